"""ตั้งค่า: the office's own facts, its emblem and seal, how the window and the papers look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QWidget

from core import files
from core.settings import Chief, Office, Papers, Settings
from core.thai import text
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.page import Note, Page, State
from gui.ui import button, chip, col, label, panel, row
from gui.widgets.fields import Field, text_field
from gui.widgets.list_editor import ListEditor
from gui.widgets.number_field import NumberField
from gui.widgets.picture_field import PICTURES, PictureField

SAVE_AFTER_MS = 2000
_SIDE = 380
_PICTURES = {
    "emblem": ("ตราครุฑ", "หัวบันทึกข้อความ ประกาศ และหนังสือ"),
    "seal": ("ตราสำนักงาน", "บนเกียรติบัตร"),
}
_LINES: dict[str, tuple[str, str]] = {  # key of Office: its name, a hint inside the field
    "name": ("ชื่อสำนักงาน", "เช่น สำนักงานศึกษาธิการจังหวัดแสนสุข"),
    "short_name": ("ชื่อย่อ", "เช่น ศธจ.แสนสุข"),
    "province": ("จังหวัด", "เช่น แสนสุข"),
    "group": ("กลุ่มที่ออกหนังสือ", "เช่น กลุ่มบริหารงานบุคคล"),
    "number_prefix": ("เลขที่หนังสือขึ้นต้นด้วย", "เช่น ศธ ๐๙๙๙๙/"),
    "phone": ("โทรศัพท์", "เช่น ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑"),
    "address": ("ที่อยู่", "เลขที่ ถนน ตำบล อำเภอ จังหวัด รหัสไปรษณีย์"),
    "slogan": ("คำขวัญอัตลักษณ์", "พิมพ์ในบันทึกข้อความ ว่างไว้ได้"),
    "motto": ("คำขวัญท้ายหน้า", "พิมพ์ท้ายหนังสือ ว่างไว้ได้"),
}
_ROWS = (
    ("name",),
    ("short_name", "province"),
    ("group", "number_prefix"),
    ("address",),
    ("phone",),
    ("slogan",),
    ("motto",),
)


class SettingsPage(Page):
    """Everything is saved by itself, at most two seconds after the last key."""

    def build(self) -> None:
        """Put the cards in place and show the settings of now."""
        self.head("ตั้งค่า", "บันทึกให้เองทุกครั้งที่แก้")
        self._fields = {key: text_field(hint=hint) for key, (_name, hint) in _LINES.items()}
        self._chief = text_field(hint="ชื่อและนามสกุล พร้อมคำนำหน้า")
        self._chief_post = text_field(hint="เช่น ศึกษาธิการจังหวัดแสนสุข")
        self._officer = text_field(hint="ชื่อที่บันทึกในประวัติการแก้ไข")
        self._words = ListEditor("คำเฉพาะ", hint="คำที่ต้องอยู่บรรทัดเดียวกันเสมอ")
        self._leading = NumberField(18, 22, decimals=1, step=0.1)
        self._before_part = NumberField(0, 6, decimals=1, step=0.5)
        self._digits = QCheckBox("ใช้เลขไทยบนเอกสาร")
        self._pictures = {
            key: PictureField(name, what_for, partial(self._choose, key), partial(self._drop, key))
            for key, (name, what_for) in _PICTURES.items()
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._place()
        self._show(self.desk.workspace.settings)
        self._watch()

    def open(self, draft: object = None, **where: object) -> None:
        """Show the settings; words not yet saved come along as ``draft``."""
        super().open(**where)
        if isinstance(draft, Settings):
            self._show(draft)
            self.save()

    def where_now(self) -> dict[str, object]:
        """The settings as they stand in the fields."""
        return {**self.where, "draft": self.typed()}

    def leave(self) -> None:
        """Save what is not saved yet."""
        self.save()

    def panes(self) -> Sequence[QWidget]:
        """The office's facts, then all the rest."""
        return self._columns

    @classmethod
    def states(cls) -> Sequence[State]:
        """The page scrolled to its end, too."""
        return (State("end", lambda page: page.scroll_to_end()),)

    def scroll_to_end(self) -> None:
        """Show the last of the cards."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def typed(self) -> Settings:
        """The settings that the fields say, clean."""
        now = self.desk.workspace.settings
        lines = {key: text.line(field.text()) for key, field in self._fields.items()}
        chief = Chief(text.line(self._chief.text()), text.line(self._chief_post.text()))
        words = tuple(self._words.items)
        office = replace(now.office, **lines, chief=chief, words=words)
        papers = replace(
            now.papers,
            leading_pt=self._leading.value(),
            before_part_pt=self._before_part.value(),
            thai_digits=self._digits.isChecked(),
        )
        return replace(now, officer=text.line(self._officer.text()), office=office, papers=papers)

    def save(self) -> None:
        """What the fields say is on disk soon, if it is new."""
        self._timer.stop()
        typed, now = self.typed(), self.desk.workspace.settings
        if (typed.officer, typed.office, typed.papers) == (now.officer, now.office, now.papers):
            return
        self.desk.change_settings(
            lambda settings: _with_facts(settings, typed.officer, typed.office, typed.papers),
            self._say_saved,
        )

    def _say_saved(self) -> None:
        clock = to_thai(datetime.now().astimezone().strftime("%H.%M"))
        if ui.alive(self):
            self.head(note=Note(f"บันทึกแล้ว {clock} น."))

    def _place(self) -> None:
        side = col(*self._side_cards(), None, gap=12)
        main = col(self._office_card(), self._words_card(), None, gap=12)
        if self.desk.narrow:
            inside: ui.Row | ui.Column = col(main, side, gap=12, margin=(24, 2, 14, 20))
            self._columns: list[QWidget] = [self]
        else:
            left, right = ui.box(main), ui.box(side, _SIDE)
            inside = row(left, right, gap=16, margin=(24, 2, 14, 20))
            inside.setStretch(0, 1)
            self._columns = [left, right]
        self._area = ui.scroll(inside)
        self.lay(self._area, margin=(0, 0, 0, 0))

    def _office_card(self) -> QWidget:
        lines: list[ui.Item] = []
        for keys in _ROWS:
            fields = [Field(_LINES[key][0], self._fields[key]) for key in keys]
            lines.append(row(*fields, gap=12))
        chief = row(
            Field("ผู้ลงนามแทนสำนักงาน", self._chief), Field("ตำแหน่ง", self._chief_post), gap=12
        )
        return _card("สำนักงาน", "พิมพ์บนหัวและท้ายเอกสารทุกฉบับ", *lines, chief)

    def _words_card(self) -> QWidget:
        return _card("คำเฉพาะของสำนักงาน", "ไม่ตัดกลางคำเมื่อจบบรรทัด", self._words)

    def _side_cards(self) -> list[QWidget]:
        pictures = _card("ตรา", "ใช้ไฟล์ของสำนักงานเอง", *self._pictures.values())
        leading = Field("ระยะบรรทัด (พอยต์)", self._leading, "๑๘–๒๒ ปกติ ๑๘.๑")
        before = Field("ระยะก่อนหัวข้อของบทเรียน (พอยต์)", self._before_part, "๐–๖ ปกติ ๐")
        papers = _card("เอกสาร", "มีผลกับเอกสารที่พิมพ์ต่อจากนี้", leading, before, self._digits)
        officer = Field("ชื่อผู้ใช้", self._officer)
        return [
            pictures,
            self._window_card(),
            papers,
            _card("ผู้ใช้โปรแกรม", "ประวัติการแก้ไขบันทึกชื่อนี้", officer),
        ]

    def _window_card(self) -> QWidget:
        group = QButtonGroup(self)
        modes = []
        for mode, name in theme.MODES.items():
            made = chip(name, on=mode == theme.now().mode)
            made.clicked.connect(partial(self._wear, mode))
            group.addButton(made)
            modes.append(made)
        zoom = theme.now().zoom
        smaller = button("", "icon", "minus", tip="ย่อ (Ctrl -)", do=lambda: self._zoom(-1))
        larger = button("", "icon", "plus", tip="ขยาย (Ctrl +)", do=lambda: self._zoom(1))
        smaller.setEnabled(zoom > theme.ZOOM_LEAST)
        larger.setEnabled(zoom < theme.ZOOM_MOST)
        percent = label(to_thai(f"{zoom:.0%}"), "strong", width=64)
        percent.setAlignment(ui.CENTRE)
        size = row(label("ขนาดตัวอักษร", "small"), None, smaller, percent, larger, gap=4)
        return _card("หน้าต่าง", "", row(*modes, None, gap=8), size)

    def _show(self, settings: Settings) -> None:
        office = settings.office
        for key, field in self._fields.items():
            _set(field, getattr(office, key))
        _set(self._chief, office.chief.name)
        _set(self._chief_post, office.chief.position)
        _set(self._officer, settings.officer)
        self._words.set_items(office.words)
        self._leading.setValue(settings.papers.leading_pt)
        self._before_part.setValue(settings.papers.before_part_pt)
        self._digits.setChecked(settings.papers.thai_digits)
        self._show_pictures(office)

    def _show_pictures(self, office: Office) -> None:
        folder = self.desk.workspace.files
        for key, field in self._pictures.items():
            name = getattr(office, key)
            field.show_file(folder / name if name else None, self.desk.runner)

    def _watch(self) -> None:
        lines = [*self._fields.values(), self._chief, self._chief_post, self._officer]
        for field in lines:
            field.textEdited.connect(lambda _text: self._timer.start())
            field.editingFinished.connect(self.save)
        self._words.edited.connect(self._timer.start)
        for number in (self._leading, self._before_part):
            number.valueChanged.connect(lambda _value: self.save())
        self._digits.toggled.connect(lambda _on: self.save())

    def _wear(self, mode: str, _on: object = None) -> None:
        self.desk.wear(
            replace(self.desk.workspace.settings.window, mode=mode, zoom=theme.now().zoom)
        )

    def _zoom(self, steps: int) -> None:
        now = theme.now()
        zoom = round(now.zoom + steps * theme.ZOOM_STEP, 2)
        self.desk.wear(replace(self.desk.workspace.settings.window, mode=now.mode, zoom=zoom))

    def _choose(self, key: str) -> None:
        name = _PICTURES[key][0]
        self.desk.open_file(f"เลือกไฟล์ {name}", PICTURES, partial(self._bring, key))

    def _bring(self, key: str, source: Path) -> None:
        """The picture is copied into the workspace and becomes the office's."""
        folder = self.desk.workspace.files
        self.compute(lambda _progress: files.keep_image(folder, source), partial(self._keep, key))

    def _keep(self, key: str, name: str) -> None:
        def show() -> None:
            if ui.alive(self):
                self._show_pictures(self.desk.workspace.settings.office)

        self.desk.change_settings(partial(_with_picture, key, name), show)

    def _drop(self, key: str) -> None:
        before = getattr(self.desk.workspace.settings.office, key)
        self._keep(key, "")
        self.desk.toast(f"เอา{_PICTURES[key][0]}ออกแล้ว", partial(self._keep, key, before))


def _with_picture(key: str, name: str, settings: Settings) -> Settings:
    office = settings.office
    changed = replace(office, emblem=name) if key == "emblem" else replace(office, seal=name)
    return replace(settings, office=changed)


def _with_facts(settings: Settings, officer: str, office: Office, papers: Papers) -> Settings:
    """The settings with these facts, but the pictures they have now."""
    kept = replace(office, emblem=settings.office.emblem, seal=settings.office.seal)
    return replace(settings, officer=officer, office=kept, papers=papers)


def _set(field: QLineEdit, words: str) -> None:
    if field.text() != words:
        field.setText(words)
        field.setCursorPosition(0)


def _card(name: str, what: str, *items: ui.Item) -> QWidget:
    facts: list[ui.Item] = [label(what, "small", "muted", wrap=True)] if what else []
    head = col(label(name, "heading"), *facts, gap=0)
    return panel(col(head, *items, gap=10, margin=(18, 14, 18, 16)))
