"""What can be found of papers, registers and files: parts of what is kept beside the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import select

from core import paths
from core.approvals.model import Approval, RequestResult, SignedScan
from core.approvals.requests import RESULTS
from core.certificates.model import Certificate
from core.database import Session
from core.drafts.model import PaperDraft
from core.evidence.model import Evidence, EvidenceNone
from core.numbers.kinds import Kinds, Series, read_kinds
from core.numbers.model import DocumentNumber
from core.people.model import Person
from core.recall import Recall
from core.search.part import BESIDE, NAMED, TITLE, Part
from core.search.wording import said, visible
from core.surveys.answers import from_json
from core.surveys.model import Survey
from core.thai import names
from core.thai.calendar import fiscal_year


def drafts(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Papers written in the window, value by value."""
    for one in session.scalars(select(PaperDraft).where(PaperDraft.id.in_(ids))):
        title = visible(one.title)
        for key, value in one.values.items():
            for words in said(value):
                weight = TITLE if words == title else BESIDE
                yield Part(one.id, "", key, title, None, words, weight)


def document_numbers(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Numbers of the register, by what they are written as, whom they went to and about what."""
    kinds = _kinds()
    for one in session.scalars(select(DocumentNumber).where(DocumentNumber.id.in_(ids))):
        kind = kinds.get(one.kind)
        series = Series(one.year_be, one.kind, one.prefix)
        number = kind.written(series, one.n) if kind else f"{one.prefix}{one.n}"
        subject = visible(one.subject)
        facts = (number, subject, one.addressee, one.void_reason)
        year, words = fiscal_year(one.dated), " · ".join(filter(None, facts))
        yield Part(one.id, number, f"numbers.{one.year_be}", subject, year, words, NAMED)


def certificates(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Numbers of certificates, under the people who have them."""
    given = select(Certificate, Person).join(Person).where(Person.id.in_(ids))
    for one, who in session.execute(given.order_by(Certificate.id)):
        name = names.full_name(who.title, who.first_name, who.last_name)
        facts = (f"เกียรติบัตรเลขที่ {one.number}/{one.year_be}", name, one.void_reason)
        words = " · ".join(filter(None, facts))
        yield Part(who.id, "", f"certificates.{one.subject}", name, one.year_be, words, NAMED)


def orders(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """What was decided on the requests of a paper, and the signed copies that came back."""
    decided = (
        select(RequestResult, Approval.record_id)
        .join(Approval, Approval.id == RequestResult.approval_id)
        .where(Approval.id.in_(ids))
        .order_by(RequestResult.place)
    )
    recall = Recall(session)
    for one, record in session.execute(decided):
        asked = recall.said(record, visible(one.words))
        facts = (asked, RESULTS.get(one.result, ""), one.note)
        words, year = " · ".join(filter(None, facts)), fiscal_year(one.decided_on)
        yield Part(one.approval_id, str(record), "requests", asked, year, words)
    scans = (
        select(SignedScan, Approval.record_id)
        .join(Approval, Approval.id == SignedScan.approval_id)
        .where(Approval.id.in_(ids))
        .order_by(SignedScan.id)
    )
    for scan, record in session.execute(scans):
        words = " · ".join(filter(None, (scan.name, scan.replaced_because)))
        yield Part(scan.approval_id, str(record), "scan", scan.name, None, words, NAMED)


def evidence(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Files that prove a point of the year, each under its slot."""
    for one in session.scalars(select(Evidence).where(Evidence.id.in_(ids))):
        name = one.file.rpartition("/")[2]
        words = " · ".join(filter(None, (one.title, one.number, name)))
        slot = f"{one.point}/{one.slot}"
        yield Part(one.id, slot, slot, one.title, one.fiscal_year, words, NAMED)


def no_evidence(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Why a slot of the year has nothing."""
    for one in session.scalars(select(EvidenceNone).where(EvidenceNone.id.in_(ids))):
        if one.reason.strip():
            slot = f"{one.point}/{one.slot}"
            yield Part(one.id, slot, slot, one.reason, one.fiscal_year, one.reason, TITLE)


def surveys(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    """Satisfaction surveys, by title, activity and word, and each of their items."""
    for one in session.scalars(select(Survey).where(Survey.id.in_(ids))):
        key, year = f"survey-{one.id}", one.fiscal_year
        words = " · ".join(filter(None, (one.title, one.activity, one.word)))
        yield Part(one.id, key, "", one.title, year, words, NAMED)
        for item in from_json(one.answers).items if one.answers else ():
            yield Part(one.id, key, "items", one.title, year, item.title)


@cache
def _kinds() -> Kinds:
    """How numbers are written; an office's own kinds are found by prefix and number."""
    return read_kinds((paths.RESOURCES,))
