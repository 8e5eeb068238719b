"""Ask, tell, choose a file, show progress. All stand inside the window and answer by a callback.

``ask(host, Question(…), then)`` · ``tell(host, Trouble(…))`` · ``tell_error(host, error)`` ·
``open_file / save_file(host, title, kinds, …, then)`` · ``open_folder(host, title, …, then)`` ·
``watch(host, task, title)``.
Pages call them through their desk.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from core import paths
from core.errors import UserError
from gui import theme, ui
from gui.runner import Task
from gui.ui import button, col, label, panel, row
from gui.widgets.progress import ProgressSheet
from gui.widgets.sheet import Sheet

SAFE = "ไม่มีอะไรถูกบันทึก ข้อมูลเดิมยังครบ"
_SHARE = 0.35  # of the window, for a list
_MOST_FINDINGS = 200  # lines shown; the details hold all
Then = Callable[[], object]
Kind = tuple[str, tuple[str, ...]]  # ("ไฟล์ตาราง", ("xlsx", "csv"))


@dataclass(frozen=True, slots=True)
class Question:
    """A decision: what will happen, verbs on the buttons. ``yes`` is in ink, or red if ``danger``.

    ``lines`` are listed below, for instance the names of who is concerned.
    """

    title: str
    what: str = ""
    yes: str = "ตกลง"
    no: str = "ยกเลิก"
    danger: bool = False
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong: what happened, what is safe, what to do. Never a code."""

    title: str
    what: str
    safe: str = SAFE
    todo: str = ""
    lines: Sequence[str] = ()
    details: str = ""
    acts: Sequence[tuple[str, Then]] = field(default=())


def ask(host: QWidget, question: Question, then: Then, otherwise: Then | None = None) -> Sheet:
    """Show the question; ``then`` follows its yes, ``otherwise`` its no."""
    kind = "danger-now" if question.danger else "primary"
    no, yes = button(question.no), button(question.yes, kind)
    sign = ui.Glyph("wait", "bad-text" if question.danger else "ink-text", 24)
    body = _body(host, sign, question.title, question.what, lines=question.lines)
    body.addLayout(row(None, no, yes, gap=8))
    sheet = Sheet(host, body)
    yes.clicked.connect(lambda: sheet.answer(then))
    no.clicked.connect(sheet.refuse)
    if otherwise is not None:
        sheet.refused.connect(otherwise)
    sheet.open(no if question.danger else yes)
    return sheet


def tell(host: QWidget, trouble: Trouble) -> Sheet:
    """Show what went wrong, with the details one press from the clipboard."""
    sign = ui.Glyph("wait", "bad-text", 24)
    body = _body(host, sign, trouble.title, trouble.what, trouble.safe, trouble.lines)
    if trouble.todo:
        body.addWidget(label(trouble.todo, wrap=True))
    details = trouble.details or "\n".join([trouble.title, trouble.what, *trouble.lines])
    copy = button("คัดลอกรายละเอียด", "link", do=lambda: _copy(details))
    close = button("ปิด", "" if trouble.acts else "primary")
    acts = [button(name, "primary" if not i else "") for i, (name, _do) in enumerate(trouble.acts)]
    body.addLayout(row(copy, None, close, *reversed(acts), gap=8))
    sheet = Sheet(host, body)
    close.clicked.connect(sheet.finish)
    for made, (_name, do) in zip(acts, trouble.acts, strict=True):
        made.clicked.connect(partial(sheet.answer, do))
    sheet.open(acts[0] if acts else close)
    return sheet


def tell_error(host: QWidget, error: Exception) -> Sheet:
    """Show an error: the officer's own in its sentence, any other as an apology with the log."""
    return tell(host, trouble_of(error))


