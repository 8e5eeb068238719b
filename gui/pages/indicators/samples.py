"""States of the page that are looked at; each opens the program's own set where none is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.indicators.scoring import AWARD_SUM, MET, UNMET, WAITING
from gui.page import State

if TYPE_CHECKING:
    from gui.pages.indicators.page import IndicatorsPage

SET = "quality"
_GIVEN = (UNMET, MET, MET, MET, WAITING)


def _opened(then: Callable[[IndicatorsPage], object]) -> Callable[[IndicatorsPage], object]:
    return lambda page: page.open_set(SET, lambda: then(page))


def _first(page: IndicatorsPage) -> None:
    page.table.choose_first()


def _marked(page: IndicatorsPage) -> None:
    """The first criteria of the one chosen are marked, each in another way."""
    _first(page)
    if page.pane.table.model.rows:
        page.pane.table.choose(page.pane.table.model.rows[0].key)
    for status in _GIVEN:
        page.mark(status)


def _award(page: IndicatorsPage) -> None:
    _first(page)
    for one in page.pane.table.model.rows:
        if one.cell.indicator.method == AWARD_SUM:
            page.pane.entered.emit(one)
            return


def _withdraw(page: IndicatorsPage) -> None:
    _first(page)
    page.withdraw()


def _nothing(page: IndicatorsPage) -> None:
    page.table.search.setText("ไม่มีใครชื่อนี้")


def _alone(page: IndicatorsPage) -> None:
    """Where the window is narrow, the criteria stand alone."""
    _first(page)
    if page.table.current is not None:
        page.table.opened.emit(page.table.current)


STATES = (
    State("open", _opened(_first)),
    State("marked", _opened(_marked)),
    State("criteria", _opened(_alone)),
    State("award", _opened(_award)),
    State("enrol", _opened(lambda page: page.enrol())),
    State("withdraw", _opened(_withdraw)),
    State("alike", _opened(lambda page: page.show_alike())),
    State("nothing", _opened(_nothing)),
)
