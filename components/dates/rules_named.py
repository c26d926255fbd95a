"""Rules for days with a name: feasts, 15 Temmuz darbe girişimi, 11 Eylül saldırıları, yılbaşı."""

from components.dates.draft import Draft
from components.dates.rule import Hit, Rule
from components.dates.rules_calendar import calendar_day
from components.dates.surroundings import next_word

# (day, month) -> (year everybody knows, beginnings of the words that make it that day)
KNOWN_DAYS: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {
    (15, 7): (
        2016,
        tuple(
            "darbe dava hain gecesi kalkışma fetö ihanet işgal şehid şehitleri gaziler gazisi destan sonras ruhu "
            "kahraman".split()
        ),
    ),
    (11, 9): (2001, ("saldırı", "terör")),
    (12, 9): (
        1980,
        (
            "darbe",
            "dava",
            "askeri",
            "askerî",
            "dönem",
            "müdahale",
            "kuşağ",
            "rejim",
            "cunta",
            "önces",
            "sonras",
            "anayasa",
            "cezaev",
            "mağdur",
            "karanlı",
        ),
    ),
    (28, 2): (1997, ("süreci", "dava", "darbe", "post", "mgk", "karar", "dönemi", "mağdur", "yasak", "zihniyet")),
    (12, 3): (1971, ("muhtıra", "darbe", "dönem", "müdahale", "rejim")),
    (27, 5): (1960, ("darbe", "ihtilal", "askeri", "askerî", "cunta", "anayasa", "dönem", "müdahale")),
    (24, 1): (1980, ("karar",)),
    (5, 4): (1994, ("karar",)),
    (1, 3): (2003, ("tezkere",)),
    (20, 7): (1974, ("harek", "çıkarma")),
    (26, 12): (2004, ("tsunami",)),
    (7, 7): (2005, ("saldırı",)),
    (30, 3): (2014, ("seçim", "yerel")),
    (12, 6): (2011, ("seçim",)),
    (22, 7): (2007, ("seçim",)),
    (31, 3): (1909, ("vaka", "ayaklanma")),
    (27, 4): (2007, ("muhtıra", "e-muhtıra", "bildiri")),
    (6, 2): (2023, ("deprem", "felaket", "afet")),
    (17, 8): (1999, ("deprem",)),
    (12, 11): (1999, ("deprem",)),
    (23, 10): (2011, ("deprem",)),
    (30, 10): (2020, ("deprem",)),
    (7, 10): (2023, ("hamas", "saldırı", "aksa")),
    (10, 10): (2015, ("katliam", "gar")),
    (6, 9): (1955, ("olay", "pogrom")),
    (14, 5): (2023, ("seçim", "genel")),
    (28, 5): (2023, ("seçim",)),
    (7, 6): (2015, ("seçim", "genel")),
    (1, 11): (2015, ("seçim", "genel")),
    (24, 6): (2018, ("seçim",)),
    (16, 4): (2017, ("referandum", "halk", "anayasa")),
    (3, 11): (2002, ("seçim",)),
    (17, 12): (2013, ("soruşturma", "operasyon", "süreci", "yolsuzluk")),
    (25, 12): (2013, ("soruşturma", "operasyon")),
    (2, 7): (1993, ("madımak", "katliam")),
    (1, 5): (1977, ("katliam",)),
}


_HEADS = tuple({head for _, heads in KNOWN_DAYS.values() for head in heads})


_THERE = frozenset("deki daki teki taki".split())
# between a known day and its word: "10 Ekim Ankara katliamı", "6 Şubat Kahramanmaraş depremleri"
_SCENES = frozenset("ankara sivas taksim van izmir düzce gölcük marmara kahramanmaraş maraş elazığ başbağlar".split())


def known_day(hit: Hit) -> Draft | None:
    """A day whose year everybody knows from the word after it."""
    words, bare = hit.words, hit.words.letters[hit.last + 1 : hit.last + 2] == " "
    index = hit.last + 2 if bare else hit.last + 4
    if (
        (bare or words.part(hit.last + 2) in _THERE)
        and words.part(index) in _SCENES
        and words.letters[index + 1 : index + 2] == " "
    ):
        index += 2
    following = words.part(index)
    day = calendar_day(hit) if following.startswith(_HEADS) else None
    if day is None or day.month is None or day.day is None:
        return None
    year, heads = KNOWN_DAYS.get((day.day, day.month), (0, ()))
    if not heads or not following.startswith(heads):
        return None
    return Draft("day", year=year, month=day.month, day=day.day, nth_unit="known")


