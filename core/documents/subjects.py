"""What a paper is about: a lesson record, a round, a year of certificates, or what is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.assessments.queries import kept
from core.awards.proof import Proof, proof
from core.awards.queries import choices
from core.database import Session
from core.documents import content as contents
from core.documents import proving, scorecard
from core.documents.content import Content
from core.documents.document import LESSON, Document, Value
from core.documents.following import FOLLOW_UP, FollowUp, follow_up
from core.documents.house import House
from core.documents.indicating import INDICATED, Indicated, indicated
from core.documents.number_books import NUMBER_BOOKS, NumberBooks, number_books
from core.documents.own_templates import fitted
from core.documents.paper import Request
from core.documents.reading import document_of, read_documents
from core.documents.recalled import recalled
from core.documents.registers import REGISTER, Register, register
from core.documents.results import Result, any_result, confirmed_result
from core.documents.sources import (
    CANDIDATES,
    OFFICE,
    RESULT,
    SCORECARD,
    SCORECARD_YEAR,
    candidate_rows,
)
from core.errors import NotFoundError, UserError
from core.lessons import queries as lessons
from core.lessons.queries import LessonView
from core.lessons.template import template_for


@dataclass(frozen=True, slots=True)
class Subject:
    """What is known of it; most is none, as the paper needs one thing only.

    ``lacking`` is what the lesson's names ask for and nobody knows yet.
    """

    lesson: LessonView | None = None
    result: Result | None = None
    proof: Proof | None = None
    register: Register | None = None
    follow_up: FollowUp | None = None
    scorecard: Content = ""
    number_books: NumberBooks | None = None
    indicated: Indicated | None = None
    candidates: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def subject_of(session: Session, house: House, request: Request) -> tuple[Document, Subject]:
    """The document, and what it is about.

    Raises:
        WaitingError: a paper about a result is asked of a round that is still open.
        UserError: no such kind, round, record or version.
    """
    if request.kind == LESSON:
        return _lesson(session, house, request)
    document = _document(house, request.kind)
    if document.needs in {"result", "round"}:
        return document, _round(session, house, document, request)
    if document.needs == "year":
        return document, _year(session, house, document, request)
    return document, Subject()


def content_of(
    value: Value, house: House, document: Document, subject: Subject, request: Request
) -> Content:
    """What the value's source says.

    Raises:
        UserError: what is given for it is of another kind.
    """
    if value.origin == "heading":
        return value.heading
    if value.source in OFFICE:
        return OFFICE[value.source](house.settings.office)
    known = _known(subject, value.source, document.words)
    if known is not None:
        return known
    if subject.lesson and value.origin == "part":
        answers, fields = subject.lesson.answers, value.asked.fields if value.asked else ()
        return contents.answered(value.kind, value.slot, answers, value.days, fields)
    given = request.values.get(value.slot) if value.origin in {"given", "part"} else None
    if given is None:
        return ""
    return contents.read(value.kind, value.slot, given, value.days, value.asked)


def _known(subject: Subject, source: str, words: Mapping[str, str]) -> Content | None:
    """What is known by this source; none where the paper is about something else."""
    if subject.result and source in RESULT:
        return RESULT[source](subject.result, words)
    if subject.result and subject.proof and source in proving.PROOF:
        return proving.PROOF[source](subject.proof, subject.result, words)
    if source == SCORECARD:
        return subject.scorecard
    if source == CANDIDATES:
        return candidate_rows(subject.candidates)
    return _known_of_year(subject, source, words)


def _known_of_year(subject: Subject, source: str, words: Mapping[str, str]) -> Content | None:
    if subject.register and source in REGISTER:
        return REGISTER[source](subject.register, words)
    if subject.follow_up and source in FOLLOW_UP:
        return FOLLOW_UP[source](subject.follow_up, words)
    if subject.number_books and source in NUMBER_BOOKS:
        return NUMBER_BOOKS[source](subject.number_books, words)
    if subject.indicated and source in INDICATED:
        return INDICATED[source](subject.indicated, words)
    return None


def _lesson(session: Session, house: House, request: Request) -> tuple[Document, Subject]:
    if not request.lesson:
        raise UserError("ยังไม่บอกว่าจะพิมพ์บันทึกใด ระบุหมายเลขบันทึก", code="no-lesson")
    view = lessons.lesson(session, house.templates, request.lesson)
    view, lacking = recalled(session, house, view)
    template = template_for(house.templates, view.template, view.version)
    document = document_of(house.resources, house.templates, template.paper)
    document = fitted(document, template)
    year = view.answers.get(SCORECARD_YEAR)
    prints = any(value.source == SCORECARD for value in document.values)
    if not prints or not isinstance(year, int):
        return document, Subject(lesson=view, lacking=tuple(lacking))
    card = scorecard.of_year(kept(session, year), year)
    return document, Subject(lesson=view, scorecard=card, lacking=tuple(lacking))


def _round(session: Session, house: House, document: Document, request: Request) -> Subject:
    if not request.award and document.alone:
        return Subject()
    if not request.award:
        raise UserError(f"{document.title}ต้องระบุรอบคัดเลือก", code="no-award")
    read = confirmed_result if document.needs == "result" else any_result
    result = read(session, house.rulebook, request.award, request.version)
    if any(value.source == CANDIDATES for value in document.values):
        found = choices(session, house.rulebook, request.award)
        return Subject(result=result, candidates=tuple(name for _, name in found))
    if all(value.source not in proving.PROOF for value in document.values):
        return Subject(result=result)
    if result.view.version != result.in_force:
        raise UserError(
            f"{document.title}พิมพ์ได้เฉพาะผลที่ใช้อยู่ เพราะแถวของไฟล์อาจเปลี่ยนหลังผลฉบับเก่า พิมพ์โดยไม่ระบุฉบับ",
            code="old-version",
        )
    return Subject(result=result, proof=proof(session, house.rulebook, request.award))


def _year(session: Session, house: House, document: Document, request: Request) -> Subject:
    if not request.year:
        calendar_year = any(value.source in NUMBER_BOOKS for value in document.values)
        kind = "ปี พ.ศ." if calendar_year else "ปีงบประมาณ"
        raise UserError(f"{document.title}ต้องระบุ{kind}", code="no-year")
    if any(value.source in FOLLOW_UP for value in document.values):
        return Subject(follow_up=follow_up(session, request.year))
    if any(value.source in NUMBER_BOOKS for value in document.values):
        return Subject(number_books=number_books(session, house, request.year))
    if any(value.source in INDICATED for value in document.values):
        return Subject(indicated=indicated(session, request.year))
    return Subject(register=register(session, house.rulebook, request.year))


def _document(house: House, kind: str) -> Document:
    try:
        document = document_of(house.resources, house.templates, kind)
    except NotFoundError:
        document = None
    if document is None or document.kind != kind:
        known = read_documents(house.resources, house.templates).values()
        listed = ", ".join(sorted({f"{one.kind} ({one.title})" for one in known}))
        raise UserError(f"ไม่มีเอกสารชนิด “{kind}” เลือกจาก: {listed}", code="unknown-kind")
    return document
