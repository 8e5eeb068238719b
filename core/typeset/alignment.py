"""A test sheet to be laid over real paper: crosses, rulers, the outlines of a design's boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.thai.numerals import to_thai
from core.typeset.certificate import draw_marks
from core.typeset.design import Box, Design
from core.typeset.finish import About, Printed, finish
from core.typeset.fit import fit
from core.typeset.lines import draw_text, letter
from core.typeset.measures import MM
from core.typeset.shapes import Mark, Path, line, rectangle
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

CROSS_MM = 20.0  # from the edges of the paper to the middle of each cross
_ARM = 6.0
_RULER = 8.0  # from the edge of the paper: printers lose a few millimetres
_TICKS = {10: 4.0, 5: 2.8, 1: 1.6}  # length of the tick at every so many millimetres
_INK, _PALE = "#000000", "#8A8A8A"
_SMALL, _NAME = 12.0, 10.0  # points
_WORDS = (82.0, 34.0)  # room for the words, width and height


def alignment_sheet(
    design: Design, labels: Mapping[str, str], words: Sequence[str], about: About
) -> Printed:
    """One page: ``words`` say how to use it, ``labels`` name the values in the boxes."""
    width, height = design.page
    canvas = TaggedCanvas((width * MM, height * MM))
    draw_marks(canvas, [*_rulers(width, height), *_crosses(width, height), *_outlines(design)])
    with canvas.opened(Tag("Sect")):
        left, top = _free(design)
        _write(canvas, Tag("H1"), left, top + 5, about.title, 16.0)
        for i, sentence in enumerate(words):
            _write(canvas, Tag("P"), left, top + 11.5 + 5.2 * i, sentence, _SMALL)
        for box in design.boxes:
            _name(canvas, box, labels)
    for at in range(20, int(width), 10):
        _number(canvas, at - 2.0, _RULER + 7.5, at)
    for at in range(20, int(height), 10):
        _number(canvas, _RULER + 4.4, at + 1.0, at)
    canvas.showPage()
    return finish(canvas, about)


def _free(design: Design) -> tuple[float, float]:
    """Upper left corner of the room for the words: where they lie on the fewest boxes."""
    (wide, high), (width, height), edge = _WORDS, design.page, CROSS_MM + 2
    places = [
        (float(left), float(top))
        for top in range(int(edge), int(height - edge - high) + 1, 5)
        for left in range(int(edge), int(width - edge - wide) + 1, 5)
    ] or [(edge, edge)]

    def covered(place: tuple[float, float]) -> float:
        return sum(_common((*place, wide, high), box.at) for box in design.boxes)

    return min(places, key=covered)


def _common(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The area that two boxes share."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(across, 0) * max(down, 0)


def _rulers(width: float, height: float) -> list[Mark]:
    """Along the upper and the left side, every millimetre counted from the paper's edge."""
    across = [line(complex(x, _RULER), complex(x, _RULER + _tick(x))) for x in _inside(width)]
    below = _inside(height)[4:]  # below the other's ticks
    down = [line(complex(_RULER, y), complex(_RULER + _tick(y), y)) for y in below]
    return [Mark(tuple(across + down), stroke=_INK, width=0.35)]


def _inside(side: float) -> range:
    return range(int(_RULER), int(side - _RULER) + 1)


def _tick(at: int) -> float:
    return next(length for every, length in _TICKS.items() if at % every == 0)


def _crosses(width: float, height: float) -> list[Mark]:
    paths: list[Path] = []
    for x in (CROSS_MM, width - CROSS_MM):
        for y in (CROSS_MM, height - CROSS_MM):
            paths.append(line(complex(x - _ARM / 2, y), complex(x + _ARM / 2, y)))
            paths.append(line(complex(x, y - _ARM / 2), complex(x, y + _ARM / 2)))
    return [Mark(tuple(paths), stroke=_INK, width=0.5)]


def _outlines(design: Design) -> list[Mark]:
    boxes = (box.at for box in design.boxes)
    paths = tuple(rectangle(x, y, x + wide, y + high) for x, y, wide, high in boxes)
    return [Mark(paths, stroke=_PALE, width=0.5)] if paths else []


def _name(canvas: TaggedCanvas, box: Box, labels: Mapping[str, str]) -> None:
    """What the box is for, in small letters in its middle."""
    said = box.value.format_map(labels) if box.kind == "text" else labels[box.kind]
    left, top, width, height = box.at
    small = Box((left + 0.5, top, max(width - 1, 1), height), size=(_NAME, 5.0), ink=_PALE)
    done = fit(small, said.split("\n")[0])
    with canvas.marked(Tag("P")):
        for row in done.lines:
            how = letter(small.face, done.size, small.ink)
            draw_text(canvas, row.x, canvas.page_height - row.y, row.text, how)


def _write(canvas: TaggedCanvas, tag: Tag, x: float, y: float, words: str, size: float) -> None:
    face = "text-bold" if tag.kind == "H1" else "text"
    with canvas.marked(tag):
        draw_text(canvas, x * MM, canvas.page_height - y * MM, words, letter(face, size))


def _number(canvas: TaggedCanvas, x: float, y: float, at: int) -> None:
    with canvas.furniture():
        draw_text(canvas, x * MM, canvas.page_height - y * MM, to_thai(at), letter("text", 9.0))
