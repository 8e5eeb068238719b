"""The parts of a template as the office words them: chosen in a list, moved, worded beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.lessons.template import Template
from core.lessons.template_file import Wording, worded
from gui import theme, ui
from gui.ui import button, col, label, row
from gui.widgets.fields import REQUIRED, Field, text_field
from gui.widgets.growing import Growing

# Where the heading of a part stands on the paper.
PRINTED: Mapping[str, str] = {
    "follows": "กระดาษพิมพ์หัวข้อนี้ เรียงตามลำดับของแบบ",
    "fixed": "กระดาษพิมพ์หัวข้อนี้ แต่ตำแหน่งบนกระดาษคงเดิมตามรูปแบบของเอกสาร",
    "form": "หัวข้อนี้อยู่บนฟอร์มเท่านั้น กระดาษพิมพ์เฉพาะคำตอบหรือไม่พิมพ์",
}
_LIST_WIDE = 320
_LEAST_HIGH = 120
_KEY = Qt.ItemDataRole.UserRole


class PartRows(QListWidget):
    """The parts below the names of their groups; only parts are chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("ส่วนทั้งหมด")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(ui.px(_LEAST_HIGH))
        self.setFixedWidth(ui.px(_LIST_WIDE))

    def show_parts(self, template: Template, parts: list[Wording], key: str) -> None:
        """List the parts, this one chosen."""
        self.clear()
        for group in template.groups:
            head = QListWidgetItem(group.title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(theme.now().font("small"))
            head.setForeground(theme.now().colour("ink-text"))
            self.addItem(head)
            for one in parts:
                if template.by_key[one.key].group == group.key:
                    item = QListWidgetItem(said(one))
                    item.setData(_KEY, one.key)
                    self.addItem(item)
        self.choose(key)

    def choose(self, key: str) -> None:
        """The part of this key is chosen and in sight."""
        at = next(i for i in range(self.count()) if self.item(i).data(_KEY) == key)
        self.setCurrentRow(at)
        self.scrollToItem(self.item(at - 1))  # the name of the group, where it is the first
        self.scrollToItem(self.item(at))

    @property
    def chosen(self) -> str:
        """The key of the part chosen."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_KEY) or "")


class TemplateParts(QWidget):
    """The list, and the fields of the part chosen in it.

    Alt+↑↓ moves the part in its group, wherever the keyboard is here.

    Attributes:
        edited: something is worded otherwise, or stands elsewhere.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._template: Template | None = None
        self.parts: list[Wording] = []
        self._showing = False
        self._printed: Mapping[str, str] = {}
        self.paper = label("", "small", "muted", wrap=True)
        self.rows = PartRows()
        self.heading, self.short = text_field(), text_field(hint="เว้นว่างไว้ใช้หัวข้อ")
        self.hint = Growing(hint="ควรเขียนอะไร อย่างไร", least=2)
        self.required = QCheckBox("ต้องเขียน จึงนับว่าครบ")
        self.heading_field = Field("หัวข้อ", self.heading, required=True)
        self.up = button(
            "ขึ้น", "", "up", "s", tip="เลื่อนขึ้นในหมวด (Alt ↑)", do=partial(self.shift, -1)
        )
        self.down = button(
            "ลง", "", "down", "s", tip="เลื่อนลงในหมวด (Alt ↓)", do=partial(self.shift, 1)
        )
        self._lay()
        self.rows.currentRowChanged.connect(lambda _at: self._show())
        for field in (self.heading, self.short):
            field.textEdited.connect(lambda _words: self._take())
        self.hint.textChanged.connect(self._take)
        self.required.toggled.connect(lambda _on: self._take())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self.shift, step))

    def _lay(self) -> None:
        fields = ui.scroll(
            col(
                col(self.heading_field, self.paper, gap=3),
                Field("ชื่อในโครงเรื่อง", self.short),
                Field("คำแนะนำ", self.hint),
                row(self.required, None, self.up, self.down, gap=6),
                None,
                gap=10,
                margin=(1, 1, 8, 1),
            )
        )
        line = row(self.rows, fields, gap=16)
        line.setStretch(1, 1)
        ui.fill(QVBoxLayout(self), [line])

    def show_template(self, template: Template) -> None:
        """The parts as the template words them now, the first chosen."""
        self._template, self._printed = template, {}
        order = [group.key for group in template.groups]
        places = {part.key: order.index(part.group) for part in template.parts}
        self.parts = sorted(worded(template).parts, key=lambda one: places[one.key])
        self._list(self.parts[0].key)

    def tell_printed(self, printed: Mapping[str, str]) -> None:
        """Say of the part chosen where its heading is printed."""
        self._printed = printed
        self._tell_paper()

    def _tell_paper(self) -> None:
        self.paper.setText(PRINTED.get(self._printed.get(self.rows.chosen, ""), ""))

    def complain(self, key: str, why: str) -> None:
        """Say what is wrong with the heading of this part; an empty ``why`` takes it away."""
        if why:
            self.rows.choose(key)
            self.heading.setFocus()
        self.heading_field.complain(why)

    def shift(self, step: int) -> None:
        """The part chosen stands before or after its neighbour of the same group."""
        at = self._at
        to = at + step
        if at >= 0 and 0 <= to < len(self.parts) and self._group(at) == self._group(to):
            key = self.parts[at].key
            self.parts[at], self.parts[to] = self.parts[to], self.parts[at]
            self._list(key)
            self.edited.emit()

    def _list(self, key: str) -> None:
        if self._template is not None:
            self._showing = True
            self.rows.show_parts(self._template, self.parts, key)
            self._showing = False
            self._show()

    @property
    def _at(self) -> int:
        key = self.rows.chosen
        return next((i for i, one in enumerate(self.parts) if one.key == key), -1)

    def _group(self, at: int) -> str:
        return self._template.by_key[self.parts[at].key].group if self._template else ""

    def _show(self) -> None:
        at = self._at
        if self._showing or at < 0:
            return
        self._showing = True
        one, last = self.parts[at], len(self.parts) - 1
        for field, words in ((self.heading, one.heading), (self.short, one.short)):
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
        if self.hint.toPlainText() != one.hint:
            self.hint.setPlainText(one.hint)
        self.required.setChecked(one.required)
        self.heading_field.complain("")
        self._tell_paper()
        self.up.setEnabled(at > 0 and self._group(at - 1) == self._group(at))
        self.down.setEnabled(at < last and self._group(at + 1) == self._group(at))
        self._showing = False

    def _take(self) -> None:
        at = self._at
        if self._showing or at < 0:
            return
        said_now = replace(
            self.parts[at],
            heading=self.heading.text(),
            short=self.short.text(),
            hint=self.hint.toPlainText(),
            required=self.required.isChecked(),
        )
        if said_now != self.parts[at]:
            self.parts[at] = said_now
            self.rows.currentItem().setText(said(said_now))
            self.heading_field.complain("")
            self.edited.emit()


def said(one: Wording) -> str:
    """The part as the list names it."""
    name = one.short.strip() or one.heading.strip() or "ยังไม่มีหัวข้อ"
    return f"{name} · {REQUIRED}" if one.required else name
