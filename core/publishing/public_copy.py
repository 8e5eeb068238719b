"""The public copy: drawn anew without what the officer refused, or not made at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.database import Session
from core.documents.drawing import about_of, composed, draw
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.paper import Paper, Request
from core.errors import UserError, WaitingError
from core.jobs import Progress
from core.lessons import queries as lessons
from core.publishing.answers import Answer, Hit
from core.publishing.binding import bound
from core.publishing.contents import Edit, Said, edited
from core.publishing.ebook import Ebook, Wish, gather_ebook
from core.publishing.finding import KIND_NAMES, Found, Name, without
from core.publishing.hits import found_by, hits_in, key_of
from core.publishing.known import names_for
from core.publishing.leaks import has_camera_notes, leaks, leaks_in
from core.thai.names import split_full_name
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be published, with all that must be answered first.

    Attributes:
        paper: of one record; None for a book.
        public: names that may stand as they are: winners and signers.
        notes: sentences for the officer.
    """

    title: str
    fiscal_year: int
    record_id: int
    paper: Gathered | None
    book: Ebook | None
    names: tuple[Name, ...]
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()

    @property
    def public(self) -> tuple[str, ...]:
        """Names that may stand as they are."""
        return tuple(name.key for name in self.names if name.kind is None)


def gather_record(session: Session, house: House, record_id: int) -> Draft:
    """The paper of the record, drawn anew even where a signed copy exists, and what is in it.

    Raises:
        WaitingError: the record lacks a part that its paper must have.
        UserError: no such record.
    """
    view = lessons.lesson(session, house.templates, record_id)
    gathered = gather(session, house, Request("lesson", lesson=record_id))
    notes = ("ฉบับเผยแพร่พิมพ์ใหม่จากบันทึก จึงไม่มีลายมือชื่อและสิ่งที่เขียนด้วยมือ",) if gathered.signed else ()
    paper = replace(gathered, signed=None, author="")
    names = names_for(session, house, [view.subject], [paper])
    title = " ".join(filter(None, (view.activity, str(view.fiscal_year or ""))))
    hits = hits_in([paper], [title], names, house.settings.office.phone)
    return Draft(title, view.fiscal_year or 0, record_id, paper, None, names, hits, notes)


def gather_year(
    session: Session, house: House, year_be: int, progress: Progress | None = None
) -> Draft:
    """The year's book without scans, and what is in it.

    Raises:
        WaitingError: the year has no lesson, or the front pages lack a value.
        CancelledError: the work was cancelled.
    """
    book = gather_ebook(session, house, Wish(year_be), progress, scans=False)
    book = _anonymous(book)
    views = [lessons.lesson(session, house.templates, one.record_id) for one in book.chapters]
    papers = _papers(book)
    names = names_for(session, house, [view.subject for view in views], papers)
    titles = [chapter.title for chapter in book.chapters]
    hits = hits_in(papers, titles, names, house.settings.office.phone)
    scans = any(view.state == "signed" for view in views)
    notes = ("เล่มเผยแพร่พิมพ์ใหม่จากบันทึก จึงไม่มีลายมือชื่อและสิ่งที่เขียนด้วยมือ",) if scans else ()
    return Draft(f"หนังสือรวมบทเรียน {year_be}", year_be, 0, None, book, names, hits, notes)


def unanswered(draft: Draft, answers: Mapping[str, Answer]) -> list[Hit]:
    """Hits that nobody has answered."""
    return [hit for hit in draft.hits if hit.key not in answers]


def publish(draft: Draft, answers: Mapping[str, Answer], progress: Progress | None = None) -> Paper:
    """The public copy, in which nothing that was refused is left.

    Raises:
        WaitingError: a hit is not answered.
        UserError: a replacement says what was refused, or something refused is still there.
        CancelledError: the work was cancelled.
    """
    settled = settle(draft, answers)
    edit = settled.edit
    paper = _drawn_book(draft, edit, progress) if draft.book else _drawn(draft, edit, progress)
    refuse_leaks(paper, settled)
    return paper


@dataclass(frozen=True, slots=True)
class Settled:
    """Every hit is answered: how texts are changed, what may be nowhere, what may hold it."""

    edit: Edit
    refused: tuple[str, ...]
    allowed: tuple[str, ...]


def settle(draft: Draft, answers: Mapping[str, Answer]) -> Settled:
    """What the answers mean.

    Raises:
        WaitingError: a hit is not answered.
        UserError: a replacement says what was refused.
    """
    waiting = unanswered(draft, answers)
    if waiting:
        raise WaitingError(
            f"ยังเผยแพร่ไม่ได้ เพราะยังไม่ได้ตอบ {to_thai(len(waiting))} รายการ "
            "ตอบทีละรายการว่าจะเก็บ ตัด หรือแทนด้วยคำใด",
            code="unanswered",
            findings=[f"{KIND_NAMES[hit.kind]}: {hit.words[0]}" for hit in waiting],
        )
    refused, allowed = _refused(draft, answers), _allowed(draft, answers)
    _refuse_replacements(answers, refused, allowed)
    return Settled(_edit(draft, answers), tuple(refused), tuple(allowed))


