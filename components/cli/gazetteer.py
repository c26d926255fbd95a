"""`gazetteer build`, `gazetteer info` and `locate`: the index of places, made, described and asked."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from components.errors import GazetteerMissing
from components.places import Gazetteer, build_gazetteer, gazetteer_path, locate, open_gazetteer
from components.wording import explain

BAR = 30  # signs


def ensure_built(path: Path | None, only_if_missing: bool) -> Path:
    """Build the index, or leave a good one alone; the way to it."""
    path = path or gazetteer_path()
    if not (only_if_missing and is_good(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        build_gazetteer(path, progress_bar("gazetteer"))
    return path


def is_good(path: Path) -> bool:
    """True if the index is there and of this version."""
    try:
        open_gazetteer(path)
    except GazetteerMissing:
        return False
    return True


def progress_bar(label: str) -> Callable[[float, str], None]:
    """A bar on stderr: redrawn in a terminal, a line a step elsewhere."""
    live = sys.stderr.isatty()

    def show(share: float, step: str) -> None:
        filled = round(BAR * share)
        bar = f"{label} [{'#' * filled}{'.' * (BAR - filled)}] {share:4.0%} {step}"
        if live:
            sys.stderr.write(f"\r{bar:<78}" + ("\n" if share >= 1 else ""))
        else:
            sys.stderr.write(bar.rstrip() + "\n")
        sys.stderr.flush()

    return show


def located(names: Iterable[str], gazetteer: Gazetteer, limit: int, language: str) -> Iterator[dict[str, Any]]:
    """What each name may mean, best first; no candidates for a name nobody knows."""
    for name in names:
        yield {
            "query": name,
            "candidates": [
                {
                    "name": candidate.place.name,
                    "kind": candidate.place.kind,
                    "lat": candidate.place.lat,
                    "lon": candidate.place.lon,
                    "country": candidate.place.country,
                    "id": candidate.place.id,
                    "population": candidate.place.population,
                    "score": round(candidate.score, 4),
                    "reason": explain(candidate.reason, language),
                }
                for candidate in locate(name, gazetteer, limit)
            ],
        }
