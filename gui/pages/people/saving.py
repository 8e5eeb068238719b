"""Saving the form: a look at what is doubtful, one change, a toast that takes an edit back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from core.people import service
from core.people.service import PersonFields
from core.thai import names, text
from gui.desk import Desk
from gui.dialogs import Question
from gui.pages.people.form import PersonForm

Saved = Callable[[int], object]


def save(desk: Desk, form: PersonForm, then: Saved) -> None:
    """The person is as the form says; ``then`` gets the key.

    Doubts that were not there when the form was opened are asked about; none stops the saving.
    """
    form.look_for_doubts(partial(_weigh, desk, form, then))


def name_of(fields: PersonFields) -> str:
    """The full name as papers write it, the title in its full form."""
    title = names.normal_title(fields.title) if fields.title else ""
    return names.full_name(title, text.line(fields.first_name), text.line(fields.last_name))


def _weigh(desk: Desk, form: PersonForm, then: Saved, found: Sequence[str]) -> None:
    fresh = [one for one in found if one not in form.known_doubts]
    if not fresh:
        _write(desk, form, then)
        return
    question = Question("ดูข้อนี้ก่อนบันทึก", yes="บันทึกตามนี้", no="กลับไปแก้", lines=fresh)
    desk.ask(question, partial(_write, desk, form, then), form.begin)


def _write(desk: Desk, form: PersonForm, then: Saved) -> None:
    given, person_id, before = form.typed(), form.person_id, form.before

    def work(session: Session, _progress: Progress) -> int:
        if not person_id:
            return service.add(session, given)
        service.edit(session, person_id, given)
        return person_id

    def done(saved: int) -> None:
        then(saved)
        if person_id:
            desk.toast(f"บันทึก {name_of(given)} แล้ว", partial(_put_back, desk, person_id, before))
        else:
            desk.toast(f"เพิ่ม {name_of(given)} แล้ว")

    desk.runner.change(work, done, owner=form, failed=partial(_refused, desk, form))


def _put_back(desk: Desk, person_id: int, before: PersonFields) -> None:
    def work(session: Session, _progress: Progress) -> None:
        service.edit(session, person_id, before)

    desk.runner.change(work)


def _refused(desk: Desk, form: PersonForm, error: Exception) -> None:
    if isinstance(error, UserError) and error.code == "name-missing":
        form.complain("first_name", str(error))
    elif isinstance(error, UserError) and error.code == "control-characters":
        form.complain(form.with_control(), str(error))
    else:
        desk.tell(error)
