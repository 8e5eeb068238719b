"""The sheet that writes an action down: what, who, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from core.actions.service import ActionFields
from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import Owners, owners
from gui.pages.people.form import ChoiceField
from gui.ui import button, col, label, row
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

Write = Callable[[Session, ActionFields], int]


class ActionSheet(QObject):
    """Three fields; ``write`` gets them in one transaction, ``then`` the action's id."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        given: ActionFields,
        write: Write,
        then: Callable[[int], object],
        says: str = "",
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._given, self._write, self._then = desk, given, write, then
        self._owners = Owners({})
        self.words = Growing(given.words, "เช่น ขยายเวลาลงคะแนนเป็นสองสัปดาห์", least=2)
        self.owner = ChoiceField("ผู้รับผิดชอบ", "ชื่อบุคคลหรือกลุ่ม")
        self.owner.setEditText(given.owner)
        self.due = DateField(given.due)
        self._words = Field("เรื่องที่ต้องทำ", self.words, required=True)
        self._owner = Field("ผู้รับผิดชอบ", self.owner)
        self._due = Field("กำหนดเสร็จ", self.due)
        self.due.complain_in(self._due)
        sheet = self.sheet = Sheet(desk.host, self._body(title, says), 600, 0.3)
        self._refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.words.document().documentLayout().documentSizeChanged.connect(
            lambda _size: sheet.fit()
        )
        self.due.refused.connect(lambda _why: sheet.fit())
        self.sheet.open(self.owner if given.words else self.words)
        desk.runner.query(owners, self._offer, owner=self)

    def _body(self, title: str, says: str) -> ui.Column:
        self._save = button("บันทึก", "primary", "check", do=self.save)
        self._refuse = button("ยกเลิก")
        above = [label(says, "small", "muted", wrap=True)] if says else []
        who = row(col(self._owner, None), col(self._due, None), gap=10)
        who.setStretch(0, 1)
        who.setStretch(1, 1)
        return col(
            label(title, "heading"),
            *above,
            self._words,
            who,
            row(None, self._refuse, self._save, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )

    def typed(self) -> ActionFields:
        """What the fields say."""
        name = self.owner.currentText()
        return replace(
            self._given,
            words=self.words.words,
            owner=name,
            owner_id=self._owners.id_of(name),
            due=self.due.day,
        )

    def save(self) -> None:
        """The action is as the fields say."""
        self.due.editingFinished.emit()  # a day typed last is read before it is kept
        if self.due.why_not:
            self.due.setFocus()
            return
        typed, write = self.typed(), self._write

        def work(session: Session, _progress: Progress) -> int:
            return write(session, typed)

        self._save.setEnabled(False)
        self._desk.runner.change(work, self._saved, owner=self, failed=self._refused)

    def _offer(self, found: Owners) -> None:
        self._owners = found
        self.owner.offer(found.names)

    def _saved(self, action_id: int) -> None:
        then = self._then
        self.sheet.answer(lambda: then(action_id))

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._save.setEnabled(True)
        if isinstance(error, UserError):
            self._words.complain(str(error))
            self.sheet.fit()
            self.words.setFocus()
        else:
            self._desk.tell(error)
