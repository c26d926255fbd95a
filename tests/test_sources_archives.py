"""Archives: what is inside is read, what is dangerous is refused."""

import pytest

from components.errors import TooLarge
from components.model import Article
from components.sources import Failure, archive, formats, read
from components.sources.draft import MAX_ARTICLE_CHARACTERS, Draft, article
from source_files import BODY, page, refused, zipped


def test_archive() -> None:
    data = zipped(
        **{
            "haber/ilk.txt": "İlk haber.",
            "__MACOSX/haber/._ilk.txt": b"\x00\x05",
            "ikinci.html": page(),
            "bozuk.pdf": b"%PDF-1.4",
            "çok.jsonl": '{"text": "Bir."}\n{"text": "İki."}',
        }
    )
    found = list(read(data, "haberler.zip"))
    assert [one.name if isinstance(one, Failure) else one.text[:10] for one in found] == [
        "İlk haber.",
        BODY[:10],
        "haberler.zip/bozuk.pdf",
        "Bir.",
        "İki.",
    ]


def test_archive_paths_stay_inside() -> None:
    assert refused(zipped(**{"../kacak.txt": "Haber."}), "a.zip").reason.code == "sources.outside_path"
    assert refused(zipped(**{"/etc/kacak.txt": "Haber."}), "a.zip").reason.code == "sources.outside_path"


def test_a_bomb_is_refused() -> None:
    found = refused(zipped(**{"bomba.txt": bytes(30_000_000)}), "a.zip")
    assert found.reason.code == "sources.large_member"


def test_an_archive_in_an_archive_is_refused() -> None:
    assert refused(zipped(**{"ic.zip": zipped(**{"a.txt": "Haber."})}), "a.zip").reason.code == "sources.nested_zip"


def test_limits_have_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    assert "2" in refused(zipped(**{"a.txt": "Bir.", "b.txt": "İki."}), "a.zip").sentence
    monkeypatch.setattr(formats, "MAX_FILE_BYTES", 10)
    assert refused("Bu metin çok uzun.", "a.txt").reason.code == "sources.large_file"


def test_the_total_of_an_archive_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 12)
    found = list(read(zipped(**{"a.txt": "On harf. ", "b.txt": "On harf. "}), "a.zip"))
    assert [type(one) for one in found] == [Article, Failure]


def test_an_article_of_a_book_is_too_large() -> None:
    with pytest.raises(TooLarge):
        article(Draft("a", "a" * (MAX_ARTICLE_CHARACTERS + 1)))


def test_a_broken_archive_is_named() -> None:
    data = bytearray(zipped(**{"a.txt": "Haber. " * 50, "b.txt": "Başka haber. " * 50}))
    data[40] ^= 0xFF
    found = list(read(bytes(data), "a.zip"))
    assert any(isinstance(one, Failure) for one in found)
    assert refused(b"PK\x03\x04 broken", "a.zip").reason.code == "sources.bad_zip"
