"""Linking: tables of pairs that are one event or are not, and the laws: order, batches, edits, ids, conservation."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import cases
from components.events import Linked, LinkEdits, Linker, find_copies, link, sketch
from components.events.telling import event_id
from components.model import (
    EventType,
    Figure,
    GeoPrecision,
    Link,
    Mention,
    Modality,
    Place,
    Reason,
    Relation,
    Span,
    TimeExpression,
    TimePrecision,
    When,
    Where,
)

PLACES = {
    "Konak": Place("t:konak", "Konak", "district", 38.42, 27.14, 5, "TR", "TR-35", ("İzmir", "Türkiye")),
    "İzmir": Place("t:izmir", "İzmir", "province", 38.42, 27.13, 60, "TR", "TR-35", ("Türkiye",)),
    "Ankara": Place("t:ankara", "Ankara", "province", 39.93, 32.86, 60, "TR", "TR-06", ("Türkiye",)),
    "Çankaya": Place("t:cankaya", "Çankaya", "district", 39.9, 32.86, 5, "TR", "TR-06", ("Ankara", "Türkiye")),
    "Polatlı": Place("t:polatli", "Polatlı", "district", 39.58, 32.15, 5, "TR", "TR-06", ("Ankara", "Türkiye")),
    "Türkiye": Place("t:tr", "Türkiye", "country", 39, 35, 500, "TR", None, ()),
    "Karabağ": Place("t:karabag", "Karabağ", "region", 39.8, 46.7, 60, "AZ", None, ("Azerbaycan",)),
    "Canyatak": Place("t:canyatak", "Canyatak", "village", 40.0, 46.7, 3, "AZ", None, ("Karabağ", "Azerbaycan")),
}
_PRECISION = {"district": GeoPrecision.SETTLEMENT, "village": GeoPrecision.SETTLEMENT, "country": GeoPrecision.COUNTRY,
              "region": GeoPrecision.REGION, "province": GeoPrecision.PROVINCE}  # fmt: skip


def mention(
    name: str,
    words: str,
    when: str = "2023-03-05",
    place: str = "Konak",
    type_: str = "saldiri",
    actors: tuple[str, ...] = (),
    modality: str = "asserted",
    figures: tuple[tuple[str, float], ...] = (),
) -> Mention:
    """A mention named `article:sentence`; `when`: a day, a month, `XXXX-09-19` (no year), `-`."""
    article, _, sentence = name.partition(":")
    start = int(sentence or 0) * 100
    partial = None
    if when.startswith("XXXX"):
        partial = TimeExpression(
            Span(start, start + 8), "19 Eylül", "DATE", when, when, None, None, TimePrecision.DAY, "open", "test", 0.5
        )
    where = PLACES.get(place)
    return Mention(
        id=f"{article}:{start}:{start + 5}",
        article_id=article,
        span=Span(start, start + 90),
        trigger=Span(start + 5, start + 12),
        type=EventType(type_),
        title=words,
        modality=Modality(modality),
        when=None if partial or when == "-" else _when(when),
        places=(Where(where, _PRECISION[where.kind], "own"),) if where else (),
        actors=actors,
        figures=tuple(Figure(kind, value, Span(start, start + 1)) for kind, value in figures),
        words=tuple(words.split()),
        confidence=0.9,
        partial=partial,
    )


def _when(value: str) -> When:
    if len(value) == 7:
        first = date.fromisoformat(value + "-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return When(first, last, value, TimePrecision.MONTH, "own")
    if "/" in value:
        first, last = map(date.fromisoformat, value.split("/"))
        return When(first, last, value, TimePrecision.WEEK, "own")
    day, _, clock = value.partition("T")
    known = date.fromisoformat(day)
    return When(known, known, day, TimePrecision.TIME if clock else TimePrecision.DAY, "own", clock or None)


def partition(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(one.id for one in event.mentions) for event in linked.events}


def _side(name: str, cell: str) -> Mention:
    """`words | when | place | type | actors | modality | figures`, later ones may be left out."""
    parts = [part.strip() for part in cell.split("|")]
    words, when, place, type_, actors, modality, figures = parts + [""] * (7 - len(parts))
    numbers = tuple((kind, float(value)) for kind, _, value in (pair.partition("=") for pair in figures.split()))
    who = tuple(actor.strip() for actor in actors.split(",") if actor.strip())
    return mention(
        name, words, when or "2023-03-05", place or "Konak", type_ or "saldiri", who, modality or "asserted", numbers
    )


def test_a_back_reference_without_a_time_finds_what_its_story_is_about() -> None:
    """Two of all its telling words, if they are among the most telling of the other, whose lead it is."""
    told = replace(
        mention("a:0", "otobüs devril uçurum öldü", type_="afet"), context=tuple("otobüs uçurum vali yol".split())
    )
    words = "dava sanık savcı tanık mahkem hâkim otobüs uçurum"
    recalled = replace(mention("b:1", "otobüs kazası uçurum dava", "-", type_="afet"), context=tuple(words.split()))
    assert len(link([told, recalled]).events) == 1
    lower = replace(told, id="a:900:905", span=Span(900, 990))
    assert len(link([lower, recalled]).events) == 2


def test_sentences_side_by_side_of_quite_other_kinds_are_two_events() -> None:
    """An arrest and the accident it is about, on the day that the lead lends both; not so for kin, as a trial is."""
    day = date(2023, 3, 5)
    lent = When(day, day, "2023-03-05", TimePrecision.DAY, "lead")
    arrest = replace(mention("a:0", "vardiy operat tutukl", type_="gozalti"), when=lent)
    accident = replace(mention("a:1", "maden facias işçi ölüm", type_="afet"), when=lent)
    trial = replace(mention("a:1", "zanlı savcı ifade", type_="yargi"), when=lent)
    assert len(link([arrest, accident]).events) == 2
    assert len(link([arrest, trial]).events) == 1


@pytest.mark.parametrize("case", cases("links.tsv"))
def test_pairs(case: tuple[str, ...]) -> None:
    verdict, left, right = case[:3]
    linked = link([_side("a:1", left), _side("b:1", right)])
    assert (len(linked.events) == 1) == (verdict == "one")


WORDS = "araç bomba çarşı kurşun kahveh bıçakl market kuyumc düğün tören heyet imza köprü tünel sınır".split()


@st.composite
def libraries(draw: st.DrawFn) -> list[Mention]:
    """Reports of a few events that are easy to confuse, some without date or place."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    reports = []
    for number in range(draw(st.integers(2, 26))):
        event = chance.randrange(5)
        own = random.Random(event).sample(WORDS, 6)
        words = [word for word in own if chance.random() < 0.8] + chance.sample(WORDS, 2)
        day = date(2023, 3, 5 + event // 2) + timedelta(days=chance.choice((0, 0, 0, 1)))
        when = chance.choice((day.isoformat(),) * 5 + ("-", "2023-03", f"XXXX-{day:%m-%d}"))
        place = chance.choice(("Konak", "İzmir", "-")) if event % 2 else chance.choice(("Çankaya", "Ankara", "-"))
        modality = chance.choice(("asserted",) * 6 + ("planned", "background"))
        report = mention(
            f"h{number // 3}:{number % 3}",
            " ".join(dict.fromkeys(words)),
            when,
            place,
            chance.choice(("saldiri", "saldiri", "patlama")),
            chance.choice(((), ("Ali Kaya",), ("Valilik",))),
            modality,
        )
        reports.append(report)
    return reports


laws = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@laws
@given(libraries(), st.randoms())
def test_order_of_arrival_does_not_matter(reports: list[Mention], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert link(shuffled) == link(reports)


@laws
@given(libraries(), st.integers(1, 25))
def test_bit_by_bit_is_as_from_scratch(reports: list[Mention], cut: int) -> None:
    linker = Linker()
    held: dict[str, frozenset[str]] = {}
    told = {}
    links: set[Link] = set()
    for part in (reports[:cut], reports[cut:]):
        changes = linker.add(part)
        for gone in changes.removed:
            del held[gone], told[gone]
        anew = {event.id for event in changes.events} | set(changes.removed)
        links = {one for one in links if not {one.a, one.b} & anew} | set(changes.links)
        held |= {event.id: frozenset(one.id for one in event.mentions) for event in changes.events}
        told |= {event.id: event for event in changes.events}
    whole = link(reports, known=held)
    assert {event.id: frozenset(one.id for one in event.mentions) for event in whole.events} == held
    assert {event.id: event for event in whole.events} == told
    assert set(whole.links) == links


@laws
@given(libraries())
def test_every_mention_is_in_one_event(reports: list[Mention]) -> None:
    ids = [one.id for event in link(reports).events for one in event.mentions]
    assert sorted(ids) == sorted(one.id for one in reports)


@laws
@given(libraries(), st.data())
def test_edits_are_obeyed(reports: list[Mention], data: st.DataObject) -> None:
    ids = sorted(one.id for one in reports)
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    together, apart = data.draw(pairs), data.draw(pairs)
    edits = LinkEdits((together,), (apart,))
    parts = partition(link(reports, edits=edits))
    assert not any(set(apart) <= part for part in parts)
    if set(together) != set(apart):
        assert any(set(together) <= part for part in parts)


@laws
@given(libraries(), st.data())
def test_editing_later_is_as_from_scratch(reports: list[Mention], data: st.DataObject) -> None:
    ids = sorted(one.id for one in reports)
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    edits = LinkEdits((data.draw(pairs),), (data.draw(pairs),))
    linker = Linker()
    held = {event.id: event for event in linker.add(reports).events}
    for change in (linker.edit(edits), linker.edit(LinkEdits())):
        for gone in change.removed:
            del held[gone]
        held |= {event.id: event for event in change.events}
    assert {frozenset(m.id for m in event.mentions) for event in held.values()} == partition(link(reports))


@laws
@given(libraries())
def test_an_event_never_stretches(reports: list[Mention]) -> None:
    for event in link(reports).events:
        originals = {one.id: one for one in reports}
        own = [originals[one.id] for one in event.mentions]
        days = [one.when.earliest for one in own if one.when and one.when.precision == TimePrecision.DAY]
        assert not days or (max(days) - min(days)).days <= 2
        worlds = {one.modality == Modality.PLANNED for one in own}
        assert len(worlds) == 1


def test_ids_outlive_additions_before_them() -> None:
    later = mention("m:1", "araç bomba çarşı")
    first = link([later])
    again = link([later, mention("a:1", "araç bomba çarşı")], known={first.events[0].id})
    assert [event.id for event in again.events] == [first.events[0].id]
    assert len(again.events[0].mentions) == 2


def test_year_comes_from_a_dated_report_and_goes_with_it() -> None:
    undated = mention("a:1", "ordu antite operas başlat", "XXXX-09-19", "Karabağ", "operasyon")
    dated = mention("b:1", "ordu antite operas başlat duyur", "2023-09-19", "Karabağ", "operasyon")
    (event,) = link([undated, dated]).events
    told = next(one for one in event.mentions if one.article_id == "a")
    assert told.when is not None
    assert (told.when.edtf, told.when.source) == ("2023-09-19", "completed")
    assert Reason("events.completed.year", ("19 Eylül", "2023-09-19")) in told.why
    (alone,) = link([undated]).events
    assert alone.when is None
    assert alone.mentions[0].when is None
    (relinked,) = link([replace(told, why=())]).events
    assert relinked.when is None or relinked.when.source == "completed"


def test_a_lent_day_gives_way_to_a_told_one() -> None:
    words = "ordu antite operas başlat"
    lent = mention("a:1", words, "2023-09-20", "Karabağ", "operasyon")
    assert lent.when is not None
    lent = replace(lent, when=replace(lent.when, source="lead"))
    (event,) = link([lent, mention("b:1", words, "2023-09-19", "Karabağ", "operasyon")]).events
    told = {one.article_id: one.when for one in event.mentions}
    assert [(when.edtf, when.source) for _, when in sorted(told.items()) if when] == [
        ("2023-09-19", "completed"),
        ("2023-09-19", "own"),
    ]
    (alone,) = link([lent]).events
    assert alone.when == lent.when


def test_place_is_completed() -> None:
    placed = mention("a:1", "kuyumc soygun maskel iki kişi", actors=("Emniyet",))
    unplaced = mention("b:1", "kuyumc soygun maskel kaçan", place="-", actors=("Emniyet",))
    (event,) = link([placed, unplaced]).events
    told = next(one for one in event.mentions if one.article_id == "b")
    assert told.where is not None
    assert (told.where.place.name, told.where.source) == ("Konak", "completed")


def test_why_names_all_that_spoke_for_it() -> None:
    reports = [
        mention("a:1", "araç bomba çarşı kurşun", actors=("Valilik",)),
        mention("a:2", "bomba çarşı yaral", type_="can_kaybi"),
        mention("b:0", "araç bomba çarşı kurşun", actors=("Valilik",)),
    ]
    (event,) = link(reports).events
    codes = {reason.code.removeprefix("events.same.") for reason in event.why}
    assert codes == {"reports", "near", "kin", "top", "kind", "words", "actors", "day", "place"}


def test_one_report_a_day_is_one_event_a_day() -> None:
    reports = [mention(f"h{day}:1", "topçu atış köy sivil yaral", f"2022-03-0{day}") for day in (2, 3, 4)]
    assert len(link(reports).events) == 3


def test_an_article_keeps_its_own_clock_time() -> None:
    """The second quake's lead tells no clock time; its article does, so it is not the quake of the morning."""
    words = "deprem merkez sarsın yıkıld"
    first = [mention("a:1", f"{words} sabah", "2023-02-06T04:17", type_="afet")]
    second = [
        mention("b:1", f"{words} yeniden", "2023-02-06", type_="afet"),
        mention("b:2", f"{words} ölçüld", "2023-02-06T13:24", type_="afet"),
    ]
    assert partition(link(first + second)) == {frozenset({"a:100:105"}), frozenset({"b:100:105", "b:200:205"})}


def test_copies_count_once() -> None:
    reports = [mention(f"{name}:1", "araç bomba çarşı kurşun") for name in "abc"]
    (event,) = link(reports, {"a": "a", "b": "a"}).events
    assert event.sources == 2
    linker = Linker()
    linker.add(reports)
    (changed,) = linker.add([], {"a": "a", "b": "a"}).events
    assert changed.sources == 2


def test_two_towns_on_one_day_stay_two() -> None:
    reports = [mention("a:1", "bomba patlad yaral"), mention("b:1", "bomba patlad yaral", place="Çankaya")]
    assert len(link(reports).events) == 2


def test_stated_relation_becomes_a_link() -> None:
    cause = mention("a:1", "deprem büyükl sarsın", type_="afet")
    effect = replace(
        mention("a:2", "toprak kayma köy yolu", type_="patlama"),
        relations=(Relation("after", cause.id, "ardından", "cue"),),
    )
    linked = link([cause, effect])
    assert [(one.kind, one.evidence) for one in linked.links if one.rule == "cue"] == [("after", "ardından")]


def test_plan_that_came_true() -> None:
    plan = mention("a:1", "liderl köprü açılış tören", type_="gorusme", modality="planned", actors=("Ali Kaya",))
    done = mention("b:1", "liderl köprü açılış tören", type_="gorusme", actors=("Ali Kaya",))
    linked = link([plan, done])
    assert len(linked.events) == 2
    assert [one.kind for one in linked.links] == ["realises"]


def test_plan_came_true_by_what_is_most_like_it_and_not_before_its_day() -> None:
    words = "liderl köprü açılış tören"
    plan = mention("a:1", words, "2023-03-07", type_="gorusme", modality="planned", actors=("Ali Kaya",))
    before = mention("b:1", words, "2023-03-06", type_="gorusme", actors=("Ali Kaya",))
    later = mention("c:1", "liderl köprü yemek", "2023-03-20", type_="gorusme")
    done = mention("d:1", words, "2023-03-07", type_="gorusme", actors=("Ali Kaya",))
    linker = Linker()
    assert not linker.add([plan, before]).links
    linker.add([later])
    (found,) = [one for one in linker.add([done]).links if one.kind == "realises"]
    assert (found.a, found.b) == (event_id(done.id), event_id(plan.id))


TEXT = (
    "Kentte sabah saatlerinde başlayan sağanak nedeniyle dere taştı ve alt geçitler suyla doldu. Ekipler mahsur kalan "
    "sürücüleri kurtardı. Belediye, zarar gören evlerin tespiti için çalışma başlattığını bildirdi. Okullar iki "
    "gün tatil edildi, toplu taşıma seferleri geçici olarak durduruldu. Meteoroloji yağışın hafta sonuna kadar "
    "süreceğini duyurdu."
)


def test_cut_down_copy_is_found() -> None:
    other = (
        "Şampiyon takım kupasını dün gece binlerce taraftarın önünde kaldırdı ve kutlamalar sabaha kadar sürdü kentte."
    )
    sketches = {"b": sketch(TEXT), "a": sketch(TEXT[: len(TEXT) * 2 // 3]), "c": sketch(other)}
    assert find_copies(sketches) == {"a": "a", "b": "a"}


def test_short_text_has_no_sketch() -> None:
    assert sketch("üç kelime var") == ()
    assert find_copies({"a": (), "b": ()}) == {}


@given(st.permutations(["a", "b", "c", "d"]))
def test_copies_do_not_depend_on_order(names: list[str]) -> None:
    texts = {
        "a": TEXT,
        "b": TEXT[60:],
        "c": TEXT[:300],
        "d": "başka bir haber metni burada hiç benzemeyen sözlerle durur",
    }
    assert find_copies({name: sketch(texts[name]) for name in names}) == find_copies(
        {name: sketch(text) for name, text in texts.items()}
    )
