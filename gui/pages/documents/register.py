"""ทะเบียนเลข: every number of a calendar year, series by series; given, entered, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.database import Session
from core.numbers import queries
from core.numbers.kinds import Kinds, read_kinds
from core.numbers.queries import NumberRow, SeriesRow
from core.thai import calendar
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act, Head
from gui.pages.documents.reading import NUMBERS
from gui.pages.documents.register_listing import LISTING, counted
from gui.pages.documents.register_sheets import BeginSheet, NumberSheet, VoidSheet
from gui.pages.people.listing import FilterCombo
from gui.ui import button, row
from gui.widgets.empty import empty
from gui.widgets.table import Table

NAME, BACK = "ทะเบียนเลขที่หนังสือ", "เอกสาร"
_EVERY = ("ทุกทะเบียน", "")


@dataclass(frozen=True, slots=True)
class Book:
    """The register of a calendar year; ``years`` are those that have numbers, and this one."""

    year_be: int
    years: Sequence[int]
    kinds: Kinds
    series: Sequence[SeriesRow]
    rows: Sequence[NumberRow]


def this_year() -> int:
    """The calendar year of today (พ.ศ.)."""
    return calendar.year_be(datetime.now().astimezone().date())


class Register(QWidget):
    """The list with its acts.

    Attributes:
        headed: title, facts or acts are new.
    """

    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = 0  # id of a number to choose
        self.year_be = this_year()
        self.book = Book(self.year_be, (self.year_be,), {}, (), ())
        self.table: Table[NumberRow] = Table(LISTING, desk.memory)
        self.year, self.series = FilterCombo("ปี"), FilterCombo(_EVERY[0])
        self.year.setAccessibleName("ปีปฏิทิน")
        self.series.setAccessibleName("ทะเบียน")
        self.year.activated.connect(self._turn)
        self.series.activated.connect(self._narrow)
        self.table.add_to_bar(self.series, self.year)
        self.table.chosen.connect(lambda _row: self._show_acts())
        self.table.opened.connect(lambda _row: self.open_paper())
        self.table.binned.connect(lambda _row: self.void())
        self._next = ui.label("", "small", "muted", wrap=True)
        self._paper = button("เปิดเอกสาร", "", "paper", do=self.open_paper)
        self._void = button("ยกเลิกเลข", "danger", "close", do=self.void)
        acts = row(self._next, self._void, self._paper, gap=8)
        acts.setStretch(0, 1)
        self._stack = QStackedWidget()
        self._empty = self._beginning()
        for one in (ui.box(ui.col(self.table, acts, gap=8)), self._empty):
            self._stack.addWidget(one)
        ui.fill(QVBoxLayout(self), [self._stack])
        self._show_acts()

    @property
    def head(self) -> Head:
        """What the window's header shows over the register."""
        rows = self.book.rows
        facts = counted(rows) if rows else "ยังไม่ได้ออกเลขของปีนี้"
        title = to_thai(f"{NAME} ปี {self.year_be}")
        return Head(title, facts, self._acts(), back=BACK)

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return tuple(filter(None, [self._stack.currentWidget()]))

    def aim(self, year_be: int = 0, number: int = 0) -> None:
        """What is read next is this year, else the one shown; the number is chosen then."""
        self.year_be = year_be or self.year_be
        self._wanted = number or self._wanted

    def open(self, year_be: int, number: int = 0) -> None:
        """Read the register of a year and choose the number wanted."""
        self.aim(year_be, number)
        self.refresh()

    def refresh(self) -> None:
        """Read the year again."""
        workspace, year = self._desk.workspace, self.year_be
        prefix = workspace.settings.office.number_prefix

        def work(session: Session) -> Book:
            kinds = read_kinds(workspace.resources)
            years = sorted({*queries.years(session), this_year(), year}, reverse=True)
            series = queries.series_of_year(session, kinds, year, prefix)
            return Book(year, years, kinds, series, queries.numbers(session, kinds, year))

        self._desk.runner.query(work, self.show_book, owner=self)

    def show_book(self, book: Book) -> None:
        """Show this year's register."""
        self.book, self.year_be = book, book.year_be
        self._stack.setCurrentIndex(0 if book.rows or len(book.years) > 1 else 1)
        self.year.set_choices([(to_thai(f"ปี {one}"), one) for one in book.years])
        self.year.choose(book.year_be)
        held = dict.fromkeys(one.series.kind for one in book.rows)
        titles = {one.series.kind: one.title for one in book.series}
        self.series.set_choices([_EVERY, *((titles.get(key, key), key) for key in held)])
        self.table.set_rows(book.rows)
        wanted, self._wanted = self._wanted, 0
        if wanted and not self.table.choose(wanted):
            self.series.choose("")
            self.table.filter_by("all")
            self.table.choose(wanted)
        self._narrow()
        self.table.choose_first()
        self._show_acts()
        self.headed.emit()

    def give(self) -> None:
        """Ask what the next number is for."""
        NumberSheet(self._desk, self.book.kinds, self._chosen_kind, self._given)

    def enter(self) -> None:
        """Ask for a number that was given on paper."""
        NumberSheet(self._desk, self.book.kinds, self._chosen_kind, self._given, entered=True)

    def begin(self) -> None:
        """Ask where a series is to go on."""
        book = self.book
        BeginSheet(self._desk, book.kinds, self.year_be, self._chosen_kind, book.series)

    def void(self) -> None:
        """Ask why the chosen number is taken back."""
        one = self.table.current
        if one is not None and one.void_at is None:
            VoidSheet(self._desk, one)

    def print_(self) -> None:
        """Show the register as the paper that it is printed as."""
        self._desk.go("documents", kind=NUMBERS, year=self.year_be)

    def open_paper(self) -> None:
        """Show the record or the paper that has the chosen number, if this program made it."""
        one = self.table.current
        if one is not None and one.record_id is not None:
            self._desk.go("lessons", lesson=one.record_id)
        elif one is not None and one.award:
            self._desk.go("documents", kind=one.paper, award=one.award)

    @property
    def _chosen_kind(self) -> str:
        return str(self.series.currentData() or "")

    def _given(self, row_: NumberRow) -> None:
        """A number is in the register: its year is shown, and the number chosen."""
        self.open(row_.series.year_be, row_.id)

    def _turn(self, _at: int) -> None:
        self.open(int(self.year.currentData()))

    def _narrow(self, _at: int = 0) -> None:
        kind = self._chosen_kind
        self.table.narrow_to((lambda one: one.series.kind == kind) if kind else None)
        self._show_acts()

    def _show_acts(self) -> None:
        one = self.table.current
        standing = one is not None and one.void_at is None
        self._void.setEnabled(standing)
        ui.set_tip(self._void, "" if standing or one is None else "เลขนี้ยกเลิกแล้ว")
        self._paper.setVisible(one is not None and bool(one.record_id or one.award))
        kind = self._chosen_kind
        coming = [s for s in self.book.series if kind in {"", s.series.kind} and (s.count or kind)]
        said = " · ".join(f"{one.title} {one.next_words}" for one in coming)
        self._next.setText(to_thai(f"เลขถัดไป: {said}") if said else "")

    def _acts(self) -> tuple[Act, ...]:
        rows = self.book.rows
        why = "" if rows else "ยังไม่มีเลขของปีนี้"
        shown = self._stack.currentWidget() is not self._empty
        return (
            Act("ยกเลิกเลขที่เลือก", self.void, "close", hidden=True),
            Act("ตั้งเลขเริ่ม", self.begin, "arrow", rare=True),
            Act("ลงทะเบียนเลขที่ออกแล้ว", self.enter, "pen", rare=True),
            Act("พิมพ์ทะเบียน", self.print_, "print", key="Ctrl+P", why_not=why),
            Act("ออกเลข", self.give, "plus", ink=True, key="Ctrl+N", hidden=not shown),
        )

    def _beginning(self) -> QWidget:
        return empty(
            "ออกเลขที่หนังสือจากที่นี่",
            "เลขเรียงต่อกันตามปีปฏิทินและไม่ซ้ำ ถ้าปีนี้ออกเลขบนกระดาษไปแล้ว ให้ตั้งเลขเริ่มก่อน",
            button("ออกเลข", "primary", "plus", do=self.give),
            button("ตั้งเลขเริ่ม", "", "arrow", do=self.begin),
            icon="stamp",
        )
