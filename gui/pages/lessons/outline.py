"""The parts of a record at a glance: what is done, begun, missing, may be left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from core.answers import Answer, Answers
from core.checks.answers import one_word
from core.checks.remark import Passage
from core.lessons.template import Part, Template
from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.widgets.painted import LEFT, RIGHT, rounded

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HIGH, _HEAD_HIGH = 32, 30
_WORDY = frozenset({"text", "paragraphs", "list"})
_LONG_ENOUGH = 40  # letters; no single word is longer
_NUMBER_WIDE, _NAME_AT, _SIGN_WIDE = 28, 36, 26


class Progress(Enum):
    """How far a part is; its words for a screen reader."""

    DONE = "ครบ"
    SHORT = "สั้นไป"
    BEGUN = "เริ่มแล้ว"
    MISSING = "ยังว่าง"
    FREE = "เว้นว่างได้"


def progress_of(part: Part, answers: Answers, fault: str = "") -> Progress:
    """How far a part is with these answers; a faulty one is never done."""
    if part.answer.is_empty(part.key, answers):
        return Progress.MISSING if part.required else Progress.FREE
    missing = part.required and part.answer.is_missing(part.key, answers)
    if missing or fault:
        return Progress.BEGUN
    return Progress.SHORT if _is_short(part, answers) else Progress.DONE


def _is_short(part: Part, answers: Answers) -> bool:
    """Whether a part that asks for text is answered by single words only."""
    if part.kind not in _WORDY:
        return False
    texts = [text for text in _texts(answers.get(part.key)) if text.strip()]
    if not texts or sum(map(len, texts)) > _LONG_ENOUGH * len(texts):
        return False
    return all(any(one_word(Passage(part.key, text))) for text in texts)


def _texts(answer: Answer) -> list[str]:
    if isinstance(answer, tuple):
        return [text for item in answer for text in (item.text, *_texts(item.items))]
    return [answer] if isinstance(answer, str) else []


FILLED = frozenset({Progress.DONE, Progress.SHORT})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline: a part, or the title of a group (``key`` empty).

    ``required`` are the keys of the group's parts that must be complete.
    """

    key: str
    number: int
    name: str
    heading: str = ""
    required: tuple[str, ...] = ()


def lines_of(template: Template) -> list[Line]:
    """Groups and their parts in the order of the form."""
    lines = []
    for group in template.groups:
        parts = [part for part in template.parts if part.group == group.key]
        if parts:
            required = tuple(part.key for part in parts if part.required)
            lines.append(Line("", 0, group.title, required=required))
        for number, part in enumerate(parts, 1):
            lines.append(Line(part.key, number if group.numbered else 0, part.short, part.heading))
    return lines


class _Lines(QAbstractListModel):
    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self.lines = lines
        self.progress: dict[str, Progress] = {}

    def show(self, progress: Mapping[str, Progress]) -> None:
        before, self.progress = self.progress, dict(progress)
        for at, line in enumerate(self.lines):
            if not line.key or before.get(line.key) != self.progress.get(line.key):
                self.dataChanged.emit(self.index(at), self.index(at))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole and line.key:
            number = f"{to_thai(line.number)} " if line.number else ""
            return f"{number}{line.name} {self.progress.get(line.key, Progress.FREE).value}"
        if role == Qt.ItemDataRole.ToolTipRole and line.heading != line.name:
            return line.heading
        return None


