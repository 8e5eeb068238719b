"""Tables of people."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.thai import names


class Person(Base):
    """One person, once; a change of name is an edit, not a second row.

    ``match_key`` is the name without title and blanks, ``sort_key`` orders as a Thai dictionary
    does; the service keeps both in step with the name.
    """

    __tablename__ = "person"
    history_noun: ClassVar[str] = "person"
    history_silent: ClassVar[frozenset[str]] = frozenset({"match_key", "sort_key", "left"})

    first_name: Mapped[str]
    last_name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")  # สายงาน
    level: Mapped[str] = mapped_column(default="")  # ระดับ
    group_name: Mapped[str] = mapped_column(default="")  # กลุ่ม
    office: Mapped[str] = mapped_column(default="")  # หน่วยงาน
    email: Mapped[str] = mapped_column(default="", index=True)  # trimmed, case-folded
    kind: Mapped[str] = mapped_column(default="")  # ประเภท
    status: Mapped[str] = mapped_column(default="")  # สถานะ, as written
    left: Mapped[bool] = mapped_column(default=False)
    match_key: Mapped[str] = mapped_column(default="", index=True)
    sort_key: Mapped[str] = mapped_column(default="", index=True)

    @property
    def full_name(self) -> str:
        """Title, first and last name as official letters write them."""
        return names.full_name(self.title, self.first_name, self.last_name)

    @property
    def post(self) -> str:
        """Line of work and level in one word: ``นิติกรปฏิบัติการ``."""
        return self.position + self.level


class Alias(Base):
    """A spelling that a person of the office said is this person; remembered for every round."""

    __tablename__ = "alias"
    history_noun: ClassVar[str] = "alias"
    history_silent: ClassVar[frozenset[str]] = frozenset({"key"})

    key: Mapped[str] = mapped_column(unique=True)
    written: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class RosterChange(Base):
    """What one batch did to one person, so that the batch can be taken back."""

    __tablename__ = "roster_change"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    person_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # None: the batch added the person
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
