"""Progress and cancel for long work, with no idea who is watching."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from threading import Event
from typing import TypeVar

from core.errors import CancelledError

T = TypeVar("T")


class Progress:
    """Counts steps of one long piece of work and carries the wish to stop it.

    ``report(done, total, text)`` is called from the working thread; ``total`` is 0 while unknown.
    """

    def __init__(self, report: Callable[[int, int, str], None] | None = None) -> None:
        self._report = report
        self._cancelled = Event()

    @property
    def cancelled(self) -> bool:
        """Whether the work has been asked to stop; safe from any thread."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; safe from any thread."""
        self._cancelled.set()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report that ``done`` of ``total`` steps are complete.

        Raises:
            CancelledError: ``cancel()`` was called.
        """
        if self._cancelled.is_set():
            raise CancelledError
        if self._report is not None:
            self._report(done, total, text)

    def each(self, items: Iterable[T], text: str = "") -> Iterator[T]:
        """Yield ``items`` one by one, a step before each and one after the last."""
        total = len(items) if isinstance(items, Sized) else 0
        done = 0
        for item in items:
            self.step(done, total, text)
            yield item
            done += 1
        self.step(done, total or done, text)
