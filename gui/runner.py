"""The one place work leaves the window's thread and comes back.

Worker code touches no QObject except to post closures to the runner; a task is deleted in the
window's thread by that closure, and what the closure captured is let go there too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from core.errors import CancelledError, UserError
from core.jobs import Progress
from gui.parcel import Parcel, Unit

if TYPE_CHECKING:  # the window is up before SQLAlchemy is imported
    from core.database import Database, Session

T = TypeVar("T")
PROGRESS_EVERY_S = 0.1  # between two reports that reach the window


class Task(QObject):
    """A running piece of work as the window sees it; its signals fire in the window's thread.

    Exactly one of ``succeeded``, ``failed`` and ``cancelled`` fires, then ``ended``; after that
    the task deletes itself.
    """

    progressed = Signal(int, int, str)  # done, total (0 while unknown), what
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, progress: Progress) -> None:
        super().__init__(parent)
        self._progress = progress

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it ends at its next step and leaves nothing behind."""
        self._progress.cancel()

    @property
    def stopping(self) -> bool:
        """Whether it has been asked to stop; then its result reaches nobody."""
        return self._progress.cancelled


class Runner(QObject):
    """Runs work on two lanes: one for the database, one for what only computes.

    Attributes:
        changed: names of the tables a finished change wrote to.
        failed: an error no caller took; the window shows it.
    """

    changed = Signal(frozenset)
    failed = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Database | None = None
        self._data_lane, self._compute_lane = self._lane(), self._lane()
        self._newest: dict[str, Task] = {}
        self._posted.connect(self._call)

    def use(self, database: Database) -> None:
        """From now on changes and queries go to this database."""
        self._database = database

    def change(
        self,
        work: Callable[[Session, Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Run ``work`` in one transaction: all of it is kept, or none of it.

        ``then`` gets the result in the window's thread, unless ``owner`` is gone by then.
        ``failed`` takes the error; without it the window shows the error.
        """
        database = self._opened()

        def unit(progress: Progress) -> tuple[T, frozenset[str]]:
            from core.database.session import touched  # noqa: PLC0415 - brings SQLAlchemy

            with database.write() as session:
                result = work(session, progress)
                session.flush()
                tables = touched(session)
            return result, tables

        def done(outcome: tuple[T, frozenset[str]]) -> None:
            result, tables = outcome
            if then is not None and _alive(owner):
                then(result)
            if tables:
                self.changed.emit(tables)

        return self._start(self._data_lane, unit, done, owner, failed, drop=False)

    def query(
        self,
        work: Callable[[Session], T],
        then: Callable[[T], object],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Run ``work`` for its answer only; it returns plain values, not ORM objects."""
        return self.study(
            lambda session, _progress: work(session), then, owner=owner, failed=failed
        )

    def study(
        self,
        work: Callable[[Session, Progress], T],
        then: Callable[[T], object],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """A query that takes long: it tells how far it is and stops where it is cancelled."""
        database = self._opened()

        def unit(progress: Progress) -> T:
            with database.read() as session:
                return work(session, progress)

        return self._start(self._data_lane, unit, then, owner, failed)

    def compute(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        *,
        newest: str = "",
        keep: bool = False,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Run ``work`` beside the database: drawing papers, rendering pages, reading files.

        Of several with the same ``newest`` only the last one's result is delivered; the others
        are asked to stop. What writes a file gives ``keep``: it is done even if the window is
        closed meanwhile.
        """
        lane = self._data_lane if keep else self._compute_lane
        task = self._start(lane, work, then, owner, failed)
        if newest:
            before = self._newest.get(newest)
            if before is not None and isValid(before):
                before.cancel()
            self._newest[newest] = task
        return task

    @property
    def busy(self) -> bool:
        """Whether anything is under way or on its way back."""
        return bool(self.findChildren(Task))

    def stop(self) -> None:
        """Let changes finish, give up what only computes; called once, on the way out."""
        for task in self._newest.values():
            if isValid(task):
                task.cancel()
        self._compute_lane.clear()
        self._data_lane.waitForDone()
        self._compute_lane.waitForDone()

    def post(self, closure: Callable[[], object]) -> None:
        """Run ``closure`` in the window's thread, soon; safe from any thread."""
        self._posted.emit(closure)

    def _opened(self) -> Database:
        if self._database is None:
            raise UserError("ยังไม่ได้เปิดโฟลเดอร์ข้อมูล รอจนเปิดเสร็จแล้วลองอีกครั้ง", code="not-open")
        return self._database

    def _lane(self) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(1)
        return pool

    def _start(
        self,
        lane: QThreadPool,
        unit: Callable[[Progress], T],
        done: Callable[[T], object],
        owner: QObject | None,
        failed: Callable[[Exception], object] | None,
        *,
        drop: bool = True,
    ) -> Task:
        progress = Progress(self._reporter(lambda: task))
        task = Task(self, progress)
        ending = _Ending(task, done, failed or self.failed.emit, owner, drop=drop)
        lane.start(Unit(Parcel(lambda: unit(progress), ending), progress, self.post))
        return task

    def _reporter(self, task: Callable[[], Task]) -> Callable[[int, int, str], None]:
        last = 0.0

        def report(done: int, total: int, text: str) -> None:
            nonlocal last
            if (now := time.monotonic()) - last >= PROGRESS_EVERY_S:
                last = now
                self.post(lambda: task().progressed.emit(done, total, text))

        return report

    @Slot(object)
    def _call(self, closure: Callable[[], object]) -> None:
        closure()


class _Ending(Generic[T]):
    """What happens in the window's thread when the work is over."""

    def __init__(
        self,
        task: Task,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        owner: QObject | None,
        *,
        drop: bool,
    ) -> None:
        self._task, self._done, self._failed, self._owner = task, done, failed, owner
        self._owned, self._drop = owner is not None, drop

    def __call__(self, parcel: Parcel) -> None:
        task = self._task
        try:
            self._deliver(task, parcel)
        finally:
            task.ended.emit()
            task.deleteLater()

    def _deliver(self, task: Task, parcel: Parcel) -> None:
        gone = self._drop and (not _alive(self._owner) or task.stopping)
        if isinstance(parcel.error, CancelledError) or (gone and parcel.error is None):
            task.cancelled.emit()
        elif parcel.error is not None:
            task.failed.emit(parcel.error)
            self._failed(parcel.error)
        else:
            task.succeeded.emit(parcel.result)
            self._done(parcel.result)


def _alive(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)
