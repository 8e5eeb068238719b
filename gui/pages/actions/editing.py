"""The sheet that writes an action down: what, who, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.actions.service import ActionFields
from core.database import Session
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import Owners, owners
from gui.pages.people.form import ChoiceField
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.growing import Growing

Write = Callable[[Session, ActionFields], int]


class ActionSheet(Asking):
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
        super().__init__(desk)
        self._given, self._write, self._then = given, write, then
        self._owners = Owners({})
        self.words = Growing(given.words, "เช่น ขยายเวลาลงคะแนนเป็นสองสัปดาห์", least=2)
        self.owner = ChoiceField("ผู้รับผิดชอบ", "ชื่อบุคคลหรือกลุ่ม")
        self.owner.setEditText(given.owner)
        self.due = DateField(given.due)
        self._words = Field("เรื่องที่ต้องทำ", self.words, required=True)
        self._owner = Field("ผู้รับผิดชอบ", self.owner)
        self._due = Field("กำหนดเสร็จ", self.due)
        self.keep_days((self.due, self._due))
        save = button("บันทึก", "primary", "check", do=self.save)
        first = self.owner if given.words else self.words
        self.stand(self._lines(title, says), save, self._words, first=first)
        sheet = self.sheet
        self.words.document().documentLayout().documentSizeChanged.connect(
            lambda _size: sheet.fit()
        )
        desk.runner.query(owners, self._offer, owner=self)

    def _lines(self, title: str, says: str) -> list[ui.Item]:
        above = [label(says, "small", "muted", wrap=True)] if says else []
        who = row(col(self._owner, None), col(self._due, None), gap=10)
        who.setStretch(0, 1)
        who.setStretch(1, 1)
        return [label(title, "heading"), *above, self._words, who]

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
        if self.are_read(self.due):
            typed, write = self.typed(), self._write
            self.write(lambda session: write(session, typed), self._then)

    def _offer(self, found: Owners) -> None:
        self._owners = found
        self.owner.offer(found.names)
