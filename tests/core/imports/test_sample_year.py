from __future__ import annotations

import pytest

from core.errors import ConflictError
from core.imports import batches, sample_year
from core.people import queries
from core.workspace import Workspace
from tests.factories import add_people, open_round


def bring_in(workspace: Workspace) -> int:
    with workspace.database.write() as session:
        return sample_year.bring_in(session, sample_year.sample_roster()).batch or 0


def test_the_invented_people_come_as_one_batch_and_go_again(workspace: Workspace) -> None:
    batch = bring_in(workspace)
    with workspace.database.read() as session:
        assert len(queries.everyone(session)) == 76
        assert {one.office for one in queries.everyone(session)} > {
            sample_year.sample_office().name
        }
        assert not sample_year.is_empty(session)

    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, batch)
        assert (undone.removed, undone.stays) == (76, ())
        assert sample_year.is_empty(session)


def test_a_workspace_with_people_or_a_round_is_left_alone(workspace: Workspace) -> None:
    open_round(workspace)
    with pytest.raises(ConflictError, match="จึงไม่ใส่ข้อมูลตัวอย่างปนกัน"):
        bring_in(workspace)

    add_people(workspace, "นายกล้า ดี")
    with pytest.raises(ConflictError):
        bring_in(workspace)
    with workspace.database.read() as session:
        assert [one.name for one in queries.everyone(session)] == ["นายกล้า ดี"]
