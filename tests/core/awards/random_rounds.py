"""Small random rounds, and a way to play them through the program's own import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from core.awards import service, spellings
from core.awards.service import Resolution
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.imports import batches, votes
from core.imports.sheet import read_sheet
from core.people import service as people
from core.people.service import PersonFields
from core.thai import names
from core.workspace import Workspace
from tests.core.awards.naive_count import CATEGORIES, Row, Situation, Somebody, letters, name_alone
from tests.factories import OFFICE, ROUND, votes_file

NAMES = (
    "นายกล้า ดี",
    "นางสาวปิ่น งาม",
    "นายวิชัย แก้วคำ",
    "นายวิชัย แก้วก่ำ",  # looks like the one before, and has the same address
    "นายกานต์ ดีงาม",
    "นางสาวกานต์ ดีงาม",  # namesake of the one before
    "นางจันทร์ ใจงาม",
    "นายเมธา ธรรมดี",
)
ADDRESSES = (
    "a@x.example", "b@x.example", "cd@x.example", "cd@x.example", "e@x.example", "",
    "g@x.example", "h@x.example",
)  # fmt: skip
MISSPELT = ("กล้าา ดี", "นางสาวปิ่นน งาม", "คนแปลก หน้าใหม่", "กานต์ ดีงาม")
WORDS = (*NAMES, "กล้า ดี", "ปิ่น  งาม", "วิชัย แก้วคำ", *MISSPELT)
HERE, THERE = ("", OFFICE.name, OFFICE.short_name), "โรงเรียนต้นฝน"
DAY = date(2025, 6, 18)
TIMES = ("เมื่อวาน", "13/6/2568, 9:00:00", "14/6/2568, 9:00:00", "15/6/2568, 9:00:00")
HEADER = (
    "ลำดับ", "ประทับเวลา", "ที่อยู่อีเมล", "ชื่อผู้ลงคะแนน", "1. ด้านพอเพียง", "ด้านพอเพียง (เพิ่มเติม)",
    *(f"{n}. ด้าน{title}" for n, title in enumerate(list(CATEGORIES.values())[1:], 2)),
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A round as it was played; people and winners are places in NAMES."""

    offices: dict[int, str]
    left: frozenset[int]
    options: dict[str, str]
    files: tuple[tuple[Row, ...], ...]
    words: tuple[tuple[str, int | None], ...]  # after the first file
    undone: frozenset[int]
    decided: dict[str, int]


def mostly(usual: st.SearchStrategy[Any], *others: object) -> st.SearchStrategy[Any]:
    """The usual three times in four."""
    return st.integers(0, 3).flatmap(lambda n: usual if n < 3 else st.sampled_from(others))


