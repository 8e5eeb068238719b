"""Which page is shown, how the officer got there, and the way back."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from gui.desk import Desk
from gui.page import Page
from gui.places import Place, page_class
from gui.shell import Shell

MOST_STEPS = 50  # of the way back
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place, opened at something."""

    place: str
    where: Mapping[str, object] = field(default_factory=dict)


class Navigation(QObject):
    """Pages are made when first shown and stay; a change of look makes them anew.

    Attributes:
        arrived: another page is shown.
        headed: the head of the page shown is new.
    """

    arrived = Signal()
    headed = Signal()

    def __init__(self, places: Sequence[Place], shell: Shell, desk: Desk) -> None:
        super().__init__(shell)
        self._places = {place.key: place for place in places}
        self._shell, self._desk = shell, desk
        self._pages: dict[str, Page] = {}
        self._trail: list[Stop] = []
        self.here = ""
        desk.going.connect(self.go)
        desk.returning.connect(self.back)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self.here)

    def go(self, key: str, where: Mapping[str, object] | None = None) -> None:
        """Show a place; with ``where`` opened there, else as it was left."""
        if key not in self._places:
            log.warning("there is no place %s", key)
            return
        self._remember()
        self._show(key, where)

    def back(self) -> None:
        """Show what was shown before."""
        if self._trail:
            stop = self._trail.pop()
            self._show(stop.place, stop.where)

    def beside(self, step: int) -> None:
        """Show the next or the previous place of the sidebar."""
        order = [key for key, place in self._places.items() if place.listed]
        if self.here in order:
            self.go(order[(order.index(self.here) + step) % len(order)])

    def rebuild(self) -> None:
        """Make the page shown anew, opened where it was; the others when next shown."""
        page = self.page
        where = page.where_now() if page is not None else {}
        self.leave()
        for old in self._pages.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._pages.clear()
        self._shell.page = None
        if self.here:
            self._show(self.here, where)

    def leave(self) -> None:
        """Every page has written what it had not written yet."""
        for page in self._pages.values():
            page.leave()

    def _remember(self) -> None:
        page = self.page
        if page is not None:
            page.leave()
            self._trail = [*self._trail, Stop(self.here, page.where_now())][-MOST_STEPS:]

    def _show(self, key: str, where: Mapping[str, object] | None) -> None:
        page = self._pages.get(key)
        fresh = page is None
        if page is None:
            page = page_class(self._places[key])(self._desk)
            page.headed.connect(self._on_headed)
            self._pages[key] = page
        self.here = key
        self._shell.show_page(page)
        if fresh or where is not None:
            page.open(**dict(where or {}))
        self.arrived.emit()

    def _on_headed(self) -> None:
        if self.sender() is self.page:
            self.headed.emit()
