"""Whatever happens to the records, the index is what they are."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from core import sample
from core.actions import service as actions
from core.actions.model import Action
from core.actions.service import ActionFields
from core.activities import service as activities
from core.activities.model import Activity
from core.activities.service import ActivityFields
from core.answers import Item
from core.approvals.model import Approval
from core.awards import service as awards
from core.database import Session, plain_rows
from core.database.session import connect
from core.imports import batches, roster
from core.imports.sheet import read_sheet
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.lessons.model import LessonAnswer, LessonItem, LessonRecord
from core.people import service as people
from core.people.model import Alias, Person
from core.people.queries import fields_of
from core.people.service import PersonFields
from core.search import index, queries
from core.search.part import Part
from core.search.sources import SOURCES
from core.workspace import Workspace, open_workspace
from tests.core.database.test_migrate import newer
from tests.factories import (
    ROUND,
    add_lesson,
    add_people,
    ballot,
    import_votes,
    open_round,
    votes_file,
)

WORDS = "ซ้อน คะแนน บัตร ทบทวน เเผน ทํางาน ๒๕๖๘ น้ำใจ งบ **เน้น** เรียนรู้ ITA".split()
SLOTS = ("problems", "went_well", "background", "activity", "fiscal_year", "priorities.should")


def faults(workspace: Workspace) -> list[str]:
    """What in the index is not as the records are, and what still waits to be brought in."""
    with workspace.database.write() as session:
        due = plain_rows(session, "SELECT kind, record_id FROM search_due")
        return index.faults(session) + [f"due: {row}" for row in due]


def total(workspace: Workspace, asked: str, **among: list[str]) -> int:
    with workspace.database.read() as session:
        return queries.find(session, asked, kinds=among.get("kinds", ())).total


class Officer:
    """Does one thing after another to a workspace, by chance."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.chance = workspace, random.Random(seed)

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 5)))

    def act(self, session: Session) -> None:
        acts: list[Callable[[Session], object]] = [
            self.add_person, self.edit_person, self.remove_person, self.spell, self.forget,
            self.add_lesson, self.write, self.write, self.write, self.remove_lesson, self.in_bulk,
            self.add_action, self.edit_action, self.add_activity, self.edit_activity,
        ]  # fmt: skip
        self.chance.choice(acts)(session)

    def add_person(self, session: Session) -> None:
        people.add(session, PersonFields(self.words(), self.words(), position=self.words()))

    def edit_person(self, session: Session) -> None:
        if id_ := self.some(session, Person):
            given = replace(fields_of(session, id_), last_name=self.words(), email=self.words())
            people.edit(session, id_, given)

    def remove_person(self, session: Session) -> None:
        if id_ := self.some(session, Person):
            session.execute(delete(Alias).where(Alias.person_id == id_))
            session.delete(session.get_one(Person, id_))

    def spell(self, session: Session) -> None:
        if id_ := self.some(session, Person):
            people.remember_spelling(session, self.words(), id_)

    def forget(self, session: Session) -> None:
        if written := session.scalar(select(Alias.written).limit(1)):
            people.forget_spelling(session, written)

    def add_lesson(self, session: Session) -> None:
        template, office = self.workspace.templates["lesson-memo"], self.workspace.settings.office
        answers = template.read({"activity": self.words(), "problems": [self.words()] * 2})
        lessons.add(session, template, answers, office)

    def write(self, session: Session) -> None:
        id_ = self.some(session, LessonRecord)
        slot = self.chance.choice(SLOTS)
        if not id_:
            return
        if slot in {"problems", "went_well", "priorities.should"}:
            known = session.scalars(
                select(LessonItem.id).where(LessonItem.record_id == id_, LessonItem.part == slot)
            ).all()
            old = tuple(Item(self.words(), (), one) for one in known if self.chance.random() < 0.7)
            new = (Item(self.words(), (Item(self.words()),)),)
            lessons.write(session, id_, slot, (*old, *new))
        elif slot == "fiscal_year":
            lessons.write(session, id_, slot, self.chance.choice([None, 2567, 2568]))
        else:
            lessons.write(session, id_, slot, self.words())

    def remove_lesson(self, session: Session) -> None:
        if id_ := self.some(session, LessonRecord):
            mine = LessonItem.record_id == id_
            session.execute(update(LessonItem).where(mine).values(parent_id=None))
            session.execute(delete(LessonItem).where(mine))
            session.execute(delete(LessonAnswer).where(LessonAnswer.record_id == id_))
            session.execute(delete(LessonRecord).where(LessonRecord.id == id_))

    def add_action(self, session: Session) -> None:
        given = ActionFields(self.words(), owner=self.words(), fiscal_year=2568)
        actions.add(session, given, date(2026, 1, 5))

    def edit_action(self, session: Session) -> None:
        changed = {"note": self.words(), "words": self.words()}
        session.execute(update(Action).where(Action.id % 2 == 0).values(**changed))

    def add_activity(self, session: Session) -> None:
        activities.add_all(session, [ActivityFields(self.words(), 2568, owner=self.words())])

    def edit_activity(self, session: Session) -> None:
        session.execute(update(Activity).where(Activity.id % 2 == 0).values(kind=self.words()))

    def in_bulk(self, session: Session) -> None:
        session.execute(update(Person).where(Person.id % 2 == 0).values(group_name=self.words()))

    def some(self, session: Session, table: type[Person | LessonRecord]) -> int:
        ids = session.scalars(select(table.id)).all()
        return self.chance.choice(ids) if ids else 0


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_index_is_what_the_records_are(
    workspace: Workspace, seed: int, request: pytest.FixtureRequest
) -> None:
    officer = Officer(workspace, seed)
    for _ in range(200 if request.config.getoption("--long") else 30):
        with suppress(ZeroDivisionError), workspace.database.write() as session:
            for _ in range(officer.chance.randint(1, 4)):
                officer.act(session)
            _ = 1 // (officer.chance.random() > 0.2)  # or else all of it is rolled back
        assert faults(workspace) == []


