"""States of the page worth looking at, on the sample year: each brings its round to a stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from core import paths, sample
from core.awards import queries, service, spellings
from core.awards.opened import opened
from core.awards.service import Resolution
from core.certificates import service as certificates
from core.database import Session
from core.documents import registers
from core.documents.certificate_codes import reissue_number
from core.imports import sample_year
from core.imports.sheet import Sheet, read_sheet
from core.jobs import Progress
from core.people.service import find
from core.thai.calendar import parse_date
from gui.page import State
from gui.pages.awards.certificate_register import CertificateRegister
from gui.pages.awards.certificates import CertificatesStep
from gui.pages.awards.names import NamesStep
from gui.pages.awards.round import RoundPart
from gui.pages.awards.votes import Pending, VotesStep

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.pages.awards.page import AwardsPage

NEXT_YEAR = sample_year.YEAR_BE + 1
NEXT = f"virtue-{NEXT_YEAR}"
STAGES = ("votes", "names", "decided", "frozen")
_WHY = "พบใบลงคะแนนที่นำเข้าไม่ครบ"


def states() -> Sequence[State]:
    """Every step of the sample year's round, and a round of the next year without votes."""
    at = _at
    return (
        State("opening", lambda page: page.open(new=True)),
        State("prepare", lambda page: at(page, "prepare", "votes")),
        State("choose-file", lambda page: _fresh(page, lambda _step: None)),
        State("columns", lambda page: _fresh(page, _unclear)),
        State("rows", lambda page: _fresh(page, _sheet)),
        State("votes", lambda page: at(page, "votes", "votes")),
        State("names", lambda page: at(page, "names", "votes", then=lambda step: step.choose(3))),
        State("names-unknown", lambda page: at(page, "names", "votes", then=_first_name)),
        State("count", lambda page: at(page, "count", "votes")),
        State("tie", lambda page: at(page, "decisions", "names", "discipline")),
        State("conflict", lambda page: at(page, "decisions", "names", "volunteer")),
        State("in-the-way", lambda page: at(page, "freeze", "votes")),
        State("names-done", lambda page: at(page, "names", "names")),
        State("decided", lambda page: at(page, "decisions", "decided", "discipline")),
        State("ready", lambda page: at(page, "freeze", "decided")),
        State("paper-waits", lambda page: at(page, "announcement", "decided")),
        State("frozen", lambda page: at(page, "freeze", "frozen")),
        State("tally", lambda page: at(page, "count", "frozen", then=lambda p: p.show_paper())),
        State("announcement", lambda page: at(page, "announcement", "frozen")),
        State("certificates", lambda page: at(page, "certificates", "frozen")),
        State("each", lambda page: at(page, "certificates", "frozen", then=_each)),
        State("register", _register),
        State("register-void", lambda page: _register(page, _void)),
        State("design", _design),
        State("lesson", lambda page: at(page, "lesson", "frozen")),
    )


def _at(
    page: AwardsPage,
    step: str,
    stage: str,
    category: str = "",
    then: Callable[[Any], object] | None = None,
) -> None:
    """The sample round stands at this stage and is open at this step; elsewhere the list stays."""
    workspace = page.desk.workspace

    def show(there: bool) -> None:  # noqa: FBT001 - what the work found
        if there:
            page.open(key=sample.AWARD, step=step, category=category)
            if then is not None:
                _when_shown(page, then)

    def work(session: Session, _progress: Progress) -> bool:
        return bring_to(session, workspace, stage)

    page.change(work, show)


def _design(page: AwardsPage) -> None:
    """A certificate design is being edited, its first name chosen."""
    workspace = page.desk.workspace

    def show(there: bool) -> None:  # noqa: FBT001 - what the work found
        if there:
            page.desk.go("awards", key=sample.AWARD, design="gold")

    page.change(lambda session, _progress: bring_to(session, workspace, "frozen"), show)


def _register(
    page: AwardsPage, then: Callable[[CertificateRegister], object] | None = None
) -> None:
    """The register of certificates, one taken back and given anew; ``then`` with it shown."""
    workspace = page.desk.workspace

    def work(session: Session, _progress: Progress) -> bool:
        there = bring_to(session, workspace, "frozen")
        years = registers.years(session) if there else []
        found = registers.register(session, workspace.rulebook, years[0]) if years else None
        if found is not None and not any(one.void_on for one in found.entries):
            certificates.void(session, found.year_be, found.entries[1].number, "พิมพ์ชื่อผิด")
            reissue_number(session, workspace.rulebook, found.year_be, found.entries[1].number)
        return there

    def show(there: bool) -> None:  # noqa: FBT001 - what the work found
        if there:
            page.desk.go("awards", key=sample.AWARD, register=True)
            page.query(lambda _session: None, go_on)

    def go_on(_nothing: None) -> None:
        if then is not None and isinstance(page.part, CertificateRegister):
            then(page.part)

    page.change(work, show)


