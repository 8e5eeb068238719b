"""What stands at the top of a paper: emblem, title, labels and values on dotted lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Literal

import pypdfium2

from core.documents.pieces.letters import BesideEmblem
from core.documents.word.form import NORMAL, Form, Image, Piece, Run, Tab
from core.documents.word.story import Story, put
from core.documents.word.texts import runs
from core.typeset.emblem import Emblem, EmblemTitle, draw_emblem
from core.typeset.finish import About, finish
from core.typeset.leaders import SIZES, Field, HeadLine
from core.typeset.lines import letter
from core.typeset.pdfium import PDFIUM
from core.typeset.pictures import Picture
from core.typeset.tagged_canvas import TaggedCanvas

_TITLE_LINE = 35.0  # points, exactly
_TITLE_BELOW = 8.0
_APART = 6.0  # dots of a field stop this far before the next label
_STROKES = "  "  # two of the space bar between label and value
_DOTS = Run("\t", under="dotted")
_DPI = 600
_PEN = 0.3
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of a picture that nobody reads


@put.register
def _(block: EmblemTitle, story: Story) -> None:
    """The title on the emblem's foot; 29 points on a line of exactly 35.

    Source: official memo paper.
    """
    form = Form(
        "center",
        size=block.size,
        bold=True,
        before=block.side - _TITLE_LINE,
        after=_TITLE_BELOW,
        line=_TITLE_LINE,
        exact=True,
        keep_next=True,
        keep_lines=True,
    )
    image = emblem_image(block.picture, block.name, block.side, floating="left")
    story.add("heading 1", form, [image, Run(block.title, bold=True, size=block.size)])


@put.register
def _(block: Emblem, story: Story) -> None:
    align = block.align
    image = emblem_image(block.picture, block.name, block.side)
    story.add(NORMAL, Form(align, after=block.below, keep_next=True), [image])


@put.register
def _(block: BesideEmblem, story: Story) -> None:
    """The number on the line of the emblem's foot, the office at the right, line by line."""
    mark = block.mark
    image = emblem_image(mark.picture, mark.name, mark.side, floating="center")
    number = [*runs(block.left.spans, block.left.style), Run("\t")]
    above = max(mark.side - block.left.style.leading, 0.0)
    form = Form(left=block.start, first=-block.start, before=above, tabs=(Tab(block.start),))
    first = [run for line in block.right[:1] for run in runs(line.spans, line.style)]
    story.add(NORMAL, form, [image, *number, *first])
    for line in block.right[1:]:
        story.add(NORMAL, Form(left=block.start), runs(line.spans, line.style))


@put.register
def _(block: HeadLine, story: Story) -> None:
    """Labels and values over dots that end at the next label or at the column's edge.

    Values and the tabs after them are underlined with the same dots: a tab's own leader would
    stand on the base line, higher than the dots under the words.
    """
    tabs: list[Tab] = []
    pieces: list[Piece] = []
    for i, field in enumerate(block.fields):
        if i:
            tabs.append(Tab(field.start * story.width))
            pieces.append(Run("\t"))
        stop = field.end * story.width - (_APART if field.end < 1 else 0.0)
        tabs.append(Tab(stop, align="right" if field.end >= 1 else "left"))
        pieces += _field(block, field, stop - field.start * story.width)
    first = block.fields[0]
    hangs = block.hanging and len(block.fields) == 1 and bool(first.value)
    hang = _label(block, first) if hangs else 0.0
    form = Form(left=hang, first=-hang, before=block.before, line=block.pitch, exact=True)
    story.add(NORMAL, replace(form, keep_lines=True, tabs=tuple(tabs)), pieces)


def _field(block: HeadLine, field: Field, room: float) -> list[Piece]:
    """Label and value; a value a little too long is set a little smaller, as on the paper."""
    bold = "bold" in block.label.face.name
    label = Run(field.label, bold=bold, size=block.label.size)
    if not field.value:
        return [label, _DOTS]
    face = letter().face
    left, sizes = room - _label(block, field), block.sizes
    size = next((size for size in sizes if face.width(field.value, size) <= left), sizes[0])
    return [label, Run(_STROKES), Run(field.value, size=size, under="dotted"), _DOTS]


def _label(block: HeadLine, field: Field) -> float:
    """Width of the label with the gap after it."""
    gap = letter().face.width(_STROKES, SIZES[0])
    return block.label.face.width(field.label, block.label.size) + gap


def emblem_image(
    picture: Picture | None,
    name: str,
    side: float,
    *,
    floating: Literal["", "left", "center"] = "",
) -> Image:
    """The emblem as the paper draws it, as pixels: Word has no way to show every kind of file."""
    edge = 0.0 if picture else _PEN  # the box's line is drawn half outside
    canvas = TaggedCanvas((side + edge * 2, side + edge * 2))
    draw_emblem(canvas, picture, name, edge, edge, side)
    canvas.showPage()
    drawn = finish(canvas, About(name, "", _NO_DAY))
    with PDFIUM, pypdfium2.PdfDocument(drawn.data) as pdf:
        page = pdf[0]
        pixels = page.render(scale=_DPI / 72).to_pil()
        page.close()
    out = BytesIO()
    grey = pixels.convert("L")
    plain = grey if grey.convert("RGB") == pixels.convert("RGB") else pixels.convert("RGB")
    plain.save(out, "PNG", dpi=(_DPI, _DPI), optimize=True)
    return Image(out.getvalue(), side + edge * 2, side + edge * 2, name, floating)
