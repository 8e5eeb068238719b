"""The sheet that asks the officer to look back before a record is written or a round goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.lookback import plan as plans
from core.lookback import queries
from core.lookback.plan import Plan
from core.lookback.views import LookBack
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.lessons.lookback import NAME, LookBackPanel
from gui.ui import button, col, label, row
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.database import Session

_WIDE = 760
_MOST_HIGH = 460  # of the list, before it scrolls
_AROUND = 210  # what stands above and below the list in the least window


def before_record(desk: Desk, record_id: int, then: Callable[[], object]) -> None:
    """Show what earlier years left for a new record, if anything; then go on."""

    def work(session: Session) -> LookBack | None:
        plan = plans.of_record(session, record_id)
        return None if plan is None else queries.look_back(session, plan)

    def show(told: LookBack | None) -> None:
        if told is not None and told.is_due:
            LookBackSheet(desk, told, then)
        else:
            then()

    desk.runner.query(work, show)


def again(desk: Desk, plan: Plan, then: Callable[[], object] = lambda: None) -> None:
    """Show what earlier years left, read before or not."""
    desk.runner.query(
        lambda session: queries.look_back(session, plan),
        lambda told: LookBackSheet(desk, told, then),
    )


class LookBackSheet(QObject):
    """The panel over the window; while it is due, only the button that goes on puts it away."""

    def __init__(self, desk: Desk, told: LookBack, then: Callable[[], object]) -> None:
        super().__init__(desk.host)
        self.panel = LookBackPanel(desk, told)
        body = col(
            label(NAME, "heading"),
            label(f"{told.plan.activity} · {facts(told)}", "small", "muted", wrap=True),
            self._list(desk),
            *self._ends(),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, _WIDE, 0.3)
        self.panel.left.connect(partial(self.sheet.answer, then))
        self.sheet.refused.connect(then)
        self.sheet.hold(self._may_refuse)
        self.sheet.closed.connect(self.deleteLater)
        if not told.is_due:
            self._shut.clicked.connect(self.sheet.refuse)
        QApplication.instance().focusChanged.connect(self._bring)  # type: ignore[union-attr]
        self.sheet.open()

    def _ends(self) -> list[ui.Item]:
        """Below the list: the button that goes on, or one that shuts."""
        self._shut = button("ปิด")
        if self.panel.told.is_due:
            self._shut.hide()
            return [self.panel.end]
        line = row(self.panel.end, self._shut, gap=8)
        line.setStretch(0, 1)
        return [line]

    def _may_refuse(self) -> bool:
        """Esc goes on too while it is due, for going on is one key; and is recorded."""
        if self.panel.told.is_due:
            self.panel.leave()
            return False
        return True

    def _list(self, desk: Desk) -> QWidget:
        inside = col(self.panel, None, gap=0, margin=(0, 0, 10, 0))
        area = self._area = ui.scroll(inside)
        wide = ui.px(_WIDE - 24 - 20 - 16)
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else 0
        most = min(ui.px(_MOST_HIGH), desk.host.height() - ui.px(_AROUND))
        area.setFixedHeight(min(max(high, inside.minimumSize().height()), most))
        return area

    def _bring(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now is not None and ui.alive(self._area) and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)


def facts(told: LookBack) -> str:
    """``ปี ๒๕๖๘ · งานค้าง ๑ เรื่อง · บทเรียน ๙ ข้อ``."""
    many = sum(len(kept) for _meaning, kept in told.sections)
    said = ["ปี " + " ".join(map(str, told.years))]
    said += [f"งานค้าง {len(told.open)} เรื่อง"] if told.open else []
    said += [f"บทเรียน {many} ข้อ"] if many else []
    return to_thai(" · ".join(said))
