"""The register of certificates as a list: number, holder, what for, when, whether it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.registers import Entry
from core.thai.numerals import to_thai
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

VOID, VALID = Badge("ยกเลิก", "still", "close"), Badge("ใช้ได้", "good", "check")


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a fiscal year."""

    year_be: int
    entry: Entry

    @property
    def number(self) -> str:
        """``17/2568``."""
        return f"{self.entry.number}/{self.year_be}"

    @property
    def waits(self) -> bool:
        """Whether it is void and its holder has no other."""
        return bool(self.entry.void_on) and not self.entry.replaced_by

    @property
    def note(self) -> str:
        """Why it is void, and what stands for it; of one that counts nothing."""
        one = self.entry
        if not one.void_on:
            return ""
        instead = f" · ใช้เลขที่ {one.replaced_by}/{self.year_be} แทน" if one.replaced_by else ""
        return to_thai(f"ยกเลิก {one.void_on} เพราะ{one.void_reason}{instead}")


COLUMNS: tuple[Column[Row], ...] = (
    Column("เลขที่", lambda row: to_thai(row.number), lambda row: row.entry.number, width=110),
    Column("ผู้รับ", lambda row: row.entry.name, below=lambda row: row.note or row.entry.post),
    Column(
        "รางวัล",
        lambda row: row.entry.award,
        width=220,
        spare=True,
        below=lambda row: row.entry.category,
    ),
    Column("ออกเมื่อ", lambda row: to_thai(row.entry.given_on), width=116, spare=True, tone="text-2"),
    Column(
        "สถานะ",
        lambda _row: "",
        lambda row: bool(row.entry.void_on),
        width=120,
        badges=lambda row: (VOID if row.entry.void_on else VALID,),
    ),
)
LISTING: Listing[Row] = Listing(
    "certificates",
    COLUMNS,
    identity=lambda row: row.entry.number,
    search=lambda row: f"{row.number} {row.entry.name} {row.entry.category} {row.note}",
    hint="ค้นเลขที่ ชื่อผู้รับ หรือเหตุผล",
    unit="เลขที่",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("standing", "ใช้ได้", lambda row: not row.entry.void_on),
        Filter("void", "ยกเลิก", lambda row: bool(row.entry.void_on)),
    ),
    two_lines=True,
)


def counted(rows: Sequence[Row]) -> str:
    """``๑๒ เลขที่ · ยกเลิก ๑``."""
    void = sum(bool(row.entry.void_on) for row in rows)
    return to_thai(" · ".join([f"{len(rows):,} เลขที่", *([f"ยกเลิก {void:,}"] if void else [])]))
