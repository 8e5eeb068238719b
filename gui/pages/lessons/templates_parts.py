"""The parts of a template as the office words them: chosen in a list, moved, worded beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.lessons.template import Template
from core.lessons.template_file import Wording, own_part, worded
from gui import theme, ui
from gui.ui import button, col, label, row
from gui.widgets.fields import REQUIRED, Combo, Field, text_field
from gui.widgets.growing import Growing

# Where the heading of a part stands on the paper.
PRINTED: Mapping[str, str] = {
    "follows": "กระดาษพิมพ์หัวข้อนี้ เรียงตามลำดับของแบบ",
    "after": "กระดาษพิมพ์ส่วนนี้ต่อจากเนื้อหาเดิม",
    "fixed": "กระดาษพิมพ์หัวข้อนี้ แต่ตำแหน่งบนกระดาษคงเดิมตามรูปแบบของเอกสาร",
    "form": "หัวข้อนี้อยู่บนฟอร์มเท่านั้น กระดาษพิมพ์เฉพาะคำตอบหรือไม่พิมพ์",
}
_KINDS = {"line": "ข้อความบรรทัดเดียว", "text": "ข้อความหลายบรรทัด", "list": "รายการเป็นข้อ"}
_LIST_WIDE = 320
_OUT = "เอาส่วนที่สำนักงานเพิ่มเองออกจากแบบ (Alt Delete)"
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
                if one.group == group.key:
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

    Alt+↑↓ moves the part in its group, Alt+Insert adds one of the office's own after it, which
    Alt+Delete takes out, wherever the keyboard is here.

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
        self._of_new: Mapping[str, str] = {}
        self.paper = label("", "small", "muted", wrap=True)
        self.rows = PartRows()
        self.heading, self.short = text_field(), text_field(hint="เว้นว่างไว้ใช้หัวข้อ")
        self.hint = Growing(hint="ควรเขียนอะไร อย่างไร", least=2)
        self.required = QCheckBox("ต้องเขียน จึงนับว่าครบ")
        self.heading_field = Field("หัวข้อ", self.heading, required=True)
        self.up = button("", "icon", "up", tip="เลื่อนขึ้นในหมวด (Alt ↑)", do=partial(self.shift, -1))
        self.down = button(
            "", "icon", "down", tip="เลื่อนลงในหมวด (Alt ↓)", do=partial(self.shift, 1)
        )
        self.kind = Combo("ชนิดคำตอบ", [(words, kind) for kind, words in _KINDS.items()])
        self.kind_field = Field("ชนิดคำตอบ", self.kind)
        self.new = button(
            "เพิ่มส่วน", "", "plus", "s", tip="เพิ่มส่วนของสำนักงานต่อจากส่วนนี้ (Alt Insert)", do=self.add
        )
        self.out = button("เอาออก", "", "bin", "s", tip=_OUT, do=self.remove)
        self._lay()
        self.rows.currentRowChanged.connect(lambda _at: self._show())
        for field in (self.heading, self.short):
            field.textEdited.connect(lambda _words: self._take())
        self.hint.textChanged.connect(self._take)
        self.required.toggled.connect(lambda _on: self._take())
        self.kind.currentIndexChanged.connect(lambda _at: self._take())
        acts: dict[str, Callable[[], None]] = {
            "Alt+Up": partial(self.shift, -1),
            "Alt+Down": partial(self.shift, 1),
            "Alt+Insert": self.add,
            "Alt+Delete": self.remove,
        }
        for keys, act in acts.items():
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _lay(self) -> None:
        fields = ui.scroll(
            col(
                col(self.heading_field, self.paper, gap=3),
                Field("ชื่อในโครงเรื่อง", self.short),
                Field("คำแนะนำ", self.hint),
                self.kind_field,
                self.required,
                None,
                gap=10,
                margin=(1, 1, 8, 1),
            )
        )
        parts = col(self.rows, row(self.new, self.out, None, self.up, self.down, gap=4), gap=6)
        line = row(parts, fields, gap=16)
        line.setStretch(1, 1)
        ui.fill(QVBoxLayout(self), [line])

    def show_template(self, template: Template) -> None:
        """The parts as the template words them now, the first chosen."""
        self._template, self._printed, self._of_new = template, {}, {}
        order = [group.key for group in template.groups]
        places = {part.key: order.index(part.group) for part in template.parts}
        self.parts = sorted(worded(template).parts, key=lambda one: places[one.key])
        self._list(self.parts[0].key)

    def show_parts(self, parts: Sequence[Wording], key: str) -> None:
        """These parts, worded so; this one chosen if it is among them."""
        self.parts = list(parts)
        keys = [one.key for one in parts]
        self._list(key if key in keys else keys[0])

    def add(self) -> None:
        """A part of the office's own stands after the one chosen, to be worded."""
        at = self._at
        if self._template is None or at < 0:
            return
        new = own_part(self._template, self.parts, self._group(at), "text")
        self.parts.insert(at + 1, new)
        self._list(new.key)
        self.heading.setFocus()
        self.edited.emit()

    def remove(self) -> None:
        """The part chosen is gone, if it is one of the office's own."""
        at = self._at
        if at >= 0 and self.parts[at].is_own:
            del self.parts[at]
            self._list(self.parts[max(at - 1, 0)].key)
            self.rows.setFocus()
            self.edited.emit()

    def tell_printed(self, printed: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        """Say of the part chosen where its heading is printed: by part, by group of a new one."""
        self._printed, self._of_new = printed
        self._tell_paper()

    def _tell_paper(self) -> None:
        of_new = self._of_new.get(self._group(self._at), "") if self._at >= 0 else ""
        self.paper.setText(PRINTED.get(self._printed.get(self.rows.chosen, of_new), ""))

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
        return self.parts[at].group

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
        self.kind.choose(one.kind)
        self.kind_field.setVisible(self._template is None or one.key not in self._template.by_key)
        self.out.setEnabled(one.is_own)
        ui.set_tip(self.out, _OUT if one.is_own else "เอาออกได้เฉพาะส่วนที่สำนักงานเพิ่มเอง")
        self.heading_field.complain("")
        self._tell_paper()
        self.up.setEnabled(at > 0 and self._group(at - 1) == self._group(at))
        self.down.setEnabled(at < last and self._group(at + 1) == self._group(at))
        self._showing = False

    def _take(self) -> None:
        at = self._at
        if self._showing or at < 0:
            return
        was = self.parts[at]
        said_now = replace(
            was,
            heading=self.heading.text(),
            short=self.short.text(),
            hint=self.hint.toPlainText(),
            required=self.required.isChecked(),
            kind=str(self.kind.currentData()) if self.kind_field.isVisibleTo(self) else was.kind,
        )
        if said_now != was:
            self.parts[at] = said_now
            self.rows.currentItem().setText(said(said_now))
            self.heading_field.complain("")
            self.edited.emit()


def said(one: Wording) -> str:
    """The part as the list names it."""
    name = one.short.strip() or one.heading.strip() or "ยังไม่มีหัวข้อ"
    return f"{name} · {REQUIRED}" if one.required else name
