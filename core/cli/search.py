"""Searching through everything."""

from __future__ import annotations

import click

from core.cli.frame import Outcome, command, workspace
from core.search import queries
from core.search.folding import words_of
from core.search.queries import Hit
from core.search.sources import KINDS
from core.thai.numerals import to_thai

_LINES = 20
_NAMES = {
    "person": "บุคลากร",
    "round": "รอบคัดเลือก",
    "lesson": "ถอดบทเรียน",
    "action": "ติดตาม",
    "activity": "กิจกรรม",
    "paper": "เอกสาร",
}


@command()
@click.argument("text")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="เฉพาะข้อมูลชนิดนี้")
@click.option("--year", "years", multiple=True, type=int, help="เฉพาะปีงบประมาณ พ.ศ. นี้")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="อย่างมากกี่แห่ง")
def search(text: str, kinds: tuple[str, ...], years: tuple[int, ...], limit: int | None) -> Outcome:
    """ค้นทุกส่วนของทุกบันทึก ที่มีทุกคำในส่วนเดียวกัน."""
    if not words_of(text):
        raise click.BadParameter("", ctx=click.get_current_context(), param_hint="TEXT")
    with workspace() as opened, opened.database.read() as session:
        found = queries.find(session, text, kinds=kinds, years=years, limit=limit)
    data = {"query": text, "total": found.total, "hits": [_given(hit) for hit in found.hits]}
    if not found.total:
        return Outcome(data, [f"ไม่พบ “{text}” ตรวจตัวสะกด หรือค้นด้วยคำที่สั้นลง"])
    lines = [to_thai(f"พบ {found.total} แห่ง"), *map(_line, found.hits[:_LINES])]
    if found.total > len(lines) - 1:
        more = found.total - len(lines) + 1
        lines.append(to_thai(f"และอีก {more} แห่ง ดูทั้งหมดด้วย --json หรือค้นด้วยคำที่ยาวขึ้น"))
    return Outcome(data, lines)


def _given(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.title,
        "year": hit.year_be,
        "part": hit.part,
        "snippet": hit.snippet,
    }


def _line(hit: Hit) -> str:
    year = to_thai(hit.year_be or "")
    named = " ".join(word for word in (_NAMES[hit.kind], str(hit.id), hit.title, year) if word)
    return f"{named} · {hit.part}: {hit.snippet}" if hit.part else f"{named}: {hit.snippet}"
