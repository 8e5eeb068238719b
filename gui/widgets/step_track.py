"""The track of an activity: what is done, where it stands, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.widgets.painted import LEFT, Painted

_HIGH, _DOT, _CELL_MOST = 46, 16, 36


class Stand(Enum):
    """How far a step has come."""

    DONE = "ทำแล้ว"
    NOW = "กำลังทำ"
    STUCK = "รอตัดสินใจ"
    LATER = "ยังไม่ถึง"


_HERE = (Stand.NOW, Stand.STUCK)
_DOTS = {  # ground, line
    Stand.DONE: ("ink-soft", "ink-soft"),
    Stand.NOW: ("surface", "ink-text"),
    Stand.STUCK: ("wait-tint", "wait"),
    Stand.LATER: ("surface", "line-strong"),
}
_WORDS = {
    Stand.DONE: "text-2",
    Stand.NOW: "ink-text",
    Stand.STUCK: "wait-text",
    Stand.LATER: "text-3",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words, how far it has come, and, if it cannot be opened yet, why."""

    name: str
    stand: Stand = Stand.LATER
    why_not: str = ""


def steps(names: Sequence[str], at: int, *, stuck: bool = False) -> list[Step]:
    """``steps(("เตรียม", "นับ"), 1)``: the first is done, the second is now."""
    here = Stand.STUCK if stuck else Stand.NOW
    return [
        Step(name, Stand.DONE if i < at else here if i == at else Stand.LATER)
        for i, name in enumerate(names)
    ]


class StepTrack(QWidget):
    """Words start under their dot, the last one ends at the right edge.

    Where there is no room for the words, one sentence says where the work stands. ``opened``, if
    given, is the step shown below the track; its words are underlined.

    Attributes:
        asked: the place of the step pressed.
    """

    asked = Signal(int)

    def __init__(self, track: Sequence[Step], opened: int = -1) -> None:
        super().__init__()
        self._track = list(track)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ui.px(_HIGH))
        self._dots = [StepDot(step, i, opened=i == opened) for i, step in enumerate(track)]
        for i, dot in enumerate(self._dots):
            dot.setParent(self)
            dot.clicked.connect(lambda _on=False, i=i: self.asked.emit(i))
        done = sum(step.stand is Stand.DONE for step in track)
        self._here = next((i for i, s in enumerate(track) if s.stand in _HERE), len(track) - 1)
        here = track[self._here].name if done < len(track) else "เสร็จแล้ว"
        counted = to_thai(f"ทำแล้ว {done} จาก {len(track)} ขั้น")
        self.setAccessibleName(f"{counted} ขั้นนี้คือ {here}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(70) * len(self._track), ui.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ui.px(20) * len(self._track), ui.px(_HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cell, few = self._cell()
        for i, dot in enumerate(self._dots):
            wide = ui.px(_DOT + 6) if few else min(dot.needed, cell)
            dot.setGeometry(round(i * cell), 0, round(wide) + 2, ui.px(22 if few else _HIGH))
            dot.show_words(not few)

    def _cell(self) -> tuple[float, bool]:
        """Width from dot to dot, and whether there is room for dots only."""
        wide = [dot.needed for dot in self._dots]
        last = max(wide[-1], ui.px(_DOT + 4))
        cell = (self.width() - last - 2) / max(len(wide) - 1, 1)
        if max(wide[:-1], default=0) + ui.px(6) > cell:
            return min(self.width() / len(wide), ui.px(_CELL_MOST)), True
        return cell, False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, few = self._cell()
        y, gap = now.px(9), now.px(4)
        for i, step in enumerate(self._track[:-1]):
            colour = now.colour("ink-soft" if step.stand is Stand.DONE else "line")
            painter.setPen(QPen(colour, now.px(2)))
            start = QPointF(i * cell + now.px(_DOT + 2) + gap, y)
            painter.drawLine(start, QPointF((i + 1) * cell - gap, y))
        if few:
            painter.setPen(now.colour("text-2"))
            painter.setFont(now.font("small"))
            at = to_thai(f"ขั้น {self._here + 1} จาก {len(self._track)}")
            box = QRectF(0, now.px(20), self.width(), now.px(26))
            painter.drawText(box, LEFT, f"{at}: {self._track[self._here].name}")
        painter.end()


class StepDot(Painted):
    """One step of the track."""

    def __init__(self, step: Step, place: int, *, opened: bool) -> None:
        super().__init__(f"ขั้น {to_thai(place + 1)} {step.name} {step.stand.value}")
        self._step, self._opened = step, opened
        self._with_words = True
        self.setEnabled(not step.why_not)
        ui.set_tip(self, step.why_not)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if step.why_not else Qt.CursorShape.PointingHandCursor
        )

    @property
    def needed(self) -> float:
        """The width of the words, in the weight they have when the work stands here."""
        return theme.width(self._step.name, theme.now().font("small", 600)) + ui.px(2)

    def show_words(self, on: bool) -> None:  # noqa: FBT001 - a plain setter
        """With its words, or only the dot."""
        self._with_words = on
        if not self._step.why_not:
            self.setToolTip("" if on else self._step.name)

    @override
    def draw(self, painter: QPainter) -> None:
        now, stand = theme.now(), self._step.stand
        box = QRectF(1, 1, now.px(_DOT), now.px(_DOT))
        ground, line = _DOTS[stand]
        painter.setPen(QPen(now.colour(line), now.px(2) if stand in _HERE else 1.2))
        painter.setBrush(now.colour(ground))
        painter.drawEllipse(box)
        if stand is Stand.DONE:
            check = box.adjusted(2, 2, -2, -2)
            icons.paint(painter, "check", check, now.colour("on-soft"), 3.4)
        elif stand in _HERE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour(line))
            painter.drawEllipse(box.center(), now.px(3), now.px(3))
        if self._with_words:
            self._words(painter)

    def _words(self, painter: QPainter) -> None:
        now, stand = theme.now(), self._step.stand
        painter.setFont(now.font("small", 600 if stand in _HERE or self._opened else 400))
        hover = self.underMouse() and self.isEnabled()
        painter.setPen(now.colour("text" if hover else _WORDS[stand]))
        box = QRectF(0, now.px(20), self.width() + now.px(8), now.px(24))
        painter.drawText(box, LEFT, self._step.name)
        if self._opened:
            under = QRectF(0, now.px(43), self.needed, now.px(2))
            painter.fillRect(under, now.colour("ink-text"))
