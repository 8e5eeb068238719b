"""A lesson's answers as its paper says them: with what the program knows in place of the names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.answers import placeholders
from core.approvals.queries import facts_at_sending
from core.database import Session
from core.documents.compositor import DOTS
from core.documents.house import House
from core.facts import Fact, facts
from core.lessons.queries import LessonView, lesson

_DRAFT = "draft"


def recalled(session: Session, house: House, view: LessonView) -> tuple[LessonView, list[str]]:
    """The record with values for names, and what is not known of them.

    A name that says nothing is dotted. What was sent keeps the values that it was sent with.
    """
    names = placeholders.names_in(view.answers)
    if not names:
        return view, []
    values, labels = _known(session, house, view, names)
    answers = placeholders.filled(view.answers, lambda name: values.get(name) or DOTS)
    unknown = [_called(name, labels) for name in names if not values.get(name)]
    return replace(view, answers=answers), unknown


def facts_used(session: Session, house: House, record_id: int) -> dict[str, str]:
    """What the names in the record say now."""
    view = lesson(session, house.templates, record_id)
    names = placeholders.names_in(view.answers)
    values, _ = _known(session, house, view, names) if names else ({}, {})
    return {name: values[name] for name in names if values.get(name)}


def _known(
    session: Session, house: House, view: LessonView, names: tuple[str, ...]
) -> tuple[Mapping[str, str], Mapping[str, Fact]]:
    """Values and facts by name."""
    sent = {} if view.state == _DRAFT else facts_at_sending(session, view.id)
    if all(name in sent for name in names):
        return sent, {}
    known = facts(session, house.rulebook, view.subject, view.fiscal_year, view.activity)
    now = {one.name: one for one in known}
    return {**{name: one.value for name, one in now.items()}, **sent}, now


def _called(name: str, facts_by_name: Mapping[str, Fact]) -> str:
    """What a lacking value is called; one that nobody knows by its name alone."""
    known = facts_by_name.get(name)
    written = placeholders.placeholder(name)
    return f"{known.label} {written}" if known else f"ข้อมูลชื่อ {written}"