def test_the_sample_year_is_found_whole(workspace: Workspace) -> None:
    sample.fill(workspace)

    assert faults(workspace) == []
    assert total(workspace, "บุคลากรคุณธรรมต้นแบบ", kinds=["round"]) > 0
    assert total(workspace, "นางสาวกานต์ ดีงาม", kinds=["person"]) == 1


def test_a_batch_taken_back_is_found_no_more(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, "นายกล้า ดี", email="k@x.example")
    file = tmp_path / "roster.csv"
    file.write_text("ชื่อ,นามสกุล,อีเมล,กลุ่ม\nปิ่นทิพย์,งาม,,\nกล้า,ดี,k@x.example,กลุ่มใหม่เอี่ยม\n", "utf-8")
    with workspace.database.write() as session:
        told = roster.bring_in(session, workspace.settings.office, read_sheet(file))
    found = (total(workspace, "ปิ่นทิพย์"), total(workspace, "ใหม่เอี่ยม"))

    with workspace.database.write() as session:
        batches.undo(session, workspace.rulebook, told.batch or 0)

    assert found == (1, 1)
    assert (total(workspace, "ปิ่นทิพย์"), total(workspace, "ใหม่เอี่ยม")) == (0, 0)
    assert faults(workspace) == []


def test_a_decision_that_was_replaced_is_found_no_more(workspace: Workspace) -> None:
    sample.fill(workspace)
    assert total(workspace, "วินัยเชิงประจักษ์") == 1
    with workspace.database.write() as session:
        awards.reopen(session, workspace.rulebook, sample.AWARD, "ตรวจอีกครั้ง")
        session.connection().exec_driver_sql("UPDATE decision SET replaced = 1")

    assert total(workspace, "วินัยเชิงประจักษ์") == 0


def test_a_rolled_back_change_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError), workspace.database.write() as session:
        people.add(session, PersonFields("ปิ่นทิพย์"))
        index.settle(session)
        raise RuntimeError

    assert total(workspace, "ปิ่นทิพย์") == 0
    assert faults(workspace) == []


def test_an_edited_word_writes_only_its_own_part(workspace: Workspace) -> None:
    id_ = add_lesson(workspace, activity="งานดี", problems=["หนึ่ง", "สอง", "สาม"])
    rows = "SELECT id, text FROM search_part WHERE kind = 'lesson'"
    with workspace.database.read() as session:
        before = {(row[0], row[1]) for row in plain_rows(session, rows)}
        items = lesson_queries.lesson(session, workspace.templates, id_).answers["problems"]
        assert isinstance(items, tuple)
    with workspace.database.write() as session:
        changed = (items[0], replace(items[1], text="สองใหม่"), items[2])
        lessons.write(session, id_, "problems", changed)
    with workspace.database.read() as session:
        after = {(row[0], row[1]) for row in plain_rows(session, rows)}

    assert [text for _id, text in after - before] == ["สองใหม่"]
    assert [text for _id, text in before - after] == ["สอง"]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE search_state SET version = 0",
        "DROP TRIGGER search_person_update",
        "DROP TABLE search_term",
        "DROP TABLE search_part",
    ],
)
def test_an_index_that_is_not_ours_is_made_anew_on_opening(workspace: Workspace, harm: str) -> None:
    add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE search_folded SET folded = 'x'")
        connection.exec_driver_sql(harm)
    workspace.close()

    again = open_workspace(workspace.folder)

    assert faults(again) == []
    assert total(again, "กล้า") == 1
    again.close()


