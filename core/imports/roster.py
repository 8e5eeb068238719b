"""A roster file becomes people: new, updated, unchanged or refused, row by row, as one batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TypeVar

from sqlalchemy import func, insert, select, update

from core.database import Database, Session
from core.errors import RefusedFileError
from core.imports import batches
from core.imports.findings import Finding
from core.imports.mapping import Mapped, headed, map_columns, remember
from core.imports.roster_reader import RosterReader
from core.imports.sheet import Sheet, SheetRow
from core.imports.votes import rows_digest
from core.jobs import Progress
from core.people.model import Person, RosterChange
from core.people.service import FIELD_NAMES, PersonFields, cleaned, columns_of
from core.people.wording import changed_in_words
from core.settings import Office
from core.thai import names
from core.thai.numerals import to_thai

KIND = batches.ROSTER
T = TypeVar("T")
_AT_ONCE = 100  # people written between two looks at the progress


@dataclass(frozen=True, slots=True)
class RowSeen:
    """One row and what becomes of it: new, updated, unchanged or refused; why, or what changes."""

    row: int
    name: str
    post: str
    office: str
    verdict: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What a roster's rows are judged to be. ``batch`` is None if nothing changed."""

    file: str
    batch: int | None
    rows: int
    new: int
    updated: int
    unchanged: int
    refused: int
    findings: tuple[Finding, ...]
    seen: tuple[RowSeen, ...] = ()


def check(
    database: Database, office: Office, sheet: Sheet, given: Mapping[str, int] | None = None
) -> RosterReport:
    """What an import would do, written nowhere; raises as the import does."""
    with database.read() as session:
        report = bring_in(session, office, sheet, given)
    return replace(report, batch=None)


@dataclass(slots=True)
class _Plan:
    """What each row would do, before anything is written."""

    added: list[PersonFields] = field(default_factory=list)
    changed: list[tuple[Person, PersonFields]] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)
    used: dict[int, int] = field(default_factory=dict)  # person → row
    seen: list[RowSeen] = field(default_factory=list)


def bring_in(
    session: Session,
    office: Office,
    sheet: Sheet,
    given: Mapping[str, int] | None = None,
    progress: Progress | None = None,
) -> RosterReport:
    """Every row is judged; people are added and updated as one batch.

    A row matches by e-mail, else by normalised name and office: one match is updated, none is new,
    several refuse the row. Two rows of one file are never joined. A blank cell changes nothing.

    Raises:
        RefusedFileError: there is no column for names.
        CancelledError: stopped through ``progress``.
    """
    progress = progress or Progress()
    sheet = headed(sheet, KIND, {}, least=2)
    mapped = map_columns(session, KIND, sheet, {}, given or {})
    _refuse_nameless(mapped)
    plan = _Plan()
    plan.findings += [_extra(sheet, title) for title in mapped.extra]
    known = _Known(session, office)
    reader = RosterReader(sheet, mapped)
    for row in progress.each(sheet.rows, "อ่านแถว"):
        _judge(plan, known, reader, row)
    batch = _write(session, sheet, plan, progress) if plan.added or plan.changed else None
    remember(session, KIND, sheet, mapped)
    return RosterReport(
        file=sheet.file,
        batch=batch,
        rows=len(sheet.rows),
        new=len(plan.added),
        updated=len(plan.changed),
        unchanged=plan.unchanged,
        refused=plan.refused,
        findings=tuple(plan.findings),
        seen=tuple(plan.seen),
    )


def _refuse_nameless(mapped: Mapped) -> None:
    if not (mapped.columns.get("full_name") or mapped.columns.get("first_name")):
        raise RefusedFileError(
            "ไม่พบคอลัมน์ชื่อ จึงไม่ได้นำเข้าอะไร ตั้งหัวคอลัมน์เป็น ชื่อ-นามสกุล หรือ ชื่อ กับ นามสกุล แล้วลองอีกครั้ง",
            code="no-name-column",
        )


def _extra(sheet: Sheet, title: str) -> Finding:
    sentence = f"คอลัมน์ “{title}” ไม่ได้ใช้ ข้อมูลในคอลัมน์นี้ไม่ได้นำเข้า"
    return Finding(sheet.header_row, title, "ignored", "column-unused", sentence, title)


class _Known:
    """The people there are, to be found by e-mail or by name and office."""

    def __init__(self, session: Session, office: Office) -> None:
        self._own = {"", names.key(office.name), names.key(office.short_name)}
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for person in session.scalars(select(Person)):
            if person.email:
                self._by_email[person.email].append(person)
            self._by_name[person.match_key, self._office(person.office)].append(person)

    def find(self, fields: PersonFields) -> list[Person]:
        """Whom the row may mean: by e-mail if the address is known, else by name and office."""
        by_email = self._by_email.get(fields.email, []) if fields.email else []
        if by_email:
            return by_email
        key = names.key(fields.first_name + fields.last_name)
        return self._by_name.get((key, self._office(fields.office)), [])

    def _office(self, written: str) -> str:
        """The office's letters; the own office and an empty one are the same."""
        key = names.key(written)
        return "" if key in self._own else key


