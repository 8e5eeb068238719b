"""What the page shows below its head: the list of rounds, the opening of one, a step of a round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.awards.progress import STEPS
from core.database import Session
from core.jobs import Progress
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.reading import Facts
from gui.runner import Task

T = TypeVar("T")


def drop(widget: QWidget) -> None:
    """The widget is gone from the screen at once, and for good when nothing uses it any more."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Part(QWidget):
    """Fills the page. Answers to its questions are forgotten when it is gone.

    Attributes:
        headed: its acts are new.
        asked: another part is wanted; what ``AwardsPage.open`` takes.
        wide: whether it is worth folding the sidebar for.
    """

    headed = Signal()
    asked = Signal(dict)
    wide: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def title(self) -> str:
        """What the head calls it."""
        return ""

    @property
    def facts_line(self) -> str:
        """One line of facts for the head."""
        return ""

    def acts(self) -> Sequence[Act]:
        """What can be done here now; the next act in ink."""
        return ()

    def leave(self) -> None:
        """Write what is not written yet; called before it is left."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def draft(self) -> Mapping[str, object]:
        """What is typed and not saved, to be given back to ``restore``."""
        return {}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Show what ``draft`` held."""

    def escape(self) -> bool:
        """Close what Esc closes inside; whether there was anything."""
        return False

    def search(self) -> None:
        """Put the keyboard into the search field, if there is one."""

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self,)

    def start(self) -> None:
        """Put the keyboard where the work begins."""

    def fill(self, *items: ui.Item, gap: int = 12, margin: ui.Margin = ui.NO_MARGIN) -> None:
        """Show these items from top to bottom instead of what was there."""
        old = self.layout()
        if old is not None:
            gone = QWidget(self)
            gone.setLayout(old)  # takes the old widgets along
            drop(gone)
        ui.fill(QVBoxLayout(self), items, gap, margin)

    def query(self, work: Callable[[Session], T], then: Callable[[T], object]) -> Task:
        """Read in the background."""
        return self.desk.runner.query(work, then, owner=self)

    def change(
        self, work: Callable[[Session, Progress], T], then: Callable[[T], object] | None = None
    ) -> Task:
        """A short change in one transaction."""
        return self.desk.runner.change(work, then, owner=self)


class StepPart(Part):
    """One step of a round; ``show_facts`` comes before anything else and after every change.

    Attributes:
        step: its key in ``core.awards.progress.STEPS``.
        facts: what is known of the round.
    """

    step: ClassVar[str]
    facts: Facts

    def show_facts(self, facts: Facts) -> None:
        """Show the round as it is now; what is being typed stays."""
        self.facts = facts

    def look_at(self, where: Mapping[str, object]) -> None:
        """Show the part of the step that ``where`` names."""

    def go(self, step: str, **where: object) -> None:
        """Show another step of the same round."""
        self.asked.emit({"key": self.facts.row.key, "step": step, **where})

    def onward(self) -> Act:
        """The act that leads to where the round stands; from there, to the step after this."""
        progress = self.facts.progress
        act = progress.act
        if act is not None and act.step == "prepare":
            return Act(act.words, self._to_people, "people", ink=True)
        if act is not None and act.step != self.step:
            return Act(act.words, Going(self, act.step, act.category), "arrow", ink=True)
        keys = tuple(STEPS)
        after = keys[min(keys.index(self.step) + 1, len(keys) - 1)]
        return Act(f"ไปขั้น{STEPS[after]}", Going(self, after), "arrow", ink=True)

    def _to_people(self) -> None:
        self.desk.go("people")


@dataclass(frozen=True, slots=True)
class Going:
    """Goes from a step to another; two that go the same way are equal."""

    part: StepPart
    step: str
    category: str = ""

    def __call__(self) -> None:
        """Go there."""
        where = {"category": self.category} if self.category else {}
        self.part.go(self.step, **where)
