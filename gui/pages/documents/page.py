"""เอกสาร: left the papers that can be made now, right the very PDF of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from core.awards import printed
from core.thai.numerals import to_thai
from gui import editables, locking, printing, ui
from gui.page import Act, Page, State
from gui.pages.documents import drafts, samples
from gui.pages.documents.listing import LISTING
from gui.pages.documents.pane import PaperPane
from gui.pages.documents.reading import DRAFT, LESSON, REGISTER, PaperRow, papers
from gui.pages.documents.register import Register
from gui.pages.documents.writing import PaperWriting
from gui.ui import button, col, row
from gui.widgets.empty import empty
from gui.widgets.table import Table

if TYPE_CHECKING:
    from core.database import Session
    from core.jobs import Progress

NAME, REGISTER_NAME = "เอกสาร", "ทะเบียนเลข"
_KEY = ("kind", "award", "lesson", "year", "draft")  # of a row, and in what opens the page
_LIST, _PAPER = 3, 4  # shares of the width


class DocumentsPage(Page):
    """``open(kind="lesson", lesson=7)`` or ``open(kind="tally", award="…")`` chooses a paper."""

    tables = frozenset(
        "action alias award ballot batch certificate decision document_number frozen_result "
        "lesson_answer lesson_item lesson_record number_series paper_draft person spelling "
        "vote".split()
    )

    @override
    def build(self) -> None:
        self.table: Table[PaperRow] = Table(LISTING, self.desk.memory)
        self.pane = PaperPane(self.desk)
        self.empty = empty(
            "ยังไม่มีเอกสารให้พิมพ์",
            "เปิดรอบคัดเลือก หรือเขียนถอดบทเรียน แล้วเอกสารของงานนั้นจะมาอยู่ที่นี่",
            button("ไปหน้าคัดเลือก", "primary", "award", do=partial(self.desk.go, "awards")),
            button("เขียนถอดบทเรียน", "", "lesson", do=partial(self.desk.go, "lessons", new=True)),
            button(drafts.NAME, "", drafts.ICON, do=partial(drafts.ask_kind, self.desk)),
            icon="paper",
        )
        self._wanted: object = None
        self._reading = False  # the paper of a narrow window is in sight, not the list
        both = row(self.table, self.pane, gap=16)
        both.setStretch(0, _LIST)
        both.setStretch(1, _PAPER)
        self._both = ui.box(both)
        self.register = Register(self.desk)
        self.register.headed.connect(self._show_head)
        self.writing = PaperWriting(self.desk)
        self.writing.headed.connect(self._show_head)
        self._stack = QStackedWidget()
        for one in (ui.box(col(self._both, self.empty)), self.register, self.writing):
            self._stack.addWidget(one)
        self.lay(self._stack)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.look)
        self.table.binned.connect(self._bin)
        self.pane.made.connect(self._show_head)
        self.desk.settings_changed.connect(self.refresh)
        self.empty.hide()
        self.head(NAME)

    @override
    def open(self, **where: object) -> None:
        kind, award, lesson, year, draft = map(where.get, _KEY)
        self._wanted = (kind, award or "", lesson or 0, year or 0, draft or 0) if kind else None
        self._reading = bool(kind) and self.desk.narrow
        part = (REGISTER, DRAFT)
        self._stack.setCurrentIndex(
            part.index(where["part"]) + 1 if where.get("part") in part else 0
        )
        self._show_head()
        if self.on_writing:
            self.writing.open(_count(draft))
        else:
            self.writing.close_draft()
        if self.on_register:
            self.register.aim(_count(year), _count(where.get("number")))
        super().open(**where)

    @property
    def on_register(self) -> bool:
        """Whether the register of numbers is shown, not the papers."""
        return self._stack.currentWidget() is self.register

    @property
    def on_writing(self) -> bool:
        """Whether a paper is being written, not looked at."""
        return self._stack.currentWidget() is self.writing

    @override
    def leave(self) -> None:
        self.writing.leave()

    @override
    def take_back(self) -> bool:
        return self.on_writing and self.writing.take_back()

    @override
    def do_again(self) -> bool:
        return self.on_writing and self.writing.do_again()

    @override
    def refresh(self) -> None:
        if self.on_writing:
            return
        if self.on_register:
            self.register.refresh()
            return
        workspace = self.desk.workspace
        self.query(lambda session: papers(session, workspace), self.show_rows)

    @override
    def where_now(self) -> dict[str, object]:
        if self.on_register:
            return {"part": REGISTER, "year": self.register.year_be}
        if self.on_writing:
            return {"part": DRAFT, "draft": self.writing.draft_id}
        one = self.table.current
        return dict(zip(_KEY, one.key, strict=True)) if one else {}

    @override
    def escape(self) -> bool:
        if self.on_register or self.on_writing:
            self.writing.close_draft()
            self.show_papers()
            return True
        if not self._reading:
            return False
        self._reading = False
        self._arrange()
        return True

    @override
    def search(self) -> None:
        shown = self.register.table if self.on_register else self.table
        shown.search.setFocus()

    @override
    def panes(self) -> Sequence[QWidget]:
        if self.on_writing:
            return self.writing.panes
        return self.register.panes if self.on_register else (self.table, self.pane)

    @classmethod
    @override
    def states(cls) -> Sequence[State]:
        return (
            State("empty", lambda page: page.show_rows([])),
            State("lesson", lambda page: page.choose_kind(LESSON)),
            State("certificates", lambda page: page.choose_kind("certificates")),
            *samples.STATES,
        )

    def show_papers(self) -> None:
        """Show the papers, not the register."""
        self._stack.setCurrentIndex(0)
        self._arrange()
        self.refresh()

    def show_writing(self) -> None:
        """Show the paper that is written, not the papers."""
        self._stack.setCurrentWidget(self.writing)

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show these papers."""
        self.table.set_rows(rows)
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        self.table.choose_first()
        self._on_chosen(self.table.current)
        self.empty.setVisible(not rows)
        self._both.setVisible(bool(rows))
        self._arrange()

    def choose_kind(self, kind: str) -> None:
        """Choose the first paper of this kind, if there is one, and look at it."""
        found = next((row.key for row in self.table.model.every if row.kind == kind), None)
        if found is not None and self.table.choose(found):
            self.look()

    def save(self) -> None:
        """Keep the very PDF on screen as a file."""
        made = self.pane.paper
        if made is not None:
            printing.save(self.desk, made.paper, self.noted)

    def save_word(self) -> None:
        """Keep the paper on screen as a Word file."""
        self._save_as(editables.WORD)

    def save_excel(self) -> None:
        """Keep the tables of the paper on screen as an Excel file."""
        self._save_as(editables.EXCEL)

    def save_locked(self) -> None:
        """Keep the very PDF on screen behind a passphrase."""
        made = self.pane.paper
        if made is not None:
            locking.LockSheet(self.desk, made.paper, self.noted)

    def _save_as(self, ending: str) -> None:
        made = self.pane.paper
        if made is not None:
            editables.save(self.desk, made.gathered, ending)

    def print_(self) -> None:
        """Print the very PDF on screen."""
        made = self.pane.paper
        if made is not None:
            printing.ask(self.desk, made.paper, self.noted)

    def _on_chosen(self, one: PaperRow | None) -> None:
        self.pane.show_row(one)
        self._arrange()

    def look(self, _one: object = None) -> None:
        """Where it is narrow, the paper takes the list's place; Esc brings the list back."""
        self._reading = self.desk.narrow
        self._arrange()

    def _arrange(self) -> None:
        """Both beside each other; where it is narrow, one of them."""
        alone = self.desk.narrow
        self.table.setVisible(not alone or not self._reading)
        self.pane.setVisible(self.table.current is not None and (not alone or self._reading))
        self._show_head()

    def noted(self) -> None:
        """The history knows that a final paper of a result has been made."""
        made = self.pane.paper
        if made is None or made.lacking or not made.request.award:
            return
        workspace, request = self.desk.workspace, made.request

        def work(session: Session, _progress: Progress) -> None:
            printed.note(session, workspace.rulebook, request.award, request.kind)

        self.change(work)

    def _bin(self, one: PaperRow | None) -> None:
        if one is not None and one.draft:
            drafts.remove(self.desk, one.draft)

    def _show_head(self) -> None:
        if self.on_register or self.on_writing:
            head = self.register.head if self.on_register else self.writing.head
            if head != self.header:
                self.head(head.title, head.facts, head.acts, back=head.back)
            return
        count = len(self.table.model.every)
        facts = to_thai(f"ทำได้ตอนนี้ {count} ฉบับ") if count else "ยังไม่มีเอกสาร"
        acts = self._acts() if count else ()
        if (facts, acts) != (self.header.facts, self.header.acts):
            self.head(NAME, facts, acts, back=NAME if self._reading else "")

    def _acts(self) -> tuple[Act, ...]:
        why, made = self.pane.why_not, self.pane.paper
        looks = self.desk.narrow and not self._reading
        gathered = made.gathered if made is not None else None
        can = self.pane.can_number
        number = (Act("ออกเลขให้เอกสารนี้", self.pane.give_number, hidden=True),) if can else ()
        draft = "ฉบับร่าง" if made is not None and made.lacking else ""
        register = partial(self.desk.go, "documents", part=REGISTER)
        one = self.table.current
        bin_ = (Act("ลบเอกสารนี้", partial(self._bin, one), "bin", rare=True),)
        return (
            *number,
            *(bin_ if one is not None and one.draft else ()),
            Act(drafts.NAME, partial(drafts.ask_kind, self.desk), drafts.ICON, key="Ctrl+N"),
            Act(REGISTER_NAME, register, "stamp"),
            Act("บันทึก PDF", self.save, "save", why_not=why),
            *editables.acts(gathered, self.save_word, self.save_excel, why),
            locking.act(self.save_locked, why),
            Act(f"พิมพ์{draft}", self.print_, "print", ink=not looks, key="Ctrl+P", why_not=why),
            *((Act("ดูเอกสาร", self.look, "arrow", ink=True),) if looks else ()),
        )


def _count(given: object) -> int:
    return given if isinstance(given, int) else 0
