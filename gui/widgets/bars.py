"""The count of one virtue: bars on one scale, the winner dark, a tie in marigold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.thai.numerals import percent, to_thai
from gui import icons, theme, ui
from gui.widgets.badge import Badge
from gui.widgets.painted import RIGHT, words

_LEAST, _MOST, _AIR = 24, 30, 20  # height of a line, and the air above and below a virtue
_NAME_AT, _FIGURES, _LEFT = 44, 122, 142
_RANK = 22  # width kept for the rank before a name
_NAMES = 222  # width of the names, ranks among them; a longer name takes a second line
_MARK_LINE, _REST_LINE = 1, 2  # lines below the virtue's name
_LINES = 3  # a virtue needs at least so many, for its name, its badge and the rest


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one virtue; ``votes`` highest first, ``mark`` a word below its name.

    ``chosen`` is the name the committee gave it to; without one the first stands out.
    """

    virtue: str
    icon: str
    votes: Sequence[tuple[str, int]]
    rest: str  # อื่น ๑๐ · งด ๒
    valid: int
    tied: int = 0  # how many share the first place, 0 or at least 2
    mark: str = ""
    tone: str = ""  # of the mark; without one it is a tie's or plain
    chosen: str = ""


class VirtueBars(QWidget):
    """Length is the message, colour only helps. ``scale`` is the vote of a full bar."""

    def __init__(self, count: Count, scale: int) -> None:
        super().__init__()
        self._count, self._scale = count, max(scale, 1)
        self._names = [_lines(name) for name, _votes in count.votes]
        self._rows = max(sum(map(len, self._names)), _LINES)
        self.setMinimumHeight(ui.px(_LEAST * self._rows + _AIR))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._ranks = _ranks([votes for _name, votes in count.votes])
        spoken = ", ".join(f"{name} {to_thai(votes)} คะแนน" for name, votes in count.votes)
        tie = " คะแนนเท่ากัน" if count.tied else ""
        self.setAccessibleName(f"ด้าน{count.virtue}{tie} {spoken} {count.rest}".strip())

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(640), ui.px(_MOST * self._rows + _AIR))

    @override
    def minimumSizeHint(self) -> QSize:
        least = ui.px(_LEFT + _NAMES + _FIGURES + 40)
        return QSize(least, ui.px(_LEAST * self._rows + _AIR))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = (self.height() - ui.px(_AIR)) / self._rows
        line = min(max(room, ui.px(_LEAST)), ui.px(_MOST))  # a taller window gives more air
        top = (self.height() - line * self._rows) / 2
        self._virtue(painter, top, line)
        for i, names in enumerate(self._names):
            high = line * len(names)
            self._row(painter, i, QRectF(0, top, self.width(), high))
            top += high
        painter.end()

    def _virtue(self, painter: QPainter, top: float, line: float) -> None:
        now, count = theme.now(), self._count
        edge, left = now.px(20), now.px(_NAME_AT)
        sign = QRectF(now.px(16), top + (line - edge) / 2, edge, edge)
        icons.paint(
            painter, count.icon, sign, now.colour("wait-text" if count.tied else "ink-text")
        )
        room = now.px(_LEFT - _NAME_AT - 2)
        words(painter, QRectF(left, top, room, line), count.virtue, "strong")
        mark = count.mark or ("เท่ากัน" if count.tied else "")
        if mark:
            middle = top + line * (_MARK_LINE + 0.5)
            tone = count.tone or ("wait" if count.tied else "ink")
            Badge(mark, tone).paint(painter, left, middle)
        below = QRectF(left, top + line * _REST_LINE, room, line)
        words(painter, below, count.rest, "caption", "text-3", 400)

    def _row(self, painter: QPainter, i: int, box: QRectF) -> None:
        now, count = theme.now(), self._count
        votes = count.votes[i][1]
        first = self._stands_out(i)
        left, names, rank = now.px(_LEFT), now.px(_NAMES), now.px(_RANK)
        weight, tone = (600, "text") if first else (400, "text-2")
        lines = self._names[i]
        high = box.height() / len(lines)
        place = QRectF(left, box.top(), rank, high)
        words(painter, place, to_thai(self._ranks[i]), "small", "text-3")
        for at, line in enumerate(lines):
            room = QRectF(left + rank, box.top() + at * high, names - rank, high)
            words(painter, room, line, "body", tone, weight)
        wide = max(self.width() - left - names - now.px(_FIGURES), now.px(20))
        full = QRectF(left + names, box.center().y() - now.px(5), wide, now.px(11))
        corner = now.px(3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("still-tint"))
        painter.drawRoundedRect(full, corner, corner)
        bar = ("wait" if count.tied else "ink") if first else "ink-soft"
        painter.setBrush(now.colour(bar))
        long = max(full.width() * votes / self._scale, now.px(3)) if votes else 0
        painter.drawRoundedRect(
            QRectF(full.left(), full.top(), long, full.height()), corner, corner
        )
        self._figures(painter, QRectF(full.right(), box.top(), now.px(46), box.height()), i)

    def _stands_out(self, i: int) -> bool:
        name, votes = self._count.votes[i]
        if self._count.chosen:
            return name == self._count.chosen
        return i < max(1, self._count.tied) and votes > 0

    def _figures(self, painter: QPainter, box: QRectF, i: int) -> None:
        now, votes = theme.now(), self._count.votes[i][1]
        first = self._stands_out(i)
        words(
            painter,
            box,
            to_thai(votes),
            "body",
            "text" if first else "text-2",
            600 if first else 400,
            RIGHT,
        )
        share = to_thai(f"{percent(votes, self._count.valid)}%")
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("text-3"))
        beside = QRectF(box.right() + now.px(2), box.top(), now.px(64), box.height())
        painter.drawText(beside, RIGHT, share)


def _ranks(votes: Sequence[int]) -> list[int]:
    """Places by votes, highest first; equal votes have equal rank: 1, 1, 3."""
    return [votes.index(one) + 1 for one in votes]


def _lines(name: str) -> list[str]:
    """A name on one line, or where it is too long on several, broken at its blanks."""
    font, room = theme.now().font("body", 600), ui.px(_NAMES - _RANK - 10)
    lines = [""]
    for word in name.split(" "):
        whole = f"{lines[-1]} {word}".strip()
        if theme.width(whole, font) <= room or not lines[-1]:
            lines[-1] = whole
        else:
            lines.append(word)
    return lines
