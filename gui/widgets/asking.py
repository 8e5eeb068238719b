"""A sheet of fields with one act in ink that writes; what is refused is said under its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from core.errors import UserError
from core.jobs import Progress
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, row
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.database import Session

T = TypeVar("T")
WIDE = 600


class Asking(QObject):
    """The fields are made first, then ``stand`` puts them over the window, then ``write``.

    Attributes:
        sheet: it stands over the window until it is answered or put away.
        ink: the act; it sleeps while the writing is under way.
    """

    sheet: Sheet
    ink: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.host)
        self.desk = desk

    def stand(
        self,
        lines: Sequence[ui.Item],
        ink: QPushButton,
        told: Field | None = None,
        *,
        first: QWidget | None = None,
        refuses: str = "ยกเลิก",
        width: int = WIDE,
    ) -> None:
        """The lines stand over the act in ink, the keyboard is in ``first``.

        ``told`` is the field that complains; the keyboard begins there if nowhere else. Without
        one a refusal stands in a dialog of its own.
        """
        self.ink, self._complains = ink, told
        refuse = button(refuses)
        acts = row(None, refuse, ink, gap=8)
        body = col(*lines, acts, gap=12, margin=(24, 20, 20, 18))
        self.sheet = Sheet(self.desk.host, body, width, 0.3)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(first or (told.inside if told is not None else None))

    def keep_days(self, *days: tuple[DateField, Field]) -> None:
        """Each day complains in its own field, and the sheet makes room for it."""
        for day, field in days:
            day.complain_in(field)
            day.refused.connect(lambda _why: self.sheet.fit())

    def are_read(self, *days: DateField) -> bool:
        """Whether every day says something; the keyboard goes to the first that does not."""
        for day in days:
            day.editingFinished.emit()  # a day typed last is read before it is kept
            if day.why_not:
                day.setFocus()
                return False
        return True

    def write(self, work: Callable[[Session], T], then: Callable[[T], object]) -> None:
        """Write in one transaction; the sheet goes, and ``then`` gets what was made."""

        def change(session: Session, _progress: Progress) -> T:
            return work(session)

        def written(made: T) -> None:
            self.sheet.answer(lambda: then(made))

        self.ink.setEnabled(False)
        self.desk.runner.change(change, written, owner=self, failed=self.refused)

    def refused(self, error: Exception) -> None:
        """Say what is wrong under its field; nothing is written, all that was typed stays."""
        if not ui.alive(self):
            return
        self.ink.setEnabled(True)
        field = self.field_of(error) if isinstance(error, UserError) else None
        if field is None:
            self.desk.tell(error)
            return
        field.complain(str(error))
        self.sheet.fit()
        field.inside.setFocus()

    def field_of(self, error: UserError) -> Field | None:  # noqa: ARG002 - for sheets of many fields
        """The field that is wrong, if it is one."""
        return self._complains
