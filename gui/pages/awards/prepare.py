"""เตรียม: who takes part, what the form must ask, the list of names to paste into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.database import Session
from core.lookback.views import CarriedRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards import carried, reading
from gui.pages.awards.part import StepPart
from gui.pages.awards.reading import Electorate, Facts, Taking
from gui.pages.awards.rules_in_words import RULES, told
from gui.table_model import Column
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing, Table

_SIDE = 380


def _badges(one: Taking) -> Sequence[Badge]:
    if not one.votes:
        return (Badge(one.why_not, "still"),)
    if not one.candidate:
        return (Badge("ลงคะแนนอย่างเดียว", "still"),)
    return () if one.email else (Badge("ไม่มีอีเมล", "wait", "wait"),)


_COLUMNS: tuple[Column[Taking], ...] = (
    Column("ชื่อ", lambda one: one.name, below=lambda one: one.post),
    Column("กลุ่ม", lambda one: one.group_name, width=186, tone="text-2", spare=True),
    Column("อีเมลในทะเบียน", lambda one: one.email, width=216, tone="text-2", badges=_badges),
)
_FILTERS: tuple[Filter[Taking], ...] = (
    Filter("voters", "ลงคะแนนได้", lambda one: one.votes),
    Filter("candidates", "ให้เลือกได้", lambda one: one.candidate),
    Filter("others", "ไม่มีสิทธิ", lambda one: not one.votes),
)


class PrepareStep(StepPart):
    """What is done before anybody votes."""

    step = "prepare"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: Electorate | None = None
        listing = Listing(
            "award-people",
            _COLUMNS,
            identity=lambda one: one.id,
            search=None if desk.narrow else lambda one: f"{one.name} {one.post} {one.group_name}",
            hint="ค้นชื่อ ตำแหน่ง กลุ่ม",
            unit="คน",
            filters=_FILTERS,
            two_lines=True,
        )
        self._table = Table(listing, desk.memory)
        self._side = col(gap=12)
        side = ui.scroll(self._side)
        if desk.narrow:
            self._table.setMinimumHeight(ui.px(320))
            self._side.setContentsMargins(ui.px(24), 0, ui.px(14), ui.px(16))
            self.fill(side)
        else:
            side.setFixedWidth(ui.px(_SIDE))
            both = row(self._table, side, gap=16, margin=(24, 0, 24, 16))
            both.setStretch(0, 1)
            self.fill(both)

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        workspace, key = self.desk.workspace, facts.row.key
        plan = carried.plan_of(facts)

        def work(session: Session) -> tuple[Electorate, list[CarriedRow]]:
            return reading.electorate(session, workspace, key), carried.planned(session, plan)

        self.query(work, self._show)

    @override
    def acts(self) -> Sequence[Act]:
        why = "" if self._known is None or self._known.voters else "ยังไม่มีผู้มีสิทธิ นำเข้ารายชื่อก่อน"
        copying = Act("คัดลอกรายชื่อ", self.copy_choices, "copy", why_not=why)
        return (carried.again(self.desk, self.facts), copying, self.onward())

    @override
    def search(self) -> None:
        self._table.search.setFocus()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self._table,)

    @override
    def start(self) -> None:
        self._table.view.setFocus()

    def copy_choices(self) -> None:
        """The names are in the clipboard, one a line, exactly as the form should list them."""
        if self._known is None:
            return
        choices = self._known.choices
        QGuiApplication.clipboard().setText("\n".join(choices))
        many = to_thai(f"{len(choices):,}")
        self.desk.toast(f"คัดลอก {many} ชื่อแล้ว วางในช่องตัวเลือกของแบบฟอร์มได้เลย")

    def _copy_questions(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._questions()))
        self.desk.toast("คัดลอกหัวข้อคำถามแล้ว ใช้เป็นชื่อคำถามในแบบฟอร์ม")

    def _questions(self) -> list[str]:
        row_ = self.facts.row
        return [f"{row_.title} {self.facts.titled(c)}" for c in row_.tally.categories]

    def _show(self, told: tuple[Electorate, list[CarriedRow]]) -> None:
        self._known, planned = told
        known = self._known
        self._table.set_rows(known.people)
        while (item := self._side.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None and gone is not self._table:
                gone.hide()
                gone.deleteLater()
        cards = [self._form_card(known), self._names_card(known), self._rules_card()]
        if planned:
            head = to_thai(f"นำมาจากปีก่อน {len(planned)} ข้อ")
            cards.insert(0, _card(head, *carried.lines(self.desk, planned)))
        if self.desk.narrow:
            cards.append(self._table)
        for card in cards:
            self._side.addWidget(card)
        self._side.addStretch(1)
        self.headed.emit()

    def _form_card(self, known: Electorate) -> QWidget:
        anonymous = self.facts.round.options.anonymous
        asks: list[str] = [] if anonymous else ["เปิด “รวบรวมที่อยู่อีเมล” ให้รู้ว่าใครส่งใบใด"]
        if known.without_email and not anonymous:
            many = to_thai(known.without_email)
            asks.append(f"ถาม “ชื่อ-นามสกุลผู้ลงคะแนน” ด้วย เพราะ {many} คนไม่มีอีเมลในทะเบียน")
        titles = " ".join(c.title for c in self.facts.row.tally.categories)
        count = to_thai(len(self.facts.row.tally.categories))
        asks.append(f"คำถาม {count} ข้อ แบบเลือกจากรายการ ข้อละด้าน: {titles}")
        asks.append("ชื่อคำถามต้องมีชื่อด้านของข้อนั้น โปรแกรมจึงรู้ว่าคอลัมน์ใดเป็นของด้านใด")
        lines = [
            row(
                col(label(f"{to_thai(i)}.", "small", "muted", width=18), None),
                _wrapped(words),
                gap=6,
            )
            for i, words in enumerate(asks, 1)
        ]
        for line in lines:
            line.setStretch(1, 1)
        copy = button("คัดลอกหัวข้อคำถาม", "link", "copy", do=self._copy_questions)
        return _card("แบบฟอร์มต้องถาม", *lines, row(copy, None))

    def _names_card(self, known: Electorate) -> QWidget:
        many = to_thai(f"{len(known.choices):,}")
        shown = [label(name, "small", wrap=True) for name in known.choices[:4]]
        if len(known.choices) > len(shown):
            more = to_thai(f"{len(known.choices) - len(shown):,}")
            shown.append(label(f"และอีก {more} ชื่อ", "small", "faint"))
        why = "วางในช่องตัวเลือกของทุกข้อ ชื่อจะตรงกับทะเบียนทุกตัวอักษร คนชื่อซ้ำมีตำแหน่งต่อท้าย"
        copy = button(f"คัดลอกรายชื่อ {many} ชื่อ", "tint", "copy", do=self.copy_choices)
        copy.setEnabled(bool(known.choices))
        names = panel(col(*shown, gap=0, margin=(12, 6, 12, 6)), "sunken")
        return _card("รายชื่อให้เลือก", label(why, "small", "muted", wrap=True), names, row(copy, None))

    def _rules_card(self) -> QWidget:
        words = self.facts.round.options.words
        lines = [label(told(rule.key, words[rule.key]), "small", wrap=True) for rule in RULES]
        return _card("กติกาของรอบนี้", *lines)


def _wrapped(words: str) -> QWidget:
    return label(words, "small", wrap=True)


def _card(name: str, *items: ui.Item) -> QWidget:
    return panel(col(label(name, "heading"), *items, gap=6, margin=(18, 12, 18, 14)))
