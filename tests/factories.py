"""People, rounds and form exports with sensible defaults."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core import catalogue, paths
from core.awards import service as awards
from core.imports import votes
from core.imports.sheet import read_sheet
from core.imports.votes import AUTOMATIC, Columns, VotesReport
from core.lessons import service as lessons
from core.people import service as people
from core.people.service import PersonFields
from core.settings import Chief, Office
from core.thai import names
from core.workspace import Workspace

OFFICE = Office(
    name="สำนักงานศึกษาธิการจังหวัดแสนสุข",
    short_name="ศธจ.แสนสุข",
    province="แสนสุข",
    group="กลุ่มบริหารงานบุคคล",
    phone="๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑",
    number_prefix="ศธ ๐๙๙๙๙/",
    chief=Chief("นายปัญญา กิ่งแก้วไพบูลย์", "ศึกษาธิการจังหวัดแสนสุข"),
)
KEYS = ("sufficiency", "discipline", "honesty", "volunteer", "gratitude")
TITLES = ("พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู")
HEADER = ("ประทับเวลา", "ที่อยู่อีเมล", *(f"{n}. ด้าน{t}" for n, t in enumerate(TITLES, 1)))
ROUND = "virtue-2568"
Row = Sequence[object]


def own_office(workspace: Workspace) -> None:
    workspace.change_settings(replace(workspace.settings, office=OFFICE))


def add_people(workspace: Workspace, *full_names: str, **fields: str) -> list[int]:
    """People of these names; each has the address ``<id>@x.example`` unless ``email`` is given."""
    out: list[int] = []
    with workspace.database.write() as session:
        for full_name in full_names:
            title, first, last = names.split_full_name(full_name)
            given = PersonFields(first, last, title, **fields)
            id_ = people.add(session, given)
            if "email" not in fields:
                people.edit(session, id_, replace(given, email=f"{id_}@x.example"))
            out.append(id_)
    return out


def open_round(workspace: Workspace, **options: str) -> str:
    own_office(workspace)
    chosen = {key.replace("_", "-"): value for key, value in options.items()}
    with workspace.database.write() as session:
        return awards.open_award(session, workspace.rulebook, "virtue", 2568, chosen).award


def ballot(voter: object, *answers: str, at: str = "1/6/2568, 9:00:00") -> list[object]:
    """A row: the voter's id (or an address), then answers in the fixed order, blank where short."""
    address = f"{voter}@x.example" if isinstance(voter, int) else voter
    return [at, address, *answers, *[""] * (len(KEYS) - len(answers))]


def votes_file(
    folder: Path, rows: Sequence[Row], header: Row = HEADER, name: str = "votes.csv"
) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    file = folder / name
    file.write_bytes(text.getvalue().encode())
    return file


def import_votes(
    workspace: Workspace, file: Path, key: str = ROUND, columns: Columns = AUTOMATIC
) -> VotesReport:
    sheet = read_sheet(file)
    with workspace.database.write() as session:
        return votes.bring_in(session, workspace.rulebook, key, sheet, columns)


def codes(report: VotesReport) -> list[tuple[int, str, str]]:
    """Row, verdict and code of every finding."""
    return [(f.row, f.verdict, f.code) for f in report.findings]


def add_lesson(workspace: Workspace, **answers: object) -> int:
    """A draft of the lesson memo with these answers, in the shape files have."""
    template = workspace.templates["lesson-memo"]
    with workspace.database.write() as session:
        office = workspace.settings.office
        return lessons.add(session, template, template.read(answers), office)


def add_sample_lesson(workspace: Workspace) -> int:
    """The lesson of the sample year, complete."""
    own_office(workspace)
    return add_lesson(workspace, **catalogue.read(paths.SAMPLE / "lesson.toml"))
