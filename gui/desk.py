"""What a page may ask of the program around it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.jobs import Progress
from core.settings import Settings, Window
from core.thai import calendar
from gui import dialogs
from gui.dialogs import Kind, Question, Trouble
from gui.memory import Memory
from gui.runner import Runner, Task
from gui.widgets.sheet import Sheet
from gui.widgets.toast import Toast

if TYPE_CHECKING:  # the window is up before the workspace's libraries are imported
    from core.database import Session
    from core.workspace import Workspace

T = TypeVar("T")


class Desk(QObject):
    """The narrow way from a page to the window, the workspace and the other pages.

    Attributes:
        workspace: the opened data folder.
        runner: changes, queries and computing off the window's thread.
        memory: small things remembered of this user.
        narrow: whether there is room for one column only.
        going: (place, where) asked for; the window follows.
        returning: back to where the officer came from.
        counted: (place, how many things wait there).
        year_changed: the fiscal year (พ.ศ.) chosen above the places.
        settings_changed: the workspace has new settings.
        look_asked: the look (core.settings.Window) chosen; the window wears it.
    """

    going = Signal(str, object)
    returning = Signal()
    counted = Signal(str, int)
    year_changed = Signal(int)
    settings_changed = Signal()
    look_asked = Signal(object)

    def __init__(self, host: QWidget, workspace: Workspace, runner: Runner, memory: Memory) -> None:
        super().__init__(host)
        self.workspace, self.runner, self.memory = workspace, runner, memory
        self.narrow = False
        self._host = host
        self._toast: Toast | None = None
        self._year_be = calendar.fiscal_year(datetime.now().astimezone().date())

    @property
    def year_be(self) -> int:
        """The fiscal year (พ.ศ.) that everything on screen belongs to."""
        return self._year_be

    def set_year(self, year_be: int) -> None:
        """Everything on screen belongs to this fiscal year from now on."""
        if year_be != self._year_be:
            self._year_be = year_be
            self.year_changed.emit(year_be)

    def go(self, place: str, **where: object) -> None:
        """Show a place, opened at ``where``."""
        self.going.emit(place, where)

    def back(self) -> None:
        """Show what was shown before."""
        self.returning.emit()

    def count(self, place: str, waiting: int) -> None:
        """Show how many things wait in a place; 0 shows nothing."""
        self.counted.emit(place, waiting)

    def change_settings(
        self, edit: Callable[[Settings], Settings], then: Callable[[], object] | None = None
    ) -> Task:
        """The workspace has the settings that ``edit`` makes of those it has by then."""
        workspace = self.workspace

        def work(_progress: Progress) -> None:
            workspace.change_settings(edit(workspace.settings))

        def done(_nothing: None) -> None:
            self.settings_changed.emit()
            if then is not None:
                then()

        return self.runner.compute(work, done, keep=True)

    def wear(self, look: Window) -> None:
        """The window wears this look and remembers it."""
        self.look_asked.emit(look)

    def toast(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        act: str = "เลิกทำ",
        *,
        undoes: bool = True,
    ) -> Toast:
        """Say what has been done, with a way to take it back, or to look at it, if there is one."""
        if self._toast is not None and isValid(self._toast):
            self._toast.leave()
        self._toast = Toast(self._host, text, undo, act, undoes=undoes)
        return self._toast

    def take_back(self) -> bool:
        """Undo what the toast on screen tells; whether there was such a thing."""
        toast = self._toast
        if toast is None or not isValid(toast) or not toast.can_take_back:
            return False
        toast.take_back()
        return True

    def ask(
        self,
        question: Question,
        then: Callable[[], object],
        otherwise: Callable[[], object] | None = None,
    ) -> Sheet:
        """Ask the officer; ``then`` follows a yes."""
        return dialogs.ask(self._host, question, then, otherwise)

    def tell(self, trouble: Trouble | Exception) -> Sheet:
        """Say what went wrong, what is safe and what to do."""
        if isinstance(trouble, Trouble):
            return dialogs.tell(self._host, trouble)
        return dialogs.tell_error(self._host, trouble)

    def watch(self, task: Task, title: str) -> Task:
        """The same task, its progress shown if it takes longer than 0.3 seconds."""
        dialogs.watch(self._host, task, title)
        return task

    def run(
        self,
        title: str,
        work: Callable[[Session, Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """A long change of the database under a progress dialog that can stop it."""
        return self.watch(self.runner.change(work, then, owner=owner), title)

    def open_file(self, title: str, kinds: Sequence[Kind], then: Callable[[Path], object]) -> None:
        """Let the officer choose a file: ``kinds`` is ``[("ไฟล์ตาราง", ("xlsx", "csv"))]``."""
        dialogs.open_file(self._host, title, kinds, then)

    def save_file(
        self, title: str, kinds: Sequence[Kind], suggested: Path, then: Callable[[Path], object]
    ) -> None:
        """Let the officer name a file to write; replacing one is asked."""
        dialogs.save_file(self._host, title, kinds, suggested, then)

    def show_kept(self, name: str) -> None:
        """A kept file stands in the system's own program; it is said if there is none."""
        file = self.workspace.files / name
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.tell(
                Trouble(
                    "เปิดไฟล์ไม่ได้",
                    f"ไม่มีโปรแกรมใดเปิดไฟล์ {file.name}",
                    safe="ไฟล์ยังเก็บอยู่ในโฟลเดอร์ข้อมูล",
                    todo="ติดตั้งโปรแกรมที่เปิดไฟล์ชนิดนี้แล้วลองอีกครั้ง",
                )
            )

    def open_folder(self, title: str, suggested: Path, then: Callable[[Path], object]) -> None:
        """Let the officer choose a folder."""
        dialogs.open_folder(self._host, title, suggested, then)

    @property
    def host(self) -> QWidget:
        """The parent for sheets of a page's own."""
        return self._host
