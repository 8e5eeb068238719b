"""Who is assessed: names put into a group, somebody taken out, and what the sets ask twice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.database import Session
from core.indicators import opening
from core.indicators.alike import alike
from core.indicators.sets import IndicatorSet
from core.jobs import Progress
from core.thai.numerals import printed, to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.page import Page
from gui.pages.indicators.reading import Assessed, Read
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.fields import Combo, Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

_PAIRS_HIGH = 260
_NONE_ALIKE = "ไม่มีตัวชี้วัดที่ชื่อใกล้เคียงกัน"
_ALIKE_SAYS = "ชื่อใกล้เคียงกันจนอาจขอหลักฐานซ้ำ พิจารณารวมกันในชุดของปีหน้า โปรแกรมไม่รวมให้เอง"


class EnrolSheet(Asking):
    """A group and names, one a line; they are written in one transaction."""

    def __init__(self, desk: Desk, read: Read, group: str = "") -> None:
        super().__init__(desk)
        choices = [
            (one.group.title, (result.year.id, one.group.key))
            for result in read.results
            for one in result.groups
        ]
        self.group = Combo("กลุ่ม", choices)
        chosen = next((value for _, value in choices if value[1] == group), choices[0][1])
        self.group.choose(chosen)
        self.names = Growing(hint="ชื่อบรรทัดละหนึ่งราย เช่น นายกล้า ดี", least=3)
        self._names = Field("ชื่อบุคลากร หรือชื่อหน่วยงานในกลุ่มของหน่วยงาน", self.names, required=True)
        save = button("เพิ่ม", "primary", "check", do=self.save)
        head = label("เพิ่มผู้ถูกประเมิน", "heading")
        self.stand([head, Field("กลุ่ม", self.group), self._names], save, self._names)

    def save(self) -> None:
        """Those named are assessed in the group."""
        year, group = self.group.currentData()
        names = self.names.words.split("\n")

        def write(session: Session) -> int:
            return len(opening.enrol_named(session, year, group, names))

        def added(many: int) -> None:
            self.desk.toast(to_thai(f"เพิ่มผู้ถูกประเมิน {many} ราย"))

        self.write(write, added)


def withdraw(page: Page, one: Assessed) -> None:
    """Ask first; then nobody is assessed there any more."""
    id_, name, group = one.standing.id, one.standing.name, one.group.group.title

    def work(session: Session, _progress: Progress) -> None:
        opening.withdraw(session, id_)

    def done(_nothing: None) -> None:
        page.desk.toast(f"นำ {name} ออกจากกลุ่ม{group}แล้ว")

    what = f"ผลที่ตรวจแล้วของ {name} ในกลุ่ม{group}จะหายไป ไฟล์หลักฐานยังเก็บอยู่ และประวัติยังบอกว่าเคยให้ผลใด"
    question = Question("นำออกจากการประเมิน", what, yes="นำออก", danger=True)
    page.desk.ask(question, partial(page.change, work, done))


def show_alike(desk: Desk, found: IndicatorSet) -> Sheet:
    """The indicators of the set that ask nearly the same, nearest first."""
    pairs: list[QWidget] = [
        label(
            printed(
                f"{one.first[1].name} ({one.first[0].title}) กับ "
                f"{one.second[1].name} ({one.second[0].title})"
            ),
            wrap=True,
        )
        for one in alike(found)
    ]
    says = label(_ALIKE_SAYS if pairs else _NONE_ALIKE, "small", "muted", wrap=True)
    close = button("ปิด", "primary")
    lines: list[ui.Item] = [label("ตัวชี้วัดที่คล้ายกัน", "heading"), says]
    if pairs:
        area = ui.scroll(col(*pairs, None, gap=8))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows scroll it
        area.setAccessibleName("คู่ที่คล้ายกัน")
        area.setFixedHeight(min(ui.px(_PAIRS_HIGH), desk.host.height() // 2))
        lines.append(area)
    lines.append(row(None, close))
    sheet = Sheet(desk.host, col(*lines, gap=10, margin=(24, 20, 20, 18)), 560, 0.3)
    close.clicked.connect(sheet.finish)
    sheet.open(close)
    return sheet
