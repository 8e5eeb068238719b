"""A file of any released schema becomes one of today's, or stays exactly as it was."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.database.session import Database, connect
from core.database.trouble import damaged, of_engine, of_system, told
from core.errors import UserError

SCRIPTS = Path(__file__).parent / "migrations"
# oldest first; a test holds it against the scripts
REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012",
    "0013", "0014",
)  # fmt: skip
HEAD = REVISIONS[-1]
_MAGIC = b"SQLite format 3\0"
_PATIENCE_S = 60  # an upgrade of a large file takes seconds
_TRIES, _PAUSE_S = 20, 0.05


def prepare(file: Path, backups: Path) -> None:
    """After this, ``file`` exists and has today's schema; an older one lies in ``backups``.

    The upgrade runs on a copy that takes the file's place only when it has been checked, so an
    interrupted upgrade leaves the old file.

    Raises:
        UserError: the file is damaged, not ours, or was written by a newer program, or its
            folder is full or may not be written.
    """
    try:
        with told(file):
            if _released(file) != HEAD:
                with _alone(file.with_name(f"{file.name}.lock")):
                    _make(file, backups)
    except OSError as error:
        raise of_system(error) from error


def _make(file: Path, backups: Path) -> None:
    """What another start has done meanwhile is not done again."""
    working = file.with_name(f"{file.name}.upgrading")
    _forget(working)
    found = _released(file)
    if found is None:
        upgrade(working)
        _sync(working)
        working.replace(file)
    elif found != HEAD:
        _upgrade_copy(file, working, backups, found)


def _released(file: Path) -> str | None:
    """The revision of the file, one that this program knows; None where there is no file."""
    found = revision(file) if file.exists() else None
    if found is not None and found not in REVISIONS:
        raise UserError(
            f"ไฟล์ {file.name} สร้างด้วยโปรแกรมรุ่นใหม่กว่านี้ จึงยังเปิดไม่ได้และไม่ได้แก้ไขอะไร "
            "ติดตั้งโปรแกรมรุ่นล่าสุดแล้วเปิดใหม่",
            code="newer-file",
        )
    return found


@contextmanager
def _alone(lock: Path) -> Generator[None, None, None]:
    """Inside, no other program makes or upgrades the file; whoever comes second waits.

    The lock is the engine's own on an empty file, so that it is the same on every system and ends
    with the process that holds it.
    """
    with closing(_held(lock)):
        try:
            yield
        finally:
            with suppress(OSError):  # somebody waits for it
                lock.unlink()


def _held(lock: Path) -> sqlite.Connection:
    """A connection that holds the lock; begun anew if the one before took the file away."""
    for left in range(_TRIES, 0, -1):
        holder = sqlite.connect(str(lock), timeout=_PATIENCE_S, isolation_level=None)
        try:
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite.OperationalError:
            holder.close()
            if left == 1:
                raise
            time.sleep(_PAUSE_S)
        else:
            break
    return holder


def revision(file: Path) -> str:
    """The revision of the file's schema.

    Raises:
        UserError: it is no database of this program.
    """
    try:
        _refuse_other_kinds(file)
        with closing(connect(file)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite.DatabaseError as error:
        raise of_engine(error, file) or damaged(file) from error
    return str(row[0]) if row else ""


def _refuse_other_kinds(file: Path) -> None:
    """Pass only for a file that begins as databases do; opening another kind could change it."""
    with file.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise damaged(file)


def upgrade(file: Path, target: str = "head") -> None:
    """Run the migration scripts on the file itself, and check what they left.

    Raises:
        UserError: the result is not whole; the caller still has the old file.
    """
    from alembic import command  # noqa: PLC0415 - 40 ms that a start without upgrade need not pay
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    database = Database(file)
    try:
        with database.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target)
    finally:
        database.close()
    if problems(file):
        raise UserError(
            f"ปรับโครงสร้างไฟล์ {file.stem} แล้วตรวจไม่ผ่าน จึงใช้ไฟล์เดิมต่อ ข้อมูลไม่เปลี่ยนแปลง "
            "แจ้งผู้ดูแลโปรแกรมพร้อมไฟล์บันทึกข้อผิดพลาด",
            code="upgrade-failed",
        )


def problems(file: Path) -> list[str]:
    """What the engine's own checks say against the file; empty if it is whole."""
    with closing(connect(file)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [line for line in found if line != "ok"] + [f"foreign key: {row}" for row in broken]


def _upgrade_copy(file: Path, working: Path, backups: Path, found: str) -> None:
    backups.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    kept = backups / f"{file.stem}-schema-{found}-{stamp}.db"
    for target in (kept, working):
        _copy(file, target)
    upgrade(working)
    _sync(working)
    for tail in ("-wal", "-shm"):  # the copy holds all that the log of the old file held
        file.with_name(file.name + tail).unlink(missing_ok=True)
    working.replace(file)


def _copy(source: Path, target: Path) -> None:
    with closing(connect(source)) as old, closing(sqlite.connect(str(target))) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE").fetchall()
    _sync(target)


def _sync(file: Path) -> None:
    for path in (file, file.parent):
        if path.is_dir() and os.name == "nt":
            continue  # Windows has no sync of a folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(file: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