def trouble_of(error: Exception) -> Trouble:
    """The error in words; the traceback goes into the details only."""
    if isinstance(error, UserError):
        details = "\n".join([str(error), *error.findings, f"({error.code})"])
        return Trouble("ทำรายการนี้ไม่ได้", str(error), lines=error.findings, details=details)
    return Trouble(
        "โปรแกรมทำงานผิดพลาด ขออภัย",
        "เกิดข้อผิดพลาดที่ไม่ได้คาดไว้ งานเมื่อครู่จึงไม่ได้บันทึก",
        "ข้อมูลที่บันทึกไว้ก่อนหน้านี้ยังครบ",
        f"ลองทำอีกครั้ง ถ้ายังเป็นอยู่ ส่งไฟล์บันทึกข้อผิดพลาดให้ผู้ดูแลโปรแกรม: {paths.log_file()}",
        details="".join(traceback.format_exception(error)),
    )


def watch(host: QWidget, task: Task, title: str) -> ProgressSheet:
    """Show the progress of a task that takes longer than 0.3 seconds, with a way to stop it."""
    return ProgressSheet(host, task, title)


def open_file(
    host: QWidget, title: str, kinds: Sequence[Kind], then: Callable[[Path], object]
) -> QFileDialog:
    """Let the officer choose an existing file."""
    dialog = _chooser(host, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "เลือกไฟล์นี้")
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def open_folder(
    host: QWidget, title: str, suggested: Path, then: Callable[[Path], object]
) -> QFileDialog:
    """Let the officer choose a folder, or make a new one."""
    dialog = _chooser(host, title, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "เลือกโฟลเดอร์นี้")
    dialog.setDirectory(str(suggested))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def save_file(
    host: QWidget,
    title: str,
    kinds: Sequence[Kind],
    suggested: Path,
    then: Callable[[Path], object],
) -> QFileDialog:
    """Let the officer name a file; one that exists is replaced only after a yes."""
    dialog = _chooser(host, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(kinds[0][1][0] if kinds else "")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "บันทึก")
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: _sure(host, Path(name), then))
    dialog.open()
    return dialog


def _sure(host: QWidget, file: Path, then: Callable[[Path], object]) -> None:
    if not file.exists():
        then(file)
        return
    question = Question(
        f"มีไฟล์ {file.name} อยู่แล้ว",
        "ถ้าเขียนทับ ไฟล์เดิมจะหายไป ถ้ายกเลิก ไฟล์เดิมยังอยู่และตั้งชื่อใหม่ได้",
        yes="เขียนทับ",
        danger=True,
    )
    ask(host, question, lambda: then(file))


def _chooser(host: QWidget, title: str, kinds: Sequence[Kind]) -> QFileDialog:
    dialog = QFileDialog(host, title)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, "ยกเลิก")
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, "ชื่อไฟล์")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "ชนิดไฟล์")
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "ในโฟลเดอร์")
    filters = [f"{name} ({' '.join(f'*.{end}' for end in ends)})" for name, ends in kinds]
    dialog.setNameFilters([*filters, "ทุกไฟล์ (*)"])
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _body(
    host: QWidget, sign: QWidget, title: str, what: str, safe: str = "", lines: Sequence[str] = ()
) -> ui.Column:
    head = row(sign, label(title, "heading", wrap=True), gap=10)
    head.setStretch(1, 1)
    body = col(head, gap=12, margin=(24, 20, 20, 18))
    if what:
        body.addWidget(label(what, wrap=True))
    if lines:
        body.addWidget(_listed(lines, round(host.height() * _SHARE)), 1)
    if safe:
        words = row(
            ui.Glyph("shield", "good-text", 18),
            label(safe, "small", "good", wrap=True),
            gap=8,
            margin=(12, 6, 12, 6),
        )
        words.setStretch(1, 1)
        body.addWidget(panel(words, "good"))
    return body


def _listed(lines: Sequence[str], most: int) -> QWidget:
    shown = [label("• " + line, "small", "muted", wrap=True) for line in lines[:_MOST_FINDINGS]]
    inside: QLayout = col(*shown, None, gap=2, margin=(12, 6, 12, 6))
    if len(shown) <= 5:  # noqa: PLR2004 - as many lines as stand well without scrolling
        return panel(inside, "sunken")
    area = ui.scroll(inside)
    area.setFixedHeight(min(theme.now().px(260), most))
    return panel(col(area, margin=(1, 1, 1, 1)), "sunken")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
