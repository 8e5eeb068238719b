"""Controls that are drawn rather than styled. Real buttons, so keys and screen readers work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from gui import theme

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter


class Painted(QAbstractButton):
    """A button that draws itself in ``draw``; Space and Enter press it."""

    def __init__(self, spoken: str = "") -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def draw(self, painter: QPainter) -> None:
        """Draw the control; the painter is smooth and ends by itself."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def rounded(
    painter: QPainter, box: QRectF, ground: str, line: str = "", radius: str = "radius"
) -> None:
    """A rounded box in the colours of two tokens; no ``line``, no border."""
    now = theme.now()
    painter.setPen(QPen(now.colour(line), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(ground))
    corner = now.shape(radius)
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5) if line else box
    painter.drawRoundedRect(inside, corner, corner)


def words(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: theme.Role = "body",
    colour: str = "text",
    weight: int | None = None,
    side: Qt.AlignmentFlag = LEFT,
    *,
    cut: bool = False,
) -> None:
    """One line of text in the middle of the box's height.

    It is made to fit by the caller; ``cut`` allows … where a tooltip says the whole.
    """
    now = theme.now()
    font = now.font(role, weight)
    painter.setFont(font)
    painter.setPen(now.colour(colour))
    fitted = theme.elide if cut else theme.must_fit
    painter.drawText(box, side, fitted(text, font, box.width()))
