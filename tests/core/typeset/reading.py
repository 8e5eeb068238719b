"""Reads a PDF back: lines with their places, and the text as poppler and PDFium see it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

MM = 72 / 25.4


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
        return [_page(page) for page in pdf.pages]


def poppler(data: bytes) -> str:
    """All text as pdftotext reads it."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
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


def _page(page: pikepdf.Page) -> list[Line]:
    reader = _Reader(page)
    for step in pikepdf.parse_content_stream(page):
        reader.do(str(step.operator), list(step.operands))
    return reader.lines


class _Reader:
    """Follows the text operators of a page."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.lines: list[Line] = []
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
        elif name == "Tm":
            self._x, self._y, self._pen = float(operands[4]), float(operands[5]), 0.0
        elif name == "Tf":
            self._size = float(operands[1])
            self._widths = [float(w) for w in self._fonts[str(operands[0])].Widths]
        elif name == "TJ":
            self._pen += sum(map(self._advance, operands[0]))
        elif name == "ET":
            at = (self._x / MM, (self._height - self._y) / MM, (self._x + self._pen) / MM)
            self.lines.append(Line(self._said, *at, self._size, self._marked))

    def _advance(self, part: Any) -> float:  # noqa: ANN401
        if isinstance(part, pikepdf.String):
            return sum(self._widths[byte] for byte in bytes(part)) * self._size / 1000
        return -float(part) * self._size / 1000
