"""The values of the chosen box, each in a field of its own."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.certificates import BOX_LABELS
from core.typeset.design import LEAST_SIZE, MOST_SIZE, Design
from core.typeset.design_edits import LEAST_MM
from gui import ui
from gui.ui import col, label, row
from gui.widgets.fields import Combo, Field
from gui.widgets.growing import Growing
from gui.widgets.number_field import NumberField

FACES = {
    "text": "ลักษมัณ (ตัวราชการ)",
    "text-bold": "ลักษมัณ หนา",
    "text-italic": "ลักษมัณ เอน",
    "text-bold-italic": "ลักษมัณ หนาเอน",
    "charm": "จาม (ลายมือ)",
    "charm-bold": "จาม หนา",
    "charmonman-bold": "จามรมาน หนา",
    "srisakdi-bold": "ศรีศักดิ์ หนา",
    "trirong": "ไตรรงค์",
    "trirong-medium": "ไตรรงค์ กลาง",
    "trirong-semibold": "ไตรรงค์ หนา",
}
SIDES = {"left": "ชิดซ้าย", "center": "กึ่งกลาง", "right": "ชิดขวา"}
TAGS = {"P": "ข้อความ", "H1": "หัวเรื่อง", "H2": "หัวรอง"}
INKS = {
    "ดำ": "#000000",
    "เทาเข้ม": "#3C454B",
    "น้ำเงิน": "#27479A",
    "เขียว": "#1B6241",
    "แดงเข้ม": "#8A1F2B",
    "น้ำตาลทอง": "#6E4F0E",
}
_HOW = "ลากด้วยเมาส์ หรือกดลูกศรในผัง Shift เลื่อนไกล Ctrl ปรับขนาด"
_FARTHEST_MM, _LARGEST_MM = 400.0, 600.0
_AT = ("ซ้าย", "บน", "กว้าง", "สูง")


class BoxValues(QWidget):
    """Fields for one box.

    Attributes:
        edited: (what of the box is to be otherwise, name of the step).
    """

    edited = Signal(object, str)

    def __init__(self, names: Mapping[str, object]) -> None:
        super().__init__()
        self._names = names
        self._showing, self._index = False, -1
        self.words = Growing(hint="ข้อความ หรือแทรกค่าจากผล", least=2)
        self.wording = Field("ข้อความในกล่อง", self.words)
        choices = [(BOX_LABELS.get(name, name), name) for name in names]
        self.insert = Combo("แทรกค่าจากผล", [("แทรกค่าจากผล", ""), *choices])
        low = (-_FARTHEST_MM, -_FARTHEST_MM, LEAST_MM, LEAST_MM)
        self.at = [NumberField(least, _LARGEST_MM, decimals=1, step=0.5) for least in low]
        self.ink = Combo("สี")
        self.face = Combo("แบบตัวอักษร", [(words, key) for key, words in FACES.items()])
        self.largest, self.smallest = (
            NumberField(LEAST_SIZE, MOST_SIZE, decimals=1, step=0.5) for _ in range(2)
        )
        self.align = Combo("จัดแนว", [(words, key) for key, words in SIDES.items()])
        self.lines = NumberField(1, 9)
        self.leading = NumberField(0.8, 3, decimals=2, step=0.05)
        self.tag = Combo("ความหมาย", [(words, key) for key, words in TAGS.items()])
        self._text_only = self._place()
        self._watch()

    def show_box(self, design: Design, index: int) -> None:
        """The fields say what the box is; what is being typed is not disturbed."""
        self.setEnabled(index >= 0)
        if index < 0:
            return
        box, self._showing = design.boxes[index], True
        if index != self._index:
            self.wording.complain("")  # what was typed wrongly in the other is forgotten
        if self.words.toPlainText() != box.value and not self.wording.error:
            self.words.setPlainText(box.value)
        self._index = index
        for field, value in zip(self.at, box.at, strict=True):
            field.setValue(value)
        self._show_inks(design, box.ink)
        self.face.choose(box.face)
        self.align.choose(box.align)
        self.tag.choose(box.tag)
        self.largest.setValue(box.size[0])
        self.smallest.setValue(box.size[1])
        self.lines.setValue(box.lines)
        self.leading.setValue(box.leading)
        for part in self._text_only:
            part.setVisible(box.kind == "text")
        self._showing = False

    def _place(self) -> tuple[QWidget, ...]:
        at = [Field(f"{name} (มม.)", field) for name, field in zip(_AT, self.at, strict=True)]
        words = ui.box(col(self.wording, self.insert, gap=6))
        letters = ui.box(
            col(
                Field("แบบตัวอักษร", self.face),
                row(Field("ใหญ่สุด (พอยต์)", self.largest), Field("เล็กสุด", self.smallest), gap=10),
                row(Field("จัดแนว", self.align), Field("บรรทัดมากสุด", self.lines), gap=10),
                row(Field("ระยะบรรทัด (เท่า)", self.leading), Field("ความหมาย", self.tag), gap=10),
                gap=8,
            )
        )
        inside = col(
            col(label("กล่องที่เลือก", "heading"), label(_HOW, "small", "muted", wrap=True), gap=0),
            words,
            row(*at[:2], gap=10),
            row(*at[2:], gap=10),
            Field("สี", self.ink),
            letters,
            gap=8,
        )
        box = ui.fill(QVBoxLayout(self), (), 0)
        box.addLayout(inside)
        return words, letters

    def _watch(self) -> None:
        self.words.textChanged.connect(self._on_words)
        self.insert.activated.connect(lambda _at: self._insert())
        for field in self.at:
            field.valueChanged.connect(lambda _v: self._say(at=self._at_now()))
        for size in (self.largest, self.smallest):
            size.valueChanged.connect(lambda _v: self._say(size=self._sizes()))
        self.lines.valueChanged.connect(lambda v: self._say(lines=round(v)))
        self.leading.valueChanged.connect(lambda v: self._say(leading=round(v, 2)))
        for key in ("face", "align", "tag", "ink"):
            combo: Combo = getattr(self, key)
            combo.activated.connect(lambda _at, key=key: self._say_chosen(key))

    def _say(self, **values: Any) -> None:  # noqa: ANN401 - of a box
        if not self._showing:
            self.edited.emit(values, "-".join(values))

    def _say_chosen(self, key: str) -> None:
        self._say(**{key: getattr(self, key).currentData()})

    def _at_now(self) -> tuple[float, ...]:
        return tuple(field.value() for field in self.at)

    def _sizes(self) -> tuple[float, float]:
        """Never upside down: the field not being typed in gives way."""
        largest, smallest = self.largest.value(), self.smallest.value()
        if smallest > largest:
            given = largest if self.largest.hasFocus() else smallest
            return given, given
        return largest, smallest

    def _on_words(self) -> None:
        if self._showing:
            return
        words = self.words.toPlainText()
        why = self._why_not(words)
        self.wording.complain(why)
        if not why:
            self._say(value=words)

    def _why_not(self, words: str) -> str:
        """Why a box cannot say this, as a sentence; empty if it can."""
        if not words.strip():
            return "ยังไม่มีข้อความ พิมพ์ข้อความหรือลบกล่องนี้"
        try:
            parts = list(string.Formatter().parse(words))
        except ValueError:
            return "วงเล็บปีกกาไม่ครบคู่ เขียนเช่น {name}"
        for _words, name, spec, conversion in parts:
            if name is not None and (name not in self._names or spec or conversion):
                return f"ไม่มีค่า {{{name}}} ใช้ปุ่มแทรกค่าจากผล"
        return ""

    def _insert(self) -> None:
        name = self.insert.currentData()
        self.insert.setCurrentIndex(0)
        if name:
            self.words.insertPlainText(f"{{{name}}}")
            self.words.setFocus()

    def _show_inks(self, design: Design, ink: str) -> None:
        known = dict.fromkeys((*design.inks.values(), *INKS.values(), ink))
        named = {value: words for words, value in INKS.items()}
        if [self.ink.itemData(i) for i in range(self.ink.count())] != list(known):
            self.ink.set_choices([(named.get(value, value), value) for value in known])
            edge = ui.px(14)
            self.ink.setIconSize(QSize(edge, edge))
            for i, value in enumerate(known):
                swatch = QPixmap(edge, edge)
                swatch.fill(QColor(value))
                self.ink.setItemIcon(i, QIcon(swatch))
        self.ink.choose(ink)
