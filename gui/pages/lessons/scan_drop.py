"""A signed scan dropped on a record as it is written: it is taken to where it is dated and kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gui.pages.lessons.approval import DROP
from gui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from gui.pages.lessons.page import LessonsPage
    from gui.pages.lessons.writing import Writing


def take_scans(page: LessonsPage, writing: Writing) -> None:
    """A file dropped anywhere on the record is its signed scan."""
    FileDrop(writing, DROP, partial(_take, page))


def _take(page: LessonsPage, file: Path) -> None:
    page.approve()
    if page.approval is not None:
        page.approval.take(file)
