"""Large choices: a radio button as a whole row, with a name, a few words and perhaps a figure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from gui import hints, theme, ui
from gui.widgets.painted import LEFT, RIGHT, Painted

_HIGH, _NAME_HIGH, _BELOW_HIGH = 60, 25, 23
_WORDS_AT = 44


def paint_radio(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """A radio button in the box."""
    now = theme.now()
    painter.setPen(QPen(now.colour("ink-text" if on else "line-strong"), 1.4))
    painter.setBrush(now.colour("surface"))
    painter.drawEllipse(box)
    if on:
        inset = box.width() / 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("ink-text"))
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


class Choice(Painted):
    """One of a few answers, as a row. The name is never cut: it takes a second line instead.

    ``figure`` and ``unit`` stand at the right (``๒๔ คะแนน``). Where ``asked`` is given, letters of
    the name that differ from it are underlined in marigold. Put several in a QButtonGroup.
    """

    def __init__(
        self, name: str, below: str = "", figure: str = "", unit: str = "", *, asked: str = ""
    ) -> None:
        super().__init__(" ".join(part for part in (name, below, figure, unit) if part))
        self._name, self._below, self._figure, self._unit = name, below, figure, unit
        self._asked = asked
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit(ui.px(320))

    def _fit(self, width: int) -> None:
        """As high as the lines need at this width."""
        room = self._room(width)
        names = len(_lines(self._name, "strong", room))
        belows = len(_lines(self._below, "small", room)) if self._below else 0
        high = names * _NAME_HIGH + belows * _BELOW_HIGH + 12
        high = ui.px(max(high, _HIGH if self._below else 44))
        if high != self.height():
            self.setFixedHeight(high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(280), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ui.px(180), self.height())

    def _room(self, width: int) -> float:
        taken = self._figures_wide() + ui.px(_WORDS_AT + 14)
        return max(width - taken, ui.px(60))

    def _figures_wide(self) -> float:
        if not self._figure:
            return 0
        now = theme.now()
        unit = theme.width(self._unit, now.font("small"))
        return unit + theme.width(self._figure, now.font("heading")) + now.px(18)

    @override
    def draw(self, painter: QPainter) -> None:
        now, on = theme.now(), self.isChecked()
        painter.setPen(
            QPen(now.colour("ink-text" if on else "line-strong"), now.px(2) if on else 1)
        )
        ground = "ink-tint" if on else "sunken" if self.underMouse() else "surface"
        painter.setBrush(now.colour(ground))
        corner = now.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        edge = now.px(18)
        middle = self.height() / 2
        paint_radio(painter, QRectF(now.px(14), middle - edge / 2, edge, edge), on=on)
        self._words(painter)
        self._figures(painter)

    def _words(self, painter: QPainter) -> None:
        now, room = theme.now(), self._room(self.width())
        names = _lines(self._name, "strong", room)
        belows = _lines(self._below, "small", room) if self._below else []
        high = now.px(_NAME_HIGH) * len(names) + now.px(_BELOW_HIGH) * len(belows)
        top = (self.height() - high) / 2
        start = 0
        for line in names:
            box = QRectF(now.px(_WORDS_AT), top, room + 2, now.px(_NAME_HIGH))
            painter.setFont(now.font("strong"))
            painter.setPen(now.colour("text"))
            painter.drawText(box, LEFT, line)
            self._differences(painter, box, line, start)
            start += len(line)
            top += now.px(_NAME_HIGH)
        for line in belows:
            painter.setFont(now.font("small"))
            painter.setPen(now.colour("text-2"))
            box = QRectF(now.px(_WORDS_AT), top, room + 2, now.px(_BELOW_HIGH))
            painter.drawText(box, LEFT, line)
            top += now.px(_BELOW_HIGH)

    def _differences(self, painter: QPainter, box: QRectF, line: str, start: int) -> None:
        """Marigold under letters that are not the same; measured as prefixes, so marks stay."""
        if not self._asked:
            return
        now, font = theme.now(), theme.now().font("strong")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("wait"))
        for first, last in _differing(self._asked, self._name):
            first, last = max(first - start, 0), min(last - start, len(line))  # noqa: PLW2901
            if first < last:
                left = theme.width(line[:first], font)
                wide = max(theme.width(line[:last], font) - left, now.px(7))
                under = QRectF(box.left() + left, box.bottom() - now.px(1), wide, now.px(2))
                painter.drawRoundedRect(under, 1, 1)

    def _figures(self, painter: QPainter) -> None:
        if not self._figure:
            return
        now = theme.now()
        right = QRectF(0, 0, self.width() - now.px(14), self.height())
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("text-2"))
        painter.drawText(right, RIGHT, self._unit)
        unit = theme.width(self._unit, now.font("small"))
        painter.setFont(now.font("heading"))
        painter.setPen(now.colour("text"))
        painter.drawText(right.adjusted(0, 0, -unit - now.px(6), 0), RIGHT, self._figure)


def _differing(asked: str, name: str) -> Sequence[tuple[int, int]]:
    """Where ``name`` has letters that ``asked`` has not."""
    matcher = SequenceMatcher(None, asked, name, autojunk=False)
    return [(a, b) for kind, _, _, a, b in matcher.get_opcodes() if kind in ("replace", "insert")]


def _lines(text: str, role: theme.Role, room: float) -> list[str]:
    """The text on as many lines as it needs, broken between words."""
    font = theme.now().font(role)
    if theme.width(text, font) <= room:
        return [text]
    lines = [""]
    for piece in hints.pieces(text):
        if lines[-1] and theme.width(lines[-1] + piece.rstrip(), font) > room:
            lines.append("")
        lines[-1] += piece
    return lines
