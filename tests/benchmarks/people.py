"""5,000 people without a pause: ``python -m tests.benchmarks.people``, a report.

The real window, off screen. A clock ticks in the window's thread; the longest time between two
ticks is the longest that a key or a click would have waited.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from core.imports import roster
from core.imports.sheet import read_sheet
from core.settings import Window as Look
from core.workspace import open_workspace
from gui import app as program
from gui import theme
from gui.main_window import MainWindow
from gui.pages.imports.page import ImportsPage
from gui.pages.people.page import PeoplePage
from gui.places import PLACES
from gui.screens import open_window, settle
from tests.factories import own_office

PEOPLE = 5_000
TO_HOLD_MS = 100
_FIRST = "กล้า ปิ่นทิพย์ ณัฐพล ฐิติมา ธีรศักดิ์ สมชาย วิชัย กานต์ เมธา จันทร์".split()
_LAST = "ดีงาม น้ำผึ้งทอง กิ่งแก้ว ศรีสุวรรณ ตั้งมั่น ใจดี แก้วคำ พงไพรงาม".split()
_POSTS = "นิติกรปฏิบัติการ นักวิชาการศึกษาชำนาญการพิเศษ เจ้าพนักงานธุรการชำนาญงาน".split()
_GROUPS = "กลุ่มอำนวยการ กลุ่มบริหารงานบุคคล กลุ่มนโยบายและแผน กลุ่มพัฒนาการศึกษา".split()


class Clock(QObject):
    """Ticks as often as the window's thread lets it; remembers the longest wait."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.longest_ms = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now

    def of(self, act: Callable[[], object], window: MainWindow) -> float:
        """The longest wait while ``act`` and all it starts is done and painted."""
        assert window.desk is not None
        settle(window.desk.runner)
        self.longest_ms, self._last = 0.0, time.perf_counter()
        act()
        settle(window.desk.runner)
        window.grab()
        self._tick()
        return round(self.longest_ms, 1)


def roster_file(folder: Path, name: str, more: str = "") -> Path:
    """A roster of invented people, every name once; ``more`` is added to every group."""
    lines = ["คำนำหน้า,ชื่อ,นามสกุล,ตำแหน่ง,กลุ่ม,อีเมล"]
    for i in range(PEOPLE):
        first, last = _FIRST[i % len(_FIRST)], _LAST[i // len(_FIRST) % len(_LAST)]
        post, group = _POSTS[i % len(_POSTS)], _GROUPS[i % len(_GROUPS)]
        letters = "".join(chr(ord("ก") + int(digit)) for digit in f"{i:04}")
        lines.append(f"นางสาว,{first}{letters},{last},{post},{group}{more},p{i}@x.example")
    file = folder / name
    file.write_text("\n".join(lines), "utf-8")
    return file


def keys(page: PeoplePage, words: str) -> None:
    """Type into the search field, each key handled before the next."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(page._list.table.search, key)
        QApplication.processEvents()


def prepare(folder: Path) -> Path:
    """A data folder of 5,000 people, and a roster that changes every one of them."""
    folder.mkdir()
    workspace = open_workspace(folder)
    own_office(workspace)
    file = roster_file(folder, "roster.csv")
    with workspace.database.write() as session:
        roster.bring_in(session, workspace.settings.office, read_sheet(file))
    workspace.close()
    return roster_file(folder, "changed.csv", "ใหม่")


def measure() -> dict[str, float]:
    """Milliseconds that the window's thread was busy at a stretch, by what was done."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "workspace"
        file = prepare(folder)
        theme.apply(program.application(folder))
        window, end = open_window(folder, Look(), (1366, 768))
        warm_up()
        clock = Clock()
        assert window.navigation is not None
        told = {"load_ms": clock.of(lambda: window.navigation.go("people"), window)}  # type: ignore[union-attr]
        page = window.page
        assert isinstance(page, PeoplePage)
        told |= of_list(clock, window, page)
        told["roster_rows_ms"] = clock.of(lambda: page.take(file), window)
        imports = window.page
        assert isinstance(imports, ImportsPage)
        began = time.perf_counter()
        told["roster_write_ms"] = clock.of(imports.bring_in, window)
        told["roster_write_whole_s"] = round(time.perf_counter() - began, 1)
        end()
    return {**told, "people": PEOPLE, "to_hold_ms": TO_HOLD_MS}


def warm_up() -> None:
    """What the program does behind its window once the data is open."""
    for place in PLACES:
        importlib.import_module(place.page.partition(":")[0])
    gc.collect()  # the preparation's own waste
    program.favour_window()


def of_list(clock: Clock, window: MainWindow, page: PeoplePage) -> dict[str, float]:
    """What is done to the list once it is there."""
    table, head = page._list.table, page._list.table.view.horizontalHeader()
    down = Qt.SortOrder.DescendingOrder
    acts: dict[str, Callable[[], object]] = {
        "reload_ms": page.refresh,
        "type_to_search_ms": lambda: keys(page, "ปิ่นทิพย์ขก"),
        "nobody_found_ms": lambda: keys(page, "ฮฮ"),
        "empty_search_ms": table.search.clear,
        "sort_by_name_ms": lambda: head.setSortIndicator(0, down),
        "sort_by_group_ms": lambda: head.setSortIndicator(1, down),
        "chip_ms": lambda: table.filter_by("own"),
        "choose_last_ms": lambda: page._list.choose(PEOPLE),
        "form_ms": page.edit_current,
    }
    return {name: clock.of(act, window) for name, act in acts.items()}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - a report