# (first day, last day, month) -> year and words, as above
_KNOWN_RANGES: dict[tuple[int, int, int], tuple[int, tuple[str, ...]]] = {
    (17, 25, 12): (2013, ("soruşturma", "operasyon", "süreci", "darbe", "yolsuzluk", "kumpas", "dava")),
    (6, 7, 9): (1955, ("olay", "pogrom")),
    (6, 8, 10): (2014, ("olay", "kobani")),
    (15, 16, 6): (1970, ("olay", "direniş", "işçi")),
}


def known_range(hit: Hit) -> Draft | None:
    """17-25 Aralık operasyonları, 6-7 Eylül olayları."""
    first, last, month = hit.whole("a"), hit.whole("d"), hit.value("m", "MONTH")
    year, heads = _KNOWN_RANGES.get((first or 0, last or 0, month or 0), (0, ()))
    if not heads or not next_word(hit.words, hit.last)[0].startswith(heads):
        return None
    return Draft("day", year=year, month=month, day=first, until=Draft("day", year=year, month=month, day=last))


def feast(hit: Hit) -> Draft:
    """Ramazan ayı, Kurban Bayramı'nın ikinci günü."""
    name = "kurban bayramı" if hit.has("kurban") else "ramazan bayramı" if hit.has("bayram") else "ramazan"
    nth = hit.nth("o") if hit.has("o") else 0 if hit.has("eve") else None
    return Draft("feast", value=name, nth=nth, year=hit.value("y", "YEAR"))


def nevruz(hit: Hit) -> Draft:
    """Nevruz, 21 March."""
    return Draft("day", year=hit.value("y", "YEAR"), month=3, day=21)


def new_year(_: Hit) -> Draft:
    """Yılbaşı: 1 January (nearest)."""
    return Draft("day", month=1, day=1)


def new_years_eve(_: Hit) -> Draft:
    """Yılbaşı gecesi: the night that begins on 31 December."""
    return Draft("day", month=12, day=31, part="NI")


_BAYRAM = "(?:<kurban:KURBAN>|<RAMAZAN|SEKER>)['`]? ?<bayram:BAYRAM>".replace("['`]? ?", " ")

RULES = (
    Rule("known_day", "<d:DAYNO> <m:MONTH>(?![ ;]<YEAR>)", "15 Temmuz darbe girişimi", known_day, 0.9),
    Rule("known_range", "<a:DAYNO>[-/]<d:DAYNO> <m:MONTH>", "17-25 Aralık operasyonları", known_range, 0.9),
    Rule("ramadan_day", "<RAMAZAN|RAMAZAN_LOC>~(?: <AY_P3>)? <o:NTH_END><GUN_P3>", "ramazanın ilk günü", feast, 0.75),
    Rule("feast", f"(?:<y:YEAR>~ )?{_BAYRAM}(?:['`]<SUF_LOC|SUF_ABL>)", "Kurban Bayramı'nda", feast, 0.7),
    Rule("feast_day", f"(?:<y:YEAR>~ )?{_BAYRAM}~ <o:NTH_END><GUN_P3>", "Kurban Bayramı'nın ikinci günü", feast, 0.75),
    Rule("feast_eve", f"{_BAYRAM}~ <eve:AREFE>", "Kurban Bayramı arefesi", feast, 0.7),
    Rule("ramadan", "(?:<y:YEAR>~ )?<RAMAZAN> <AY_P3>", "Ramazan ayında", feast, 0.7),
    Rule("nevruz", "<NEVRUZ>['`]<SUF_LOC|SUF_ABL>|<y:YEAR>~ <NEVRUZ>~", "Nevruz'da", nevruz, 0.6),
    Rule("new_years_eve", "<YILBASI> <GECE>", "yılbaşı gecesi", new_years_eve, 0.8),
    Rule("new_year", "<YILBASI>", "yılbaşında", new_year, 0.6),
)
