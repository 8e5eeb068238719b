"""How the page lists surveys: name and activity, who answered, mean, word."""

from __future__ import annotations

from core.thai.numerals import to_thai
from gui.pages.surveys.reading import Kept
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Listing

NO_ACTIVITY = "ทั้งสำนักงาน"
_NONE = "–"


def about(kept: Kept) -> str:
    """The activity it is about."""
    return kept.row.activity or NO_ACTIVITY


def answered(kept: Kept) -> str:
    """How many answered."""
    return to_thai(f"{kept.row.table.n:,}") if kept.row.table else _NONE


def mean(kept: Kept) -> str:
    """The mean of all answers."""
    overall = kept.row.table.overall if kept.row.table else None
    return to_thai(overall.figures.mean) if overall else _NONE


LISTING: Listing[Kept] = Listing(
    "surveys",
    (
        Column("แบบประเมิน", lambda kept: kept.row.title, below=about),
        Column("ผู้ตอบ", answered, width=72, tone="text-2"),
        Column("ค่าเฉลี่ย", mean, width=84, tone="text-2"),
        Column(
            "ระดับ",
            lambda kept: kept.row.word,
            width=116,
            badges=lambda kept: (Badge(kept.row.word, "ink"),),
        ),
    ),
    identity=lambda kept: kept.row.id,
    search=lambda kept: f"{kept.row.title} {about(kept)} {kept.row.word}",
    hint="ค้นแบบประเมิน",
    unit="แบบประเมิน",
    two_lines=True,
)
