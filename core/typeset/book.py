"""Many papers bound as one: each on sheets of its own, all with the book's pages and outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf

from core.jobs import Progress
from core.typeset.block import Block
from core.typeset.finish import About, Printed, finish
from core.typeset.lines import draw_text, item, letter
from core.typeset.matter import Page, page_labels
from core.typeset.measures import A4, MM, Measures
from core.typeset.pages import STANDARD, Furniture, Sheet
from core.typeset.pictures import PagePicture
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_NUMBER_SIZE = 13.0  # points of TH SarabunPSK
_NUMBER_MM = 7.5  # base line above the lower edge, as low as printers go
_SIDE_MM = 12.0  # of the number from the edge of a scanned page


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages of a book that are set alike.

    Attributes:
        title: in the outline, above the headings of the part itself; empty for none.
        key: names the part's first page to links and to ``numbers``.
        counted: its pages go on in the book's one count; the others have their own numbers.
        scan: reads a PDF whose pages stand here whole instead of a story.
        heard: what a page of the scan is, for those who hear it; names ``{page}`` and ``{pages}``.
    """

    story: Sequence[Block] = ()
    title: str = ""
    key: object = None
    measures: Measures = A4
    furniture: Furniture = STANDARD
    counted: bool = True
    scan: Callable[[], bytes] | None = None
    heard: str = "{page}/{pages}"


@dataclass(slots=True)
class _Laid:
    """A part with its pages and what they are called in the book."""

    part: Part
    sheet: Sheet
    pages: list[Page]
    labels: list[str]


def bind(
    parts: Sequence[Part],
    numbers: dict[object, str],
    about: About,
    pattern: str = "{page}",
    progress: Progress | None = None,
) -> Printed:
    """The parts as one finished PDF: tagged, PDF/UA-1 and PDF/A-2a unless a scan stands in it.

    ``numbers`` holds afterwards the page of every part and heading by its key; lines of contents
    in the parts may look them up there. ``pattern`` is the running number as it is printed.

    Raises:
        TooTallError: a block does not fit on a page of its own.
        CancelledError: the work was cancelled.
    """
    progress = progress or Progress()
    laid = list(_lay(parts, numbers, progress))
    canvas = TaggedCanvas(A4.size)
    pages = [Page([], label, "") for one in laid for label in one.labels]
    canvas.label_pages(page_labels(pages))
    done = 0
    for one in laid:
        with canvas.opened(Tag("Sect")), _opened(one.part) as scan:
            for place in range(len(one.labels)):
                progress.step(done, len(pages), "กำลังวาดหน้า")
                _draw(canvas, one, place, pattern, scan)
                done += 1
        one.part, one.pages = Part(), []  # what is drawn is needed no more
    scanned = any(part.scan for part in parts)
    return finish(canvas, replace(about, claims=about.claims and not scanned))


def _lay(parts: Sequence[Part], numbers: dict[object, str], progress: Progress) -> Iterator[_Laid]:
    """Every part on its pages; ``numbers`` learns where they and their headings begin."""
    counted = 0
    for part in progress.each(parts, "กำลังจัดหน้า"):
        sheet = Sheet(part.measures, part.furniture)
        pages = _scanned(part) if part.scan else sheet.lay(part.story)[0]
        labels = [page.label for page in pages]
        if part.counted:
            labels = [sheet.spell(counted + place) for place in range(1, len(pages) + 1)]
            counted += len(pages)
        numbers[part.key] = labels[0]
        for page, label in zip(pages, labels, strict=True):
            entries = (entry for one in page.placed for entry in one.block.entries())
            numbers.update((entry.key, label) for entry in entries)
        yield _Laid(part, sheet, pages, labels)


def _scanned(part: Part) -> list[Page]:
    """An empty page for each of the scan."""
    with _opened(part) as pdf:
        return [Page([], "", "") for _ in pdf.pages] if pdf else []


@contextmanager
def _opened(part: Part) -> Iterator[pikepdf.Pdf | None]:
    """The part's scan while its pages are drawn; no longer, for scans are large."""
    if part.scan is None:
        yield None
        return
    with pikepdf.open(BytesIO(part.scan())) as pdf:
        yield pdf


def _draw(
    canvas: TaggedCanvas, one: _Laid, place: int, pattern: str, scan: pikepdf.Pdf | None
) -> None:
    """One page, with the book's number where the part is counted."""
    part = one.part
    canvas.setPageSize(part.measures.size)
    if part.title and not place:
        canvas.bookmark(part.title, 0, part.measures.size[1], part.key)
    if scan is not None:
        _draw_scan(canvas, part, scan, place)
    else:
        after = one.pages[place + 1].placed if place + 1 < len(one.pages) else []
        one.sheet.draw(canvas, one.pages[place], place + 1, following=after)
    if part.counted:
        _number(canvas, part, pattern.format(page=one.labels[place]))
    canvas.showPage()


def _draw_scan(canvas: TaggedCanvas, part: Part, scan: pikepdf.Pdf, place: int) -> None:
    """A page of the scan, whole, as large as the sheet allows."""
    with pikepdf.new() as single:
        single.pages.append(scan.pages[place])
        out = BytesIO()
        single.save(out, deterministic_id=True)
    picture = PagePicture(out.getvalue())
    upright = part.measures.size
    canvas.setPageSize(upright if picture.ratio <= 1 else upright[::-1])
    left, low, wide, high = picture.inside(canvas.page_width, canvas.page_height)
    heard = part.heard.format(page=place + 1, pages=len(scan.pages))
    with canvas.marked(Tag("Figure", alt=heard), (left, low, wide, high)):
        picture.draw(canvas, left, low, wide, high)


def _number(canvas: TaggedCanvas, part: Part, words: str) -> None:
    """The running number in the lower right corner, under everything that papers have there."""
    said = item(words, letter("text", _NUMBER_SIZE))
    side = _SIDE_MM if part.scan else part.measures.right_mm
    with canvas.furniture("Footer"):
        draw_text(
            canvas,
            canvas.page_width - side * MM - said.width,
            _NUMBER_MM * MM,
            said.text,
            said.letter,
        )
