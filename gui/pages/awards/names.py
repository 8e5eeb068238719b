"""ยืนยันชื่อ: the spellings that wait for a person's word, one after the other, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.awards import spellings
from core.awards.rules import Rulebook
from core.awards.spellings import SpellingRow
from core.database import Session
from core.jobs import Progress
from core.people.queries import everyone
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.name_card import NameCard, Place
from gui.pages.awards.new_person import NewPerson
from gui.pages.awards.part import StepPart, drop
from gui.pages.awards.person_picker import PersonPicker, Somebody
from gui.pages.awards.reading import Facts
from gui.table_model import Column
from gui.ui import label, row
from gui.widgets.badge import Badge
from gui.widgets.empty import empty
from gui.widgets.table import Listing, Table

_SIDE = 392
_STATES = {
    "to_confirm": Badge("มีชื่อใกล้เคียง", "wait", "people"),
    "unknown": Badge("ไม่มีชื่อใกล้เคียง", "still", "search"),
}
Identity: TypeAlias = tuple[str, str]
Word: TypeAlias = Callable[[Session, Rulebook, str, str], None]
_COLUMNS: tuple[Column[SpellingRow], ...] = (
    Column("เขียนในไฟล์ว่า", lambda one: one.written),
    Column(
        "ในฐานะ",
        lambda one: "ผู้ลงคะแนน" if one.role == "voter" else "ผู้ได้รับคะแนน",
        width=136,
        tone="text-2",
        spare=True,
    ),
    Column(
        "แถว",
        lambda one: to_thai(" ".join(map(str, one.rows))),
        sort=lambda one: one.rows,
        width=110,
        tone="text-2",
    ),
    Column("ทะเบียน", lambda one: one.state, width=172, badges=lambda one: (_STATES[one.state],)),
)


def _identity(one: SpellingRow) -> Identity:
    return one.role, one.written


class NamesStep(StepPart):
    """The queue at the left, the name at hand at the right."""

    step = "names"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._table: Table[SpellingRow] | None = None
        self._card: NameCard | None = None
        self._shown: SpellingRow | None = None
        self._place = ui.col()
        self._said: list[str] = []  # settled in this sitting, the latest last
        self._at = 0
        self._busy = False

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        self._busy = False
        if not facts.names:
            self._table = self._card = self._shown = None
            self.fill(self._nothing(), margin=(24, 0, 24, 16))
            return
        if self._table is None:
            self._build()
        if self._table is not None:
            self._table.set_rows(facts.names)
            self._at = min(self._at, len(facts.names) - 1)
            self.choose(self._at)

    @override
    def acts(self) -> Sequence[Act]:
        if not self.facts.names:
            return (self.onward(),)
        many = to_thai(f"{len(self.facts.names):,}")
        why = f"ยังเหลือ {many} ชื่อ ยืนยันหรือกดว่าไม่ใช่ใครเลย (ดูผลนับก่อนได้ที่ขั้น นับ)"
        confirm = Act("ยืนยันคนนี้", self._confirm, "check", ink=True, hidden=True)  # Ctrl+Enter
        return (confirm, Act("ดูผลนับ", self._on, "arrow", ink=True, why_not=why))

    @override
    def draft(self) -> Mapping[str, object]:
        return {"said": list(self._said), "at": self._at}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        said, at = draft.get("said"), draft.get("at")
        if isinstance(said, list) and isinstance(at, int):
            self._said, self._at = said, at
            self.show_facts(self.facts)

    @override
    def search(self) -> None:
        if self._card is not None:
            self._find()

    @override
    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self._table, self._card) if pane is not None]

    @override
    def start(self) -> None:
        if self._card is not None:
            self._card.start()

    @property
    def card(self) -> NameCard | None:
        """The name at hand."""
        return self._card

    def _nothing(self) -> QWidget:
        if not self.facts.row.rows:
            return empty("ยังไม่มีคะแนน", "นำเข้าไฟล์ผลลงคะแนนก่อน ชื่อที่ไม่ตรงทะเบียนจะมารอที่นี่", icon="people")
        how = "ทุกชื่อในใบลงคะแนนตรงกับทะเบียนหรือมีคนยืนยันแล้ว ตัวสะกดที่ยืนยันจำไว้ใช้กับไฟล์ต่อไป"
        return empty("ไม่มีชื่อรอยืนยัน", how, icon="people")

    def _build(self) -> None:
        self._table = Table(
            Listing("award-names", _COLUMNS, identity=_identity, unit="ชื่อ"), self.desk.memory
        )
        self._table.bar.hide()
        self._table.chosen.connect(self._show_card)
        side = ui.box(self._place)
        if self.desk.narrow:
            self._table.hide()
            self.fill(side, margin=(24, 0, 24, 12))
            return
        note = row(
            ui.Glyph("info", "text-2", 16),
            label(
                "ชื่อที่รอไม่หยุดการนำเข้า แต่หยุดการยืนยันผล ที่ยืนยันแล้วจำไว้ทุกไฟล์",
                "small",
                "muted",
                wrap=True,
            ),
            gap=8,
        )
        note.setStretch(1, 1)
        side.setFixedWidth(ui.px(_SIDE))
        both = row(ui.box(ui.col(self._table, note, gap=8)), side, gap=16)
        both.setStretch(0, 1)
        self.fill(ui.box(both), margin=(24, 0, 24, 16))

    def choose(self, at: int) -> None:
        """Take up the name at this place of the queue, which goes round."""
        names = self.facts.names
        self._at = at % len(names)
        one = names[self._at]
        if self._table is not None:
            self._table.choose(_identity(one))
        self._show_card(one)

    def _show_card(self, one: SpellingRow | None) -> None:
        """The name stands at the right; a keyboard that was there stays there."""
        names = self.facts.names
        if one is None or one not in names or one == self._shown:
            return
        self._at, self._shown = names.index(one), one
        titles = {c.key: self.facts.titled(c) for c in self.facts.row.tally.categories}
        total = len(self._said) + len(names)
        place = Place(len(self._said) + self._at + 1, total)
        narrow = self.desk.narrow
        made = NameCard(one, place, [titles[key] for key in one.categories], narrow=narrow)
        made.confirmed.connect(partial(self._accept, one.written))
        made.nobody.connect(partial(self._reject, one.written))
        made.somebody.connect(self._find)
        made.newcomer.connect(self._add)
        made.moved.connect(self._move)
        made.taken_back.connect(self._take_last_back)
        old, self._card = self._card, made
        had_keys = old is None or old.isAncestorOf(self.focusWidget() or self)
        self._place.addWidget(made)
        if old is not None:
            drop(old)
        if had_keys:
            made.start()

    def _move(self, step: int) -> None:
        self.choose(self._at + step)
        self.start()

    def _accept(self, written: str, person: int) -> None:
        self._settle(written, partial(spellings.accept, person_id=person))

    def _reject(self, written: str) -> None:
        self._settle(written, spellings.reject)

    def _settle(self, written: str, word: Word) -> None:
        """One word about one spelling; another key meanwhile does nothing."""
        if self._busy:
            return
        self._busy = True
        workspace, key = self.desk.workspace, self.facts.row.key

        def work(session: Session, _progress: Progress) -> None:
            word(session, workspace.rulebook, key, written)

        def then(_nothing: None) -> None:
            self._said.append(written)
            left = len(self.facts.names) - 1
            rest = f"เหลือ {left:,} ชื่อ" if left else "ครบทุกชื่อแล้ว"
            said = to_thai(f"ยืนยันชื่อ {len(self._said):,} ชื่อแล้ว {rest}")
            self.desk.toast(said, lambda: self._take_back(written))

        task = self.change(work, then)
        task.failed.connect(self._free)

    def _free(self, _error: object = None) -> None:
        self._busy = False

    def _take_last_back(self) -> None:
        if self._said:
            self._take_back(self._said[-1])

    def _take_back(self, written: str) -> None:
        """What was said of the spelling is taken back; it waits again."""
        desk = self.desk
        workspace, key = desk.workspace, self.facts.row.key
        if written in self._said:
            self._said.remove(written)

        def work(session: Session, _progress: Progress) -> None:
            spellings.take_back(session, workspace.rulebook, key, written)

        def then(_nothing: None) -> None:
            desk.toast(f"“{written}” กลับมารอยืนยัน")

        desk.runner.change(work, then)

    def _find(self) -> None:
        """Let the officer find somebody who is not proposed."""
        one = self._shown
        if one is None:
            return

        def show(people: list[Somebody]) -> None:
            PersonPicker(
                self.desk,
                f"“{one.written}” หมายถึงใคร",
                people,
                lambda chosen: self._accept(one.written, chosen.id),
            )

        self.query(
            lambda session: [
                Somebody(p.id, p.name, " · ".join(filter(None, (p.post, p.group_name))))
                for p in everyone(session)
            ],
            show,
        )

    def _add(self) -> None:
        one = self._shown
        if one is not None:
            NewPerson(self.desk, self.facts.row.key, one.written, self._added)

    def _added(self, name: str) -> None:
        self.desk.toast(f"เพิ่ม {name} ในทะเบียนและยืนยันชื่อแล้ว")

    def _confirm(self) -> None:
        if self._card is not None:
            self._card.confirm()

    def _on(self) -> None:
        self.go("count")
