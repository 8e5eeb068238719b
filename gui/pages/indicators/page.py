"""ตัวชี้วัด: the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.database import Session
from core.indicators import opening, service
from core.indicators.levels import Level
from core.indicators.scoring import AWARD_SUM, MANUAL, UNSEEN, Status
from core.jobs import Progress
from gui import ui
from gui.page import Act, Page, State
from gui.pages.indicators import giving, samples
from gui.pages.indicators.asked import Asked
from gui.pages.indicators.enrolling import EnrolSheet, show_alike, withdraw
from gui.pages.indicators.listing import LISTING, counted
from gui.pages.indicators.pane import MARKS, AskedPane
from gui.pages.indicators.reading import Assessed, Read, of_year
from gui.ui import button, col, row
from gui.widgets.empty import empty
from gui.widgets.fields import Combo
from gui.widgets.file_drop import FileDrop
from gui.widgets.table import Table

NAME = "ตัวชี้วัด"
PANE_WIDE = 500
_WHENCE = "วัดผล"
_ALL = "ทุกกลุ่ม"
_KINDS = [
    ("หลักฐาน", ("pdf", "jpg", "jpeg", "png", "docx", "xlsx", "pptx", "zip")),
    ("ทุกไฟล์", ("*",)),
]


class IndicatorsPage(Page):
    """``open(person=7)`` chooses somebody assessed."""

    tables = frozenset(
        "indicator_year indicator_assessed indicator_mark indicator_award indicator_file "
        "indicator_said".split()
    )

    def build(self) -> None:
        """The list stands ready; its rows come with ``refresh``."""
        self._wanted = 0
        self._done: list[tuple[int, str, int, Status]] = []  # marks that Ctrl+Z takes back
        self._read: Read | None = None
        self.table: Table[Assessed] = Table(LISTING, self.desk.memory)
        self.groups = Combo("กลุ่มผู้ถูกประเมิน", [(_ALL, "")])
        self.groups.currentIndexChanged.connect(self._narrow)
        self.list = ui.box(col(self.groups, self.table, gap=8))
        self.pane = AskedPane(self.desk)
        self.table.chosen.connect(self.pane.show_person)
        self.table.opened.connect(self._open_person)
        self.table.binned.connect(lambda _one: self.withdraw())
        self.pane.marked.connect(self.mark)
        self.pane.entered.connect(self._enter)
        self.pane.adding.connect(self.attach)
        self.pane.dropped.connect(self.detach)
        self._stack = QStackedWidget()
        narrow = self.desk.narrow
        for one in (self.list, self.pane) if narrow else (self._beside(),):
            self._stack.addWidget(one)
        self._empty = ui.box(row())
        self._stack.addWidget(self._empty)
        self.lay(self._stack)
        FileDrop(self, "แนบเป็นหลักฐานของข้อที่เลือก", self.take)
        self.head(NAME, back=_WHENCE)

    def open(self, **where: object) -> None:
        """Choose somebody assessed."""
        wanted = where.get("person")
        self._wanted = wanted if isinstance(wanted, int) else 0
        super().open()

    def refresh(self) -> None:
        """Read the year again."""
        workspace, year = self.desk.workspace, self.desk.year_be
        self.query(lambda session: of_year(session, workspace, year), self._show)

    def where_now(self) -> dict[str, object]:
        """The one chosen."""
        return {"person": self.table.current.standing.id} if self.table.current else {}

    def escape(self) -> bool:
        """Go back to the list, where the window is narrow."""
        if not self.desk.narrow or self._stack.currentWidget() is not self.pane:
            return False
        self._stack.setCurrentWidget(self.list)
        self.head(back=_WHENCE)
        self.table.view.setFocus()
        return True

    def search(self) -> None:
        """Put the keyboard into the search field."""
        if self.table.isVisible():
            self.table.search.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Those assessed, and the criteria of the one chosen."""
        every = (self.table.view, self.pane.table.view, self._empty)
        return tuple(one for one in every if one.isVisible())

    def take_back(self) -> bool:
        """The mark made last is as it was."""
        if not self._done:
            return False
        id_, indicator, criterion, was = self._done.pop()

        def work(session: Session, _progress: Progress) -> None:
            service.mark(session, id_, indicator, criterion, was)

        self.change(work)
        return True

    @classmethod
    def states(cls) -> Sequence[State]:
        """A year that is assessed, its sheets, and a search that finds nothing."""
        return samples.STATES

    @property
    def read(self) -> Read | None:
        """What was read last."""
        return self._read

    def open_set(self, key: str, then: Callable[[], object] | None = None) -> None:
        """The set assesses the year from now on; nothing happens if it does."""
        workspace, year = self.desk.workspace, self.desk.year_be

        def work(session: Session, _progress: Progress) -> None:
            office = workspace.settings.office
            opening.open_year(session, workspace.resources, office, key, year)

        def opened(_nothing: None) -> None:
            self.desk.toast("เปิดประเมินตามชุดตัวชี้วัดแล้ว")
            if then is not None:
                self.query(lambda _session: None, lambda _nothing: then())

        if self._read and any(one.set.key == key for one in self._read.results):
            if then is not None:
                then()
        else:
            self.change(work, opened)

    def mark(self, status: str) -> None:
        """The criterion chosen has this status, and the next one is chosen."""
        asked, person = self.pane.current, self.pane.person
        if asked is None or person is None:
            return
        if not asked.criterion:
            self._enter(asked)
            return
        wanted: Status = next((one for _, one, _ in MARKS if one == status), UNSEEN)
        place = (person.standing.id, asked.cell.indicator.key, asked.criterion)

        def work(session: Session, _progress: Progress) -> Status:
            return service.mark(session, *place, wanted)

        def marked(was: Status) -> None:
            self._done.append((*place, was))

        self.pane.go_on()
        self.change(work, marked)

    def attach(self) -> None:
        """Let the officer choose a file for the row chosen."""
        if self.pane.current is not None:
            self.desk.open_file("เลือกหลักฐาน", _KINDS, self.take)

    def take(self, source: Path) -> None:
        """A copy of the file is evidence of the row chosen."""
        asked, person = self.pane.current, self.pane.person
        if asked is None or person is None:
            return
        giving.keep_file(self, asked, person, source)

    def detach(self, file_id: int) -> None:
        """The file is evidence no longer."""
        giving.detach(self, file_id)

    def enrol(self) -> None:
        """Ask who else is assessed, in the group shown."""
        if self._read and self._read.results:
            EnrolSheet(self.desk, self._read, str(self.groups.currentData() or ""))

    def withdraw(self) -> None:
        """Take the one chosen out, after asking."""
        if self.table.current is not None:
            withdraw(self, self.table.current)

    def show_alike(self) -> None:
        """Show which indicators of the first set ask nearly the same."""
        if self._read and self._read.results:
            show_alike(self.desk, self._read.results[0].set)

    def _enter(self, asked: Asked) -> None:
        person = self.pane.person
        if person is None:
            return
        method = asked.cell.indicator.method
        if method == MANUAL:
            giving.say(self, asked, person)
        elif method == AWARD_SUM and asked.award is None:
            giving.add_award(self, asked, person, self._levels(person))
        else:
            self.attach()

    def _levels(self, person: Assessed) -> Sequence[Level]:
        """The levels of the set by which this one is assessed."""
        results = self._read.results if self._read else ()
        sets = (one.set for one in results if person.group in one.groups)
        return [level for made in sets for level in made.levels.values()]

    def _beside(self) -> QWidget:
        inside = row(self.list, self.pane, gap=16)
        self.pane.setFixedWidth(ui.px(PANE_WIDE))
        inside.setStretch(0, 1)
        return ui.box(inside)

    def _narrow(self, _at: int = 0) -> None:
        key = self.groups.currentData()
        self.table.narrow_to((lambda one: one.group.group.key == key) if key else None)
        self.table.choose_first()

    def _open_person(self, _one: Assessed) -> None:
        if self.desk.narrow:
            self._stack.setCurrentWidget(self.pane)
            self.head(back=NAME)
        self.pane.table.view.setFocus()

    def _show(self, read: Read) -> None:
        self._read = read
        if not read.results:
            self._begin(read)
            return
        if self._stack.currentWidget() is self._empty:
            self._stack.setCurrentIndex(0)
        groups = [g.group for one in read.results for g in one.groups if g.standings]
        self.groups.set_choices([(_ALL, ""), *((one.title, one.key) for one in groups)])
        self.groups.setVisible(len(groups) > 1)
        self.table.set_rows(read.people)
        wanted, self._wanted = self._wanted, 0
        if wanted:
            self.table.choose(wanted)
        self.table.choose_first()
        self.pane.show_person(self.table.current)
        self.head(NAME, counted(read), self._acts())

    def _begin(self, read: Read) -> None:
        """No set assesses the year: offer those there are."""
        acts = [
            button(
                f"เปิด{one.title}",
                "primary" if i == 0 else "",
                "check",
                do=partial(self.open_set, one.key),
            )
            for i, one in enumerate(read.sets)
        ]
        how = "บุคลากรเข้ากลุ่มตามตำแหน่งให้เอง ชุดที่เปิดถูกเก็บไว้ตามปี แก้ชุดภายหลังไม่กระทบคะแนนที่ให้ไปแล้ว"
        old, self._empty = self._empty, empty("เปิดชุดตัวชี้วัดของปีนี้", how, *acts, icon="measure")
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self._stack.removeWidget(old)
        old.deleteLater()
        self.head(NAME, "", ())

    def _acts(self) -> tuple[Act, ...]:
        marks = [
            Act(name, partial(self.mark, status), "check", key=key, hidden=True)
            for name, status, key in MARKS
        ]
        return (
            *marks,
            Act("ล้างผลของข้อที่เลือก", partial(self.mark, UNSEEN), "close", hidden=True),
            Act("นำผู้ที่เลือกออกจากการประเมิน", self.withdraw, "close", hidden=True),
            Act("ตัวชี้วัดที่คล้ายกัน", self.show_alike, "copy", rare=True),
            Act("เพิ่มผู้ถูกประเมิน", self.enrol, "plus", key="Ctrl+N", rare=True),
            Act("แบบให้คะแนน", partial(self._print, "indicator-form"), "paper"),
            Act("ผลการประเมิน", partial(self._print, "indicators"), "print", key="Ctrl+P"),
        )

    def _print(self, kind: str) -> None:
        self.desk.go("documents", kind=kind, year=self.desk.year_be)