def _drawn(draft: Draft, edit: Edit, progress: Progress | None) -> Paper:
    if draft.paper is None:
        raise ValueError(draft.title)
    return draw(edited(draft.paper, edit), progress)


def _drawn_book(draft: Draft, edit: Edit, progress: Progress | None) -> Paper:
    if draft.book is None:
        raise ValueError(draft.title)
    chapters = tuple(
        replace(
            one,
            title=edit.text(Said("", "", one.title)),
            paper=edited(one.paper, edit) if one.paper else None,
        )
        for one in draft.book.chapters
    )
    front, on = composed(edited(draft.book.front, edit))
    book = replace(draft.book, front=front, chapters=chapters, silent=())
    about = about_of(front, on)
    printed = bound(book, about, progress)
    name = safe_name(on.bare(front.document.file_name))
    sha256 = hashlib.sha256(printed.data).hexdigest()
    return Paper(printed.data, about.title, name, printed.pages, sha256, one_ink=False)


def _anonymous(book: Ebook) -> Ebook:
    """The book without the name of an author in its file."""
    chapters = tuple(
        replace(one, paper=replace(one.paper, author="", signed=None)) if one.paper else one
        for one in book.chapters
    )
    return replace(book, front=replace(book.front, author=""), chapters=chapters)


def _papers(book: Ebook) -> list[Gathered]:
    return [book.front, *(one.paper for one in book.chapters if one.paper is not None)]


def _edit(draft: Draft, answers: Mapping[str, Answer]) -> Edit:
    def instead(hit: Found) -> str | None:
        answer = answers.get(key_of(hit), Answer("keep"))
        return None if answer.act == "keep" else answer.words

    def text(said: Said) -> str:
        return without(said.words, found_by(said, draft.names), instead)

    def keeps(file: str) -> bool:
        return answers.get(f"photo:{file}", Answer("keep")).act == "keep"

    return Edit(text, keeps)


def _refused(draft: Draft, answers: Mapping[str, Answer]) -> list[str]:
    """Every text that may not be in the public copy; names without their titles."""
    out = [h for h in draft.hits if answers[h.key].act != "keep" and h.kind != "photo"]
    named = [hit for hit in out if hit.kind in {"nominee", "person"}]
    keys = [hit.key.partition(":")[2] for hit in named]
    spelled = [_untitled(words) for hit in named for words in hit.words]
    others = [words for hit in out if hit not in named for words in hit.words]
    return list(dict.fromkeys([*keys, *spelled, *others]))


def _untitled(written: str) -> str:
    _, first, last = split_full_name(written)
    return f"{first} {last}".strip()


def _allowed(draft: Draft, answers: Mapping[str, Answer]) -> list[str]:
    """Texts that stay, in which a shorter refused one may stand by chance."""
    kept = (hit for hit in draft.hits if answers[hit.key].act == "keep")
    return [*draft.public, *(words for hit in kept for words in hit.words)]


def _refuse_replacements(
    answers: Mapping[str, Answer], refused: Sequence[str], allowed: Sequence[str]
) -> None:
    said = [one.words for one in answers.values() if one.act == "replace"]
    if any(not words.strip() for words in said):
        raise UserError("มีรายการที่ให้แทนแต่ยังไม่มีคำแทน พิมพ์คำแทน หรือเลือกตัดออก", code="no-replacement")
    found = leaks_in(said, refused, allowed)
    if found:
        raise UserError(
            f"คำที่ใช้แทนยังมี “{found[0]}” ซึ่งเลือกไว้ว่าไม่เผยแพร่ เปลี่ยนคำแทน", code="replacement"
        )


def refuse_leaks(paper: Paper, settled: Settled) -> None:
    """Pass only for a file without anything that was refused.

    Raises:
        UserError: it says what, so that the text can be corrected.
    """
    found = leaks(paper.data, settled.refused, settled.allowed)
    refuse_words([paper.title, paper.file_name], settled, found)
    if has_camera_notes(paper.data):
        raise UserError(
            "ภาพตราของสำนักงานยังมีข้อมูลที่กล้องบันทึกไว้ จึงไม่ได้เขียนไฟล์ ใส่ภาพตราเป็น PNG หรือ SVG แล้วทำอีกครั้ง",
            code="camera",
        )


def refuse_words(texts: Iterable[str], settled: Settled, found: Sequence[str] = ()) -> None:
    """Pass only for texts without anything that was refused, and where nothing was found before.

    Raises:
        UserError: it says what, so that the text can be corrected.
    """
    every = [*found, *leaks_in(texts, settled.refused, settled.allowed)]
    if every:
        raise UserError(
            f"ฉบับเผยแพร่ยังมี “{every[0]}” อยู่ จึงไม่ได้เขียนไฟล์ แก้ข้อความในบันทึกให้แยกออกจากคำอื่น แล้วทำอีกครั้ง",
            code="leak",
            findings=every,
        )
