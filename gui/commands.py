"""What the command palette offers: acts of the page, places, the window's own, and finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.settings import Window as Look
from core.thai.numerals import to_thai
from gui import theme
from gui.desk import Desk
from gui.finding import Answer, Search, without_those
from gui.page import Page
from gui.places import Found, Place, finder
from gui.widgets.palette import Entry, Palette

if TYPE_CHECKING:
    from core.database import Session

OWN, SEARCH = "หน้าต่าง", "search"


def open_palette(
    host: QWidget, desk: Desk, places: Sequence[Place], page: Page, own: Sequence[Entry]
) -> Palette:
    """The palette over the window, searching the places' own records as one types."""
    entries = [*_acts(page), *_places(desk, places), *own]
    palette = Palette(host, entries)
    search = Search(desk.workspace, [place.key for place in places])
    palette.searched.connect(lambda words: _search(desk, places, palette, search, words))
    palette.open(palette.field)
    return palette


def of_window(
    look: Look,
    wear: Callable[[str], object],
    zoom: Callable[[float], object],
    card: Callable[[], object],
) -> list[Entry]:
    """What the window itself can do."""
    modes = [
        Entry(OWN, f"เปลี่ยนเป็นสี{name}", partial(wear, mode), icon="settings")
        for mode, name in theme.MODES.items()
        if mode != look.mode
    ]
    larger, smaller = partial(zoom, theme.ZOOM_STEP), partial(zoom, -theme.ZOOM_STEP)
    return [
        *modes,
        Entry(OWN, "ขยายทั้งหน้าต่าง", larger, icon="zoom"),
        Entry(OWN, "ย่อทั้งหน้าต่าง", smaller, icon="zoom"),
        Entry(OWN, "ดูแป้นพิมพ์ทั้งหมด", card, icon="keyboard", key="F1"),
    ]


def _acts(page: Page) -> Iterator[Entry]:
    for act in sorted(page.header.acts, key=lambda act: not act.ink):
        yield Entry(
            "ทำ", act.name, act.do, page.header.title, act.icon or "arrow", act.key, act.why_not
        )


def _places(desk: Desk, places: Sequence[Place]) -> Iterator[Entry]:
    for place in places:
        yield Entry("ไปที่", place.name, partial(desk.go, place.key), icon=place.icon)


def _search(
    desk: Desk, places: Sequence[Place], palette: Palette, search: Search, words: str
) -> None:
    """Show the hits as soon as they are there, then what the places find besides."""
    finders = [one for one in map(finder, places) if one is not None]
    searched = any(place.key == SEARCH for place in places)

    def more(session: Session) -> list[Found]:
        return [found for find in finders for found in find(session, words)]

    def show(answer: Answer, besides: Sequence[Found], *, all_: bool) -> None:
        if isValid(palette):
            every = [*answer.found, *without_those(besides, answer.found)]
            groups = list(dict.fromkeys(one.group for one in every))
            every.sort(key=lambda one: groups.index(one.group))
            lines = [_entry(desk, one) for one in every]
            whole = _whole(desk, words, answer.total) if searched else None
            palette.add_found(words, lines, answer.note, all_=all_, whole=whole)

    def hit(answer: Answer) -> None:
        if not isValid(palette) or not palette.wants(words):
            return
        show(answer, (), all_=not finders)
        if finders:
            desk.runner.query(more, lambda found: show(answer, found, all_=True), owner=palette)

    desk.runner.query(lambda session: search(session, words), hit, owner=palette)


def _whole(desk: Desk, words: str, total: int) -> Entry | None:
    """The line that leads to everything found, where there is anything."""
    if not total:
        return None
    name = to_thai(f"ดูผลทั้งหมด {total:,} แห่ง")
    go = partial(desk.go, SEARCH, words=words)
    return Entry("ค้นหา", name, go, "กรองตามชนิด ปี คุณธรรม", "search", "Ctrl+Enter")


def _entry(desk: Desk, found: Found) -> Entry:
    where = dict(found.where)
    return Entry(
        found.group,
        found.name,
        lambda: desk.go(found.place, **where),
        found.below,
        found.icon,
        excerpt=found.excerpt,
        spans=found.spans,
    )
