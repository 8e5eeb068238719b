"""แบบบันทึก: a template worded by the office, as its next version or under a name of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from core.errors import UserError
from core.jobs import Progress
from core.lessons import template_file
from core.lessons.template import Template
from core.lessons.template_file import Worded, is_own, next_version, worded
from core.lessons.template_removing import delete, refuse_used
from core.thai import text
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.page import Act
from gui.pages.lessons.templates_parts import TemplateParts
from gui.pages.lessons.templates_steps import Stand, WordingSteps, changed, step_key
from gui.ui import button, col, label, row
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.database import Session
    from core.documents.own_templates import Printed
    from core.workspace import Workspace

NAME = "แบบบันทึก"
_WIDE = 900
_WHICH_WIDE, _SHORT_WIDE = 260, 180
_SAYS = "แก้หัวข้อ คำแนะนำ ลำดับในหมวด และข้อที่ต้องเขียนได้ และเพิ่มส่วนของสำนักงานเองได้ บันทึกที่เริ่มแล้วคงรุ่นเดิม"
_VERSION, _COPY = "version", "copy"
_KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_NAME_MISSING = "พิมพ์ชื่อแบบก่อน แล้วบันทึกอีกครั้ง"
_HEADING_MISSING = "พิมพ์หัวข้อก่อน แล้วบันทึกอีกครั้ง"
_SAME_NAME = "มีแบบบันทึกชื่อนี้อยู่แล้ว ตั้งชื่ออื่น แล้วบันทึกอีกครั้ง"
_LOSE = Question(
    "ทิ้งที่แก้ไว้หรือไม่",
    "แบบบันทึกที่แก้ยังไม่ได้บันทึก ถ้าปิดตอนนี้ แบบเดิมยังอยู่ครบ",
    yes="ทิ้งที่แก้",
    no="แก้ต่อ",
    danger=True,
)


def _remove_question(template: Template) -> Question:
    return Question(
        f"ลบแบบ “{template.short}” หรือไม่",
        "ยังไม่มีบันทึกใดใช้แบบนี้ ถ้าลบ แบบและรุ่นก่อน ๆ ของแบบนี้หายไปและเรียกคืนไม่ได้",
        yes="ลบแบบนี้",
        danger=True,
    )


def act(desk: Desk) -> Act:
    """The rare act over the list of records."""
    return Act(NAME, partial(open_templates, desk), "sheet", rare=True)


def open_templates(desk: Desk, key: str = "") -> TemplateSheet:
    """Show the office's templates, this one chosen if it is named."""
    return TemplateSheet(desk, key)


def _printed(
    workspace: Workspace, template: Template, _progress: Progress
) -> tuple[Mapping[str, Printed], Mapping[str, Printed]]:
    from core.documents.own_templates import (  # noqa: PLC0415 - brings ReportLab
        printed,
        printed_of_new,
    )
    from core.documents.reading import document_of  # noqa: PLC0415

    document = document_of(workspace.resources, workspace.templates, template.paper)
    return printed(document, template), printed_of_new(document, template)


