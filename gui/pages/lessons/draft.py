"""Writes what is typed into one record by itself, and keeps what could not be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.answers import Answer, Item
from core.errors import UserError
from core.jobs import Progress
from core.lessons import service
from gui import ui
from gui.desk import Desk
from gui.dialogs import Trouble

if TYPE_CHECKING:
    from core.database import Session

SAVE_AFTER_MS = (
    1000  # from the first unsaved key; the promise is two seconds, disk and load included
)
IDLE_MS = 60_000  # a sitting ends after so long without a key
AGAIN_MS = 5000  # after a save that failed
Hold = Callable[[str], Callable[[Answer], None]]
_NOTHING = object()
_BUG = "โปรแกรมทำงานผิดพลาดขณะบันทึก"


class NewIds:
    """Ids that the store gave to new items, before the window has heard of them.

    Used in the database's thread only: of two writes in a row, the second finds the items of the
    first, and none is made twice.
    """

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def writing(self, answer: Answer, write: Callable[[Answer], Answer]) -> Answer:
        """The answer as it is stored by ``write``."""
        if not isinstance(answer, tuple):
            return write(answer)
        stored = write(self._translated(answer))
        if isinstance(stored, tuple):
            self._learn(answer, stored)
        return stored

    def forget(self) -> None:
        """Nothing of what was written stays."""
        self._known = {}

    def _translated(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            Item(one.text, self._translated(one.items), self._known.get(one.id, one.id))
            for one in items
        )

    def _learn(self, items: tuple[Item, ...], stored: tuple[Item, ...]) -> None:
        for one, kept in zip(items, stored, strict=True):
            if one.id < 0:
                self._known[one.id] = kept.id
            self._learn(one.items, kept.items)


class Draft(QObject):
    """One record while it is written.

    ``unsaved`` is shared with whoever writes on after this draft is gone; what is on disk leaves
    it. ``hold`` gives, for a slot, what takes its stored answer so that ids are known.

    Attributes:
        saved: everything typed up to now is on disk.
        refused: the finished sentence that says why it is not; the words are kept and tried again.
    """

    saved = Signal()
    refused = Signal(str)

    def __init__(
        self,
        desk: Desk,
        record_id: int,
        stored: Mapping[str, Answer],
        unsaved: dict[str, Answer],
        hold: Hold,
    ) -> None:
        super().__init__()
        self._desk, self._id, self._hold = desk, record_id, hold
        self.stored = dict(stored)
        self.unsaved = unsaved
        self.on_screen = True  # the words are; set by who takes them away
        self.saved_at: datetime | None = None
        self.why_not = ""
        self.idle_ms = IDLE_MS
        self._before: dict[str, Answer] = {}  # what each slot said when the sitting began
        self._on_its_way: dict[str, Answer] = {}
        self._ids = NewIds()
        self._timer, self._idle = self._made(self.save), self._made(self.close_sitting)
        if unsaved:
            self._timer.start(0)

    def _made(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def type(self, slot: str, answer: Answer) -> None:
        """The slot says this now; it is on disk soon."""
        if slot not in self.unsaved and (self.stored.get(slot) or None) == (answer or None):
            return  # says nothing new; one empty answer is as empty as another
        self._before.setdefault(slot, self.stored.get(slot))
        self.unsaved[slot] = answer
        self._idle.start(self.idle_ms)
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def save(self) -> None:
        """What is typed and not on its way yet is on disk soon."""
        self._write({})

    def close_sitting(self) -> None:
        """What is typed is on disk soon, and the history says it in one entry for each slot."""
        self._idle.stop()
        sitting, self._before = self._before, {}
        self._write(sitting)

    def _write(self, sitting: Mapping[str, Answer]) -> None:
        self._timer.stop()
        words = {
            slot: answer
            for slot, answer in self.unsaved.items()
            if slot in sitting or self._on_its_way.get(slot, _NOTHING) is not answer
        }
        if not words and not sitting:
            return
        self._on_its_way.update(words)
        record, stored, ids = self._id, dict(self.stored), self._ids
        takers = {slot: self._hold(slot) for slot in words}

        def work(session: Session, _progress: Progress) -> dict[str, Answer]:
            kept = {
                slot: ids.writing(answer, partial(service.write, session, record, slot))
                for slot, answer in words.items()
            }
            for slot, before in sitting.items():
                after = kept.get(slot, stored.get(slot))
                service.close_sitting(session, record, slot, before, after)
            return kept

        def then(kept: dict[str, Answer]) -> None:
            for slot, answer in kept.items():
                takers[slot](answer)
            self._keep(words, kept)

        def failed(error: Exception) -> None:
            self._on_failed(error, words, sitting)

        self._desk.runner.change(work, then, failed=failed)  # also when the form is gone

    def _keep(self, words: Mapping[str, Answer], kept: Mapping[str, Answer]) -> None:
        self.stored.update(kept)
        for slot, answer in words.items():
            for words_ in (self._on_its_way, self.unsaved):
                if words_.get(slot, _NOTHING) is answer:
                    del words_[slot]
        self.saved_at, self.why_not = datetime.now().astimezone(), ""
        if ui.alive(self):
            self.saved.emit()

    def _on_failed(
        self, error: Exception, words: Mapping[str, Answer], sitting: Mapping[str, Answer]
    ) -> None:
        for slot in words:
            self._on_its_way.pop(slot, None)
        self._ids.forget()
        self._before = {**self._before, **sitting}
        self.why_not = str(error) if isinstance(error, UserError) else _BUG
        if self.on_screen and ui.alive(self):
            self._timer.start(AGAIN_MS)
            self.refused.emit(self.why_not)
        else:
            self._desk.tell(self._left_behind())

    def _left_behind(self) -> Trouble:
        again = partial(self._desk.go, "lessons", lesson=self._id)
        return Trouble(
            "ยังไม่ได้บันทึกถอดบทเรียน",
            self.why_not,
            "ข้อความที่พิมพ์ยังอยู่ครบ เปิดบันทึกนี้อีกครั้งแล้วจะเห็น",
            acts=(("เปิดบันทึกนี้", again),),
        )
