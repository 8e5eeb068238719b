"""One file for each person: how they are named, where they lie, which ones are whole already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.fields import Field, text_field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.documents.gathered import Gathered
    from core.documents.person_files import PersonFile, Written

_WIDE, _LIST_LEAST, _LIST_HIGH = 620, 72, 190
_AFTER_MS = 150  # after the last key, before the folder is looked at
_SHOWN = 200  # people listed; the file beside the PDFs lists all
_USUAL = "{number}_{category}_{name}.pdf"
_TOKENS = (("เลขที่", "{number}"), ("ด้าน", "{category}"), ("ชื่อ", "{name}"), ("ปี", "{year}"))
_PATTERN_KEY, _FOLDER_KEY = "papers/each/pattern", "papers/each/folder"


class PersonFilesSheet(QObject):
    """Pattern, folder and the people with a ✓ before those whose file is whole.

    After a stop it comes back, so that the officer sees which ones exist.
    """

    def __init__(self, desk: Desk, gathered: Gathered, then: Callable[[], object]) -> None:
        super().__init__(desk.host)
        self._desk, self._gathered, self._then = desk, gathered, then
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(desk.memory.get(_FOLDER_KEY, usual))
        self.pattern = text_field(desk.memory.get(_PATTERN_KEY, _USUAL))
        self._named = Field("รูปแบบชื่อไฟล์", self.pattern, "เติมส่วนของชื่อด้วยปุ่มด้านล่าง")
        self._where = label("", "small", wrap=True, select=True)
        self._told = label("", "small", "muted", wrap=True)
        self._told.hide()
        self._people = ui.col(gap=2, margin=(12, 6, 12, 6))
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self.pattern.textChanged.connect(lambda _words: self._timer.start())
        self.sheet = Sheet(desk.host, self._body(), _WIDE)
        self._refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.pattern)
        self._show_folder()

    def look(self) -> None:
        """Find which files there would be in the folder, and which ones are whole."""
        self._timer.stop()
        gathered, folder, pattern = self._gathered, self.folder, self.pattern.text()

        def work(_progress: Progress) -> Sequence[PersonFile]:
            from core.documents.person_files import planned  # noqa: PLC0415 - brings ReportLab

            return planned(gathered, folder, pattern)

        self._desk.runner.compute(
            work, self._show, newest="person-files-plan", owner=self, failed=self._complain
        )

    def take_folder(self, folder: Path) -> None:
        """The files are to lie in this folder."""
        self.folder = folder
        self._desk.memory.set(_FOLDER_KEY, str(folder))
        self._show_folder()

    def write(self) -> None:
        """Make the files that are not whole yet, with progress and a way to stop."""
        desk, gathered, then = self._desk, self._gathered, self._then
        folder, pattern = self.folder, self.pattern.text()
        desk.memory.set(_PATTERN_KEY, pattern)

        def work(progress: Progress) -> Written:
            from core.documents.person_files import write_each  # noqa: PLC0415 - brings ReportLab

            return write_each(gathered, folder, pattern, progress)

        def done(written: Written) -> None:
            whole = f"บันทึกเกียรติบัตร {len(written.files)} ไฟล์ใน {folder.name} แล้ว"
            desk.toast(to_thai(whole))
            then()

        def run() -> None:
            task = desk.runner.compute(work, done, newest="person-files")
            task.cancelled.connect(
                lambda: ui.alive(desk) and PersonFilesSheet(desk, gathered, then)
            )
            desk.watch(task, "บันทึกเกียรติบัตรแยกรายคน")

        self.sheet.answer(run)

    def _body(self) -> ui.Column:
        tokens = [
            button(name, "", "plus", "s", do=partial(self._add, token)) for name, token in _TOKENS
        ]
        choose = button("เลือกโฟลเดอร์", "", "", "s", do=self._choose)
        folder = row(self._where, choose, gap=10)
        folder.setStretch(0, 1)
        area = ui.scroll(self._people)
        area.setMinimumHeight(ui.px(_LIST_LEAST))
        area.setMaximumHeight(ui.px(_LIST_HIGH))
        self._refuse = button("ปิด")
        self._write = button("บันทึก", "primary", "save", do=self.write)
        return col(
            label("บันทึกเกียรติบัตรแยกรายคน", "heading"),
            self._named,
            row(*tokens, None, gap=6),
            col(label("โฟลเดอร์", "small"), folder, gap=3),
            ui.panel(col(area, margin=(1, 1, 1, 1)), "sunken"),
            self._told,
            row(None, self._refuse, self._write, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )

    def _add(self, token: str) -> None:
        stem = self.pattern.text().removesuffix(".pdf")
        self.pattern.setText(f"{stem}{'_' if stem else ''}{token}.pdf")

    def _choose(self) -> None:
        self._desk.open_folder("เลือกโฟลเดอร์ของเกียรติบัตร", self.folder, self.take_folder)

    def _show_folder(self) -> None:
        self._where.setText(str(self.folder))
        self.look()

    def _show(self, files: Sequence[PersonFile]) -> None:
        self._named.complain("")
        done = sum(one.done for one in files)
        self._list([_line(one) for one in files[:_SHOWN]])
        left = len(files) - done
        more = f" แสดง {_SHOWN} คนแรก" if len(files) > _SHOWN else ""
        self._told.setText(to_thai(f"มีครบแล้ว {done} จาก {len(files)} ไฟล์{more}"))
        self._told.setVisible(bool(done))
        words = f"ทำต่ออีก {left} ไฟล์" if done and left else f"บันทึก {left or len(files)} ไฟล์"
        self._write.setText(to_thai(words))
        self._allow("" if left else "ทุกไฟล์ครบแล้ว เปิดโฟลเดอร์เพื่อใช้ได้เลย")

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.runner.failed.emit(error)
        elif ui.alive(self):
            self._named.complain(str(error))
            self._allow(str(error))

    def _allow(self, why_not: str) -> None:
        self._write.setEnabled(not why_not)
        ui.set_tip(self._write, why_not)
        self.sheet.fit()

    def _list(self, lines: Sequence[QWidget]) -> None:
        while (item := self._people.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for line in lines:
            self._people.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        self._people.addStretch(1)


def _line(one: PersonFile) -> QWidget:
    sign = "✓" if one.done else "–"
    made = label(f"{sign} {one.file}", "small", "good" if one.done else "muted", wrap=True)
    made.setAccessibleName(f"{one.name} {'มีไฟล์แล้ว' if one.done else 'ยังไม่มีไฟล์'}")
    return made
