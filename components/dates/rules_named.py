"""Rules for days with a name: feasts, 15 Temmuz darbe girişimi, 11 Eylül saldırıları, yılbaşı."""

from components.dates.draft import Draft
from components.dates.rule import Hit, Rule
from components.dates.rules_calendar import calendar_day

# (day, month) -> (year everybody knows, beginnings of the words that make it that day)
KNOWN_DAYS = {
    (15, 7): (
        2016,
        ("darbe", "dava", "hain", "gecesi", "kalkışma", "fetö", "ihanet", "işgal", "şehid", "gaziler", "destan"),
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
    (28, 2): (1997, ("süreci", "dava", "darbe", "post", "mgk", "dönemi", "mağdur", "yasak", "zihniyet")),
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
    (6, 2): (2023, ("deprem", "kahramanmaraş", "felaket", "afet")),
    (17, 8): (1999, ("deprem", "gölcük", "marmara")),
    (12, 11): (1999, ("deprem", "düzce")),
    (23, 10): (2011, ("deprem", "van")),
    (30, 10): (2020, ("deprem", "izmir")),
    (7, 10): (2023, ("hamas", "saldırı", "aksa")),
    (10, 10): (2015, ("katliam", "gar", "ankara")),
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
    (2, 7): (1993, ("sivas", "madımak", "katliam")),
    (1, 5): (1977, ("katliam", "taksim")),
}


_HEADS = tuple({head for _, heads in KNOWN_DAYS.values() for head in heads})


def known_day(hit: Hit) -> Draft | None:
    """A day whose year everybody knows from the word after it."""
    following = hit.words.part(hit.last + 2 if hit.words.letters[hit.last + 1 : hit.last + 2] == " " else hit.last + 4)
    day = calendar_day(hit) if following.startswith(_HEADS) else None
    if day is None or day.month is None or day.day is None:
        return None
    year, heads = KNOWN_DAYS.get((day.day, day.month), (0, ()))
    if not heads or not following.startswith(heads):
        return None
    return Draft("day", year=year, month=day.month, day=day.day, nth_unit="known")


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
    Rule("feast", f"(?:<y:YEAR>~ )?{_BAYRAM}(?:['`]<SUF_LOC|SUF_ABL>)", "Kurban Bayramı'nda", feast, 0.7),
    Rule("feast_day", f"(?:<y:YEAR>~ )?{_BAYRAM}~ <o:NTH_END><GUN_P3>", "Kurban Bayramı'nın ikinci günü", feast, 0.75),
    Rule("feast_eve", f"{_BAYRAM}~ <eve:AREFE>", "Kurban Bayramı arefesi", feast, 0.7),
    Rule("ramadan", "(?:<y:YEAR>~ )?<RAMAZAN> <AY_P3>", "Ramazan ayında", feast, 0.7),
    Rule("nevruz", "<NEVRUZ>['`]<SUF_LOC|SUF_ABL>|<y:YEAR>~ <NEVRUZ>~", "Nevruz'da", nevruz, 0.6),
    Rule("new_years_eve", "<YILBASI> <GECE>", "yılbaşı gecesi", new_years_eve, 0.8),
    Rule("new_year", "<YILBASI>", "yılbaşında", new_year, 0.6),
)
