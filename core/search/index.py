"""The index: derived tables of its own, made by the program and settled with every commit.

Triggers write down which record has changed, whoever changed it: the ORM, a statement in bulk, an
undone batch. Before the transaction ends those records are read again and what differs is put
right, in Python, for only there is the folding of ``core.search.folding``. A rolled-back change
takes its note along. What a record says by a name is read again with whatever it may come from.
No Alembic revision knows these tables: they hold nothing that cannot be made
again, and are, whenever ``VERSION`` or a trigger is not the one expected.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from core.database import Database, Session, plain_rows, touched
from core.search.folding import fold
from core.search.part import Part
from core.search.sources import SOURCES, Source

VERSION = 8  # goes up when folding, parts or tables change
END = "\n"  # stands after each folded text, so that any two letters begin a trigram; never in one
_AT_ONCE = 300  # records
_MANY = 5_000  # parts added at once, after which the trigrams are worth putting in one place
_FREQUENT = 1_000  # texts
_SEQUENCE_BITS, _YEAR_BITS = 40, 12
_TABLES = {
    "search_state": "CREATE TABLE search_state (version INTEGER NOT NULL, next INTEGER NOT NULL)",
    "search_due": "CREATE TABLE search_due (kind TEXT NOT NULL, record_id INTEGER NOT NULL, "
    "PRIMARY KEY (kind, record_id)) WITHOUT ROWID",
    "search_named": "CREATE TABLE search_named (record_id INTEGER PRIMARY KEY)",
    "search_part": "CREATE TABLE search_part (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, "
    "record_id INTEGER NOT NULL, key TEXT NOT NULL, part TEXT NOT NULL, title TEXT NOT NULL, "
    "year_be INTEGER, text TEXT NOT NULL, weight INTEGER NOT NULL)",
    "search_folded": "CREATE TABLE search_folded (id INTEGER PRIMARY KEY, folded TEXT NOT NULL)",
    "search_trigram": "CREATE VIRTUAL TABLE search_trigram USING fts5(folded, "
    "content='search_folded', content_rowid='id', tokenize='trigram case_sensitive 1')",
    "search_letter": "CREATE TABLE search_letter (letter TEXT PRIMARY KEY, texts INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "search_frequent": "CREATE TABLE search_frequent (term TEXT PRIMARY KEY, "
    "texts INTEGER NOT NULL) WITHOUT ROWID",
    "search_term": "CREATE VIRTUAL TABLE search_term USING fts5vocab(search_trigram, row)",
}
_BY_RECORD = "CREATE INDEX search_part_record ON search_part (kind, record_id)"
_NAMED = {"lesson_answer": "value", "lesson_item": "text"}  # where names may stand in lessons
_NAME = "%{{%"
_TELLS_NOTHING = frozenset(
    "lesson_record lesson_answer lesson_item history_entry action activity carried looked_back "
    "topic topic_item paper_draft document_number number_series publication evidence "
    "evidence_none column_mapping".split()
)
"""Tables on which nothing depends that is said by a name; a lesson's own are noted as they are."""
_NOTE = "INSERT INTO search_due VALUES ('{}', {}.{}) ON CONFLICT DO NOTHING;"


def keep(database: Database) -> None:
    """From now on searches of this database find what is in it; every change keeps it so."""
    with database.read() as session:
        ready = is_ready(session) and not _any_due(session)
    if not ready:
        with database.write() as session:
            if not is_ready(session):
                rebuild(session)
            settle(session)
    event.listen(database.writers, "before_commit", settle)


