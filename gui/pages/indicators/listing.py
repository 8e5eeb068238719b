"""The list of those assessed: rank, name, score, both ways of counting, how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from core.indicators.scoring import plain
from core.thai.numerals import to_thai
from gui.pages.indicators.reading import Assessed, Read
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing


def waits(one: Assessed) -> bool:
    """Whether evidence is waited for."""
    return bool(one.standing.waiting)


def badge(one: Assessed) -> Badge:
    """How far the assessment is."""
    many = len(one.standing.waiting)
    if many:
        return Badge(to_thai(f"รอหลักฐาน {many}"), "wait", "clock")
    if one.standing.settled:
        return Badge("ตรวจครบ", "good", "check")
    return Badge("ยังตรวจไม่ครบ", "still", "pen")


def badges(one: Assessed) -> tuple[Badge, ...]:
    """None while it is under way, which is how it usually is."""
    made = badge(one)
    return () if made.tone == "still" else (made,)


def place(one: Assessed) -> str:
    """The rank; a dash while there is nothing to rank by."""
    ranked = one.standing.total > 0 or one.standing.settled
    return to_thai(one.standing.rank) if ranked else "–"


def score(one: Assessed) -> str:
    """``๙ จาก ๔๕``."""
    return to_thai(f"{plain(one.standing.total)} จาก {plain(one.standing.full)}")


def both(one: Assessed) -> str:
    """``๗ · ๑๑``: counted as ladders, and item by item."""
    return to_thai(f"{plain(one.standing.ladder)} · {plain(one.standing.by_item)}")


LISTING: Listing[Assessed] = Listing(
    "indicators",
    (
        Column("ที่", place, lambda one: one.standing.rank, width=48, tone="text-2"),
        Column("ผู้ถูกประเมิน", lambda one: one.standing.name, below=lambda one: one.group.group.title),
        Column(
            "คะแนน",
            score,
            sort=lambda one: one.standing.percent,
            width=104,
            below=lambda one: to_thai(f"ร้อยละ {one.standing.percent}"),
        ),
        Column("ลำดับขั้น · รายข้อ", both, width=132, tone="text-2", spare=True),
        Column("สถานะ", lambda one: badge(one).text, width=136, badges=badges, tone="text-3"),
    ),
    identity=lambda one: one.standing.id,
    search=lambda one: f"{one.standing.name} {one.standing.post} {one.group.group.title}",
    hint="ค้นชื่อ",
    unit="ราย",
    filters=(
        Filter("all", "ทั้งหมด", lambda _one: True),
        Filter("waiting", "รอหลักฐาน", waits),
        Filter("done", "ตรวจครบ", lambda one: one.standing.settled),
    ),
    two_lines=True,
)


def counted(read: Read) -> str:
    """``ตัวชี้วัดคุณภาพแสนสุข · ๗๖ ราย · รอหลักฐาน ๓ ราย``."""
    people = read.people
    waiting = sum(map(waits, people))
    titles: Sequence[str] = [one.set.title for one in read.results]
    late = [to_thai(f"รอหลักฐาน {waiting} ราย")] if waiting else []
    return " · ".join([*titles, to_thai(f"{len(people)} ราย"), *late])
