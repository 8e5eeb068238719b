"""Opening the database, and the only places where a transaction begins and ends."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.orm import DeclarativeBase, ORMExecuteState, Session, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from core.database.trouble import told
from core.errors import UserError

WHO = "who"
_TOUCHED = "touched"
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=10000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-32000",  # kB; searches read far more than the 8 MB that are usual
)
__all__ = ["Database", "Session", "connect", "insert_many", "note_touched", "plain_rows", "touched"]

OLDEST_ENGINE = (3, 51, 3)  # before it, a reset of the write-ahead log can lose pages


class Database:
    """One SQLite file in WAL mode. Open one in a process; sessions are one a unit of work.

    Attributes:
        who: the officer whom the history names for what is written from now on.
        writers: makes the sessions that write; listeners that watch changes hang on it.
    """

    def __init__(self, path: Path, who: str = "") -> None:
        refuse_old_engine(sqlite.sqlite_version_info)
        self.path = path
        self.who = who
        self.engine = create_engine(
            "sqlite://", module=sqlite, creator=lambda: connect(path), poolclass=QueuePool
        )
        event.listen(self.engine, "begin", _begin)
        self._readers = sessionmaker(self.engine, expire_on_commit=False)
        writing = self.engine.execution_options(immediate=True)
        self.writers = sessionmaker(writing, expire_on_commit=False)
        for sessions in (self._readers, self.writers):
            event.listen(sessions, "after_flush", _remember_touched_tables)
            event.listen(sessions, "do_orm_execute", _remember_bulk_tables)

    def tell(self, name: str, known: object) -> None:
        """Every session from now on has this in its ``info``."""
        for sessions in (self._readers, self.writers):
            sessions.configure(info={**sessions.kw.get("info", {}), name: known})

    @contextmanager
    def read(self) -> Generator[Session, None, None]:
        """A session for looking; whatever is done in it is rolled back.

        Raises:
            UserError: the file is damaged, or its place cannot be read.
        """
        with told(self.path), self._readers(info={WHO: self.who}) as session:
            yield session

    @contextmanager
    def write(self) -> Generator[Session, None, None]:
        """A session that commits when the block ends well and rolls back on any exception.

        Raises:
            UserError: the disk is full, or the file is damaged or may not be written.
        """
        with told(self.path), self.writers.begin() as session:
            session.info[WHO] = self.who
            yield session

    def close(self) -> None:
        """Fold the log into the file and release it, so that it can be copied or moved.

        Where that cannot be done now, nothing is lost: the next start reads the log.
        """
        self.engine.dispose()
        with suppress(sqlite.OperationalError), closing(connect(self.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def connect(path: Path) -> sqlite.Connection:
    """A connection with every promise of this program switched on; the caller sends BEGIN."""
    connection = sqlite.connect(
        str(path), timeout=10, check_same_thread=False, isolation_level=None
    )
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def refuse_old_engine(version: tuple[int, int, int]) -> None:
    """Pass only for an engine whose write-ahead log is whole.

    Raises:
        UserError: the engine is older than 3.51.3.

    Source: the engine's own documentation of the WAL-reset bug (3.7.0 to 3.51.2).
    """
    if version < OLDEST_ENGINE:
        found, least = (".".join(map(str, v)) for v in (version, OLDEST_ENGINE))
        raise UserError(
            f"ฐานข้อมูล SQLite รุ่น {found} เก่าเกินไป ข้อมูลอาจเสียหายได้ ติดตั้งโปรแกรมใหม่ให้ใช้รุ่น {least} ขึ้นไป",
            code="engine-too-old",
        )


def plain_rows(
    session: Session, query: str, parameters: tuple[object, ...] = ()
) -> list[tuple[Any, ...]]:
    """Rows as the driver gives them, inside the session's transaction; for counting thousands.

    A row object for each of them would cost more than the reading.
    """
    cursor = session.connection().connection.cursor()
    try:
        return list(cursor.execute(query, parameters))
    finally:
        cursor.close()


def insert_many(
    session: Session,
    table: type[DeclarativeBase],
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Thousands of rows at the driver's own speed; plain values in the order of ``columns``."""
    if not rows:
        return
    name = table.__tablename__
    marks = ", ".join("?" * len(columns))
    query = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of ours
    session.connection().exec_driver_sql(query, list(rows))
    note_touched(session, name)


def note_touched(session: Session, table: str) -> None:
    """Remember a table written by a statement that the session does not see by itself."""
    session.info.setdefault(_TOUCHED, set()).add(table)


def touched(session: Session) -> frozenset[str]:
    """Names of the tables this session has written to."""
    return frozenset(session.info.get(_TOUCHED, ()))


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _remember_touched_tables(session: Session, _context: object) -> None:
    names = session.info.setdefault(_TOUCHED, set())
    names.update(row.__tablename__ for row in chain(session.new, session.dirty, session.deleted))


def _remember_bulk_tables(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete or state.is_insert) and state.bind_mapper is not None:
        names = state.session.info.setdefault(_TOUCHED, set())
        table: Any = state.bind_mapper.local_table
        names.add(table.name)
