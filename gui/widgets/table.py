"""The one table of the program: search, filters with counts, order, memory, a foot that counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QWidget

from core.thai import text
from core.thai.numerals import to_arabic, to_thai
from gui import ui
from gui.memory import Memory
from gui.table_model import Column, RowsModel
from gui.ui import chip, col, label, row
from gui.widgets.fields import SearchField
from gui.widgets.rows_view import RowsView

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Filter(Generic[Row]):
    """A chip above the table: its words and the rows it keeps. The first one is on at first."""

    key: str
    name: str
    keep: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """What a table shows, and how.

    ``name`` is where memory keeps its columns and filter; ``columns`` need distinct headings.
    ``identity`` tells a row again after a reload. ``search`` is the (clean) text searched, None
    for no search field. ``unit`` is counted in the foot; ``two_lines`` makes tall rows.
    """

    name: str
    columns: Sequence[Column[Row]]
    identity: Callable[[Row], object]
    search: Callable[[Row], str] | None = None
    hint: str = "ค้นหา"
    unit: str = "รายการ"
    filters: Sequence[Filter[Row]] = ()
    two_lines: bool = False


class Table(QWidget, Generic[Row]):
    """A list with search, chips and a foot.

    Attributes:
        chosen: the row now chosen, or None.
        opened: Enter or a double click on this row.
        binned: Delete on this row.
        bar: the line above the rows; a page may add its own combos and links at its end.
    """

    chosen = Signal(object)
    opened = Signal(object)
    binned = Signal(object)

    def __init__(self, listing: Listing[Row], memory: Memory) -> None:
        super().__init__()
        self._listing, self._memory = listing, memory
        self.model: RowsModel[Row] = RowsModel(listing.columns)
        self.view = RowsView(
            self.model, f"table/{listing.name}", memory, two_lines=listing.two_lines
        )
        self.search = SearchField(listing.hint, self._filter)
        self._chips = QButtonGroup(self)
        self._texts: dict[int, str] = {}
        self._extra: Callable[[Row], bool] | None = None
        self._kept: object = None
        self.foot = label("", "small", "muted")
        self.bar = self._bar()
        self.setLayout(col(self.bar, self.view, row(self.foot, None, margin=(2, 0, 2, 0)), gap=12))
        self.view.rearranged.connect(self._again)
        self.view.selectionModel().currentRowChanged.connect(self._choose_current)
        self.view.entered_row.connect(lambda: self._tell(self.opened))
        self.view.deleted_row.connect(lambda: self._tell(self.binned))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; search, filter, order and the chosen row stay."""
        search = self._listing.search
        self._texts = {id(row): _plain(search(row)) for row in rows} if search else {}
        self.model.set_rows(rows, self._keeper())
        self._count_chips()
        self._again()

    def narrow_to(self, keep: Callable[[Row], bool] | None) -> None:
        """Keep only these rows besides search and chips; for combos of a page."""
        self._extra = keep
        self._filter()

    def choose(self, identity: object) -> bool:
        """Choose the row of this identity; whether it is shown."""
        at = self.model.find(lambda row: self._listing.identity(row) == identity)
        if at < 0:
            return False
        index = self.model.index(at, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Choose the first row, if there is one and none is chosen."""
        if self.current is None and self.model.rows:
            self.choose(self._listing.identity(self.model.rows[0]))

    @property
    def current(self) -> Row | None:
        """The row chosen."""
        return self.model.at(self.view.currentIndex())

    def filter_by(self, key: str) -> None:
        """Press the chip of this key."""
        for button in self._chips.buttons():
            if button.property("key") == key:
                button.setChecked(True)
                self._filter()

    def shown(self) -> tuple[list[str], list[list[str]]]:
        """Headings and cells as they are on screen: same rows and order, no hidden columns."""
        columns = [c for i, c in enumerate(self.model.columns) if not self.view.isColumnHidden(i)]
        cells = [[_cell(column, one) for column in columns] for one in self.model.rows]
        return [column.heading for column in columns], cells

    def _bar(self) -> QWidget:
        items: list[ui.Item] = []
        if self._listing.search is not None:
            self.search.setMinimumWidth(ui.px(200))
            self.search.setMaximumWidth(ui.px(300))
            items.append(self.search)
        kept = self._memory.get(f"table/{self._listing.name}/filter", "")
        keys = [one.key for one in self._listing.filters]
        for one in self._listing.filters:
            made = chip(one.name, on=one.key == (kept if kept in keys else keys[0]))
            made.setProperty("key", one.key)
            made.clicked.connect(self._filter)
            self._chips.addButton(made)
            items.append(made)
        return ui.box(row(*items, None, gap=8))

    def add_to_bar(self, *widgets: QWidget, first: bool = False) -> None:
        """Put widgets of the page into the line above the rows, at its end or after the search."""
        layout = self.bar.layout()
        assert isinstance(layout, ui.Row)  # noqa: S101 - made above
        for i, widget in enumerate(widgets):
            layout.insertWidget(1 + i, widget) if first else layout.addWidget(widget)

    def _count_chips(self) -> None:
        for made, one in zip(self._chips.buttons(), self._listing.filters, strict=True):
            many = sum(map(one.keep, self.model.every))
            made.setText(f"{one.name} {to_thai(many)}")

    def _chip(self) -> Filter[Row] | None:
        checked = self._chips.checkedButton()
        key = checked.property("key") if checked else None
        return next((one for one in self._listing.filters if one.key == key), None)

    def _filter(self, _typed: object = None) -> None:
        self.model.keep(self._keeper())
        self._again()

    def _keeper(self) -> Callable[[Row], bool]:
        """Answers whether a row passes search, chip and the page's own filter, as they are now."""
        wanted = _findable(self.search.text()).split()
        one, extra, texts = self._chip(), self._extra, self._texts
        if one is not None:
            self._memory.set(f"table/{self._listing.name}/filter", one.key)

        def keep(row: Row) -> bool:
            return (
                (one is None or one.keep(row))
                and (extra is None or extra(row))
                and all(word in texts[id(row)] for word in wanted)
            )

        return keep

    def _again(self) -> None:
        """After a reset of the model: choose the same row again, count anew."""
        if self._kept is None or not self.choose(self._kept):
            self._kept = None
            self.chosen.emit(None)
        shown, every = len(self.model.rows), len(self.model.every)
        unit, words = self._listing.unit, self.search.text().strip()
        if shown == every:
            self.foot.setText(f"ทั้งหมด {to_thai(f'{every:,}')} {unit}")
        else:
            counted = to_thai(f"แสดง {shown:,} จาก {every:,}")
            self.foot.setText(f"{counted} {unit}")
        self.view.say_nothing(f"ไม่พบ “{words}”" if words else "ไม่มีรายการที่ตรงกับตัวกรอง")

    def _choose_current(self) -> None:
        current = self.current
        if current is not None:
            identity = self._listing.identity(current)
            changed = identity != self._kept
            self._kept = identity
            if changed:
                self.chosen.emit(current)

    def _tell(self, signal: SignalInstance) -> None:
        if self.current is not None:
            signal.emit(self.current)


def _findable(words: str) -> str:
    """The words as they are compared: clean, one kind of digit, small letters."""
    return _plain(text.line(words))


def _plain(words: str) -> str:
    """Clean words as they are compared; cleaning 5,000 texts once more would be felt."""
    return to_arabic(words).casefold()


def _cell(column: Column[Row], one: Row) -> str:
    badges = " ".join(b.text for b in column.badges(one)) if column.badges else ""
    below = column.below(one) if column.below else ""
    return "\n".join(part for part in (badges or column.text(one), below) if part)
