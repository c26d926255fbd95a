"""The content words of a mention as crude stems: what linking compares and search finds."""

from collections.abc import Sequence

from components.events.words import before_apostrophe
from components.text.per_word import per_word

_PREFIX = 6  # letters: a Turkish stem and its endings agree this far, different stems seldom do
_EMPTY = frozenset(
    "ve ile bir bu şu o da de ki mi için gibi kadar daha çok en her ise ya veya hem olarak olan oldu olduğu "
    "olduğunu üzere göre sonra önce tarafından ancak ayrıca diye dedi değil var yok ne nasıl bütün tüm bazı kendi "
    "aynı diğer sonrasında öncesinde arasında üzerinde üzerine içinde karşı yana etti eden edilen edildi edilmesi "
    "etmek etmesi ettiği ettiğini yapılan yapıldı yapılması yaptı yapan yer alan aldı alındı belirtti belirtildi "
    "bildirdi bildirildi bildirilen açıkladı açıklandı açıklamada açıklama kaydetti kaydedildi aktardı söyledi "
    "ifade vurguladı kişi yıl gün saat ay hafta bugün dün yarın yeni ilk son iki üç".split()
)


def content_words(folded: Sequence[str]) -> tuple[str, ...]:
    """Distinct stems of folded words in their order, without empty words and without bare numbers under 10."""
    stems = dict.fromkeys(map(stem_of, folded))
    stems.pop("", None)
    return tuple(stems)


@per_word
def stem_of(folded: str) -> str:
    """The first letters of a word before its apostrophe; "" for a word that says nothing."""
    word = before_apostrophe(folded)
    return "" if word in _EMPTY or len(word) < 2 else word[:_PREFIX]
