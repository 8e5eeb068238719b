"""What the engine and the disk complain of, as a person reads it."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlite

from core import settings
from core.database import migrate
from core.database.trouble import of_engine, of_system, told
from core.errors import UserError
from core.people.model import Person
from core.workspace import Workspace, open_workspace
from tests.factories import add_people

STARTS = 5
PAGE = 4096
START = """
import sys
from pathlib import Path
from core.people import service
from core.people.service import PersonFields
from core.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
with workspace.database.write() as session:
    service.add(session, PersonFields("คน", sys.argv[2]))
workspace.close()
"""


def read_only(folder: Path) -> None:
    with closing(sqlite.connect(str(folder / "a.db"))) as made:
        made.execute("CREATE TABLE x (y)")
    with closing(sqlite.connect(f"file:{folder}/a.db?mode=ro", uri=True)) as connection:
        connection.execute("CREATE TABLE z (y)")


def no_folder(folder: Path) -> None:
    sqlite.connect(str(folder / "nowhere" / "a.db"))


def other_kind(folder: Path) -> None:
    (folder / "a.db").write_bytes(b"not a database" * 100)
    with closing(sqlite.connect(str(folder / "a.db"))) as connection:
        connection.execute("SELECT * FROM x")


def somebody_writes(folder: Path) -> None:
    with (
        closing(sqlite.connect(str(folder / "a.db"), isolation_level=None)) as first,
        closing(sqlite.connect(str(folder / "a.db"), timeout=0, isolation_level=None)) as second,
    ):
        first.execute("BEGIN IMMEDIATE")
        second.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    ("act", "code", "words"),
    [
        (read_only, "read-only", "ตรวจสิทธิ์"),
        (no_folder, "read-only", "ตรวจสิทธิ์"),
        (other_kind, "not-a-database", "ไฟล์ office.db เสียหาย"),
        (somebody_writes, "locked", "รอสักครู่"),
    ],
)
def test_what_the_engine_says_is_a_finished_sentence(
    tmp_path: Path, act: Callable[[Path], None], code: str, words: str
) -> None:
    with pytest.raises(UserError, match=words) as refused, told(tmp_path / "office.db"):
        act(tmp_path)

    assert refused.value.code == code


def test_a_mistake_of_ours_is_not_the_disks_fault(tmp_path: Path) -> None:
    with (
        closing(sqlite.connect(":memory:")) as connection,
        pytest.raises(sqlite.OperationalError) as raised,
        told(tmp_path / "office.db"),
    ):
        connection.execute("SELECT nonsense")

    assert of_engine(raised.value, tmp_path / "office.db") is None


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only"), (errno.EIO, "disk-error")],
)
def test_what_the_system_says_is_a_finished_sentence(number: int, code: str) -> None:
    assert of_system(OSError(number, "as the system says")).code == code


def test_a_damaged_page_is_told_when_it_is_met(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    add_people(workspace, *(f"นายคน{n} {'ยาว' * 50}" for n in range(300)))
    workspace.close()
    file = tmp_path / "office.db"
    data = bytearray(file.read_bytes())
    for start in range(0, len(data), PAGE):
        if "ยาวยาว".encode() in data[start : start + PAGE]:
            data[start : start + PAGE] = b"\xff" * PAGE
    file.write_bytes(data)

    again = open_workspace(tmp_path)
    with pytest.raises(UserError, match="นำชุดสำรอง"), again.database.read() as session:
        session.scalars(select(Person)).all()
    again.close()


def test_a_folder_in_the_place_of_the_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "office.db").mkdir()

    with pytest.raises(UserError) as refused:
        open_workspace(tmp_path)

    assert refused.value.code == "disk-error"


def test_settings_that_cannot_be_written_stay_as_they_are(workspace: Workspace) -> None:
    (workspace.folder / f"{settings.FILE}.part").mkdir()
    before = workspace.settings

    with pytest.raises(UserError, match="จึงไม่ได้บันทึกอะไร"):
        workspace.change_settings(settings.Settings(officer="คนใหม่"))

    assert workspace.settings is before


def test_programs_that_start_together_make_one_database(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    started = [
        subprocess.Popen([sys.executable, "-c", START, str(folder), f"ที่{n}"]) for n in range(STARTS)
    ]

    assert [child.wait() for child in started] == [0] * STARTS
    workspace = open_workspace(folder)
    with workspace.database.read() as session:
        found = set(session.scalars(select(Person.last_name)))
    workspace.close()
    assert found == {f"ที่{n}" for n in range(STARTS)}
    assert migrate.problems(folder / "office.db") == []
    assert sorted(p.name for p in folder.iterdir() if p.is_file()) == ["office.db"]
