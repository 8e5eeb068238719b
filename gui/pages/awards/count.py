"""นับ: the turnout, the bars of every category, and beside them one category with everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from core.awards.views import CategoryRow, StandingRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.papers import PaperSheet
from gui.pages.awards.part import StepPart, drop
from gui.pages.awards.reading import Facts
from gui.pages.awards.standings import Standings, sentence, status, turnout
from gui.table_model import Column
from gui.ui import button, chip, col, label, panel, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.banner import Banner
from gui.widgets.empty import empty
from gui.widgets.table import Listing, Table

_SIDE = 392
_COLUMNS: tuple[Column[StandingRow], ...] = (
    Column(
        "ที่",
        lambda one: to_thai(one.rank),
        sort=lambda one: (one.rank, one.name),
        width=46,
        tone="text-2",
    ),
    Column("ชื่อ", lambda one: one.name, below=lambda one: one.post),
    Column(
        "คะแนน",
        lambda one: to_thai(f"{one.votes:,}"),
        sort=lambda one: one.votes,
        width=72,
        right=True,
    ),
    Column(
        "ร้อยละ",
        lambda one: to_thai(one.percent),
        sort=lambda one: one.votes,
        width=76,
        right=True,
        tone="text-2",
    ),
)


class CountStep(StepPart):
    """Everything that was counted; nothing is decided here."""

    step = "count"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._category = ""
        self._standings: Standings | None = None
        self._chips: dict[str, QWidget] = {}
        self._side = ui.col(gap=10)
        self._card: QWidget | None = None
        self._paper: PaperSheet | None = None

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        keys = [c.key for c in facts.row.tally.categories]
        if self._category not in keys:
            self._category = keys[0]
        if self._paper is not None:
            self._paper.show_facts(facts)
            return
        if not facts.row.rows:
            how = "นำเข้าไฟล์ผลลงคะแนนก่อน แล้วผลของทุกด้านจะอยู่ที่นี่"
            self.fill(empty("ยังไม่มีคะแนนให้นับ", how, icon="award"), margin=(24, 0, 24, 16))
            return
        self._build(facts)

    @override
    def acts(self) -> Sequence[Act]:
        if self._paper is not None:
            return (Act("กลับไปดูคะแนน", self.escape, "left"), *self._paper.acts())
        if not self.facts.row.rows:
            return (self.onward(),)
        return (Act("แบบสรุปผล", self.show_paper, "paper"), self.onward())

    @override
    def draft(self) -> Mapping[str, object]:
        return {"category": self._category, "paper": self._paper is not None}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        category = draft.get("category")
        if isinstance(category, str) and category:
            self._pick(category)
        if draft.get("paper"):
            self.show_paper()

    @override
    def look_at(self, where: Mapping[str, object]) -> None:
        category = where.get("category")
        if isinstance(category, str) and category:
            self._pick(category)

    @override
    def escape(self) -> bool:
        if self._paper is None:
            return False
        self._paper = None
        self.show_facts(self.facts)
        self.headed.emit()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self._card, self._paper) if pane is not None]

    @override
    def start(self) -> None:
        if self._category in self._chips:
            self._chips[self._category].setFocus()

    def show_paper(self) -> None:
        """The tally sheet stands where the bars were."""
        self._paper = PaperSheet(self.desk, "tally")
        self._paper.headed.connect(self.headed)
        self._paper.show_facts(self.facts)
        self._standings = self._card = None
        self._chips.clear()
        self.fill(self._paper, margin=(24, 0, 24, 16))
        self.headed.emit()

    def _build(self, facts: Facts) -> None:
        held = self.focusWidget()
        in_chips = held in self._chips.values()
        self._standings = Standings(facts, self._pick)
        self._side = ui.col(gap=10)
        self._card = None
        side = ui.box(ui.col(self._choices(facts), self._side, gap=10))
        tone = "wait" if facts.round.options.one_category else "sunken"
        notes = [Banner(words, tone) for words in _conflicts(facts)]
        if self.desk.narrow:
            self._standings.setMinimumHeight(self._standings.whole)
            side.setMinimumHeight(ui.px(420))
            inside = col(
                turnout(facts), *notes, self._standings, side, gap=10, margin=(24, 0, 14, 12)
            )
            self.fill(ui.scroll(inside))
        else:
            side.setFixedWidth(ui.px(_SIDE))
            left = col(turnout(facts), *notes, self._standings, gap=10)
            left.setStretch(left.count() - 1, 1)
            both = row(ui.box(left), side, gap=16)
            both.setStretch(0, 1)
            self.fill(ui.box(both), margin=(24, 0, 24, 16))
        self._pick(self._category)
        if in_chips:
            self.start()

    def _choices(self, facts: Facts) -> QWidget:
        group = QButtonGroup(self)
        self._chips = {}
        for category in facts.row.tally.categories:
            made = chip(category.title, on=category.key == self._category)
            made.clicked.connect(partial(self._pick, category.key))
            group.addButton(made)
            self._chips[category.key] = made
        return ui.box(row(*self._chips.values(), None, gap=6))

    def _pick(self, key: str, _on: object = None) -> None:
        """Show everybody of this category."""
        found = [c for c in self.facts.row.tally.categories if c.key == key]
        if not found or self._standings is None:
            return
        self._category = key
        self._standings.show_on(key)
        made = self._chips.get(key)
        if made is not None:
            made.setChecked(True)  # type: ignore[attr-defined]
        card = self._everybody(found[0])
        old, self._card = self._card, card
        self._side.addWidget(card)
        if old is not None:
            drop(old)

    def _everybody(self, category: CategoryRow) -> QWidget:
        facts = self.facts
        mark = status(category)
        badge: list[ui.Item] = [BadgeLabel(mark)] if mark else []
        table: Table[StandingRow] = Table(
            Listing(
                "award-standings",
                _COLUMNS,
                identity=lambda one: one.person_id,
                unit="คน",
                two_lines=True,
            ),
            self.desk.memory,
        )
        table.set_rows(category.standings)
        told = [("ไม่ลงคะแนน", category.blank), ("บัตรเสีย", category.void)]
        told.append(("รอยืนยันชื่อ", category.waiting))
        rest = " · ".join(f"{name} {many:,}" for name, many in told)
        base = to_thai(f"{rest} · ร้อยละของบัตรดี {facts.row.tally.valid:,} ใบ")
        go: list[ui.Item] = []
        if category in facts.undecided and not facts.frozen:
            do = partial(self.go, "decisions", category=category.key)
            go = [row(button(f"ลงมติ {facts.titled(category)}", "tint", "committee", do=do), None)]
        return panel(
            col(
                row(label(facts.titled(category), "heading"), None, *badge),
                label(sentence(facts, category), wrap=True),
                *go,
                table,
                label(base, "small", "muted", wrap=True),
                gap=8,
                margin=(16, 12, 16, 12),
            )
        )


def _conflicts(facts: Facts) -> list[str]:
    """One sentence for each person who is first in several categories."""
    titles = {c.key: facts.titled(c) for c in facts.row.tally.categories}
    waits = {c.key for c in facts.undecided}
    only = facts.round.options.one_category
    rule = "หนึ่งคนได้ด้านเดียว คณะกรรมการเป็นผู้ชี้" if only else "กติกาของรอบนี้ให้ได้ทุกด้านที่ชนะ"
    return [
        f"{one.name} ได้คะแนนสูงสุด{' '.join(titles[key] for key in one.categories)} {rule}"
        for one in facts.row.tally.conflicts
        if not only or waits & set(one.categories)
    ]
