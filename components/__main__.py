"""The command line: `python -m components extract | locate | ingest | export | gazetteer | serve`.

Data go to stdout, progress and complaints to stderr. Exit codes: 0 fine, 1 some inputs failed and are named, 2 usage.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from components.errors import InvalidSelection, OlayAtlasiError

FINE, SOME_FAILED, USAGE = 0, 1, 2
LANGUAGES = ("tr", "en")
FORMATS = ("csv", "jsonl", "geojson", "kml", "timelinejs", "ics", "html")  # `exchange.FORMATS`, too heavy to import
FILTERS = {
    "from": "first day, like 2023-09-01, or a month or year",
    "to": "last day",
    "place": "id of a place: all events in it",
    "type": "kind of event",
    "actor": "who takes part",
    "publisher": "who reports it",
    "article": "id of an article",
    "modality": "asserted, background, planned, hypothetical, negated or claimed",
    "confidence": "least confidence, 0 to 1",
    "q": "words of the text",
    "bbox": "west,south,east,north in degrees",
    "added": "when their articles came in: FROM/TO, moments in UTC",
}


class BadUsage(Exception):
    """An option has a value that means nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (BadUsage, InvalidSelection) as error:
        print(error, file=sys.stderr)
        return USAGE
    except OlayAtlasiError as error:
        print(error, file=sys.stderr)
        return SOME_FAILED
    except BrokenPipeError:
        # The reader of our output has seen enough (`… | head`); keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="python -m components", description="Turkish news articles to linked events.")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_extract(commands)
    _add_locate(commands)
    _add_ingest(commands)
    _add_export(commands)
    _add_gazetteer(commands)
    _add_serve(commands)
    return top


if TYPE_CHECKING:
    from components.model import PublicationDate

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_extract(commands: "Commands") -> None:
    command = commands.add_parser("extract", help="articles in, dates, places and events out as JSON Lines")
    command.add_argument("inputs", nargs="+", metavar="FILE", help="files of any known format, or - for JSON Lines")
    command.add_argument("--published", metavar="DATE", help="publication date of all articles, like 2023-09-23")
    command.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes (default 1)")
    _add_common(command)
    command.set_defaults(run=_extract)


def _add_locate(commands: "Commands") -> None:
    command = commands.add_parser("locate", help="what a place name may mean")
    command.add_argument("inputs", nargs="+", metavar="NAME", help="names, or - for one name a line on stdin")
    command.add_argument("--limit", type=_positive, default=10, metavar="N", help="candidates a name (default 10)")
    _add_common(command)
    command.set_defaults(run=_locate)


def _add_ingest(commands: "Commands") -> None:
    command = commands.add_parser("ingest", help="add articles to a library")
    command.add_argument("inputs", nargs="+", metavar="PATH", help="files, folders, or - for JSON Lines on stdin")
    command.add_argument("--published", metavar="DATE", help="publication date of all articles, like 2023-09-23")
    command.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes (default 1)")
    _add_library(command)
    _add_common(command)
    command.set_defaults(run=_ingest)


def _add_export(commands: "Commands") -> None:
    command = commands.add_parser(
        "export",
        help="write the events of a library in another format",
        epilog="Filters narrow each other; the values of one that is given several times are alternatives.",
    )
    command.add_argument("--format", required=True, choices=FORMATS, help="format of the file")
    command.add_argument("--output", type=Path, metavar="FILE", help="file to write (default stdout)")
    command.add_argument("--lang", choices=LANGUAGES, default="tr", help="language of labels (default tr)")
    _add_library(command)
    for name, meaning in FILTERS.items():
        command.add_argument(
            f"--{name}", action="append", default=[], metavar="VALUE", help=meaning, dest=f"only_{name}"
        )
    command.set_defaults(run=_export)


def _add_gazetteer(commands: "Commands") -> None:
    command = commands.add_parser("gazetteer", help="build or describe the index of places")
    actions = command.add_subparsers(title="actions", required=True, metavar="ACTION")
    build = actions.add_parser("build", help="make the index from the installed data")
    build.add_argument("--if-missing", action="store_true", help="leave a good index alone")
    build.add_argument("--gazetteer", type=Path, metavar="PATH", help="where to write it")
    build.set_defaults(run=_build)
    info = actions.add_parser("info", help="where the index is and what it holds")
    info.add_argument("--gazetteer", type=Path, metavar="PATH", help="another index")
    info.set_defaults(run=_info)


