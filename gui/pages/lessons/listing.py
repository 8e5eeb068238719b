"""Every record: activity, year, how complete, when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lessons.queries import LessonRow
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.table_model import Column
from gui.ui import button
from gui.widgets.badge import Badge
from gui.widgets.empty import empty
from gui.widgets.table import Filter, Listing, Table

NAMELESS = "ยังไม่มีชื่อกิจกรรม"
STATES = {
    "draft": Badge("ร่าง", "still", "pen"),
    "sent": Badge("เสนอ", "wait", "clock"),
    "signed": Badge("ลงนามแล้ว", "good", "stamp"),
}


def complete(row: LessonRow) -> Sequence[Badge]:
    """Whether required parts are missing, and how many."""
    if not row.missing:
        return (Badge("ครบทุกข้อ", "good", "check"),)
    return (Badge(to_thai(f"ขาด {len(row.missing)} จาก {row.required} ข้อ"), "wait", "wait"),)


def when(moment: datetime) -> str:
    """``๑๐.๔๒ น.`` for today, else ``๑๓ มิ.ย. ๒๕๖๘``."""
    local, today = moment.astimezone(), datetime.now().astimezone().date()
    if local.date() == today:
        return to_thai(f"วันนี้ {local:%H.%M} น.")
    return to_thai(short_date(local.date()))


COLUMNS: tuple[Column[LessonRow], ...] = (
    Column("กิจกรรม", lambda row: row.activity or NAMELESS, below=lambda row: row.title),
    Column(
        "ปีงบประมาณ",
        lambda row: to_thai(row.fiscal_year or "–"),
        lambda row: row.fiscal_year or 0,
        width=130,
    ),
    Column("ความครบถ้วน", lambda _row: "", lambda row: len(row.missing), width=160, badges=complete),
    Column(
        "สถานะ", lambda _row: "", width=120, badges=lambda row: (STATES[row.state],), spare=True
    ),
    Column(
        "แก้ล่าสุด",
        lambda row: when(row.changed_at),
        lambda row: row.changed_at,
        width=150,
        tone="text-2",
    ),
)
LISTING: Listing[LessonRow] = Listing(
    "lessons",
    COLUMNS,
    identity=lambda row: row.id,
    search=lambda row: f"{row.activity} {row.title} {row.fiscal_year or ''}",
    hint="ค้นชื่อกิจกรรม หรือปี",
    unit="ฉบับ",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("missing", "ยังไม่ครบ", lambda row: bool(row.missing)),
        Filter("whole", "ครบแล้ว", lambda row: not row.missing),
    ),
    two_lines=True,
)


class Records(QWidget):
    """The list; what to do first where there is nothing to list.

    Attributes:
        opened: this record is asked for.
        new_asked: a new record is asked for.
    """

    opened = Signal(int)
    new_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.rows: Sequence[LessonRow] = ()
        self.table: Table[LessonRow] = Table(LISTING, desk.memory)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.empty = empty(
            "เขียนถอดบทเรียนฉบับแรก",
            "พิมพ์ทีละข้อ โปรแกรมบันทึกให้เอง และจัดหน้าบันทึกข้อความให้เห็นข้าง ๆ ขณะพิมพ์ จบแล้วสั่งพิมพ์ได้ทันที",
            button("เขียนฉบับแรก", "primary", "plus", do=self.new_asked.emit),
            icon="lesson",
        )
        ui.fill(QVBoxLayout(self), [self.table, self.empty])
        self.show_rows(())

    def show_rows(self, rows: Sequence[LessonRow]) -> None:
        """Show these records."""
        self.rows = rows
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.table.choose_first()

    @property
    def facts(self) -> str:
        """How many there are, and how many are not complete."""
        if not self.rows:
            return "ยังไม่มีบันทึกถอดบทเรียน"
        lacking = sum(bool(row.missing) for row in self.rows)
        more = f" · ยังไม่ครบ {lacking} ฉบับ" if lacking else ""
        return to_thai(f"{len(self.rows)} ฉบับ{more}")
