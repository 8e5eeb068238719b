"""Makes the paper that is looked at; a final one that lacks something becomes a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.documents.paper import MissingValuesError, Paper, Request
from core.errors import UserError
from core.jobs import Progress
from gui import ui
from gui.desk import Desk

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.database import Session
    from core.documents.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, what it was drawn from, and what a final one still lacks; then it is a draft.

    ``number`` is that of the register which it prints, empty if it prints none; ``unregistered``:
    somebody typed it, and the register does not know it.
    """

    request: Request
    paper: Paper
    gathered: Gathered
    lacking: tuple[str, ...] = ()
    number: str = ""
    unregistered: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    gathered: Gathered
    lacking: tuple[str, ...] = ()
    unregistered: bool = False


class Maker(QObject):
    """Of several requests only the last one's paper comes.

    Attributes:
        made: a Made.
        failed: the finished sentence that says why there is no paper.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0

    def make(self, request: Request) -> None:
        """The paper comes by ``made``."""
        self._asked += 1
        asked, house = self._asked, self._desk.workspace.house

        def work(session: Session) -> _Found:
            from core.documents.number_notes import (  # noqa: PLC0415 - brings ReportLab
                is_unregistered,
            )
            from core.documents.service import gather  # noqa: PLC0415 - brings ReportLab

            try:
                gathered = gather(session, house, request)
            except MissingValuesError as error:
                draft = replace(request, draft=True)
                return _Found(gather(session, house, draft), error.missing)
            return _Found(gathered, unregistered=is_unregistered(session, house, request))

        self._desk.runner.query(
            work,
            partial(self._draw, asked, request),
            owner=self,
            failed=partial(self._on_failed, asked),
        )

    def forget(self) -> None:
        """No paper comes any more of what was asked."""
        self._asked += 1

    def _draw(self, asked: int, request: Request, found: _Found) -> None:
        if asked != self._asked:
            return
        gathered = found.gathered
        house = self._desk.workspace.house

        def work(progress: Progress) -> Made:
            from core.documents.numbered import number_on  # noqa: PLC0415 - brings ReportLab
            from core.documents.service import draw  # noqa: PLC0415 - brings ReportLab

            paper = draw(gathered, progress)
            number = number_on(gathered, house)
            return Made(request, paper, gathered, found.lacking, number, found.unregistered)

        self._desk.runner.compute(
            work,
            partial(self._show, asked),
            newest="documents/paper",
            owner=self,
            failed=partial(self._on_failed, asked),
        )

    def _show(self, asked: int, made: Made) -> None:
        if asked == self._asked:
            self.made.emit(made)

    def _on_failed(self, asked: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.runner.failed.emit(error)
        if asked == self._asked and ui.alive(self):
            self.failed.emit(str(error) if isinstance(error, UserError) else _BUG)


_BUG = "ทำเอกสารนี้ไม่ได้ ลองเปิดใหม่อีกครั้ง ข้อมูลยังครบ"
