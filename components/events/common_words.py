"""Words that nearly every report has: they weigh little when two reports are compared.

A fixed table instead of counts over the corpus: a count would change with every article added, and with it old links.
"""

_LIGHT = 0.3
_STEMS = frozenset(
    "açıkla başkan cumhur bakan bakanı genel türkiy karar çalışm önemli konusu hakkın ülke dünya devlet hüküme "
    "yaklaş toplam yüzde milyon milyar bölge bölged merkez ilçesi ilinde kent şehir sabah akşam gece saatle öğle "
    "haber gazete televi ajansı kaynak göre gelen giden yapıla alınan verile başlad devam süren bulund geldi "
    "gitti aldı verdi yaptı olmak kendis diğer büyük küçük uzun kısa iyi kötü gün yılın ayında haftas tarihi "
    "tarihl bugünk geçen önceki sonrak ikinci üçüncü birinc dördün beşinc kişini kişi insan vatand halk görüşm "
    "toplan açıklı ifades sözler mesaj sosyal medya basın toplum konuda konuya nedeni sonucu olayda olayla olayı "
    "olay gerçek edilme edilec etmişt olmasi olması olarak olacak olduğu dedi söyled belirt vurgul kaydet aktard "
    "bildir duyuru ifade eden etti edildi edilen yapıl yapılm alındı verild getiri götürü kaldır çıkan çıktı "
    "çıkarı girdi geçti geçird tarafı yönele ilgili ilişki durum durumu şekild sırada sırasi sırası dolayı rağmen "
    "itibar beraber birlik dışı içişle dışişl savunm adalet sağlık bakanl bakanı emniye polis jandar ekiple ekip "
    "itfaiy ambula hastan kaldır tedavi yetkil görevl müdürl müdürü valisi valili belediy".split()
)


def weight_of(stem: str) -> float:
    """1 for a telling word, 0.3 for one that is in too many reports to tell anything, 0.7 for a number."""
    if stem in _STEMS:
        return _LIGHT
    return 0.7 if stem.isdigit() else 1.0
