"""The base of every page, and how pages are written.

A page is one file in ``gui/pages`` with one class, and one line in ``gui/places.py``::

    LISTING = Listing("people", COLUMNS, identity=lambda row: row.id, search=lambda row: row.name)

    class PeoplePage(Page):
        tables = frozenset({"person", "alias"})       # reload when a change touches them

        def build(self) -> None:                      # once; put the widgets in place
            self.head("บุคลากร", acts=(Act("เพิ่มบุคลากร", self.add, "plus", ink=True, key="Ctrl+N"),))
            self.table = Table(LISTING, self.desk.memory)
            self.lay(self.table)

        def refresh(self) -> None:                    # read again; never blocks
            self.query(queries.everyone, self.table.set_rows)

``self.head(title, facts, acts, …)`` sets what the window's header shows, at any time. ``self.lay``
fills the page with the usual margins. ``self.query``, ``self.change``, ``self.run`` (progress, หยุด)
and ``self.compute`` go through the runner and forget their result if the page is gone; what writes
a file is ``compute(…, keep=True)``.

``self.desk`` is the only way out: ``go(place, **where)``, ``back()``, ``toast(text, undo)``,
``ask(Question, then)``, ``tell(Trouble)``, ``open_file``, ``save_file``, ``count(place, n)``,
``change_settings(edit)``, ``workspace``, ``year_be``, ``memory``, ``narrow`` (one column only),
``host`` (the parent of a ``widgets.sheet.Sheet`` of the page's own).

Every text that may wrap is ``label(…, wrap=True)``, every tooltip ``ui.set_tip``. Sizes are pixels
at 100 %, through the makers of ``gui/ui.py`` or ``ui.px``. What is painted uses ``painted.words``,
which the tests hold to be whole unless it says ``cut=True``.

A page is opened by ``open(**where)``. It is built anew on a change of zoom, theme or narrowness:
then ``where_now()`` of the old one goes to ``open`` of the new one, so it holds what must not be
lost. ``leave()`` writes drafts, ``save_now()`` takes Ctrl+S, ``search()`` Ctrl+F, ``escape()``
Esc, ``panes()`` are the stops of F6. ``states()`` lists what ``gui.screens`` and the tests look
at besides the plain page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from gui import ui

if TYPE_CHECKING:  # the header is up before what only an opened workspace needs
    from core.database import Session
    from core.jobs import Progress
    from gui.desk import Desk
    from gui.runner import Task

T = TypeVar("T")
MARGIN: ui.Margin = (24, 4, 24, 16)


@dataclass(frozen=True, slots=True)
class Act:
    """Something the officer can do here, on a button of the header and in the palette.

    ``ink`` is the next step: one on a page, shown last. ``why_not``, if not empty, is the sentence
    that says why it is not possible yet. ``hidden`` acts are in the palette only, ``rare`` ones
    besides in the header's menu of other acts.
    """

    name: str
    do: Callable[[], object]
    icon: str = ""
    ink: bool = False
    key: str = ""
    why_not: str = ""
    hidden: bool = False
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A few words in the header, before the acts: ``บันทึกร่างแล้ว ๑๐.๔๒ น.``."""

    text: str
    tone: str = "good"
    icon: str = "check"


@dataclass(frozen=True, slots=True)
class Head:
    """What the window's header shows of a page."""

    title: str = ""
    facts: str = ""
    acts: tuple[Act, ...] = ()
    note: Note | None = None
    back: str = ""  # what the arrow before the title goes back to


@dataclass(frozen=True, slots=True)
class State:
    """A state worth looking at: its name in file names, and how the page gets there."""

    name: str
    arrange: Callable[[Any], object]


class Page(QWidget):
    """One place of the sidebar. Subclasses give ``build`` and ``refresh``.

    Attributes:
        tables: names of the tables whose change makes the page read again.
        rail: whether the page opens with the sidebar folded, as writing pages do.
        headed: title, facts or acts are new.
    """

    tables: ClassVar[frozenset[str]] = frozenset()
    rail: bool = False
    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.header = Head()
        self.where: dict[str, object] = {}
        self._stale = False
        self.build()
        desk.runner.changed.connect(self._on_changed)
        desk.year_changed.connect(self._on_year)

    def build(self) -> None:
        """Put the widgets in place; called once."""

    def refresh(self) -> None:
        """Read what the page shows again, in the background."""

    def open(self, **where: object) -> None:
        """Show the part of the place that ``where`` names."""
        self.where = where
        self.refresh()

    def where_now(self) -> dict[str, object]:
        """What ``open`` needs to show this again, unsaved words included."""
        return dict(self.where)

    def leave(self) -> None:
        """Write what is not written yet; called before the page is left, rebuilt or closed."""

    def save_now(self) -> None:
        """What Ctrl+S does: usually to write what is not written yet."""
        self.leave()

    def take_back(self) -> bool:
        """Undo the last step (Ctrl+Z); whether there was one."""
        return False

    def do_again(self) -> bool:
        """Do again what was undone last (Ctrl+Y); whether there was such a thing."""
        return False

    def escape(self) -> bool:
        """Close what Esc closes inside the page; whether there was anything."""
        return False

    def search(self) -> None:
        """Put the keyboard into the page's search field (Ctrl+F)."""

    def search_all(self) -> None:
        """Show the place that searches in everything (Ctrl+Shift+F)."""
        self.desk.go("search")

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return ()

    @classmethod
    def states(cls) -> Sequence[State]:
        """States to look at besides the page as it opens."""
        return ()

    def head(
        self,
        title: str | None = None,
        facts: str | None = None,
        acts: Sequence[Act] | None = None,
        *,
        note: Note | None = None,
        back: str | None = None,
    ) -> None:
        """Change the header; what is not given stays, but a note only until the next call."""
        now = self.header
        self.header = Head(
            now.title if title is None else title,
            now.facts if facts is None else facts,
            now.acts if acts is None else tuple(acts),
            note,
            now.back if back is None else back,
        )
        self.headed.emit()

    def lay(self, *items: ui.Item, gap: int = 12, margin: ui.Margin = MARGIN) -> None:
        """Fill the page from top to bottom; what was there before goes."""
        old = self.layout()
        if old is not None:
            QWidget().setLayout(old)  # takes the old widgets along
        ui.fill(QVBoxLayout(self), items, gap, margin)

    def query(self, work: Callable[[Session], T], then: Callable[[T], object]) -> Task:
        """Read in the background; forgotten if the page is gone."""
        return self.desk.runner.query(work, then, owner=self)

    def change(
        self, work: Callable[[Session, Progress], T], then: Callable[[T], object] | None = None
    ) -> Task:
        """A short change in one transaction."""
        return self.desk.runner.change(work, then, owner=self)

    def run(
        self,
        title: str,
        work: Callable[[Session, Progress], T],
        then: Callable[[T], object] | None = None,
    ) -> Task:
        """A long change in one transaction, with progress and a way to stop it."""
        return self.desk.run(title, work, then, owner=self)

    def compute(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        *,
        newest: str = "",
        keep: bool = False,
    ) -> Task:
        """Compute beside the database; with ``newest`` only the last of that name is delivered."""
        return self.desk.runner.compute(work, then, newest=newest, keep=keep, owner=self)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if not tables & self.tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_year(self, _year_be: int) -> None:
        self._on_changed(self.tables or frozenset({""}))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
