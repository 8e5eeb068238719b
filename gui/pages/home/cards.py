"""A card of one round: title, facts, the track, the next act on a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from core.thai import calendar
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.page import Act
from gui.pages.home.reading import Card
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.round_track import KEYS, badge, track

_TITLE_WIDE = 360  # a longer title takes a second line
Go = Callable[[str, Mapping[str, object]], object]


def card(one: Card, go: Go, *, urgent: bool) -> QWidget:
    """The card; ``go`` gets a place and what to open there. Only an urgent one has the ink."""
    title = label(_title(one), "heading", wrap=True)
    wide = theme.width(_title(one), theme.now().font("heading"))
    title.setMinimumWidth(min(round(wide) + 2, ui.px(_TITLE_WIDE)))
    sign = badge(one.row, one.progress)
    head = row(title, *([BadgeLabel(sign)] if sign else []), None, gap=10)
    text = col(head, label(facts(one), "small", "muted", wrap=True), gap=1)
    steps = track(one.progress)
    steps.asked.connect(lambda at: go("awards", {"key": one.row.key, "step": KEYS[at]}))
    top = row(text, col(_button(one, go, urgent=urgent), None), gap=16)
    top.setStretch(0, 1)
    made = panel(col(top, steps, gap=10, margin=(18, 14, 16, 6)))
    made.setAccessibleName(_title(one))
    return made


def facts(one: Card) -> str:
    """One line of facts: how many voted, when the round was opened, which result is in force."""
    tally = one.row.tally
    told = []
    if one.row.batches or one.row.version:
        voted, may = to_thai(f"{tally.valid:,}"), to_thai(f"{tally.eligible:,}")
        of = "" if tally.anonymous else f" จาก {may} คน"
        told.append(f"ลงคะแนนแล้ว {voted}{of}" if of else f"ลงคะแนนแล้ว {voted} ใบ")
    elif tally.eligible:
        told.append(f"ผู้มีสิทธิ {to_thai(f'{tally.eligible:,}')} คน")
    else:
        told.append("ยังไม่มีผู้มีสิทธิลงคะแนน")
    if one.row.versions and not one.row.version:
        told.append(f"เปิดผลฉบับที่ {to_thai(one.row.versions)} อีกครั้ง")
    day = one.row.opened_at.astimezone().date()
    told.append(f"เปิดรอบเมื่อ {to_thai(calendar.short_date(day))}")
    return " · ".join(told)


def _title(one: Card) -> str:
    return to_thai(f"{one.row.title} {one.row.year_be}")


def act_of(one: Card, go: Go) -> Act:
    """The next act, as the header and the palette know it; where all is done, a look at it."""
    act, (place, where) = one.progress.act, _where(one)
    words, why_not = (act.words, act.why_not) if act else ("เปิดดู", "")
    do = partial(go, place, where)
    return Act(words, do, "arrow", ink=act is not None, why_not=why_not, hidden=True)


def _button(one: Card, go: Go, *, urgent: bool) -> QPushButton:
    act = act_of(one, go)
    kind = "primary" if urgent else "tint" if act.ink else ""
    made = button(act.name, kind, act.icon, do=act.do)
    made.setEnabled(not act.why_not)
    if act.why_not:
        ui.set_tip(made, act.why_not)
    return made


def _where(one: Card) -> tuple[str, Mapping[str, object]]:
    """Where the next act is done."""
    act, key = one.progress.act, one.row.key
    if act is None:
        return "awards", {"key": key}
    if act.step == "prepare":
        return "people", {}
    if act.lesson:
        return "lessons", {"lesson": act.lesson}
    category = {"category": act.category} if act.category else {}
    return "awards", {"key": key, "step": act.step, **category}
