"""A year's lessons as pages for the public: the same answers as the public book, the same care."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.answers import VIRTUES, Item
from core.database import Session
from core.documents import certificate_codes
from core.documents.content import Content
from core.documents.drawing import draw
from core.documents.gathered import Gathered
from core.documents.house import House
from core.jobs import Progress
from core.publishing.answers import Answer
from core.publishing.contents import Said, edited, plain
from core.publishing.ebook import Chapter
from core.publishing.public_copy import Draft, Settled, refuse_leaks, refuse_words, settle
from core.publishing.web_folder import Section, Site, WebLesson
from core.thai.numerals import to_thai

_TITLE = "คลังบทเรียน ปีงบประมาณ พ.ศ. {year}"
_HEADS = frozenset({"head", "front"})  # groups that belong to the paper, not to the lesson
_NOT_TOLD = frozenset({"file", "place"})
_SKIPPED = frozenset(
    {"signers", "date", "year", "files", "photos", "periods", "virtues", "indicators"}
)


def codes_of(session: Session, house: House) -> dict[str, str]:
    """Every check code that was printed, with its state."""
    return dict(certificate_codes.codes(session, house.rulebook))


def public_site(
    draft: Draft,
    answers: Mapping[str, Answer],
    house: House,
    codes: Mapping[str, str],
    progress: Progress | None = None,
) -> Site:
    """The lessons of a year's draft as the public may read them, each with its paper.

    Raises:
        WaitingError: a hit is not answered.
        UserError: something refused is still in a page or a paper.
        CancelledError: the work was cancelled.
    """
    settled = settle(draft, answers)
    chapters = draft.book.chapters if draft.book else ()
    watched = (progress or Progress()).each(chapters, "ทำฉบับเผยแพร่")
    lessons = tuple(_lesson(one, draft, settled, house) for one in watched)
    title = _TITLE.format(year=to_thai(draft.fiscal_year))
    return Site(house.settings.office.name, title, lessons, codes)


def _lesson(chapter: Chapter, draft: Draft, settled: Settled, house: House) -> WebLesson:
    """One lesson; its PDF is drawn by itself.

    Raises:
        UserError: something refused is still in it.
    """
    if chapter.paper is None:  # a public draft has no scans
        raise ValueError(chapter.title)
    paper = edited(chapter.paper, settled.edit)
    drawn = draw(paper)
    refuse_leaks(drawn, settled)
    template = house.templates[paper.document.template]
    made = WebLesson(
        key=f"{chapter.record_id:04d}",
        title=settled.edit.text(Said("", "", chapter.title)),
        year_be=draft.fiscal_year,
        kind=template.short,
        virtues=tuple(VIRTUES[key] for key in chapter.virtues if key in VIRTUES),
        sections=tuple(_sections(paper, house)),
        paper=drawn.data,
    )
    said = (text for one in made.sections for text in (one.heading, *one.paragraphs, *one.items))
    refuse_words([made.title, *said], settled)
    return made


def _sections(paper: Gathered, house: House) -> Iterator[Section]:
    """The parts of the record that its paper prints, but for the head of the letter."""
    asked = house.templates[paper.document.template].by_key
    for value in paper.document.values:
        part = asked.get(value.slot) if value.origin == "part" else None
        if part is None or part.group in _HEADS or part.kind in _SKIPPED:
            continue
        content = paper.contents[value.name]
        if isinstance(content, str):
            paragraphs = tuple(filter(None, plain(content).split("\n")))
            if paragraphs:
                yield Section(value.label, paragraphs)
        else:
            items = tuple(_lines(content))
            if items:
                yield Section(value.label, items=items)


def _lines(content: Content, field: str = "") -> Iterator[str]:
    """Every text in a list or a table, in order."""
    if isinstance(content, str):
        if content and field not in _NOT_TOLD:
            yield plain(content).replace("\n", " ")
    elif isinstance(content, Item):
        yield plain(content.text)
        yield from _lines(content.items)
    elif isinstance(content, Mapping):
        for key, one in content.items():
            yield from _lines(one, key)
    else:
        for one in content:
            yield from _lines(one, field)
