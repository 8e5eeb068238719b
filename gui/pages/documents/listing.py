"""The list of the papers that can be made now."""

from __future__ import annotations

from gui.pages.documents.reading import LESSON, PaperRow
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

LISTING: Listing[PaperRow] = Listing(
    "documents",
    (
        Column("เอกสาร", lambda row: row.title, below=lambda row: row.about),
        Column(
            "สถานะ",
            lambda _row: "",
            lambda row: row.draft_of,
            width=132,
            badges=lambda row: (Badge(row.draft_of, "wait", "wait"),) if row.draft_of else (),
        ),
    ),
    identity=lambda row: row.key,
    search=lambda row: f"{row.title} {row.about}",
    hint="ค้นเอกสาร",
    unit="ฉบับ",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("results", "ผลคัดเลือก", lambda row: row.kind != LESSON and not row.draft),
        Filter("lessons", "ถอดบทเรียน", lambda row: row.kind == LESSON),
    ),
    two_lines=True,
)
