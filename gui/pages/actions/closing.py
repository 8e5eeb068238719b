"""The sheets that close an action: done with a note and evidence, or dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject

from core import files
from core.actions import service
from core.actions.queries import ActionRow
from core.actions.states import Standing
from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import today
from gui.ui import button, col, label, row
from gui.widgets.answers.attached import PAPERS
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

Close = Callable[[Session], None]


class Closing(QObject):
    """One field and an act in ink. ``then`` gets how the action stood before."""

    def __init__(
        self, desk: Desk, one: ActionRow, title: str, then: Callable[[Standing], object]
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._one, self._then = desk, one, then
        self.words = Growing(hint=self.hint, least=3)
        self._field = Field(self.asks, self.words, required=True)
        self._ink = button(title, "primary", "check", do=self.close)
        refuse = button("ยกเลิก")
        body = col(
            label(title, "heading"),
            label(one.words, wrap=True),
            self._field,
            *self.more(),
            row(None, refuse, self._ink, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.words)

    hint = ""
    asks = ""

    def more(self) -> list[ui.Item]:
        """What stands below the field."""
        return []

    def write(self) -> Close:
        """What closes the action with what is typed."""
        raise NotImplementedError

    def close(self) -> None:
        """The action is closed; what is missing is said under the field."""
        id_, write = self._one.id, self.write()

        def work(session: Session, _progress: Progress) -> Standing:
            before = service.standing(session, id_)
            write(session)
            return before

        self._ink.setEnabled(False)
        self._desk.runner.change(work, self._closed, owner=self, failed=self._refused)

    def _closed(self, before: Standing) -> None:
        then = self._then
        self.sheet.answer(lambda: then(before))

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._ink.setEnabled(True)
        if isinstance(error, UserError):
            self._field.complain(str(error))
            self.sheet.fit()
            self.words.setFocus()
        else:
            self._desk.tell(error)


class Finishing(Closing):
    """What came of it, and the file that proves it."""

    hint = "เช่น แจ้งเวียนล่วงหน้าสองสัปดาห์แล้ว มีผู้ลงคะแนนเพิ่มขึ้น"
    asks = "ผลที่เกิดขึ้น"

    def __init__(self, desk: Desk, one: ActionRow, then: Callable[[Standing], object]) -> None:
        self.evidence = ""
        self._said = label("ยังไม่มีไฟล์", "small", "muted", wrap=True)
        super().__init__(desk, one, "ปิดงานว่าเสร็จ", then)

    def more(self) -> list[ui.Item]:
        """The evidence, one file."""
        choose = button("แนบหลักฐาน", "", "paper", "s", do=self._choose)
        line = row(choose, self._said, gap=10)
        line.setStretch(1, 1)
        return [line]

    def write(self) -> Close:
        """Done today, with the note and the file."""
        id_, note, evidence = self._one.id, self.words.words, self.evidence
        return lambda session: service.finish(session, id_, today(), note, evidence)

    def take(self, source: Path) -> None:
        """A copy of the file is kept and will be the evidence."""
        folder = self._desk.workspace.files
        self._desk.runner.compute(
            lambda _progress: files.keep_file(folder, source),
            self._arrived,
            owner=self,
            failed=self._refused,
        )

    def _choose(self) -> None:
        self._desk.open_file("เลือกหลักฐาน", PAPERS, self.take)

    def _arrived(self, name: str) -> None:
        self.evidence = name
        self._said.setText(PurePosixPath(name).name)
        self.sheet.fit()


class Dropping(Closing):
    """Why it will not be done."""

    hint = "เช่น ปีนี้ไม่ได้รับงบประมาณ"
    asks = "เหตุผลที่เลิก"

    def __init__(self, desk: Desk, one: ActionRow, then: Callable[[Standing], object]) -> None:
        super().__init__(desk, one, "เลิกงานนี้", then)

    def write(self) -> Close:
        """Dropped today for the reason typed."""
        id_, reason = self._one.id, self.words.words
        return lambda session: service.drop(session, id_, today(), reason)
