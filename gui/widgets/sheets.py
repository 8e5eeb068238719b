"""Paper on a desk: all pages below each other, as wide as the pane or as its height allows."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import theme, ui
from gui.pdf_pages import Key, PdfPages
from gui.widgets.painted import CENTRE
from gui.widgets.sheet import soft_edge

_AIR = 18  # round a page
_SHADOW = 8
_STEP = 1.2
_LEAST, _MOST = 0.25, 6.0  # of the size on paper
_POINT_PX = 96 / 72  # a page at 100 % is as large as on paper


class Fit(Enum):
    """How the size of the pages is chosen."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class Sheets(QAbstractScrollArea):
    """The pages of one PDF; only those in sight are drawn.

    Attributes:
        turned: the page in sight, from 0.
    """

    turned = Signal(int)

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self._pages = pages
        self.fit = Fit.WIDTH
        self._free = 1.0
        self._at = 0
        self._mark: tuple[int, float, float] | None = None
        self._words = ""
        self._laid: tuple[object, list[tuple[int, QRect]]] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("ตัวอย่างหน้ากระดาษ")
        self.setMinimumSize(ui.px(200), ui.px(160))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        pages.loaded.connect(self._on_loaded)
        pages.arrived.connect(self.viewport().update)

    @property
    def at(self) -> int:
        """The page in sight, from 0."""
        return self._at

    def say(self, words: str) -> None:
        """Stand these words where no paper is."""
        self._words = words
        self.viewport().update()

    def seen(self) -> dict[Key, int]:
        """The pages in sight and how wide they are drawn, in pixels of the screen."""
        return {("sheet", i): self._pixels(box) for i, box in self._boxes() if self._in_sight(box)}

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, fit the page, or stay at the size of now."""
        self._free = self._scale(0)
        self.fit = fit
        self._settle(keep=True)

    def zoom(self, steps: int) -> None:
        """Draw the pages larger or smaller."""
        self._free = min(max(self._scale(0) * _STEP**steps, _LEAST), _MOST)
        self.fit = Fit.FREE
        self._settle(keep=True)

    def turn(self, page: int) -> None:
        """Show a page from its top."""
        boxes = dict(self._boxes())
        if page in boxes:
            self.verticalScrollBar().setValue(boxes[page].top() - ui.px(_AIR))

    def mark(self, page: int, top: float, bottom: float) -> None:
        """An ink bar in a page's margin, between two shares of its height; brought in sight."""
        self._mark = (page, top, bottom)
        boxes = dict(self._boxes())
        if page in boxes:
            box, bar = boxes[page], self.verticalScrollBar()
            high, low = box.top() + box.height() * top, box.top() + box.height() * bottom
            room = self.viewport().height()
            if high < bar.value() or low > bar.value() + room:
                bar.setValue(round(high - room / 3))
        self.viewport().update()

    def unmark(self) -> None:
        """No bar in the margin."""
        self._mark = None
        self.viewport().update()

    def _on_loaded(self) -> None:
        self._words = ""
        self._settle(keep=False)
        self._at = min(self._at, max(len(self._pages.sizes) - 1, 0))
        self._speak()

    def _scale(self, page: int) -> float:
        """Screen pixels for a point."""
        sizes, room = self._pages.sizes, self.viewport().size()
        if self.fit is Fit.FREE or not sizes:
            return self._free
        size = sizes[min(page, len(sizes) - 1)]
        edge = 2 * ui.px(_AIR)
        by_width = max(room.width() - edge, 50) / size.width()
        if self.fit is Fit.WIDTH:
            return by_width
        return min(by_width, max(room.height() - edge, 50) / size.height())

    def _boxes(self) -> list[tuple[int, QRect]]:
        """Where each page lies on the whole desk."""
        key = (self._pages.sizes, self.fit, self._free, self.viewport().size())
        if self._laid is None or self._laid[0] != key:
            self._laid = (key, self._lay())
        return self._laid[1]

    def _lay(self) -> list[tuple[int, QRect]]:
        air, top = ui.px(_AIR), ui.px(_AIR)
        room = self.viewport().width()
        boxes = []
        for i, size in enumerate(self._pages.sizes):
            scale = self._scale(i)
            wide, high = round(size.width() * scale), round(size.height() * scale)
            boxes.append((i, QRect(max((room - wide) // 2, air), top, wide, high)))
            top += high + air
        return boxes

    def _pixels(self, box: QRect) -> int:
        return round(box.width() * self.devicePixelRatioF())

    def _in_sight(self, box: QRect) -> bool:
        top = self.verticalScrollBar().value()
        return box.bottom() >= top and box.top() <= top + self.viewport().height()

    def _settle(self, *, keep: bool) -> None:
        """The scroll bars know the desk's size; ``keep``: the page in sight stays in sight."""
        bar, boxes = self.verticalScrollBar(), self._boxes()
        share = self._share(boxes) if keep else None
        air = ui.px(_AIR)
        high = boxes[-1][1].bottom() + air if boxes else 0
        wide = max((box.right() for _i, box in boxes), default=0) + air
        room = self.viewport().size()
        bar.setRange(0, max(high - room.height(), 0))
        bar.setPageStep(room.height())
        bar.setSingleStep(ui.px(40))
        across = self.horizontalScrollBar()
        across.setRange(0, max(wide - room.width(), 0) if self.fit is Fit.FREE else 0)
        across.setPageStep(room.width())
        if share is not None:
            bar.setValue(round(share * max(high, 1)))
        self.viewport().update()

    def _share(self, boxes: list[tuple[int, QRect]]) -> float | None:
        bar = self.verticalScrollBar()
        before = bar.maximum() + bar.pageStep()
        return bar.value() / before if boxes and bar.maximum() else None

    def _scrolled(self, top: int) -> None:
        middle = top + self.viewport().height() // 3
        seen = [i for i, box in self._boxes() if box.top() - ui.px(_AIR) <= middle]
        if seen and seen[-1] != self._at:
            self._at = seen[-1]
            self._speak()
            self.turned.emit(self._at)
        self.viewport().update()

    def _speak(self) -> None:
        pages = to_thai(f"หน้า {self._at + 1} จาก {len(self._pages.sizes)}")
        self.setAccessibleName(f"ตัวอย่างหน้ากระดาษ {pages}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle(keep=True)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self.fit is Fit.PAGE:
            self.turn(self._at + (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), now.colour("desk"))
        if self._words or not self._pages.sizes:
            painter.setPen(now.colour("text-2"))
            painter.setFont(now.font())
            painter.drawText(self.viewport().rect(), CENTRE, self._words)
        else:
            offset = (-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            for i, box in self._boxes():
                if self._in_sight(box):
                    self._page(painter, i, box.translated(*offset))
        painter.end()

    def _page(self, painter: QPainter, page: int, box: QRect) -> None:
        now = theme.now()
        soft_edge(painter, QRectF(box), _SHADOW, QColor(20, 24, 32, 7))
        image = self._pages.image(("sheet", page), self._pixels(box))
        if image is None:
            painter.fillRect(box, now.colour("paper"))
        else:
            painter.drawImage(box, image)
        if self._mark and self._mark[0] == page:
            top = box.top() + box.height() * self._mark[1]
            high = box.height() * (self._mark[2] - self._mark[1])
            bar = QRectF(box.left() + box.width() * 0.115, top, now.px(3), high)
            painter.fillRect(bar, now.colour("ring"))
