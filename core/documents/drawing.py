"""Draws what was gathered: no session, no record, safe in any thread."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from core.documents import content as contents
from core.documents.certificates import draw_certificates
from core.documents.compositor import Compositor
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.paper import Paper
from core.documents.signed import as_paper
from core.errors import RefusedFileError
from core.jobs import Progress
from core.typeset import pages
from core.typeset.finish import About
from core.typeset.measures import A4, A4_LANDSCAPE, A4_POSTER, A4_REPORT, Measures
from core.typeset.pages import Furniture
from core.typeset.pictures import Picture, load_picture

_SHEET_TOP_MM = 20.0
_AFTER_NUMBER_MM = 2.5


def draw(gathered: Gathered, progress: Progress | None = None) -> Paper:
    """The finished paper; the signed copy as it is, where there is one.

    Raises:
        UserError: a part of it is too tall for a page.
        CancelledError: the printing was cancelled.
    """
    gathered, on = composed(gathered)
    about = about_of(gathered, on)
    if gathered.signed:
        return as_paper(gathered.files, gathered.signed, about.title)
    if gathered.design:
        drawn = draw_certificates(gathered, gathered.design, about, on.emblem, progress)
    else:
        drawn = _draw_pages(gathered, on, about, progress)
    return replace(
        drawn,
        title=about.title,
        file_name=safe_name(on.bare(gathered.document.file_name)),
        sha256=hashlib.sha256(drawn.data).hexdigest(),
        missing=gathered.missing,
        warnings=gathered.warnings,
    )


def composed(gathered: Gathered) -> tuple[Gathered, Compositor]:
    """What the paper's blocks are set with; the notes tell where its picture cannot be used."""
    picture, notes = _picture(gathered.picture)
    gathered = replace(gathered, notes=(*gathered.notes, *notes))
    return gathered, Compositor(gathered, picture)


def about_of(gathered: Gathered, on: Compositor) -> About:
    """What the file says of itself."""
    heading = on.bare(gathered.document.heading).replace("\n", " ")
    return About(heading, gathered.author, datetime.now(UTC), gathered.document.title)


def sheet_of(gathered: Gathered, on: Compositor) -> tuple[Measures, Furniture]:
    """Where the text stands on the paper, and what stands round it."""
    document = gathered.document
    furniture = Furniture(
        catchwords=document.has_catchwords,
        catchword_at=_catchwords(gathered),
        draft=gathered.draft,
        motto=on.bare(document.motto),
        thai_digits=gathered.papers.thai_digits,
    )
    if document.layout == "report":
        return A4_REPORT, furniture
    if document.layout == "poster":
        return A4_POSTER, furniture
    top_mm = _SHEET_TOP_MM if document.is_sheet else gathered.papers.top_mm
    paper = A4_LANDSCAPE if document.layout == "wide-sheet" else A4
    return replace(paper, top_mm=top_mm, after_number_mm=_AFTER_NUMBER_MM), furniture


def _catchwords(gathered: Gathered) -> dict[int, str]:
    """What the officer wants at the foot of pages instead of the words that open the next."""
    rows = contents.rows(gathered.contents.get("catchwords", ()))
    given = ((contents.said(row.get("page", "")), row.get("words", "")) for row in rows)
    return {int(page): contents.said(words) for page, words in given if page.isdecimal()}


def _draw_pages(
    gathered: Gathered, on: Compositor, about: About, progress: Progress | None
) -> Paper:
    measures, furniture = sheet_of(gathered, on)
    story = on.story(gathered.document.pieces)
    printed = pages.build(story, about, measures, furniture, progress)
    one_ink = gathered.document.layout != "poster"
    return Paper(printed.data, "", "", printed.pages, "", notes=gathered.notes, one_ink=one_ink)


def _picture(file: Path | None) -> tuple[Picture | None, tuple[str, ...]]:
    """The picture in the file, or none and why."""
    if file is None:
        return None, ()
    try:
        return _loaded(file), ()
    except RefusedFileError as error:
        return None, (str(error),)


@lru_cache(4)
def _loaded(file: Path) -> Picture:
    """A picture is kept under the hash of what it holds, so one name is one picture for ever."""
    return load_picture(file)
