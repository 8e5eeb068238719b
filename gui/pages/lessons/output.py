"""The finished paper of a record, for a printer or a file; what it lacks is said first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from core.documents.paper import Paper, Request
from core.jobs import Progress
from core.lessons.template import Part
from gui import editables, printing
from gui.desk import Desk
from gui.locking import LockSheet
from gui.pages.lessons.missing import MissingParts

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.database import Session
    from core.documents.gathered import Gathered

Use: TypeAlias = "Callable[[Desk, QObject, Gathered], object]"


def print_(desk: Desk, owner: QObject, gathered: Gathered) -> None:
    """Let the officer choose a printer for the paper."""
    _draw(desk, owner, gathered, partial(printing.ask, desk))


def save(desk: Desk, owner: QObject, gathered: Gathered) -> None:
    """Let the officer say where the paper is kept as a file."""
    _draw(desk, owner, gathered, partial(printing.save, desk))


def save_locked(desk: Desk, owner: QObject, gathered: Gathered) -> None:
    """Let the officer say what the paper is locked with, and where it is kept."""
    _draw(desk, owner, gathered, partial(LockSheet, desk))


def save_word(desk: Desk, _owner: QObject, gathered: Gathered) -> None:
    """Let the officer say where the paper is kept as a Word file."""
    editables.save(desk, gathered, editables.WORD)


def finish(
    desk: Desk, owner: QObject, record: int, lacking: Sequence[Part], go: Callable[[str], object],
    use: Use,
) -> None:  # fmt: skip
    """Hand the final paper to ``use``; if parts are lacking, ask about them or use the draft."""
    if lacking:
        verb = "พิมพ์" if use is print_ else "บันทึก"
        draft = partial(_gather, desk, owner, record, use, draft=True)
        MissingParts(desk.host, lacking, go, draft, verb).ask()
    else:
        _gather(desk, owner, record, use, draft=False)


def _gather(desk: Desk, owner: QObject, record: int, use: Use, *, draft: bool) -> None:
    house = desk.workspace.house

    def gathering(session: Session) -> Gathered:
        from core.documents.service import gather  # noqa: PLC0415 - brings ReportLab

        return gather(session, house, Request("lesson", lesson=record, draft=draft))

    desk.runner.query(gathering, partial(use, desk, owner), owner=owner)


def _draw(desk: Desk, owner: QObject, gathered: Gathered, then: Callable[[Paper], object]) -> None:
    def work(progress: Progress) -> Paper:
        from core.documents.service import draw  # noqa: PLC0415 - brings ReportLab

        return draw(gathered, progress)

    desk.watch(desk.runner.compute(work, then, owner=owner), "จัดหน้ากระดาษ")
