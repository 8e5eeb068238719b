"""One action: what, who, by when, where it came from, what came of it, and the next acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.actions.queries import ActionRow
from core.actions.states import CLOSED, OPEN
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.listing import BADGES, NOBODY, OVERDUE, day, source
from gui.pages.actions.reading import today
from gui.pages.people.detail import grid
from gui.ui import button, col, label, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.pane import Pane, lines_of, nothing_chosen

_CHOOSE = "เลือกงานจากรายการเพื่อดูรายละเอียด"
GONE = "ข้อนี้ถูกเอาออกจากบันทึกถอดบทเรียนแล้ว งานยังเก็บไว้ตามที่เขียนครั้งแรก"


class ActionPane(Pane):
    """The action chosen.

    Attributes:
        asked: the name of the act whose button was pressed: edit, begin, finish, drop, reopen.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, follows: QWidget | None = None) -> None:
        super().__init__("รายละเอียดงานติดตาม", follows)
        self._desk = desk
        self.row: ActionRow | None = None
        self.show_row(None)

    def show_row(self, row_: ActionRow | None) -> None:
        """Show this action; words that ask to choose one where there is none."""
        self.row = row_
        self.hold(nothing_chosen(_CHOOSE) if row_ is None else self._made(row_))

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
        return lines_of(one.words, *lines)

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
            do = partial(self._desk.show_kept, one.evidence)
            found.append(row(button("เปิดหลักฐาน", "link", "paper", "s", do=do), None))
        if one.record_id is not None:
            key = one.part.partition(".")[0]
            do = partial(self._desk.go, "lessons", lesson=one.record_id, part=key)
            found.append(row(button("ดูในบันทึกถอดบทเรียน", "link", "lesson", "s", do=do), None))
        return found


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
