from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlite

from core.awards.model import Spelling
from core.database import Database, migrate, touched
from core.database.session import refuse_old_engine
from core.errors import NotFoundError, UserError
from core.people import queries, service
from core.people.service import PersonFields
from core.workspace import Workspace
from tests.factories import add_people

KILLS = 10
WRITER = """
import os, sys
from pathlib import Path
from core.people import service
from core.people.service import PersonFields
from core.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    with workspace.database.write() as session:
        for part in ("ก", "ข", "ค"):
            service.add(session, PersonFields(f"{part}{number}", "ทดลอง"))
    os.write(1, b"%d\\n" % number)
    number += 1
"""


def test_a_failed_change_leaves_nothing_behind(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError), workspace.database.write() as session:
        service.add(session, PersonFields("กล้า", "ดี"))
        service.edit(session, 99, PersonFields("ใคร"))

    with workspace.database.read() as session:
        assert queries.everyone(session) == []


def test_what_is_done_while_reading_is_rolled_back(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        service.add(session, PersonFields("กล้า", "ดี"))

    with workspace.database.read() as session:
        assert queries.everyone(session) == []


def test_foreign_keys_are_enforced(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError), workspace.database.write() as session:
        session.add(Spelling(award_id=7, written="ก", key="ก"))


def test_touched_tables_are_remembered(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        id_ = service.add(session, PersonFields("กล้า", "ดี"))
        service.remember_spelling(session, "กล้าา ดี", id_)
        assert touched(session) == {"person", "alias", "history_entry"}


def test_the_promises_are_switched_on(workspace: Workspace) -> None:
    with workspace.database.engine.connect() as connection:

        def pragma(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1


def test_writers_wait_for_each_other(workspace: Workspace) -> None:
    def write(n: int) -> None:
        for _ in range(10):
            with workspace.database.write() as session:
                service.add(session, PersonFields(f"คน{n}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with workspace.database.read() as session:
        assert len(queries.everyone(session)) == 40


@pytest.mark.parametrize(("version", "fine"), [((3, 51, 3), True), ((3, 51, 2), False)])
def test_an_old_engine_is_refused(version: tuple[int, int, int], fine: bool) -> None:  # noqa: FBT001
    if fine:
        refuse_old_engine(version)
    else:
        with pytest.raises(UserError, match=r"3\.51\.2 เก่าเกินไป"):
            refuse_old_engine(version)


def test_a_full_disk_is_a_finished_sentence(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี")
    with workspace.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        def fill() -> None:
            with workspace.database.write() as session:
                for n in range(3000):
                    service.add(session, PersonFields(f"คน{n}", "ย" * 500))

        one_connection_only(workspace.database)
        with pytest.raises(UserError, match="เต็ม"):
            fill()

    with workspace.database.read() as session:
        assert [p.name for p in queries.everyone(session)] == ["นายกล้า ดี"]


def one_connection_only(database: Database) -> None:
    """Every later connection has as few pages left as the present one."""
    database.engine.dispose()
    file = database.path
    with sqlite.connect(str(file)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    creator = database.engine.pool._creator

    def small() -> object:
        made = creator()  # type: ignore[call-arg]
        made.execute(f"PRAGMA max_page_count={pages + 4}").fetchall()
        return made

    database.engine.pool._creator = small  # type: ignore[assignment]


def test_killed_at_any_moment_nothing_acknowledged_is_lost(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    folder = tmp_path / "workspace"
    kills = 200 if pytestconfig.getoption("--long") else KILLS
    acknowledged = 0
    for round_ in range(kills):
        acknowledged = write_until_killed(folder, acknowledged + 1, wait_s=0.01 * (round_ % 9))
        assert migrate.problems(folder / "office.db") == []
        present = people(folder)
        assert len(present) % 3 == 0
        assert {f"ก{n}" for n in range(1, acknowledged + 1)} <= present
        acknowledged = max(int(name[1:]) for name in present)


def write_until_killed(folder: Path, first: int, wait_s: float) -> int:
    """A child adds three people a transaction until it is killed; the last number it told."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(first)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    told = child.stdout.readline()
    time.sleep(wait_s)
    os.kill(child.pid, signal.SIGKILL)
    told += child.stdout.read()
    child.stdout.close()
    child.wait()
    return int(told.split()[-1])


def people(folder: Path) -> set[str]:
    database = Database(folder / "office.db")
    with database.read() as session:
        found = {row.name.split()[0] for row in queries.everyone(session)}
    database.close()
    return found
