"""Photographs of an event, two a row; QR symbols."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import emphasised
from core.typeset.block import Block
from core.typeset.figures import PHOTO, Figure, QrPicture, Shot, photo_rows
from core.typeset.measures import MM
from core.typeset.photos import load_photo
from core.typeset.style import PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Photos(Piece):
    """Rows of a value, each with ``file``, ``caption`` and, for those who hear it, ``alt``.

    A row without a file is an empty place for a print to be glued in.
    """

    value: str

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        style = replace(PLAIN, leading=on.papers.leading_pt)
        return photo_rows(shots(on, on.content(self.value)), style, own=on.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Piece):
    """A QR symbol with words under it; nothing where its text says nothing.

    Attributes:
        alt: for those who hear it; if it says nothing, the text itself is told.
    """

    text: str
    caption: str = ""
    alt: str = ""
    side_mm: float = 30.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        text = on.bare(self.text)
        if not text:
            return []
        style = replace(PLAIN, leading=on.papers.leading_pt)
        shot = Shot(QrPicture(text), on.words(self.caption), on.bare(self.alt) or f"QR {text}")
        return [Figure(shot, size=(self.side_mm * MM,) * 2, style=style, own=on.own)]


def shots(on: Compositor, content: Content) -> list[Shot]:
    """The photographs of the rows.

    Raises:
        RefusedFileError: a file is no photograph.
    """
    out: list[Shot] = []
    for row in contents.rows(content):
        file, caption, alt = (contents.said(row.get(key, "")) for key in ("file", "caption", "alt"))
        picture = load_photo(on.file(file), *PHOTO) if file else None
        out.append(Shot(picture, emphasised(caption), on.digits(alt)))
    return out
