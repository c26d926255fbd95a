"""Which of the places that go by a name fit where the text puts it: no namesakes far away, no hamlets of elsewhere."""

from components.model import Place
from components.places.resolver_context import BESIDE, INSIDE, POSSESSOR, SAME_SENTENCE, Group, lies_in
from components.places.resolver_nearby import is_near
from components.places.resolver_options import Container, Option
from components.places.resolver_setting import Shares

SOME_NAMES = 2  # other names from which on an article has a setting
_LOCAL = frozenset({"neighbourhood", "village", "street", "site"})
_OBSCURE = 60_000.0  # prior below which a place abroad needs its country in the article
_A_TOWN = 50_000  # inhabitants from which on a place at home is no village, whatever a text calls it
_A_SMALL_DISTRICT = 20_000  # inhabitants
_NEIGHBOURHOOD_KM = 50.0  # a neighbourhood is named beside its town
_STRAY_KM = 120.0
_IN_DISTRICT_KM = 30.0  # beyond a district's radius: its point is a rough one
_FAR_SITE_KM = 120.0
_HOME = "TR"
_TOWN_OF_NOTE = 5e5  # prior of a town that may be spoken of anywhere
_LONG = 6  # letters of a name that is hardly another's by chance
# Countries whose villages sound like ours.
_TURKIC = frozenset("TR AZ CY BG MK GR XK IR IQ SY TM UZ KZ KG RU UA GE MD RO".split())
_SETTLEMENTS = frozenset({"district", "city", "village"})


def plausible(group: Group, containers: list[Container], shares: Shares) -> list[Option]:
    """Without namesakes far from where the text puts the name, and without hamlets where the article does not play."""
    kept = [option for option in _in_told_country(group, containers) if not _is_elsewhere(option.place, containers)]
    kept = [option for option in kept if not _is_abroad(option, containers)]
    if group.hint in _LOCAL:
        settled = [container for container in containers if container.place.kind in ("district", "city", "province")]
        kept = [option for option in kept if _is_site_at(option.place, settled) or _may_stand_at(option.place, settled)]
        if group.hint == "neighbourhood":
            kept = [option for option in kept if option.near and option.near[0] < _NEIGHBOURHOOD_KM]
    if shares.names >= SOME_NAMES:
        kept = [
            o
            for o in kept
            if o.place.country is None
            or o.prior >= _OBSCURE
            or shares.country(o.place.country)
            or _is_unmistakable(o, group, containers)
        ]
        if group.beside >= SOME_NAMES:
            kept = [
                option
                for option in kept
                if not _is_stray(option, containers, group.hint) or _is_unmistakable(option, group, containers)
            ]
        if group.hint in ("village", "neighbourhood") and sum(_is_hamlet(option) for option in group.options) > 1:
            kept = [o for o in kept if not _is_hamlet(o) or shares.province(o.place.province)]
    return kept


def _in_told_country(group: Group, containers: list[Container]) -> list[Option]:
    """Only what lies in the country told right before a town: "Rusya'nın Kazan kenti", wherever the article plays."""
    told = [one.place for one in containers if one.strength == POSSESSOR and one.place.kind == "country"]
    if group.hint not in _SETTLEMENTS or not told:
        return group.options
    inside = [o for o in group.options if any(lies_in(o.place, country) for country in told)]
    return inside or [o for o in group.options if o.prior >= _TOWN_OF_NOTE]


def _is_elsewhere(place: Place, containers: list[Container]) -> bool:
    """True for a village that lies outside the district it is said to lie in: "Marmaris ilçesi Hisarönü mevkisi".

    Or for a small district of elsewhere: "Akçaabat'ta Söğütlü sahili".
    """
    small = place.kind == "district" and (place.population or 0) < _A_SMALL_DISTRICT
    if not (small or place.kind == "village") or place.country != _HOME:
        return False
    told = [one for one in containers if one.strength == POSSESSOR or (one.strength == INSIDE and small)]
    return any(
        one.place.kind == "district"
        and not is_near(place, one.place, _IN_DISTRICT_KM * (1 + small) + one.place.radius_km)
        for one in told
    )


def _is_abroad(option: Option, containers: list[Container]) -> bool:
    """True for a lesser town of another country than the place it is said to be in: "Mogadişu'da Lido sahili"."""
    country = option.place.country
    if country is None or option.prior >= _TOWN_OF_NOTE or option.place.kind not in _SETTLEMENTS:
        return False
    told = {c.place.country for c in containers if c.strength == INSIDE and c.place.country}
    return bool(told) and country not in told


def _is_site_at(place: Place, containers: list[Container]) -> bool:
    """True for a known site, unless it is far from the town right before it: "Samsun Cumhuriyet Meydanı"."""
    if place.kind != "site":
        return False
    direct = [container.place for container in containers if container.strength == BESIDE]
    return not direct or any(is_near(place, container, _FAR_SITE_KM + container.radius_km) for container in direct)


def _is_hamlet(option: Option) -> bool:
    """True for one of the villages at home that go by a name: every province has a Yeniköy."""
    place = option.place
    return place.kind in ("village", "city") and place.country == _HOME and (place.population or 0) < _A_TOWN


def _is_unmistakable(option: Option, group: Group, containers: list[Container]) -> bool:
    """True for the only place in the world of a long foreign name, unless the text puts the name somewhere else."""
    only = len(group.options) == 1 and option.how == "name" and group.hint not in _LOCAL
    if not only or len(group.key) < _LONG or option.place.country in _TURKIC:
        return False
    return not any(container.strength >= SAME_SENTENCE for container in containers)


def _is_stray(option: Option, containers: list[Container], hint: str | None) -> bool:
    """True for a little known village far from every settlement the article names, and in no province it names.

    Or for a district that a text calls a village: "Bolu'nun Karacasu beldesi" is not that of Aydın.
    """
    place = option.place
    namesake = hint == "village" and place.kind == "district" and (place.population or 0) < _A_TOWN
    if not namesake and (place.kind != "village" or option.prior >= _OBSCURE):
        return False
    told = (c.place for c in containers if c.strength in (POSSESSOR, INSIDE) and c.place.kind == "country")
    if any(place.country == land.country for land in told):
        return False  # "Macaristan'ın Röszke kasabası"
    if any(_holds(container.place, option.place) for container in containers):
        return False
    return option.near is None or option.near[0] > _STRAY_KM


def _may_stand_at(place: Place, containers: list[Container]) -> bool:
    """True if no container speaks against it: inside the one named right before it, near one of its sentence."""
    direct = [container.place for container in containers if container.strength >= BESIDE]
    if direct:
        return any(lies_in(place, container) for container in direct)
    told = [container.place for container in containers if container.strength >= SAME_SENTENCE]
    return not told or any(
        is_near(place, container, _reach_km(container)) or _holds(container, place) for container in told
    )


def _holds(container: Place, place: Place) -> bool:
    """True for a province abroad, however large, with the place in it: Jasper in Alberta."""
    return container.kind == "province" and container.country != _HOME and lies_in(place, container)


def _reach_km(container: Place) -> float:
    return 60.0 + container.radius_km if container.country == _HOME else 150.0
