"""The paper beside the form: it follows what is typed and shows where the part written stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.answers import Answer
from core.lessons.template import Part
from gui.desk import Desk
from gui.pages.lessons import marks
from gui.pages.lessons.follower import Follower
from gui.pages.lessons.marks import Mark
from gui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from core.documents.paper import Paper


class PaperBeside(QObject):
    """``preview`` is the pane, ``pages`` how many the paper has; 0 before it is drawn.

    Attributes:
        paged: the paper has more or fewer pages than before.
    """

    paged = Signal()

    def __init__(
        self,
        desk: Desk,
        record_id: int,
        parts: Sequence[Part],
        unsaved: Callable[[], Mapping[str, Answer]],
    ) -> None:
        super().__init__()
        self._desk, self._id, self._parts = desk, record_id, parts
        self.pages = 0
        self.preview = PdfPreview(desk.runner)
        self.follower = Follower(desk, record_id, unsaved)
        self.follower.setParent(self)
        self.follower.drawn.connect(self._on_drawn)
        self.follower.failed.connect(self.preview.say)
        self._marks: Mapping[str, Mark] = {}
        self._here = ""

    def ask(self) -> None:
        """The paper shows soon what is typed now."""
        self.follower.ask()

    def show_here(self, key: str) -> None:
        """An ink bar stands beside this part, in sight."""
        self._here = key
        mark = self._marks.get(key)
        if mark is not None:
            self.preview.mark(mark.page, mark.top, mark.bottom)
        else:
            self.preview.sheets.unmark()

    def _on_drawn(self, paper: Paper) -> None:
        self.preview.show_pdf(paper.data)
        parts = self._parts
        self._desk.runner.compute(
            lambda _progress: marks.find(paper.data, parts),
            self._on_marks,
            newest=f"lesson-marks/{self._id}",
            owner=self,
        )
        if paper.pages != self.pages:
            self.pages = paper.pages
            self.paged.emit()

    def _on_marks(self, found: Mapping[str, Mark]) -> None:
        self._marks = found
        self.show_here(self._here)
