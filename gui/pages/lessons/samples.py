"""States of the page that are looked at; a record is there wherever the sample year is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.page import State

if TYPE_CHECKING:
    from gui.pages.lessons.page import LessonsPage


def _empty(page: LessonsPage) -> None:
    page.show_rows(())


def _new(page: LessonsPage) -> None:
    page.ask_new("virtue-2568")


def _at(page: LessonsPage, part: str) -> None:
    if page.records.rows:
        page.desk.go("lessons", lesson=page.records.rows[-1].id, part=part)


def _form(page: LessonsPage) -> None:
    _at(page, "learned")


def _head(page: LessonsPage) -> None:
    _at(page, "office")


def _signers(page: LessonsPage) -> None:
    _at(page, "signers")


def _facts(page: LessonsPage) -> None:
    _at(page, "held")


STATES = (
    State("empty", _empty),
    State("new", _new),
    State("form", _form),
    State("head", _head),
    State("signers", _signers),
    State("facts", _facts),
)