def _add_serve(commands: "Commands") -> None:
    command = commands.add_parser("serve", help="open the app (= streamlit run app.py)")
    command.add_argument("--port", type=int, metavar="N", help="port (default 8501)")
    command.add_argument("--headless", action="store_true", help="do not open a browser")
    _add_library(command)
    command.set_defaults(run=_serve)


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=LANGUAGES, default="tr", help="language of the reasons (default tr)")
    command.add_argument("--gazetteer", type=Path, metavar="PATH", help="another index of places")


def _add_library(command: argparse.ArgumentParser) -> None:
    command.add_argument("--library", type=Path, metavar="DIR", help="the library's folder (default: that of the app)")


def _positive(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _extract(options: argparse.Namespace) -> int:
    # Imported here, as in every command: each starts with what it needs only
    from components.cli.extract import Settings, extract
    from components.cli.inputs import given
    from components.cli.lines import complain, line, write
    from components.places import gazetteer_path, open_gazetteer

    published = _stated(options.published)
    path = options.gazetteer or gazetteer_path()
    open_gazetteer(path)
    code = FINE
    for record in extract(given(options.inputs), path, Settings(published, options.lang), options.jobs):
        write(line(record))
        if "error" in record:
            complain(f"{record['id']}: {record['error']}")
            code = SOME_FAILED
    return code


def _stated(words: str | None) -> "PublicationDate | None":
    """The date of `--published`; raises BadUsage for words that are none."""
    from components.sources import Unreadable
    from components.sources.plain import stated_date

    if words is None:
        return None
    try:
        return stated_date(words, "user")
    except Unreadable as error:
        raise BadUsage(f"--published: {error}") from error


def _ingest(options: argparse.Namespace) -> int:
    from components.cli.ingest import ingested
    from components.library import default_library_path
    from components.places import open_gazetteer

    published = _stated(options.published)
    gazetteer = open_gazetteer(options.gazetteer)
    folder = options.library or default_library_path()
    fine = ingested(folder, options.inputs, gazetteer, published, options.jobs, options.lang)
    return FINE if fine else SOME_FAILED


def _export(options: argparse.Namespace) -> int:
    from components.cli.export import exported
    from components.library import default_library_path

    pairs = [(name, value) for name in FILTERS for value in getattr(options, f"only_{name}")]
    exported(options.library or default_library_path(), options.format, pairs, options.output, options.lang)
    return FINE


def _locate(options: argparse.Namespace) -> int:
    from components.cli.gazetteer import located
    from components.cli.lines import line, write
    from components.places import open_gazetteer

    for record in located(_names(options.inputs), open_gazetteer(options.gazetteer), options.limit, options.lang):
        write(line(record))
    return FINE


def _names(inputs: Iterable[str]) -> Iterator[str]:
    for name in inputs:
        if name == "-":
            lines = (line.decode("utf-8-sig", "replace").strip() for line in sys.stdin.buffer)
            yield from (line for line in lines if line)
        else:
            yield name


def _build(options: argparse.Namespace) -> int:
    from components.cli.gazetteer import ensure_built

    print(ensure_built(options.gazetteer, options.if_missing), file=sys.stderr)
    return FINE


def _info(options: argparse.Namespace) -> int:
    from components.cli.lines import write
    from components.places import describe

    facts = describe(options.gazetteer)
    for name in ("path", "megabytes", "version"):
        write(f"{name}\t{facts[name]}")
    for kind, count in facts["counts"].items():
        write(f"{kind}\t{count}")
    for source in facts["sources"]:
        write(f"{source['name']}\t{source['version']}\t{source['licence']}")
    return FINE


def _serve(options: argparse.Namespace) -> int:
    page = Path(__file__).parent.parent / "app.py"
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += ["--server.port", str(options.port)] if options.port else []
    command += ["--server.headless", "true"] if options.headless else []
    library = {"OLAY_ATLASI_LIBRARY": str(options.library.absolute())} if options.library else {}
    return subprocess.run(command, check=False, env={**os.environ, **library}).returncode


if __name__ == "__main__":
    sys.exit(main())
