"""A finished paper leaves the program: into a file, or to a printer that the officer chooses.

To a CUPS queue the PDF itself is sent; elsewhere its pages go as pictures (``gui.print_pages``).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from core import files
from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import print_pages, ui
from gui.desk import Desk
from gui.print_pages import Job
from gui.ui import button, col, label, row
from gui.widgets.fields import Combo, Field
from gui.widgets.number_field import NumberField
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.documents.editable import Editable
    from core.documents.paper import Paper

_PROGRAMS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}
MOST_COPIES = 99
_LONGEST_S = 60  # for a queue to take a file
Done = Callable[[], object]


def save(desk: Desk, paper: Paper | Editable, then: Done | None = None) -> None:
    """Let the officer say where; the whole paper lies there, or what lay there before."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(desk.memory.get("papers/folder", usual))
    suggested = (folder if folder.is_dir() else Path(usual)) / paper.file_name
    ending = suggested.suffix
    kind = (_PROGRAMS[ending], (ending.removeprefix("."),))
    title = f"บันทึกเป็น {_PROGRAMS[ending]}"
    desk.save_file(title, (kind,), suggested, partial(write, desk, paper, then))


def write(desk: Desk, paper: Paper | Editable, then: Done | None, file: Path) -> None:
    """The paper lies in the file, and the officer is told and may see where."""
    desk.memory.set("papers/folder", str(file.parent))

    def done(_nothing: None) -> None:
        show = partial(show_folder, file.parent)
        desk.toast(f"บันทึก {file.name} แล้ว", show, "เปิดโฟลเดอร์", undoes=False)
        if then is not None:
            then()

    desk.runner.compute(lambda _progress: files.write_whole(file, paper.data), done)


def show_folder(folder: Path) -> None:
    """The system's own window on the folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def ask(desk: Desk, paper: Paper, then: Done | None = None) -> None:
    """Ask for a printer and how many copies, then print; ``then`` follows when it is sent."""
    job = Job(paper.data, paper.title, paper.one_ink)
    desk.runner.compute(
        lambda _progress: (QPrinterInfo.availablePrinterNames(), _default()),
        lambda found: PrintSheet(desk, job, paper, found, then),
    )


def send(job: Job, printer: str, progress: Progress) -> None:
    """The paper is with the printer of this name.

    Raises:
        UserError: the printer does not take it.
        CancelledError: stopped through ``progress``.
    """
    progress.step(0, 0, "ส่งเครื่องพิมพ์")
    program = queue_program()
    if program:
        to_queue(program, printer, job)
        return
    chosen = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    chosen.setCopyCount(job.copies)
    print_pages.paint(job, chosen, progress)


def queue_program() -> str:
    """What hands a PDF to a CUPS queue; empty where printers want pictures."""
    return (shutil.which("lp") or "") if sys.platform != "win32" else ""


def to_queue(program: str, printer: str, job: Job) -> None:
    """The PDF itself is in the printer's queue.

    Raises:
        UserError: the queue does not take it.
    """
    command = [program, "-d", printer, "-n", str(job.copies), "-t", job.title, "--", "-"]
    try:
        subprocess.run(  # noqa: S603 - a program of the system, no shell
            command, input=job.data, capture_output=True, timeout=_LONGEST_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError(
            f"เครื่องพิมพ์ {printer} ไม่รับงาน ตรวจว่าเปิดเครื่องและต่อสายแล้ว แล้วพิมพ์อีกครั้ง หรือบันทึกเป็น PDF ก่อน",
            code="printer",
        ) from error


class PrintSheet(QObject):
    """Printer and copies; without any printer it offers the file instead."""

    def __init__(
        self,
        desk: Desk,
        job: Job,
        paper: Paper,
        found: tuple[Sequence[str], str],
        then: Done | None,
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._job, self._paper, self._then = desk, job, paper, then
        names, usual = found
        self.printers = Combo("เครื่องพิมพ์", [(name, name) for name in names])
        self.printers.choose(desk.memory.get("papers/printer", usual) or usual)
        self.copies = NumberField(1, MOST_COPIES)
        body = self._body() if names else self._no_printer()
        self.sheet = Sheet(desk.host, body)
        self._refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.printers if names else self._first)

    def print_(self) -> None:
        """Send the paper to the chosen printer, with progress and a way to stop."""
        printer, copies = self.printers.currentText(), round(self.copies.value())
        job = Job(self._job.data, self._job.title, self._job.one_ink, copies)
        self._desk.memory.set("papers/printer", printer)
        self.sheet.answer(
            lambda: self._run(f"พิมพ์ที่ {printer}", lambda progress: send(job, printer, progress))
        )

    def _body(self) -> ui.Column:
        paper = self._paper
        told = to_thai(f"{paper.pages} หน้า" + (" สีดำสีเดียว" if paper.one_ink else " มีสี"))
        self._refuse = button("ยกเลิก")
        self._first = button("พิมพ์", "primary", "print", do=self.print_)
        line = row(Field("เครื่องพิมพ์", self.printers), Field("จำนวนชุด", self.copies), gap=12)
        line.setStretch(0, 1)
        more = [] if queue_program() else [button("ตั้งค่าเครื่องพิมพ์", "link", do=self._more)]
        return col(
            label(paper.title, "heading", wrap=True),
            label(told, "small", "muted"),
            line,
            row(*more, None, self._refuse, self._first, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )

    def _no_printer(self) -> ui.Column:
        words = "บันทึกเป็น PDF แล้วนำไปพิมพ์ที่เครื่องอื่นได้ หน้าตาเหมือนกันทุกจุด"
        self._refuse = button("ปิด")
        self._first = button("บันทึก PDF", "primary", "save", do=self._save)
        return col(
            label("เครื่องนี้ยังไม่มีเครื่องพิมพ์", "heading"),
            label(words, wrap=True),
            row(None, self._refuse, self._first, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )

    def _save(self) -> None:
        self.sheet.answer(lambda: save(self._desk, self._paper, self._then))

    def _more(self) -> None:
        """The system's own dialog, for trays and both sides; the paper goes as pictures."""
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(round(self.copies.value()))
        dialog = QPrintDialog(printer, self._desk.host)
        dialog.finished.connect(dialog.deleteLater)
        job = self._job
        run = self._run

        def chosen() -> None:
            run("พิมพ์", lambda progress: print_pages.paint(job, printer, progress))

        dialog.accepted.connect(chosen)
        self.sheet.answer(lambda: QDialog.open(dialog))

    def _run(self, title: str, work: Callable[[Progress], None]) -> None:
        desk, then, name = self._desk, self._then, self._job.title

        def done(_nothing: None) -> None:
            desk.toast(f"ส่ง {name} ให้เครื่องพิมพ์แล้ว")
            if then is not None:
                then()

        desk.watch(desk.runner.compute(work, done), title)


def _default() -> str:
    return QPrinterInfo.defaultPrinterName()