class TemplateSheet(QObject):
    """Which template, what it is called, its parts, and what it becomes."""

    def __init__(self, desk: Desk, key: str = "") -> None:
        super().__init__(desk.host)
        self._desk = desk
        self._known = desk.workspace.templates
        named = [(to_thai(f"{t.short} รุ่น {t.version}"), k) for k, t in self._known.items()]
        self.which = Combo(NAME, named, _WHICH_WIDE)
        self.title, self.short = text_field(), text_field(hint="เว้นว่างไว้ใช้ชื่อแบบ")
        self.parts = TemplateParts()
        self.becomes = Combo("บันทึกเป็น")
        self._title = Field("ชื่อแบบ", self.title, required=True)
        self.save = button("บันทึก", "primary", "check", do=self._save)
        self.undo = button("", "icon", "back", tip="เลิกทำ (Ctrl Z)", do=self.take_back)
        self.remove = button("ลบแบบนี้", "danger", "bin", do=self._ask_remove)
        refuse = button("ยกเลิก")
        sheet = self.sheet = Sheet(desk.host, self._body(refuse), _WIDE, 0.3)
        refuse.clicked.connect(sheet.refuse)
        sheet.hold(self._may_refuse)
        sheet.closed.connect(self.deleteLater)
        for widget in (sheet, *sheet.findChildren(QWidget)):
            widget.installEventFilter(self)
        if key:
            self.which.choose(key)
        self._show()
        self.which.currentIndexChanged.connect(lambda _at: self._show())
        self.becomes.currentIndexChanged.connect(lambda _at: self._on_edited())
        for field in (self.title, self.short):
            field.textEdited.connect(lambda _words: self._on_edited())
        self.parts.edited.connect(self._on_edited)
        sheet.open(self.which)

    def _body(self, refuse: QPushButton) -> ui.Column:
        named = row(Field(NAME, self.which), self._title, Field("ชื่อสั้น", self.short), gap=12)
        named.setStretch(1, 1)
        self.short.setFixedWidth(ui.px(_SHORT_WIDE))
        body = col(
            label("แบบบันทึกของสำนักงาน", "heading"),
            label(_SAYS, "small", "muted", wrap=True),
            named,
            self.parts,
            row(self.remove, self.undo, None, self.becomes, refuse, self.save, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        body.setStretch(3, 1)
        return body

    @property
    def template(self) -> Template:
        """The template that is worded."""
        return self._known[str(self.which.currentData())]

    @property
    def said(self) -> Worded:
        """What the fields say."""
        return Worded(self.title.text(), self.short.text(), tuple(self.parts.parts))

    @property
    def touched(self) -> bool:
        """Whether the template is worded otherwise than on disk."""
        was, now = worded(self.template), self.said
        orders = [
            [one for one in parts if one.group == group.key]
            for parts in (was.parts, now.parts)
            for group in self.template.groups
        ]
        half = len(self.template.groups)
        named = (was.title, was.short) == (now.title, now.short)
        return not named or orders[:half] != orders[half:]

    def _show(self) -> None:
        template, said = self.template, worded(self.template)
        self.title.setText(said.title)
        self.short.setText(said.short)
        for field in (self.title, self.short):
            field.setCursorPosition(0)
        self.parts.show_template(template)
        self.becomes.set_choices(
            [
                (to_thai(f"เป็นรุ่น {next_version(template)} ของแบบนี้"), _VERSION),
                ("เป็นแบบใหม่ของสำนักงาน", _COPY),
            ]
        )
        self.becomes.choose(_VERSION)
        self._steps = WordingSteps(self._stand())
        self.remove.setVisible(is_own(template))
        self._on_edited()
        workspace, runner = self._desk.workspace, self._desk.runner
        work = partial(_printed, workspace, template)
        runner.compute(work, self.parts.tell_printed, newest="template-paper", owner=self)

    def _stand(self) -> Stand:
        return Stand(self.said, self.parts.rows.chosen)

    def take_back(self) -> None:
        """The template is worded as it was before the last step."""
        self._put(self._steps.back())

    def do_again(self) -> None:
        """The step undone last is done again."""
        self._put(self._steps.forth())

    def _put(self, stand: Stand | None) -> None:
        if stand is None:
            return
        before = self.said
        self.title.setText(stand.said.title)
        self.short.setText(stand.said.short)
        self.parts.show_parts(stand.said.parts, changed(before, stand.said) or stand.key)
        self._on_edited()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y go over the whole template; no field has steps of its own."""
        if not isinstance(event, QKeyEvent) or event.type() not in _KEY_EVENTS:
            return super().eventFilter(watched, event)
        step = step_key(event)
        if step and event.type() == QEvent.Type.KeyPress:
            (self.take_back if step == "undo" else self.do_again)()
        elif step:
            event.accept()  # or the field takes back its own letters
        return bool(step) or super().eventFilter(watched, event)

    def _ask_remove(self) -> None:
        template, desk = self.template, self._desk

        def ask(_may: None) -> None:
            desk.ask(_remove_question(template), self._remove)

        work = partial(refuse_used, template=template)
        desk.runner.query(work, ask, owner=self, failed=desk.tell)

    def _remove(self) -> None:
        template, folder = self.template, self._desk.workspace.folder / "templates"

        def work(session: Session, _progress: Progress) -> None:
            delete(session, folder, template)

        def removed(_none: None) -> None:
            self._desk.toast(f"ลบแบบ “{template.short}” แล้ว")
            if ui.alive(self):
                self.sheet.finish()

        self._desk.runner.change(work, removed)

    def _on_edited(self) -> None:
        """The acts say what they would do now."""
        self._steps.note(self._stand())
        self.undo.setEnabled(self._steps.can_back)
        touched, copies = self.touched, self.becomes.currentData() == _COPY
        version = to_thai(f"บันทึกรุ่น {next_version(self.template)}")
        self.save.setText("บันทึกเป็นแบบใหม่" if copies else version)
        self.save.setEnabled(touched)
        ui.set_tip(self.save, "" if touched else "แก้แบบก่อน จึงบันทึกได้")
        self.which.setEnabled(not touched)
        ui.set_tip(self.which, "บันทึกหรือยกเลิกก่อน จึงเลือกแบบอื่นได้" if touched else "")
        self._title.complain("")

    def _save(self) -> None:
        copies, said, key = self.becomes.currentData() == _COPY, self.said, self.template.key
        if self._complains(said, copies=copies):
            return
        workspace = self._desk.workspace
        folder, roots = workspace.folder / "templates", workspace.resources
        write = template_file.save_copy if copies else template_file.save_version

        def work(_progress: Progress) -> Template:
            return write(folder, roots, key, said)

        self.save.setEnabled(False)
        self._desk.runner.compute(work, self._saved, keep=True, failed=self._refused)

    def _complains(self, said: Worded, *, copies: bool) -> bool:
        """Whether something was wrong, which is then said where it is."""
        title = text.line(said.title)
        taken = copies and any(one.title == title for one in self._known.values())
        if not title or taken:
            self._title.complain(_SAME_NAME if taken else _NAME_MISSING)
            self.title.setFocus()
            return True
        nameless = next((one.key for one in said.parts if not text.line(one.heading)), "")
        if nameless:
            self.parts.complain(nameless, _HEADING_MISSING)
        return bool(nameless)

    def _saved(self, made: Template) -> None:
        self._desk.toast(
            to_thai(f"บันทึกแบบ “{made.short}” รุ่น {made.version} แล้ว บันทึกฉบับใหม่จะใช้แบบนี้")
        )
        if ui.alive(self):
            self.sheet.finish()

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self.save.setEnabled(True)
        if isinstance(error, UserError) and error.code == "title-taken":
            self._title.complain(_SAME_NAME)
            self.title.setFocus()
        else:
            self._desk.tell(error)

    def _may_refuse(self) -> bool:
        if self.touched:
            self._desk.ask(_LOSE, self.sheet.finish)
            return False
        return True