def _void(part: CertificateRegister) -> None:
    part.table.choose_first()
    part.void()


def _fresh(page: AwardsPage, then: Callable[[VotesStep], object]) -> None:
    """A round of the next year is open where votes come in."""
    workspace = page.desk.workspace

    def work(session: Session, _progress: Progress) -> None:
        if all(row.key != NEXT for row in opened(session)):
            service.open_award(session, workspace.rulebook, "virtue", NEXT_YEAR)

    def show(_nothing: None) -> None:
        page.open(key=NEXT, step="votes")
        _when_shown(page, lambda step: (step.give_up(), then(step)))

    page.change(work, show)


def _when_shown(page: AwardsPage, then: Callable[[Any], object]) -> None:
    """Go on once the step stands; answers of the database come in the order of the questions."""

    def go_on(_nothing: None) -> None:
        part = page.part
        if isinstance(part, RoundPart) and part.panel is not None:
            then(part.panel)

    page.query(lambda _session: None, go_on)


def _each(step: CertificatesStep) -> None:
    """Ask for one file a person as soon as the certificates are drawn."""
    if step.paper is not None and step.paper.made is None:
        step.headed.connect(step.save_each, Qt.ConnectionType.SingleShotConnection)
    else:
        step.save_each()


def _first_name(step: NamesStep) -> None:
    step.choose(0)


def _sheet(step: VotesStep) -> None:
    step.take(Pending(_votes()))


def _unclear(step: VotesStep) -> None:
    """A file that does not say which column is whose, nor whether day or month comes first."""
    sheet = _votes()
    header = tuple("ข้อ 2" if "วินัย" in head else head for head in sheet.header)
    rows = tuple(
        replace(row, cells=(f"{i % 4 + 1}/{i % 3 + 5}/2025 9:00:00", *row.cells[1:]))
        for i, row in enumerate(sheet.rows)
    )
    step.take(Pending(replace(sheet, header=header, rows=rows, sha256="0" * 64)))


def _votes() -> Sheet:
    return read_sheet(paths.SAMPLE / "votes.csv")


def bring_to(session: Session, workspace: Workspace, stage: str) -> bool:
    """The sample round stands at the stage, whatever was done to it before; whether it is there."""
    if all(row.key != sample.AWARD for row in opened(session)):
        return False
    if workspace.settings.office != sample_year.sample_office():
        return False  # somebody's own data
    rulebook, key = workspace.rulebook, sample.AWARD
    far = STAGES.index(stage)
    row = queries.overview(session, rulebook, key)
    if row.version and stage != "frozen":
        service.reopen(session, rulebook, key, _WHY)
    elif row.version:
        return True
    _settle_names(session, workspace, settled=far >= STAGES.index("names"))
    _settle_decisions(session, workspace, settled=far >= STAGES.index("decided"))
    if stage == "frozen":
        service.freeze(session, rulebook, key)
    return True


def _settle_names(session: Session, workspace: Workspace, *, settled: bool) -> None:
    rulebook, key = workspace.rulebook, sample.AWARD
    for written in (*sample.ACCEPTED, *sample.REJECTED):
        spellings.take_back(session, rulebook, key, written)
    if settled:
        for written, person in sample.ACCEPTED.items():
            spellings.accept(session, rulebook, key, written, find(session, person).id)
        for written in sample.REJECTED:
            spellings.reject(session, rulebook, key, written)


def _settle_decisions(session: Session, workspace: Workspace, *, settled: bool) -> None:
    rulebook, key = workspace.rulebook, sample.AWARD
    for category in queries.tally(session, rulebook, key).categories:
        if category.decision is not None:
            service.withdraw_decision(session, rulebook, key, category.key)
    if settled:
        day = parse_date(sample.DECIDED_ON)
        for name, (winner, reason) in sample.DECISIONS.items():
            person = find(session, winner).id
            made = Resolution(person, reason, sample.PRESENT, day)
            service.decide(session, rulebook, key, name, made)
