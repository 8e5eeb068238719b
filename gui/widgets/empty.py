"""An empty page: what to do first as heading, how in two lines, the acts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from gui import icons, theme, ui
from gui.ui import col, label, row


class EmptyArt(QWidget):
    """Three sheets and a young plant. Quiet: an empty page is no error."""

    def __init__(self, icon: str = "sufficiency") -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(ui.px(180), ui.px(132))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(now.zoom, now.zoom)
        for turn, x, y in ((-9, 74, 71), (8, 106, 71), (0, 90, 66)):
            painter.save()
            painter.translate(QPointF(x, y))
            painter.rotate(turn)
            painter.setPen(QPen(now.colour("line" if turn else "line-strong"), 1.6))
            painter.setBrush(now.colour("surface"))
            painter.drawRoundedRect(QRectF(-32, -42, 64, 84), 4, 4)
            if not turn:
                self._writing(painter)
            painter.restore()
        painter.end()

    def _writing(self, painter: QPainter) -> None:
        now = theme.now()
        line, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(now.colour("line"), 2.4, line, cap))
        for y, wide in ((14, 40), (22, 40), (30, 24)):
            painter.drawLine(QPointF(-20, y), QPointF(-20 + wide, y))
        icons.paint(painter, self._icon, QRectF(-17, -36, 34, 34), now.colour("ink-text"), 1.5)


def empty(
    what: str, how: str, *acts: QWidget, link: QWidget | None = None, icon: str = "sufficiency"
) -> QFrame:
    """A card that says what to do first. ``acts`` are buttons, the one in ink first."""
    centre = Qt.AlignmentFlag.AlignHCenter
    words = label(how, "body", "muted", wrap=True)
    words.setAlignment(centre)
    words.setFixedWidth(ui.px(420))
    heading = label(what, "heading")
    lines = [row(None, one, None) for one in (EmptyArt(icon), heading, words)]
    box = col(None, lines[0], 8, *lines[1:], 10, gap=6)
    box.addLayout(row(None, *acts, None, gap=10))
    if link is not None:
        box.addLayout(row(None, link, None, margin=(0, 8, 0, 0)))
    box.addStretch(2)
    return ui.panel(box)
