"""The lessons of a fiscal year bound as one PDF: every paper as it is, signed copies as scanned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.activities.queries import BoardRow, Report, board, unreported
from core.answers import Answer
from core.approvals.queries import signed_copy
from core.approvals.scans import Kept, read_kept
from core.database import Session
from core.documents.drawing import about_of, composed
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.paper import MissingValuesError, Paper, Request
from core.errors import WaitingError
from core.jobs import Progress
from core.lessons import queries as lessons
from core.lessons.template import Template, template_for
from core.publishing.binding import bound
from core.thai.numerals import to_thai

KIND = "ebook"
_NAMED = 5  # activities that a sentence names


@dataclass(frozen=True, slots=True)
class Wish:
    """A book to be made.

    Attributes:
        unreported: activities without a whole report are named in the book, as not reported.
        values: what the officer gives for its front pages, by name, in the shape files have.
        draft: front pages that lack something are printed all the same, as a draft.
    """

    year_be: int
    unreported: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One lesson: its paper, or its signed copy.

    Attributes:
        virtues: keys of the virtues it is about.
        indicators: numbers of the indicators of a moral organisation it is evidence of.
    """

    record_id: int
    title: str
    paper: Gathered | None
    signed: Kept | None = None
    virtues: tuple[str, ...] = ()
    indicators: tuple[int, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether it is printed as a draft, for want of parts."""
        return self.paper is not None and self.paper.draft


@dataclass(frozen=True, slots=True)
class Ebook:
    """Everything the book is drawn from: plain values, no session.

    Attributes:
        silent: activities that have no whole report.
        named: whether the book says so.
    """

    front: Gathered
    chapters: tuple[Chapter, ...]
    silent: tuple[BoardRow, ...]
    named: bool = False


def make_ebook(
    session: Session, house: House, wish: Wish, progress: Progress | None = None
) -> Paper:
    """The book, finished.

    Raises:
        WaitingError: the year has no lesson, or the front pages lack a value.
        UserError: a signed copy is gone, or a value of another kind.
        CancelledError: the work was cancelled.
    """
    return draw_ebook(gather_ebook(session, house, wish, progress), progress)


def gather_ebook(
    session: Session,
    house: House,
    wish: Wish,
    progress: Progress | None = None,
    *,
    scans: bool = True,
) -> Ebook:
    """Everything the book of the year is drawn from; without ``scans`` every paper is drawn anew.

    Raises:
        WaitingError: the year has no lesson, or the front pages lack a value.
        UserError: a signed copy is gone, or a value of another kind.
        CancelledError: the work was cancelled.
    """
    rows = board(session, house.templates, wish.year_be)
    wanted = [(row, report) for row in sorted(rows, key=_as_planned) for report in row.reports]
    if not wanted:
        raise WaitingError(
            f"ปีงบประมาณ พ.ศ. {to_thai(wish.year_be)} ยังไม่มีบันทึกถอดบทเรียน "
            "เขียนบันทึกอย่างน้อยหนึ่งฉบับแล้วรวมเล่มอีกครั้ง",
            code="no-lessons",
        )
    chapters = tuple(
        _chapter(session, house, row, report, scans=scans)
        for row, report in (progress or Progress()).each(wanted, "กำลังรวบรวมบทเรียน")
    )
    values = {**wish.values, "year": str(wish.year_be), "count": str(len(chapters))}
    front = gather(session, house, Request(KIND, values=values, draft=wish.draft))
    return Ebook(front, chapters, tuple(unreported(rows)), wish.unreported)


def draw_ebook(book: Ebook, progress: Progress | None = None) -> Paper:
    """The finished book; safe in any thread.

    Raises:
        UserError: a part of a paper is too tall for a page.
        CancelledError: the work was cancelled.
    """
    front, on = composed(book.front)
    about = about_of(front, on)
    printed = bound(book, about, progress)
    return Paper(
        printed.data,
        about.title,
        safe_name(on.bare(front.document.file_name)),
        printed.pages,
        hashlib.sha256(printed.data).hexdigest(),
        missing=tuple(row.name for row in book.silent),
        notes=(*front.notes, *_notes(book)),
        one_ink=False,
    )


def _as_planned(row: BoardRow) -> tuple[bool, int, int]:
    """Activities in the order in which they were written down, the others by their first lesson."""
    first = min((report.record_id for report in row.reports), default=0)
    return row.id is None, row.id or 0, first


def _chapter(
    session: Session, house: House, row: BoardRow, report: Report, *, scans: bool
) -> Chapter:
    view = lessons.lesson(session, house.templates, report.record_id)
    template = template_for(house.templates, view.template, view.version)
    several = len(row.reports) > 1
    title = f"{row.name} ({report.title})" if several else row.name
    kept = signed_copy(session, report.record_id) if scans else None
    if kept is not None:
        read_kept(house.files, kept)  # refuses a lost one before anything is drawn
    paper = _paper(session, house, report.record_id) if kept is None else None
    virtues = (one for one in _chosen(template, view.answers, "virtues") if isinstance(one, str))
    numbers = (n for n in _chosen(template, view.answers, "indicators") if isinstance(n, int))
    return Chapter(report.record_id, title, paper, kept, tuple(virtues), tuple(numbers))


def _paper(session: Session, house: House, record_id: int) -> Gathered:
    """The paper of the record; a draft where it lacks something."""
    try:
        return gather(session, house, Request("lesson", lesson=record_id))
    except MissingValuesError:
        return gather(session, house, Request("lesson", lesson=record_id, draft=True))


def _chosen(template: Template, answers: Mapping[str, Answer], kind: str) -> Iterator[object]:
    """What was chosen in every part of this kind, each once."""
    found: dict[object, None] = {}
    for part in template.parts:
        answer = answers.get(part.key) if part.kind == kind else None
        found.update(dict.fromkeys(answer if isinstance(answer, list) else ()))
    yield from found


def _notes(book: Ebook) -> Iterator[str]:
    """What the officer should know of the book before it is handed on."""
    drafts = [one.title for one in book.chapters if one.draft]
    if drafts:
        yield f"ยังไม่ครบ {to_thai(len(drafts))} เรื่อง พิมพ์เป็นร่างไว้: {_listed(drafts)}"
    if book.silent:
        names = _listed([one.name for one in book.silent])
        yield f"ยังรายงานไม่ครบ {to_thai(len(book.silent))} กิจกรรม: {names}"
    scans = [one.title for one in book.chapters if one.signed]
    if scans:
        yield (
            f"มีสำเนาที่ลงนามเป็นภาพสแกน {to_thai(len(scans))} เรื่อง จึงไม่ระบุว่าเล่มนี้เป็น PDF/A "
            f"และผู้ใช้โปรแกรมอ่านหน้าจอไม่ได้ยินข้อความในภาพ: {_listed(scans)}"
        )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    rest = f" และอีก {to_thai(more)} เรื่อง" if more > 0 else ""
    return f"{', '.join(names[:_NAMED])}{rest}"
