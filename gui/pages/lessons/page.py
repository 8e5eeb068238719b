"""ถอดบทเรียน: the list of records, or one of them as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from core.approvals.standing import Standing
from core.awards import queries as awards
from core.jobs import Progress
from core.lessons import queries
from core.lessons.queries import LessonRow
from gui import ui
from gui.page import Act, Head, Page, State
from gui.pages.actions.following import follow_up
from gui.pages.lessons import heading, reading, remarks, samples, templates
from gui.pages.lessons.approval import Approval
from gui.pages.lessons.board import Board
from gui.pages.lessons.draft import Sitting
from gui.pages.lessons.heading import NAME
from gui.pages.lessons.listing import Records
from gui.pages.lessons.lookback_sheet import before_record
from gui.pages.lessons.new_record import Beginning, NewRecord
from gui.pages.lessons.scan_drop import take_scans
from gui.pages.lessons.writing import Opened, Writing

if TYPE_CHECKING:
    from core.awards.queries import RoundRow
    from core.database import Session

MARGIN: ui.Margin = (24, 4, 24, 16)


class LessonsPage(Page):
    """``open()`` shows the list; ``open(lesson=7, part="swot")`` one record at a part.

    ``open(subject="virtue-2568")`` goes on with the record about that round, or begins one;
    ``open(new=True)`` asks what a new one is about; ``open(board=True, activity=3)`` shows the
    year's activities, ``open(board=2567)`` those of that year.
    """

    tables = frozenset({"lesson_record", "lesson_answer", "lesson_item", "activity", "award"})

    @override
    def build(self) -> None:
        self.records = Records(self.desk)
        self.records.opened.connect(lambda id_: self.desk.go("lessons", lesson=id_))
        self.records.new_asked.connect(self.ask_new)
        self.board = Board(self.desk)
        self.board.headed.connect(self._show_head)
        self.board.lesson_asked.connect(lambda name: self.ask_new("", name))
        self.approval: Approval | None = None  # made when it is first asked for
        self.writing: Writing | None = None
        self._sittings: dict[int, Sitting] = {}  # by record: typed since it was opened
        self._wanted = 0
        self._stack = QStackedWidget()
        for one in (self.records, self.board):
            self._stack.addWidget(one)
        self.lay(self._stack, margin=MARGIN)
        self.head(NAME, acts=self._acts())

    @override
    def open(self, **where: object) -> None:
        lesson, sittings = where.get("lesson"), where.pop("sittings", None)
        if isinstance(sittings, dict):
            self._sittings = sittings
        self.where = where
        self._wanted = lesson if isinstance(lesson, int) else 0
        self.rail = bool(self._wanted)
        writing = self.writing
        if self._wanted and where.get("approval"):
            self._show_approval(where["approval"])
        elif writing is not None and writing.view.id == self._wanted:
            if where.get("part") in writing.template.by_key:
                writing.go(str(where["part"]))
        elif self._wanted:
            self._read_record(self._wanted)
        elif where.get("board"):
            self._show_list(self.board)
            self.board.open(where["board"], where.get("activity"))
        else:
            self._show_list(self.records)
            if isinstance(chip := where.get("filter"), str):
                self.records.table.filter_by(chip)
            self.refresh()
            self._begin(where)

    @override
    def refresh(self) -> None:
        if self._wanted:
            if self.writing is not None:
                self.writing.refresh()
            return
        if self.on_board:
            self.board.refresh()
            return
        work = partial(reading.records, templates=self.desk.workspace.templates)
        self.query(work, lambda read: self.show_rows(*read))

    @override
    def where_now(self) -> dict[str, object]:
        writing = self.writing
        if self.approval is not None and self.approving:
            kept = self.approval.kept
            return {"lesson": self._wanted, "approval": kept, "sittings": self._sittings}
        if writing is None:
            wanted = {"lesson": self._wanted} if self._wanted else {}  # it is still being read
            return {**wanted, "sittings": self._sittings, "board": self.on_board}
        return {
            "lesson": writing.view.id,
            "part": writing.here,
            "opening": writing.answering.opening,
            "sittings": self._sittings,
        }

    @override
    def leave(self) -> None:
        if self.writing is not None:
            self.writing.leave()

    @override
    def take_back(self) -> bool:
        return self.writing is not None and self.writing.answering.take_back()

    @override
    def do_again(self) -> bool:
        return self.writing is not None and self.writing.answering.do_again()

    @override
    def search(self) -> None:
        if self.writing is None and not self.approving:
            (self.board if self.on_board else self.records).table.search.setFocus()

    @override
    def panes(self) -> Sequence[QWidget]:
        if self.on_board:
            return self.board.panes
        if self.approval is not None and self.approving:
            return self.approval.panes
        return self.records.panes if self.writing is None else self.writing.panes

    @property
    def on_board(self) -> bool:
        """Whether the year's activities are shown."""
        return self._stack.currentWidget() is self.board

    @property
    def approving(self) -> bool:
        """Whether a record is shown on its way to be signed."""
        return self.approval is not None and self._stack.currentWidget() is self.approval

    @classmethod
    @override
    def states(cls) -> Sequence[State]:
        return samples.STATES

    def ask_new(self, subject: str = "", activity: str = "") -> None:
        """Ask what a new record is about."""
        workspace = self.desk.workspace

        def show(rounds: list[RoundRow]) -> None:
            sheet = NewRecord(self.desk, list(workspace.templates.values()), rounds)
            sheet.begun.connect(self._add)
            sheet.ask(subject)
            if activity:
                sheet.activity.setText(activity)

        self.query(partial(awards.rounds, rulebook=workspace.rulebook), show)

    def follow_up(self) -> None:
        """Show what of the record's recommendations has become a task, and make more of them."""
        if self.writing is not None:
            self.writing.leave()  # the question below comes after what is written
            follow_up(self.desk, self.writing.view.id)

    def proof_read(self) -> None:
        """Show what a sharp eye would point at in the record."""
        if self.writing is not None:
            writing = self.writing
            remarks.ask(self.desk, writing.template, writing.answers, writing.go)

    def _begin(self, where: dict[str, object]) -> None:
        subject = where.get("subject")
        if isinstance(subject, str) and subject:
            self.query(
                lambda session: queries.lessons_about(session, subject),
                partial(self._on_about, subject),
            )
        elif where.get("new"):
            self.ask_new()

    def _on_about(self, subject: str, found: list[int]) -> None:
        self.where = {}
        if found:
            self.desk.go("lessons", lesson=found[-1])
        else:
            self.ask_new(subject)

    def _add(self, beginning: Beginning) -> None:
        def work(session: Session, _progress: Progress) -> int:
            return beginning.add(session, self.desk.workspace)

        def begun(id_: int) -> None:
            before_record(self.desk, id_, partial(self.desk.go, "lessons", lesson=id_))

        self.change(work, begun)

    def _read_record(self, id_: int) -> None:
        work = partial(reading.record, workspace=self.desk.workspace, id_=id_)
        self.query(work, self._show_record)

    def _show_record(self, opened: Opened) -> None:
        if opened.view.id != self._wanted:
            return
        opening, part = self.where.get("opening"), self.where.get("part")
        if opened.view.state != "draft" and not part and not self.where.get("form"):
            self._show_approval(None)  # what is signed is what opens
            return
        opened.opening = opening if isinstance(opening, dict) else None
        opened.part = part if isinstance(part, str) and part in opened.template.by_key else ""
        opened.sitting = self._sittings.setdefault(opened.view.id, Sitting())
        self._drop_record()
        self.writing = Writing(self.desk, opened)
        self.writing.headed.connect(self._show_head)
        take_scans(self, self.writing)
        self._stack.addWidget(self.writing)
        self._stack.setCurrentWidget(self.writing)
        self.writing.stand()
        self._show_head()

    def approve(self) -> None:
        """Show the record on its way to be signed."""
        self.desk.go("lessons", lesson=self._wanted, approval=True)

    def _show_approval(self, kept: object) -> None:
        """The record stands on its way to be signed, with what was typed there before."""
        self._drop_record()
        if self.approval is None:
            self.approval = Approval(self.desk)
            self.approval.headed.connect(self._show_head)
            self.approval.writing_asked.connect(self._ask_form)
            self._stack.addWidget(self.approval)
        self.approval.take_over(kept)
        self._stack.setCurrentWidget(self.approval)
        self.approval.open(self._wanted)
        self._show_head()

    def _ask_form(self, part: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # else it would pass to the form's first field, and that be the part
        self.desk.go("lessons", lesson=self._wanted, part=part, form=True)

    def _show_list(self, which: QWidget) -> None:
        self._drop_record()
        self._stack.setCurrentWidget(which)
        self._show_head()

    def _drop_record(self) -> None:
        if self.writing is not None:
            self.writing.leave()
            self.writing.draft.on_screen = False
            self.writing.hide()
            self.writing.deleteLater()
            self.writing = None

    def show_rows(
        self, rows: Sequence[LessonRow], stand: Mapping[int, Standing] | None = None
    ) -> None:
        """Show these records in the list, with how each stands."""
        self.records.show_rows(rows, stand)
        self._show_head()

    def _show_head(self) -> None:
        pane = self.board if self.on_board else self.approval if self.approving else None
        if pane is not None:
            head = pane.head
            self.head(head.title, head.facts, head.acts, back=head.back)
            return
        head = heading.head_of(self.writing) if self.writing else Head(NAME, self.records.facts)
        head = replace(head, acts=tuple(self._acts()))
        if head != self.header:
            self.head(head.title, head.facts, head.acts, note=head.note, back=head.back)

    def _acts(self) -> Sequence[Act]:
        writing = self.writing
        if writing is None:
            none = not self.records.rows  # then the same act stands on the empty page
            return (
                Act("กิจกรรมของปี", partial(self.desk.go, "lessons", board=True), "calendar"),
                templates.act(self.desk),
                Act("เขียนฉบับใหม่", self.ask_new, "plus", ink=True, key="Ctrl+N", hidden=none),
            )
        return heading.acts_of(writing, self.approve, self.follow_up, self.proof_read)
