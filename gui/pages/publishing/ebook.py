"""The sheet that binds the year's lessons: what is not reported, the preface, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox

from core.activities.queries import BoardRow, unreported
from core.files import write_whole
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.ui import button, col, label, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Field, text_field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:  # brings ReportLab
    from core.database import Session
    from core.documents.paper import Paper
    from core.publishing.ebook import Ebook

PDF = [("ไฟล์ PDF", ("pdf",))]
_NAMED = 5  # activities that the banner names
_SAYS = "ฉบับที่ลงนามแล้วใช้สำเนาที่สแกนไว้ ฉบับอื่นใช้กระดาษของบันทึก เรียงตามรายการกิจกรรม"


class EbookSheet(QObject):
    """Asks what the book says, then where it lies; then the book is made, or stopped."""

    def __init__(self, desk: Desk, rows: Sequence[BoardRow]) -> None:
        super().__init__(desk.host)
        self._desk, self._year = desk, desk.year_be
        self._silent = unreported(rows)
        self.named = QCheckBox("พิมพ์รายชื่อนี้ไว้ท้ายเล่ม")
        self.author = text_field(hint="คณะทำงานขับเคลื่อนองค์กรคุณธรรม")
        self.preface = Growing(hint="เว้นว่างไว้ใช้คำนำของโปรแกรม", least=3)
        self._go = button("เลือกที่บันทึก", "primary", "save", do=self.ask_where)
        refuse = button("ยกเลิก")
        many = sum(len(one.reports) for one in rows)
        body = col(
            label(to_thai(f"รวมเล่มบทเรียน ปีงบประมาณ {self._year}"), "heading"),
            label(to_thai(f"บันทึก {many} ฉบับ {_SAYS}"), "small", "muted", wrap=True),
            *self._warning(),
            Field("ผู้จัดทำ", self.author),
            Field("คำนำ", self.preface),
            row(None, refuse, self._go, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        sheet = self.sheet = Sheet(desk.host, body, 600, 0.3)
        refuse.clicked.connect(sheet.refuse)
        sheet.closed.connect(self.deleteLater)
        layout = self.preface.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: sheet.fit())
        sheet.open(self.author)

    def ask_where(self) -> None:
        """Let the officer name the file."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = folder / f"หนังสือรวมบทเรียน {self._year}.pdf"
        self._desk.save_file("บันทึกหนังสือรวมบทเรียน", PDF, name, self.make)

    def make(self, file: Path) -> None:
        """The book lies in the file, unless the officer stops it; then nothing does."""
        self.sheet.finish()
        desk, house = self._desk, self._desk.workspace.house
        values = self._values()
        year, named = self._year, self.named.isChecked()

        def gather(session: Session, progress: Progress) -> Ebook:
            from core.publishing.ebook import Wish, gather_ebook  # noqa: PLC0415 - brings ReportLab

            return gather_ebook(session, house, Wish(year, named, values), progress)

        title = "รวมเล่มบทเรียน"
        desk.watch(desk.runner.study(gather, lambda book: _bind(desk, book, file)), title)

    def _warning(self) -> list[ui.Item]:
        """What has no whole report, and whether the book should say so."""
        if not self._silent:
            return []
        names = ", ".join(one.name for one in self._silent[:_NAMED])
        more = len(self._silent) - _NAMED
        rest = f" และอีก {more} กิจกรรม" if more > 0 else ""
        said = to_thai(f"ยังรายงานไม่ครบ {len(self._silent)} กิจกรรม: ") + names + to_thai(rest)
        return [Banner(said, "wait"), self.named]

    def _values(self) -> dict[str, str]:
        """What is typed; what is left empty the program says by itself."""
        typed = {"author": self.author.text().strip(), "preface": self.preface.words}
        return {name: words for name, words in typed.items() if words}


def _bind(desk: Desk, book: Ebook, file: Path) -> None:
    def work(progress: Progress) -> Paper:
        from core.publishing.ebook import draw_ebook  # noqa: PLC0415 - brings ReportLab

        paper = draw_ebook(book, progress)
        write_whole(file, paper.data)
        return paper

    def done(paper: Paper) -> None:
        said = to_thai(f"{paper.pages:,} หน้า อยู่ที่ ") + str(file)
        question = Question("รวมเล่มเสร็จแล้ว", said, yes="เปิดดู", no="ปิด", lines=paper.notes)
        desk.ask(question, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))

    desk.watch(desk.runner.compute(work, done), "รวมเล่มบทเรียน")
