"""The board: every activity of the fiscal year, and whether it was reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.activities import queries, service
from core.activities.queries import BoardRow
from core.activities.service import ActivityFields
from core.database import Session
from core.jobs import Progress
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act, Head
from gui.pages.lessons.board_listing import LISTING, counted
from gui.pages.lessons.board_sheets import ActivitySheet, PasteSheet
from gui.pages.publishing.ebook import EbookSheet
from gui.pages.publishing.log import show_log
from gui.pages.publishing.public import open_public
from gui.ui import button, row
from gui.widgets.empty import empty
from gui.widgets.table import Table

WORKBOOKS = [("ไฟล์ Excel", ("xlsx",))]
_STAYS = "กิจกรรมนี้มาจากรอบคัดเลือกหรือบันทึก จึงเอาออกจากที่นี่ไม่ได้"


class Board(QWidget):
    """The list with its acts.

    Attributes:
        headed: title, facts or acts are new.
        lesson_asked: a record is to be begun about the activity of this name.
    """

    headed = Signal()
    lesson_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: object = None  # id of an activity to choose
        self.rows: Sequence[BoardRow] = ()
        self.table: Table[BoardRow] = Table(LISTING, desk.memory)
        self.table.opened.connect(lambda _row: self.open_report())
        self.table.binned.connect(lambda _row: self.remove())
        self.table.chosen.connect(lambda _row: self._show_acts())
        self._report = button("เขียนถอดบทเรียน", "", "pen", do=self.open_report)
        self._edit = button("แก้ไข", "", "pen", do=self.edit)
        self._remove = button("เอาออก", "danger", "bin", do=self.remove)
        self._survey = button("ความพึงพอใจ", "", "measure", do=self.open_survey)
        acts = row(None, self._remove, self._edit, self._survey, self._report, gap=8)
        listed = ui.box(ui.col(self.table, acts, gap=8))
        self._stack = QStackedWidget()
        self._empty = self._beginning()
        for one in (listed, self._empty):
            self._stack.addWidget(one)
        ui.fill(QVBoxLayout(self), [self._stack])

    @property
    def head(self) -> Head:
        """What the window's header shows over the board."""
        title = to_thai(f"กิจกรรมของปี {self._desk.year_be}")
        facts = counted(self.rows) if self.rows else "ยังไม่มีกิจกรรมของปีนี้"
        return Head(title, facts, self._acts(), back="ถอดบทเรียน")

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through: the rows themselves, where there are any."""
        return (self._empty if self._stack.currentWidget() is self._empty else self.table.view,)

    def open(self, year_be: object, wanted: object = None) -> None:
        """Show the activities, those of another fiscal year where one is named."""
        if isinstance(year_be, int) and year_be >= FIRST_BE_YEAR:
            self._desk.set_year(year_be)
        self.refresh(wanted)

    def refresh(self, wanted: object = None) -> None:
        """Read the year again; choose the activity of the id wanted."""
        self._wanted = wanted or self._wanted
        templates, year = self._desk.workspace.templates, self._desk.year_be
        work = partial(queries.board, templates=templates, year_be=year)
        self._desk.runner.query(work, self.show_rows, owner=self)

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show these activities."""
        self.rows = rows
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.set_rows(rows)
        wanted, self._wanted = self._wanted, None
        key = next((one.key for one in rows if wanted and one.id == wanted), None)
        if key is not None and not self.table.choose(key):
            self.table.filter_by("all")
            self.table.choose(key)
        self.table.choose_first()
        self._show_acts()
        self.headed.emit()

    def add(self) -> None:
        """Ask for a new activity."""
        given = ActivityFields(fiscal_year=self._desk.year_be)
        ActivitySheet(self._desk, "เพิ่มกิจกรรม", given, service.add, self._added)

    def edit(self) -> None:
        """Ask for another name, owner or days; one known from elsewhere is written down."""
        one = self.table.current
        if one is None:
            return
        given = fields_of(one)
        if one.id is None:
            ActivitySheet(self._desk, "ใส่ข้อมูลกิจกรรม", given, service.add, self._added)
            return
        id_ = one.id

        def write(session: Session, typed: ActivityFields) -> int:
            service.edit(session, id_, typed)
            return id_

        def put_back(session: Session) -> None:
            service.edit(session, id_, given)

        def saved(_id: int) -> None:
            self._desk.toast("บันทึกกิจกรรมแล้ว", partial(self._change, put_back))

        ActivitySheet(self._desk, "แก้ไขกิจกรรม", given, write, saved)

    def remove(self) -> None:
        """The chosen activity goes from the list; lessons about it stay, and it can come back."""
        one = self.table.current
        if one is None:
            return
        if one.id is None:  # the button is grey, the key is not
            self._desk.toast(_STAYS)
            return

        def work(session: Session, _progress: Progress, id_: int = one.id) -> ActivityFields:
            return service.remove(session, id_)

        def told(said: ActivityFields) -> None:
            def put_back(session: Session) -> None:
                service.add(session, said)

            self._desk.toast("เอากิจกรรมออกจากรายการแล้ว", partial(self._change, put_back))

        self._desk.runner.change(work, told, owner=self)

    def paste(self, pasted: str = "") -> None:
        """Ask for a list."""
        PasteSheet(self._desk, [one.key for one in self.rows if one.id], self._add_all, pasted)

    def open_report(self) -> None:
        """Open the record about the chosen activity, or begin one."""
        one = self.table.current
        if one is None:
            return
        if one.reports:
            self._desk.go("lessons", lesson=one.reports[0].record_id)
        elif one.award:
            self._desk.go("lessons", subject=one.award)
        else:
            self.lesson_asked.emit(one.name)

    def open_survey(self) -> None:
        """Show how satisfied people were with the chosen activity, or read a file of it."""
        one = self.table.current
        if one is not None:
            self._desk.go("surveys", activity=one.name)

    def export(self) -> None:
        """Let the officer name a workbook for the list as it is shown."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = folder / f"กิจกรรมปีงบประมาณ {self._desk.year_be}.xlsx"
        self._desk.save_file("ส่งออกรายการกิจกรรม", WORKBOOKS, name, self.write_workbook)

    def write_workbook(self, file: Path) -> None:
        """The list as it is shown lies in the file."""
        headings, cells = self.table.shown()

        def work(progress: Progress) -> int:
            from core.table_file import write_table  # noqa: PLC0415 - brings openpyxl

            return write_table(file, "กิจกรรม", headings, cells, progress=progress)

        def done(many: int) -> None:
            self._desk.toast(to_thai(f"ส่งออก {many:,} กิจกรรม ไว้ใน {file.name} แล้ว"))

        self._desk.runner.compute(work, done, owner=self, keep=True)

    def bind(self) -> None:
        """Ask for the year's book."""
        EbookSheet(self._desk, self.rows)

    def publish(self) -> None:
        """Ask about the public copy of the year's book."""
        open_public(self._desk, year_be=self._desk.year_be)

    def _acts(self) -> tuple[Act, ...]:
        none = not self.rows
        why = "ยังไม่มีกิจกรรมของปีนี้" if none else ""
        written = any(row.reports for row in self.rows)
        unwritten = "" if written else "ยังไม่มีบันทึกถอดบทเรียนของปีนี้"
        return (
            Act("แก้ไขกิจกรรมที่เลือก", self.edit, "pen", key="F2", hidden=True),
            Act("เปิดบันทึกของกิจกรรมที่เลือก", self.open_report, "lesson", hidden=True),
            Act("ส่งออก Excel", self.export, "sheet", why_not=why),
            Act("วางรายการ", self.paste, "copy", hidden=none),
            Act("รวมเล่ม", self.bind, "lesson", why_not=unwritten),
            Act("ฉบับเผยแพร่ทั้งเล่ม", self.publish, "shield", why_not=unwritten, rare=True),
            Act("ความพึงพอใจ", partial(self._desk.go, "surveys"), "measure", rare=True),
            Act("ทะเบียนการเผยแพร่", partial(show_log, self._desk), "history", rare=True),
            Act("เพิ่มกิจกรรม", self.add, "plus", ink=True, key="Ctrl+N", hidden=none),
        )

    def _show_acts(self) -> None:
        one = self.table.current
        self._report.setText("เปิดบันทึก" if one is not None and one.reports else "เขียนถอดบทเรียน")
        self._edit.setText("แก้ไข" if one is None or one.id else "ใส่ข้อมูล")
        for made in (self._report, self._edit, self._survey, self._remove):
            made.setEnabled(one is not None)
        listed = one is not None and one.id is not None
        self._remove.setEnabled(listed)
        ui.set_tip(self._remove, "" if listed else _STAYS)

    def _added(self, activity_id: int) -> None:
        self._wanted = activity_id
        self.refresh()
        undo = partial(self._change, partial(_forget, ids=[activity_id]))
        self._desk.toast("เพิ่มกิจกรรมแล้ว", undo)

    def _add_all(self, given: Sequence[ActivityFields]) -> None:
        def work(session: Session, _progress: Progress) -> list[int]:
            return service.add_all(session, given)

        def told(ids: list[int]) -> None:
            undo = partial(self._change, partial(_forget, ids=ids))
            self._desk.toast(to_thai(f"เพิ่ม {len(ids)} กิจกรรมแล้ว"), undo)

        self._desk.runner.change(work, told, owner=self)

    def _change(self, act: Callable[[Session], object]) -> None:
        def work(session: Session, _progress: Progress) -> None:
            act(session)

        self._desk.runner.change(work)

    def _beginning(self) -> QWidget:
        return empty(
            "ใส่กิจกรรมของปีงบประมาณนี้",
            "คัดลอกรายการจากแผนมาวางได้ทั้งตาราง แล้วโปรแกรมบอกว่ากิจกรรมใดยังไม่ถอดบทเรียน "
            "รอบคัดเลือกและกิจกรรมที่มีบันทึกแล้วขึ้นเอง",
            button("วางรายการ", "primary", "copy", do=self.paste),
            button("เพิ่มทีละกิจกรรม", "", "plus", do=self.add),
            icon="lesson",
        )


def fields_of(one: BoardRow) -> ActivityFields:
    """What the form shows of a row."""
    return ActivityFields(
        one.name,
        one.fiscal_year,
        one.kind,
        one.owner,
        one.owner_id,
        one.starts_on,
        one.ends_on,
    )


def _forget(session: Session, ids: Sequence[int]) -> None:
    for id_ in ids:
        service.remove(session, id_)
