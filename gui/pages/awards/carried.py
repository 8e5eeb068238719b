"""What was carried into a round from earlier years: words, where from, how the task stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from core.lookback import plan as plans
from core.lookback import queries
from core.lookback.plan import Plan
from core.lookback.views import CarriedRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.actions.listing import BADGES, OVERDUE, day
from gui.pages.actions.reading import today
from gui.pages.awards.reading import Facts
from gui.pages.lessons import lookback_sheet
from gui.pages.lessons.lookback import NAME
from gui.ui import button, col, label, row
from gui.widgets.badge import BadgeLabel

planned = queries.planned
_WHOLE = "\u00a0"  # a day stays on one line


def plan_of(facts: Facts) -> Plan:
    """The plan that a round is."""
    return plans.of_round(facts.round.scheme, facts.row.year_be)


def again(desk: Desk, facts: Facts) -> Act:
    """The act that shows what earlier years left."""
    return Act(NAME, partial(lookback_sheet.again, desk, plan_of(facts)), "history", rare=True)


def lines(desk: Desk, rows: Sequence[CarriedRow]) -> list[ui.Item]:
    """A line for each thing carried; a task leads to its place."""
    return [_line(desk, one) for one in rows]


def _line(desk: Desk, one: CarriedRow) -> QWidget:
    source = to_thai(f"จากบทเรียนปี {one.source_year}")
    words = label(one.words, "small", wrap=True)
    task = one.action
    if task is None:
        below = row(label(source, "caption", "faint"), None)
    else:
        sign = OVERDUE if task.is_overdue(today()) else BADGES[task.state]
        until = f"ภายใน {day(task.due)}".replace(" ", _WHOLE) if task.due else ""
        said = " · ".join(part for part in (source, until) if part)
        link = button("เปิดงาน", "link", "", "s", do=partial(desk.go, "actions", action=task.id))
        link.setAccessibleName(f"เปิดงาน {one.words}")
        told = label(said, "caption", "faint", wrap=True)
        below = row(BadgeLabel(sign), told, link, gap=8)
        below.setStretch(1, 1)
    return ui.box(col(words, below, gap=2))
