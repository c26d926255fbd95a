"""The words of time, once: months, numbers, units, parts of the day, and what leans on them."""

MONTHS = "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split()
MONTH_SHORT = {"oca": 1, "şub": 2, "mar": 3, "nis": 4, "may": 5, "haz": 6, "tem": 7, "ağu": 8, "eyl": 9, "eki": 10} | {
    "kas": 11,
    "ara": 12,
    "ağus": 8,
}
MONTH_PLAIN = {"subat": 2, "mayis": 5, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12}
WEEKDAYS = "pazartesi salı çarşamba perşembe cuma cumartesi pazar".split()
WEEKDAY_SHORT = {"pzt": 0, "pts": 0, "sal": 1, "çar": 2, "çrş": 2, "per": 3, "prş": 3, "cum": 4, "cmt": 5, "cts": 5} | {
    "paz": 6
}
ONES = {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9}
EACH = {"birer": 1, "ikişer": 2, "üçer": 3, "dörder": 4, "beşer": 5, "altışar": 6, "yedişer": 7, "sekizer": 8} | {
    "dokuzar": 9,
    "onar": 10,
    "yirmişer": 20,
}
TENS = {"on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80} | {
    "doksan": 90
}
ORDINALS = {"birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "beşinci": 5, "altıncı": 6, "yedinci": 7} | {
    "sekizinci": 8,
    "dokuzuncu": 9,
    "onuncu": 10,
    "yirminci": 20,
}
# unit -> (ISO 8601 letter, stands after the T of a duration, plain days)
UNITS: dict[str, tuple[str, bool]] = {
    "saniye": ("S", True),
    "dakika": ("M", True),
    "saat": ("H", True),
    "gün": ("D", False),
    "hafta": ("W", False),
    "ay": ("M", False),
    "yıl": ("Y", False),
    "sene": ("Y", False),
    "yüzyıl": ("C", False),
    "asır": ("C", False),
    "çeyrek": ("Q", False),
}
UNIT_CLASS = {"gün": "GUN", "hafta": "HAFTA", "ay": "AY", "yıl": "YIL", "sene": "YIL", "saat": "SAAT"} | {
    "gece": "GECE",
    "yüzyıl": "YUZYIL",
    "asır": "YUZYIL",
    "sabah": "SABAH",
}
SEASONS = {"ilkbahar": 1, "bahar": 1, "yaz": 2, "sonbahar": 3, "güz": 3, "kış": 4}
PARTS = {
    "sabah": "MO",
    "öğle": "MI",
    "öğlen": "MI",
    "ikindi": "AF",
    "akşam": "EV",
    "akşamüstü": "EV",
    "akşamüzeri": "EV",
    "gece": "NI",
}
PART_ADVERBS = {"sabahleyin": "MO", "öğleyin": "MI", "akşamleyin": "EV", "geceleyin": "NI"} | dict.fromkeys(
    "geceyarısı geceyarısında geceyarısından geceyarısına".split(), "NI"
)
DECADE_WORDS = {"yirmili": 20, "otuzlu": 30, "kırklı": 40, "ellili": 50, "altmışlı": 60, "yetmişli": 70} | {
    "seksenli": 80,
    "doksanlı": 90,
}
ROMAN = "ı ıı ııı ıv v vı vıı vııı ıx x xı xıı xııı xıv xv xvı xvıı xvııı xıx xx xxı".split()
EDGES = {"baş": "START", "orta": "MID", "son": "END"}
SUFFIXES = {
    "SUF_ABL": "den dan ten tan nden ndan inden ından undan ünden sinden",
    "SUF_GEN": "in ın un ün nin nın nun nün",
    "SUF_DAT": "e a ye ya ne na ine ına una üne",
    "SUF_LOC": "de da te ta nde nda inde ında unda ünde",
    "SUF_REL": "deki daki teki taki ndeki ndaki indeki ındaki undaki ündeki",
    "SUF_ACC": "i ı u ü yi yı yu yü ni nı nu nü ini ını unu ünü",
    "SUF_POSS": "i ı u ü si sı su sü inde ında unda ünde sinde sında sunda sünde ine ına una üne sine sına inin ının "
    "unun ünün sinin sının inden ından undan ünden sinden sından indeki ındaki undaki ündeki ini ını unu ünü sini sını",
    "SUF_INS": "le la yle yla iyle ıyla uyla üyle siyle sıyla",
    "SUF_ORD": "inci ıncı uncu üncü nci ncı ncu ncü",
    "SUF_PL": "ler lar leri ları lerin ların lerde larda lerden lardan lere lara lerdeki lardaki lerinde larında "
    "lerinden larından lerine larına lerini larını lerinin larının lerindeki larındaki",
    "SUF_LI": "li lı lu lü",
    "SUF_DIR": "dir dır dur dür tir tır tur tür",
    "SUF_LIK": "lik lık luk lük",
}
LOCATIVE = frozenset(f"{SUFFIXES['SUF_LOC']} {SUFFIXES['SUF_ABL']} {SUFFIXES['SUF_REL']}".split())
# class -> words; plain lists, every form that matters is spelt out
WORDS = {
    "BU": "bu",
    "SU": "şu",
    "O": "o",
    "AYNI": "aynı",
    "HER": "her",
    "GECEN": "geçen geçtiğimiz geride",
    "GECEN_REL": "geçenki",
    "GELECEK": "gelecek önümüzdeki",
    "ONCEKI": "önceki",
    "SONRAKI": "sonraki",
    "ERTESI": "ertesi",
    "EVVELKI": "evvelki evvelsi",
    "SON": "son",
    "ILK": "ilk",
    "YENI": "yeni",
    "ONCE": "önce evvel öncesi öncesine öncesinde önceydi öncesinden öncesindeki "
    "öncesinin önceki önceye önceden öncenin",
    "SONRA": "sonra sonrası sonrasına sonrasında sonraki sonraya sonradan sonrasındaki",
    "SONRA_BARE": "sonra sonrası sonrasında sonrasına sonraki",
    "ONCE_BARE": "önceydi önce evvel öncesi öncesinde öncesine önceki",
    "BERI": "beri",
    "SONRASI": "sonrası sonrasında sonrasına sonrasındaki",
    "ONCESI": "öncesi öncesinde öncesine öncesindeki",
    "YANA": "yana",
    "KADAR": "kadar dek değin",
    "ITIBAREN": "itibaren",
    "ILE": "ile ila ilâ",
    "ILA": "ila ilâ",
    "VE": "ve veya",
    "ARA": "arası arasında arasındaki arasına arasından arasını arasının aralığında aralığı",
    "BIR": "bir",
    "BIRKAC": "birkaç",
    "KAC": "kaç",
    "UZUN": "uzun",
    "YARIM": "yarım",
    "CEYREK": "çeyrek",
    "BUCUK": "buçuk",
    "HALF_PAST": "buçukta buçuktaki buçuktan buçuğa",
    "YUZ": "yüz",
    "BIN": "bin",
    "BUGUN": "bugün bugünkü bugünün bugünden bugüne bugünü bugünküler",
    "DUN": "dün dünkü dünün dünden düne dünü",
    "YARIN": "yarın yarınki yarından yarına",
    "GUNKU": "günkü",
    "HAFTAKI": "haftaki",
    "HAFTAYA": "haftaya",
    "OBUR": "öbür öteki",
    "DOGRU": "doğru",
    "SUF_DIST": "er ar şer şar",
    "YILKI": "yılki seneki",
    "SONU": "sonu sonunda sonunu sonuna sonundan sonundaki sonunun",
    "AYLIK": "aylık",
    "OGLEDEN": "öğleden",
    "UNITS_LONG": "yıllardır aylardır haftalardır günlerdir saatlerdir yıllarca aylarca haftalarca günlerce saatlerce",
    "SAATIYLE": "saatiyle saatle",
    "YEREL": "yerel mahalli",
    "TSI": "tsi gmt utc",
    "TURKIYE": "türkiye greenwich moskova",
    "SONLARI": "sonları sonlarında sonlarını sonlarına",
    "AROUND": "sularında sıralarında civarında gibi",
    "HAFTASONU": "haftasonu haftasonunda haftasonuna haftasonundan haftasonunun haftasonunu haftasonundaki",
    "EARLY": "erken geç ilk ilerleyen",
    "YEAR_END": "yılsonu yılsonunda yılsonuna yılsonundan yılsonunu yılsonunun yılsonundaki",
    "UZERI": "üzeri üstü",
    "VAKTI": "vakti vaktinde vaktine vaktinden vakitleri vakitlerinde",
    "PAST_HOUR": "geçe geçerken geçiyordu geçmişti",
    "TO_HOUR": "kala",
    "PERIOD": "dönemi dönemine döneminde döneminden döneminin dönemini dönemiyle dönemindeki",
    "WORKING": "işlem iş çalışma",
    "BAGLAYAN": "bağlayan",
    "KARSI": "karşı",
    "YARISI": "yarısı yarısında yarısından yarısına yarısının yarısındaki yarısını yarı yarıda yarıyı",
    "CEYREGI": "çeyreği çeyreğinde çeyreğinden çeyreğine çeyreğinin çeyreğindeki çeyreğini çeyrek çeyrekte çeyrekteki",
    "YARIYIL": "yarıyıl yarıyılı yarıyılında yarıyılın",
    "CENTURY": "yüzyıl yy asır",
    "GECE_YARISI": "gece",
    "MIDNIGHT": "geceyarısı geceyarısında geceyarısından geceyarısına geceyarısının geceyarısındaki",
    "TARIH": "tarihi tarihinde tarihli tarihinden tarihine tarihindeki tarihleri tarihlerinde tarihiyle tarih",
    "MO": "mö iö",
    "MS": "ms is",
    "M_": "m",
    "OE_": "ö",
    "S_": "s",
    "SEZON": "sezonu sezonunda sezonunun sezonundan sezonuna sezonundaki sezon sezonunu",
    "MILAT": "milattan miladdan isa'dan",
    "BAYRAM": "bayramı bayramında bayramının bayramından bayramına bayramını bayram bayramın bayramda bayramdan",
    "RAMAZAN": "ramazan",
    "RAMAZAN_LOC": "ramazanda ramazanın ramazandan ramazana",
    "KURBAN": "kurban",
    "SEKER": "şeker",
    "AREFE": "arefe arife arefesi arifesi arefesinde arifesinde",
    "NEVRUZ": "nevruz nevruzda newroz",
    "YILBASI": "yılbaşı yılbaşında yılbaşından yılbaşına yılbaşının",
    "HICRI": "hicri rumi",
    "OGRETIM": "öğretim eğitim",
    "KEZ": "kez kere defa",
    "TATIL": "tatilinde tatili tatilinin",
}
