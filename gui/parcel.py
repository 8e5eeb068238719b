"""Work as it travels from the window's thread to a lane and back, with its outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRunnable
from typing_extensions import override

from core.errors import CancelledError, UserError
from core.jobs import Progress

log = logging.getLogger(__name__)


class Parcel:
    """Work on its way out and its outcome on its way back."""

    def __init__(self, work: Callable[[], Any], ending: Callable[[Parcel], None]) -> None:
        self.work: Callable[[], Any] | None = work
        self.ending: Callable[[Parcel], None] | None = ending
        self.result: Any = None
        self.error: Exception | None = None

    def run(self, progress: Progress) -> None:
        """Do the work and keep its outcome; no exception leaves."""
        try:
            if progress.cancelled or self.work is None:
                self.error = CancelledError()
            else:
                self.result = self.work()
        except (CancelledError, UserError) as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - the one gate through which bugs reach the window
            self.error = error

    def open(self) -> None:
        """Deliver the outcome and let go of everything, in the window's thread."""
        ending, self.ending = self.ending, None
        if ending is not None:
            ending(self)
        self.work = self.result = self.error = None


class Unit(QRunnable):
    """Carries one parcel onto a lane and posts it back."""

    def __init__(
        self, parcel: Parcel, progress: Progress, post: Callable[[Callable[[], object]], None]
    ) -> None:
        super().__init__()
        self._parcel, self._progress, self._post = parcel, progress, post

    @override
    def run(self) -> None:
        self._parcel.run(self._progress)
        error = self._parcel.error
        if error is not None and not isinstance(error, (CancelledError, UserError)):
            log.error("background work failed", exc_info=error)
        self._post(self._parcel.open)
