"""The rows of a table: keys, sorting by the header, columns remembered."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView
from typing_extensions import override

from gui import theme
from gui.memory import Memory
from gui.table_model import RowsModel
from gui.widgets.cells import CellDelegate

LEAST_STRETCH = 180  # what a column of width 0 needs


class RowsView(QTableView):
    """A view of a RowsModel.

    Attributes:
        rearranged: the order changed and the model was reset.
        entered_row: Enter or double click on the current row.
        deleted_row: Delete on the current row.
    """

    rearranged = Signal()
    entered_row = Signal()
    deleted_row = Signal()

    def __init__(
        self, model: RowsModel[Any], name: str, memory: Memory, *, two_lines: bool
    ) -> None:
        super().__init__()
        self._rows, self._name, self._memory = model, name, memory
        self._nothing = ""
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName("ตาราง " + model.columns[0].heading)
        self._behave("row-2" if two_lines else "row")
        self._columns()
        self.doubleClicked.connect(lambda _index: self.entered_row.emit())

    def _behave(self, row: str) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.now().shape(row))

    def _columns(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(theme.now().px(40))
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        kept = self._memory.get(f"{self._name}/widths", {})
        for i, column in enumerate(self._rows.columns):
            if column.width:
                self.setColumnWidth(i, theme.now().px(kept.get(column.heading, column.width)))
            else:
                head.setSectionResizeMode(i, QHeaderView.ResizeMode.Stretch)
        self._recall_order()
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionResized.connect(self._remember_width)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_columns)

    def say_nothing(self, words: str) -> None:
        """What stands in the middle while there are no rows."""
        self._nothing = words
        self.viewport().update()

    def _recall_order(self) -> None:
        order = self._memory.get(f"{self._name}/order", None)
        headings = [column.heading for column in self._rows.columns]
        head = self.horizontalHeader()
        if isinstance(order, list) and order[0] in headings:
            at = headings.index(order[0])
            way = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(at, way)
            self._rows.sort(at, way)
        else:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._rows.sort(column, order)
        heading = self._rows.columns[column].heading
        down = order == Qt.SortOrder.DescendingOrder
        self._memory.set(f"{self._name}/order", [heading, down])
        self.rearranged.emit()

    def _remember_width(self, section: int, _before: int, width: int) -> None:
        column = self._rows.columns[section]
        if column.width and width and self.isVisible():
            kept = dict(self._memory.get(f"{self._name}/widths", {}))
            kept[column.heading] = round(width / theme.now().zoom)
            self._memory.set(f"{self._name}/widths", kept)

    def _hidden(self) -> list[str]:
        hidden: list[str] = self._memory.get(f"{self._name}/hidden", [])
        return hidden

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self._rows.columns[1:]:
            act = menu.addAction(column.heading)
            act.setCheckable(True)
            act.setChecked(column.heading not in self._hidden())
            act.toggled.connect(partial(self._show_column, column.heading))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, heading: str, on: bool) -> None:  # noqa: FBT001 - a slot
        others = [name for name in self._hidden() if name != heading]
        self._memory.set(f"{self._name}/hidden", others if on else [*others, heading])
        self._make_room()

    def _make_room(self) -> None:
        """Hide what the officer hid and, where there is no room, the spare columns from the end."""
        px, hidden = theme.now().px, self._hidden()
        columns = self._rows.columns
        shown = [i for i, column in enumerate(columns) if column.heading not in hidden]
        need = sum(px(columns[i].width or LEAST_STRETCH) for i in shown)
        for i in reversed(shown[:]):
            if need > self.viewport().width() and columns[i].spare:
                shown.remove(i)
                need -= px(columns[i].width or LEAST_STRETCH)
        for i in range(len(columns)):
            self.setColumnHidden(i, i not in shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), self._rows.rowCount()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted_row.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.selectRow(0 if key == Qt.Key.Key_Home else count - 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.rowCount() or not self._nothing:
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme.now().font())
        painter.setPen(theme.now().colour("text-2"))
        area = self.viewport().rect().adjusted(0, 0, 0, -self.viewport().height() // 3)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._nothing)
        painter.end()
