"""A file was dropped: is it a roster, or the votes of a round?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup

from core.awards.opened import OpenedRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.choice import Choice
from gui.widgets.sheet import Sheet

ROSTER = ""  # the answer beside the keys of rounds


class KindSheet(Sheet):
    """One large choice for a roster (if asked for) and one for each open round."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        rounds: Sequence[OpenedRow],
        then: Callable[[str], object],
        *,
        roster: bool = True,
    ) -> None:
        self._then = then
        self._group = QButtonGroup()
        self._choices = {ROSTER: Choice("รายชื่อบุคลากร", "เพิ่มคนใหม่และแก้ข้อมูลคนเดิม")} if roster else {}
        for one in rounds:
            name = f"ผลลงคะแนน {one.title} ปี {to_thai(one.year_be)}"
            self._choices[one.key] = Choice(name, "บัตรลงคะแนนจากแบบฟอร์ม ตรวจทุกแถวก่อนนับ")
        for choice in self._choices.values():
            self._group.addButton(choice)
        no, yes = button("ยกเลิก"), button("ตรวจไฟล์นี้" if roster else "เลือกรอบนี้", "primary", "arrow")
        lines: list[ui.Item] = [label(title, "heading", wrap=True), *self._choices.values()]
        lines.append(row(None, no, yes, gap=8))
        super().__init__(desk.host, col(*lines, gap=10, margin=(24, 20, 20, 18)), 560, 0.35)
        self._group.setParent(self)
        first = next(iter(self._choices.values()))
        first.setChecked(True)
        no.clicked.connect(self.refuse)
        yes.clicked.connect(partial(self.answer, self._tell))
        self.open(first)

    def _tell(self) -> None:
        chosen = next(key for key, choice in self._choices.items() if choice.isChecked())
        self._then(chosen)
