"""The count of a round at a glance: who may vote, who did, a few bars for every category."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from core.awards.views import CategoryRow
from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.pages.awards.reading import Facts
from gui.ui import col, label, panel, row
from gui.widgets.badge import Badge
from gui.widgets.bars import Count, VirtueBars

_MOST = 3  # names shown of a category; all that share the first place, if they are more
_OTHER_ICON = "award"


def turnout(facts: Facts, *links: QWidget) -> QWidget:
    """``๗๒ ผู้มีสิทธิ ๖๙ บัตรดี (๙๕.๘๓%) ๓ แทนที่ ๕ ไม่รับ`` on one line."""
    tally, counts = facts.row.tally, facts.verdicts
    told = [
        (tally.eligible, "ผู้มีสิทธิ"),
        (tally.valid, f"บัตรดี ({tally.turnout_percent}%)"),
        (counts["replaced"], "ส่งซ้ำ"),
        (counts["refused"], "ไม่รับ"),
    ]
    figures: list[ui.Item] = [
        row(label(to_thai(f"{many:,}"), "heading"), label(to_thai(name), "small", "muted"), gap=6)
        for many, name in told
    ]
    return panel(row(*figures, None, *links, gap=20, margin=(16, 4, 12, 4)))


def status(category: CategoryRow) -> Badge | None:
    """The one thing worth saying about a category; nothing of one that is simply won."""
    if category.decision is not None and category.decision.stale:
        return Badge("คะแนนเปลี่ยน", "wait", "history")
    if category.decided_by == "committee":
        return Badge("ตามมติ", "good", "committee")
    return {
        "no-votes": Badge("ไม่มีคะแนน", "wait", "wait"),
        "names-wait": Badge("รอชื่อ", "wait", "people"),
        "tie": Badge("เท่ากัน", "wait", "tie"),
        "conflict": Badge("นำหลายด้าน", "wait", "wait"),
    }.get(category.status)


def sentence(facts: Facts, category: CategoryRow) -> str:
    """What the count of a category says, as a finished sentence."""
    decision = category.decision
    if decision is not None and decision.stale:
        return f"คะแนนเปลี่ยนหลังจากมีมติให้ {decision.winner} บันทึกมติใหม่ หรือถอนมติเดิม"
    if category.decided_by == "committee":
        over = " เหนือคะแนน" if decision and decision.override else ""
        return f"คณะกรรมการมีมติ{over}ให้ {category.winner}"
    first = category.standings[0] if category.standings else None
    if first is None:
        return "ยังไม่มีใครได้คะแนนในด้านนี้"
    names = [one.name for one in category.standings if one.rank == 1]
    told = {
        "names-wait": "ยังมีชื่อรอยืนยันที่อาจเปลี่ยนผู้ได้คะแนนสูงสุด",
        "tie": to_thai(f"{len(names)} คนได้คะแนนสูงสุดเท่ากัน {first.votes:,} คะแนน รอมติ"),
        "conflict": f"{first.name} ได้คะแนนสูงสุด{_elsewhere(facts, category)}ด้วย รอมติ",
    }
    won = to_thai(f"{first.name} ได้คะแนนสูงสุด {first.votes:,} คะแนน")
    return told.get(category.status, won)


def _elsewhere(facts: Facts, category: CategoryRow) -> str:
    """The other categories that the leader of this one leads, or has been given."""
    leader = category.standings[0].person_id
    return " ".join(
        facts.titled(one)
        for one in facts.row.tally.categories
        if one.key != category.key
        and (one.winner_id == leader or (one.standings and one.standings[0].person_id == leader))
    )


def bars_of(category: CategoryRow, valid: int) -> Count:
    """The bars of one category: its first names, then how many went elsewhere."""
    firsts = sum(one.rank == 1 for one in category.standings)
    shown = category.standings[: max(_MOST, firsts)]
    others = sum(one.votes for one in category.standings[len(shown) :])
    open_tie = category.status == "tie" and firsts > 1
    mark = status(category)
    return Count(
        category.title,
        category.key if category.key in icons.drawings() else _OTHER_ICON,
        [(one.name, one.votes) for one in shown],
        _rest(category, others),
        valid,
        tied=firsts if open_tie else 0,
        mark=mark.text if mark else "",
        tone=mark.tone if mark else "",
        chosen=category.winner or "",
    )


def _rest(category: CategoryRow, others: int) -> str:
    """``อื่น ๑๐ · งด ๒``; what does not stand here stands beside, in the whole list."""
    told = [("อื่น", others), ("งด", category.blank)]
    if category.void or category.waiting:
        told = [("งด", category.blank), ("เสีย", category.void), ("รอ", category.waiting)]
        told = [pair for pair in told if pair[1]][:2]
    return to_thai(" · ".join(f"{name} {many:,}" for name, many in told))


class PickableBars(VirtueBars):
    """A category to be pressed; the one that is shown beside wears the ink bar."""

    def __init__(self, count: Count, scale: int, pick: Callable[[], object]) -> None:
        super().__init__(count, scale)
        self._pick, self._on = pick, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - a plain setter
        """Whether this category is the one shown beside."""
        if on != self._on:
            self._on = on
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._on:
            now, painter = theme.now(), QPainter(self)
            painter.fillRect(self.rect(), now.colour("ink-tint"))
            bar = QRectF(0, 0, now.px(3), self.height())
            painter.fillRect(bar, now.colour("ink-text"))
            painter.end()
        super().paintEvent(event)


class Standings(QFrame):
    """The bars of every category below each other, all on one scale."""

    def __init__(self, facts: Facts, pick: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        tally = facts.row.tally
        most = max((c.standings[0].votes for c in tally.categories if c.standings), default=1)
        self._bars = {
            c.key: PickableBars(bars_of(c, tally.valid), most, partial(pick, c.key))
            for c in tally.categories
        }
        items: list[ui.Item] = []
        for bars in self._bars.values():
            items += [ui.rule(), bars] if items else [bars]
        area = ui.scroll(col(*items, gap=0))
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area.setMinimumHeight(ui.px(160))
        ui.fill(QVBoxLayout(self), [area], 0, (1, 1, 1, 1))

    @property
    def whole(self) -> int:
        """The height at which nothing is scrolled."""
        return sum(bars.minimumSizeHint().height() + 1 for bars in self._bars.values()) + 2

    def show_on(self, key: str) -> None:
        """The bars of this category are those shown beside."""
        for category, bars in self._bars.items():
            bars.set_on(category == key)
