"""A library on disk: written once, seen by others, whole after a failure, refused where it is none."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import synthetic
from components.errors import LibraryError
from components.library import Library
from components.library.columns import NAMES
from components.library.mirror import load_columns
from components.model import (
    EventType,
)

N = 400
ROWS = list(synthetic.library(N))
ANALYSES = [analysis for analysis, _ in ROWS]
EVENTS = [event for _, events in ROWS for event in events]


def test_an_article_is_stored_once(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    first = library.put(ANALYSES[:3], EVENTS[:12])
    again = library.put(ANALYSES[:4], EVENTS[:16])
    assert (first.articles, first.known, again.articles, again.known) == (3, 0, 1, 3)
    assert library.counts()[0] == 16
    assert len(library.articles()) == 4


@pytest.fixture
def two(tmp_path: Path) -> tuple[Library, Library]:
    """The same folder opened twice, as by the app and by the command line."""
    return Library.open(tmp_path), Library.open(tmp_path)


def test_a_change_elsewhere_is_seen(two: tuple[Library, Library]) -> None:
    app, command_line = two
    assert app.counts() == (0, 0)
    before = app.version
    command_line.put(ANALYSES[:10], EVENTS[:40])
    assert app.version > before
    assert app.counts() == (40, 40)
    command_line.put(ANALYSES[10:20], EVENTS[40:80])
    assert app.counts() == (80, 80)


def test_a_mirror_renewed_equals_one_made_anew(two: tuple[Library, Library]) -> None:
    app, other = two
    for start in range(0, 100, 20):
        app.put(ANALYSES[start : start + 20], EVENTS[4 * start : 4 * start + 80])
        app.counts()
        changed = [replace(event, title="Değişti", type=EventType.COURT) for event in EVENTS[4 * start : 4 * start + 5]]
        other.put([], changed)
    renewed, anew = app.columns(), Library.open(app.folder).columns()
    for name in NAMES:
        assert np.array_equal(getattr(renewed, name), getattr(anew, name)), name
    for pairs in ("article_pairs", "actor_pairs", "publisher_pairs"):
        for mine, theirs in zip(getattr(renewed, pairs), getattr(anew, pairs), strict=True):
            assert sorted(mine.tolist()) == sorted(theirs.tolist())
    assert renewed.spots == anew.spots
    assert renewed.articles == anew.articles


@pytest.mark.parametrize("harm", ["none", "cut", "text", "other library", "missing column"])
def test_a_kept_mirror_is_used_or_passed_over(tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.library.library.WORTH_KEEPING", 10)
    library = Library.open(tmp_path / "a")
    library.put(ANALYSES[:20], EVENTS[:80])
    library.counts()
    file = tmp_path / "a" / "columns.npz"
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:700])
    elif harm == "text":
        file.write_text("bu bir dizi değil")
    elif harm == "other library":
        other = Library.open(tmp_path / "b")
        other.put(ANALYSES[50:60], EVENTS[200:240])
        other.counts()
        file.write_bytes((tmp_path / "b" / "columns.npz").read_bytes())
    elif harm == "missing column":
        with np.load(file) as kept:
            np.savez(file, **{name: kept[name] for name in kept.files if name != "type"})
    library.put(ANALYSES[20:21], [replace(EVENTS[3], title="Değişti"), *EVENTS[80:84]])
    later = Library.open(tmp_path / "a")
    with later.database.reading() as connection:
        assert (load_columns(connection, later.folder) is not None) == (harm == "none")
    assert later.counts() == (84, 84)
    fresh = library.columns()
    for name in NAMES:
        assert np.array_equal(getattr(later.columns(), name), getattr(fresh, name)), name
    assert later.facets() == library.facets()


def test_a_library_made_anew_in_the_same_folder_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    library.put(ANALYSES[:2], EVENTS[:8])
    assert library.counts()[1] == 8
    for file in tmp_path.iterdir():
        file.unlink()
    Library.open(tmp_path).put(ANALYSES[:1], EVENTS[:4])
    assert library.counts()[1] == 4


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    library.put(ANALYSES[:1], EVENTS[:4])
    broken = replace(EVENTS[4], confidence=float("nan"))
    with pytest.raises((ValueError, sqlite3.Error)):
        library.put(ANALYSES[1:2], [broken])
    assert (library.version, library.counts()[0], len(library.articles())) == (1, 4, 1)


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_text("bu bir kitaplık değil, yalnızca metin. " * 50)
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)
    with pytest.raises(LibraryError):
        Library.open(tmp_path / "library.sqlite" / "x")


def test_a_library_of_another_version_is_refused(tmp_path: Path) -> None:
    Library.open(tmp_path)
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("UPDATE meta SET value = 999 WHERE key = 'schema'")
    connection.close()
    with pytest.raises(LibraryError, match="999"):
        Library.open(tmp_path)
