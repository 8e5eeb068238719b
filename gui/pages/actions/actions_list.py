"""The list with its search and filters, and the action chosen beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.actions.queries import ActionRow
from core.thai import order
from gui import ui
from gui.desk import Desk
from gui.pages.actions.detail import ActionPane
from gui.pages.actions.listing import LISTING
from gui.pages.people.listing import FilterCombo
from gui.ui import col, row
from gui.widgets.table import Table

PANE_WIDE = 340
_ANYBODY = ("ทุกคน", "")


class ActionList(QWidget):
    """Every action of the page; where the window is narrow, without the pane."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.narrow = desk.narrow
        self.table: Table[ActionRow] = Table(LISTING, desk.memory)
        self.pane = ActionPane(desk, None if self.narrow else self.table.view)
        self.owner = FilterCombo(_ANYBODY[0])
        self.owner.setAccessibleName("ผู้รับผิดชอบ")
        self.owner.activated.connect(self._narrow)
        self.table.chosen.connect(self._choose)
        self._place()

    @property
    def rows(self) -> Sequence[ActionRow]:
        """All rows, those filtered out too."""
        return self.table.model.every

    def set_rows(self, rows: Sequence[ActionRow], wanted: int = 0) -> None:
        """Show these; choose the one wanted, if need be without the filters that hide it."""
        self._offer(rows)
        self.table.set_rows(rows)
        if wanted and not self.table.choose(wanted):
            self.show_all()
            self.table.choose(wanted)
        self.table.choose_first()
        self._choose(self.table.current)

    def show_all(self, words: str = "") -> None:
        """No filter hides anything but the search for these words."""
        self.owner.choose("")
        self.table.narrow_to(None)
        self.table.filter_by("all")
        self.table.search.setText(words)

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.table.view,) if self.narrow else (self.table.view, self.pane)

    def _place(self) -> None:
        # the filter has a line of its own: six chips leave no room for a search
        self.table.search.setMaximumWidth(ui.px(520))
        above = row(self.table.search, self.owner, None, gap=8)
        above.setStretch(0, 1)
        left = ui.box(col(above, self.table, gap=8))
        if self.narrow:
            self.setLayout(col(left))
            return
        inside = row(left, ui.box(col(self.pane), PANE_WIDE), gap=16)
        inside.setStretch(0, 1)
        self.setLayout(inside)

    def _narrow(self, _at: int) -> None:
        """Show only what the owner chosen has."""
        wanted = self.owner.currentData()
        self.table.narrow_to((lambda one: one.owner == wanted) if wanted else None)

    def _offer(self, rows: Sequence[ActionRow]) -> None:
        """The filter offers those who own something; the one chosen stays, if still there."""
        held = sorted({one.owner for one in rows} - {""}, key=order.sort_key)
        before = self.owner.currentData()
        self.owner.set_choices([_ANYBODY, *((one, one) for one in held)])
        if before and before not in held:
            self._narrow(0)
        self.owner.setVisible(len(held) > 1)

    def _choose(self, one: ActionRow | None) -> None:
        if not self.narrow:
            self.pane.show_row(one)
