"""The sheets that write activities down: one as a form, many as a pasted list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.activities.naming import key_of
from core.activities.pasted import PastedLine, read_list
from core.activities.service import ActivityFields
from core.database import Session
from core.errors import UserError
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import Owners, owners
from gui.pages.people.form import ChoiceField
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field, text_field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

Write = Callable[[Session, ActivityFields], int]
_MOST_SHOWN = 6  # lines of the preview
_PASTE_SAYS = "กิจกรรมละบรรทัด เลขข้อและเครื่องหมายหน้าข้อถูกตัดให้ ตารางอ่านหัวคอลัมน์ให้"
_PASTE_HINT = "๑. เช้าวันพุธสุขใจ\n๒. อบรมคุณธรรม\n\nหรือคัดลอกตารางจาก Word, Excel"


class ActivitySheet(Asking):
    """Name, owner, kind and days; ``write`` gets them in one transaction, ``then`` the id."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        given: ActivityFields,
        write: Write,
        then: Callable[[int], object],
    ) -> None:
        super().__init__(desk)
        self._given, self._write, self._then = given, write, then
        self._owners = Owners({})
        self.name = text_field(given.name, "เช่น เช้าวันพุธสุขใจ")
        self.owner = ChoiceField("ผู้รับผิดชอบ", "ชื่อบุคคลหรือกลุ่ม")
        self.owner.setEditText(given.owner)
        self.kind = text_field(given.kind, "เช่น ส่งเสริมคุณธรรม")
        self.starts, self.ends = DateField(given.starts_on), DateField(given.ends_on)
        self._name = Field("ชื่อกิจกรรม", self.name, required=True)
        self._days = [Field("วันเริ่ม", self.starts), Field("วันสิ้นสุด", self.ends)]
        self.keep_days(*zip((self.starts, self.ends), self._days, strict=True))
        save = button("บันทึก", "primary", "check", do=self.save)
        first = self.owner if given.name else self.name
        self.stand(self._lines(title), save, self._name, first=first)
        desk.runner.query(owners, self._offer, owner=self)

    def _lines(self, title: str) -> list[ui.Item]:
        who = row(col(Field("ผู้รับผิดชอบ", self.owner), None), Field("ประเภท", self.kind), gap=10)
        when = row(*(col(field, None) for field in self._days), gap=10)
        for line in (who, when):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        return [label(title, "heading"), self._name, who, when]

    def typed(self) -> ActivityFields:
        """What the fields say."""
        owner = self.owner.currentText()
        return replace(
            self._given,
            name=self.name.text(),
            owner=owner,
            owner_id=self._owners.id_of(owner),
            kind=self.kind.text(),
            starts_on=self.starts.day,
            ends_on=self.ends.day,
        )

    def save(self) -> None:
        """The activity is as the fields say."""
        if self.are_read(self.starts, self.ends):
            typed, write = self.typed(), self._write
            self.write(lambda session: write(session, typed), self._then)

    @override
    def field_of(self, error: UserError) -> Field:
        return self._days[1] if error.code == "days-reversed" else self._name

    def _offer(self, found: Owners) -> None:
        self._owners = found
        self.owner.offer(found.names)


class PasteSheet(QObject):
    """A list as it stands in the plan; what is read of it is shown before it is kept."""

    def __init__(
        self,
        desk: Desk,
        known: Sequence[str],
        then: Callable[[Sequence[ActivityFields]], object],
        pasted: str = "",
    ) -> None:
        super().__init__(desk.host)
        self._year, self._known, self._then = desk.year_be, frozenset(known), then
        self.found: Sequence[PastedLine] = ()
        self.sheet: Sheet | None = None
        self.words = Growing(pasted, _PASTE_HINT, least=6)
        self._told = label("", "small", "muted", wrap=True)
        self._save = button("เพิ่มทั้งหมด", "primary", "plus", do=self.save)
        refuse = button("ยกเลิก")
        title = to_thai(f"วางรายการกิจกรรม ปีงบประมาณ {desk.year_be}")
        body = col(
            label(title, "heading"),
            label(_PASTE_SAYS, "small", "muted", wrap=True),
            self._scrolled(),
            self._told,
            row(None, refuse, self._save, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.words.textChanged.connect(self._read)
        self._read()
        self.sheet = Sheet(desk.host, body, 640, 0.3)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.words)

    def save(self) -> None:
        """What is new of the list is given on."""
        new = [one.given for one in self.found if not self._is_known(one)]
        then = self._then
        if new and self.sheet is not None:
            self.sheet.answer(lambda: then(new))

    def _scrolled(self) -> QWidget:
        area = ui.scroll(col(self.words, None, margin=(1, 1, 1, 1)))
        area.setMinimumHeight(ui.px(170))
        return area

    def _is_known(self, one: PastedLine) -> bool:
        return key_of(one.given.name, self._year) in self._known

    def _read(self) -> None:
        self.found = read_list(self.words.toPlainText(), self._year)
        new = [one for one in self.found if not self._is_known(one)]
        self._save.setEnabled(bool(new))
        ui.set_tip(self._save, "" if new else "วางหรือพิมพ์ชื่อกิจกรรมที่ยังไม่มีในปีนี้ก่อน")
        self._told.setText("\n".join(self._lines(new)))
        if self.sheet is not None:
            self.sheet.fit()

    def _lines(self, new: Sequence[PastedLine]) -> list[str]:
        """How many there are, the first of them, and what was not read."""
        already = len(self.found) - len(new)
        head = f"ใหม่ {len(new)} กิจกรรม" + (f" มีอยู่แล้ว {already}" if already else "")
        first = [f"• {_said(one)}" for one in new[:_MOST_SHOWN]]
        more = [f"และอีก {len(new) - _MOST_SHOWN} กิจกรรม"] if len(new) > _MOST_SHOWN else []
        notes = [f"บรรทัดที่ {one.line}: {one.note}" for one in self.found if one.note]
        return [to_thai(line) for line in (head, *first, *more, *notes[:_MOST_SHOWN])]


def _said(one: PastedLine) -> str:
    """A line of the preview."""
    given = one.given
    return " · ".join(part for part in (given.name, given.owner, given.kind) if part)
