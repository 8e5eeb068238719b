"""Every record: activity, year, how complete, when it was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.approvals.standing import Standing
from core.lessons.queries import LessonRow
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.lessons.approval_parts import sign
from gui.table_model import Column
from gui.ui import button
from gui.widgets.badge import Badge
from gui.widgets.empty import empty
from gui.widgets.table import Filter, Listing, Table

NAMELESS = "ยังไม่มีชื่อกิจกรรม"
UNREAD = Standing("draft")  # until it is read how a record stands


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


def columns(standings: Mapping[int, Standing]) -> tuple[Column[LessonRow], ...]:
    """The columns; how far a record has come is looked up in ``standings`` when it is drawn."""

    def stands(row: LessonRow) -> Standing:
        return standings.get(row.id, UNREAD)

    return (
        Column("กิจกรรม", lambda row: row.activity or NAMELESS, below=lambda row: row.title),
        Column(
            "ปีงบประมาณ",
            lambda row: to_thai(row.fiscal_year or "–"),
            lambda row: row.fiscal_year or 0,
            width=130,
        ),
        Column(
            "ความครบถ้วน", lambda _row: "", lambda row: len(row.missing), width=160, badges=complete
        ),
        Column(
            "สถานะ",
            lambda _row: "",
            lambda row: stands(row).words,
            width=190,
            badges=lambda row: (sign(stands(row)),),
        ),
        Column(
            "แก้ล่าสุด",
            lambda row: when(row.changed_at),
            lambda row: row.changed_at,
            width=150,
            tone="text-2",
            spare=True,
        ),
    )


def listing(standings: Mapping[int, Standing]) -> Listing[LessonRow]:
    """The list of records, each with how it stands."""
    return Listing(
        "lessons",
        columns(standings),
        identity=lambda row: row.id,
        search=lambda row: f"{row.activity} {row.title} {row.fiscal_year or ''}",
        hint="ค้นชื่อกิจกรรม หรือปี",
        unit="ฉบับ",
        filters=(
            Filter("all", "ทั้งหมด", lambda _row: True),
            Filter("missing", "ยังไม่ครบ", lambda row: bool(row.missing)),
            Filter("whole", "ครบแล้ว", lambda row: not row.missing),
            Filter("sent", "รอลงนาม", lambda row: row.state == "sent"),
            Filter("signed", "ลงนามแล้ว", lambda row: row.state == "signed"),
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
        self._standings: dict[int, Standing] = {}
        self.table: Table[LessonRow] = Table(listing(self._standings), desk.memory)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.empty = empty(
            "เขียนถอดบทเรียนฉบับแรก",
            "พิมพ์ทีละข้อ โปรแกรมบันทึกให้เอง และจัดหน้าบันทึกข้อความให้เห็นข้าง ๆ ขณะพิมพ์ จบแล้วสั่งพิมพ์ได้ทันที",
            button("เขียนฉบับแรก", "primary", "plus", do=self.new_asked.emit),
            icon="lesson",
        )
        ui.fill(QVBoxLayout(self), [self.table, self.empty])
        self.show_rows(())

    def show_rows(
        self, rows: Sequence[LessonRow], standings: Mapping[int, Standing] | None = None
    ) -> None:
        """Show these records, with how each stands."""
        self.rows = rows
        self._standings.clear()
        self._standings.update(standings or {})
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.table.choose_first()

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through: the rows themselves, where there are any."""
        return (self.table.view if self.rows else self.empty,)

    @property
    def facts(self) -> str:
        """How many there are, and how many are not complete."""
        if not self.rows:
            return "ยังไม่มีบันทึกถอดบทเรียน"
        lacking = sum(bool(row.missing) for row in self.rows)
        more = f" · ยังไม่ครบ {lacking} ฉบับ" if lacking else ""
        return to_thai(f"{len(self.rows)} ฉบับ{more}")
