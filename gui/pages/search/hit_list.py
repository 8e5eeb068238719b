"""The hits of a search, two lines each, the words looked for marked; ticked with Space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from gui import icons, theme, ui
from gui.pages.search.reading import HitRow
from gui.widgets.excerpt import paint_excerpt
from gui.widgets.painted import RIGHT, rounded, words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HIGH, _LINE = 58, 26
_TICK, _TEXT_AT = 38, 70  # where the tick's column ends, and where words begin
_TOLD = 0.45  # of the width, at most, for where the hit is


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[HitRow] = []
        self.ticked: set[int] = set()

    def show(self, rows: Sequence[HitRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[HitRow]) -> None:
        at = len(self.rows)
        self.beginInsertRows(_ROOT, at, at + len(rows) - 1)
        self.rows += rows
        self.endInsertRows()

    def tick(self, index: Index) -> None:
        place = self.rows[index.row()].hit.place
        self.ticked ^= {place}
        self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = "เลือกแล้ว " if row.hit.place in self.ticked else ""
            return f"{ticked}{row.title} {row.told} {row.hit.excerpt}"
        return None


class HitList(QListView):
    """The list.

    Attributes:
        opened: Enter or a double click on a hit.
        ticked: another hit is ticked, or one no more.
        ended: the last of the hits shown has come in sight.
    """

    opened = Signal(object)
    ticked = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits = _Hits()
        self.setModel(self._hits)
        self.setItemDelegate(_HitDelegate(self._hits, self))
        self.setProperty("bare", "yes")
        self.setAccessibleName("ผลการค้น")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def rows(self) -> Sequence[HitRow]:
        """The hits shown."""
        return self._hits.rows

    @property
    def current(self) -> HitRow | None:
        """The hit chosen."""
        index = self.currentIndex()
        return self._hits.rows[index.row()] if index.isValid() else None

    @property
    def chosen(self) -> list[HitRow]:
        """The hits ticked, in their order."""
        return [one for one in self._hits.rows if one.hit.place in self._hits.ticked]

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Show these; more of the same search are added, and the chosen one stays chosen."""
        before = self._hits.rows
        if before and rows[: len(before)] == before:
            if len(rows) > len(before):
                self._hits.add(rows[len(before) :])
            return
        places = {one.hit.place for one in rows}
        self._hits.ticked &= places
        self._hits.show(rows)
        if rows:
            self.setCurrentIndex(self._hits.index(0))
        self.scrollToTop()
        self.ticked.emit()

    def choose(self, at: int) -> None:
        """Choose the hit of this place in the list."""
        if 0 <= at < len(self._hits.rows):
            self.setCurrentIndex(self._hits.index(at))

    def untick(self) -> None:
        """Nothing is ticked."""
        self._hits.ticked.clear()
        self.viewport().update()
        self.ticked.emit()

    def tick(self) -> None:
        """The hit chosen is ticked, or no more."""
        index = self.currentIndex()
        if index.isValid():
            self._hits.tick(index)
            self.ticked.emit()

    def _open(self, _index: object = None) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def _on_scrolled(self, value: int) -> None:
        if self._hits.rows and value >= self.verticalScrollBar().maximum() - ui.px(_HIGH):
            self.ended.emit()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if e.position().x() < ui.px(_TICK) and self.indexAt(e.position().toPoint()).isValid():
            self.tick()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.tick()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, hits: _Hits, view: HitList) -> None:
        super().__init__(view)
        self._hits, self._view = hits, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), ui.px(_HIGH))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box = self._hits.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on or option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box.adjusted(0, 1, 0, -1), "ink-tint" if on else "still-tint")
        self._tick(painter, box, ticked=row.hit.place in self._hits.ticked)
        edge, now = ui.px(18), theme.now()
        sign = QRectF(box.left() + ui.px(_TICK + 4), box.top() + ui.px(8), edge, edge)
        icons.paint(painter, row.icon, sign, now.colour("ink-text" if on else "text-2"))
        first = QRectF(box.left() + ui.px(_TEXT_AT), box.top() + ui.px(3), 0, ui.px(_LINE))
        first.setRight(box.right() - ui.px(12))
        wide = min(theme.width(row.told, now.font("small")) + 2, first.width() * _TOLD)
        name = first.adjusted(0, 0, -wide - ui.px(12), 0)
        words(painter, name, row.title, "body", "text", 500, cut=True)
        told = first.adjusted(first.width() - wide, 0, 0, 0)
        words(painter, told, row.told, "small", "text-2", side=RIGHT, cut=True)
        below = first.translated(0, ui.px(_LINE))
        paint_excerpt(painter, below, row.hit.excerpt, row.hit.spans)
        painter.restore()

    def _tick(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        now, edge = theme.now(), ui.px(16)
        square = QRectF(box.left() + ui.px(12), box.center().y() - edge / 2, edge, edge)
        if ticked:
            rounded(painter, square, "ink", "", "radius-s")
            icons.paint(painter, "check", square.adjusted(2, 2, -2, -2), now.colour("on-ink"), 2.6)
        else:
            painter.setPen(QPen(now.colour("line-strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = now.shape("radius-s")
            painter.drawRoundedRect(square, corner, corner)
