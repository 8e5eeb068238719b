"""Until the first round is open: three things to do, in this order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.ui import button, col, label, panel, row
from gui.widgets.painted import CENTRE

Do = Callable[[], object]


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do; ``done`` says in a few words what is there already, empty if nothing."""

    name: str
    how: str
    done: str
    act: str
    icon: str
    do: Do


def first_steps(steps: tuple[FirstStep, ...], link: QWidget | None = None) -> QWidget:
    """A card with a row for each; the first that is not done has the ink button."""
    here = next((i for i, step in enumerate(steps) if not step.done), len(steps))
    lines: list[ui.Item] = [
        col(
            label("เริ่มใช้งาน", "heading"),
            label("ทำสามอย่างนี้ตามลำดับ แล้วหน้านี้จะบอกงานขั้นต่อไปของทุกรอบ", "small", "muted", wrap=True),
            gap=1,
            margin=(20, 16, 20, 12),
        )
    ]
    for i, step in enumerate(steps):
        lines += [ui.rule(), _line(i, step, here=i == here)]
    if link is not None:
        lines += [ui.rule(), row(link, None, margin=(20, 8, 20, 10))]
    return panel(col(*lines, gap=0, margin=(1, 0, 1, 1)))


def _line(number: int, step: FirstStep, *, here: bool) -> QWidget:
    words = col(
        label(step.name, "strong", wrap=True),
        label(step.done or step.how, "small", "muted", wrap=True),
        gap=1,
    )
    kind = "primary" if here else ""
    act = button(step.act, kind, step.icon, do=step.do)
    line = row(Number(number + 1, done=bool(step.done), here=here), words, act, gap=14)
    line.setStretch(1, 1)
    ui.fill(line, (), 14, (20, 12, 20, 12))
    return ui.box(line)


class Number(QWidget):
    """The number of a step in a ring, or a check when it is done."""

    def __init__(self, number: int, *, done: bool, here: bool) -> None:
        super().__init__()
        self._number, self._done, self._here = number, done, here
        self.setFixedSize(ui.px(28), ui.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "ink-soft" if self._done else "surface"
        line = "ink-soft" if self._done else "ink-text" if self._here else "line-strong"
        painter.setPen(QPen(now.colour(line), now.px(2) if self._here else 1.2))
        painter.setBrush(now.colour(ground))
        painter.drawEllipse(box)
        if self._done:
            inset = now.px(5)
            check = box.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, "check", check, now.colour("on-soft"), 3)
        else:
            painter.setPen(now.colour("ink-text" if self._here else "text-2"))
            painter.setFont(now.font("strong"))
            painter.drawText(box.translated(0, -now.px(1)), CENTRE, to_thai(self._number))
        painter.end()
