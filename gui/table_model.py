"""A table over frozen rows: columns are data, not subclasses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from gui.widgets.badge import Badge

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
BADGE_ROLE = Qt.ItemDataRole.UserRole + 2  # a tuple of Badge
BELOW_ROLE = Qt.ItemDataRole.UserRole + 3  # second line of a two-line cell
TONE_ROLE = Qt.ItemDataRole.UserRole + 4  # token of the words' colour
ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading, the text under it, and the value to sort by when it is not the text.

    ``width`` is in pixels at 100 %; 0 takes what is left. ``below`` is a second line, ``badges``
    stand in place of text, ``tone`` is a token such as ``text-3``, or one for each row. ``spare``
    columns go first where there is no room. The heading is also the name under which memory keeps
    width and order.
    """

    heading: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    width: int = 0
    below: Callable[[Row], str] | None = None
    badges: Callable[[Row], Sequence[Badge]] | None = None
    tone: str | Callable[[Row], str] = "text"
    right: bool = False
    spare: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Read-only rows, replaced whole when the data changes; sorts by keys computed once."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._all: tuple[Row, ...] = ()
        self._keep: Callable[[Row], bool] | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._keys: dict[int, dict[int, Any]] = {}

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown, in the order shown."""
        return self._rows

    @property
    def every(self) -> Sequence[Row]:
        """All rows, shown or filtered away, in the order given."""
        return self._all

    def set_rows(self, rows: Sequence[Row], keep: Callable[[Row], bool] | None = None) -> None:
        """Show ``rows`` instead, sorted as before; ``keep``, if given, filters from now on."""
        self._all = tuple(rows)
        self._keep = keep or self._keep
        self._keys.clear()
        self._arrange()

    def keep(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only the rows for which ``wanted`` answers yes."""
        self._keep = wanted
        self._arrange()

    def at(self, index: Index) -> Row | None:
        """The row under an index."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, wanted: Callable[[Row], bool]) -> int:
        """The place of the first row shown for which ``wanted`` answers yes; -1 if none."""
        return next((i for i, row in enumerate(self._rows) if wanted(row)), -1)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._all if self._keep is None or self._keep(row)]
        self._order()
        self.endResetModel()

    def _order(self) -> None:
        column, order = self._sorted
        if column < 0:
            return
        keys = self._keys.get(column)
        if keys is None:
            key = self.columns[column].sort or self.columns[column].text
            keys = self._keys[column] = {id(row): key(row) for row in self._all}
        self._rows.sort(key=lambda row: keys[id(row)], reverse=order is _DESCENDING)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self._arrange()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], self.columns[index.column()]
        answer = _ANSWERS.get(role)
        return answer(column, row) if answer else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right else _LEFT
        return None


_DESCENDING = Qt.SortOrder.DescendingOrder


def _spoken(column: Column[Row], row: Row) -> str:
    """What a screen reader says of a cell: its words, second line and badges."""
    badges = column.badges(row) if column.badges else ()
    below = column.below(row) if column.below else ""
    return " ".join(part for part in (column.text(row), below, *(b.text for b in badges)) if part)


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _RIGHT if column.right else _LEFT,
    SORT_ROLE: lambda column, row: (column.sort or column.text)(row),
    ROW_ROLE: lambda _column, row: row,
    BADGE_ROLE: lambda column, row: tuple(column.badges(row)) if column.badges else (),
    BELOW_ROLE: lambda column, row: column.below(row) if column.below else "",
    TONE_ROLE: lambda column, row: column.tone(row) if callable(column.tone) else column.tone,
}
