"""What a survey's file says, in lines: who answered, each item, what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator

from core.surveys.bands import Bands
from core.surveys.reading import Surveyed
from core.surveys.table import Row, tabled
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import label

MOST_DOUBTS = 200  # lines shown; the command line says all


def lines_of(surveyed: Surveyed, bands: Bands) -> Iterator[ui.Item]:
    """The table as it will be kept, and everything that was not counted."""
    table = tabled(surveyed.answers, bands)
    yield ui.row(label(to_thai(f"ผู้ตอบ {table.n:,} คน"), "strong"), None, _many(surveyed))
    if table.groups:
        told = (f"{one.name} {one.n:,} (ร้อยละ {one.percent})" for one in table.groups)
        yield label(to_thai(" · ".join(told)), "small", "muted", wrap=True)
    for place, row in enumerate(table.rows, 1):
        yield _line(f"{place}. {row.item.title}", row)
    if table.overall:
        yield _line(table.overall.item.title, table.overall, "strong")
    yield from _doubts(surveyed)


def _line(name: str, row: Row, role: str = "body") -> ui.Item:
    found = row.figures
    sd = "–" if found.sd is None else found.sd
    said = f"{found.mean} · S.D. {sd} · {row.band} · n {found.n:,}"
    named = label(to_thai(name), "strong" if role == "strong" else "body", wrap=True)
    line = ui.row(named, label(to_thai(said), "small", "muted"), gap=12)
    line.setStretch(0, 1)
    return line


def _many(surveyed: Surveyed) -> ui.Words:
    many = len(surveyed.doubts)
    if many:
        return label(to_thai(f"ควรดู {many:,} เรื่อง อยู่ท้ายรายการ"), "small", "wait")
    return label("อ่านได้ครบทุกช่อง", "small", "good")


def _doubts(surveyed: Surveyed) -> Iterator[ui.Item]:
    doubts = surveyed.doubts
    if doubts:
        yield ui.rule()
        yield label("ควรดูก่อนเก็บ", "strong")
    for one in doubts[:MOST_DOUBTS]:
        yield label(f"• {one}", "small", "muted", wrap=True)
    if len(doubts) > MOST_DOUBTS:
        yield label(to_thai(f"และอีก {len(doubts) - MOST_DOUBTS:,} เรื่อง"), "small", "muted")
