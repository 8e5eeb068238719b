"""One delegate for every table: badges, two-line cells, plain cells; one padding, Thai-safe."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from gui import hints, theme
from gui.table_model import BADGE_ROLE, BELOW_ROLE, TONE_ROLE, Index
from gui.widgets import badge

_LEFT, _RIGHT = 12, 8  # air in a cell
_NAME_HIGH, _BELOW_HIGH = 24, 22  # boxes of the two lines


class CellDelegate(QStyledItemDelegate):
    """Draws cells; what is cut is shown whole in a tooltip."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        _ground(painter, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _inside(_rect(option))
        badges = index.data(BADGE_ROLE)
        if badges:
            badge.paint_row(painter, box, badges)
        else:
            for line, role, weight, text, colour in _lines(box, index):
                font = theme.now().font(role, weight)
                painter.setFont(font)
                painter.setPen(theme.now().colour(colour))
                side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
                painter.drawText(line, side, theme.elide(text, font, line.width()))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = theme.now().shape("row-2" if index.data(BELOW_ROLE) else "row")
        return QSize(_rect(option).width(), high)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        QToolTip.showText(event.globalPos(), hints.folded(whole(_rect(option), index)), view)
        return True


def whole(rect: QRect, index: Index) -> str:
    """Everything a cell says, if something of it is cut or folded; else nothing."""
    box, badges = _inside(rect), index.data(BADGE_ROLE)
    if badges:
        needed = sum(one.size().width() + theme.now().px(6) for one in badges)
        return "\n".join(one.text for one in badges) if needed > box.width() else ""
    lines = _lines(box, index)
    fonts = [theme.now().font(role, weight) for _line, role, weight, _text, _colour in lines]
    cut = any(
        theme.width(text, font) > line.width()
        for (line, _r, _w, text, _c), font in zip(lines, fonts, strict=True)
    )
    return "\n".join(text for _line, _role, _weight, text, _colour in lines) if cut else ""


def _lines(box: QRectF, index: Index) -> list[tuple[QRectF, theme.Role, int | None, str, str]]:
    """Box, role, weight, words and colour of each line of a cell."""
    text, below = str(index.data() or ""), str(index.data(BELOW_ROLE) or "")
    tone = str(index.data(TONE_ROLE) or "text")
    if not below:
        return [(box, "body", None, text, tone)]
    now, middle = theme.now(), box.center().y()
    first = QRectF(box.left(), middle - now.px(23), box.width(), now.px(_NAME_HIGH))
    second = QRectF(box.left(), middle - now.px(1), box.width(), now.px(_BELOW_HIGH))
    return [(first, "body", 500, text, tone), (second, "small", None, below, "text-2")]


def _inside(rect: QRect) -> QRectF:
    now = theme.now()
    return QRectF(rect).adjusted(now.px(_LEFT), 0, -now.px(_RIGHT), 0)


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Row ground, hairline and, at the left of the chosen row, the ink bar."""
    now, rect, state = theme.now(), _rect(option), _state(option)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hover = bool(state & QStyle.StateFlag.State_MouseOver)
    ground = "ink-tint" if chosen else "sunken" if hover else "surface"
    painter.fillRect(rect, now.colour(ground))
    line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
    painter.fillRect(line, now.colour("line"))
    if chosen and rect.left() <= 0:
        painter.fillRect(QRect(0, rect.top(), now.px(3), rect.height()), now.colour("ink-text"))


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
