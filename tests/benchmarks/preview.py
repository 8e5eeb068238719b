"""From a keystroke to the preview's PDF: the three-page memo gathered and drawn again.

Run ``python -m tests.benchmarks.preview [turns]``.
"""

# ruff: noqa: T201 (a report for the terminal)

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from core.documents.paper import Request
from core.documents.service import draw, gather
from core.lessons import service as lessons
from core.workspace import open_workspace
from tests.core.documents.making import add_lesson

_TEXT = "กระบวนการมีความชัดเจน โปร่งใส และสามารถดำเนินการได้ตามแผนอย่างเป็นระบบ"


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    gathering: list[float] = []
    drawing: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        workspace = open_workspace(Path(place))
        lesson = add_lesson(workspace)
        house, request = workspace.house, Request("lesson", lesson=lesson, draft=True)
        for turn in range(turns + 1):
            typed = _TEXT[: 20 + turn % 40]
            with workspace.database.write() as session:
                lessons.write(session, lesson, "process_review", typed)
            begin = time.perf_counter()
            with workspace.database.read() as session:
                gathered = gather(session, house, request)
            between = time.perf_counter()
            paper = draw(gathered)
            gathering.append(between - begin)
            drawing.append(time.perf_counter() - between)
        workspace.close()
    first = (gathering[0] + drawing[0]) * 1000
    each = [(g + d) * 1000 for g, d in zip(gathering[1:], drawing[1:], strict=True)]
    print(
        f"preview of a memo of {paper.pages} pages, milliseconds, {turns} turns, a letter more each"
    )
    print(f"  gather  {statistics.median(gathering[1:]) * 1000:6.1f} median")
    print(f"  draw    {statistics.median(drawing[1:]) * 1000:6.1f} median")
    print(f"  both    {statistics.median(each):6.1f} median, {max(each):.1f} slowest (≤ 150)")
    print(f"  first   {first:6.1f}, nothing loaded yet")


if __name__ == "__main__":
    main()
