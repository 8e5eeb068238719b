"""The finished paper of a record, for a printer or a file; what it lacks is said first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.documents.paper import Paper, Request
from core.jobs import Progress
from core.lessons.template import Part
from gui import printing
from gui.desk import Desk
from gui.pages.lessons.missing import MissingParts

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.database import Session
    from core.documents.gathered import Gathered

Use = Callable[[Desk, Paper], object]


def print_(desk: Desk, paper: Paper) -> None:
    """Let the officer choose a printer for the paper."""
    printing.ask(desk, paper)


def save(desk: Desk, paper: Paper) -> None:
    """Let the officer say where the paper is kept as a file."""
    printing.save(desk, paper)


def finish(
    desk: Desk, owner: QObject, record: int, lacking: Sequence[Part], go: Callable[[str], object],
    use: Use,
) -> None:  # fmt: skip
    """Hand the final paper to ``use``; if parts are lacking, ask about them or use the draft."""
    if lacking:
        verb = "พิมพ์" if use is print_ else "บันทึก"
        draft = partial(_make, desk, owner, record, use, draft=True)
        MissingParts(desk.host, lacking, go, draft, verb).ask()
    else:
        _make(desk, owner, record, use, draft=False)


def _make(desk: Desk, owner: QObject, record: int, use: Use, *, draft: bool) -> None:
    house = desk.workspace.house

    def gathering(session: Session) -> Gathered:
        from core.documents.service import gather  # noqa: PLC0415 - brings ReportLab

        return gather(session, house, Request("lesson", lesson=record, draft=draft))

    def drawing(gathered: Gathered) -> None:
        def work(progress: Progress) -> Paper:
            from core.documents.service import draw  # noqa: PLC0415 - brings ReportLab

            return draw(gathered, progress)

        task = desk.runner.compute(work, partial(use, desk), owner=owner)
        desk.watch(task, "จัดหน้ากระดาษ")

    desk.runner.query(gathering, drawing, owner=owner)
