"""What records say where names stand in them, for lists and searches: as their papers would."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.actions.queries import ActionRow
from core.answers.placeholders import filled, has_name
from core.approvals import queries as approvals
from core.approvals import requests
from core.approvals.queries import ApprovalView, TaughtRow
from core.approvals.requests import Offer
from core.awards.rules import Rulebook
from core.database import Session
from core.lessons.model import LessonRecord
from core.lessons.template import Template

RULEBOOK = "rulebook"  # in a session's info: gives what rounds are judged by
UNKNOWN = "…"  # for a name that says nothing yet
_DRAFT = "draft"
Templates = Mapping[str, Template]


class Recall:
    """The words of many records; what one round and one year say is asked once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sent: dict[int, Mapping[str, str]] = {}
        self._now: dict[tuple[str, int | None, str], Mapping[str, str]] = {}

    def said(self, record_id: int | None, words: str) -> str:
        """The words with what each name says in its place; what was sent keeps its own."""
        if record_id is None or not has_name(words):
            return words
        return str(filled({"": words}, lambda name: self._value(record_id, name))[""])

    def _value(self, record_id: int, name: str) -> str:
        record = self._session.get(LessonRecord, record_id)
        if record is None:
            return UNKNOWN
        if record_id not in self._sent:
            sent = record.state != _DRAFT
            known = approvals.facts_at_sending(self._session, record_id) if sent else {}
            self._sent[record_id] = known
        return self._sent[record_id].get(name) or self._of(record).get(name) or UNKNOWN

    def _of(self, record: LessonRecord) -> Mapping[str, str]:
        from core.facts import facts  # noqa: PLC0415 - brings counting; most records need none

        asked = (record.subject, record.fiscal_year, record.activity)
        if asked not in self._now:
            rulebook: Callable[[], Rulebook] = self._session.info[RULEBOOK]
            known = facts(self._session, rulebook(), *asked)
            self._now[asked] = {one.name: one.value for one in known}
        return self._now[asked]


def approval(session: Session, templates: Templates, record_id: int) -> ApprovalView:
    """As ``core.approvals.queries.approval``; requests say what their reader sees."""
    view, recall = approvals.approval(session, templates, record_id), Recall(session)
    asked = (replace(one, words=recall.said(record_id, one.words)) for one in view.requests)
    return replace(view, requests=tuple(asked))


def taught(session: Session, templates: Templates, record_id: int) -> list[TaughtRow]:
    """As ``core.approvals.queries.taught``, in the words that their reader sees."""
    rows, recall = approvals.taught(session, templates, record_id), Recall(session)
    return [replace(one, words=recall.said(record_id, one.words)) for one in rows]


def offers(session: Session, templates: Templates, record_id: int) -> list[Offer]:
    """As ``core.approvals.requests.offers``, in the words that a task is to have."""
    found, recall = requests.offers(session, templates, record_id), Recall(session)
    return [replace(one, words=recall.said(record_id, one.words)) for one in found]


def of_items(session: Session, actions: Sequence[ActionRow]) -> list[ActionRow]:
    """The tasks; what their items say now is what their reader sees."""
    recall = Recall(session)
    return [replace(one, item_text=recall.said(one.record_id, one.item_text)) for one in actions]
