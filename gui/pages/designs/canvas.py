"""The certificate with its boxes over it: dragged, resized, nudged by keys, snapped to middles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.typeset.design import Design
from core.typeset.design_edits import Guide, Hold, nudged, placed, snapped, stretched
from gui import theme, ui
from gui.pages.designs.live import LiveSheet
from gui.widgets.sheet import soft_edge

_AIR, _SHADOW = 14, 8
_GRIP = 4.5  # half the side of a handle
_SHORT = 26  # pixels: a side with no room for a third handle
_NEAR = 7  # pixels within which a handle is held
_NUDGE_MM, _FAR_MM = 0.5, 5.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_HANDLES: tuple[Hold, ...] = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
_CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


@dataclass(frozen=True, slots=True)
class _Drag:
    """What the mouse holds: where it was pressed (mm), which edges, the design of then."""

    start: QPointF
    hold: Hold
    design: Design
    name: str


class DesignCanvas(QWidget):
    """One page in the middle of a desk.

    Attributes:
        picked: a box was chosen, by its place; -1 for none.
        changed: (design, name of the step) that the mouse or a key asks for.
        held: the mouse holds a box.
        rested: it has let go.
        deleting: the chosen box is to go.
    """

    picked = Signal(int)
    changed = Signal(object, str)
    held = Signal()
    rested = Signal()
    deleting = Signal()

    def __init__(self, live: LiveSheet) -> None:
        super().__init__()
        self._live = live
        self._design: Design | None = None
        self._index = -1
        self._bad: Collection[int] = ()
        self._guides: tuple[Guide, ...] = ()
        self._drag: _Drag | None = None
        self._drags = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(ui.px(300), ui.px(220))
        self.setAccessibleName("ผังเกียรติบัตร")
        live.fit(self.wanted)
        live.arrived.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(640), ui.px(470))

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The lines to which the dragged box has snapped."""
        return self._guides

    def show_design(self, design: Design, index: int, bad: Collection[int], spoken: str) -> None:
        """Outline the boxes of this design, one of them chosen, some of them at fault."""
        self._design, self._index, self._bad = design, index, bad
        self.setAccessibleDescription(spoken)
        self.update()

    def wanted(self) -> int:
        """How wide the page is, in pixels of the screen."""
        return round(self.paper().width() * self.devicePixelRatioF())

    def paper(self) -> QRectF:
        """Where the page lies."""
        if self._design is None:
            return QRectF()
        wide, high = self._design.page
        air = 2 * ui.px(_AIR)
        scale = max(min((self.width() - air) / wide, (self.height() - air) / high), 0.1)
        left, top = (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2
        return QRectF(left, top, wide * scale, high * scale)

    def box_at(self, index: int) -> QRectF:
        """Where a box lies on the widget."""
        if self._design is None:
            return QRectF()
        paper = self.paper()
        scale = paper.width() / self._design.page[0]
        left, top, width, height = (v * scale for v in self._design.boxes[index].at)
        return QRectF(paper.left() + left, paper.top() + top, width, height)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._design is None or event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        hold = self._held(place)
        if hold is None and not (self._index >= 0 and self.box_at(self._index).contains(place)):
            self._pick(self._under(place))
        if self._index >= 0:
            self._drags += 1
            name = f"drag{self._drags}"
            self._drag = _Drag(self._in_mm(place), hold or (0, 0), self._design, name)
            self.held.emit()
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._show_cursor(event.position())
            return
        drag, moved = self._drag, self._in_mm(event.position()) - self._drag.start
        left, top, width, height = drag.design.boxes[self._index].at
        if drag.hold == (0, 0):
            at = (_even(left + moved.x()), _even(top + moved.y()), width, height)
            free = event.modifiers() & Qt.KeyboardModifier.AltModifier
            at, self._guides = (at, ()) if free else snapped(drag.design, self._index, at)
            asked = placed(drag.design, self._index, at, exact=bool(self._guides))
        else:
            by = _even(moved.x()), _even(moved.y())
            at = stretched((left, top, width, height), drag.hold, by)
            asked = placed(drag.design, self._index, at)
        self.changed.emit(asked, drag.name)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag, self._guides = self._drag, None, ()
        if drag is not None and drag.design is self._design and drag.hold == (0, 0):
            self._pick(self._under(event.position()))  # a click, also on what lies below
        if drag is not None:
            self.rested.emit()
        self.update()

    def _pick(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self.picked.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if self._design is None or self._index < 0:
            super().keyPressEvent(event)
        elif arrow:
            self._nudge(arrow, event.modifiers())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleting.emit()
        else:
            super().keyPressEvent(event)

    def _nudge(self, arrow: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        if self._design is None:
            return
        step = _FAR_MM if held & Qt.KeyboardModifier.ShiftModifier else _NUDGE_MM
        size = bool(held & Qt.KeyboardModifier.ControlModifier)
        asked = nudged(self._design, self._index, arrow[0] * step, arrow[1] * step, size=size)
        self.changed.emit(asked, f"keys{self._index}{size}")

    def _in_mm(self, place: QPointF) -> QPointF:
        paper = self.paper()
        scale = paper.width() / self._design.page[0] if self._design else 1.0
        return QPointF((place.x() - paper.left()) / scale, (place.y() - paper.top()) / scale)

    def _held(self, place: QPointF) -> Hold | None:
        """The handle of the chosen box under the mouse."""
        if self._index < 0:
            return None
        near = ui.px(_NEAR)
        for hold, spot in _spots(self.box_at(self._index)):
            if abs(spot.x() - place.x()) <= near and abs(spot.y() - place.y()) <= near:
                return hold
        return None

    def _under(self, place: QPointF) -> int:
        """The smallest box under the mouse; the chosen one if it is there and no smaller is."""
        boxes = self._design.boxes if self._design else ()
        here = [i for i in range(len(boxes)) if self.box_at(i).contains(place)]
        return min(here, key=lambda i: boxes[i].at[2] * boxes[i].at[3], default=-1)

    def _show_cursor(self, place: QPointF) -> None:
        hold = self._held(place)
        if hold is None and self._under(place) >= 0:
            hold = (0, 0)
        self.setCursor(_CURSORS[hold] if hold is not None else Qt.CursorShape.ArrowCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), now.colour("desk"))
        if self._design is not None:
            paper = self.paper()
            soft_edge(painter, paper, _SHADOW, QColor(20, 24, 32, 7))
            if not self._live.paint(painter, paper):
                painter.fillRect(paper, now.colour("paper"))
            self._outline(painter)
            self._rule(painter, paper)
        painter.end()

    def _outline(self, painter: QPainter) -> None:
        """Every box; over them the chosen one with its handles. Paper is light in every theme."""
        boxes = self._design.boxes if self._design else ()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for i in range(len(boxes)):
            painter.setPen(QPen(_BAD if i in self._bad else _FAINT, 1, Qt.PenStyle.DashLine))
            painter.drawRect(self.box_at(i))
        if 0 <= self._index < len(boxes):
            chosen = self.box_at(self._index)
            painter.setPen(QPen(_INK, theme.now().px(2)))
            painter.drawRect(chosen)
            painter.setBrush(_PAPER)
            painter.setPen(QPen(_INK, 1.5))
            for _hold, spot in _spots(chosen):
                painter.drawRect(QRectF(spot.x() - _GRIP, spot.y() - _GRIP, 2 * _GRIP, 2 * _GRIP))

    def _rule(self, painter: QPainter, paper: QRectF) -> None:
        scale = paper.width() / self._design.page[0] if self._design else 1.0
        painter.setPen(QPen(_GUIDE, theme.now().px(1)))
        for guide in self._guides:
            if guide.upright:
                x = paper.left() + guide.at * scale
                painter.drawLine(QPointF(x, paper.top()), QPointF(x, paper.bottom()))
            else:
                y = paper.top() + guide.at * scale
                painter.drawLine(QPointF(paper.left(), y), QPointF(paper.right(), y))


_INK, _PAPER = QColor("#27479A"), QColor("#FFFFFF")
_FAINT, _BAD, _GUIDE = QColor(100, 106, 122, 150), QColor("#B26E00"), QColor("#C2185B")


def _spots(box: QRectF) -> list[tuple[Hold, QPointF]]:
    """The handles and where their middles lie; those amid a short side are left out."""
    middle, short = box.center(), ui.px(_SHORT)
    handles = [
        (x, y) for x, y in _HANDLES if (x or box.width() >= short) and (y or box.height() >= short)
    ]
    return [
        (
            (x, y),
            QPointF(middle.x() + x * box.width() / 2, middle.y() + y * box.height() / 2),
        )
        for x, y in handles
    ]


def _even(value: float) -> float:
    return round(value * 2) / 2