def is_ready(session: Session) -> bool:
    """Whether the tables and triggers are there and of this program's making."""
    made = dict(plain_rows(session, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    expected = {**_TABLES, **_triggers()}
    if any(made.get(name) != sql for name, sql in expected.items()):
        return False
    return plain_rows(session, "SELECT version FROM search_state") == [(VERSION,)]


def rebuild(session: Session) -> None:
    """The index is made anew from the records."""
    _drop(session)
    for sql in (*_TABLES.values(), _BY_RECORD, *_triggers().values()):
        _run(session, sql)
    _run(session, "INSERT INTO search_state VALUES (?, 1)", (VERSION,))
    for source in SOURCES:
        everything = f"INSERT INTO search_due SELECT ?, id FROM {source.home}"  # noqa: S608 - ours
        _run(session, everything, (source.kind,))
    for table, column in _NAMED.items():
        named = f"SELECT DISTINCT record_id FROM {table} WHERE {column} LIKE ?"  # noqa: S608 - ours
        _run(session, f"INSERT OR IGNORE INTO search_named {named}", (_NAME,))
    settle(session)


def settle(session: Session) -> None:
    """Every record whose change was noted is in the index as it is now."""
    session.flush()
    due: dict[str, list[int]] = defaultdict(list)
    for kind, id_ in plain_rows(session, "SELECT kind, record_id FROM search_due"):
        due[kind].append(id_)
    if touched(session) - _TELLS_NOTHING:
        named = plain_rows(
            session, "SELECT record_id FROM search_named JOIN lesson_record ON id = record_id"
        )
        due["lesson"] = list({*due["lesson"], *(id_ for (id_,) in named)})
    added = 0
    for source in SOURCES:
        for some in _chunks(due[source.kind]):
            added += _bring_up(session, source, some)
    if due:
        _run(session, "DELETE FROM search_due")
    if added >= _MANY:
        _run(session, "INSERT INTO search_trigram(search_trigram) VALUES ('optimize')")
        _count_frequent(session)


def _count_frequent(session: Session) -> None:
    """It is known which trigrams many texts hold; only how quickly searches go depends on it."""
    _run(session, "DELETE FROM search_frequent")
    counted = "SELECT term, doc FROM search_term WHERE doc >= ?"
    _run(session, f"INSERT INTO search_frequent {counted}", (_FREQUENT,))


def faults(session: Session) -> list[str]:
    """What in the index is not as the records are; empty if nothing."""
    found = []
    for source in SOURCES:
        ids = [row[0] for row in plain_rows(session, f"SELECT id FROM {source.home}")]  # noqa: S608 - ours
        expected = Counter(part for some in _chunks(ids) for part in source.read(session, some))
        held = {part: len(rows) for part, rows in _held(session, source.kind).items()}
        found += [f"{source.kind}: {part}" for part in held.keys() | expected
                  if held.get(part, 0) != expected[part]]  # fmt: skip
    query = "SELECT text, folded FROM search_part FULL JOIN search_folded USING (id)"
    pairs = plain_rows(session, query)
    for text, folded in pairs:
        if text is None or folded != fold(text) + END:
            found.append(f"folded: {text!r}")
    counted = Counter(letter for _, folded in pairs for letter in set(folded or ""))
    letters = dict(plain_rows(session, "SELECT letter, texts FROM search_letter WHERE texts != 0"))
    found += [f"letters: {letters}"] * (letters != counted)
    try:
        _run(
            session, "INSERT INTO search_trigram(search_trigram, rank) VALUES('integrity-check', 1)"
        )
    except DBAPIError as error:
        found.append(f"trigrams: {error.orig}")
    return found


def _bring_up(session: Session, source: Source, ids: Sequence[int]) -> int:
    """Write only what differs, so that an edited word of a long record costs little.

    How many parts were added.
    """
    old = _held(session, source.kind, ids)
    added: list[Part] = []
    for part in source.read(session, ids):
        same = old.get(part)
        if same:
            same.pop()
        else:
            added.append(part)
    _remove(session, [id_ for held in old.values() for id_ in held])
    _add(session, source.kind, added)
    return len(added)


def _held(session: Session, kind: str, ids: Sequence[int] = ()) -> dict[Part, list[int]]:
    """The parts in the index with their ids, of these records or of all."""
    among = f" AND record_id IN ({', '.join('?' * len(ids))})" if ids else ""
    columns = ", ".join(Part._fields)
    query = f"SELECT id, {columns} FROM search_part WHERE kind = ?{among}"  # noqa: S608 - ours
    held: dict[Part, list[int]] = defaultdict(list)
    for id_, *values in plain_rows(session, query, (kind, *ids)):
        held[Part(*values)].append(id_)
    return held


def _remove(session: Session, ids: Sequence[int]) -> None:
    if not ids:
        return
    rows = [(id_,) for id_ in ids]
    for some in _chunks(ids):
        marks = ", ".join("?" * len(some))
        query = f"SELECT folded FROM search_folded WHERE id IN ({marks})"  # noqa: S608 - ours
        _count_letters(session, (text for (text,) in plain_rows(session, query, tuple(some))), -1)
    # the index of trigrams must be told the words it is to forget
    _many(
        session,
        "INSERT INTO search_trigram(search_trigram, rowid, folded) "
        "SELECT 'delete', id, folded FROM search_folded WHERE id = ?",
        rows,
    )
    _many(session, "DELETE FROM search_folded WHERE id = ?", rows)
    _many(session, "DELETE FROM search_part WHERE id = ?", rows)


def _add(session: Session, kind: str, parts: Sequence[Part]) -> None:
    if not parts:
        return
    [(first,)] = plain_rows(session, "SELECT next FROM search_state")
    _run(session, "UPDATE search_state SET next = next + ?", (len(parts),))
    ids = [_id(part, first + i) for i, part in enumerate(parts)]
    folded = [(id_, fold(part.text) + END) for id_, part in zip(ids, parts, strict=True)]
    _count_letters(session, (text for _id, text in folded), 1)
    _many(session, "INSERT INTO search_folded(id, folded) VALUES (?, ?)", folded)
    _many(session, "INSERT INTO search_trigram(rowid, folded) VALUES (?, ?)", folded)
    columns = ", ".join(("id", "kind", *Part._fields))
    marks = ", ".join("?" * (2 + len(Part._fields)))
    rows = [(id_, kind, *part) for id_, part in zip(ids, parts, strict=True)]
    _many(session, f"INSERT INTO search_part({columns}) VALUES ({marks})", rows)  # noqa: S608 - ours


def _count_letters(session: Session, folded: Iterable[str], each: int) -> None:
    """So many more, or fewer, texts hold each of their letters."""
    held = Counter(letter for text in folded for letter in set(text))
    _many(
        session,
        "INSERT INTO search_letter VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET texts = texts + excluded.texts",
        [(letter, each * many) for letter, many in held.items()],
    )


def _id(part: Part, sequence: int) -> int:
    """Larger is better where nothing else tells two hits apart.

    Names come before what stands beside them, the later year first, then what was written last.
    """
    year = min(max(part.year_be or 0, 0), (1 << _YEAR_BITS) - 1)
    return ((part.weight << _YEAR_BITS) + year << _SEQUENCE_BITS) + sequence


def _triggers() -> dict[str, str]:
    """Each names only its own table, so that an upgrade may rebuild any other."""
    made: dict[str, str] = {}
    for table, notes in _noted().items():
        for act, rows in (("insert", ["new"]), ("update", ["old", "new"]), ("delete", ["old"])):
            name = f"search_{table}_{act}"
            said = " ".join(
                _NOTE.format(kind, row, column) for kind, column in notes for row in rows
            )
            made[name] = f"CREATE TRIGGER {name} AFTER {act.upper()} ON {table} BEGIN {said} END"
    for table, column in _NAMED.items():
        for act in ("insert", "update"):
            name = f"search_{table}_{act}_named"
            head = f"CREATE TRIGGER {name} AFTER {act.upper()} ON {table}"
            note = "INSERT OR IGNORE INTO search_named VALUES (new.record_id);"
            made[name] = f"{head} WHEN new.{column} LIKE '{_NAME}' BEGIN {note} END"
    return made


def _noted() -> dict[str, list[tuple[str, str]]]:
    """The kinds that each table holds something of, with the column that names the record."""
    noted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in SOURCES:
        for table, column in source.tables.items():
            noted[table].append((source.kind, column))
    return noted


def _drop(session: Session) -> None:
    """No index is left, whichever program made it."""
    noting = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%INTO search_%'"
    for (name,) in plain_rows(session, noting):
        _run(session, f"DROP TRIGGER {name}")
    for name in reversed(_TABLES):  # what looks into another table first
        _run(session, f"DROP TABLE IF EXISTS {name}")


def _any_due(session: Session) -> bool:
    return bool(plain_rows(session, "SELECT 1 FROM search_due LIMIT 1"))


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _run(session: Session, sql: str, values: tuple[object, ...] = ()) -> None:
    session.connection().exec_driver_sql(sql, values)


def _many(session: Session, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    session.connection().exec_driver_sql(sql, list(rows))
