"""A whole sample year of an invented office, as an officer would have made it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from core import catalogue, files, paths
from core.actions import service as actions
from core.actions.service import ActionFields
from core.awards import queries as awards
from core.awards import service, spellings
from core.awards.service import Resolution
from core.database import Session
from core.documents.numbering import give_number
from core.documents.paper import Request
from core.documents.satisfaction import values_of
from core.documents.service import make_paper
from core.imports import roster, votes
from core.imports.sheet import read_sheet
from core.jobs import Progress
from core.lessons import service as lessons
from core.lessons.model import LessonItem
from core.lessons.template import template_of
from core.people.service import find
from core.publishing.ebook import Wish, make_ebook
from core.surveys import queries as kept
from core.surveys import reading as surveys
from core.surveys import service as keeping
from core.surveys.service import SurveyFields
from core.thai.calendar import parse_date
from core.workspace import Workspace

AWARD, YEAR = "virtue-2568", 2568
FOLLOWED_ON = date(2025, 6, 30)
OWNERS = (  # of the tasks, with their last days
    ("กลุ่มบริหารงานบุคคล", date(2025, 9, 15)),
    ("กลุ่มอำนวยการ", None),
    ("กลุ่มบริหารงานบุคคล", date(2025, 8, 31)),
    ("กลุ่มนโยบายและแผน", date(2025, 9, 30)),
    ("", None),
)
NUMBERED = ("announcement.pdf", "lesson-memo.pdf")  # by the register, before they are printed
DESIGNS = ("gold", "quiet", "lotus", "plain")
ACCEPTED = {
    "ปิ่นทิพ น้ำผึ้งทอง": "ปิ่นทิพย์ น้ำผึ้งทอง",
    "นายธีระศักดิ์ ตั้งมั่น": "ธีรศักดิ์ ตั้งมั่น",
    "วิชัย แก้วก่า": "วิชัย แก้วก่ำ",
    "กานต์ ดีงาม": "12",
}
REJECTED = ("ปราณี ไกลบ้าน", "นางสาวปราณี ไกลบ้าน")
PRESENT = ("นายปัญญา กิ่งแก้วไพบูลย์", "นางวิไลพร แสงธรรมดี", "นางสาวกาญจนา พุดซ้อนงาม")
DECIDED_ON, ANNOUNCED_ON = "2568-06-18", "2568-06-20"
DECISIONS = {
    "discipline": (
        "เมธา พงไพรงาม",
        "คะแนนเท่ากัน ที่ประชุมเห็นพ้องว่ามีผลงานด้านวินัยเชิงประจักษ์ต่อเนื่องตลอดปี",
    ),
    "volunteer": (
        "ณัฐพล กิ่งแก้ว",
        "ผู้ได้คะแนนสูงสุดได้รับยกย่องด้านพอเพียงแล้ว ที่ประชุมเห็นควรให้ผู้ได้คะแนนลำดับถัดไป",
    ),
}


def fill(workspace: Workspace, until: str = "frozen") -> int:
    """The workspace holds the sample year; returns the lesson record's id.

    ``until`` stops earlier: ``people``, ``votes`` (names wait), ``names`` (a tie and a conflict
    wait), ``decided`` or ``frozen``. The lesson is written at the end only.
    """
    workspace.set_office(paths.SAMPLE / "office.toml")
    steps: dict[str, Callable[[Workspace], None]] = {
        "people": _people,
        "votes": _votes,
        "names": _names,
        "decided": _decide,
        "frozen": _freeze,
    }
    for name, step in steps.items():
        step(workspace)
        if name == until and name != "frozen":
            return 0
    _survey(workspace)
    return _lesson(workspace)


def print_papers(
    workspace: Workspace, lesson: int, out: Path, progress: Progress | None = None
) -> list[Path]:
    """The papers of the sample year lie in ``out``; returns them in the order of the work."""
    dated = {"date": ANNOUNCED_ON}
    wanted = {
        "tally.pdf": Request("tally", award=AWARD),
        "announcement.pdf": Request("announcement", award=AWARD, values=dated),
        **{
            f"certificates-{design}.pdf": Request(
                "certificates", award=AWARD, design=design, values=dated
            )
            for design in DESIGNS
        },
        "lesson-memo.pdf": Request("lesson", lesson=lesson),
        "follow-up.pdf": Request("actions", year=YEAR),
        "number-register.pdf": Request("number-register", year=YEAR),
        "survey.pdf": Request("survey", values=_survey_values(workspace)),
    }
    with workspace.database.write() as session:
        for name in NUMBERED:
            give_number(session, workspace.house, wanted[name])
    made: list[Path] = []
    for name, request in (progress or Progress()).each(list(wanted.items()), "พิมพ์"):
        with workspace.database.read() as session:
            paper = make_paper(session, workspace.house, request)
        files.write_whole(out / name, paper.data)
        made.append(out / name)
    with workspace.database.read() as session:
        book = make_ebook(session, workspace.house, Wish(YEAR), progress)
    files.write_whole(out / "ebook.pdf", book.data)
    return [*made, out / "ebook.pdf"]


def _people(workspace: Workspace) -> None:
    sheet = read_sheet(paths.SAMPLE / "roster.csv")
    with workspace.database.write() as session:
        roster.bring_in(session, workspace.settings.office, sheet)


def _votes(workspace: Workspace) -> None:
    sheet = read_sheet(paths.SAMPLE / "votes.csv")
    with workspace.database.write() as session:
        service.open_award(session, workspace.rulebook, "virtue", 2568)
        votes.bring_in(session, workspace.rulebook, AWARD, sheet)


def _names(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        for written, person in ACCEPTED.items():
            meant = find(session, person).id
            spellings.accept(session, workspace.rulebook, AWARD, written, meant)
        for written in REJECTED:
            spellings.reject(session, workspace.rulebook, AWARD, written)


def _decide(workspace: Workspace) -> None:
    day = parse_date(DECIDED_ON)
    with workspace.database.write() as session:
        for category, (winner, reason) in DECISIONS.items():
            made = Resolution(find(session, winner).id, reason, PRESENT, day)
            service.decide(session, workspace.rulebook, AWARD, category, made)


def _freeze(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        service.freeze(session, workspace.rulebook, AWARD)


def _survey(workspace: Workspace) -> None:
    surveyed = surveys.read(paths.SAMPLE / "survey.csv")
    with workspace.database.write() as session:
        title = awards.overview(session, workspace.rulebook, AWARD).title
        keeping.keep(session, SurveyFields("ความพึงพอใจของผู้ลงคะแนน", YEAR, title), surveyed)


def _survey_values(workspace: Workspace) -> dict[str, Any]:
    with workspace.database.read() as session:
        [row] = kept.surveys(session, YEAR)
    return values_of(row, kept.bands_of(row))


def _lesson(workspace: Workspace) -> int:
    form = template_of(workspace.templates, "lesson-memo")
    answers = form.read(catalogue.read(paths.SAMPLE / "lesson.toml"))
    with workspace.database.write() as session:
        record = lessons.add(session, form, answers, workspace.settings.office, AWARD)
        _follow(session, record)
    return record


def _follow(session: Session, record: int) -> None:
    """Some of the lesson's recommendations have become tasks, in every state."""
    items = session.scalars(
        select(LessonItem)
        .where(LessonItem.record_id == record, LessonItem.part.in_(actions.FOLLOWED))
        .order_by(LessonItem.id)
    ).all()
    made = [
        actions.from_item(session, item.id, ActionFields(owner=owner, due=due), FOLLOWED_ON)
        for item, (owner, due) in zip(items, OWNERS, strict=False)
    ]
    actions.begin(session, made[1])
    actions.finish(session, made[2], date(2025, 8, 29), "จัดทำและแจ้งเวียนทุกกลุ่มแล้ว")
    actions.drop(session, made[3], date(2025, 9, 1), "ไม่ได้รับงบประมาณในปีนี้")