def test_what_was_changed_while_the_program_was_away_is_found(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี")
    workspace.close()
    with closing(connect(workspace.folder / "office.db")) as connection:
        connection.execute("UPDATE person SET first_name = 'ปิ่นทิพย์'")

    again = open_workspace(workspace.folder)

    assert (total(again, "กล้า"), total(again, "ปิ่นทิพย์")) == (0, 1)
    assert faults(again) == []
    again.close()


def test_an_upgrade_that_makes_a_table_anew_leaves_everything_to_be_found(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(workspace, "นายกล้า ดี")
    workspace.close()
    newer(monkeypatch, tmp_path)
    script = tmp_path / "migrations" / "versions" / "9999_nickname.py"
    text = script.read_text("utf-8")
    script.write_text(text.replace('"person")', '"person", recreate="always")'), "utf-8")

    again = open_workspace(workspace.folder)
    with again.database.write() as session:
        session.connection().exec_driver_sql("UPDATE person SET last_name = 'ใจงาม'")

    assert "recreate" in script.read_text("utf-8")
    assert (total(again, "กล้า"), total(again, "ใจงาม")) == (1, 1)
    assert faults(again) == []
    again.close()


def test_what_a_name_says_is_found_and_follows_what_it_comes_from(
    workspace: Workspace, tmp_path: Path
) -> None:
    people = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", "นายเมธา ธรรมดี")
    open_round(workspace)
    id_ = add_lesson(
        workspace,
        activity="งาน",
        background="มีผู้มีสิทธิ {{ผู้มีสิทธิ}} คน",
        problems=["ลงคะแนนเพียง {{ผู้ลงคะแนน}} คน", "ยังไม่รู้ {{ไม่มีชื่อนี้}}"],
    )
    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).subject = ROUND

    def said(asked: str) -> list[str]:
        with workspace.database.read() as session:
            return [hit.excerpt for hit in queries.find(session, asked).hits]

    assert said("ผู้มีสิทธิ") == ["มีผู้มีสิทธิ 3 คน"]
    assert said("เพียง ๐ คน") == ["ลงคะแนนเพียง 0 คน"]
    assert said("ยังไม่รู้") == ["ยังไม่รู้ …"]
    assert said("{{") == []

    file = votes_file(tmp_path, [ballot(people[0], "นายกล้า ดี")])
    import_votes(workspace, file)
    assert said("เพียง ๑ คน") == ["ลงคะแนนเพียง 1 คน"]
    add_people(workspace, "นายใหม่ มา")
    assert said("ผู้มีสิทธิ") == ["มีผู้มีสิทธิ 4 คน"]
    assert faults(workspace) == []

    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).state = "sent"
        session.add(
            Approval(
                noun="lesson",
                record_id=id_,
                version=1,
                printed="a.pdf",
                printed_sha256="0",
                facts={"ผู้มีสิทธิ": "3"},
            )
        )
    assert said("ผู้มีสิทธิ") == ["มีผู้มีสิทธิ 3 คน"]
    assert faults(workspace) == []


def test_words_typed_leave_what_other_lessons_say_by_names(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_lesson(workspace, activity="งาน", problems=["{{ผู้ลงคะแนน}}"])
    other = add_lesson(workspace, activity="อื่น", problems=["ข้อ"])
    read: list[int] = []
    lesson = next(one for one in SOURCES if one.kind == "lesson")

    def noting(session: Session, ids: Sequence[int]) -> Iterator[Part]:
        read.extend(ids)
        return lesson.read(session, ids)

    mine = [replace(one, read=noting) if one is lesson else one for one in SOURCES]
    monkeypatch.setattr(index, "SOURCES", mine)
    with workspace.database.write() as session:
        lessons.write(session, other, "background", "พิมพ์")

    assert read == [other]


def test_a_copied_folder_brings_its_index_along(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, "นายกล้า ดี")
    workspace.close()
    shutil.copytree(workspace.folder, tmp_path / "copy")

    copy = open_workspace(tmp_path / "copy")

    assert total(copy, "กล้า") == 1
    copy.close()
