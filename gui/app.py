"""From nothing to a window on a data folder: fonts, look, one window a folder, last errors."""

from __future__ import annotations

import gc
import importlib
import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core import paths, settings
from core.errors import TemplateError, UserError
from core.jobs import Progress
from gui import theme
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.places import PLACES, Place
from gui.qt_words import ThaiWords
from gui.runner import Runner

if TYPE_CHECKING:
    from core.workspace import Workspace

LOCK = "tonbaep.lock"
SOME_EMITS, MOST_LOST = 200, 20
log = logging.getLogger(__name__)


def run(folder: Path) -> int:
    """Show the window on a data folder until it is closed; the program's exit status."""
    app = application(folder)
    if not references_hold():
        return _stay_out(app, _WRONG_QT)
    lock = take(folder)
    if lock is None:
        return _stay_out(app, _OPEN_ALREADY)
    program = Program(app, folder)
    program.start()
    try:
        return app.exec()
    finally:
        program.end()
        lock.unlock()


def application(folder: Path) -> QApplication:
    """A QApplication with the bundled fonts, Thai words and the look this folder asks for."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed")
    app.setApplicationName("tonbaep")
    app.setApplicationDisplayName("ต้นแบบ")
    words = ThaiWords(app)
    app.installTranslator(words)
    theme.load_fonts()
    look = look_of(folder)
    theme.apply(app, look.mode, look.zoom)
    return app


def look_of(folder: Path) -> settings.Window:
    """The look remembered in the folder; the usual one where there is none to be read."""
    try:
        return settings.load(folder).window
    except (TemplateError, OSError):
        return settings.Window()  # opening the workspace will say what is wrong


def take(folder: Path) -> QLockFile | None:
    """The lock of a data folder; None while another window has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return QLockFile("")  # opening the workspace will say what is wrong
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)  # only a lock whose program is gone may be taken over
    if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
        return lock
    return None


def favour_window() -> None:
    """Neither the collector of waste nor a worker keeps the window waiting for long.

    What is loaded by now stays and is not gone through again, which took a tenth of a second; a
    worker lets the window in after a thousandth.
    """
    gc.freeze()
    sys.setswitchinterval(0.001)


class _Emitter(QObject):
    sent = Signal(bool)


def references_hold() -> bool:
    """Whether Qt's signals leave Python's own objects alone.

    A PySide6 made for another Python loses a reference at each emit and ends the program after
    some hundreds of them, in the middle of work.
    """
    emitter = _Emitter()
    before = sys.getrefcount(True)  # noqa: FBT003 - the object itself is looked at
    for _ in range(SOME_EMITS):
        emitter.sent.emit(True)  # noqa: FBT003 - a signal's value
    lost = before - sys.getrefcount(True)  # noqa: FBT003 - as above
    return lost < MOST_LOST


class Program(QObject):
    """One window and what lives as long as it does."""

    def __init__(self, app: QApplication, folder: Path, places: Sequence[Place] = PLACES) -> None:
        super().__init__(app)
        self._folder, self._places = folder, places
        self.workspace: Workspace | None = None
        self.memory = Memory(paths.log_file().with_name("window.json"), self)
        self.runner = Runner(self)
        self.window = MainWindow(folder, look_of(folder), self.runner, self.memory, places)
        self._usual_hooks = (sys.excepthook, threading.excepthook)

    def start(self) -> None:
        """Show the window, then open the data behind it."""
        sys.excepthook = self._on_bug
        threading.excepthook = self._on_thread_bug
        self.window.show()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        importlib.import_module("core.log").start()  # its handlers would delay the first paint
        self.open()

    def open(self) -> None:
        """Open the workspace off the window's thread."""
        self.runner.compute(self._open, self._opened, owner=self, failed=self._not_opened)

    def end(self) -> None:
        """Let changes finish and release the data folder."""
        self.runner.stop()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        sys.excepthook, threading.excepthook = self._usual_hooks

    def _open(self, _progress: Progress) -> Workspace:
        workspace = importlib.import_module("core.workspace")  # brings SQLAlchemy and the rest
        importlib.import_module("core.thai.breaks")
        for place in self._places[:1]:
            importlib.import_module(place.page.partition(":")[0])
        opened: Workspace = workspace.open_workspace(self._folder)
        return opened

    def _opened(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.window.use(workspace)
        self.runner.compute(self._warm_up, lambda _done: favour_window(), owner=self)

    def _warm_up(self, progress: Progress) -> None:
        """Import the other pages, so that none of them makes the officer wait."""
        for place in progress.each(self._places):
            importlib.import_module(place.page.partition(":")[0])

    def _not_opened(self, error: Exception) -> None:
        from gui import dialogs  # noqa: PLC0415 - after the first paint

        what = dialogs.trouble_of(error)
        safe = "ไม่มีข้อมูลใดถูกเปลี่ยน" if isinstance(error, UserError) else what.safe
        acts = (("ลองเปิดอีกครั้ง", self.open),)
        trouble = dialogs.Trouble(
            "เปิดโฟลเดอร์ข้อมูลไม่ได้", what.what, safe, what.todo, what.lines, what.details, acts
        )
        dialogs.tell(self.window, trouble)

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):
            self._usual_hooks[0](kind, error, trace)
            return
        log.error("uncaught", exc_info=error)
        self.runner.post(lambda: self.window.tell(error))

    def _on_thread_bug(self, caught: threading.ExceptHookArgs) -> None:
        if isinstance(caught.exc_value, Exception):
            self._on_bug(caught.exc_type, caught.exc_value, caught.exc_traceback)


_OPEN_ALREADY = (
    "โฟลเดอร์ข้อมูลนี้เปิดอยู่แล้ว",
    "มีอีกหน้าต่างหนึ่งเปิดโฟลเดอร์นี้อยู่ จึงไม่เปิดซ้ำ เพื่อไม่ให้สองหน้าต่างเขียนทับกัน",
    "ข้อมูลยังครบ ไม่มีอะไรถูกเปลี่ยน",
    "กลับไปใช้หน้าต่างที่เปิดอยู่ หรือปิดหน้าต่างนั้นก่อนแล้วเปิดใหม่",
)
_WRONG_QT = (
    "โปรแกรมติดตั้งไม่สมบูรณ์",
    "ส่วนแสดงผล (PySide6) ไม่ใช่รุ่นที่ใช้กับ Python ในเครื่องนี้ ถ้าเปิดต่อ โปรแกรมจะปิดเองกลางงาน",
    "ยังไม่ได้เปิดข้อมูล ข้อมูลยังครบ",
    "ติดตั้งโปรแกรมใหม่จากชุดติดตั้ง แล้วเปิดอีกครั้ง",
)


def _stay_out(app: QApplication, trouble: tuple[str, str, str, str]) -> int:
    """Say why there is no window this time."""
    from gui import dialogs  # noqa: PLC0415 - nothing else is shown

    host = QWidget()
    host.setWindowTitle("ต้นแบบ")
    host.setProperty("ground", "canvas")
    host.setLayout(QVBoxLayout())
    host.resize(640, 420)
    host.show()
    dialogs.tell(host, dialogs.Trouble(*trouble)).closed.connect(app.quit)
    app.exec()
    return 1