class Outline(QListView):
    """The parts as a list; arrows choose, Enter goes to the answer.

    Attributes:
        chosen: a part was chosen: show it.
        asked: a part was asked for: put the keyboard there.
    """

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._lines = _Lines(lines_of(template))
        self._quiet = False
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self._lines, self))
        self.setProperty("bare", "yes")
        self.setAccessibleName("หัวข้อทั้งหมด")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._ask)

    @property
    def lines(self) -> Sequence[Line]:
        """Groups and parts, in order."""
        return self._lines.lines

    def show_progress(self, progress: Mapping[str, Progress]) -> None:
        """Show how far each part is, by key."""
        self._lines.show(progress)

    @property
    def progress(self) -> Mapping[str, Progress]:
        """How far each part is, by key."""
        return self._lines.progress

    def show_here(self, key: str) -> None:
        """Mark the part that is written now."""
        at = next((i for i, line in enumerate(self._lines.lines) if line.key == key), -1)
        index = self._lines.index(at)
        if index.isValid():
            self._quiet = True
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._quiet = False

    @property
    def here(self) -> str:
        """The part marked."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].key if index.isValid() else ""

    def _on_current(self, index: QModelIndex) -> None:
        key = self._lines.lines[index.row()].key if index.isValid() else ""
        if key and not self._quiet:
            self.chosen.emit(key)

    def _ask(self, index: QModelIndex) -> None:
        key = self._lines.lines[index.row()].key if index.isValid() else ""
        if key:
            self.asked.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._ask(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, lines: _Lines, view: QListView) -> None:
        super().__init__(view)
        self._lines, self._view = lines, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = _HIGH if self._lines.lines[index.row()].key else _HEAD_HIGH
        return QSize(self._view.viewport().width(), ui.px(high))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, box = self._lines.lines[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.key:
            on = bool(option.state & QStyle.StateFlag.State_Selected)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if on or over:
                rounded(painter, box.adjusted(0, 1, 0, -1), "ink-tint" if on else "still-tint")
            self._part(painter, box, line, on=on)
        else:
            self._group(painter, box.adjusted(ui.px(8), 0, -ui.px(8), 0), line)
        painter.restore()

    def _group(self, painter: QPainter, box: QRectF, line: Line) -> None:
        _write(painter, box, line.name, "caption", "text-2", 600)
        if line.required:
            done = sum(self._lines.progress.get(key) in FILLED for key in line.required)
            count = to_thai(f"{done}/{len(line.required)}")
            _write(painter, box, count, "caption", "text-3", 500, RIGHT)

    def _part(self, painter: QPainter, box: QRectF, line: Line, *, on: bool) -> None:
        progress = self._lines.progress.get(line.key, Progress.FREE)
        room = box.adjusted(ui.px(_NAME_AT if line.number else 8), 0, -ui.px(_SIGN_WIDE + 2), 0)
        if line.number:
            number = QRectF(box.left(), box.top(), ui.px(_NUMBER_WIDE), box.height())
            _write(painter, number, to_thai(line.number), "small", "text-3", 400, RIGHT)
        begun = progress in (*FILLED, Progress.BEGUN)
        colour = "ink-text" if on else "text" if begun else "text-2"
        weight = 600 if on else 400
        fitted = theme.elide(line.name, theme.now().font("small", weight), room.width())
        _write(painter, room, fitted, "small", colour, weight)
        edge = ui.px(14)
        left, top = box.right() - ui.px(_SIGN_WIDE - 4), box.center().y() - edge / 2
        paint_progress(painter, QRectF(left, top, edge, edge), progress)


def paint_progress(painter: QPainter, box: QRectF, progress: Progress) -> None:
    """A tick for what is done, half a disc for what is begun, a ring for what is missing.

    What is answered too shortly has the sign of something to decide.
    """
    now, disc = theme.now(), box.adjusted(2, 2, -2, -2)
    if progress is Progress.DONE:
        icons.paint(painter, "check", box, now.colour("good-text"), 2.6)
    elif progress is Progress.SHORT:
        icons.paint(painter, "wait", box, now.colour("wait-text"), 2.2)
    elif progress is Progress.BEGUN:
        painter.setPen(QPen(now.colour("ink-text"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setBrush(now.colour("ink-text"))
        painter.drawPie(disc, 90 * 16, -180 * 16)
    elif progress is Progress.MISSING:
        painter.setPen(QPen(now.colour("line-strong"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: theme.Role,
    colour: str,
    weight: int,
    side: Qt.AlignmentFlag = LEFT,
) -> None:
    painter.setFont(theme.now().font(role, weight))
    painter.setPen(theme.now().colour(colour))
    painter.drawText(box, side, text)
