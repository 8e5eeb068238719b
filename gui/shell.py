"""What stands round a page: sidebar, header, the page itself; built anew on a change of look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gui.page import Head, Page
from gui.places import Place
from gui.widgets.header import Header
from gui.widgets.sidebar import Sidebar, SidebarFacts


class Shell(QWidget):
    """Sidebar at the left, header above, page below it.

    Attributes:
        asked: a place of the sidebar was pressed.
        year_asked: a fiscal year was chosen.
        palette_asked: the palette field was pressed.
        back_asked: the arrow before the title was pressed.
    """

    asked = Signal(str)
    year_asked = Signal(int)
    palette_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._box.addLayout(self._right, 1)
        self.sidebar: Sidebar | None = None
        self.header: Header | None = None
        self.page: Page | None = None

    def show_sidebar(
        self, places: Sequence[Place], facts: SidebarFacts, counts: dict[str, int], *, rail: bool
    ) -> None:
        """Stand this sidebar at the left, instead of what stood there."""
        here = self.sidebar
        made = Sidebar(places, facts, rail=rail)
        made.asked.connect(self.asked)
        made.year_asked.connect(self.year_asked)
        for key, waiting in counts.items():
            made.show_waiting(key, waiting)
        self._box.insertWidget(0, made)
        if here is not None:
            _drop(here)
        self.sidebar = made

    def show_head(self, head: Head, *, short: bool) -> None:
        """Stand this header above the page."""
        made = Header(head, short=short)
        made.palette_asked.connect(self.palette_asked)
        made.back_asked.connect(self.back_asked)
        self._right.insertWidget(0, made)
        if self.header is not None:
            _drop(self.header)
        self.header = made
        self._order()

    def show_page(self, page: Page) -> None:
        """Show this page; the one shown before is hidden, not closed."""
        if self.page is page:
            return
        if self.page is not None:
            if _holds(self.page, QApplication.focusWidget()):
                self.window().setFocus()  # else it goes to whatever is next, as a toast's act
            self.page.hide()
        if self._right.indexOf(page) < 0:
            self._right.addWidget(page, 1)
        self.page = page
        page.show()

    def next_pane(self, step: int) -> None:
        """Move the keyboard to the next pane: places, the panes of the page, and round again."""
        panes = [pane for pane in (self.page.panes() if self.page else ()) if pane.isVisible()]
        stops: list[QWidget] = [self.sidebar, *panes] if self.sidebar else panes
        focus = QApplication.focusWidget()
        at = next((i for i, p in enumerate(stops) if p is focus or _holds(p, focus)), -1)
        target = stops[(at + step) % len(stops)]
        first = target if target.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_stop(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def give_keyboard(self, name: str) -> None:
        """Put the keyboard where a control of this name is on the page; else nowhere in sight."""
        inside = self.page.findChildren(QWidget) if self.page and name else []
        found = next((one for one in inside if one.accessibleName() == name), None)
        (found or self.window()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> None:
        """Tab goes as one reads: places, header, page."""
        parts = [part for part in (self.sidebar, self.header) if part is not None]
        stops = [
            one
            for part in parts
            for one in part.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and pane.isAncestorOf(focus)


def _first_stop(pane: QWidget) -> QWidget | None:
    """Where Tab enters a pane; a checked button before all."""
    stops = [
        one
        for one in pane.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    chosen = [one for one in stops if isinstance(one, QAbstractButton) and one.isChecked()]
    return next(iter([*chosen, *stops]), None)


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
