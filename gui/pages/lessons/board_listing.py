"""How the board lists activities: name, who, when, and whether it was reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.activities.queries import NAMES, BoardRow, unreported
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

NOBODY = "ยังไม่มีผู้รับผิดชอบ"
_BADGES = {
    "none": Badge(NAMES["none"], "bad", "wait"),
    "writing": Badge(NAMES["writing"], "wait", "pen"),
    "written": Badge(NAMES["written"], "good", "check"),
    "sent": Badge(NAMES["sent"], "good", "clock"),
    "signed": Badge(NAMES["signed"], "good", "stamp"),
}


def origin(row: BoardRow) -> str:
    """Where the activity is known from, and its kind."""
    if row.award:
        known = "รอบคัดเลือก"
    elif row.id is None:
        known = "จากบันทึกถอดบทเรียน"
    else:
        known = ""
    return " · ".join(part for part in (known, row.kind) if part)


def period(row: BoardRow) -> str:
    """``๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘``, or a dash."""
    days = (short_date(day) for day in (row.starts_on, row.ends_on) if day)
    return to_thai(" – ".join(dict.fromkeys(days))) or "–"


def report(row: BoardRow) -> str:
    """The record that has come farthest, and how many more there are."""
    if not row.reports:
        return ""
    first, more = row.reports[0], len(row.reports) - 1
    lacks = f" ขาด {first.missing} ข้อ" if first.missing else ""
    return to_thai(f"{first.title}{lacks}" + (f" และอีก {more} ฉบับ" if more else ""))


def badges(row: BoardRow) -> Sequence[Badge]:
    """How far its report has come."""
    return (_BADGES[row.standing],)


def tone(row: BoardRow) -> str:
    """The token of its name's colour: that of what is bad until it is reported."""
    return "text" if row.reported else "bad-text"


def counted(rows: Sequence[BoardRow]) -> str:
    """``๑๐ กิจกรรม · ยังรายงานไม่ครบ ๒``."""
    missing = len(unreported(rows))
    rest = f"ยังรายงานไม่ครบ {missing:,}" if missing else "รายงานครบทุกกิจกรรม"
    return to_thai(f"{len(rows):,} กิจกรรม · {rest}")


COLUMNS: tuple[Column[BoardRow], ...] = (
    Column("กิจกรรม", lambda row: row.name, below=origin, tone=tone),
    Column("ผู้รับผิดชอบ", lambda row: row.owner or NOBODY, width=170, spare=True, tone="text-2"),
    Column(
        "ช่วงเวลา",
        period,
        lambda row: row.starts_on or row.ends_on or date.max,
        width=226,
        tone="text-2",
        spare=True,
    ),
    Column("บันทึก", report, width=180, tone="text-2", spare=True),
    Column("รายงาน", lambda row: NAMES[row.standing], width=140, badges=badges),
)
LISTING: Listing[BoardRow] = Listing(
    "board",
    COLUMNS,
    identity=lambda row: row.key,
    search=lambda row: f"{row.name} {row.owner} {row.kind}",
    hint="ค้นกิจกรรม หรือคน",
    unit="กิจกรรม",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("none", NAMES["none"], lambda row: row.standing == "none"),
        Filter("writing", NAMES["writing"], lambda row: row.standing == "writing"),
        Filter("reported", "รายงานแล้ว", lambda row: row.reported),
    ),
    two_lines=True,
)
