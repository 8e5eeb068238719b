"""One slot: what the point asks for, what lies in it, what the program makes, and the acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.evidence.lists import counted
from core.evidence.pack import SlotState
from core.evidence.queries import EvidenceRow
from core.thai.calendar import short_date
from core.thai.numerals import printed
from gui import ui
from gui.desk import Desk
from gui.pages.evidence.listing import badge, point, title
from gui.ui import button, col, label, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.pane import Pane, lines_of, nothing_chosen

_CHOOSE = "เลือกช่องหลักฐานจากรายการเพื่อดูรายละเอียด"
EMPTY_SAYS = "ช่องนี้ว่างโดยไม่มีเหตุผล ใส่หลักฐานหรือระบุว่าไม่มีพร้อมเหตุผล จึงจัดชุดหลักฐานได้"


class SlotPane(Pane):
    """The slot chosen.

    Attributes:
        asked: the act whose button was pressed (add, edit, remove, none, unsay) and the file's id.
    """

    asked = Signal(str, int)

    def __init__(self, desk: Desk, follows: QWidget | None = None) -> None:
        super().__init__("รายละเอียดหลักฐาน", follows)
        self._desk = desk
        self.state: SlotState | None = None
        self.show_slot(None)

    def show_slot(self, state: SlotState | None) -> None:
        """Show this slot; words that ask to choose one where there is none."""
        self.state = state
        self.hold(nothing_chosen(_CHOOSE) if state is None else self._made(state))

    def _made(self, state: SlotState) -> QWidget:
        lines: list[ui.Item] = [
            label(title(state), "heading", wrap=True, select=True),
            row(BadgeLabel(badge(state)), None),
            self._acts(state),
            ui.rule(),
            label(point(state), "strong", wrap=True),
            label(printed(state.row.point.wording), "small", "muted", wrap=True, select=True),
        ]
        if not state.settled:
            lines.insert(2, label(EMPTY_SAYS, "small", "wait", wrap=True))
        if state.row.none:
            lines += [ui.rule(), label(f"เหตุที่ไม่มี {state.row.none}", wrap=True)]
        if state.made:
            lines += [ui.rule(), label("โปรแกรมใส่ในชุดให้เอง", "strong")]
            lines += [label(one.title, "small", wrap=True) for one in state.made]
        if state.row.files:
            lines.append(ui.rule())
        lines += [self._file(one) for one in state.row.files]
        return lines_of(title(state), *lines, gap=10)

    def _acts(self, state: SlotState) -> QWidget:
        def act(name: str, key: str, icon: str, kind: str = "") -> QWidget:
            return button(name, kind, icon, "s", do=partial(self.asked.emit, key, 0))

        acts = [act("ใส่หลักฐาน", "add", "plus", "tint")]
        if state.row.none is not None:
            acts.append(act("ยกเลิกว่าไม่มี", "unsay", "back"))
        elif not state.settled:
            acts.append(act("ระบุว่าไม่มี", "none", "close"))
        return ui.box(row(*acts, None, gap=8))

    def _file(self, one: EvidenceRow) -> QWidget:
        def act(name: str, key: str) -> QWidget:
            made = button(name, "link", "", "s", do=partial(self.asked.emit, key, one.id))
            made.setAccessibleName(f"{name} {one.title}")
            return made

        look = button("เปิด", "link", "", "s", do=partial(self._desk.show_kept, one.file))
        look.setAccessibleName(f"เปิด {one.title}")
        return ui.box(
            col(
                label(one.title, wrap=True, select=True),
                label(_facts(one), "small", "muted", wrap=True, select=True),
                row(look, act("แก้ไข", "edit"), act("นำออก", "remove"), None, gap=4),
                gap=2,
            )
        )


def _facts(one: EvidenceRow) -> str:
    """``ศธ ๐๙๙๙๙/๑๒ · ๔ พ.ย. ๒๕๖๗ · ๓ หน้า``, then the file's name as it is."""
    said = [one.number, short_date(one.day) if one.day else ""]
    said += [f"{one.pages} หน้า" if one.pages else "", counted(one.signed, one.asked)]
    known = [printed(part) for part in said if part]
    return " · ".join([*known, one.file.rpartition("/")[2]])
