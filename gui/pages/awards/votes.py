"""ลงคะแนน: a form's export is read, its columns are settled, every row is seen, then it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.awards import spellings
from core.database import Session
from core.errors import UserError
from core.imports import vote_preview, votes
from core.imports.sheet import Sheet, read_sheet
from core.imports.vote_preview import ColumnsSeen, Preview
from core.imports.votes import AUTOMATIC, Columns, VotesReport
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import dialogs, ui
from gui.desk import Desk
from gui.dialogs import Trouble
from gui.page import Act
from gui.pages.awards.batches import BatchCards, undo_import
from gui.pages.awards.part import StepPart
from gui.pages.awards.reading import Facts
from gui.pages.awards.votes_columns import ColumnsForm
from gui.pages.awards.votes_rows import Line, RowsSeen, lines
from gui.ui import button, col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.file_drop import FileDrop

T = TypeVar("T")
KINDS = (("ผลจากแบบฟอร์ม", ("csv", "xlsx", "zip", "tsv")),)
_TITLES = {"same-file": "ไฟล์นี้นำเข้าแล้ว", "frozen": "รอบนี้ยืนยันผลแล้ว"}


@dataclass(frozen=True, slots=True)
class Pending:
    """A file that is read and not imported: its columns, and its rows once they are judged."""

    sheet: Sheet
    columns: Columns = AUTOMATIC
    seen: ColumnsSeen | None = None
    preview: Preview | None = None
    lines: Sequence[Line] = ()


class VotesStep(StepPart):
    """From the file on the stick to one batch that can be undone."""

    step = "votes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pending: Pending | None = None
        self._zone: QWidget | None = None
        self._form: ColumnsForm | None = None
        self._rows: RowsSeen | None = None
        FileDrop(self, "วางไฟล์ผลลงคะแนนที่นี่", self._dropped)

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        if self._pending is None:
            self._show_choice()

    @override
    def acts(self) -> Sequence[Act]:
        pending = self._pending
        stop = Act("ยกเลิก", self.give_up, "close")
        if pending is None:
            return self._acts_of_choice()
        if pending.preview is not None:
            other = Act("จับคู่คอลัมน์", self._show_columns, "sheet")
            many = to_thai(f"{pending.preview.report.rows:,}")
            bring = Act(f"นำเข้า {many} แถว", self.bring_in, "import", ink=True)
            return (stop, other, bring)
        why = self._form.why_not() if self._form is not None else "กำลังอ่านไฟล์"
        return (stop, Act("ตรวจทุกแถว", self._check_columns, "arrow", ink=True, why_not=why))

    def _acts_of_choice(self) -> Sequence[Act]:
        if self.facts.frozen:
            return (self.onward(),)
        if self.facts.row.batches:
            more = Act("นำเข้าไฟล์เพิ่ม", self.choose, "import", key="Ctrl+O")
            return (more, self.onward())
        return (Act("เลือกไฟล์", self.choose, "import", ink=True, key="Ctrl+O"),)

    @override
    def draft(self) -> Mapping[str, object]:
        return {"pending": self._pending} if self._pending is not None else {}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        pending = draft.get("pending")
        if isinstance(pending, Pending) and pending.seen is not None:
            self._pending = pending
            if pending.preview is None:
                self._show_columns()
            else:
                self._show_rows()

    @override
    def look_at(self, where: Mapping[str, object]) -> None:
        file = where.get("file")
        if isinstance(file, str) and file:
            self._dropped(Path(file))

    @override
    def escape(self) -> bool:
        if self._pending is None:
            return False
        self.give_up()
        return True

    @override
    def search(self) -> None:
        if self._rows is not None:
            self._rows.table.search.setFocus()

    @override
    def start(self) -> None:
        if self._rows is not None:
            self._rows.table.view.setFocus()
        elif self._form is not None:
            self._form.start()
        elif self._zone is not None:
            self._zone.setFocus()

    def choose(self) -> None:
        """Let the officer choose the export."""
        self.desk.open_file("เลือกไฟล์ผลลงคะแนน", KINDS, self.read)

    def _dropped(self, path: Path) -> None:
        if not self.facts.frozen and self._pending is None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read the file beside the window; what is found there is shown next."""
        task = self.desk.runner.compute(
            lambda progress: read_sheet(path, progress),
            lambda sheet: self.take(Pending(sheet)),
            owner=self,
            failed=self._refused,
        )
        self.desk.watch(task, f"อ่านไฟล์ {path.name}")

    def give_up(self) -> None:
        """Nothing of the file is kept."""
        self._pending = self._form = self._rows = None
        self._show_choice()
        self.start()

    def bring_in(self) -> None:
        """The rows are kept as one batch; stopped on the way, nothing is."""
        pending = self._pending
        if pending is None or pending.preview is None:
            return
        workspace, key = self.desk.workspace, self.facts.row.key

        def work(session: Session, progress: Progress) -> tuple[VotesReport, int]:
            rulebook, sheet = workspace.rulebook, pending.sheet
            report = votes.bring_in(session, rulebook, key, sheet, pending.columns, progress)
            return report, len(spellings.queue(session, rulebook, key))

        many = to_thai(f"{pending.preview.report.rows:,}")
        task = self.desk.runner.change(work, self._brought, owner=self, failed=self._refused)
        self.desk.watch(task, f"นำเข้า {many} แถว")

    def _brought(self, brought: tuple[VotesReport, int]) -> None:
        report, waiting = brought
        self.give_up()
        left = f" เหลือชื่อรอยืนยัน {waiting:,} ชื่อ" if waiting else ""
        said = to_thai(f"นำเข้าแล้ว {report.rows:,} แถว{left} ถอยทั้งชุดได้")
        batch = report.batch or 0
        self.desk.toast(said, lambda: undo_import(self.desk, batch))

    def take(self, pending: Pending) -> None:
        """Show the rows of a file; its columns first, where one is missing or dates are unclear."""
        workspace, key = self.desk.workspace, self.facts.row.key
        self._pending = pending
        self.headed.emit()

        def then(seen: ColumnsSeen) -> None:
            self._pending = replace(pending, seen=seen)
            if seen.missing or seen.dates_unclear:
                self._show_columns()
            else:
                self._judge(self._pending)

        self._study(
            lambda _session, _progress: vote_preview.columns_of(
                workspace.database, workspace.rulebook, key, pending.sheet, pending.columns
            ),
            then,
            f"อ่านไฟล์ {pending.sheet.file}",
        )

    def _check_columns(self) -> None:
        if self._form is not None and self._pending is not None and not self._form.why_not():
            self._judge(replace(self._pending, columns=self._form.columns()))

    def _judge(self, pending: Pending) -> None:
        """See every row as the import would judge it."""
        workspace, key = self.desk.workspace, self.facts.row.key

        def work(_session: Session, progress: Progress) -> Pending:
            rulebook, sheet, columns = workspace.rulebook, pending.sheet, pending.columns
            seen = vote_preview.preview(workspace.database, rulebook, key, sheet, columns, progress)
            return replace(pending, preview=seen, lines=lines(seen))

        def then(judged: Pending) -> None:
            self._pending = judged
            self._show_rows()

        self._study(work, then, "ตรวจทุกแถว")

    def _study(
        self, work: Callable[[Session, Progress], T], then: Callable[[T], object], title: str
    ) -> None:
        task = self.desk.runner.study(work, then, owner=self, failed=self._refused)
        task.cancelled.connect(self._stopped)
        self.desk.watch(task, title)

    def _stopped(self) -> None:
        if ui.alive(self) and (self._pending is None or self._pending.preview is None):
            self.give_up()

    def _refused(self, error: Exception) -> None:
        """Say why the file is not taken; an error of ours goes the usual way."""
        if not isinstance(error, UserError):
            self.desk.runner.failed.emit(error)
            return
        if ui.alive(self) and (self._form is None or self._rows is not None):
            self.give_up()
        details = dialogs.trouble_of(error).details
        title = _TITLES.get(error.code, "ไฟล์นี้ยังนำเข้าไม่ได้")
        self.desk.tell(Trouble(title, str(error), lines=error.findings, details=details))

    def _show_choice(self) -> None:
        self._form = self._rows = None
        items: list[ui.Item] = []
        if self.facts.frozen:
            words = "ยืนยันผลแล้ว จึงนำเข้าและถอยไม่ได้ ถ้าต้องแก้ ให้เปิดผลอีกครั้งที่ขั้นยืนยันผล"
            items.append(Banner(words, "good", icon="lock"))
            self._zone = None
        else:
            items.append(self._drop_zone())
        cards = BatchCards(self.desk, self.facts)
        self.fill(ui.scroll(col(*items, cards, None, gap=12, margin=(24, 0, 24, 16))))
        self.headed.emit()

    def _drop_zone(self) -> QWidget:
        again = bool(self.facts.row.batches)
        title = "นำเข้าไฟล์เพิ่ม" if again else "เลือกไฟล์ผลลงคะแนน หรือลากมาวางที่นี่"
        how = "ไฟล์ที่ดาวน์โหลดจากแบบฟอร์ม เป็น CSV, XLSX หรือ ZIP ก็ได้ โปรแกรมแสดงทุกแถวให้ตรวจก่อน แล้วจึงบันทึก"
        if again:
            how = "ใบที่มาทีหลังของคนเดิมแทนใบก่อนตามกติกาของรอบ ไฟล์เดิมจะไม่ถูกนับซ้ำ"
        self._zone = button("เลือกไฟล์", "tint", "folder", do=self.choose)
        words = col(
            label(title, "heading", wrap=True), label(how, "small", "muted", wrap=True), gap=2
        )
        inside = row(ui.Glyph("import", "ink-text", 28), ui.box(words), self._zone, gap=16)
        inside.setStretch(1, 1)
        return panel(ui.col(inside, margin=(18, 16, 18, 16)))

    def _show_columns(self) -> None:
        pending = self._pending
        if pending is None or pending.seen is None:
            return
        self._pending = replace(pending, preview=None)
        self._rows = None
        self._form = ColumnsForm(
            self.desk, self.facts, pending.sheet, pending.seen, pending.columns
        )
        self._form.changed.connect(self.headed)
        self.fill(self._form)
        self._form.start()
        self.headed.emit()

    def _show_rows(self) -> None:
        pending = self._pending
        if pending is None or pending.preview is None:
            return
        self._form = None
        self._rows = RowsSeen(self.desk, self.facts, pending.sheet, pending.preview, pending.lines)
        self.fill(self._rows, margin=(24, 0, 24, 16))
        self._rows.table.view.setFocus()
        self.headed.emit()
