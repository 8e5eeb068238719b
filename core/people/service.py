"""What an officer does to the personnel register."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import select

from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.people.model import Alias, Person
from core.people.status import has_left
from core.thai import names, order, text
from core.thai.posts import split_post


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What the register holds about one person, as a form or a roster row gives it."""

    first_name: str = ""
    last_name: str = ""
    title: str = ""
    position: str = ""
    level: str = ""
    group_name: str = ""
    office: str = ""
    email: str = ""
    kind: str = ""
    status: str = ""

    @classmethod
    def from_post(cls, post: str, **others: str) -> PersonFields:
        """Fields of a person whose post is written in one word, as rosters do."""
        position, level = split_post(text.line(post))
        return cls(position=position, level=level, **others)


_ID_DIGITS = 19  # so many no id has
FIELD_NAMES = tuple(field.name for field in fields(PersonFields))


def cleaned(given: PersonFields) -> PersonFields:
    """The same fields with clean text, a full title and a case-folded e-mail address.

    Raises:
        UserError: no name, or control characters in a field.
    """
    values: dict[str, str] = asdict(given)
    if any(text.has_control(value) for value in values.values()):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    clean = PersonFields(**{key: text.line(value) for key, value in values.items()})
    if not clean.first_name:
        raise UserError("ยังไม่มีชื่อ พิมพ์ชื่อก่อนบันทึก", code="name-missing")
    return replace(
        clean,
        title=names.normal_title(clean.title) if clean.title else "",
        email=clean.email.casefold(),
    )


def add(session: Session, given: PersonFields) -> int:
    """A new person stands in the register; returns the key.

    Raises:
        UserError: the fields cannot be kept as they are.
    """
    person = Person(first_name="", last_name="")
    write(person, cleaned(given))
    session.add(person)
    session.flush()
    return person.id


def edit(session: Session, person_id: int, given: PersonFields) -> None:
    """The person has these fields from now on.

    Raises:
        NotFoundError: no such person.
        UserError: the fields cannot be kept as they are.
    """
    write(get(session, person_id), cleaned(given))
    session.flush()


def get(session: Session, person_id: int) -> Person:
    """The person's row.

    Raises:
        NotFoundError: no such person.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFoundError(f"ไม่พบบุคลากรหมายเลข {person_id} ตรวจหมายเลขจากรายชื่อบุคลากร")
    return person


def find(session: Session, wanted: str) -> Person:
    """The person of this id, or of this name if only one has it.

    Raises:
        NotFoundError: nobody.
        ConflictError: several people of that name; the sentence lists their ids.
    """
    if wanted.strip().isdecimal() and len(wanted.strip()) < _ID_DIGITS:
        return get(session, int(wanted))
    keys = names.keys(wanted)
    found = session.scalars(select(Person).where(Person.match_key.in_(keys))).all()
    if not found:
        raise NotFoundError(
            f"ไม่พบ “{text.line(wanted)}” ในรายชื่อบุคลากร ตรวจตัวสะกด หรือใช้หมายเลขแทนชื่อ"
        )
    if len(found) > 1:
        listed = ", ".join(f"{p.id} {p.full_name} {p.post}".strip() for p in found)
        raise ConflictError(f"มีคนชื่อนี้ {len(found)} คน ใช้หมายเลขแทนชื่อ: {listed}")
    return found[0]


def write(person: Person, values: PersonFields) -> None:
    """Put clean fields into the row, and what is derived from them."""
    for name in FIELD_NAMES:
        value = getattr(values, name)
        if getattr(person, name) != value:
            setattr(person, name, value)
    person.left = has_left(values.status)
    person.match_key = names.key(values.first_name + values.last_name)
    person.sort_key = order.sort_key(f"{values.first_name} {values.last_name}")


def columns_of(person_id: int, values: PersonFields) -> dict[str, object]:
    """Every column of the person's row with these clean fields, as bulk statements want them."""
    person = Person(first_name="", last_name="")
    write(person, values)
    columns = Person.__table__.columns.keys()
    return {name: person_id if name == "id" else getattr(person, name) for name in columns}


def remember_spelling(session: Session, written: str, person_id: int) -> None:
    """From now on this spelling means this person, in every round.

    Raises:
        NotFoundError: no such person.
    """
    get(session, person_id)
    key = names.spelling_key(written)
    alias = session.scalar(select(Alias).where(Alias.key == key))
    if alias is None:
        session.add(Alias(key=key, written=text.line(written), person_id=person_id))
    else:
        alias.person_id = person_id
    session.flush()


def forget_spelling(session: Session, written: str) -> None:
    """The spelling stands for nobody by agreement any more; nothing happens if it never did."""
    alias = session.scalar(select(Alias).where(Alias.key == names.spelling_key(written)))
    if alias is not None:
        session.delete(alias)
        session.flush()
