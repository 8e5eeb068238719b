from __future__ import annotations

from dataclasses import replace

import pytest

from core.history import queries, service
from core.people import service as people
from core.people.queries import fields_of
from core.workspace import Workspace
from tests.factories import add_people


def test_every_act_on_a_record_is_kept_with_who_and_when(workspace: Workspace) -> None:
    workspace.database.who = "เจ้าหน้าที่"
    [id_] = add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        people.edit(session, id_, replace(fields_of(session, id_), last_name="ดีงาม"))

    with workspace.database.read() as session:
        latest, *_, first = queries.entries(session, "person", id_)
    assert (latest.who, latest.act, latest.changes) == (
        "เจ้าหน้าที่",
        "changed",
        {"last_name": ("ดี", "ดีงาม")},
    )
    assert (first.act, first.changes["first_name"]) == ("added", (None, "กล้า"))
    assert latest.at > first.at


def test_a_rolled_back_change_leaves_no_entry(workspace: Workspace) -> None:
    [id_] = add_people(workspace, "นายกล้า ดี")
    with workspace.database.read() as session:
        before = len(queries.entries(session, "person", id_))
    with pytest.raises(RuntimeError), workspace.database.write() as session:
        people.edit(session, id_, replace(fields_of(session, id_), last_name="x"))
        raise RuntimeError

    with workspace.database.read() as session:
        assert len(queries.entries(session, "person", id_)) == before


def test_an_unbroken_chain_has_no_broken_link(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")

    with workspace.database.read() as session:
        assert service.first_broken(session) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history_entry SET who = 'ใครอีกคน' WHERE id = 2",
        "UPDATE history_entry SET changes = '{}' WHERE id = 2",
        "DELETE FROM history_entry WHERE id = 1",
    ],
)
def test_an_entry_changed_outside_the_program_is_found(workspace: Workspace, change: str) -> None:
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    with workspace.database.write() as session:
        session.connection().exec_driver_sql(change)

    with workspace.database.read() as session:
        assert service.first_broken(session) == 2
