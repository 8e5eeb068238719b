"""Answers that are files: pictures with captions, and papers attached. Copies are kept by hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core import files
from core.answers import Answer
from gui import theme, ui
from gui.ui import button, col, label, row
from gui.widgets.answers.editor import AnswerEditor, Answers, Question, tab_before
from gui.widgets.answers.words import OneLine
from gui.widgets.picture_field import PICTURES, PictureFrame, read_picture

PAPERS = (("เอกสารและภาพ", ("pdf", "docx", "xlsx", "pptx", "jpg", "jpeg", "png")),)
_IMAGES = ("jpg", "jpeg", "png")


class PhotosEditor(AnswerEditor):
    """Pictures, each with its caption."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.rows: list[PhotoRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(ui.px(8))
        self._add = button("เพิ่มภาพ", "", "picture", "s", do=self._choose)
        self._add.setAccessibleName(f"เพิ่มภาพ {question.name}")
        self.setLayout(col(self._box, row(self._add, None), gap=8))

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        for one in self.rows[:]:
            self._take_out(one)
        for photo in kept if isinstance(kept, list) else []:
            if isinstance(photo, dict):
                self._put(photo)

    @override
    def answer(self, slot: str) -> Answer:
        return [one.values() for one in self.rows]

    @override
    def first_field(self) -> QWidget:
        return self._add

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return [*(one.caption for one in self.rows), self._add]

    def bring(self, source: Path) -> None:
        """A copy of the picture is kept and shown, with room for its caption."""
        desk = self.question.desk
        folder = desk.workspace.files
        desk.runner.compute(
            lambda _progress: files.keep_image(folder, source), self._arrived, owner=self
        )

    def _choose(self) -> None:
        self.question.desk.open_file("เลือกภาพกิจกรรม", PICTURES, self.bring)

    def _arrived(self, name: str) -> None:
        made = self._put({"file": name})
        made.caption.setFocus()
        self.edited.emit(self.question.key)

    def _put(self, photo: Mapping[str, Any]) -> PhotoRow:
        made = PhotoRow(self.question, photo)
        made.caption.textChanged.connect(partial(self.edited.emit, self.question.key))
        made.out.clicked.connect(partial(self._drop, made))
        self.rows.append(made)
        self._box.addWidget(made)
        tab_before(self._add, *(stop for one in self.rows for stop in (one.caption, one.out)))
        return made

    def _take_out(self, one: PhotoRow) -> None:
        self.rows.remove(one)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _drop(self, one: PhotoRow, _on: object = None) -> None:
        self._take_out(one)
        self._add.setFocus()
        self.edited.emit(self.question.key)


class PhotoRow(QWidget):
    """A picture, small, with its caption."""

    def __init__(self, question: Question, photo: Mapping[str, Any]) -> None:
        super().__init__()
        self._file = str(photo.get("file") or "")
        frame = PictureFrame(self._file)
        self.caption = OneLine(str(photo.get("caption") or ""), "คำบรรยายภาพ")
        self.caption.setAccessibleName(f"คำบรรยายภาพ {question.name}")
        self.out = button("", "icon", "close", tip="เอาภาพนี้ออก")
        box = row(frame, col(self.caption, None), col(self.out, None), gap=10)
        box.setStretch(1, 1)
        self.setLayout(box)
        file = question.desk.workspace.files / self._file
        if file.is_file():
            paper, side = theme.now().colour("paper").name(), 2 * frame.width()
            question.desk.runner.compute(
                lambda progress: read_picture(file, side, paper, progress),
                frame.show_image,
                owner=frame,
            )

    def values(self) -> dict[str, str]:
        """The file and, if there is one, the caption."""
        said = self.caption.words
        return {"file": self._file, **({"caption": said} if said else {})}


