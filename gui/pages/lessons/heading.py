"""What the window's header shows over a record as it is written: title, facts, acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.lessons.service import ACTIVITY, YEAR
from core.thai.numerals import to_thai
from gui import hints, locking, ui
from gui.page import Act, Head, Note
from gui.pages.lessons import fact_menu, workshop
from gui.pages.lessons.approval_parts import SIGNS
from gui.pages.lessons.listing import NAMELESS
from gui.pages.lessons.snippet_menu import open_snippets
from gui.pages.lessons.writing import Writing
from gui.pages.publishing.public import open_public

NAME = "ถอดบทเรียน"
_LETTERS, _NARROW_LETTERS = 64, 40  # of an activity in the title
Do = Callable[[], object]


def acts_of(writing: Writing, approve: Do, follow_up: Do, proof_read: Do) -> tuple[Act, ...]:
    """The acts over a record, printing in ink."""
    over = partial(workshop.stand_over, writing.desk, writing.template, writing.answering)
    groups = () if workshop.board_of(writing.template) is None else (over,)
    same = "" if writing.touched else "ยังไม่มีอะไรเปลี่ยนตั้งแต่เปิดบันทึกนี้"
    return (
        Act("ย้อนเป็นตอนเปิด", writing.take_back_all, "history", why_not=same),
        Act("บันทึก PDF", writing.save_paper, "save"),
        *(Act("จอระดมความคิด", one, "whole", key="F11") for one in groups),
        Act("ลงนาม", approve, "stamp"),
        Act("ข้อความที่ใช้บ่อย", partial(_snippets, writing), "quote", key="F9", rare=True),
        Act(fact_menu.NAME, partial(_facts, writing), "plus", key="F8", rare=True),
        Act("ตรวจทาน", proof_read, "search", key="F7", rare=True),
        Act("ติดตามข้อเสนอแนะ", follow_up, "follow", rare=True),
        Act("ฉบับเผยแพร่", partial(_publish, writing), "shield", rare=True),
        Act("บันทึกเป็น Word", writing.save_word, "paper", rare=True),
        locking.act(writing.save_locked),
        Act("พิมพ์", writing.print_paper, "print", ink=True, key="Ctrl+P"),
    )


def _snippets(writing: Writing) -> None:
    open_snippets(writing.desk, _field(writing))


def _facts(writing: Writing) -> None:
    if writing.here == ACTIVITY:
        writing.desk.toast(fact_menu.TITLE)
        return
    year = writing.answers.get(YEAR)
    known = year if isinstance(year, int) else None
    activity = str(writing.answers.get(ACTIVITY) or "")
    fact_menu.open_facts(writing.desk, _field(writing), writing.view.subject, known, activity)


def _field(writing: Writing) -> QWidget | None:
    """Where one typed last."""
    field = writing.form.field
    return field if field is not None and ui.alive(field) else None


def _publish(writing: Writing) -> None:
    writing.leave()  # the copy says what is typed
    open_public(writing.desk, record_id=writing.view.id)


def head_of(writing: Writing) -> Head:
    """The header over a record."""
    year = writing.answers.get("fiscal_year")
    letters = _NARROW_LETTERS if writing.desk.narrow else _LETTERS
    activity = hints.shortened(str(writing.answers.get("activity") or NAMELESS), letters)
    title = to_thai(f"{NAME}: {activity} {year or ''}".strip())
    told = [f"{writing.template.short} รุ่น {writing.view.version}", SIGNS[writing.view.state].text]
    told += [f"กระดาษ {writing.pages} หน้า"] if writing.pages else []
    return Head(title, to_thai(" · ".join(told)), note=_note(writing), back=NAME)


def _note(writing: Writing) -> Note | None:
    """When the words were saved, or that they are not."""
    draft = writing.draft
    if draft.why_not:
        return Note("ยังไม่ได้บันทึก", "bad", "wait")
    if draft.saved_at is None:
        return None
    return Note(to_thai(f"บันทึกร่างแล้ว {draft.saved_at:%H.%M} น."))
