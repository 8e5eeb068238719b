"""All pages, small: where in the paper one is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import theme, ui
from gui.pdf_pages import PdfPages
from gui.widgets.painted import CENTRE

WIDE = 84  # of the whole strip
_PAGE, _AIR, _NUMBER = 56, 12, 22
_SHARP = 2  # times as wide as shown, or rows of dots become bars
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Pages(QAbstractListModel):
    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self._pages = pages
        pages.loaded.connect(self._again)

    def _again(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages.sizes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"หน้า {to_thai(index.row() + 1)}"
        return None


class _Thumb(QStyledItemDelegate):
    def __init__(self, pages: PdfPages, view: QListView) -> None:
        super().__init__(view)
        self._pages, self._view = pages, view

    def _high(self, row: int) -> int:
        size = self._pages.sizes[row]
        return round(ui.px(_PAGE) * size.height() / size.width())

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = self._high(index.row()) + ui.px(_AIR + _NUMBER)
        return QSize(self._view.viewport().width(), high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, rect = theme.now(), option.rect
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        wide = ui.px(_PAGE)
        left = rect.left() + (rect.width() - wide) / 2
        box = QRectF(left, rect.top() + ui.px(_AIR), wide, self._high(index.row()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = round(_SHARP * wide * self._view.devicePixelRatioF())
        image = self._pages.image(("thumb", index.row()), pixels)
        if image is None:
            painter.fillRect(box, now.colour("paper"))
        else:
            painter.drawImage(box, image)
        painter.setPen(QPen(now.colour("ink-text" if on else "line"), now.px(2) if on else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 1, 1))
        painter.setFont(now.font("caption", 600 if on else 400))
        painter.setPen(now.colour("ink-text" if on else "text-2"))
        number = QRectF(rect.left(), box.bottom() + now.px(1), rect.width(), now.px(_NUMBER))
        painter.drawText(number, CENTRE, to_thai(index.row() + 1))
        painter.restore()


class Thumbs(QListView):
    """A list of pages; the chosen one is in sight."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self.setModel(_Pages(pages))
        self.setItemDelegate(_Thumb(pages, self))
        self.setProperty("bare", "yes")
        self.setAccessibleName("หน้าทั้งหมด")
        self.setFixedWidth(ui.px(WIDE))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        pages.arrived.connect(self.viewport().update)

    def show_at(self, page: int) -> None:
        """Mark the page in sight."""
        index = self.model().index(page, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
