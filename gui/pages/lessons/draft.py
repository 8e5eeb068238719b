"""Writes what is typed into one record by itself, and keeps what could not be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.answers import Answer, Answers
from core.errors import UserError
from core.jobs import Progress
from core.lessons import service
from gui import ui
from gui.desk import Desk
from gui.dialogs import Trouble
from gui.pages.lessons.steps import Steps, cells_of_others, with_ids

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

    def writing(self, answers: Answers, write: Callable[[Answers], Answers]) -> dict[str, Answer]:
        """The answers as they are stored by ``write``."""
        known = {slot: with_ids(answer, self._known) for slot, answer in answers.items()}
        stored = dict(write(known))
        self._known.update(learned(answers, stored))
        return stored

    def forget(self) -> None:
        """Nothing of what was written stays."""
        self._known = {}


def learned(answers: Answers, stored: Answers) -> dict[int, int]:
    """The ids that new items of the answers have in the store."""
    ids: dict[int, int] = {}
    for slot, answer in answers.items():
        _learn(answer, stored.get(slot), ids)
    return ids


def _learn(items: Answer, stored: Answer, ids: dict[int, int]) -> None:
    if isinstance(items, tuple) and isinstance(stored, tuple):
        for one, kept in zip(items, stored, strict=True):
            if one.id < 0:
                ids[one.id] = kept.id
            _learn(one.items, kept.items, ids)


@dataclass(slots=True)
class Sitting:
    """What outlives the form that is on screen: a zoom makes it anew, and nothing is lost.

    ``unsaved`` is what is typed and not on disk yet, by slot; ``steps`` is what can be undone.
    """

    unsaved: dict[str, Answer] = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)
    ids: NewIds = field(default_factory=NewIds)


class Draft(QObject):
    """One record while it is written.

    What is on disk leaves the sitting's ``unsaved``; another draft may go on with the sitting.
    ``hold`` gives, for a slot, what takes its stored answer so that ids are known.

    Attributes:
        saved: everything typed up to now is on disk.
        refused: the finished sentence that says why it is not; the words are kept and tried again.
        learned: ids of new items, in the window and in the store.
    """

    saved = Signal()
    refused = Signal(str)
    learned = Signal(object)

    def __init__(
        self,
        desk: Desk,
        record_id: int,
        stored: Mapping[str, Answer],
        sitting: Sitting,
        hold: Hold,
    ) -> None:
        super().__init__()
        self._desk, self._id, self._hold = desk, record_id, hold
        self.stored = dict(stored)
        self.unsaved, self._sitting = sitting.unsaved, sitting
        self.on_screen = True  # the words are; set by who takes them away
        self.saved_at: datetime | None = None
        self.why_not = ""
        self.idle_ms = IDLE_MS
        self._before: dict[str, Answer] = {}  # what each slot said when the sitting began
        self._on_its_way: dict[str, Answer] = {}
        self._timer, self._idle = self._made(self.save), self._made(self.close_sitting)
        if self.unsaved:
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
        if isinstance(answer, dict):
            self._forget_rows(slot, answer)
        self._idle.start(self.idle_ms)
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def _forget_rows(self, slot: str, answer: Answer) -> None:
        """Rows that are gone say nothing, here as in the store; put back, they are written anew."""
        for cell in cells_of_others(slot, answer, {**self.stored, **self.unsaved}):
            self._before.setdefault(cell, self.stored.get(cell))
            self.stored[cell] = None
            self.unsaved.pop(cell, None)

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
        record, stored, ids = self._id, dict(self.stored), self._sitting.ids
        takers = {slot: self._hold(slot) for slot in words}

        def work(session: Session, _progress: Progress) -> dict[str, Answer]:
            kept = ids.writing(words, partial(service.write_all, session, record)) if words else {}
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
        self._sitting.steps.learn(learned(words, kept))
        for slot, answer in words.items():
            for words_ in (self._on_its_way, self.unsaved):
                if words_.get(slot, _NOTHING) is answer:
                    del words_[slot]
        for slot, answer in {**self.stored, **self.unsaved}.items():
            if isinstance(answer, dict):  # a row may have gone while this was on its way
                self.stored.update(dict.fromkeys(cells_of_others(slot, answer, self.stored)))
        self.saved_at, self.why_not = datetime.now().astimezone(), ""
        if ui.alive(self):
            self.learned.emit(learned(words, kept))
            self.saved.emit()

    def _on_failed(
        self, error: Exception, words: Mapping[str, Answer], sitting: Mapping[str, Answer]
    ) -> None:
        for slot in words:
            self._on_its_way.pop(slot, None)
        self._sitting.ids.forget()
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
