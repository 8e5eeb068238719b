"""One action: what, who, by when, where it came from, what came of it, and the next acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.actions.queries import ActionRow
from core.actions.states import CLOSED, OPEN
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Trouble
from gui.pages.actions.listing import BADGES, NOBODY, OVERDUE, day, source
from gui.pages.actions.reading import today
from gui.pages.people.detail import grid
from gui.ui import button, col, label, row
from gui.widgets.badge import BadgeLabel

GONE = "ข้อนี้ถูกเอาออกจากบันทึกถอดบทเรียนแล้ว งานยังเก็บไว้ตามที่เขียนครั้งแรก"


class ActionPane(QFrame):
    """The action chosen.

    Attributes:
        asked: the name of the act whose button was pressed: edit, begin, finish, drop, reopen.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, follows: QWidget | None = None) -> None:
        super().__init__()
        self._desk, self._follows = desk, follows
        self.row: ActionRow | None = None
        self.setProperty("ground", "card")
        self.setAccessibleName("รายละเอียดงานติดตาม")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.show_row(None)

    def show_row(self, row_: ActionRow | None) -> None:
        """Show this action; words that ask to choose one where there is none."""
        self.row = row_
        inside = _nothing() if row_ is None else self._made(row_)
        old = self._box.takeAt(0)
        widget = old.widget() if old is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._box.addWidget(inside)
        if self._follows is not None:
            ui.tab_after(self._follows, inside)

    def _made(self, one: ActionRow) -> QWidget:
        late = one.is_overdue(today())
        signs = [BadgeLabel(BADGES[one.state]), *([BadgeLabel(OVERDUE)] if late else [])]
        lines: list[ui.Item] = [
            label(one.words, "heading", wrap=True, select=True),
            row(*signs, None, gap=6),
            self._acts(one),
            ui.rule(),
            grid(facts(one)),
        ]
        if one.item_gone:
            lines.append(label(GONE, "small", "wait", wrap=True))
        lines += self._links(one)
        area = ui.scroll(col(*lines, None, gap=12, margin=(18, 16, 14, 16)))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows scroll it
        area.setAccessibleName(f"รายละเอียดของ {one.words}")
        return area

    def _acts(self, one: ActionRow) -> QWidget:
        def act(name: str, key: str, icon: str, kind: str = "") -> QWidget:
            return button(name, kind, icon, "s", do=partial(self.asked.emit, key))

        if one.state in CLOSED:
            first = [act("เปิดอีกครั้ง", "reopen", "back"), act("แก้ไข", "edit", "pen")]
            return ui.box(row(*first, None, gap=8))
        begin = [act("เริ่มทำ", "begin", "arrow")] if one.state == OPEN else []
        first = [act("เสร็จแล้ว", "finish", "check", "tint"), *begin]
        second = [act("แก้ไข", "edit", "pen"), act("เลิก", "drop", "close")]
        return ui.box(col(row(*first, None, gap=8), row(*second, None, gap=8), gap=8))

    def _links(self, one: ActionRow) -> list[ui.Item]:
        found: list[ui.Item] = []
        if one.evidence:
            do = partial(self._open_file, one.evidence)
            found.append(row(button("เปิดหลักฐาน", "link", "paper", "s", do=do), None))
        if one.record_id is not None:
            key = one.part.partition(".")[0]
            do = partial(self._desk.go, "lessons", lesson=one.record_id, part=key)
            found.append(row(button("ดูในบันทึกถอดบทเรียน", "link", "lesson", "s", do=do), None))
        return found

    def _open_file(self, name: str) -> None:
        file = self._desk.workspace.files / name
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._desk.tell(
                Trouble(
                    "เปิดหลักฐานไม่ได้",
                    f"ไม่มีโปรแกรมใดเปิดไฟล์ {file.name}",
                    safe="ไฟล์ยังเก็บอยู่ในโฟลเดอร์ข้อมูล",
                    todo="ติดตั้งโปรแกรมที่เปิดไฟล์ชนิดนี้แล้วลองอีกครั้ง",
                )
            )


def facts(one: ActionRow) -> Sequence[tuple[str, str, str]]:
    """Names, words and tone of what is known."""
    late = one.is_overdue(today())
    known = [
        ("รับผิดชอบ", one.owner or NOBODY, "" if one.owner else "wait"),
        ("กำหนดเสร็จ", day(one.due), "bad" if late else ""),
        ("ปีงบประมาณ", to_thai(one.fiscal_year), ""),
        ("มาจาก", source(one), ""),
        ("วันที่ปิด", day(one.closed_on) if one.closed_on else "", ""),
        ("ผลที่ได้", one.note, ""),
        ("หลักฐาน", PurePosixPath(one.evidence).name, ""),
        ("เหตุผล", one.reason, ""),
    ]
    if one.item_text and one.item_text != one.words:
        known.append(("ข้อปัจจุบัน", one.item_text, ""))
    return [line for line in known if line[1]]


def _nothing() -> QWidget:
    words = label("เลือกงานจากรายการเพื่อดูรายละเอียด", "small", "muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return ui.box(col(None, words, None, margin=(24, 16, 24, 16)))
