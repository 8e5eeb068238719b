"""Papers written in the window: the kind is chosen, a paper is read, removed and put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QButtonGroup

from core.assessments import given
from core.assessments import service as assessments
from core.assessments.given import Given
from core.database import Session
from core.drafts import queries, service
from core.drafts.queries import DraftRow
from core.jobs import Progress
from core.lessons.template import Template
from core.people.queries import everyone
from core.thai.numerals import to_thai
from core.workspace import Workspace
from gui.desk import Desk
from gui.pages.documents.making import Made
from gui.pages.documents.reading import DRAFT, PaperRow
from gui.ui import button, col, label, row
from gui.widgets.choice import Choice
from gui.widgets.sheet import Sheet

NAME, ICON = "เขียนเอกสาร", "pen"
ITA = "ita"
_NUMBER = "number"


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A paper with all that its form needs."""

    draft: DraftRow
    form: Template
    people: Sequence[tuple[str, str]] = ()


def read(session: Session, workspace: Workspace, draft_id: int) -> OpenedDraft:
    """The paper of this number.

    Raises:
        NotFoundError: there is none, or no paper of its kind.
    """
    from core.documents.forms import form_of  # noqa: PLC0415 - brings ReportLab
    from core.documents.reading import document_of  # noqa: PLC0415 - brings ReportLab

    one = queries.draft(session, draft_id)
    form = form_of(document_of(workspace.resources, workspace.templates, one.kind))
    people = [(person.name, person.post) for person in everyone(session) if not person.left]
    return OpenedDraft(one, form, people)


def ask_kind(desk: Desk) -> None:
    """Ask which kind of paper is to be written, then begin it."""
    workspace = desk.workspace

    def work(_session: Session) -> Sequence[tuple[str, str]]:
        from core.documents.forms import writable  # noqa: PLC0415 - brings ReportLab

        return [(one.kind, one.title) for one in writable(workspace.house)]

    desk.runner.query(work, lambda found: KindSheet(desk, found), failed=desk.tell)


def remove(desk: Desk, draft_id: int) -> None:
    """The paper is gone from the list; that may be undone."""

    def work(session: Session, _progress: Progress) -> DraftRow:
        return service.remove(session, draft_id)

    def back(was: DraftRow) -> None:
        desk.runner.change(lambda session, _progress: service.put_back(session, was))

    desk.runner.change(
        work, lambda was: desk.toast("ลบเอกสารแล้ว", partial(back, was)), failed=desk.tell
    )


def keep_number(desk: Desk, one: PaperRow, made: Made) -> None:
    """A number that the register gave to the paper stays its own when it is written on."""
    is_its = bool(one.draft) and made.request.values == one.values
    if not is_its or not made.number or one.values.get(_NUMBER):
        return
    values = {**one.values, _NUMBER: made.number}

    def work(session: Session, _progress: Progress) -> None:
        service.write(session, one.draft, values)

    desk.runner.change(work, failed=desk.tell)


def keep_assessment(desk: Desk, values: Mapping[str, Any]) -> None:
    """The scores are kept as those of their fiscal year, in place of what was kept before."""

    def work(session: Session, _progress: Progress) -> Given:
        told = given.read(values)
        assessments.keep(session, told)
        return told

    def then(told: Given) -> None:
        total, year = told.result.total, told.year_be
        desk.toast(to_thai(f"เก็บคะแนนรวม {total} เป็นผลของปีงบประมาณ พ.ศ. {year} แล้ว"))

    desk.runner.change(work, then, failed=desk.tell)


class KindSheet(QObject):
    """The kinds of papers that can be written."""

    def __init__(self, desk: Desk, kinds: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk.host)
        self._desk, self._kinds = desk, kinds
        self.choices = QButtonGroup(self)
        for at, (_, title) in enumerate(kinds):
            made = Choice(title)
            made.setChecked(at == 0)
            self.choices.addButton(made, at)
        self._ink = button("เริ่มเขียน", "primary", ICON, do=self.begin)
        refuse = button("ยกเลิก")
        body = col(
            label("เขียนเอกสารใหม่", "heading"),
            label("เลือกชนิดเอกสาร", "small", "muted"),
            *self.choices.buttons(),
            row(None, refuse, self._ink, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.choices.button(0))

    def begin(self) -> None:
        """A paper of the kind chosen is begun and open."""
        kind, desk = self._kinds[self.choices.checkedId()][0], self._desk

        def work(session: Session, _progress: Progress) -> int:
            return service.add(session, kind)

        def then(made: int) -> None:
            self.sheet.answer(partial(desk.go, "documents", part=DRAFT, draft=made))

        self._ink.setEnabled(False)
        desk.runner.change(work, then, owner=self, failed=desk.tell)
