"""A file of any schema becomes today's, or stays as it was."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

import core.workspace
from core.database import Base, Database, migrate
from core.errors import UserError
from core.people.model import Person
from core.workspace import open_workspace
from tests.factories import add_people

NEXT = '''"""Throw-away: people get a nickname."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("nickname", sa.String(), server_default="", nullable=False))
    {after}
'''


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A workspace of today's schema with three people."""
    workspace = open_workspace(tmp_path / "workspace")
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", "นายเมธา ธรรมดี")
    workspace.close()
    return tmp_path / "workspace"


def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, after: str = "") -> None:
    """From now on the program knows one more revision than the released ones."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    text = NEXT.format(head=migrate.HEAD, after=after)
    (scripts / "versions" / "9999_nickname.py").write_text(text, "utf-8")
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "9999"))
    monkeypatch.setattr(migrate, "HEAD", "9999")


def names(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT first_name FROM person ORDER BY id").fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    file = tmp_path / "office.db"
    migrate.prepare(file, tmp_path / "backups")

    database = Database(file)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    database.close()

    assert core.workspace.TABLES
    assert found == []


def test_the_known_revisions_are_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert [s.revision for s in reversed(list(scripts.walk_revisions()))] == list(migrate.REVISIONS)


def test_a_filled_table_is_upgraded_and_the_old_file_is_kept(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(monkeypatch, tmp_path)

    migrate.prepare(filled / "office.db", filled / "backups")

    assert migrate.revision(filled / "office.db") == "9999"
    assert names(filled / "office.db") == ["กล้า", "ปิ่น", "เมธา"]
    [kept] = list((filled / "backups").glob("*.db"))
    assert migrate.revision(kept) == migrate.REVISIONS[-2]
    assert names(kept) == ["กล้า", "ปิ่น", "เมธา"]


@pytest.mark.parametrize(
    ("after", "error"),
    [
        ("raise RuntimeError('power cut')", RuntimeError),
        ('op.execute("UPDATE person SET first_name = NULL")', IntegrityError),
    ],
)
def test_an_interrupted_upgrade_leaves_the_old_file(
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: str,
    error: type[Exception],
) -> None:
    before = (filled / "office.db").read_bytes()
    with monkeypatch.context() as later:
        newer(later, tmp_path, after)
        with pytest.raises(error):
            migrate.prepare(filled / "office.db", filled / "backups")

    assert (filled / "office.db").read_bytes() == before
    again = open_workspace(filled)
    with again.database.read() as session:
        assert session.scalars(select(Person.first_name)).all() == ["กล้า", "ปิ่น", "เมธา"]
    again.close()


def test_an_upgrade_that_leaves_damage_is_not_taken(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (filled / "office.db").read_bytes()
    newer(monkeypatch, tmp_path)
    monkeypatch.setattr(migrate, "problems", lambda _file: ["page 3: damaged"])

    with pytest.raises(UserError, match="ตรวจไม่ผ่าน"):
        migrate.prepare(filled / "office.db", filled / "backups")

    assert (filled / "office.db").read_bytes() == before


def test_a_newer_file_is_refused_with_a_sentence(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        newer(later, tmp_path)
        migrate.prepare(filled / "office.db", filled / "backups")
    before = (filled / "office.db").read_bytes()

    with pytest.raises(UserError, match="รุ่นใหม่กว่า") as refused:
        open_workspace(filled)

    assert refused.value.code == "newer-file"
    assert (filled / "office.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_a_file_that_is_no_database_of_ours_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "office.db").write_bytes(content)

    with pytest.raises(UserError, match="เสียหายหรือไม่ใช่"):
        open_workspace(tmp_path)

    assert (tmp_path / "office.db").read_bytes() == content


def test_what_a_start_left_half_done_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "office.db.upgrading").write_bytes(b"half")

    workspace = open_workspace(tmp_path)
    workspace.close()

    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["office.db"]
