"""The window: shell, keys, look, what waits where. Nothing in it is about any noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from core.settings import Window as Look
from core.thai import calendar
from gui import keys, theme
from gui.memory import Memory
from gui.page import Head, Page
from gui.places import PLACES, Place
from gui.runner import Runner
from gui.shell import Shell
from gui.widgets.focus_ring import FocusRing
from gui.widgets.sheet import Sheet, standing
from gui.widgets.sidebar import SidebarFacts

if TYPE_CHECKING:  # imported with the first need, after the first paint
    from core.workspace import Workspace
    from gui.desk import Desk
    from gui.navigation import Navigation
    from gui.waiting import Waiting
    from gui.widgets.palette import Palette

LEAST = (1280, 680)
USUAL = (1366, 768)
NARROW = 1100  # logical pixels; below, one column and a rail
YEARS_BACK = 6
_IN_SHEETS = frozenset({"ink"})  # keys that work while a sheet stands over the window
_OF_PAGES = {one: one for one in ("search", "search_all", "refresh", "save_now", "do_again")}
_OPENING = Head("ต้นแบบ", "กำลังเปิดข้อมูล")


class MainWindow(QWidget):
    """Shown at once, without data; ``use`` gives it the opened workspace.

    Attributes:
        closed: the window has been closed; everything typed is written.
    """

    closed = Signal()

    def __init__(
        self,
        folder: Path,
        look: Look,
        runner: Runner,
        memory: Memory,
        places: Sequence[Place] = PLACES,
    ) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.navigation: Navigation | None = None
        self._folder, self.look, self._runner, self._memory = folder, look, runner, memory
        self._places = tuple(places)
        self._waiting: Waiting | None = None
        self._unfolded = self._was_narrow = False
        self._act_keys: list[QShortcut] = []
        self.setWindowTitle("ต้นแบบ")
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shell = Shell()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.shell)
        self._size()
        self._connect()
        self._show_shell()
        FocusRing(self)

    def use(self, workspace: Workspace) -> None:
        """Show the first place with the data of this workspace."""
        from gui.desk import Desk  # noqa: PLC0415 - after the first paint, as below
        from gui.navigation import Navigation  # noqa: PLC0415
        from gui.waiting import Waiting  # noqa: PLC0415

        self._runner.use(workspace.database)
        self.desk = Desk(self, workspace, self._runner, self._memory)
        self.desk.narrow = self.narrow
        self.desk.year_changed.connect(lambda _year: self._show_sidebar())
        self._waiting = Waiting(self._places, self.desk)
        self._waiting.counted.connect(self._show_count)
        self.desk.settings_changed.connect(self._show_sidebar)
        self.desk.look_asked.connect(self.set_look)
        self.navigation = Navigation(self._places, self.shell, self.desk)
        self.shell.asked.connect(self.navigation.go)
        self.shell.year_asked.connect(self.desk.set_year)
        self.navigation.arrived.connect(self._on_arrived)
        self.navigation.headed.connect(self._on_arrived)
        self._show_sidebar()
        if self._places:
            self.navigation.go(self._places[0].key)
            self.setFocus()  # no ring before a key is pressed
        self._waiting.count()

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self.navigation.page if self.navigation else None

    @property
    def narrow(self) -> bool:
        """Whether there is room for one column only, at this size and zoom."""
        return self.width() / theme.now().zoom < NARROW

    @property
    def rail(self) -> bool:
        """Whether the sidebar is folded."""
        writing = self.page is not None and self.page.rail and not self._unfolded
        return self.narrow or self.look.rail or writing

    def sheet(self) -> Sheet | None:
        """What stands over the window and must be answered first."""
        return standing(self)

    def set_look(self, look: Look) -> None:
        """Wear this look from now on and remember it; the page is built anew."""
        before, self.look = self.look, look
        if (before.mode, before.zoom) != (look.mode, look.zoom):
            app = QApplication.instance()
            if isinstance(app, QApplication):
                theme.apply(app, look.mode, look.zoom)
            self.rebuild()
        elif before.rail != look.rail:
            self._show_sidebar()
        if self.desk is not None and before != look:
            self.desk.change_settings(lambda settings: replace(settings, window=look))

    def rebuild(self) -> None:
        """Everything on screen is made anew for the look and the size of now."""
        self._was_narrow = self.narrow
        focus = QApplication.focusWidget()
        name = focus.accessibleName() if focus else ""
        if self.desk is not None:
            self.desk.narrow = self.narrow
        if self.navigation is not None:
            self.navigation.rebuild()
        self._show_shell()
        self.shell.give_keyboard(name)

    def zoom(self, step: float) -> None:
        """Make everything larger or smaller by one step."""
        zoom = round(self.look.zoom + step, 2)
        if theme.ZOOM_LEAST <= zoom <= theme.ZOOM_MOST:
            self.set_look(replace(self.look, zoom=zoom))

    def wear(self, mode: str) -> None:
        """Wear these colours."""
        self.set_look(replace(self.look, mode=mode))

    def fold(self) -> None:
        """Fold the sidebar to a rail, or unfold it where there is room."""
        folded = self.rail
        self._unfolded = folded
        self.set_look(replace(self.look, rail=not folded))
        self._show_sidebar()

    def tell(self, error: Exception) -> None:
        """Say what went wrong; one at a time is enough."""
        from gui import dialogs  # noqa: PLC0415 - after the first paint

        sheet = self.sheet()
        if sheet is None or sheet.works:
            dialogs.tell_error(self, error)

    def open_palette(self) -> Palette | None:
        """Open the command palette."""
        if self.page is None or self.desk is None:
            return None
        from gui import commands  # noqa: PLC0415 - after the first paint

        own = commands.of_window(self.look, self.wear, self.zoom, lambda: keys.card(self))
        return commands.open_palette(self, self.desk, self._places, self.page, own)

    def press_ink(self) -> None:
        """Do the act in ink: of the sheet, if one stands over the window, else of the page."""
        sheet = self.sheet()
        if sheet is not None:
            sheet.press_ink()
        elif self.page is not None:
            act = next((act for act in self.page.header.acts if act.ink), None)
            if act is not None and not act.why_not:
                act.do()

    def _connect(self) -> None:
        self.shell.back_asked.connect(self._back)
        self.shell.palette_asked.connect(self.open_palette)
        self._runner.failed.connect(self.tell)
        acts = {
            "palette": self.open_palette,
            "ink": self.press_ink,
            "card": lambda: keys.card(self),
            "next_pane": lambda: self.shell.next_pane(1),
            "previous_pane": lambda: self.shell.next_pane(-1),
            "rail": self.fold,
            "next_place": lambda: self._beside(1),
            "previous_place": lambda: self._beside(-1),
            "larger": lambda: self.zoom(theme.ZOOM_STEP),
            "smaller": lambda: self.zoom(-theme.ZOOM_STEP),
            "usual_size": lambda: self.set_look(replace(self.look, zoom=1.0)),
            "take_back": lambda: (
                self.desk and (self.desk.take_back() or self._page_do("take_back"))
            ),
        }
        acts |= {name: partial(self._page_do, act) for name, act in _OF_PAGES.items()}
        keys.bind(self, acts, lambda name: name in _IN_SHEETS or self.sheet() is None)

    def _beside(self, step: int) -> None:
        if self.navigation is not None:
            self.navigation.beside(step)

    def _page_do(self, act: str) -> object:
        return getattr(self.page, act)() if self.page is not None else None

    def _size(self) -> None:
        room = self.screen().availableSize()
        self.setMinimumSize(min(LEAST[0], room.width()), min(LEAST[1], room.height()))
        wide, high = self._memory.get("window/size", USUAL)
        self.resize(min(wide, room.width()), min(high, room.height()))
        self._was_narrow = self.narrow

    def _show_shell(self) -> None:
        self._show_sidebar()
        self._show_head()

    def _show_sidebar(self) -> None:
        this_year = calendar.fiscal_year(datetime.now().astimezone().date())
        office = self.desk.workspace.settings.office if self.desk else None
        name = (office.short_name or office.name) if office else ""
        year = self.desk.year_be if self.desk else this_year
        years = range(max(this_year + 1, year), this_year - YEARS_BACK, -1)
        facts = SidebarFacts(name, self._folder, year, years)
        counts = self._waiting.counts if self._waiting else {}
        self.shell.show_sidebar(self._places, facts, counts, rail=self.rail)
        if self.navigation and self.shell.sidebar:
            self.shell.sidebar.show_here(self.navigation.here)

    def _show_head(self) -> None:
        head = self.page.header if self.page else _OPENING
        self.shell.show_head(head, short=self.narrow)
        self.setWindowTitle(f"{head.title} · ต้นแบบ" if self.page else "ต้นแบบ")
        for old in self._act_keys:
            old.deleteLater()
        self._act_keys = keys.bind_acts(self, head.acts, lambda: self.sheet() is None)

    def _on_arrived(self) -> None:
        sidebar = self.shell.sidebar
        if sidebar is None or sidebar.rail != self.rail:
            self._show_sidebar()
        elif self.navigation is not None:
            sidebar.show_here(self.navigation.here)
        self._show_head()

    def _back(self) -> None:
        if self.page is not None and not self.page.escape() and self.navigation is not None:
            self.navigation.back()

    def _show_count(self, key: str, waiting: int) -> None:
        if self.shell.sidebar is not None:
            self.shell.sidebar.show_waiting(key, waiting)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sheet() is None:
            self._back()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.narrow != self._was_narrow:
            self._was_narrow = self.narrow
            QTimer.singleShot(0, self, self.rebuild)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        sheet = self.sheet()
        if sheet is not None and sheet.works:
            event.ignore()
            if self.desk is not None:
                self.desk.toast("ยังทำงานนี้ไม่เสร็จ กด หยุด ก่อน แล้วจึงปิดโปรแกรม")
            return
        if self.navigation is not None:
            self.navigation.leave()
        self._memory.set("window/size", [self.width(), self.height()])
        self._memory.write()
        super().closeEvent(event)
        self.closed.emit()
