"""Badges: a state in one or two words. Never colour alone: each tone has its own sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import icons, theme
from gui.widgets.painted import CENTRE, LEFT, rounded

TONES = {  # ground, line, words
    "good": ("good-tint", "good-line", "good-text"),
    "wait": ("wait-tint", "wait-line", "wait-text"),
    "bad": ("bad-tint", "bad-line", "bad-text"),
    "ink": ("ink-tint", "ink-line", "ink-text"),
    "still": ("still-tint", "line", "text-2"),
}
_GAP, _PAD, _SIGN, _HIGH = 6, 8, 14, 24


@dataclass(frozen=True, slots=True)
class Badge:
    """One or two words in a tone (good, wait, bad, ink, still), with a sign."""

    text: str
    tone: str = "still"
    icon: str = ""

    def size(self) -> QSize:
        """Its size at the present zoom."""
        now = theme.now()
        wide = theme.width(self.text, now.font("caption")) + now.px(2 * _PAD)
        return QSize(round(wide + (now.px(_SIGN + 2) if self.icon else 0)), now.px(_HIGH))

    def paint(self, painter: QPainter, left: float, middle: float) -> float:
        """Drawn with its left end at ``left``, standing on the line ``middle``; its right end."""
        now, size = theme.now(), self.size()
        ground, line, words = TONES[self.tone]
        top = round(middle - size.height() / 2)
        box = QRectF(left, top, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, box, ground, line)
        start = box.left() + now.px(_PAD)
        if self.icon:
            edge = now.px(_SIGN)
            sign = QRectF(start - now.px(2), middle - edge / 2, edge, edge)
            icons.paint(painter, self.icon, sign, now.colour(words), 2.0)
            start += now.px(_SIGN + 1)
        painter.setPen(now.colour(words))
        painter.setFont(now.font("caption"))
        painter.drawText(QRectF(start, top, box.right() - start, size.height()), LEFT, self.text)
        return box.right()


def paint_row(painter: QPainter, box: QRectF, badges: Sequence[Badge]) -> None:
    """As many as fit; the rest as one “+๒”, never half a badge."""
    left, gap = box.left(), theme.now().px(_GAP)
    for i, badge in enumerate(badges):
        rest = len(badges) - i
        more = Badge("+" + to_thai(rest))
        room = box.right() - left - (more.size().width() + gap if rest > 1 else 0)
        if badge.size().width() > room:
            more.paint(painter, left, box.center().y())
            return
        left = badge.paint(painter, left, box.center().y()) + gap


class BadgeLabel(QWidget):
    """A badge outside a table."""

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        self.show_badge(badge)

    def show_badge(self, badge: Badge) -> None:
        """Show this badge instead."""
        self._badge = badge
        self.setFixedSize(badge.size())
        self.setAccessibleName(badge.text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._badge.paint(painter, 0, self.height() / 2)
        painter.end()


class KeyCap(QWidget):
    """A key to press, drawn as a key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        now = theme.now()
        wide = theme.width(text, now.font("caption")) + now.px(12)
        self.setFixedSize(max(round(wide), now.px(_HIGH)), now.px(_HIGH))
        self.setAccessibleName(f"แป้น {text}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        rounded(painter, box, "surface", "line-strong", "radius-s")
        painter.setPen(QPen(now.colour("line-strong"), 1))
        low, inset = box.bottom() - 1.5, now.px(3)
        painter.drawLine(QPointF(box.left() + inset, low), QPointF(box.right() - inset, low))
        painter.setFont(now.font("caption"))
        painter.setPen(now.colour("text-2"))
        painter.drawText(box.adjusted(0, -1, 0, -1), CENTRE, self._text)
        painter.end()
