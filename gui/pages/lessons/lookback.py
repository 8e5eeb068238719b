"""What earlier years left for the same activity: open tasks first, each with one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.jobs import Progress
from core.lookback import queries, service
from core.lookback.plan import Plan
from core.lookback.views import Kept, LookBack, Near, Open
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.listing import BADGES, NOBODY, OVERDUE, day
from gui.pages.actions.reading import today
from gui.pages.lessons.lookback_line import LookBackLine
from gui.ui import button, label, row
from gui.widgets.badge import Badge

if TYPE_CHECKING:
    from core.database import Session

NAME = "บทเรียนปีก่อน"
UNUSED = "ข้อที่ไม่นำมาใช้ยังอยู่ในบันทึกเดิม"
PASS, GO_ON = "ผ่านไปก่อน", "อ่านแล้ว ไปต่อ"
_NEAR = "บทเรียนใกล้เคียงของกิจกรรมอื่น"
_DONE = Badge("ทำเสร็จแล้ว", "good", "check")
_DROPPED = Badge("เคยเลิก", "still", "close")
_FOLLOWED = {"done": _DONE, "dropped": _DROPPED}


class LookBackPanel(QWidget):
    """Everything there is to read before a plan, and the button that goes on.

    Attributes:
        left: it is recorded that the officer went on.
    """

    left = Signal()

    def __init__(self, desk: Desk, told: LookBack, hint: str = UNUSED) -> None:
        super().__init__()
        self.desk, self.told, self._hint = desk, told, hint
        self._leaving = False
        self._on_their_way: set[LookBackLine] = set()
        self.lines: list[LookBackLine] = []
        self._many = told.carried
        self.go_on = button(PASS, "tint", "arrow", do=self.leave)
        self._said = label("", "small", "muted", wrap=True)
        self.setAccessibleName(NAME)
        ui.fill(QVBoxLayout(self), (), 10)
        self._place()
        self._show_end()

    @property
    def plan(self) -> Plan:
        """For what one looks back."""
        return self.told.plan

    @property
    def end(self) -> QWidget:
        """What stands below the list: who went on, or the button that goes on."""
        return self._end

    def leave(self) -> None:
        """It is recorded that the officer has looked back and goes on."""
        if self._leaving:
            return
        self._leaving, plan = True, self.plan

        def work(session: Session, _progress: Progress) -> LookBack:
            service.leave(session, plan)
            return queries.look_back(session, plan)

        self._change(work, self._on_left)

    def carry(self, line: LookBackLine) -> None:
        """What the line shows is in the plan."""
        one, templates, plan = line.source, self.desk.workspace.templates, self.plan
        if one is None:
            return

        def work(session: Session, _progress: Progress) -> int:
            if isinstance(one, Open):
                return service.carry_action(session, templates, plan, one.action.id)
            return service.carry(session, templates, plan, one.item_id)

        self._act(line, work)

    def take_back(self, line: LookBackLine) -> None:
        """What the line shows is in the plan no more."""
        carried, templates = line.carried, self.desk.workspace.templates

        def work(session: Session, _progress: Progress) -> int:
            service.take_back(session, templates, carried)
            return 0

        self._act(line, work)

    def _act(self, line: LookBackLine, work: Callable[[Session, Progress], int]) -> None:
        if line in self._on_their_way:
            return
        self._on_their_way.add(line)

        def done(carried: int) -> None:
            self._on_their_way.discard(line)
            self._many += 1 if carried else -1
            line.show_carried(carried)
            self._show_end()

        self._change(work, done)

    def _change(
        self, work: Callable[[Session, Progress], object], then: Callable[..., object]
    ) -> None:
        self.desk.runner.change(work, then, owner=self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if ui.alive(self):
            self._leaving = False
            self._on_their_way.clear()
        self.desk.tell(error)

    def _on_left(self, told: LookBack) -> None:
        self._leaving = False
        self.told = told
        self._show_end()
        self.left.emit()

    def _show_end(self) -> None:
        """The button while it waits, then who went on."""
        self.go_on.setText(GO_ON if self._many else PASS)
        self.go_on.setVisible(self.told.is_due)
        used = f"นำมาใช้แล้ว {self._many} ข้อ" if self._many else self._hint
        left = self.told.left
        if left is not None:
            used = used if self._many else UNUSED
            when = short_date(left.at.astimezone().date())
            used = f"{left.who} อ่านแล้วเมื่อ {when} · {used}".strip()
        self._said.setText(to_thai(used))

    def _place(self) -> None:
        told = self.told
        items: list[ui.Item] = []
        if told.open:
            items += self._section("งานที่ยังค้าง", [self._task(one) for one in told.open])
        several = len(told.years) > 1
        for meaning, kept in told.sections:
            items += self._section(meaning.value, [self._item(one, several) for one in kept])
        if told.near:
            items += self._section(
                "บทเรียนใกล้เคียงของกิจกรรมอื่น", [self._near(one) for one in told.near]
            )
        for one in items:
            self._add(one)
        self._end = ui.box(row(self._said, self.go_on, gap=12))
        end = self._end.layout()
        if isinstance(end, ui.Row):
            end.setStretch(0, 1)

    def _add(self, one: ui.Item) -> None:
        box = self.layout()
        if isinstance(box, QVBoxLayout) and isinstance(one, QWidget):
            box.addWidget(one)

    def _section(self, name: str, lines: Sequence[LookBackLine]) -> list[QWidget]:
        self.lines += lines
        head = label(to_thai(f"{name} {len(lines)} ข้อ"), "small", "ink")
        return [ui.box(row(head, None, margin=(0, 6, 0, 0))), *lines]

    def _task(self, one: Open) -> LookBackLine:
        late = one.action.is_overdue(today())
        until = f"ภายใน {day(one.action.due)}" if one.action.due else "ไม่มีกำหนด"
        below = " · ".join((one.action.owner or NOBODY, until))
        sign = OVERDUE if late else BADGES[one.action.state]
        return self._line(LookBackLine(one, one.action.words, below, sign))

    def _item(self, one: Kept, several: bool) -> LookBackLine:  # noqa: FBT001 - one caller
        below = to_thai(f"ปี {one.year_be}") if several else ""
        return self._line(LookBackLine(one, one.words, below, _FOLLOWED.get(one.follow)))

    def _near(self, one: Near) -> LookBackLine:
        near = one.neighbour
        below = to_thai(" ".join(str(part) for part in (near.title, near.year_be) if part))
        line = LookBackLine(one.item, near.excerpt, below, spans=near.spans)
        open_ = button("เปิดบันทึก", "link", "", "s")
        open_.setAccessibleName(f"เปิดบันทึก {below}")
        part = near.part.partition(".")[0]
        open_.clicked.connect(partial(self._open, near.record_id, part))
        line.add(open_)
        return self._line(line)

    def _line(self, line: LookBackLine) -> LookBackLine:
        line.carry.connect(partial(self.carry, line))
        line.back.connect(partial(self.take_back, line))
        return line

    def _open(self, record: int, part: str, _on: object = None) -> None:
        self.desk.go("lessons", lesson=record, part=part)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        stops = [one.act for one in self.lines if one.act.isVisible()]
        here = QApplication.focusWidget()
        if step and isinstance(here, QPushButton) and here in stops:
            at = min(max(stops.index(here) + step, 0), len(stops) - 1)
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)
