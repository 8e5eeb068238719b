"""Keys that work on every page, with the words of the key card (F1).

A Thai keyboard gives ห for S and ๅ for 1, so no key is a bare letter or digit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui import ui
from gui.page import Act
from gui.ui import button, col, label, row
from gui.widgets.badge import KeyCap
from gui.widgets.sheet import AIR, Sheet

KEYS: dict[str, tuple[str, ...]] = {
    "palette": ("Ctrl+K",),
    "search": ("Ctrl+F",),
    "search_all": ("Ctrl+Shift+F",),
    "ink": ("Ctrl+Return", "Ctrl+Enter"),
    "refresh": ("F5",),
    "card": ("F1",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "rail": ("Ctrl+B",),
    "next_place": ("Ctrl+PgDown",),
    "previous_place": ("Ctrl+PgUp",),
    "larger": ("Ctrl++", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "usual_size": ("Ctrl+0",),
    "take_back": ("Ctrl+Z",),
    "do_again": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "save_now": ("Ctrl+S",),
}
_AROUND = 124  # title, act and margins of the card
WORDS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "ทุกหน้า",
        (
            ("Ctrl K", "ค้นหาหรือสั่งงาน"),
            ("Ctrl Shift F", "ค้นในข้อมูลทั้งหมด"),
            ("Ctrl P", "พิมพ์"),
            ("Ctrl Enter", "ทำขั้นต่อไป (ปุ่มสีน้ำเงิน)"),
            ("Ctrl S", "บันทึกทันที"),
            ("Ctrl Z", "เลิกทำ"),
            ("Ctrl Y", "ทำซ้ำสิ่งที่เลิกทำ"),
            ("Esc", "กลับหรือปิด"),
            ("F5", "อ่านข้อมูลใหม่"),
            ("F6", "ไปส่วนถัดไปของหน้า (Shift F6 ย้อน)"),
            ("Ctrl B", "พับแถบข้าง"),
            ("Ctrl PageDown", "หน้าถัดไปในแถบข้าง"),
            ("Ctrl + หรือ -", "ย่อขยายทั้งหน้าต่าง"),
            ("Ctrl 0", "ขนาดปกติ"),
        ),
    ),
    (
        "ในรายการ",
        (
            ("Ctrl F", "ค้นในหน้านี้"),
            ("Ctrl N", "เพิ่มใหม่"),
            ("↑ ↓ Home End", "เลื่อนแถว"),
            ("Enter", "เปิดแถว"),
            ("F2", "แก้ไขแถว"),
            ("Delete", "เอาแถวออกหรือยกเลิก"),
        ),
    ),
    (
        "ขณะเขียนถอดบทเรียน",
        (
            ("Enter", "ข้อต่อไป"),
            ("Tab", "ทำเป็นข้อย่อย (ที่ต้นข้อ)"),
            ("Alt ← →", "เปลี่ยนระดับของข้อ"),
            ("Alt ↑ ↓", "เลื่อนข้อขึ้นหรือลง"),
            ("F7", "ตรวจทาน"),
            ("F8", "แทรกข้อมูล"),
            ("F9", "ข้อความที่ใช้บ่อย"),
            ("F11", "จอระดมความคิด"),
            ("Alt PageDown", "กลุ่มถัดไปบนจอระดมความคิด"),
        ),
    ),
)


def bind(
    window: QWidget, acts: Mapping[str, Callable[[], object]], allowed: Callable[[str], bool]
) -> None:
    """The window's keys do these acts, while ``allowed`` answers yes to the act's name."""

    def guarded(name: str) -> Callable[[], None]:
        def run() -> None:
            if allowed(name):
                acts[name]()

        return run

    for name in acts:
        for key in KEYS[name]:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(guarded(name))


def bind_acts(window: QWidget, acts: Sequence[Act], allowed: Callable[[], bool]) -> list[QShortcut]:
    """The keys of a page's acts do them, while ``allowed`` answers yes."""
    made = []
    for act in acts:
        if act.key and not act.why_not:
            shortcut = QShortcut(QKeySequence(act.key), window)
            shortcut.activated.connect(lambda act=act: act.do() if allowed() else None)
            made.append(shortcut)
    return made


def card(host: QWidget) -> Sheet:
    """All keys on one card."""
    columns = [
        col(*(line for group in part for line in _lines(*group)), None, gap=4)
        for part in (WORDS[:1], WORDS[1:])
    ]
    inside = row(*columns, gap=24)
    area = ui.scroll(inside)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll where the window is low
    area.setAccessibleName("แป้นพิมพ์")
    area.setFixedHeight(min(inside.sizeHint().height(), host.height() - ui.px(2 * AIR + _AROUND)))
    close = button("ปิด", "primary")
    body = col(
        label("แป้นพิมพ์", "heading"),
        area,
        row(None, close),
        gap=12,
        margin=(24, 20, 20, 18),
    )
    sheet = Sheet(host, body, 720, 0.3)
    close.clicked.connect(sheet.finish)
    sheet.open(close)
    return sheet


def _lines(group: str, pairs: Sequence[tuple[str, str]]) -> list[ui.Item]:
    """The name of a group, and its keys below."""
    return [label(group, "small", "ink"), *(_line(key, what) for key, what in pairs)]


def _line(key: str, what: str) -> ui.Row:
    return row(KeyCap(key), label(what, "small", wrap=True), gap=8)
