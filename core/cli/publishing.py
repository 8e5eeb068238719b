"""Many records as one thing to hand over."""

from __future__ import annotations

from pathlib import Path

from core.cli.frame import Outcome, progress, workspace
from core.documents.paper import Paper, Request
from core.errors import UserError
from core.files import write_whole
from core.publishing.ebook import Wish, draw_ebook, gather_ebook
from core.thai.numerals import to_thai


def write_ebook(request: Request, out: Path, *, unreported: bool) -> Outcome:
    """The year's lessons as one PDF; what the book lacks waits for a person.

    Raises:
        WaitingError: the year has no lesson.
        UserError: no year, or a signed copy is gone.
    """
    if not request.year:
        raise UserError("หนังสือรวมบทเรียนต้องระบุปีงบประมาณ เช่น --year 2568", code="no-year")
    with workspace() as opened:
        wish = Wish(request.year, unreported, request.values, request.draft)
        watched = progress()
        with opened.database.read() as session:
            book = gather_ebook(session, opened.house, wish, watched)
        paper = draw_ebook(book, watched)
    write_whole(out, paper.data)
    return _told(out, paper)


def _told(out: Path, paper: Paper) -> Outcome:
    data = {
        "file": str(out),
        "pages": paper.pages,
        "sha256": paper.sha256,
        "shrunk": [],
        "missing": list(paper.missing),
    }
    lines = [f"{out.name}: {paper.title} {to_thai(paper.pages)} หน้า"]
    lines += [f"ยังรายงานไม่ครบ: {name}" for name in paper.missing]
    return Outcome(data, lines, notes=paper.notes, waits=bool(paper.missing))
