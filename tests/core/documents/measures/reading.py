"""What stands where on a page, as PDFium sees it; millimetres from the left and upper edge."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from pypdfium2 import raw

from tests.core.typeset.reading import owners_of

MM = 72 / 25.4
SARABUN = 1.5042  # points of TH SarabunPSK in a point of the document face
_STRAIGHT = 0.2  # points by which a level stroke may rise


class Thing(NamedTuple):
    """Something drawn: its box, and the page's objects of which it is made."""

    left: float
    top: float
    right: float
    bottom: float
    objects: tuple[int, ...]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text; ``size`` in points of TH SarabunPSK, ``kind`` and ``element`` of its tag.

    Furniture has no kind.
    """

    text: str
    kind: str
    element: int
    bold: bool
    size: float
    baseline: float
    thing: Thing

    @property
    def left(self) -> float:
        return self.thing.left

    @property
    def right(self) -> float:
        return self.thing.right


@dataclass(slots=True)
class Sheet:
    """One page: lines of text, rows of dots, level strokes, and boxes drawn or filled."""

    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    dots: list[Thing] = field(default_factory=list)
    strokes: list[Thing] = field(default_factory=list)
    boxes: list[Thing] = field(default_factory=list)

    @property
    def said(self) -> list[Row]:
        """The lines that are read: all but furniture."""
        return [row for row in self.rows if row.kind]

    def named(self, start: str, kind: str = "") -> Row:
        """The first line that begins so.

        Raises:
            LookupError: there is none.
        """
        for row in self.rows:
            if row.text.startswith(start) and kind in {"", row.kind}:
                return row
        raise LookupError(start)


@dataclass(frozen=True, slots=True)
class Nudge:
    """What is moved, and by how much, before the page is read; ``grow`` is a factor."""

    page: int
    objects: tuple[int, ...]
    right_mm: float = 0.0
    down_mm: float = 0.0
    grow: float = 1.0


def measured(data: bytes, nudge: Nudge | None = None) -> list[Sheet]:
    """Every page of a file; or, with something on it out of its place, one page alone."""
    kinds = _kinds(data)
    with pypdfium2.PdfDocument(data) as pdf:
        if nudge:
            return [_sheet(pdf, nudge.page, kinds[nudge.page], nudge)]
        return [_sheet(pdf, n, kinds[n]) for n in range(len(pdf))]


def _sheet(
    pdf: pypdfium2.PdfDocument,
    number: int,
    kinds: Sequence[tuple[str, int]],
    nudge: Nudge | None = None,
) -> Sheet:
    page = pdf[number]
    try:
        reader = _Reader(page, kinds)
        if nudge:
            _move(page, nudge)
        return reader.read()
    finally:
        page.close()


class _Reader:
    def __init__(self, page: pypdfium2.PdfPage, kinds: Sequence[tuple[str, int]]) -> None:
        wide, self._high = page.get_size()
        self.page, self._kinds = page, kinds
        self.sheet = Sheet(wide / MM, self._high / MM)
        self._runs: dict[int, list[tuple[int, Any]]] = {}  # text objects by their mark

    def read(self) -> Sheet:
        for n, one in enumerate(_objects(self.page)):
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                mark = ctypes.addressof(_innermost(one).contents)
                self._runs.setdefault(mark, []).append((n, one))
            elif kind != raw.FPDF_PAGEOBJ_PATH or not self._stroke(n, one):
                self.sheet.boxes.append(self._thing((n, one)))
        self.sheet.rows = [self._row(run) for run in self._runs.values()]
        return self.sheet

    def _stroke(self, n: int, one: Any) -> bool:  # noqa: ANN401, PDFium's
        """Whether it is one level line, which is then kept as one."""
        if raw.FPDFPath_CountSegments(one) != 2:
            return False
        ends = [_point(one, i) for i in (0, 1)]
        if abs(ends[0][1] - ends[1][1]) > _STRAIGHT:
            return False
        matrix = _matrix(one)
        y = (self._high - matrix.d * ends[0][1] - matrix.f) / MM
        left, right = sorted((matrix.a * x + matrix.e) / MM for x, _ in ends)
        kept = self.sheet.dots if raw.FPDFPageObj_GetDashCount(one) else self.sheet.strokes
        kept.append(Thing(left, y, right, y, (n,)))
        return True

    def _row(self, run: list[tuple[int, Any]]) -> Row:
        first = run[0][1]
        matrix = _matrix(first)
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(first, ctypes.byref(size))
        grown = size.value * math.hypot(matrix.c, matrix.d)
        name = _face(first)
        kind, element = self._kinds[number] if (number := _mark_number(first)) >= 0 else ("", 0)
        text = _words(first)
        box = self._thing(*run)
        place = box._replace(left=matrix.e / MM)
        nominal = grown * (SARABUN if "Laksaman" in name else 1.0)
        baseline = (self._high - matrix.f) / MM
        return Row(text, kind, element, "Bold" in name, nominal, baseline, place)

    def _thing(self, *parts: tuple[int, Any]) -> Thing:
        boxes = [_bounds(one) for _, one in parts]
        return Thing(
            min(box[0] for box in boxes) / MM,
            (self._high - max(box[3] for box in boxes)) / MM,
            max(box[2] for box in boxes) / MM,
            (self._high - min(box[1] for box in boxes)) / MM,
            tuple(n for n, _ in parts),
        )


def _objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for n in range(raw.FPDFPage_CountObjects(page)):
        yield raw.FPDFPage_GetObject(page, n)


def _move(page: pypdfium2.PdfPage, nudge: Nudge) -> None:
    """Move objects; what grows keeps its lower left corner."""
    found = list(_objects(page))
    for n in nudge.objects:
        matrix, g = _matrix(found[n]), nudge.grow
        x, y = matrix.e - g * matrix.e, matrix.f - g * matrix.f
        raw.FPDFPageObj_Transform(
            found[n], g, 0, 0, g, x + nudge.right_mm * MM, y - nudge.down_mm * MM
        )


def _matrix(one: Any) -> Any:  # noqa: ANN401, PDFium's
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, ctypes.byref(matrix))
    return matrix


def _bounds(one: Any) -> tuple[float, ...]:  # noqa: ANN401, PDFium's
    box = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *map(ctypes.byref, box))
    return tuple(side.value for side in box)


def _point(one: Any, n: int) -> tuple[float, float]:  # noqa: ANN401, PDFium's
    x, y = ctypes.c_float(), ctypes.c_float()
    part = raw.FPDFPath_GetPathSegment(one, n)
    raw.FPDFPathSegment_GetPoint(part, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _face(one: Any) -> str:  # noqa: ANN401, PDFium's
    font = raw.FPDFTextObj_GetFont(one)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode()


def _mark_number(one: Any) -> int:  # noqa: ANN401, PDFium's
    return int(raw.FPDFPageObj_GetMarkedContentID(one))


def _words(one: Any) -> str:  # noqa: ANN401, PDFium's
    """The words that its innermost mark says."""
    mark, key = _innermost(one), b"ActualText"
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, ctypes.byref(length))
    room = (ctypes.c_ubyte * length.value)()
    raw.FPDFPageObjMark_GetParamBlobValue(mark, key, room, length.value, ctypes.byref(length))
    return bytes(room).decode("utf-16")


def _innermost(one: Any) -> Any:  # noqa: ANN401, PDFium's
    return raw.FPDFPageObj_GetMark(one, raw.FPDFPageObj_CountMarks(one) - 1)


def _kinds(data: bytes) -> list[list[tuple[str, int]]]:
    """Kind and number of the element to which each mark of each page belongs."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return owners_of(pdf)
