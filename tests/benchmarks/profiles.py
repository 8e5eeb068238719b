"""Where the time of a thousand certificates and of a long report goes, kept as text.

Run ``python -m tests.benchmarks.profiles [count] [folder]``: it writes ``certificates.txt`` and
``report.txt``, by default beside this file. A profiler slows small functions most: the shares show
where to look, the times of the benchmarks themselves are what counts.
"""

from __future__ import annotations

import cProfile
import platform
import pstats
import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from core.typeset.certificate import print_certificates
from core.typeset.finish import Printed
from core.typeset.pages import build
from tests.benchmarks.report import content, story
from tests.core.typeset.samples import ABOUT, crowd, design

FOLDER = Path(__file__).with_name("profiles")
_ROOT = Path(__file__).resolve().parents[2]
_MOST = 30  # functions
_LIBRARIES = "reportlab uharfbuzz icu4py pikepdf segno".split()
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
Row: TypeAlias = tuple[int, int, float, float, Any]  # of pstats: calls, all, own, with callees


def main(count: int = 1000, folder: Path = FOLDER) -> list[Path]:
    """Write both profiles; their files."""
    people = [crowd(i) for i in range(count)]
    parts = content(0)[: max(count * 45 // 1000, 1)]
    gold = design("gold")
    jobs: dict[str, tuple[str, Callable[[], Printed]]] = {
        "certificates": (
            f"{count} certificates, gold, each with its QR",
            lambda: print_certificates(gold, people, ABOUT).printed,
        ),
        "report": (f"a report of {len(parts)} parts", lambda: build(story(parts), ABOUT)),
    }
    print_certificates(gold, people[:1], ABOUT)  # modules and faces are read before
    build(story(content(1)[:1]), ABOUT)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, (what, work) in jobs.items():
        file = folder / f"{name}.txt"
        file.write_text(profiled(what, work), "utf-8")
        made.append(file)
    return made


def profiled(what: str, work: Callable[[], Printed]) -> str:
    """The profile of one job as text: what, with what, and the functions by their own time."""
    profiler = cProfile.Profile()
    printed = profiler.runcall(work)
    stats: dict[tuple[str, int, str], Row] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    total = sum(row[2] for row in stats.values())
    calls = sum(row[1] for row in stats.values())
    used = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    lines = [
        f"{what}: {printed.pages} pages, {len(printed.data) / 1e6:.2f} MB",
        f"Python {platform.python_version()}, {used}",
        f"{total:.2f} s under the profiler, {calls:,} calls",
        "",
        *_parts_table(stats, total),
        "",
        f"{'own s':>8} {'share':>6} {'with callees':>12} {'calls':>9}  function",
    ]
    for place, row in sorted(stats.items(), key=lambda item: -item[1][2])[:_MOST]:
        own, whole = row[2], row[3]
        lines.append(
            f"{own:8.3f} {own / total:6.1%} {whole:12.3f} {row[1]:9,}  {_named(*place)}".rstrip()
        )
    return "\n".join(lines) + "\n"


def _parts_table(stats: dict[tuple[str, int, str], Row], total: float) -> list[str]:
    """The own time of each module of ours and of each library, the largest first."""
    own: dict[str, float] = {}
    for (file, _line, _name), row in stats.items():
        part = _part(file)
        own[part] = own.get(part, 0) + row[2]
    largest = sorted(own.items(), key=lambda item: -item[1])[:12]
    return [f"{spent:8.3f} {spent / total:6.1%}  {part}" for part, spent in largest]


def _part(file: str) -> str:
    if file == "~":
        return "built in"
    short = _short(file)
    return short if short.startswith("core/") else short.split("/")[0]


def _named(file: str, line: int, name: str) -> str:
    return _ADDRESS.sub("", name) if file == "~" else f"{_short(file)}:{line} {name}"


def _short(file: str) -> str:
    """The path of a module as a reader knows it, without where it lies on this machine."""
    path = Path(file)
    if not path.is_absolute():
        return path.as_posix()
    if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
        return path.relative_to(_ROOT).as_posix()
    known = [Path(place) for place in sys.path if place and path.is_relative_to(place)]
    longest = max(known, key=lambda place: len(place.parts), default=path.parent)
    return path.relative_to(longest).as_posix()


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(
        int(asked[0]) if asked else 1000,
        Path(asked[1]) if len(asked) > 1 else FOLDER,
    )
