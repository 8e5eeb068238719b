"""The people list: search, three filters, chips with counts, the person chosen beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QWidget
from typing_extensions import override

from core.people.listing import PersonLine
from core.people.queries import PersonRow
from core.thai import order
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.desk import Desk
from gui.pages.people.detail import PersonPane
from gui.pages.people.nearness import Nearness
from gui.table_model import Column
from gui.ui import col, row
from gui.widgets.badge import Badge
from gui.widgets.fields import Combo
from gui.widgets.table import Filter, Listing, Table

PANE_WIDE = 356
_ANY = ""
_LONGEST_STATUS = 14  # letters that stand well in a badge
_KINDS: tuple[tuple[str, str, Callable[[PersonRow], str]], ...] = (
    ("group", "ทุกกลุ่ม", attrgetter("group_name")),
    ("office", "ทุกหน่วยงาน", attrgetter("office")),
    ("kind", "ทุกประเภท", attrgetter("kind")),
)


def badges(person: PersonRow) -> Sequence[Badge]:
    """What is out of the ordinary: somebody left, a name that others have too."""
    found: list[Badge] = []
    if person.namesakes:
        found.append(Badge(f"ชื่อซ้ำ {to_thai(person.namesakes + 1)} คน", "wait", "wait"))
    if person.left:
        short = len(person.status) <= _LONGEST_STATUS
        found.append(Badge(person.status if short else "ย้ายออก", "still"))
    return found


def _group(person: PersonRow) -> str:
    """The group without the word that stands in the heading already."""
    return person.group_name.removeprefix("กลุ่ม").strip() or person.group_name


COLUMNS: tuple[Column[PersonLine], ...] = (
    Column(
        "ชื่อ-สกุล และตำแหน่ง",
        lambda line: line.person.name,
        lambda line: line.person.sort_key,
        below=lambda line: line.person.post or "ไม่ระบุตำแหน่ง",
    ),
    Column("กลุ่ม", lambda line: _group(line.person), width=176, spare=True),
    Column("หน่วยงาน", lambda line: line.office, width=148, spare=True),
    Column(
        "สถานะ",
        lambda line: line.person.status,
        width=128,
        badges=lambda line: badges(line.person),
        tone="text-3",
    ),
)
LISTING: Listing[PersonLine] = Listing(
    "people",
    COLUMNS,
    identity=lambda line: line.person.id,
    search=lambda line: line.words,
    hint="ค้นชื่อ ตำแหน่ง หรืออีเมล",
    unit="คน",
    filters=(
        Filter("all", "ทั้งหมด", lambda _line: True),
        Filter("own", "ในสำนักงาน", lambda line: line.own),
        Filter("left", "ย้ายออก", lambda line: line.person.left),
        Filter("twice", "ชื่อซ้ำ", lambda line: line.person.namesakes > 0),
    ),
    two_lines=True,
)


class PeopleList(QWidget):
    """Everybody.

    Attributes:
        opened: Enter or a double click on this line.
        edited: the pane's button was pressed for this line.
    """

    opened = Signal(object)
    edited = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._narrowed = False
        self._wanted = 0  # whom to choose as soon as the rows hold them
        self.table: Table[PersonLine] = Table(LISTING, desk.memory)
        self._filters = {key: FilterCombo(words) for key, words, _value in _KINDS}
        for key, combo in self._filters.items():
            combo.activated.connect(partial(self._narrow, key))
        self.pane = PersonPane(desk, self.table.view)
        self.pane.edited.connect(self.edited)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self._near = Nearness(desk)
        self._near.picked.connect(self.choose)
        self.table.search.textChanged.connect(self._look_near)
        self._place()

    def set_lines(self, lines: Sequence[PersonLine]) -> None:
        """Show these people; what was searched, filtered and chosen stays."""
        self._offer(lines)
        keeper = self._keeper()
        if self._narrowed or keeper is not None:  # else 5,000 rows are gone through once more
            self.table.narrow_to(keeper)
        self._narrowed = keeper is not None
        self.table.set_rows(lines)
        if self._wanted:
            self.choose(self._wanted)
        else:
            self.table.choose_first()
        if not self._desk.narrow:
            self.pane.refresh()

    def choose(self, person_id: int) -> None:
        """Choose this person, if need be without the filters that hide them."""
        self._wanted = person_id
        if not any(line.person.id == person_id for line in self.table.model.every):
            return
        self._wanted = 0
        if not self.table.choose(person_id):
            self.show_all()
            self.table.choose(person_id)

    def show_all(self) -> None:
        """No search and no filter hides anybody."""
        for key, combo in self._filters.items():
            combo.choose(_ANY)
            self._desk.memory.set(f"people/{key}", _ANY)
        self.table.narrow_to(None)
        self.table.search.clear()
        self.table.filter_by("all")

    @property
    def current(self) -> PersonLine | None:
        """The line chosen."""
        return self.table.current

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.table.view,) if self._desk.narrow else (self.table.view, self.pane)

    def _place(self) -> None:
        # the filters have a line of their own: three and a search leave no room for chips
        filters = row(self.table.search, *self._filters.values(), gap=8)
        filters.setStretch(0, 1)
        self.table.search.setMaximumWidth(ui.px(520))
        left = ui.box(col(filters, self._near, self.table, gap=8))
        if self._desk.narrow:
            self.setLayout(col(left))
            return
        box = row(left, ui.box(col(self.pane), PANE_WIDE), gap=16)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _offer(self, lines: Sequence[PersonLine]) -> None:
        """The filters offer what the register holds; what was chosen before stays chosen."""
        for key, words, value in _KINDS:
            held = sorted({value(line.person) for line in lines} - {_ANY}, key=order.sort_key)
            combo = self._filters[key]
            combo.set_choices([(words, _ANY), *((one, one) for one in held)])
            combo.choose(self._desk.memory.get(f"people/{key}", _ANY))
            combo.setVisible(len(held) > 1 or combo.currentData() != _ANY)

    def _narrow(self, key: str, _at: int) -> None:
        self._desk.memory.set(f"people/{key}", self._filters[key].currentData())
        self.table.narrow_to(self._keeper())

    def _keeper(self) -> Callable[[PersonLine], bool] | None:
        wanted = [
            (value, self._filters[key].currentData())
            for key, _words, value in _KINDS
            if self._filters[key].currentData()
        ]
        if not wanted:
            return None
        return lambda line: all(value(line.person) == one for value, one in wanted)

    def _look_near(self, words: str) -> None:
        self._near.look("" if self.table.model.rows else words.strip())

    def _choose(self, line: PersonLine | None) -> None:
        if line is None and self.table.model.rows:
            self.table.choose_first()
        elif not self._desk.narrow:
            self.pane.show_person(line)


def counted(lines: Sequence[PersonLine]) -> str:
    """``๗๒ คนในสำนักงาน · ๒ คนย้ายออก``."""
    own = sum(line.own for line in lines)
    left = sum(line.person.left for line in lines)
    other = len(lines) - own - left
    said = [(own, "คนในสำนักงาน"), (other, "คนในหน่วยงานอื่น"), (left, "คนย้ายออก")]
    return " · ".join(to_thai(f"{many:,} {words}") for many, words in said if many)


class FilterCombo(Combo):
    """A combo that cuts long words with … and says them whole in its tooltip and its list."""

    def __init__(self, name: str) -> None:
        super().__init__(name, [(name, _ANY)])
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(ui.px(128))
        self.setMaximumWidth(ui.px(176))
        self.currentTextChanged.connect(partial(ui.set_tip, self))

    @override
    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        super().set_choices(choices)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + ui.px(32))

    @override
    def paintEvent(self, event: object) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = theme.elide(option.currentText, self.font(), room.width() - 2)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
