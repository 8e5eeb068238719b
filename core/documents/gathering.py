"""Gathers what one paper prints: from the office, the round, the lesson, and what is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from core import catalogue
from core.answers import Field
from core.approvals.queries import signed_copy
from core.approvals.scans import Kept
from core.database import Session
from core.documents import content as contents
from core.documents import registers, scorecard
from core.documents.compositor import is_empty
from core.documents.content import Content, spelled
from core.documents.document import Document, Value
from core.documents.gathered import Gathered
from core.documents.house import House
from core.documents.number_notes import notes_on_typed
from core.documents.numbered import stamped
from core.documents.paper import MissingValuesError, Request
from core.documents.pieces.wording import filled, filled_whole
from core.documents.reading import document_of, find_file
from core.documents.results import Result, note_on_void, notes_on
from core.documents.scorecard import NOT_KEPT
from core.documents.sources import winners
from core.documents.subjects import Subject, content_of, subject_of
from core.errors import NotFoundError, TemplateError
from core.thai.numerals import to_thai
from core.typeset.design import Design, read_design

MAY_LACK = frozenset({"office", "part", "given"})  # a confirmed result is whole


def gather(session: Session, house: House, request: Request) -> Gathered:
    """Everything the paper is drawn from; of a signed record, besides, the signed copy.

    Raises:
        MissingValuesError: a final paper lacks a value that it must have.
        WaitingError: a paper about a result is asked of a round that is still open.
        UserError: no such kind, round, record or version; a value of another kind.
    """
    document, subject = subject_of(session, house, request)
    _refuse_unknown(document, request)
    house = _in_style(house, request.digits or document.digits)
    document = _dated(document, request)
    signed = _signed(session, subject, request)
    found = {v.name: content_of(v, house, document, subject, request) for v in document.values}
    told = notes_on_typed(session, house, document, subject, request, found)
    found = stamped(session, house, document, subject, request, found)
    records, notes = _of_result(document, subject.result, request)
    notes += told
    notes += registers.notes_on(subject.register) if subject.register else []
    gathered = prepared(house, document, found, records=records, draft=request.draft)
    gathered = replace(gathered, missing=(*gathered.missing, *subject.lacking))
    design = _design(house, request.design) if document.layout == "certificate" else None
    if gathered.missing and not request.draft and signed is None:
        raise MissingValuesError(document.title, gathered.missing)
    warned = scorecard.warnings(found) if signed is None else ()
    notes = [*warned, *notes, *gathered.notes]
    return replace(gathered, design=design, signed=signed, notes=tuple(notes), warnings=warned)


def _signed(session: Session, subject: Subject, request: Request) -> Kept | None:
    """The signed copy, where a final paper is asked of a record that has one."""
    if subject.lesson is None or request.draft:
        return None
    return signed_copy(session, subject.lesson.id)


def sampled(
    house: House, key: str, *, long: bool = False, empty: bool = False, design: str = "gold"
) -> Gathered:
    """The document of this key with its own samples; ``empty``: a draft with all a draft may lack.

    Raises:
        UserError: no such document, or a sample of another kind than its value.
    """
    document = document_of(house.resources, house.templates, key)
    house = _in_style(house, document.digits)
    found: dict[str, Content] = {}
    for value in document.values:
        found[value.name] = _sample(document, value, long=long, empty=empty)
    one = {v.name: found[v.name] for v in document.values if v.origin == "winner"}
    records = (one,) if one else ()
    gathered = prepared(house, document, found, records=records, draft=empty)
    chosen = _design(house, design) if document.layout == "certificate" else None
    return replace(gathered, design=chosen)


def _sample(document: Document, value: Value, *, long: bool, empty: bool) -> Content:
    if value.origin == "heading":
        return value.heading
    example = document.example(value, long=long)
    if example == "" or (empty and value.origin in MAY_LACK):
        return ""
    return contents.read(value.kind, value.name, example, value.days, value.asked)


def prepared(
    house: House,
    document: Document,
    found: Mapping[str, Content],
    *,
    records: tuple[Mapping[str, Content], ...] = (),
    draft: bool = False,
) -> Gathered:
    """The contents with their defaults, in the office's digits, and what is missing of them."""
    office, papers = house.settings.office, house.settings.papers
    whole = _with_defaults(document, found)
    thai = papers.thai_digits
    picture, note = _picture(house, document)
    return Gathered(
        document=document,
        contents={name: spelled(content, thai=thai) for name, content in whole.items()},
        papers=papers,
        author=office.name,
        draft=draft,
        records=tuple(
            {name: spelled(content, thai=thai) for name, content in record.items()}
            for record in records
        ),
        missing=tuple(
            _label(v, whole) for v in document.values if lacks(v, whole[v.name], records)
        ),
        notes=note,
        own=office.words,
        picture=picture,
        files=house.files,
    )


