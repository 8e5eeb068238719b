"""What deserves a second look before a person is saved; none of it stops the saving."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from core.database import Session
from core.people.model import Person
from core.people.service import PersonFields
from core.thai import names, text


def doubts(session: Session, given: PersonFields, person_id: int = 0) -> list[str]:
    """Finished sentences: a namesake, an e-mail address that somebody else has.

    ``person_id`` is who is edited, 0 for somebody new.
    """
    key = names.key(given.first_name + given.last_name)
    email = text.line(given.email).casefold()
    found: list[str] = []
    if key:
        found += [
            f"มีคนชื่อนี้อยู่แล้ว: {_who(one)} ถ้าเป็นคนเดียวกัน ให้แก้คนเดิมแทน"
            for one in _others(session, Person.match_key == key, person_id)
        ]
    if email:
        found += [
            f"อีเมลนี้เป็นของ {_who(one)} อยู่แล้ว ถ้าใช้ร่วมกัน โปรแกรมจะใช้อีเมลนี้บอกตัวผู้ลงคะแนนไม่ได้"
            for one in _others(session, Person.email == email, person_id)
        ]
    return found


def _others(session: Session, condition: ColumnElement[bool], person_id: int) -> list[Person]:
    found = session.scalars(select(Person).where(condition, Person.id != person_id))
    return list(found)


def _who(person: Person) -> str:
    more = " · ".join(part for part in (person.post, person.group_name or person.office) if part)
    return f"{person.full_name} ({more})" if more else person.full_name
