"""Keeps the paper beside the form at what is typed: read, draw, show, and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.answers import Answer
from core.errors import UserError
from core.jobs import Progress
from core.lessons import service
from gui import ui
from gui.desk import Desk

if TYPE_CHECKING:  # brings ReportLab
    from core.database import Session
    from core.documents.gathered import Gathered
    from core.documents.paper import Paper

WAIT_MS = 15  # so that one change of several fields is one paper
_BUG = "วาดกระดาษไม่ได้ ข้อความที่พิมพ์ยังอยู่ครบ กด F5 เพื่อลองใหม่"


class Follower(QObject):
    """At most one paper is under way; what is typed meanwhile is on the next one.

    ``unsaved`` is what is typed and not on disk yet, by slot.

    Attributes:
        drawn: a newer paper, a draft.
        failed: the finished sentence that says why there is none.
    """

    drawn = Signal(object)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, record_id: int, unsaved: Callable[[], Mapping[str, Answer]]
    ) -> None:
        super().__init__()
        self._desk, self._id, self._unsaved = desk, record_id, unsaved
        self._house = desk.workspace.house
        self._under_way = self._wanted = self._drew = False
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._gather)
        desk.settings_changed.connect(self._on_settings)

    def ask(self) -> None:
        """The paper shows soon what is typed now."""
        self._wanted = True
        if not self._under_way:
            self._timer.start(WAIT_MS if self._drew else 0)

    def _on_settings(self) -> None:
        self._house = self._desk.workspace.house
        self.ask()

    def _gather(self) -> None:
        from core.documents.paper import Request  # noqa: PLC0415 - the window is up before it
        from core.documents.service import gather  # noqa: PLC0415 - as above

        self._under_way, self._wanted = True, False
        unsaved, record, house = dict(self._unsaved()), self._id, self._house

        def work(session: Session) -> Gathered:
            # written into a session that is never kept: the paper is what it would be if saved
            if unsaved:
                service.write_all(session, record, unsaved)
            return gather(session, house, Request("lesson", lesson=record, draft=True))

        self._desk.runner.query(work, self._draw, owner=self, failed=self._on_failed)

    def _draw(self, gathered: Gathered) -> None:
        from core.documents.service import draw  # noqa: PLC0415 - the window is up before it

        def work(progress: Progress) -> Paper:
            return draw(gathered, progress)

        self._desk.runner.compute(work, self._on_drawn, owner=self, failed=self._on_failed)

    def _on_drawn(self, paper: Paper) -> None:
        self._under_way, self._drew = False, True
        self.drawn.emit(paper)
        if self._wanted:
            self._timer.start()

    def _on_failed(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._under_way = False
        self.failed.emit(str(error) if isinstance(error, UserError) else _BUG)
        if self._wanted:
            self._timer.start()
