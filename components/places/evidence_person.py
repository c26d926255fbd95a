"""Tells where a person's name ends and a place begins: "Cumhurbaşkanı Erdoğan Irak'ı ziyaret etti"."""

from collections.abc import Sequence

from components.places.evidence_words import AMBIGUOUS, CLUBS, FAMILY_NAMES, FIRST_NAMES, MOSTLY_SURNAMES, TITLES
from components.places.recognizer_names import Known
from components.places.recognizer_words import Form

GREAT = 4e6  # prior from which on a town is rather named than a person who is called like it
_GIVEN = FIRST_NAMES - MOSTLY_SURNAMES


def is_no_surname(forms: Sequence[Form], index: int, known: Known) -> bool:
    """True if what begins at word `index` does not go on with the person before it.

    A country, unless families are called so ("Fikri Karadağ"); and a great town, if a title and a surname stand
    before it: "Başbakan Yıldırım İzmir'i gezdi", but "yazar Leyla Erbil'i andı".
    """
    form = forms[index]
    if form.stem in AMBIGUOUS or form.stem in CLUBS or form.stem in FAMILY_NAMES:
        return False
    if known.kind == "country":
        return known.landmark
    named = forms[index - 1]
    surname = named.capital and not named.ending and named.stem not in _GIVEN
    return surname and forms[index - 2].folded in TITLES and known.prior >= GREAT and known.how == "name"
