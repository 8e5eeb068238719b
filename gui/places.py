"""The places of the sidebar, in the order of the year. A place is one line here.

``page`` is ``module:Class``, imported when the place is first shown. In the same module,
``finder`` names ``(session, text) -> Sequence[Found]`` for the palette and ``counter`` names
``(session, workspace, year_be) -> int``, the number that stands beside the place; both may be left
out, and may stand in another module, then as ``module:function``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace
    from gui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the sidebar; not ``listed``, it is reached by a key and from the palette.

    ``within`` is the line that is marked meanwhile.
    """

    key: str
    name: str
    icon: str
    page: str
    finder: str = ""
    counter: str = ""
    listed: bool = True
    within: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the palette found: where it belongs, its name, a few words, how to get there.

    ``excerpt`` are the words round the hit, ``spans`` the places of the hit in them.
    """

    group: str
    name: str
    below: str
    icon: str
    place: str
    where: Mapping[str, object] = field(default_factory=dict)
    excerpt: str = ""
    spans: tuple[tuple[int, int], ...] = ()


PLACES: tuple[Place, ...] = (
    Place("home", "หน้าแรก", "home", "gui.pages.home:HomePage"),
    Place("people", "บุคลากร", "people", "gui.pages.people:PeoplePage", finder="find_people"),
    Place(
        "awards",
        "คัดเลือก",
        "award",
        "gui.pages.awards.page:AwardsPage",
        finder="gui.pages.awards.reading:find_rounds",
        counter="gui.pages.awards.reading:waiting",
    ),
    Place("imports", "นำเข้า", "import", "gui.pages.imports:ImportsPage"),
    Place("lessons", "ถอดบทเรียน", "lesson", "gui.pages.lessons:LessonsPage", finder="find_lessons"),
    Place(
        "actions",
        "ติดตาม",
        "follow",
        "gui.pages.actions:ActionsPage",
        finder="find_actions",
        counter="overdue",
    ),
    Place("evidence", "วัดผล", "measure", "gui.pages.evidence:EvidencePage", counter="waiting"),
    Place(
        "indicators",
        "ตัวชี้วัด",
        "measure",
        "gui.pages.indicators:IndicatorsPage",
        listed=False,
        within="evidence",
    ),
    Place("documents", "เอกสาร", "paper", "gui.pages.documents:DocumentsPage"),
    Place("settings", "ตั้งค่า", "settings", "gui.pages.settings:SettingsPage"),
    Place(
        "surveys",
        "ความพึงพอใจ",
        "measure",
        "gui.pages.surveys:SurveysPage",
        finder="find_surveys",
        listed=False,
        within="lessons",
    ),
    Place("search", "ค้นหา", "search", "gui.pages.search:SearchPage", listed=False),
)


def page_class(place: Place) -> type[Page]:
    """The page of a place; the first call imports its module."""
    made: type[Page] = _named(place, place.page.partition(":")[2])
    return made


def finder(place: Place) -> Callable[[Session, str], Sequence[Found]] | None:
    """What finds things of this place by words."""
    return _named(place, place.finder) if place.finder else None


def count_waiting(
    places: Sequence[Place], workspace: Workspace, year_be: int
) -> Callable[[Session], dict[str, int]]:
    """A query that counts what waits in each place that has a counter."""

    def work(session: Session) -> dict[str, int]:
        counted = [place for place in places if place.counter]
        return {one.key: _named(one, one.counter)(session, workspace, year_be) for one in counted}

    return work


def _named(place: Place, name: str) -> Any:  # noqa: ANN401 - a class or a function of the page
    module, _, own = name.rpartition(":")
    return getattr(import_module(module or place.page.partition(":")[0]), own)
