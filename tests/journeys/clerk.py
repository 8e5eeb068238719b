"""A program that prints a lesson's memo through the real window: ``clerk FOLDER RECORD``.

Everything is done by keys. It prints the printers it was offered, then what the window said.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo

from core.settings import Window as Look
from gui import app as program
from gui.main_window import LEAST
from gui.places import PLACES
from gui.screens import open_window, settle
from tests.gui.walking import ink, key, toasts


def main(folder: Path, record: int) -> None:
    """Open the record, press the page's own act and Enter in the sheet of printers."""
    program.application(folder)
    places = [place for place in PLACES if place.key == "lessons"]
    window, end = open_window(folder, Look(), LEAST, places)
    window.activateWindow()
    if window.desk is None:
        raise ValueError("the window has no data yet")
    sys.stdout.write(",".join(QPrinterInfo.availablePrinterNames()) + "\n")
    window.desk.go("lessons", lesson=record)
    settle(window.desk.runner)
    ink(window)
    key(window, Qt.Key.Key_Return)
    sys.stdout.write(" ".join(toasts(window)) + "\n")
    end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
