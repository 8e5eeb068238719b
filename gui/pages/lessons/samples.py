"""States of the page that are looked at; a record is there wherever the sample year is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from core import sample
from core.answers import Item
from gui.page import State
from gui.pages.actions.following import follow_up
from gui.pages.lessons import approval_samples, lookback_samples, remarks
from gui.pages.lessons.board import Board
from gui.pages.lessons.missing import MissingParts
from gui.pages.lessons.templates import open_templates
from gui.pages.lessons.writing import Writing

if TYPE_CHECKING:
    from gui.pages.lessons.page import LessonsPage

_PASTED = "๑. เช้าวันพุธสุขใจ\n๒. ตักบาตรวันศุกร์\tกลุ่มอำนวยการ"
_SEVERAL = 9  # parts, more than stand without scrolling


def _empty(page: LessonsPage) -> None:
    page.show_rows(())


def _new(page: LessonsPage) -> None:
    page.ask_new(sample.AWARD)


def _board(page: LessonsPage, then: Callable[[Board], object] | None = None) -> None:
    """The board of the sample's year is shown; ``then`` follows once it stands."""
    page.desk.go("lessons", board=sample.YEAR)
    page.query(lambda _session: None, lambda _first: then(page.board) if then else None)


def _at(page: LessonsPage, part: str, then: Callable[[Writing], object] | None = None) -> None:
    """The oldest record is open at a part; ``then`` follows once it stands."""
    if not page.records.rows:
        return
    page.desk.go("lessons", lesson=page.records.rows[-1].id, part=part)

    def go_on(_nothing: None) -> None:
        if then is not None and page.writing is not None:
            then(page.writing)

    # answers of the database come in the order of the questions
    page.query(lambda _session: None, lambda _first: page.query(lambda _session: None, go_on))


def _missing(writing: Writing) -> None:
    parts = [part for part in writing.template.parts if part.required][:_SEVERAL]
    MissingParts(writing.desk.host, parts, writing.go, writing.refresh).ask()


def _remarks(writing: Writing) -> None:
    items = (Item("ประชุมวันอังคารที่ ๑๙ ตุลาคม ๒๕๖๖"), Item("๒. ตามปฎิทินของปี (ครั้งแรก"), Item("ดี"))
    remarks.ask(writing.desk, writing.template, {"process": items}, writing.go)


def _follow(writing: Writing) -> None:
    follow_up(writing.desk, writing.view.id)


def _templates(page: LessonsPage) -> None:
    sheet = open_templates(page.desk)
    sheet.parts.rows.choose("learned")
    sheet.parts.heading.setFocus()
    sheet.parts.shift(-1)


def _own_part(page: LessonsPage) -> None:
    sheet = open_templates(page.desk)
    sheet.parts.rows.choose("learned")
    sheet.parts.add()


def _part(key: str) -> State:
    return State(key, partial(_at, part=key))


STATES = (
    State("empty", _empty),
    State("new", _new),
    _part("learned"),
    _part("office"),
    _part("priorities"),
    _part("signers"),
    _part("held"),
    State("paper", partial(_at, part="results", then=Writing.show_paper)),
    State("follow", partial(_at, part="recommendations", then=_follow)),
    State("board", _board),
    State("board-add", partial(_board, then=Board.add)),
    State("board-paste", partial(_board, then=lambda board: board.paste(_PASTED))),
    State("board-bind", partial(_board, then=Board.bind)),
    State("board-publish", partial(_board, then=Board.publish)),
    State("board-empty", partial(_board, then=lambda board: board.show_rows(()))),
    State("remarks", partial(_at, part="results", then=_remarks)),
    State("templates", _templates),
    State("templates-part", _own_part),
    State("missing", partial(_at, part="results", then=_missing)),
    *approval_samples.STATES,
    *lookback_samples.STATES,
)
