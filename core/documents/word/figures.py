"""Pictures with their captions, alone or side by side, as the paper draws them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2

from core.documents.word.form import (
    CAPTION,
    NORMAL,
    Cell,
    Form,
    Grid,
    Image,
    Item,
    Para,
    Row,
)
from core.documents.word.story import Story, put
from core.documents.word.texts import form_of, runs
from core.typeset.figures import GUTTER, Beside, Figure, Shot
from core.typeset.finish import About, finish
from core.typeset.pdfium import PDFIUM
from core.typeset.pictures import PixelPicture
from core.typeset.tagged_canvas import TaggedCanvas

_PHOTO_DPI, _LINE_DPI = 200, 300
_QUALITY = 85
_PEN = 0.3
_ABOVE = 2.0  # points between a picture and its caption
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of a picture that nobody reads


@put.register
def _(block: Figure, story: Story) -> None:
    for para in _figure(block, story.width):
        story.add(para.style, para.form, para.pieces)


@put.register
def _(block: Beside, story: Story) -> None:
    """A table without lines: pictures on one line, each over its caption."""
    wide = (story.width - GUTTER * (block.columns - 1)) / block.columns
    row = Row([])
    for i, figure in enumerate(block.figures):
        left = GUTTER / 2 if i else 0.0
        right = GUTTER / 2 if i < len(block.figures) - 1 else 0.0
        items: list[Item] = [*_figure(figure, wide, before=0.0)]
        row.cells.append(Cell(wide + left + right, items, left, right))
    widths = [cell.width for cell in row.cells]
    story.add_table(Grid(widths, [row], (story.width - sum(widths)) / 2), block.before)


def _figure(block: Figure, width: float, before: float | None = None) -> list[Para]:
    form = Form("center", before=block.before if before is None else before, after=_ABOVE)
    picture = Para(NORMAL, replace(form, keep_next=True), [_image(block, width)])
    if not block.caption.spans:
        return [picture]
    under = form_of(block.caption.style)
    return [picture, Para(CAPTION, under, runs(block.caption.spans, block.caption.style))]


def _image(block: Figure, width: float) -> Image:
    """The picture or empty frame, photographs as such, all else in sharp lines."""
    alone = Figure(Shot(block.shot.picture, alt=" "), size=block.size, before=0.0)
    high = alone.height(width)
    wide = high * block.shot.picture.ratio if block.shot.picture else min(block.size[0], width)
    edge = 0.0 if block.shot.picture else _PEN  # a frame is drawn half outside
    canvas = TaggedCanvas((wide + edge * 2, high + edge * 2))
    alone.draw(canvas, edge, high + edge, wide)
    canvas.showPage()
    photo = isinstance(block.shot.picture, PixelPicture)
    dots = (_PHOTO_DPI if photo else _LINE_DPI) / 72
    drawn = finish(canvas, About("", "", _NO_DAY))
    with PDFIUM, pypdfium2.PdfDocument(drawn.data) as pdf:
        page = pdf[0]
        pixels = page.render(scale=dots).to_pil().convert("RGB")
        page.close()
    out = BytesIO()
    if photo:
        pixels.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        pixels.save(out, "PNG", optimize=True)
    alt = block.shot.alt or block.caption.text
    return Image(out.getvalue(), wide, high, alt)
