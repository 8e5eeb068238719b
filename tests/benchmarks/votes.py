"""100,000 votes: into the database beside bare inserts, and counted.

Run it: ``python -m tests.benchmarks.votes``. Prints medians of several turns in one process.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from core.awards import queries, service
from core.awards.model import Vote
from core.database import insert_many
from core.database.session import connect
from core.imports import batches, votes
from core.imports.sheet import Sheet, SheetRow
from core.people.model import Person
from core.people.service import PersonFields, write
from core.workspace import Workspace, open_workspace

VOTERS, CATEGORIES, TURNS = 20_000, 5, 5
TITLES = ("พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู")
KEY = "virtue-2568"
COLUMNS = ("ballot_id", "category", "spelling_id", "void")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        fill(workspace)
        sheet = export()
        brought = [clock(partial(bring_in, workspace, sheet)) for _ in range(TURNS)]
        counted = [clock(partial(tally, workspace)) for _ in range(TURNS)]
        pairs = [(written_s(workspace), bare_s(workspace)) for _ in range(TURNS)]
        workspace.close()
    written, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    for line in (
        f"{VOTERS * CATEGORIES:,} votes of {VOTERS:,} voters, median CPU of {TURNS} turns",
        f"  import: read, judged, written   {statistics.median(brought):.2f} s",
        f"  votes into the database         {written:.3f} s",
        f"  bare executemany, same table    {bare:.3f} s   ratio {written / bare:.2f}",
        f"  tally                           {statistics.median(counted):.3f} s",
    ):
        print(line)  # noqa: T201 - a report


def clock(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def fill(workspace: Workspace) -> None:
    """As many people as voters, and an open round."""
    rows = []
    for n in range(VOTERS):
        person = Person(first_name="", last_name="")
        write(
            person,
            PersonFields(f"ชื่อ{letters(n)}", f"สกุล{letters(n * 7)}", "นาย", email=f"{n}@x.example"),
        )
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
                *(
                    f"นายชื่อ{letters((n * k) % 200)} สกุล{letters((n * k) % 200 * 7)}"
                    for k in range(1, 6)
                ),
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
    assert report.accepted == VOTERS


ROWS = [(1, "honesty", None, "")] * (VOTERS * CATEGORIES)


def written_s(workspace: Workspace) -> float:
    """100,000 votes as the import writes them; taken back afterwards."""
    with workspace.database.read() as session:
        return clock(lambda: insert_many(session, Vote, COLUMNS, ROWS))


def bare_s(workspace: Workspace) -> float:
    """The same rows into the same table by the driver alone; taken back afterwards."""
    connection = connect(workspace.database.path)
    marks = ", ".join("?" * len(COLUMNS))
    query = f"INSERT INTO vote ({', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608 - constants
    connection.execute("BEGIN")
    took = clock(lambda: connection.executemany(query, ROWS))
    connection.execute("ROLLBACK")
    connection.close()
    return took


def tally(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        view = queries.tally(session, workspace.rulebook, KEY)
    assert view.valid == VOTERS


if __name__ == "__main__":
    main()
