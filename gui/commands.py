"""What the command palette offers: acts of the page, places, the window's own, and finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.settings import Window as Look
from gui import theme
from gui.desk import Desk
from gui.page import Page
from gui.places import Found, Place, finder
from gui.widgets.palette import Entry, Palette

if TYPE_CHECKING:
    from core.database import Session

FEWEST_LETTERS = 2
OWN = "หน้าต่าง"


def open_palette(
    host: QWidget, desk: Desk, places: Sequence[Place], page: Page, own: Sequence[Entry]
) -> Palette:
    """The palette over the window, searching the places' own records as one types."""
    entries = [*_acts(page), *_places(desk, places), *own]
    palette = Palette(host, entries)
    palette.searched.connect(lambda words: _search(desk, places, palette, words))
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


def _search(desk: Desk, places: Sequence[Place], palette: Palette, words: str) -> None:
    finders = [one for one in map(finder, places) if one is not None]
    if len(words) < FEWEST_LETTERS or not finders:
        return

    def work(session: Session) -> list[Found]:
        return [found for find in finders for found in find(session, words)]

    def show(found: list[Found]) -> None:
        if isValid(palette):
            palette.add_found(words, [_entry(desk, one) for one in found])

    desk.runner.query(work, show, owner=palette)


def _entry(desk: Desk, found: Found) -> Entry:
    where = dict(found.where)
    return Entry(
        found.group,
        found.name,
        lambda: desk.go(found.place, **where),
        found.below,
        found.icon,
    )
