"""A paper as a file that other programs go on working with."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.document import Document

WORD, EXCEL = ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class Editable:
    """A whole file for Word or Excel.

    Attributes:
        file_name: a name to save it under, safe on every system.
        missing: labels of what a draft still lacks.
        notes: finished sentences for the officer.
    """

    data: bytes
    title: str
    file_name: str
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def endings_of(document: Document) -> tuple[str, ...]:
    """The files that a paper of this kind can be had as, besides its PDF."""
    if document.layout == "certificate":
        return ()
    columns = (one for piece in document.pieces for one in getattr(piece, "columns", ()))
    counts = document.layout.endswith("sheet") and any(one.head for one in columns)
    return (WORD, EXCEL) if counts else (WORD,)
