"""100,000 votes: into the database beside bare inserts, and counted.

Run it: ``python -m tests.benchmarks.votes``. Prints medians of several turns in one process.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert

from core.awards import queries, service
from core.database.session import connect
from core.imports import batches, votes
from core.imports.sheet import Sheet, SheetRow
from core.people.model import Person
from core.people.service import PersonFields, write
from core.workspace import Workspace, open_workspace

VOTERS, CATEGORIES, TURNS = 20_000, 5, 5
TITLES = ("พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู")
KEY = "virtue-2568"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        fill(workspace)
        sheet = export()
        brought = [clock(lambda: bring_in(workspace, sheet)) for _ in range(TURNS)]
        bare = [clock(lambda turn=turn: bare_inserts(Path(folder) / f"{turn}.db")) for turn in range(TURNS)]
        counted = [clock(lambda: tally(workspace)) for _ in range(TURNS)]
        workspace.close()
    import_s, bare_s, tally_s = map(statistics.median, (brought, bare, counted))
    print(f"{VOTERS * CATEGORIES:,} votes of {VOTERS:,} voters, median of {TURNS}")  # noqa: T201
    print(f"  import, judged and written  {import_s:.2f} s")  # noqa: T201
    print(f"  rows written (no judging)   {written_s(sheet):.2f} s")  # noqa: T201
    print(f"  bare executemany            {bare_s:.2f} s")  # noqa: T201
    print(f"  tally                       {tally_s:.3f} s")  # noqa: T201


def clock(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def fill(workspace: Workspace) -> None:
    """As many people as voters, and an open round."""
    rows = []
    for n in range(VOTERS):
        person = Person(first_name="", last_name="")
        write(person, PersonFields(f"ชื่อ{letters(n)}", f"สกุล{letters(n * 7)}", "นาย", email=f"{n}@x.example"))
        columns = Person.__table__.columns.keys()
        rows.append({c: getattr(person, c) for c in columns if c != "id"})
    with workspace.database.write() as session:
        session.execute(insert(Person), rows)
        service.open_award(session, workspace.rulebook, "virtue", 2568)


def letters(n: int) -> str:
    """A number in Thai letters, so that digits are no part of a name."""
    return "".join("กขคงจฉชซดต"[int(digit)] for digit in str(n))


def export() -> Sheet:
    """A form export in which everybody votes for one of two hundred people in each category."""
    header = ("ประทับเวลา", "ที่อยู่อีเมล", *(f"ด้าน{t}" for t in TITLES))
    rows = tuple(
        SheetRow(
            n + 2,
            (
                f"13/6/2568, {9 + n % 8}:{n % 60:02d}:00",
                f"{n}@x.example",
                *(f"นายชื่อ{letters((n * k) % 200)} สกุล{letters((n * k) % 200 * 7)}" for k in range(1, 6)),
            ),
        )
        for n in range(VOTERS)
    )
    return Sheet("votes.csv", "0" * 64, "utf-8", "", header, 1, 1, rows)


def bring_in(workspace: Workspace, sheet: Sheet) -> None:
    with workspace.database.write() as session:
        for row in batches.every_batch(session):
            if row.undone_at is None:
                batches.undo(session, workspace.rulebook, row.id)
        report = votes.bring_in(session, workspace.rulebook, KEY, sheet)
    assert report.accepted == VOTERS  # noqa: S101 - the measure is of a right answer


def written_s(sheet: Sheet) -> float:
    """The same rows through the same bulk statements, into a workspace of their own."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        rows = [
            {"ballot_id": 1, "category": "honesty", "spelling_id": None, "void": ""}
            for _ in range(len(sheet.rows) * CATEGORIES)
        ]
        from core.awards.model import Vote  # noqa: PLC0415 - beside its one use

        with workspace.database.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            begin = time.perf_counter()
            connection.execute(insert(Vote), rows)
            took = time.perf_counter() - begin
            connection.rollback()
        workspace.close()
    return took


def bare_inserts(file: Path) -> None:
    """100,000 rows of the same shape by the driver alone."""
    connection = connect(file)
    connection.execute(
        "CREATE TABLE vote (id INTEGER PRIMARY KEY, ballot_id INTEGER, category TEXT, "
        "spelling_id INTEGER, void TEXT)"
    )
    connection.execute("CREATE INDEX ix ON vote (ballot_id)")
    rows = [(n // 5, "honesty", n % 200, "") for n in range(VOTERS * CATEGORIES)]
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO vote (ballot_id, category, spelling_id, void) VALUES (?, ?, ?, ?)", rows
    )
    connection.execute("COMMIT")
    connection.close()


def tally(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        view = queries.tally(session, workspace.rulebook, KEY)
    assert view.valid == VOTERS  # noqa: S101 - the measure is of a right answer


if __name__ == "__main__":
    main()
