"""Files become a library: each is accounted for, a broken one is named, and a run that was broken off goes on."""

import zipfile
from pathlib import Path

import pytest

from components.library import Library
from components.library.ingest import BATCH, CHUNK, Outcome, from_bytes, from_paths, ingest
from components.pipeline import analyse
from components.places import Gazetteer
from components.sources import Failure, read
from components.wording import explain

TEXTS = {
    "sel.txt": "Rize'nin Çayeli ilçesinde 14 Temmuz 2021'de sel oldu. Sel sularına kapılan iki kişi öldü.",
    "grev.md": "# Limanda grev\n\nMersin Limanı'nda 3 Mart 2022'de işçiler greve başladı. Grev iki gün sürdü.",
    "secim.txt": "Ankara'da 31 Mart 2024'te seçim yapıldı. Sandıklar akşam kapandı.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good files and two that are not."""
    made = tmp_path / "haberler"
    (made / "alt").mkdir(parents=True)
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    (made / "bozuk.zip").write_bytes(b"PK\x03\x04 bu bir arsiv degil")
    (made / "alt" / "bos.txt").write_text("  \n ")
    return made


def by_name(outcomes: list[Outcome]) -> dict[str, Outcome]:
    """Outcomes by the file's own name."""
    return {Path(outcome.name).name: outcome for outcome in outcomes}


def test_the_articles_that_ship_become_a_library(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """What the first visit does: every sample is read, stored and linked."""
    paths = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    articles = [article for path in paths for article in read(path.read_bytes(), path.name)]
    added = Library.open(tmp_path / "library").add(
        analyse(article, gazetteer) for article in articles if not isinstance(article, Failure)
    )
    assert added.articles == len(paths)
    assert added.events > len(paths)


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_every_file_is_accounted_for(tmp_path: Path, folder: Path, gazetteer: Gazetteer, jobs: int) -> None:
    library = Library.open(tmp_path / "library")
    heard: list[tuple[int, str]] = []
    found = by_name(
        list(ingest(library, from_paths([folder]), gazetteer, jobs, lambda done, name: heard.append((done, name))))
    )
    assert set(found) == {*TEXTS, "bozuk.zip", "bos.txt"}
    assert {name for name, outcome in found.items() if outcome.failures} == {"bozuk.zip", "bos.txt"}
    assert all(found[name].new == 1 and found[name].mentions > 0 for name in TEXTS)
    assert [done for done, _ in heard] == list(range(1, 6))
    assert len(library.articles()) == 3
    assert all(
        explain(one.reason, lang) for outcome in found.values() for one in outcome.failures for lang in ("tr", "en")
    )


def test_a_second_run_adds_nothing_and_analyses_nothing(
    tmp_path: Path, folder: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library")
    list(ingest(library, from_paths([folder]), gazetteer))
    before = library.version

    def never(*_: object) -> None:
        raise AssertionError("a known article was analysed")

    monkeypatch.setattr("components.library.ingest.analyse", never)
    again = by_name(list(ingest(library, from_paths([folder]), gazetteer)))
    assert all((again[name].new, again[name].known, again[name].failures) == (0, 1, ()) for name in TEXTS)
    assert library.version == before


def test_an_archive_of_more_than_a_batch_is_one_outcome(tmp_path: Path, gazetteer: Gazetteer) -> None:
    count = BATCH + CHUNK + 1
    archive = tmp_path / "haberler.zip"
    with zipfile.ZipFile(archive, "w") as members:
        for number in range(count):
            members.writestr(f"h{number}.txt", f"Konya'da {number % 28 + 1} Ocak 2020'de {number} araç kaza yaptı.")
        members.writestr("tekrar.txt", "Konya'da 1 Ocak 2020'de 0 araç kaza yaptı.")
    library = Library.open(tmp_path / "library")
    (outcome,) = ingest(library, from_bytes("haberler.zip", archive.read_bytes()), gazetteer)
    assert (outcome.name, outcome.new, outcome.known) == ("haberler.zip", count, 1)
    assert len(library.articles()) == count


def test_an_article_that_trips_a_rule_is_named_and_the_others_go_on(
    tmp_path: Path, folder: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from components.pipeline import analyse

    def tripping(article: object, gazetteer: Gazetteer) -> object:
        if "Mersin" in article.text:  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return analyse(article, gazetteer)  # type: ignore[arg-type]

    monkeypatch.setattr("components.library.ingest.analyse", tripping)
    library = Library.open(tmp_path / "library")
    found = by_name(list(ingest(library, from_paths([folder]), gazetteer)))
    (failed,) = found["grev.md"].failures
    assert isinstance(failed, Failure)
    assert "too deep" in explain(failed.reason, "en")
    assert len(library.articles()) == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path, gazetteer: Gazetteer) -> None:
    library = Library.open(tmp_path / "library")
    (outcome,) = ingest(library, from_paths([tmp_path / "yok.txt"]), gazetteer)
    assert outcome.failures[0].name.endswith("yok.txt")
    assert list(ingest(library, [], gazetteer)) == []
