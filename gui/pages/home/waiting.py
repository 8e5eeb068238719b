"""What waits for the officer: a column of rows, or a strip of counts where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.awards.views import CategoryRow
from core.lessons.queries import LessonRow
from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.pages.home.reading import Card, Facts
from gui.ui import col, label, panel, row
from gui.widgets.painted import RIGHT, Painted, rounded, words

_ROW_HIGH, _COUNT_HIGH = 52, 62


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits: how many, a few words, and where it is done."""

    name: str
    short: str
    below: str
    count: int
    icon: str
    tone: str
    place: str
    where: Mapping[str, object] = field(default_factory=dict)


def waiting(facts: Facts) -> list[Waiting]:
    """Everything that waits, in the order of the work."""
    cards = facts.cards
    return [
        *_names(cards),
        *_decisions(cards),
        *_papers(cards),
        *_lessons(facts),
        *_activities(facts),
        *_actions(facts),
        *_reviews(facts),
    ]


def _names(cards: Sequence[Card]) -> Iterator[Waiting]:
    open_ = [card for card in cards if card.row.names and not card.row.version]
    if open_:
        yield Waiting(
            "ชื่อที่ต้องยืนยัน",
            "ชื่อต้องยืนยัน",
            _titles(open_),
            sum(card.row.names for card in open_),
            "people",
            "wait-text",
            "awards",
            {"key": open_[0].row.key, "step": "names"},
        )


def _decisions(cards: Sequence[Card]) -> Iterator[Waiting]:
    for status, name, short, icon, below in (
        ("tie", "คะแนนเท่ากัน", "คะแนนเท่ากัน", "tie", _tied),
        ("conflict", "คนเดียวนำหลายด้าน", "นำหลายด้าน", "committee", _titled),
        ("stale", "คะแนนเปลี่ยนหลังมติ", "มติต้องดูใหม่", "history", _titled),
    ):
        found = [
            (card, one)
            for card in cards
            if not card.row.version
            for one in card.row.tally.categories
            if _status(one) == status
        ]
        if found:
            card, first = found[0]
            where = {"key": card.row.key, "step": "decisions", "category": first.key}
            said = " · ".join(below(card, one) for card, one in found)
            yield Waiting(name, short, said, len(found), icon, "wait-text", "awards", where)


def _papers(cards: Sequence[Card]) -> Iterator[Waiting]:
    for step, name, short, icon in (
        ("announcement", "ผลที่ยังไม่ออกประกาศ", "รอประกาศ", "paper"),
        ("certificates", "รอบที่ยังไม่พิมพ์เกียรติบัตร", "รอเกียรติบัตร", "award"),
    ):
        found = [card for card in cards if card.progress.at == step]
        if found:
            where = {"key": found[0].row.key, "step": step}
            yield Waiting(name, short, _titles(found), len(found), icon, "text", "awards", where)


def _lessons(facts: Facts) -> Iterator[Waiting]:
    missing = [one for one in facts.lessons if one.missing]
    if missing:
        yield Waiting(
            "ถอดบทเรียนที่ยังไม่ครบ",
            "บทเรียนไม่ครบ",
            _parts(missing),
            len(missing),
            "lesson",
            "text",
            "lessons",
            {"lesson": missing[0].id},
        )
    sent = [one for one in facts.lessons if one.state == "sent"]
    if sent:
        where = {"lesson": sent[0].id} if len(sent) == 1 else {"filter": "sent"}
        below = " · ".join(one.activity or "ยังไม่มีชื่อ" for one in sent)
        yield Waiting("รอลงนาม", "รอลงนาม", below, len(sent), "stamp", "text", "lessons", where)
    unwritten = [card for card in facts.cards if _unwritten(card)]
    if unwritten:
        where = {"key": unwritten[0].row.key, "step": "lesson"}
        yield Waiting(
            "รอบที่ยังไม่ถอดบทเรียน",
            "ยังไม่ถอดบทเรียน",
            _titles(unwritten),
            len(unwritten),
            "lesson",
            "text",
            "awards",
            where,
        )


def _activities(facts: Facts) -> Iterator[Waiting]:
    if facts.silent:
        yield Waiting(
            "กิจกรรมที่ยังไม่รายงาน",
            "ยังไม่รายงาน",
            " · ".join(one.name for one in facts.silent),
            len(facts.silent),
            "lesson",
            "wait-text",
            "lessons",
            {"board": True, "activity": facts.silent[0].id},
        )


def _actions(facts: Facts) -> Iterator[Waiting]:
    for found, name, short, tone, where in (
        (facts.overdue, "งานติดตามเกินกำหนด", "งานเกินกำหนด", "bad-text", {"filter": "overdue"}),
        (facts.soon, "งานติดตามใกล้ครบกำหนด", "ใกล้ครบกำหนด", "text", {}),
    ):
        if found:
            first = {"action": found[0].id}
            below = " · ".join(one.words.replace("\n", " ") for one in found)
            yield Waiting(
                name, short, below, len(found), "follow", tone, "actions", {**where, **first}
            )