def _label(value: Value, whole: Mapping[str, Content]) -> str:
    """What the value is called; its label may hold {names}, but not that of an office's part."""
    if value.asked:
        return value.label
    return filled(value.label, lambda name: contents.said(whole[name]))


def lacks(value: Value, content: Content, records: tuple[Mapping[str, Content], ...] = ()) -> bool:
    """Whether a final paper may not be printed for want of this value."""
    if value.origin == "ita":
        return NOT_KEPT in contents.parts(content)
    if not value.required:
        return False
    if value.origin == "winner":
        return any(is_empty(record.get(value.name, "")) for record in records) or not records
    asked = value.asked if value.asked and value.kind == value.asked.kind else None
    return is_empty(content) or _lacks_part(asked.fields if asked else (), content)


def _lacks_part(fields: Sequence[Field], content: Content) -> bool:
    """Whether a record, one of the rows, or what has named parts lacks one that it must have."""
    named = contents.parts(content)
    if not fields:
        return any(is_empty(part) for part in named.values())
    needed = {field.key: field.fields for field in fields if field.required}
    return any(
        is_empty(record.get(key, "")) or _lacks_part(inner, record.get(key, ""))
        for record in contents.rows(content) or (named,)
        for key, inner in needed.items()
    )


def _in_style(house: House, digits: str) -> House:
    """The house with the digits that are asked for, if any are."""
    if not digits:
        return house
    papers = replace(house.settings.papers, thai_digits=digits == "thai")
    return replace(house, settings=replace(house.settings, papers=papers))


def _dated(document: Document, request: Request) -> Document:
    """The document with its days as they are asked for."""
    if not request.era:
        return document
    era = request.era == "with"
    return replace(document, values=tuple(replace(value, era=era) for value in document.values))


def _refuse_unknown(document: Document, request: Request) -> None:
    unknown = sorted(set(request.values) - {value.slot for value in document.given()})
    if unknown:
        known = ", ".join(value.slot for value in document.given())
        raise TemplateError(
            f"{document.title}ไม่มีคีย์: {', '.join(unknown)} คีย์ที่ใช้ได้: {known}", code="unknown-key"
        )


def _of_result(
    document: Document, result: Result | None, request: Request
) -> tuple[tuple[Mapping[str, Content], ...], list[str]]:
    """What each certificate says, in category order, and what an officer should know first."""
    declared = [value for value in document.values if value.origin == "winner"]
    if result is None:
        return (), []
    if not declared:
        return (), notes_on(result)
    rows = {
        int(winner["number"]): row
        for winner, row in zip(result.winners, winners(result), strict=True)
    }
    strange = set(request.only) - set(rows)
    if strange:
        listed = ", ".join(f"{number}/{result.view.year_be}" for number in sorted(strange))
        raise NotFoundError(f"ไม่มีเกียรติบัตรเลขที่ {to_thai(listed)} ในผลนี้ ตรวจเลขที่")
    numbers = [number for number in rows if not request.only or number in request.only]
    records = tuple({v.name: rows[number][v.slot] for v in declared} for number in numbers)
    return records, notes_on(result) + note_on_void(result, numbers)


def _with_defaults(document: Document, found: Mapping[str, Content]) -> dict[str, Content]:
    whole = dict(found)
    for value in document.values:
        if is_empty(whole[value.name]):
            said = {name: contents.said(content) for name, content in whole.items()}
            chosen = value.chosen(said.get(value.by, ""))
            whole[value.name] = chosen or filled_whole(value.default, said)
    return whole


def _picture(house: House, document: Document) -> tuple[Path | None, tuple[str, ...]]:
    """The emblem or seal that the document shows, or a sentence that it is not given yet."""
    if document.is_sheet:
        return None, ()
    has_seal = document.layout in {"certificate", "poster"}
    office = house.settings.office
    name = office.seal if has_seal else office.emblem
    if name:
        return house.files / name, ()
    what = "ตราสำนักงาน" if has_seal else "ตราครุฑ"
    return None, (f"ยังไม่มีไฟล์{what} จึงพิมพ์กรอบว่างไว้แทน ใส่ไฟล์ในหน้าตั้งค่าแล้วพิมพ์อีกครั้ง",)


def _design(house: House, key: str) -> Design:
    file = find_file("certificates", key, house.resources)
    if file:
        return read_design(catalogue.read(file), file)
    there = catalogue.load("certificates", read_design, *house.resources)
    listed = ", ".join(f"{one.id} ({one.title})" for one in there.values())
    raise NotFoundError(f"ไม่มีแบบเกียรติบัตร “{key}” เลือกจาก: {listed}")
