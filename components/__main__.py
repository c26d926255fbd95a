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

from components.errors import OlayAtlasiError

FINE, SOME_FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
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
    _add_gazetteer(commands)
    _add_serve(commands)
    return top


if TYPE_CHECKING:
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
    command = commands.add_parser("serve", help="open the app (= streamlit run app.py)", add_help=True)
    command.add_argument("--port", type=int, metavar="N", help="port (default 8501)")
    command.add_argument("--headless", action="store_true", help="do not open a browser")
    command.set_defaults(run=_serve)


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=("tr", "en"), default="tr", help="language of the reasons (default tr)")
    command.add_argument("--gazetteer", type=Path, metavar="PATH", help="another index of places")


def _positive(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _extract(options: argparse.Namespace) -> int:
    # Imported here, as in every command: each starts with what it needs only
    from components.cli.extract import Settings, extract
    from components.cli.inputs import given
    from components.cli.lines import line, write
    from components.places import gazetteer_path, open_gazetteer
    from components.sources import Unreadable
    from components.sources.plain import stated_date

    try:
        published = stated_date(options.published, "user") if options.published else None
    except Unreadable as error:
        print(f"--published: {error}", file=sys.stderr)
        return USAGE
    path = options.gazetteer or gazetteer_path()
    open_gazetteer(path)
    code = FINE
    for record in extract(given(options.inputs), path, Settings(published, options.lang), options.jobs):
        write(line(record))
        if "error" in record:
            print(f"{record['id']}: {record['error']}", file=sys.stderr)
            code = SOME_FAILED
    return code


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
    from components.cli.gazetteer import described
    from components.cli.lines import write
    from components.places import gazetteer_path

    for name, value in described(options.gazetteer or gazetteer_path()).items():
        write(f"{name}\t{value}")
    return FINE


def _serve(options: argparse.Namespace) -> int:
    page = Path(__file__).parent.parent / "app.py"
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += ["--server.port", str(options.port)] if options.port else []
    command += ["--server.headless", "true"] if options.headless else []
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
