"""ทะเบียนเกียรติบัตร: every number of a fiscal year; a code checked, a number taken back or anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from core.database import Session
from core.documents import registers
from core.documents.certificate_codes import reissue_number
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.certificate_check import CodeCheck
from gui.pages.awards.certificate_listing import LISTING, Row, counted
from gui.pages.awards.certificate_void import VoidCertificate
from gui.pages.awards.part import Part
from gui.pages.people.listing import FilterCombo
from gui.ui import button, col, row
from gui.widgets.banner import Banner
from gui.widgets.empty import empty
from gui.widgets.table import Table

if TYPE_CHECKING:
    from core.workspace import Workspace

NAME = "ทะเบียนเกียรติบัตร"
PAPER = "certificate-register"


@dataclass(frozen=True, slots=True)
class Book:
    """The register of a fiscal year; ``years`` are those that have numbers."""

    year_be: int
    years: Sequence[int] = ()
    rows: Sequence[Row] = ()
    notes: Sequence[str] = field(default=())


class CertificateRegister(Part):
    """A code to check, the list, what can be done with the chosen number."""

    def __init__(self, desk: Desk, award: str, year_be: int = 0) -> None:
        super().__init__(desk)
        self.award = award
        self.book = Book(year_be)
        self._wanted: tuple[int, int] | None = None
        self.check = CodeCheck(desk, self.choose)
        self.table: Table[Row] = Table(LISTING, desk.memory)
        self.year = FilterCombo("ปีงบประมาณ")
        self.year.activated.connect(lambda _at: self._turn())
        self.table.add_to_bar(self.year)
        self.table.chosen.connect(lambda _row: self._show_acts())
        self.table.opened.connect(lambda _row: self._act())
        self.table.binned.connect(lambda _row: self.void())
        self._void = button("ยกเลิกเลขที่", "danger", "close", do=self.void)
        self._anew = button("ออกเลขใหม่แทน", "", "plus", do=self.reissue)
        self._notes = ui.col(gap=6)
        self._why = ui.label("", "small", "muted", wrap=True)
        acts = row(self._why, self._anew, self._void, gap=8)
        acts.setStretch(0, 1)
        self._list = ui.box(col(self._notes, self.table, acts, gap=8))
        self._none = empty(
            "ยังไม่มีเลขที่เกียรติบัตร",
            "เลขที่ออกให้เองเมื่อยืนยันผลการคัดเลือก แล้วไม่ใช้ซ้ำอีก",
            icon="award",
        )
        parts = [self.check, self._list, self._none]
        ui.fill(QVBoxLayout(self), parts, 12, (24, 4, 24, 16)).setStretch(1, 1)
        self._none.hide()
        self._show_acts()

    @property
    @override
    def title(self) -> str:
        return f"{NAME} {to_thai(self.book.year_be)}" if self.book.year_be else NAME

    @property
    @override
    def facts_line(self) -> str:
        return counted(self.book.rows)

    @override
    def acts(self) -> Sequence[Act]:
        one, why = self.table.current, "" if self.book.rows else "ยังไม่มีเลขที่ในทะเบียน"
        void = "" if one is not None and not one.entry.void_on else "เลือกเลขที่ที่ยังใช้ได้ก่อน"
        anew = "" if one is not None and one.waits else "เลือกเลขที่ที่ยกเลิกแล้วและยังไม่มีเลขแทนก่อน"
        return (
            Act("ยกเลิกเลขที่ที่เลือก", self.void, "close", hidden=True, why_not=void),
            Act("ออกเลขใหม่แทนเลขที่ที่เลือก", self.reissue, "plus", hidden=True, why_not=anew),
            Act("พิมพ์ทะเบียน", self.print_, "print", key="Ctrl+P", why_not=why),
        )

    @override
    def refresh(self) -> None:
        workspace, year = self.desk.workspace, self.book.year_be
        self.query(lambda session: _read(session, workspace, year), self.show_book)

    @override
    def draft(self) -> dict[str, object]:
        return {"year": self.book.year_be, "code": self.check.code.text()}

    @override
    def restore(self, draft: object) -> None:
        if isinstance(draft, dict):
            self.book = Book(int(draft.get("year", 0)))
            self.check.code.setText(str(draft.get("code", "")))

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.check, self.table)

    @override
    def start(self) -> None:
        self.check.code.setFocus()

    @override
    def search(self) -> None:
        self.table.search.setFocus()

    @override
    def escape(self) -> bool:
        if self.award:
            self._to_print()
        return bool(self.award)

    def show_book(self, book: Book) -> None:
        """Show this year's numbers."""
        self.book = book
        self.year.set_choices([(to_thai(f"ปี {one}"), one) for one in book.years])
        self.year.choose(book.year_be)
        self.year.setVisible(len(book.years) > 1)
        self._list.setVisible(bool(book.rows))
        self._none.setVisible(not book.rows)
        _replace(self._notes, book.notes)
        self.table.set_rows(book.rows)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.choose(*wanted)
        self.table.choose_first()
        self._show_acts()

    def choose(self, year_be: int, number: int) -> None:
        """Choose this number, in its year's register."""
        if year_be != self.book.year_be and year_be in self.book.years:
            self._wanted, self.book = (year_be, number), Book(year_be)
            self.refresh()
        elif not self.table.choose(number):
            self.table.filter_by("all")
            self.table.choose(number)

    def void(self) -> None:
        """Ask why the chosen number is taken back."""
        one = self.table.current
        if one is not None and not one.entry.void_on:
            VoidCertificate(self.desk, one, self.reissue)

    def reissue(self) -> None:
        """The holder of the chosen void number has another."""
        one, workspace = self.table.current, self.desk.workspace
        if one is None or not one.waits:
            return

        def work(session: Session, _progress: Progress) -> int:
            return reissue_number(session, workspace.rulebook, one.year_be, one.entry.number)

        def then(number: int) -> None:
            self._wanted = one.year_be, number
            said = f"ออกเลขที่ {number}/{one.year_be} แทนเลขที่ {one.number} แล้ว"
            if self.award:
                self.desk.toast(to_thai(said), self._to_print, "พิมพ์เกียรติบัตร", undoes=False)
            else:
                self.desk.toast(to_thai(said))

        self.change(work, then)

    def print_(self) -> None:
        """Show the register as the paper that it is printed as."""
        self.desk.go("documents", kind=PAPER, year=self.book.year_be)

    def _to_print(self) -> None:
        self.desk.go("awards", key=self.award, step="certificates")

    def _turn(self) -> None:
        self.book = Book(int(self.year.currentData()))
        self.refresh()

    def _act(self) -> None:
        """What Enter on a row does: the one thing that is left to do with it."""
        one = self.table.current
        if one is not None:
            (self.reissue if one.waits else self.void)()

    def _show_acts(self) -> None:
        one = self.table.current
        standing = one is not None and not one.entry.void_on
        self._void.setEnabled(standing)
        ui.set_tip(self._void, "" if standing or one is None else "เลขที่นี้ยกเลิกแล้ว")
        self._anew.setVisible(one is not None and one.waits)
        self._why.setText(one.note if one is not None else "")
        self.headed.emit()


def _read(session: Session, workspace: Workspace, year_be: int) -> Book:
    years = registers.years(session)
    if not years:
        return Book(0)
    year = year_be if year_be in years else years[0]
    found = registers.register(session, workspace.rulebook, year)
    rows = tuple(Row(year, one) for one in found.entries)
    return Book(year, years, rows, tuple(map(to_thai, registers.notes_on(found))))


def _replace(into: ui.Column, notes: Sequence[str]) -> None:
    while (item := into.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
    for note in notes:
        into.addWidget(Banner(note))
