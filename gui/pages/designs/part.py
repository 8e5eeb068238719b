"""แก้แบบเกียรติบัตร: the boxes, the very PDF, the values; kept by itself when it is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.documents.designs import fault_boxes, label
from gui import theme, ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.page import Act
from gui.pages.awards.part import Part
from gui.pages.designs.boxes import BoxList, DesignActs
from gui.pages.designs.canvas import DesignCanvas
from gui.pages.designs.editing import Editing
from gui.pages.designs.live import LiveSheet
from gui.pages.designs.values import BoxValues
from gui.pdf_pages import PdfPages
from gui.ui import button, col, panel, row
from gui.widgets.picture_field import PICTURES

_LIST, _VALUES = 256, 290
_FIRST = "gold"
_DELETED = (
    "เกียรติบัตรที่พิมพ์หรือบันทึกเป็นไฟล์ไปแล้วยังใช้ได้และตรวจรหัสได้เหมือนเดิม แต่พิมพ์ซ้ำด้วยแบบนี้ไม่ได้อีก "
    "ต้องเลือกแบบอื่น ภาพพื้นหลังของสำนักงานยังเก็บไว้"
)


class DesignPart(Part):
    """Left the boxes, in the middle the certificate, right the values of the chosen box."""

    wide = True

    def __init__(self, desk: Desk, award: str, key: str) -> None:
        super().__init__(desk)
        self.award, self.key = award, key
        self._draft: Mapping[str, object] = {}
        self.editing = editing = Editing(desk, self)
        self._pages = PdfPages(desk.runner, theme.now().colour("paper").name(), self)
        self.live = LiveSheet(desk.runner, self._pages, editing)
        self.canvas = DesignCanvas(self.live)
        acts = DesignActs(
            self._add,
            editing.delete,
            self._choose_background,
            editing.drop_background,
            editing.pull_in,
        )
        self.boxes = BoxList(acts)
        self.values: BoxValues | None = None
        self._turns = [
            button("", "icon", icon, tip=tip, do=do)
            for icon, tip, do in (
                ("left", "ใบก่อนหน้า", lambda: self._turn(-1)),
                ("right", "ใบถัดไป", lambda: self._turn(1)),
            )
        ]
        self._who = ui.label("", "small")
        self._undo = button("", "icon", "back", tip="เลิกทำ (Ctrl+Z)", do=editing.undo)
        self._redo = button("", "icon", "arrow", tip="ทำซ้ำ (Ctrl+Y)", do=editing.redo)
        self._listen()

    @property
    @override
    def title(self) -> str:
        return "แก้แบบเกียรติบัตร"

    @property
    @override
    def facts_line(self) -> str:
        design = self.editing.design
        if design is None:
            return ""
        if self.editing.kept is None:
            return f"แบบ{design.title} แบบเดิมของโปรแกรมไม่ถูกแก้"
        return f"แบบ{design.title} " + ("บันทึกแล้ว" if self.editing.is_kept else "ยังไม่บันทึก")

    @override
    def acts(self) -> Sequence[Act]:
        why = "ยังไม่มีอะไรเปลี่ยน แก้แล้วบันทึกได้" if self.editing.is_kept else ""
        not_own = "" if self.editing.is_own else "แบบของโปรแกรมลบไม่ได้ และสำเนานี้ยังไม่ได้บันทึก"
        return (
            Act("ลบแบบนี้", self.delete, "bin", rare=True, why_not=not_own),
            Act("ใช้แบบนี้", self._to_step, "check"),
            Act("บันทึกแบบ", self.editing.save, "save", ink=True, why_not=why),
        )

    @override
    def refresh(self) -> None:
        if self.editing.design is None:
            self.editing.open(self.award, self.key, self._draft)

    @override
    def draft(self) -> Mapping[str, object]:
        editing = self.editing
        if editing.design is None:
            return self._draft
        return {"design": editing.design, "kept": editing.kept, "index": editing.index}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        self._draft = draft

    @override
    def leave(self) -> None:
        self.editing.save()

    @override
    def escape(self) -> bool:
        self._to_step()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        values = (self.values,) if self.values else ()
        return (self.boxes, self.canvas, *values)

    @override
    def start(self) -> None:
        self.canvas.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _step_key(event):
            event.accept()  # the window's own Ctrl+Z waits
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_key(event)
        if step:
            (self.editing.undo if step == "undo" else self.editing.redo)()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Ask, then the office's own design is gone and the certificates wear the first one."""
        kept = self.editing.kept
        if kept is None:
            return
        self.desk.ask(
            Question(f"ลบแบบ{kept.title}", _DELETED, yes="ลบแบบนี้", danger=True),
            lambda: self.editing.discard(self._to_first),
        )

    def _to_first(self) -> None:
        self.desk.go("awards", key=self.award, step="certificates", design_chosen=_FIRST)

    def _listen(self) -> None:
        editing = self.editing
        editing.opened.connect(self._stand)
        editing.changed.connect(self._show)
        editing.found.connect(self._show_findings)
        editing.saved.connect(self.headed)
        self.canvas.picked.connect(editing.pick)
        self.canvas.changed.connect(editing.do)
        self.canvas.held.connect(self.live.hold)
        self.canvas.rested.connect(self.live.rest)
        self.canvas.deleting.connect(editing.delete)
        self.boxes.picked.connect(editing.pick)
        self.boxes.titled.connect(editing.retitle)
        self.boxes.repaged.connect(editing.repage)

    def _stand(self) -> None:
        """Everything in its place, once it is known what boxes may say."""
        lies = self.editing.lies
        if lies is None:
            return
        self.values = values = BoxValues(lies.gathered.document.boxes)
        values.edited.connect(self.editing.edit)
        bar = row(*self._turns, self._who, None, self._undo, self._redo, gap=6, margin=(8, 6, 8, 6))
        middle = panel(col(bar, ui.rule(), self.canvas, gap=0, margin=(1, 1, 1, 1)))
        margin = (16, 12, 14, 14)
        if self.desk.narrow:
            inside = col(self.boxes, ui.rule(), values, None, gap=12, margin=margin)
            columns = row(middle, _side(inside), gap=12)
            columns.setStretch(0, 1)
        else:
            left, right = col(self.boxes, margin=margin), col(values, None, margin=margin)
            columns = row(_side(left, _LIST), middle, _side(right), gap=12)
            columns.setStretch(1, 1)
        self.fill(ui.box(columns), margin=(24, 4, 24, 16))
        _read_in_order(self.boxes, *self._turns, self._undo, self._redo, self.canvas, values)

    def _show(self) -> None:
        """Every pane shows the design of now."""
        editing, design = self.editing, self.editing.design
        if design is None or self.values is None or editing.lies is None:
            return
        index, bad = editing.index, fault_boxes(editing.findings)
        spoken = label(design.boxes[index]) if index >= 0 else "ยังไม่เลือกกล่อง"
        self.canvas.show_design(design, index, bad, spoken)
        self.boxes.show_design(design, index, editing.findings)
        self.values.show_box(design, index)
        self._undo.setEnabled(editing.can_undo)
        self._redo.setEnabled(editing.can_redo)
        count = len(editing.lies.names)
        longest = " ชื่อยาวที่สุด" if editing.record == editing.lies.longest else ""
        self._who.setText(ui.thai(f"ใบที่ {editing.record + 1} จาก {count}{longest}"))
        for turn in self._turns:
            turn.setEnabled(count > 1)
        self.headed.emit()

    def _show_findings(self) -> None:
        self.boxes.show_findings(self.editing.findings)
        self._show()

    def _turn(self, step: int) -> None:
        lies = self.editing.lies
        if lies is not None and lies.names:
            self.editing.show_record((self.editing.record + step) % len(lies.names))

    def _add(self, kind: str) -> None:
        self.editing.add(kind)
        self.canvas.setFocus()

    def _choose_background(self) -> None:
        self.desk.open_file("เลือกภาพพื้นหลัง", PICTURES, self.editing.take_background)

    def _to_step(self) -> None:
        """Keep the design and print the certificates in it."""
        self.editing.save()
        chosen = self.editing.kept.id if self.editing.kept else self.key
        self.desk.go("awards", key=self.award, step="certificates", design_chosen=chosen)


def _side(inside: ui.Column, wide: int = _VALUES) -> QWidget:
    made = panel(col(ui.scroll(inside), margin=(1, 1, 1, 1)))
    made.setFixedWidth(ui.px(wide))
    return made


def _read_in_order(*panes: QWidget) -> None:
    """Tab goes through the panes as one reads."""
    tab = Qt.FocusPolicy.TabFocus
    stops = [
        one
        for pane in panes
        for one in (pane, *pane.findChildren(QWidget))
        if one.focusPolicy() & tab
        and not one.objectName().startswith("qt_")
        and one.window() is pane.window()  # menus and lists that drop down have their own
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _step_key(event: QKeyEvent) -> str:
    """Whether the key takes a step back or forth."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    if held != Qt.KeyboardModifier.ControlModifier:
        return ""
    return {Qt.Key.Key_Z: "undo", Qt.Key.Key_Y: "redo"}.get(Qt.Key(event.key()), "")
