"""What is given to somebody besides marks: awards, the committee's own score, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from core.database import Session
from core.indicators import service
from core.indicators.levels import Level
from core.indicators.service import AwardFacts
from core.jobs import Progress
from gui.page import Page
from gui.pages.indicators.asked import Asked
from gui.pages.indicators.reading import Assessed
from gui.pages.indicators.sheets import AwardSheet, SaySheet


def say(page: Page, asked: Asked, person: Assessed) -> None:
    """Ask for the committee's score, then keep it."""
    id_, key = person.standing.id, asked.cell.indicator.key

    def write(session: Session, score: str, reason: str) -> None:
        service.say(session, id_, key, score, reason)

    done = partial(page.desk.toast, "บันทึกคะแนนแล้ว")
    SaySheet(page.desk, asked, person.standing.name, write, done)


def add_award(page: Page, asked: Asked, person: Assessed, levels: Sequence[Level]) -> None:
    """Ask for an award, then keep it; that can be taken back."""
    id_, key, folder = person.standing.id, asked.cell.indicator.key, page.desk.workspace.files

    def write(session: Session, facts: AwardFacts) -> int:
        return service.add_award(session, folder, id_, key, facts)

    def added(award_id: int) -> None:
        undo = partial(_remove, page, award_id)
        page.desk.toast("เพิ่มรางวัลแล้ว แนบไฟล์หลักฐานเพื่อให้นับคะแนน", undo)

    AwardSheet(page.desk, person.standing.name, levels, write, added)


def keep_file(page: Page, asked: Asked, person: Assessed, source: Path) -> None:
    """A copy of the file is evidence of the row; that can be taken back, but not of an award."""
    folder, id_ = page.desk.workspace.files, person.standing.id
    award, key, criterion = asked.award, asked.cell.indicator.key, asked.criterion

    def work(session: Session, _progress: Progress) -> int:
        if award is not None:
            service.prove_award(session, folder, award.id, source)
            return 0
        return service.attach(session, folder, id_, key, criterion, source)

    def kept(file_id: int) -> None:
        undo = partial(detach, page, file_id) if file_id else None
        page.desk.toast(f"แนบ {source.name} เป็นหลักฐานแล้ว", undo)

    page.change(work, kept)


def detach(page: Page, file_id: int) -> None:
    """The file is evidence no longer."""

    def work(session: Session, _progress: Progress) -> None:
        service.detach(session, file_id)

    page.change(work, lambda _nothing: page.desk.toast("นำหลักฐานออกแล้ว"))


def _remove(page: Page, award_id: int) -> None:
    def work(session: Session, _progress: Progress) -> None:
        service.remove_award(session, award_id)

    page.change(work)
