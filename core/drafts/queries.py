"""The papers that are written in the window, for screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from core.database import Session
from core.drafts.model import PaperDraft
from core.errors import NotFoundError
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One paper; ``title`` is empty while it has no subject, ``values`` as in a file."""

    id: int
    kind: str
    title: str
    values: Mapping[str, Any]
    created_at: datetime
    changed_at: datetime


def drafts(session: Session) -> list[DraftRow]:
    """Every paper, the one begun last first."""
    return [_row(one) for one in session.scalars(select(PaperDraft).order_by(PaperDraft.id.desc()))]


def draft(session: Session, draft_id: int) -> DraftRow:
    """The paper of this number.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(PaperDraft, draft_id)
    if found is None:
        raise NotFoundError(
            to_thai(f"ไม่พบเอกสารที่เขียนไว้หมายเลข {draft_id} อาจถูกลบไปแล้ว เปิดหน้าเอกสารใหม่")
        )
    return _row(found)


def _row(one: PaperDraft) -> DraftRow:
    return DraftRow(one.id, one.kind, one.title, dict(one.values), one.created_at, one.changed_at)
