"""A lesson's paper is sent: printed as it is then, kept, and on its way in one act."""

from __future__ import annotations

from datetime import date

from core.approvals import scans, service
from core.database import Session
from core.documents.document import LESSON
from core.documents.drawing import draw
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.paper import Request
from core.documents.recalled import facts_used
from core.jobs import Progress


def send(
    session: Session, house: House, record_id: int, on: date, progress: Progress | None = None
) -> int:
    """The record is sent, drafted on that day; its final PDF is kept. Returns the version.

    Raises:
        MissingValuesError: a part that must be there is not; nothing is sent.
        UserError: no such record, it was sent before, nobody is to sign, or the days contradict.
    """
    paper = draw(gather(session, house, Request(LESSON, lesson=record_id)), progress)
    kept = scans.keep_printed(house.files, paper.data, paper.file_name)
    return service.send(session, record_id, on, kept, facts_used(session, house, record_id))
