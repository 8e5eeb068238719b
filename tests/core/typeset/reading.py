"""Reads a PDF back: lines with their places, and the text as poppler and PDFium see it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

MM = 72 / 25.4
_GAP = 0.5  # millimetres, less than any room between a label and its value


class Line(NamedTuple):
    """A line of text; millimetres from the page's left and upper edge."""

    text: str
    left: float
    baseline: float
    right: float
    size: float  # of the font, points
    marked: bool


def lines(data: bytes) -> list[list[Line]]:
    """The lines of each page, in drawing order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        owners = owners_of(pdf)
        return [_page(page, marks) for page, marks in zip(pdf.pages, owners, strict=True)]


def owners_of(pdf: pikepdf.Pdf) -> list[list[tuple[str, int]]]:
    """Kind and number of the element of each mark of each page; a stretch is part of its own."""
    numbers: Any = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    rows = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    keys = (int(page.obj.get("/StructParents", -1)) for page in pdf.pages)
    return [[_named(one) for one in rows.get(key, ())] for key in keys]


def _named(element: Any) -> tuple[str, int]:  # noqa: ANN401
    of = element.P if str(element.S) == "/Span" else element
    return str(of.S)[1:], of.objgen[0]


def poppler(data: bytes, order: str = "-layout") -> str:
    """All text as pdftotext reads it: laid out as on the page, or ``-raw`` in drawing order."""
    done = subprocess.run(
        ["pdftotext", order, "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def pdfium(data: bytes) -> str:
    """All text as PDFium reads it, without the joiners that stand for no letter."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "\f".join(_pdfium_page(pdf, n) for n in range(len(pdf)))


def bare(text: str) -> str:
    """The text without blanks and joiners, for comparing what readers break differently."""
    return re.sub(r"[\s\u2060]+", "", text)


def _pdfium_page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdf[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded()).replace("\u2060", "")
    finally:
        text.close()
        page.close()


def _page(page: pikepdf.Page, owners: list[tuple[str, int]]) -> list[Line]:
    reader = _Reader(page, owners)
    for step in pikepdf.parse_content_stream(page):
        reader.do(str(step.operator), list(step.operands))
    return reader.lines


class _Reader:
    """Follows the text operators of a page."""

    def __init__(self, page: pikepdf.Page, owners: list[tuple[str, int]]) -> None:
        self.lines: list[Line] = []
        self._owners, self._owner, self._last = owners, ("", 0), ("", 0)
        self._height = float(page.mediabox[3])
        self._fonts: Any = page.obj.Resources.Font
        self._said, self._marked = "", False
        self._x = self._y = self._pen = self._size = 0.0
        self._widths: list[float] = []

    def do(self, name: str, operands: list[Any]) -> None:
        """Follow one operator."""
        if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            self._said = str(operands[1].get("/ActualText", ""))
            self._marked = "/MCID" in operands[1]
            self._owner = self._owners[int(operands[1]["/MCID"])] if self._marked else ("", 0)
        elif name == "Tm":
            self._x, self._y, self._pen = float(operands[4]), float(operands[5]), 0.0
        elif name == "Tf":
            self._size = float(operands[1])
            self._widths = [float(w) for w in self._fonts[str(operands[0])].Widths]
        elif name == "TJ":
            self._pen += sum(map(self._advance, operands[0]))
        elif name == "ET":
            at = (self._x / MM, (self._height - self._y) / MM, (self._x + self._pen) / MM)
            self._add(Line(self._said, *at, self._size, self._marked))

    def _add(self, line: Line) -> None:
        """Keep the line; what goes on where the one before ended is part of that."""
        before = self.lines[-1] if self.lines else None
        self._last, same = self._owner, self._marked and self._last == self._owner
        if before and same and before.baseline == line.baseline and _touch(before, line):
            joined = before.text + line.text
            self.lines[-1] = before._replace(text=joined, right=line.right)
        else:
            self.lines.append(line)

    def _advance(self, part: Any) -> float:  # noqa: ANN401
        if isinstance(part, pikepdf.String):
            return sum(self._widths[byte] for byte in bytes(part)) * self._size / 1000
        return -float(part) * self._size / 1000


def _touch(one: Line, other: Line) -> bool:
    """Whether the other begins where the one ends."""
    return abs(other.left - one.right) < _GAP
