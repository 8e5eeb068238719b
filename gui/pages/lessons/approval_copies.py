"""The copies of a record's paper: the signed one, the one as it was sent, earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core import files
from core.approvals import scans
from core.approvals.queries import ApprovalView
from core.approvals.scans import Kept
from core.jobs import Progress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import printing, ui
from gui.desk import Desk
from gui.dialogs import Trouble
from gui.ui import row
from gui.widgets.fields import Combo
from gui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:  # what makes papers is imported by the thread that needs it first
    from core.database import Session
    from core.documents.house import House
    from core.documents.paper import Paper

_ENDINGS = {".pdf": "PDF", ".jpg": "ภาพ JPG", ".png": "ภาพ PNG"}


@dataclass(frozen=True, slots=True)
class Copy:
    """One that can be looked at; ``kept`` is None for the paper as it would be drawn now."""

    name: str
    kept: Kept | None = None


def copies_of(view: ApprovalView) -> list[Copy]:
    """Every copy, the one in force first."""
    return [*_own(view), *_earlier(view)]


def _own(view: ApprovalView) -> Iterator[Copy]:
    sent = view.sent
    if sent is None:
        yield Copy("ร่างที่จะเสนอ")
        return
    for one in sent.scans:
        replaced = f" (เปลี่ยนแล้ว: {one.replaced_because})" if one.replaced_because else ""
        yield Copy(f"ฉบับลงนาม{replaced}", one.kept)
    yield Copy("ฉบับที่พิมพ์ตอนเสนอ", sent.printed)


def _earlier(view: ApprovalView) -> Iterator[Copy]:
    for one in view.earlier:
        day = one.sent_at.astimezone().date() if not one.stages else one.stages[-1].on
        when = f" {short_date(day)}" if day else ""
        yield Copy(to_thai(f"ฉบับที่ {one.version} ลงนาม{when}"), one.copy)
        yield Copy(to_thai(f"ฉบับที่ {one.version} ตอนเสนอ"), one.printed)


class Copies(QWidget):
    """The copy chosen, as it is; a scan that is not kept yet comes before all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = 0
        self._title = ""
        self._copies: list[Copy] = []
        self.chosen = Combo("ฉบับที่ดู")
        self.chosen.currentIndexChanged.connect(lambda _at: self.show_chosen())
        self.preview = PdfPreview(desk.runner, name="")
        bar = row(self.chosen, gap=8)
        bar.setStretch(0, 1)
        ui.fill(QVBoxLayout(self), [ui.box(bar), self.preview], 8)

    @property
    def current(self) -> Copy | None:
        """The copy that is shown."""
        at = self.chosen.currentIndex()
        return self._copies[at] if 0 <= at < len(self._copies) else None

    def show_view(self, view: ApprovalView, pending: Kept | None) -> None:
        """Offer the copies of this record, the first of them shown."""
        self._record, self._title = view.record_id, view.title
        fresh = [Copy("ไฟล์ที่เพิ่งวาง ยังไม่บันทึก", pending)] if pending else []
        self._copies = [*fresh, *copies_of(view)]
        self.chosen.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.chosen.set_choices([(one.name, place) for place, one in enumerate(self._copies)])
        self.chosen.setCurrentIndex(0)
        self.chosen.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.show_chosen()

    def show_chosen(self) -> None:
        """Draw the copy chosen."""
        self._with_paper(lambda paper: self.preview.show_pdf(paper.data), self.preview.say)

    def print_(self) -> None:
        """Ask for a printer for the copy shown."""
        self._with_paper(partial(printing.ask, self._desk))

    def save(self) -> None:
        """Let the officer say where the copy shown is kept: a scan as the very file it is."""
        copy = self.current
        if copy is None or copy.kept is None:
            self._with_paper(partial(printing.save, self._desk))
            return
        kept = copy.kept
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._desk.memory.get("papers/folder", usual))
        name = f"{copy.name.partition(' (')[0]} {self._title}{kept.ending}".replace("/", "-")
        kinds = [(_ENDINGS[kept.ending], (kept.ending.removeprefix("."),))]
        then = partial(self.write, kept)
        self._desk.save_file("บันทึกสำเนา", kinds, folder / name, then)

    def write(self, kept: Kept, file: Path) -> None:
        """The kept bytes lie in the file."""
        folder, desk = self._desk.workspace.files, self._desk

        def work(_progress: Progress) -> None:
            files.write_whole(file, scans.read_kept(folder, kept))

        def done(_nothing: None) -> None:
            show = partial(printing.show_folder, file.parent)
            desk.toast(f"บันทึก {file.name} แล้ว", show, "เปิดโฟลเดอร์", undoes=False)

        desk.memory.set("papers/folder", str(file.parent))
        desk.runner.compute(work, done, keep=True)

    def open_file(self) -> None:
        """Show the copy in the system's own program."""
        copy = self.current
        if copy is None or copy.kept is None:
            return
        file = self._desk.workspace.files / copy.kept.file
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._desk.tell(
                Trouble(
                    "เปิดไฟล์ไม่ได้",
                    f"ไม่มีโปรแกรมใดเปิดไฟล์ {copy.kept.name}",
                    safe="ไฟล์ยังเก็บอยู่ในโฟลเดอร์ข้อมูล",
                    todo="ดูทางขวาของหน้านี้ หรือบันทึกสำเนาไปเปิดที่อื่น",
                )
            )

    def _with_paper(
        self, then: Callable[[Paper], object], say: Callable[[str], object] | None = None
    ) -> None:
        """Hand the paper of the copy shown to ``then``; what goes wrong to ``say``."""
        copy, runner = self.current, self._desk.runner
        if copy is None:
            return

        def failed(error: Exception) -> None:
            if say is not None and ui.alive(self):
                say(str(error))
            else:
                self._desk.tell(error)

        if copy.kept is not None:
            make = partial(_paper_of, self._desk.workspace.files, copy.kept, self._title)
            runner.compute(make, then, newest="approval-copy", owner=self, failed=failed)
            return
        read = partial(_drawn, house=self._desk.workspace.house, record=self._record)
        runner.query(read, then, owner=self, failed=failed)


def _paper_of(folder: Path, kept: Kept, title: str, _progress: Progress) -> Paper:
    from core.documents.signed import as_paper  # noqa: PLC0415 - brings ReportLab

    return as_paper(folder, kept, title)


def _drawn(session: Session, *, house: House, record: int) -> Paper:
    """The paper as it would be sent now; a draft where something is missing."""
    from core.documents.paper import MissingValuesError, Request  # noqa: PLC0415 - as above
    from core.documents.service import make_paper  # noqa: PLC0415 - as above

    try:
        return make_paper(session, house, Request("lesson", lesson=record))
    except MissingValuesError:
        return make_paper(session, house, Request("lesson", lesson=record, draft=True))
