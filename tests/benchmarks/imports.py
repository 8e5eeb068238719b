"""Reading foreign sheets: ours beside calamine alone, memory kept, and hostile files; a report.

Run ``python -m tests.benchmarks.imports [turns]``. Both read turn about, each time in a fresh
process that is already started when the clock begins; ours starts one more.
"""

from __future__ import annotations

import csv
import io
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.core.imports.hostile import OTHERS, WORKBOOKS
from tests.core.imports.workbooks import form_export

TURNS = 7
MOST_RATIO = 5  # of the whole import, reading and judging and writing together
MOST_GROWTH_MB = 150
MOST_DECISION_S = 2.0
_BARE = """
from python_calamine import CalamineWorkbook
t = time.perf_counter()
rows = len(list(CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()))
took = time.perf_counter() - t
"""
_OURS = """
from core.imports.sheet import read_sheet
from core.errors import RefusedFileError
before = peak()
t = time.perf_counter()
try:
    rows = len(read_sheet(Path(sys.argv[1])).rows) + 1
except RefusedFileError:
    rows = 0
took = time.perf_counter() - t
"""
_FRAME = """
import json, sys, time
from pathlib import Path
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
before = 0
{}
print(json.dumps(dict(rows=rows, s=took, growth_mb=peak() - before)))
"""


def run(code: str, file: Path) -> dict[str, Any]:
    """Rows, seconds and growth in MB of reading the file in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", _FRAME.format(code), str(file)],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def measure(file: Path, turns: int) -> dict[str, Any]:
    """Medians over turns of both readers, and their ratio."""
    bare, ours, growth = [], [], []
    for _ in range(turns):
        bare.append(run(_BARE, file)["s"])
        told = run(_OURS, file)
        ours.append(told["s"])
        growth.append(told["growth_mb"])
    ratio = statistics.median(ours) / statistics.median(bare)
    return {
        "rows": told["rows"],
        "calamine_s": round(statistics.median(bare), 3),
        "ours_s": round(statistics.median(ours), 3),
        "ratio": round(ratio, 2),
        "to_hold_for_the_whole_import": MOST_RATIO,
        "growth_mb": round(max(growth), 1),
        "to_hold_mb": MOST_GROWTH_MB,
    }


def measure_csv(folder: Path) -> dict[str, Any]:
    """One reading of 10,000 by 20 as text."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(
        [[f"ข้อ {n}" for n in range(20)], *[["นายสมชาย ใจงาม"] * 20] * 10_000]
    )
    file = folder / "votes.csv"
    file.write_text(stream.getvalue(), "utf-8")
    told = run(_OURS, file)
    return {
        "rows": told["rows"],
        "s": round(told["s"], 3),
        "growth_mb": round(told["growth_mb"], 1),
    }


def measure_hostile(folder: Path) -> dict[str, Any]:
    """The slowest decision and the largest growth over the corpus."""
    told = {}
    for name, (build, _) in (WORKBOOKS | OTHERS).items():
        file = folder / "hostile.xlsx"
        file.write_bytes(build())
        told[name] = run(_OURS, file)
    slowest = max(told, key=lambda name: told[name]["s"])
    largest = max(told, key=lambda name: told[name]["growth_mb"])
    return {
        "files": len(told),
        "slowest": slowest,
        "slowest_s": round(told[slowest]["s"], 2),
        "to_hold_s": MOST_DECISION_S,
        "largest": largest,
        "largest_growth_mb": round(told[largest]["growth_mb"], 1),
        "to_hold_mb": MOST_GROWTH_MB,
    }


def main() -> None:
    """Print the report as JSON."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        report: dict[str, Any] = {}
        for name, shared in (("10,000 by 20", True), ("10,000 by 20, texts inline", False)):
            file = folder / "votes.xlsx"
            file.write_bytes(form_export(10_000, 20, shared=shared))
            report[name] = measure(file, turns)
        report["10,000 by 20 as text"] = measure_csv(folder)
        report["hostile"] = measure_hostile(folder)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
