"""One line of what earlier years left: words, where from, and the button that takes it over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.lookback.views import Kept, Open
from core.search.folding import Span
from gui import ui
from gui.ui import button, label, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.marked import Marked

CARRY, BACK = "นำมาใช้", "ถอนออก"
_CARRIED = Badge("นำมาใช้แล้ว", "ink", "check")


class LookBackLine(QWidget):
    """What it says, and its one button; ``source`` None: it can only be read.

    Attributes:
        carry: it is to be in the plan.
        back: it is to be in the plan no more.
    """

    carry = Signal()
    back = Signal()

    def __init__(
        self,
        source: Open | Kept | None,
        words: str,
        below: str = "",
        sign: Badge | None = None,
        *,
        spans: Sequence[Span] = (),
    ) -> None:
        super().__init__()
        self.source = source
        self.words = words
        self.carried = 0
        self.act = button(CARRY, "tint", "", "s", do=self._press)
        self._sign = BadgeLabel(_CARRIED)
        told: QWidget = Marked(words, spans) if spans else label(words, wrap=True)
        signs = [BadgeLabel(sign)] if sign is not None else []
        note = label(below, "small", "muted", wrap=True)
        for one in (told, note):  # else each is as high as it would be where it is narrowest
            one.setSizePolicy(_as_wide_as_it_is())
        self._below = row(*signs, self._sign, note if below else None, gap=8)
        self._below.setStretch(len(signs) + 1, 1)
        first = row(told, ui.box(ui.col(self.act, None)), gap=12)
        first.setStretch(0, 1)
        ui.fill(QVBoxLayout(self), (first, ui.box(self._below)), 2)
        self.act.setVisible(source is not None)
        self.show_carried(source.carried if source is not None else 0)

    def add(self, widget: QWidget) -> None:
        """Something more stands at the end of the second row."""
        self._below.addWidget(widget)

    def show_carried(self, carried: int) -> None:
        """The line says whether it is in the plan, as what; 0 if it is not."""
        self.carried = carried
        self._sign.setVisible(bool(carried))
        name = BACK if carried else CARRY
        self.act.setText(name)
        self.act.setAccessibleName(f"{name} {self.words}")
        ui.restyle(self.act, "kind", "link" if carried else "tint")

    def _press(self) -> None:
        (self.back if self.carried else self.carry).emit()


def _as_wide_as_it_is() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
