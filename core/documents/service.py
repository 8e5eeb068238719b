"""Making papers: gather what they print, draw it, give back one PDF."""

from __future__ import annotations

from dataclasses import dataclass

from core.database import Session
from core.documents.document import Needs, Value
from core.documents.drawing import draw
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.paper import Paper, Request
from core.documents.reading import read_documents
from core.documents.registers import years as certificate_years
from core.jobs import Progress

__all__ = ["PaperKind", "certificate_years", "draw", "gather", "make_paper", "paper_kinds"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper that can be asked for.

    Attributes:
        kind: the word for ``Request.kind``.
        needs: ``result`` a confirmed round, ``round`` one in any state, ``year`` a fiscal year,
            ``lesson`` a record, ``file`` nothing but values.
        given: what the officer may give for one paper, by ``slot`` in ``Request.values``.
        numbers: kinds of numbers of the register that it may have.
    """

    kind: str
    key: str
    title: str
    needs: Needs
    has_designs: bool
    given: tuple[Value, ...]
    numbers: tuple[str, ...] = ()

    @property
    def is_form(self) -> bool:
        """Whether it can be made of the office's own facts, for the rest to be written by hand."""
        return self.needs == "file" and not any(v.required and not v.default for v in self.given)


def make_paper(
    session: Session, house: House, request: Request, progress: Progress | None = None
) -> Paper:
    """The paper, finished.

    Raises:
        MissingValuesError: a final paper lacks a value that it must have.
        WaitingError: a paper about a result is asked of a round that is still open.
        UserError: no such kind, round, record or version; a value of another kind.
        CancelledError: the printing was cancelled.
    """
    return draw(gather(session, house, request), progress)


def paper_kinds(house: House) -> list[PaperKind]:
    """Every kind of paper there is, by title."""
    found = read_documents(house.resources, house.templates).values()
    kinds = (
        PaperKind(d.kind, d.key, d.title, d.needs, d.layout == "certificate", d.given(), d.numbers)
        for d in found
    )
    return sorted(kinds, key=lambda kind: kind.key)
