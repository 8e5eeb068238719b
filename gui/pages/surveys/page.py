"""ความพึงพอใจ: left the year's surveys, right the very paper of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core import paths
from core.database import Session
from core.jobs import Progress
from core.surveys import service
from core.surveys.reading import Surveyed, read
from core.surveys.service import Removed, SurveyFields
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_thai
from gui import editables, locking, printing, ui
from gui.page import Act, Page, State
from gui.pages.surveys.listing import LISTING
from gui.pages.surveys.pane import SurveyPane
from gui.pages.surveys.reading import Kept, Offered, of_year, offered
from gui.pages.surveys.sheets import EditSheet, FileSheet, WordSheet
from gui.ui import button, col, row
from gui.widgets.empty import empty
from gui.widgets.file_drop import FileDrop
from gui.widgets.table import Table

NAME = "ความพึงพอใจ"
READ = "อ่านไฟล์แบบประเมิน"
_KINDS = [("ไฟล์แบบประเมิน", ("xlsx", "csv", "tsv", "zip"))]
_HOW = (
    "ดาวน์โหลดคำตอบจากแบบฟอร์มเป็น .xlsx หรือ .csv แล้วลากมาวางที่นี่ โปรแกรมหาคอลัมน์ที่ตอบเป็นระดับ "
    "คำนวณค่าเฉลี่ยและ S.D. ให้ดูก่อนเก็บ"
)
_LIST, _PAPER = 3, 4  # shares of the width


class SurveysPage(Page):
    """``open(survey=3)`` chooses one, ``open(activity="…")`` the first of an activity's.

    ``open(year=2568)`` shows another fiscal year.
    """

    tables = frozenset({"survey", "activity"})

    @override
    def build(self) -> None:
        self.table: Table[Kept] = Table(LISTING, self.desk.memory)
        self.pane = SurveyPane(self.desk)
        self._wanted = 0
        self._activity = ""  # what a new survey is about, unless it is told otherwise
        self._reading = False  # the paper of a narrow window is in sight, not the list
        both = row(self.table, self.pane, gap=16)
        both.setStretch(0, _LIST)
        both.setStretch(1, _PAPER)
        self._both = ui.box(both)
        self.empty = empty(
            "ยังไม่มีผลความพึงพอใจของปีนี้",
            _HOW,
            button(READ, "primary", "import", do=self.choose),
            button("ใส่เป็นคำ", "", "pen", do=self.add_word),
            icon="measure",
        )
        self.lay(ui.box(col(self._both, self.empty)))
        FileDrop(self, "อ่านเป็นแบบประเมินความพึงพอใจ", self.take)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.look)
        self.table.binned.connect(lambda _kept: self.remove())
        self.pane.made.connect(self._show_head)
        self.pane.asked.connect(lambda act: self.edit() if act == "edit" else self.remove())
        self.desk.settings_changed.connect(self.refresh)
        self.empty.hide()
        self.head(NAME, back="กลับ")

    @override
    def open(self, **where: object) -> None:
        survey, activity, year = map(where.get, ("survey", "activity", "year"))
        if isinstance(year, int) and year >= FIRST_BE_YEAR:
            self.desk.set_year(year)
        self._wanted = survey if isinstance(survey, int) else 0
        self._activity = activity if isinstance(activity, str) else ""
        super().open(**where)

    @override
    def refresh(self) -> None:
        workspace, year = self.desk.workspace, self.desk.year_be
        self.query(lambda session: of_year(session, workspace, year), self.show_rows)

    @override
    def where_now(self) -> dict[str, object]:
        one = self.table.current
        return {"activity": self._activity, **({"survey": one.row.id} if one else {})}

    @override
    def escape(self) -> bool:
        if not self._reading:
            return False
        self._reading = False
        self._arrange()
        self.table.view.setFocus()
        return True

    @override
    def search(self) -> None:
        if self.table.isVisible():
            self.table.search.setFocus()

    @override
    def panes(self) -> Sequence[QWidget]:
        return tuple(one for one in (self.table, self.pane, self.empty) if one.isVisible())

    @classmethod
    @override
    def states(cls) -> Sequence[State]:
        file = paths.SAMPLE / "survey.csv"
        return (
            State("empty", lambda page: page.show_rows([])),
            State("kept", lambda page: page.open(year=2568)),
            State("file", lambda page: page.take(file)),
            State("word", lambda page: page.add_word()),
            State("edit", lambda page: page.edit()),
            State("nothing", lambda page: page.table.search.setText("ไม่มีแบบประเมินชื่อนี้")),
        )

    def show_rows(self, rows: Sequence[Kept]) -> None:
        """Show these surveys; the one wanted, or the first of the activity, is chosen."""
        self.table.set_rows(rows)
        of_activity = (one.row.id for one in rows if one.row.activity == self._activity)
        wanted = self._wanted or (next(of_activity, 0) if self._activity else 0)
        if wanted and self.table.choose(wanted):
            self._wanted = 0
        self.table.choose_first()
        self.empty.setVisible(not rows)
        self._both.setVisible(bool(rows))
        self._on_chosen(self.table.current)

    def choose(self) -> None:
        """Let the officer choose a form's export."""
        self.desk.open_file("เลือกไฟล์แบบประเมิน", _KINDS, self.take)

    def take(self, file: Path) -> None:
        """Read the file, then show what it says before anything is kept."""
        task = self.compute(lambda progress: read(file, progress), self._ask_to_keep)
        self.desk.watch(task, READ)

    def add_word(self) -> None:
        """Ask for a survey of which only the word is known."""

        def ask(there: Offered) -> None:
            given = SurveyFields("", self.desk.year_be, self._activity)
            WordSheet(self.desk, given, there, service.keep_word, self._kept)

        self._offer(ask)

    def edit(self) -> None:
        """Ask for other words about the chosen survey."""
        one = self.table.current
        if one is None:
            return
        was = SurveyFields(one.row.title, one.row.fiscal_year, one.row.activity, one.row.bands)

        def write(session: Session, typed: SurveyFields, id_: int = one.row.id) -> int:
            service.edit(session, id_, typed)
            return id_

        def saved(id_: int) -> None:
            def put_back(session: Session) -> None:
                service.edit(session, id_, was)

            self.desk.toast("บันทึกผลความพึงพอใจแล้ว", partial(self._change, put_back))

        counted = one.row.table is not None

        def ask(there: Offered) -> None:
            EditSheet(self.desk, was, there, write, saved).begin(counted=counted)

        self._offer(ask)

    def remove(self) -> None:
        """The chosen survey goes from the list; that can be taken back."""
        one = self.table.current
        if one is None:
            return

        def work(session: Session, _progress: Progress, id_: int = one.row.id) -> Removed:
            return service.remove(session, id_)

        def told(was: Removed) -> None:
            undo = partial(self._change, partial(service.put_back, was=was))
            self.desk.toast(f"ลบ {one.row.title} แล้ว", undo)

        self.change(work, told)

    def look(self, _one: object = None) -> None:
        """Where it is narrow, the paper takes the list's place; Esc brings the list back."""
        self._reading = self.desk.narrow
        self._arrange()

    def print_(self) -> None:
        """Print the very PDF on screen."""
        if self.pane.paper is not None:
            printing.ask(self.desk, self.pane.paper.paper)

    def save(self) -> None:
        """Keep the very PDF on screen as a file."""
        if self.pane.paper is not None:
            printing.save(self.desk, self.pane.paper.paper)

    def save_locked(self) -> None:
        """Keep the very PDF on screen behind a passphrase."""
        if self.pane.paper is not None:
            locking.LockSheet(self.desk, self.pane.paper.paper)

    def _save_as(self, ending: str) -> None:
        if self.pane.paper is not None:
            editables.save(self.desk, self.pane.paper.gathered, ending)

    def _ask_to_keep(self, surveyed: Surveyed) -> None:
        year = surveyed.year_be or self.desk.year_be
        given = SurveyFields(surveyed.title, year, self._activity)

        def write(session: Session, typed: SurveyFields) -> int:
            return service.keep(session, typed, surveyed)

        self._offer(lambda there: FileSheet(self.desk, given, there, surveyed, write, self._kept))

    def _offer(self, then: Callable[[Offered], object]) -> None:
        workspace, year = self.desk.workspace, self.desk.year_be
        self.query(lambda session: offered(session, workspace, year), then)

    def _kept(self, survey_id: int) -> None:
        self._wanted = survey_id

        def forget(session: Session) -> None:
            service.remove(session, survey_id)

        self.desk.toast("เก็บผลความพึงพอใจแล้ว", partial(self._change, forget))
        self.refresh()

    def _change(self, act: Callable[[Session], object]) -> None:
        def work(session: Session, _progress: Progress) -> None:
            act(session)

        self.desk.runner.change(work)

    def _on_chosen(self, kept: Kept | None) -> None:
        self.pane.show_survey(kept)
        self._arrange()

    def _arrange(self) -> None:
        """Both beside each other; where it is narrow, one of them."""
        alone = self.desk.narrow
        self.table.setVisible(not alone or not self._reading)
        self.pane.setVisible(self.table.current is not None and (not alone or self._reading))
        self._show_head()

    def _show_head(self) -> None:
        count = len(self.table.model.every)
        year = self.desk.year_be
        facts = f"ปีงบประมาณ {year} {count} แบบประเมิน" if count else "ยังไม่มีผลของปีนี้"
        acts = self._acts() if count else (self._word_act(),)
        head = (to_thai(facts), acts)
        if head != (self.header.facts, self.header.acts):
            self.head(NAME, *head, back=NAME if self._reading else "กลับ")

    def _acts(self) -> tuple[Act, ...]:
        why, made = self.pane.why_not, self.pane.paper
        looks = self.desk.narrow and not self._reading
        gathered = made.gathered if made is not None else None
        word, excel = (partial(self._save_as, end) for end in (editables.WORD, editables.EXCEL))
        return (
            self._word_act(),
            Act("แก้ไขแบบประเมินที่เลือก", self.edit, "pen", key="F2", hidden=True),
            Act(READ, self.choose, "import", key="Ctrl+N"),
            Act("บันทึก PDF", self.save, "save", why_not=why),
            *editables.acts(gathered, word, excel, why),
            locking.act(self.save_locked, why),
            Act("พิมพ์", self.print_, "print", ink=not looks, key="Ctrl+P", why_not=why),
            *((Act("ดูเอกสาร", self.look, "arrow", ink=True),) if looks else ()),
        )

    def _word_act(self) -> Act:
        return Act("ใส่ผลเป็นคำ", self.add_word, "pen", rare=True)