def _judge(plan: _Plan, known: _Known, reader: RosterReader, row: SheetRow) -> None:
    if reader.broken(row):
        _refuse(plan, reader, row, "control-characters", "มีอักขระควบคุมที่มองไม่เห็น พิมพ์ช่องนั้นใหม่", "")
        return
    raw = reader.fields(row)
    if not raw.first_name:
        _refuse(plan, reader, row, "name-missing", "ไม่มีชื่อ เติมชื่อในไฟล์แล้วนำเข้าใหม่", "")
        return
    fields = cleaned(raw)
    name = names.full_name(fields.title, fields.first_name, fields.last_name)
    found = known.find(fields)
    if len(found) > 1:
        why = (
            f"ตรงกับ {to_thai(len(found))} คนในทะเบียน ใส่อีเมลให้ตรงกับคนเดียวในทะเบียน หรือแก้ที่ทะเบียน "
            "แล้วนำเข้าใหม่"
        )
        _refuse(plan, reader, row, "person-ambiguous", why, name)
    elif not found:
        plan.added.append(fields)
        plan.seen.append(_seen(row, fields, "new"))
    elif found[0].id in plan.used:
        why = (
            f"เป็นคนเดียวกับแถว {to_thai(plan.used[found[0].id])} ลบแถวที่ซ้ำ "
            "ถ้าเป็นคนละคน ให้เพิ่มอีกคนในทะเบียนพร้อมอีเมลก่อน แล้วนำเข้าใหม่"
        )
        _refuse(plan, reader, row, "person-twice", why, name)
    else:
        plan.used[found[0].id] = row.number
        changes = _update(plan, found[0], fields)
        plan.seen.append(_seen(row, fields, "updated" if changes else "unchanged", changes))


def _seen(row: SheetRow, fields: PersonFields, verdict: str, changes: str = "") -> RowSeen:
    name = names.full_name(fields.title, fields.first_name, fields.last_name)
    said = f"แถว {to_thai(row.number)} “{name}”: แก้{changes}" if changes else ""
    return RowSeen(row.number, name, fields.position + fields.level, fields.office, verdict, said)


def _update(plan: _Plan, person: Person, fields: PersonFields) -> str:
    """What changes, in words, empty if nothing; blank cells keep what is known.

    A post is one thing, line of work and level together.
    """
    filled = {key: value for key, value in asdict(fields).items() if value}
    if fields.position:
        filled["level"] = fields.level
    merged = replace(_fields(person), **filled)
    if merged == _fields(person):
        plan.unchanged += 1
        return ""
    plan.changed.append((person, merged))
    return changed_in_words(_fields(person), merged)


def _fields(person: Person) -> PersonFields:
    return PersonFields(**{name: getattr(person, name) for name in FIELD_NAMES})


def _refuse(
    plan: _Plan, reader: RosterReader, row: SheetRow, code: str, why: str, name: str
) -> None:
    plan.refused += 1
    who = f" “{name}”" if name else ""
    sentence = f"แถว {to_thai(row.number)}{who}: {why}"
    plan.findings.append(Finding(row.number, reader.name_column, "refused", code, sentence, name))
    plan.seen.append(RowSeen(row.number, name, "", "", "refused", sentence))


def _write(session: Session, sheet: Sheet, plan: _Plan, progress: Progress) -> int:
    batch = batches.begin(session, KIND, "", sheet, rows_digest(sheet))
    batch.counts = {
        "rows": len(sheet.rows),
        "new": len(plan.added),
        "updated": len(plan.changed),
        "unchanged": plan.unchanged,
        "refused": plan.refused,
    }
    changes = [
        {
            "batch_id": batch.id,
            "person_id": person.id,
            "before": asdict(_fields(person)),
            "after": asdict(fields),
        }
        for person, fields in plan.changed
    ]
    first = (session.scalar(select(func.max(Person.id))) or 0) + 1
    # In bulk: the history has one entry for the batch, and the batch knows what it changed.
    for some in _batched(progress, plan.changed):
        rows = [columns_of(person.id, fields) for person, fields in some]
        session.execute(update(Person), rows)
    for new in _batched(progress, list(enumerate(plan.added, first))):
        session.execute(insert(Person), [columns_of(id_, fields) for id_, fields in new])
    changes += [
        {"batch_id": batch.id, "person_id": first + i, "before": None, "after": asdict(fields)}
        for i, fields in enumerate(plan.added)
    ]
    session.execute(insert(RosterChange), changes)
    session.expire_all()  # the rows read for matching are older than what was written
    session.flush()
    return batch.id


def _batched(progress: Progress, rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """The rows some at a time, a step of the progress before each."""
    for start in range(0, len(rows), _AT_ONCE):
        progress.step(start, len(rows), "บันทึก")
        yield rows[start : start + _AT_ONCE]
    progress.step(len(rows), len(rows), "บันทึก")