@st.composite
def rows(draw: st.DrawFn, answers: list[str]) -> Row:
    """One row; the answers come from a few, so that votes gather."""
    answer = mostly(st.sampled_from(answers), "", " - ", *answers)
    return Row(
        time=draw(mostly(st.integers(1, 3), 0)),
        email=draw(mostly(st.sampled_from(ADDRESSES), " A@X.Example ", "x@y.example", "")),
        name=draw(mostly(st.just(""), *WORDS, "-")),
        answers=draw(st.tuples(*[answer] * len(CATEGORIES))),
        second=draw(mostly(st.just(""), "", "", *answers)),
        broken=draw(mostly(st.just(""), "", "", "short", "control")),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A round with one to three files and what an officer said and took back after them."""
    known = draw(st.sets(st.integers(0, len(NAMES) - 1), min_size=3))
    others = draw(st.lists(st.sampled_from(WORDS), max_size=2, unique=True))
    answers = [*(NAMES[n] for n in sorted(known)[: draw(st.integers(1, 3))]), *others]
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    sizes[0] += 4
    files = [draw(st.lists(rows(answers), min_size=n, max_size=n)) for n in sizes]
    person = st.sampled_from(sorted(known))
    doubtful = [word for word in answers if word in MISSPELT] or MISSPELT
    word = st.tuples(st.sampled_from(doubtful), st.one_of(st.none(), person))
    words = draw(st.lists(word, max_size=3))
    return Plan(
        offices={n: draw(mostly(st.sampled_from(HERE), "", THERE)) for n in sorted(known)},
        left=frozenset(draw(st.sets(person, max_size=1))),
        options={
            "ballot": draw(st.sampled_from(["last", "first"])),
            "one-category-per-person": draw(st.sampled_from(["yes", "no"])),
            "self-vote": draw(st.sampled_from(["yes", "no"])),
            "voters": draw(mostly(st.just("roster"), "roster", "roster", "anonymous")),
        },
        files=tuple(map(tuple, files)),
        words=tuple(words),
        undone=draw(mostly(st.just(frozenset()), *(frozenset({n}) for n in range(len(files))))),
        decided=draw(mostly(st.just({}), *({key: n} for key in CATEGORIES for n in sorted(known)))),
    )


class Played:
    """The plan carried out by the program in one session that is rolled back."""

    def __init__(self, workspace: Workspace, session: Session, plan: Plan, folder: Path) -> None:
        self.session, self.rulebook, self.plan, self.folder = (
            session, workspace.rulebook, plan, folder,
        )  # fmt: skip
        self.people = {n: self._person(n, office) for n, office in plan.offices.items()}
        service.open_award(session, self.rulebook, "virtue", 2568, plan.options)
        self.numbers = [self._import(0)]
        self.said: dict[str, int | None] = {}
        for word in plan.words:
            self._say(*word)
        self.numbers += [self._import(n) for n in range(1, len(plan.files))]
        for n in plan.undone:
            batches.undo(session, self.rulebook, self.numbers[n])
        self.decided = {k: p for k, n in plan.decided.items() if (p := self._decide(k, n))}

    def _person(self, n: int, office: str) -> Somebody:
        title, first, last = names.split_full_name(NAMES[n])
        status = "เกษียณ" if n in self.plan.left else ""
        fields = PersonFields(first, last, title, office=office, email=ADDRESSES[n], status=status)
        id_ = people.add(self.session, fields)
        return Somebody(id_, NAMES[n], ADDRESSES[n], office in HERE and not status)

    def _import(self, n: int) -> int:
        cells = [_cells(n, row) for row in self.plan.files[n]]
        sheet = read_sheet(votes_file(self.folder, cells, HEADER))
        report = votes.bring_in(self.session, self.rulebook, ROUND, sheet)
        assert report.rows == report.accepted + report.replaced + report.refused == len(cells)
        return report.batch or 0

    def _say(self, written: str, n: int | None) -> None:
        """Accept or reject the spelling where the queue could ask for it."""
        person = None if n is None else self.people[n].id
        with self._refused(written) as allowed:
            if person is None:
                spellings.reject(self.session, self.rulebook, ROUND, written)
            else:
                spellings.accept(self.session, self.rulebook, ROUND, written, person)
        if allowed:
            self.said[letters(written)] = person

    @contextmanager
    def _refused(self, written: str) -> Iterator[bool]:
        """Only what stands on the first file and is nobody's own name can be asked about."""
        own = [p for p in self.people.values() if name_alone(p.name) == name_alone(written)]
        if len(own) == 1 and letters(written) not in self.said:
            expected: type[UserError] | None = ConflictError
        else:
            expected = None
        if letters(written) not in _written(self.plan):
            expected = NotFoundError
        with pytest.raises(expected) if expected else nullcontext():
            yield expected is None

    def _decide(self, category: str, n: int) -> int | None:
        if not self.people[n].eligible:
            return None
        made = Resolution(self.people[n].id, "มติ", ("ประธาน",), DAY, override=True)
        service.decide(self.session, self.rulebook, ROUND, category, made)
        return self.people[n].id

    @property
    def situation(self) -> Situation:
        """What the other count starts from."""
        standing = {
            number: self.plan.files[n]
            for n, number in enumerate(self.numbers)
            if n not in self.plan.undone
        }
        return Situation(
            list(self.people.values()), standing, self.said, self.plan.options, self.decided
        )


def _cells(file: int, row: Row) -> list[object]:
    """The row as the file has it; its first column makes files differ.

    In later files some write without blanks, which makes no difference.
    """
    tight = file > 0 and row.time == len(TIMES) - 1
    first, *others = [a.replace(" ", "") if tight else a for a in row.answers]
    time = TIMES[row.time] if row.time or not file else ""
    mark = "\x0b" if row.broken == "control" else ""
    made: list[object] = [file, time, row.email, row.name, first + mark, row.second, *others]
    return made[:6] if row.broken == "short" else made


def _written(plan: Plan) -> set[str]:
    """The letters of every spelling that the first file leaves to be judged."""
    found: set[str] = set()
    for row in plan.files[0]:
        if not row.broken:
            found |= {letters(row.name)} if plan.options["voters"] == "roster" else set()
            found |= {letters(answer) for answer in row.answers[1:]}
            both = {letters(row.answers[0]), letters(row.second)} - {""}
            found |= both if len(both) == 1 else set()
    return found - {""}
