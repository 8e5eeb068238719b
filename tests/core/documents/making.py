"""A house without a database, rounds and lessons to print, and papers read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core import catalogue, paths
from core.awards import service as awards
from core.awards.rules import Rulebook
from core.awards.scheme import read_schemes
from core.awards.service import Frozen, Resolution
from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.documents.house import House
from core.documents.paper import Paper, Request
from core.documents.reading import read_documents
from core.documents.service import make_paper
from core.lessons import service as lessons
from core.lessons.template import read_templates
from core.settings import Papers, Settings
from core.workspace import Workspace
from tests.core.typeset.reading import Line, lines
from tests.factories import OFFICE, ROUND, add_people, ballot, import_votes, open_round, votes_file

ROOTS = (paths.RESOURCES,)
SEVENTEEN = Path(__file__).with_name("seventeen_parts.toml")
LONG_NAME = "ว่าที่ร้อยตรีหญิง กมลชนกพิสุทธิ์ สุริยาพิทักษ์ธำรงกุล"
NAMES = (LONG_NAME, "นางสาวปิ่น งาม", "นายวิชัย แก้วคำ", "นางฐิติมา ศรีสุข", "นายเมธา ธรรมดี", "นายกล้า ดี")
DOCUMENTS = read_documents(ROOTS, read_templates(ROOTS))
KINDS = tuple(DOCUMENTS)
PAGED = tuple(key for key, one in DOCUMENTS.items() if one.layout != "certificate")
SAMPLES: dict[str, dict[str, bool]] = {
    "short": {},
    "long": {"long": True},
    "draft": {"empty": True},
}


def house(*, thai_digits: bool = True, **papers: Any) -> House:  # noqa: ANN401 - Papers'
    """An office with everything but an emblem."""
    chosen = Papers(thai_digits=thai_digits, **papers)
    settings = Settings(office=OFFICE, papers=chosen)
    return House(
        settings, Rulebook(read_schemes(ROOTS), OFFICE), read_templates(ROOTS), Path("/none"), ROOTS
    )


def sample(key: str, name: str, *, thai_digits: bool = True, design: str = "gold") -> Paper:
    """A paper with its own samples."""
    one = house(thai_digits=thai_digits)
    return draw(sampled(one, key, long=name == "long", empty=name == "draft", design=design))


def add_lesson(workspace: Workspace, **changes: object) -> int:
    """A lesson of all seventeen parts, or with some of them otherwise."""
    workspace.change_settings(replace(workspace.settings, office=OFFICE))
    form = workspace.templates["lesson-memo"]
    answers = form.read({**catalogue.read(SEVENTEEN), **changes})
    with workspace.database.write() as session:
        return lessons.add(session, form, answers, OFFICE)


def print_lesson(workspace: Workspace, *, draft: bool = False, **changes: object) -> Paper:
    return print_paper(workspace, "lesson", lesson=add_lesson(workspace, **changes), draft=draft)


def print_paper(workspace: Workspace, kind: str, **request: Any) -> Paper:  # noqa: ANN401 - Request's
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request(kind, **request))


def voted(workspace: Workspace, tmp_path: Path, **options: str) -> list[int]:
    """A round in which the first five of NAMES win one category each; ids of all."""
    ids = add_people(
        workspace,
        *NAMES,
        position="นักวิเคราะห์นโยบายและแผน",
        level="ชำนาญการพิเศษ",
        group_name="กลุ่มนโยบายและแผน",
    )
    open_round(workspace, **options)
    rows: Sequence[Sequence[object]] = [ballot(id_, *NAMES[:5]) for id_ in ids[:3]]
    import_votes(workspace, votes_file(tmp_path, [*rows, ballot(ids[3], NAMES[5])]))
    return ids


def freeze(workspace: Workspace) -> Frozen:
    with workspace.database.write() as session:
        return awards.freeze(session, workspace.rulebook, ROUND)


def decide(workspace: Workspace, category: str, winner: int) -> None:
    made = Resolution(
        winner, "ผลงานเด่นกว่า", ("นายประธาน มั่นคง", "นางเลขา ดีงาม"), date(2025, 6, 18), override=True
    )
    with workspace.database.write() as session:
        awards.decide(session, workspace.rulebook, ROUND, category, made)


def said(data: bytes) -> list[list[str]]:
    """What each page says, line by line, without page numbers, catchwords and other furniture."""
    return [[line.text for line in page if line.marked] for page in lines(data)]


def named(page: Sequence[Line], start: str) -> Line:
    return next(line for line in page if line.text.startswith(start))
