"""A name that is nobody's in the register yet: the person is added, the name settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.awards import spellings
from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from core.people import service as people
from core.people.queries import name_index
from core.people.service import PersonFields
from core.thai import names, text
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.fields import Field, text_field
from gui.widgets.sheet import Sheet


class NewPerson(QObject):
    """A sheet with the few facts that a new person needs; the name as written stands in it."""

    def __init__(self, desk: Desk, key: str, written: str, then: Callable[[str], object]) -> None:
        super().__init__(desk.host)
        self._desk, self._key, self._written, self._then = desk, key, written, then
        title, first, last = names.split_full_name(written)
        self.title, self.first, self.last = map(text_field, (title, first, last))
        self.post = text_field(hint="เช่น นักวิชาการศึกษาชำนาญการ")
        self.group, self.email = text_field(), text_field(hint="ใช้ตรวจว่าใครส่งใบใด")
        self._first = Field("ชื่อ", self.first, required=True)
        self._add = button("เพิ่มและยืนยันชื่อ", "primary", "plus", do=self.add)
        refuse = button("ยกเลิก")
        titled = Field("คำนำหน้า", self.title)
        titled.setFixedWidth(ui.px(130))
        body = col(
            label("เพิ่มเป็นคนใหม่ในทะเบียน", "heading"),
            label(f"ในไฟล์เขียนว่า “{written}”", "small", "muted", wrap=True),
            row(titled, self._first, Field("นามสกุล", self.last), gap=10),
            Field("ตำแหน่ง", self.post),
            row(Field("กลุ่ม", self.group), Field("อีเมล", self.email), gap=10),
            row(None, refuse, self._add, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, 600, 0.3)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.post)

    def add(self) -> None:
        """The person stands in the register, and the spelling means them."""
        fields = PersonFields.from_post(
            self.post.text(),
            title=text.line(self.title.text()),
            first_name=text.line(self.first.text()),
            last_name=text.line(self.last.text()),
            group_name=text.line(self.group.text()),
            email=text.line(self.email.text()),
            office=self._desk.workspace.settings.office.name,
        )
        workspace, key, written = self._desk.workspace, self._key, self._written

        def work(session: Session, _progress: Progress) -> str:
            person = people.add(session, fields)
            index = name_index(session)
            if not index.is_own_name(written):  # an equal name needs nobody's word
                spellings.accept(session, workspace.rulebook, key, written, person)
            return index.people[person].name

        self._add.setEnabled(False)
        self._desk.runner.change(work, self._added, owner=self, failed=self._refused)

    def _added(self, name: str) -> None:
        then = self._then
        self.sheet.answer(lambda: then(name))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.runner.failed.emit(error)
        elif ui.alive(self):
            self._add.setEnabled(True)
            self._first.complain(str(error))
            self.sheet.fit()
