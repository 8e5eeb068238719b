"""What records say where names stand in them, for lists and searches: as their papers would."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.answers.placeholders import filled, has_name
from core.approvals.queries import facts_at_sending
from core.awards.rules import Rulebook
from core.database import Session
from core.lessons.model import LessonRecord

UNKNOWN = "…"  # for a name that says nothing yet
_DRAFT = "draft"


class Recall:
    """The words of many records; what one round and one year say is asked once."""

    def __init__(self, session: Session, rulebook: Callable[[], Rulebook]) -> None:
        self._session, self._rulebook = session, rulebook
        self._sent: dict[int, Mapping[str, str]] = {}
        self._now: dict[tuple[str, int | None, str], Mapping[str, str]] = {}

    def said(self, record_id: int, words: str) -> str:
        """The words with what each name says in its place; what was sent keeps its own."""
        if not has_name(words):
            return words
        return str(filled({"": words}, lambda name: self._value(record_id, name))[""])

    def _value(self, record_id: int, name: str) -> str:
        record = self._session.get_one(LessonRecord, record_id)
        if record_id not in self._sent:
            sent = record.state != _DRAFT
            self._sent[record_id] = facts_at_sending(self._session, record_id) if sent else {}
        return self._sent[record_id].get(name) or self._of(record).get(name) or UNKNOWN

    def _of(self, record: LessonRecord) -> Mapping[str, str]:
        from core.facts import facts  # noqa: PLC0415 - brings counting; most records need none

        asked = (record.subject, record.fiscal_year, record.activity)
        if asked not in self._now:
            known = facts(self._session, self._rulebook(), *asked)
            self._now[asked] = {one.name: one.value for one in known}
        return self._now[asked]
