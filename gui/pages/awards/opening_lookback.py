"""Beside the form of a new round: what the same award left behind in earlier years."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lookback import queries
from core.lookback.plan import Plan
from core.lookback.views import LookBack
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.part import drop
from gui.pages.lessons.lookback import NAME, PASS, LookBackPanel
from gui.pages.lessons.lookback_sheet import facts
from gui.ui import col, label, panel

_HINT = "อ่านแล้วกดปุ่มนี้ จึงเปิดรอบได้"


class OpeningLookBack(QWidget):
    """A card with everything there is; hidden where the award is new.

    Attributes:
        headed: whether the round may be opened is new.
    """

    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Plan | None = None
        self._card: QWidget | None = None
        self.panel: LookBackPanel | None = None
        ui.fill(QVBoxLayout(self), (), 0)
        self.hide()

    @property
    def why_not(self) -> str:
        """Why the round may not be opened yet; empty if it may."""
        if self.panel is None or not self.panel.told.is_due:
            return ""
        return (
            f"ปีก่อนเขียนไว้ {to_thai(len(self.panel.lines))} ข้อ อ่านก่อน แล้วกด {self.panel.go_on.text()}"
        )

    def acts(self) -> Sequence[Act]:
        """For the palette: go on without reading."""
        if self.panel is None or not self.panel.told.is_due:
            return ()
        return (Act(f"{PASS} ({NAME})", self.panel.leave, "arrow", hidden=True),)

    def look(self, plan: Plan) -> None:
        """Show what earlier years left for this plan, and nothing that is shown already."""
        if plan == self._wanted:
            return
        self._wanted = plan

        def show(told: LookBack) -> None:
            if plan == self._wanted:
                self._show(told)

        self._desk.runner.query(lambda session: queries.look_back(session, plan), show, owner=self)

    def _show(self, told: LookBack) -> None:
        if self._card is not None:
            drop(self._card)
        self._card, self.panel = None, None
        self.setVisible(told.says_anything)
        if told.says_anything:
            made = LookBackPanel(self._desk, told, _HINT)
            made.left.connect(self.headed)
            card = panel(
                col(
                    label(NAME, "heading"),
                    label(facts(told), "small", "muted", wrap=True),
                    made.end,
                    ui.rule(),
                    made,
                    gap=6,
                    margin=(18, 14, 18, 16),
                )
            )
            self._card, self.panel = card, made
            box = self.layout()
            if box is not None:
                box.addWidget(card)
        self.headed.emit()
