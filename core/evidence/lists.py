"""What a pack says of itself: the rows of its cover list, and the page that opens its files."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from core.evidence.points import Points
from core.thai.numerals import percent, to_thai

COVER = "รายการหลักฐาน.pdf"
_STYLE = (
    "body{font:18px/1.6 'Sarabun','Noto Sans Thai',sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}.none{color:#b00020}"
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a pack. ``path`` is below the pack's folder, with ``/``; ``pages`` 0 unknown."""

    point: int
    slot: str
    title: str
    number: str
    day: str
    pages: int
    path: str
    sha256: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A slot that the office says has nothing."""

    point: int
    title: str
    reason: str


def cover_rows(
    points: Points, files: Sequence[Packed], nothing: Sequence[Nothing]
) -> list[Mapping[str, Any]]:
    """The cover list: every point, its files in order, then what it has none of."""
    rows: list[Mapping[str, Any]] = []
    for point in points.points:
        rows += [_row(one) for one in files if one.point == point.number]
        rows += [_nothing_row(one) for one in nothing if one.point == point.number]
    return rows


def index_page(
    points: Points,
    year_be: int,
    files: Sequence[Packed],
    nothing: Sequence[Nothing],
) -> str:
    """A page that any browser opens from the stick, with links to the files beside it."""
    title = html.escape(f"{points.title} ปีงบประมาณ พ.ศ. {to_thai(year_be)}")
    out = [
        f'<!doctype html>\n<html lang="th"><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>{_STYLE}</style></head>",
        f"<body><h1>{title}</h1><p>{_link(COVER, COVER)}</p>",
    ]
    for point in points.points:
        out.append(f"<h2>{to_thai(point.number)}. {html.escape(point.title)}</h2>")
        out.append(f"<p>{html.escape(to_thai(point.wording))}</p><ul>")
        out += [
            f"<li>{_link(one.path, one.title)}</li>" for one in files if one.point == point.number
        ]
        out += [
            f'<li class="none">{html.escape(f"ไม่มี{one.title} {one.reason}".strip())}</li>'
            for one in nothing
            if one.point == point.number
        ]
        out.append("</ul>")
    return "\n".join([*out, "</body></html>\n"])


def _link(path: str, words: str) -> str:
    return f'<a href="{quote(path)}">{html.escape(words)}</a>'


def _row(one: Packed) -> Mapping[str, Any]:
    return {
        "point": str(one.point),
        "evidence": f"{one.title}\n{one.note}".rstrip(),
        "number": one.number or "–",
        "day": one.day or "–",
        "pages": str(one.pages or "–"),
        "file": one.path,
    }


def _nothing_row(one: Nothing) -> Mapping[str, Any]:
    empty = dict.fromkeys(("number", "day", "pages"), "–")
    file = f"ไม่มี {one.reason}".rstrip()
    return {"point": str(one.point), "evidence": one.title, **empty, "file": file}


def counted(signed: int | None, asked: int | None) -> str:
    """How many of how many signed, with the percentage; empty where nobody was counted."""
    if signed is None or not asked:
        return ""
    return f"{signed} จาก {asked} คน ร้อยละ {percent(signed, asked)}"
