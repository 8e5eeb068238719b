"""The sheet of the public copy: every hit answered, where it goes, then the file and the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from core.errors import UserError
from core.jobs import Progress
from core.publishing.answers import Answer
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.pages.publishing.ebook import PDF
from gui.pages.publishing.hit_row import HitRow
from gui.ui import button, col, label, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Field, text_field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:  # brings ReportLab
    from core.database import Session
    from core.documents.paper import Paper
    from core.publishing.log import PublicationRow
    from core.publishing.public_copy import Draft

_WIDE, _LEAST = 720, 150
_SAYS = "ตอบทีละรายการ ฉบับเผยแพร่พิมพ์ใหม่โดยไม่มีสิ่งที่ตัดออก ไม่ใช่การทาบทับ จึงกู้คืนจากไฟล์ไม่ได้"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be published, what was answered before, and what was published of it."""

    draft: Draft
    before: Mapping[str, Answer]
    log: tuple[PublicationRow, ...]


def open_public(desk: Desk, *, record_id: int = 0, year_be: int = 0) -> None:
    """Ask about the public copy of a record, or of the whole year."""
    house = desk.workspace.house

    def work(session: Session, progress: Progress) -> Asked:
        from core.publishing import log, public_copy  # noqa: PLC0415 - brings ReportLab

        if record_id:
            draft = public_copy.gather_record(session, house, record_id)
        else:
            draft = public_copy.gather_year(session, house, year_be, progress)
        before = log.earlier(session, [hit.key for hit in draft.hits])
        rows = [
            one
            for one in log.entries(session, draft.fiscal_year)
            if one.published.record_id == record_id
        ]
        return Asked(draft, before, tuple(rows))

    task = desk.runner.study(work, partial(PublicSheet, desk))
    desk.watch(task, "ค้นข้อมูลที่ต้องตอบก่อนเผยแพร่")


class PublicSheet(QObject):
    """Asks line by line; the copy can be made once every line is answered."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        super().__init__(desk.host)
        self._desk, self.draft = desk, asked.draft
        self.rows = [HitRow(hit, asked.before.get(hit.key)) for hit in asked.draft.hits]
        last = asked.log[0].published if asked.log else None
        self.destination = text_field(last.destination if last else "", "เช่น เว็บไซต์สำนักงาน")
        self._go = button("เลือกที่บันทึก", "primary", "save", do=self.ask_where)
        refuse = button("ยกเลิก")
        self._count = label("", "small", "muted")
        self._why = Banner("", "bad")
        self._why.hide()
        sheet = self.sheet = Sheet(desk.host, self._body(asked, refuse), _WIDE, 0.3)
        refuse.clicked.connect(sheet.refuse)
        sheet.closed.connect(self.deleteLater)
        self.destination.textChanged.connect(lambda _words: self._tell())
        for one in self.rows:
            one.answered.connect(self._tell)
        self._tell()
        first = self.rows[0].chips["keep"] if self.rows else self.destination
        sheet.open(first)

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered up to now."""
        said = ((one.hit.key, one.answer) for one in self.rows)
        return {key: answer for key, answer in said if answer is not None}

    def ask_where(self) -> None:
        """Let the officer name the file."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = folder / f"ฉบับเผยแพร่ {self.draft.fiscal_year or ''}.pdf".replace(" .", ".")
        self._desk.save_file("บันทึกฉบับเผยแพร่", PDF, name, self.make)

    def make(self, file: Path) -> None:
        """The copy lies in the file and in the log, or nothing was written and it is said why."""
        draft, answers = self.draft, self.answers

        def work(progress: Progress) -> Paper:
            from core.publishing.public_copy import publish  # noqa: PLC0415 - brings ReportLab

            return publish(draft, answers, progress)

        self._go.setEnabled(False)
        task = self._desk.runner.compute(
            work, partial(self._keep, file, answers), owner=self, failed=self._refused
        )
        task.cancelled.connect(self._tell)
        self._desk.watch(task, "ทำฉบับเผยแพร่")

    def _keep(self, file: Path, answers: Mapping[str, Answer], paper: Paper) -> None:
        draft, destination = self.draft, self.destination.text()
        who = self._desk.workspace.settings.officer

        def work(session: Session, _progress: Progress) -> int:
            from core.publishing.keeping import Leaving, keep  # noqa: PLC0415 - brings ReportLab

            leaving = Leaving(destination, datetime.now().astimezone().date(), who)
            return keep(session, draft, answers, paper, file, leaving)

        done = partial(self._done, file, paper)
        self._desk.runner.change(work, done, owner=self, failed=self._refused)

    def _done(self, file: Path, paper: Paper, _entry: int) -> None:
        desk = self._desk
        said = to_thai(f"{paper.pages:,} หน้า อยู่ที่ ") + str(file)
        question = Question(
            "ทำฉบับเผยแพร่แล้ว", f"{said} และจดไว้ในทะเบียนการเผยแพร่", yes="เปิดดู", no="ปิด"
        )
        look = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(file)))
        self.sheet.answer(lambda: desk.ask(question, look))

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._tell()
        if isinstance(error, UserError):
            self._why.say(str(error))
            self.sheet.fit()
        else:
            self._desk.tell(error)

    def _body(self, asked: Asked, refuse: QPushButton) -> ui.Column:
        listed = ui.scroll(col(*self.rows, None, gap=10, margin=(1, 1, 10, 1)))
        listed.setMinimumHeight(ui.px(_LEAST))
        nothing = label("ไม่พบข้อมูลที่ต้องตอบ", "small", "muted", wrap=True)
        notes = [label(one, "small", "muted", wrap=True) for one in self._notes(asked)]
        body = col(
            label(to_thai(f"ฉบับเผยแพร่: {asked.draft.title}"), "heading", wrap=True),
            label(_SAYS, "small", "muted", wrap=True),
            *notes,
            listed if self.rows else nothing,
            self._why,
            Field("เผยแพร่ที่", self.destination, required=True),
            row(self._count, None, refuse, self._go, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        body.setStretch(2 + len(notes), 1)
        return body

    def _notes(self, asked: Asked) -> list[str]:
        """What the officer should know first."""
        notes = list(asked.draft.notes)
        if asked.log:
            last = asked.log[0].published
            notes.append(to_thai(f"ครั้งล่าสุด {short_date(last.on)} {last.destination} {last.file}"))
        return notes

    def _tell(self) -> None:
        """How many lines are answered, and whether the copy can be made."""
        done, many = len(self.answers), len(self.rows)
        self._count.setText(to_thai(f"ตอบแล้ว {done} จาก {many}") if many else "")
        whole, named = done == many, bool(self.destination.text().strip())
        self._go.setEnabled(whole and named)
        left = "ตอบให้ครบทุกรายการก่อน" if not whole else "พิมพ์ว่าจะเผยแพร่ที่ใดก่อน"
        ui.set_tip(self._go, "" if whole and named else left)