class FileEditor(AnswerEditor):
    """One picture or paper, by its name; another takes its place."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._name = ""
        self._shown: QWidget | None = None
        self._choose = button("เลือกไฟล์", "", "folder", "s", do=self._ask)
        self._choose.setAccessibleName(f"เลือกไฟล์ {question.name}")
        self._out = button("", "icon", "close", tip="เอาไฟล์นี้ออก", do=partial(self._arrived, ""))
        self._line = row(self._choose, self._out, None, gap=8)
        self.setLayout(self._line)
        self._show()

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        self._name = kept if isinstance(kept, str) else ""
        self._show()

    @override
    def answer(self, slot: str) -> Answer:
        return self._name

    @override
    def first_field(self) -> QWidget:
        return self._choose

    def bring(self, source: Path) -> None:
        """A copy of the file is kept and is the answer."""
        desk = self.question.desk
        folder = desk.workspace.files
        keep = files.keep_image if source.suffix.lower()[1:] in _IMAGES else files.keep_file
        desk.runner.compute(lambda _progress: keep(folder, source), self._arrived, owner=self)

    def _ask(self) -> None:
        self.question.desk.open_file("เลือกภาพหรือเอกสาร", PAPERS, self.bring)

    def _arrived(self, name: str) -> None:
        self._name = name
        self._show()
        self._choose.setFocus()
        self.edited.emit(self.question.key)

    def _show(self) -> None:
        if self._shown is not None:
            self._line.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._picture() if self._name else None
        if self._shown is not None:
            self._line.insertWidget(0, self._shown)
        self._out.setVisible(bool(self._name))

    def _picture(self) -> QWidget:
        file = self.question.desk.workspace.files / self._name
        if PurePosixPath(self._name).suffix.lower()[1:] not in _IMAGES:
            return label(PurePosixPath(self._name).name, wrap=True)
        frame = PictureFrame(self._name)
        if file.is_file():
            paper, side = theme.now().colour("paper").name(), 2 * frame.width()
            self.question.desk.runner.compute(
                lambda progress: read_picture(file, side, paper, progress),
                frame.show_image,
                owner=frame,
            )
        return frame


class FilesEditor(AnswerEditor):
    """Papers attached; each can be opened."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.names: list[str] = []
        self._lines: list[QWidget] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(ui.px(4))
        self._add = button("แนบไฟล์", "", "plus", "s", do=self._choose)
        self._add.setAccessibleName(f"แนบไฟล์ {question.name}")
        self.setLayout(col(self._box, row(self._add, None), gap=6))

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        self.names = [str(one) for one in kept] if isinstance(kept, list) else []
        self._show()

    @override
    def answer(self, slot: str) -> Answer:
        return list(self.names)

    @override
    def first_field(self) -> QWidget:
        return self._add

    def bring(self, source: Path) -> None:
        """A copy of the file is kept and listed."""
        desk = self.question.desk
        folder = desk.workspace.files
        desk.runner.compute(
            lambda _progress: files.keep_file(folder, source), self._arrived, owner=self
        )

    def _choose(self) -> None:
        self.question.desk.open_file("เลือกเอกสารที่จะแนบ", PAPERS, self.bring)

    def _arrived(self, name: str) -> None:
        if name not in self.names:
            self.names.append(name)
            self._show()
            self.edited.emit(self.question.key)

    def _drop(self, name: str) -> None:
        self.names.remove(name)
        self._show()
        self._add.setFocus()
        self.edited.emit(self.question.key)

    def _open(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.question.desk.toast(f"เครื่องนี้ไม่มีโปรแกรมเปิดไฟล์ {file.name}")

    def _show(self) -> None:
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(name) for name in self.names]
        for line in self._lines:
            self._box.addWidget(line)
        stops = [stop for line in self._lines for stop in line.findChildren(QPushButton)]
        tab_before(self._add, *stops)

    def _line(self, name: str) -> QWidget:
        folder = self.question.desk.workspace.files.resolve()
        file, said = (folder / name).resolve(), PurePosixPath(name).name
        words = label(said, wrap=True)
        ours = file.is_relative_to(folder) and file.is_file()
        acts = [button("เปิด", "link", do=partial(self._open, file))] if ours else []
        for act in acts:
            act.setAccessibleName(f"เปิด {said}")
        out = button("", "icon", "close", tip=f"เอา {said} ออก", do=partial(self._drop, name))
        line = row(ui.Glyph("paper", "text-2"), words, *acts, out, gap=8)
        line.setStretch(1, 1)
        return ui.box(line)
