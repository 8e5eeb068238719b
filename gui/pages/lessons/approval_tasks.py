"""The sheet that makes tasks of what was approved: owner and last day are asked once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from core.actions import service as follow_up
from core.actions.service import ActionFields
from core.actions.wording import PART_NAMES
from core.approvals import requests
from core.approvals.requests import Offer
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import Owners, owners, today
from gui.pages.people.form import ChoiceField
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field

if TYPE_CHECKING:
    from core.database import Session

_WIDE, _LIST_HIGH = 640, 240


class TasksSheet(Asking):
    """Each thing to do with a tick, and for all of them who and until when."""

    def __init__(self, desk: Desk, offers: Sequence[Offer], chief: str) -> None:
        super().__init__(desk)
        self._offers, self._chief = offers, chief
        self._owners = Owners({})
        self.ticks = [self._tick(one) for one in offers]
        self.owner = ChoiceField("ผู้รับผิดชอบ", "ชื่อบุคคลหรือกลุ่ม")
        self.due = DateField()
        self._due = Field("กำหนดเสร็จ", self.due)
        self.keep_days((self.due, self._due))
        self._owner = Field("ผู้รับผิดชอบ", self.owner)
        ink = button("เพิ่มงานติดตาม", "primary", "follow", do=self.open_tasks)
        self.stand(self._lines(), ink, self._owner, refuses="ไว้ทีหลัง", width=_WIDE)
        self._count()
        desk.runner.query(owners, self._offer, owner=self)

    @property
    def chosen(self) -> list[Offer]:
        """Those that are ticked."""
        pairs = zip(self.ticks, self._offers, strict=True)
        return [one for tick, one in pairs if tick.isChecked()]

    def open_tasks(self) -> None:
        """What is ticked are tasks; the toast takes them back."""
        if not self.are_read(self.due):
            return
        name, chosen, chief = self.owner.currentText(), self.chosen, self._chief
        given = ActionFields(owner=name, owner_id=self._owners.id_of(name), due=self.due.day)

        def work(session: Session) -> list[int]:
            return requests.open_tasks(session, chosen, given, chief, today())

        self.write(work, self._opened)

    def _lines(self) -> list[ui.Item]:
        many = to_thai(len(self._offers))
        who = row(col(self._owner, None), col(self._due, None), gap=10)
        who.setStretch(0, 1)
        who.setStretch(1, 1)
        area = ui.scroll(col(*self._listed(), None, gap=6, margin=(0, 0, 10, 0)))
        area.setMaximumHeight(ui.px(_LIST_HIGH))
        area.setMinimumHeight(min(ui.px(_LIST_HIGH), ui.px(44) * (len(self.ticks) + 1)))
        own = any(one.for_chief for one in self._offers) and self._chief
        note = f"ข้อเสนอแนะสำหรับผู้บริหารเป็นงานของ{self._chief}" if own else ""
        return [
            label("เพิ่มงานติดตามจากข้อที่เห็นชอบ", "heading"),
            label(f"มี {many} เรื่องที่ยังไม่มีงานติดตาม เรื่องที่มีแล้วไม่เพิ่มซ้ำ", "small", "muted", wrap=True),
            area,
            who,
            *([label(note, "small", "muted", wrap=True)] if note else []),
        ]

    def _listed(self) -> list[ui.Item]:
        items: list[ui.Item] = []
        part = ""
        for tick, one in zip(self.ticks, self._offers, strict=True):
            if one.part != part:
                part = one.part
                items.append(label(PART_NAMES[part], "small", "muted"))
            words = label(one.words, wrap=True)
            words.setBuddy(tick)
            line = row(col(tick, None), words, gap=8)
            line.setStretch(1, 1)
            items.append(ui.box(line))
        return items

    def _tick(self, one: Offer) -> QCheckBox:
        made = QCheckBox()
        made.setChecked(True)
        made.setAccessibleName(one.words)
        made.toggled.connect(lambda _on: self._count())
        return made

    def _count(self) -> None:
        many = len(self.chosen)
        self.ink.setText(to_thai(f"เพิ่มงานติดตาม {many} งาน"))
        self.ink.setEnabled(many > 0)
        ui.set_tip(self.ink, "" if many else "เลือกอย่างน้อยหนึ่งเรื่อง")

    def _offer(self, found: Owners) -> None:
        self._owners = found
        self.owner.offer(found.names)

    def _opened(self, made: list[int]) -> None:
        said = to_thai(f"เพิ่มงานติดตาม {len(made)} งานแล้ว")
        self.desk.toast(said, partial(_take_back, self.desk, made))


def _take_back(desk: Desk, made: Sequence[int]) -> None:
    def work(session: Session, _progress: Progress) -> None:
        for id_ in made:
            follow_up.remove(session, id_)

    desk.runner.change(work)
