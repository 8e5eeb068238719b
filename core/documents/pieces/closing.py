"""The end of a paper: who signs, who endorses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import DOTS, Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.typeset import closing
from core.typeset.block import Block
from core.typeset.closing import Endorsement
from core.typeset.measures import LEADING

_SIDES = 2
_PEN_LINES = 3  # empty lines between the text and the typed name
_TEXT_ABOVE = 3  # lines above places to sign in, the heading of these included
_ENDORSERS = slice(1, 1 + _SIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Piece):
    """Lines to be signed over, from the middle of the page."""

    lines: tuple[str, ...]

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        said = [on.words(line) for line in self.lines]
        return [_signature(on, filter(None, said))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer(Piece):
    """The first of the signers, who drafted the paper."""

    value: str

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        signers = contents.rows(on.content(self.value))
        empty: Mapping[str, Content] = {"name": DOTS, "position": DOTS}
        row = signers[0] if signers else empty
        return [_signature(on, _signed({**row, "date": ""}))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsements(Piece):
    """The second and third signer side by side, with room for handwriting."""

    value: str
    pen: float = 60.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        signers = contents.rows(on.content(self.value))[_ENDORSERS]
        if not signers:
            return []
        columns = [
            Endorsement(contents.said(row.get("order", "")), _signed(row)) for row in signers
        ]
        columns += [Endorsement("")] * (2 - len(columns))
        return [_endorsements(on, columns, self.pen)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLines(Piece):
    """Places side by side to sign in, each with what its signer is.

    Without ``signers`` their names are to be written by hand too.
    """

    roles: tuple[str, ...]
    signers: tuple[str, ...] = ()
    dots: int = 30

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        line = "." * self.dots
        columns = [Endorsement("", (line, f"({line})", on.words(role))) for role in self.roles]
        if self.signers:
            pairs = zip(self.signers, self.roles, strict=True)
            columns = [
                Endorsement("", (f"({on.words(name)})", on.words(role))) for name, role in pairs
            ]
        leading = on.papers.leading_pt
        signs = _endorsements(on, columns, LEADING * 2, before=leading)
        signs.text_above = _TEXT_ABOVE
        return [signs]


def _signature(on: Compositor, lines: Iterable[str]) -> Block:
    leading = on.papers.leading_pt
    return closing.Signature(*lines, pen=_PEN_LINES * leading, leading=leading, own=on.own)


def _endorsements(
    on: Compositor, columns: Sequence[Endorsement], pen: float, before: float = 0.0
) -> Block:
    leading = on.papers.leading_pt
    return closing.Endorsements(*columns, pen=pen, before=before, leading=leading, own=on.own)


def _signed(row: Mapping[str, Content]) -> list[str]:
    """Name in brackets, post, and the day if it is known."""
    name, post, day = (contents.said(row.get(key, "")) for key in ("name", "position", "date"))
    return [*filter(None, (f"({name})", post, day))]
