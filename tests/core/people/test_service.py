from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import ConflictError, NotFoundError, UserError
from core.history.model import HistoryEntry
from core.people import queries, service
from core.people.service import PersonFields
from core.people.status import has_left
from core.workspace import Workspace
from tests.factories import add_people


def test_a_person_is_listed_as_papers_write_the_name(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        service.add(
            session,
            PersonFields.from_post(
                "นิติกรปฏิบัติการ", first_name="กล้า", last_name="ดี", title="น.ส.", email=" A@X.Example "
            ),
        )

    with workspace.database.read() as session:
        [row] = queries.everyone(session)
    assert (row.name, row.post, row.email) == ("นางสาวกล้า ดี", "นิติกรปฏิบัติการ", "a@x.example")


def test_people_stand_in_dictionary_order(workspace: Workspace) -> None:
    add_people(workspace, "นายแก้ว ดี", "นางกานดา ดี", "นายเกษม ดี", "นายขจร ดี")

    with workspace.database.read() as session:
        assert [row.name for row in queries.everyone(session)] == [
            "นางกานดา ดี", "นายเกษม ดี", "นายแก้ว ดี", "นายขจร ดี",
        ]  # fmt: skip


def test_namesakes_know_of_each_other(workspace: Workspace) -> None:
    add_people(workspace, "นายกานต์ ดีงาม", "นางสาวกานต์ ดีงาม", "นายกล้า ดี")

    with workspace.database.read() as session:
        assert sorted(row.namesakes for row in queries.everyone(session)) == [0, 1, 1]


def test_an_edit_is_in_the_history_old_and_new(workspace: Workspace) -> None:
    [id_] = add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        fields = queries.fields_of(session, id_)
        service.edit(session, id_, replace(fields, last_name="ดีงาม", status="ย้ายออก"))

    with workspace.database.read() as session:
        last = session.query(HistoryEntry).order_by(HistoryEntry.id.desc()).first()
        assert last is not None
        assert (last.noun, last.act, last.changes) == (
            "person",
            "changed",
            {"last_name": ["ดี", "ดีงาม"], "status": ["", "ย้ายออก"]},
        )
        assert queries.everyone(session)[0].left


@pytest.mark.parametrize(
    ("fields", "words"),
    [(PersonFields(), "ชื่อ"), (PersonFields(first_name="ก\x0bข"), "อักขระควบคุม")],
)
def test_what_cannot_be_kept_is_refused(
    workspace: Workspace, fields: PersonFields, words: str
) -> None:
    with pytest.raises(UserError, match=words), workspace.database.write() as session:
        service.add(session, fields)

    with workspace.database.read() as session:
        assert queries.everyone(session) == []


def test_a_person_is_found_by_id_or_by_a_unique_name(workspace: Workspace) -> None:
    first, second, third = add_people(workspace, "นายกานต์ ดีงาม", "นางสาวกานต์ ดีงาม", "ว่าที่ ร.ต.กล้า ดี")

    with workspace.database.read() as session:
        assert service.find(session, str(second)).id == second
        assert service.find(session, "กล้า ดี").id == third
        with pytest.raises(ConflictError, match=f"{first} นายกานต์ ดีงาม, {second} นางสาว"):
            service.find(session, "กานต์ ดีงาม")
        with pytest.raises(NotFoundError, match="ไม่พบ"):
            service.find(session, "ไม่มี ใครเลย")


def test_a_spelling_is_remembered_changed_and_forgotten(workspace: Workspace) -> None:
    first, second = add_people(workspace, "นายกล้า ดี", "นายกล้า ดีงาม")

    with workspace.database.write() as session:
        service.remember_spelling(session, "กล้าา ดี", first)
        service.remember_spelling(session, "กล้าา  ดี", second)
        assert queries.spellings_of(session, second) == ["กล้าา ดี"]
        assert queries.name_index(session).find("กล้าา ดี") == (second,)
        service.forget_spelling(session, "กล้าา ดี")
        assert queries.spellings_of(session, second) == []


@pytest.mark.parametrize(
    ("status", "left"),
    [("", False), ("ปฏิบัติงาน", False), ("ย้ายออก 1 พ.ค. 2568", True), ("เกษียณอายุ", True),
     ("รับโอน", False), ("ช่วยราชการ", False), ("ลาออก", True), ("โอนไป สพป.", True)],
)  # fmt: skip
def test_who_has_left_is_read_from_the_status(status: str, left: bool) -> None:  # noqa: FBT001
    assert has_left(status) is left