def _reviews(facts: Facts) -> Iterator[Waiting]:
    if facts.stale:
        named = (f"{one.activity or 'ยังไม่มีชื่อ'} {one.fiscal_year or ''}" for one in facts.stale)
        where = {"lesson": facts.stale[0].id, "part": "review_on"}
        yield Waiting(
            "บทเรียนที่ต้องทบทวน",
            "ต้องทบทวน",
            to_thai(" · ".join(one.strip() for one in named)),
            len(facts.stale),
            "history",
            "text",
            "lessons",
            where,
        )


def _unwritten(card: Card) -> bool:
    act = card.progress.act
    return card.progress.at == "lesson" and act is not None and not act.lesson


def _status(category: CategoryRow) -> str:
    stale = category.decision is not None and category.decision.stale
    return "stale" if stale else category.status


def _titles(cards: Sequence[Card]) -> str:
    return " · ".join(to_thai(f"{card.row.title} {card.row.year_be}") for card in cards)


def _titled(card: Card, category: CategoryRow) -> str:
    return f"{card.row.tally.category_word}{category.title}"


def _tied(card: Card, category: CategoryRow) -> str:
    """``ด้านวินัย ๒ คน คนละ ๒๔ คะแนน``."""
    first = [one for one in category.standings if one.rank == 1]
    votes = to_thai(first[0].votes) if first else ""
    return f"{_titled(card, category)} {to_thai(len(first))} คน คนละ {votes} คะแนน"


def _parts(lessons: Sequence[LessonRow]) -> str:
    return " · ".join(
        f"{one.activity or 'ยังไม่มีชื่อ'} ขาด {to_thai(len(one.missing))} ข้อ" for one in lessons
    )


Go = Callable[[Waiting], object]


def column(things: Sequence[Waiting], go: Go) -> QWidget:
    """A card with a row for each."""
    rows: list[ui.Item] = [row(label("รอคุณ", "heading"), None, margin=(16, 12, 16, 6))]
    for one in things:
        rows += [ui.rule(), WaitRow(one, go)]
    if not things:
        calm = label("ไม่มีเรื่องที่รอคุณตัดสินใจ", "small", "muted", wrap=True)
        rows += [ui.rule(), row(calm, margin=(16, 10, 16, 10))]
    return panel(col(*rows, gap=0, margin=(1, 0, 1, 4)))


def strip(things: Sequence[Waiting], go: Go) -> ui.Row:
    """A figure and a word for each, beside each other."""
    return row(*(WaitCount(one, go) for one in things), gap=8)


class WaitRow(Painted):
    """One kind of thing that waits, as a row to press."""

    def __init__(self, one: Waiting, go: Go) -> None:
        super().__init__(f"{one.name} {to_thai(one.count)} {one.below}")
        self._one = one
        self.setFixedHeight(ui.px(_ROW_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(partial(self._press, go))
        ui.set_tip(self, one.below)

    def _press(self, go: Go, _on: object = None) -> None:
        go(self._one)

    @override
    def draw(self, painter: QPainter) -> None:
        now, one, middle = theme.now(), self._one, self.height() / 2
        if self.underMouse():
            painter.fillRect(self.rect(), now.colour("sunken"))
        edge = now.px(20)
        sign = QRectF(now.px(16), middle - edge / 2, edge, edge)
        icons.paint(
            painter, one.icon, sign, now.colour("text-2" if one.tone == "text" else one.tone)
        )
        room = self.width() - now.px(48 + 76)
        line = QRectF(now.px(48), middle - now.px(23), room, now.px(24))
        words(painter, line, one.name, "body", "text", 500)
        below = line.translated(0, now.px(23)).adjusted(0, 0, now.px(14), 0)
        words(painter, below, one.below, "small", "text-2", cut=True)
        figure = QRectF(self.width() - now.px(78), 0, now.px(44), self.height() - now.px(2))
        words(painter, figure, to_thai(one.count), "heading", one.tone, side=RIGHT)
        small = now.px(14)
        arrow = QRectF(self.width() - now.px(30), middle - small / 2, small, small)
        icons.paint(painter, "right", arrow, now.colour("text-3"), 2)


class WaitCount(Painted):
    """The same as one figure and one word, for narrow windows."""

    def __init__(self, one: Waiting, go: Go) -> None:
        super().__init__(f"{one.name} {to_thai(one.count)} {one.below}")
        self._one = one
        self.setFixedHeight(ui.px(_COUNT_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(partial(self._press, go))
        ui.set_tip(self, one.below)

    def _press(self, go: Go, _on: object = None) -> None:
        go(self._one)

    def _figure_wide(self) -> float:
        return theme.width(to_thai(self._one.count), theme.now().font("figure"))

    @override
    def minimumSizeHint(self) -> QSize:
        wide = self._figure_wide() + theme.width(self._one.short, theme.now().font("small"))
        return QSize(round(wide) + ui.px(38), ui.px(_COUNT_HIGH))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def draw(self, painter: QPainter) -> None:
        now, one, box = theme.now(), self._one, QRectF(self.rect())
        rounded(painter, box, "sunken" if self.underMouse() else "surface", "line", "radius-l")
        left, wide = now.px(14), self._figure_wide()
        figure = QRectF(left, 0, wide + 2, self.height() - now.px(5))
        words(painter, figure, to_thai(one.count), "figure", one.tone)
        start = left + wide + now.px(10)
        room = QRectF(start, 0, self.width() - start - now.px(8), self.height())
        words(painter, room, one.short, "small")
