"""The register as a list: the number, what it is for, its day, who gave it, whether it counts."""

from __future__ import annotations

from collections.abc import Sequence

from core.numbers.queries import NumberRow
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

VOID = Badge("ยกเลิก", "still", "close")
ON_PAPER = Badge("ออกบนกระดาษ", "ink", "pen")


def badges(row: NumberRow) -> Sequence[Badge]:
    """An ordinary number wears nothing."""
    if row.void_at is not None:
        return (VOID,)
    return (ON_PAPER,) if row.entered else ()


def note(row: NumberRow) -> str:
    """What stands below the subject: to whom, or why the number is void."""
    if row.void_at is not None:
        return f"ยกเลิกเพราะ{row.void_reason}"
    return f"ถึง {row.addressee}" if row.addressee else ""


COLUMNS: tuple[Column[NumberRow], ...] = (
    Column(
        "ที่",
        lambda row: to_thai(row.words),
        lambda row: (row.series.kind, row.series.prefix, row.n),
        width=170,
        below=lambda row: row.kind_title,
    ),
    Column("เรื่อง", lambda row: row.subject, below=note),
    Column(
        "ลงวันที่",
        lambda row: to_thai(short_date(row.dated)),
        lambda row: row.dated,
        width=116,
        tone="text-2",
    ),
    Column("ผู้ออกเลข", lambda row: row.who, width=120, spare=True, tone="text-2"),
    Column(
        "สถานะ",
        lambda _row: "",
        lambda row: (row.void_at is not None, row.entered),
        width=140,
        badges=badges,
    ),
)
LISTING: Listing[NumberRow] = Listing(
    "numbers",
    COLUMNS,
    identity=lambda row: row.id,
    search=lambda row: f"{row.words} {row.subject} {row.addressee} {row.who} {row.void_reason}",
    hint="ค้นเลข เรื่อง หรือผู้รับ",
    unit="เลข",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("standing", "ใช้อยู่", lambda row: row.void_at is None),
        Filter("void", "ยกเลิก", lambda row: row.void_at is not None),
    ),
    two_lines=True,
)


def counted(rows: Sequence[NumberRow]) -> str:
    """``๑๒ เลข · ยกเลิก ๑``."""
    void = sum(row.void_at is not None for row in rows)
    said = [f"{len(rows):,} เลข", *([f"ยกเลิก {void:,}"] if void else [])]
    return to_thai(" · ".join(said))
