"""What a bound book says of itself, read back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from tests.core.typeset.reading import Line, lines


def labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(page.label) for page in pdf.pages]


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Level, words and page of every entry of the outline."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [(one.level, one.get_title(), one.get_dest().get_index()) for one in pdf.get_toc()]


def links(data: bytes) -> list[tuple[str, int]]:
    """What each link says, and the page it leads to."""
    with pikepdf.open(BytesIO(data)) as pdf:
        order: dict[Any, int] = {page.objgen: i for i, page in enumerate(pdf.pages)}
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        return [(str(note.Contents), order[note.Dest[0].objgen]) for note in notes]


def at_foot(data: bytes) -> list[list[Line]]:
    """What stands below everything else on each page."""
    return [[line for line in page if line.baseline > 287] for page in lines(data)]


def claims(data: bytes) -> tuple[bool, bool]:
    """Whether the file says that it is PDF/A, and PDF/UA."""
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
    return b"<pdfaid:part>" in packet, b"<pdfuaid:part>" in packet
