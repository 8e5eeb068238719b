"""The list of actions: words and where they came from, owner, last day, state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.actions.queries import ActionRow
from core.actions.states import DOING, DONE, DROPPED, NAMES, OPEN
from core.actions.wording import PART_NAMES
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui.pages.actions.reading import today
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

OVERDUE = Badge("เกินกำหนด", "bad", "wait")
BADGES = {
    OPEN: Badge(NAMES[OPEN], "still", "clock"),
    DOING: Badge(NAMES[DOING], "ink", "pen"),
    DONE: Badge(NAMES[DONE], "good", "check"),
    DROPPED: Badge(NAMES[DROPPED], "still", "close"),
}
NOBODY = "ยังไม่มีผู้รับผิดชอบ"


def badges(row: ActionRow) -> Sequence[Badge]:
    """How it stands; an ordinary open one wears nothing."""
    if row.is_overdue(today()):
        return (OVERDUE,)
    return () if row.state == OPEN else (BADGES[row.state],)


def source(row: ActionRow) -> str:
    """``บุคลากรคุณธรรมต้นแบบ · จำเป็นต้องทำ``; where no lesson stands behind it, so it says."""
    if not row.part:
        return "งานที่เพิ่มเอง"
    return " · ".join(part for part in (row.activity, PART_NAMES.get(row.part, "")) if part)


def day(value: date | None) -> str:
    """``๑๕ ก.ย. ๒๕๖๘``, or a dash."""
    return to_thai(short_date(value)) if value else "–"


COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("เรื่องที่ต้องทำ", lambda row: row.words.replace("\n", " "), below=source),
    Column("ผู้รับผิดชอบ", lambda row: row.owner or NOBODY, width=150, spare=True, tone="text-2"),
    Column(
        "กำหนดเสร็จ",
        lambda row: day(row.due),
        lambda row: row.due or date.max,
        width=116,
        tone="text-2",
    ),
    Column("สถานะ", lambda row: NAMES[row.state], width=116, badges=badges, tone="text-3"),
)
LISTING: Listing[ActionRow] = Listing(
    "actions",
    COLUMNS,
    identity=lambda row: row.id,
    search=lambda row: f"{row.words} {row.owner} {source(row)}",
    hint="ค้นเรื่อง ผู้รับผิดชอบ หรือกิจกรรม",
    unit="งาน",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("open", "ค้าง", lambda row: row.state == OPEN),
        Filter("overdue", "เกินกำหนด", lambda row: row.is_overdue(today())),
        Filter("doing", "กำลังทำ", lambda row: row.state == DOING),
        Filter("done", "เสร็จ", lambda row: row.state == DONE),
        Filter("dropped", "เลิก", lambda row: row.state == DROPPED),
    ),
    two_lines=True,
)


def counted(rows: Sequence[ActionRow]) -> str:
    """``๙ งาน · ยังไม่ปิด ๔ · เกินกำหนด ๒``."""
    waiting = sum(row.state in (OPEN, DOING) for row in rows)
    late = sum(row.is_overdue(today()) for row in rows)
    said = [f"{len(rows):,} งาน", f"ยังไม่ปิด {waiting:,}" if waiting else "ปิดครบแล้ว"]
    said += [f"เกินกำหนด {late:,}"] if late else []
    return to_thai(" · ".join(said))
