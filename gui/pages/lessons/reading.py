"""What the page reads: the records with how each stands, one record whole, those found by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.approvals.queries import standings
from core.approvals.standing import Standing
from core.lessons import queries
from core.lessons.queries import LessonRow
from core.lessons.template import Template, template_for
from core.people.queries import everyone
from core.thai.numerals import to_thai
from gui.pages.lessons.heading import NAME
from gui.pages.lessons.writing import Opened
from gui.places import Found

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace


def records(
    session: Session, templates: Mapping[str, Template]
) -> tuple[list[LessonRow], Mapping[int, Standing]]:
    """Every record, and how each stands."""
    return queries.lessons(session, templates), standings(session)


def record(session: Session, workspace: Workspace, id_: int) -> Opened:
    """One record with all that its form needs.

    Raises:
        NotFoundError: no such record, or its template is gone.
    """
    templates = workspace.templates
    view = queries.lesson(session, templates, id_)
    people = [(one.name, one.post) for one in everyone(session) if not one.left]
    return Opened(view, template_for(templates, view.template, view.version), people)


def find_lessons(session: Session, words: str) -> Sequence[Found]:
    """Records whose activity the palette finds, with how each stands."""
    found = queries.find(session, words)
    stand = standings(session, [one.id for one in found])
    return [
        Found(NAME, one.activity, _below(one.fiscal_year, stand[one.id]), "lesson", "lessons",
              {"lesson": one.id})
        for one in found
    ]  # fmt: skip


def _below(year_be: int | None, standing: Standing) -> str:
    state = "" if standing.key == "draft" else standing.words
    return " · ".join(filter(None, (to_thai(year_be or ""), state)))
