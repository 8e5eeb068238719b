"""How many things wait in each place, for the sidebar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gui.desk import Desk
from gui.places import Place, count_waiting


class Waiting(QObject):
    """Counts by place; asked again after every change and for every fiscal year.

    Attributes:
        counted: (place, how many).
    """

    counted = Signal(str, int)

    def __init__(self, places: Sequence[Place], desk: Desk) -> None:
        super().__init__(desk)
        self._places = [place for place in places if place.counter]
        self._desk = desk
        self.counts: dict[str, int] = {}
        desk.counted.connect(self._keep)
        desk.year_changed.connect(self.count)
        desk.runner.changed.connect(self.count)

    def count(self, _why: object = None) -> None:
        """Ask the places how many things wait there."""
        if self._places:
            work = count_waiting(self._places, self._desk.workspace, self._desk.year_be)
            self._desk.runner.query(work, self._keep_all, owner=self)

    def _keep_all(self, counts: dict[str, int]) -> None:
        for key, waiting in counts.items():
            self._keep(key, waiting)

    def _keep(self, key: str, waiting: int) -> None:
        self.counts[key] = waiting
        self.counted.emit(key, waiting)
