"""From what a search finds of papers, registers and files, Enter leads to the thing itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import paths
from core.certificates import service as certificates
from core.certificates.service import Holder
from core.drafts import service as drafts
from core.evidence.model import Evidence
from core.numbers import service as numbers
from core.numbers.kinds import read_kinds
from core.numbers.service import NumberFields
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.awards.page import AwardsPage
from gui.pages.documents.page import DocumentsPage
from gui.pages.evidence.page import EvidencePage
from gui.widgets.palette import Palette
from tests.factories import add_people, open_round, own_office
from tests.gui.typing_thai import press, type_text
from tests.gui.windows import rest, window_of


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    yield from window_of(workspace, memory, qtbot, "awards", "documents", "evidence", "people")


def opened(window: MainWindow, qtbot: QtBot, words: str, group: str) -> object:
    """The page to which the first hit of this group leads."""
    palette = window.open_palette()
    assert isinstance(palette, Palette)
    type_text(palette.field, words)
    qtbot.waitUntil(lambda: not palette._looking)
    rest(window)
    at = next(at for at, line in enumerate(palette.lines) if line.entry.group == group)
    for _ in range(at):
        press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)
    rest(window)
    return window.page


def test_a_paper_opens_where_it_is_written(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    with workspace.database.write() as session:
        drafts.add(session, "letter", {"subject": "งานอื่น"})
        id_ = drafts.add(session, "letter", {"subject": "ขอเชิญเป็นวิทยากร"})

    page = opened(window, qtbot, "วิทยากร", "เอกสาร")

    assert isinstance(page, DocumentsPage)
    assert (page.on_writing, page.writing.draft_id) == (True, id_)


def test_a_number_opens_the_register_of_its_year_at_its_line(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    kind, given = read_kinds((paths.RESOURCES,))["letter"], "เชิญประชุมกลุ่ม"
    with workspace.database.write() as session:
        for day in (date(2024, 5, 2), date(2026, 11, 3)):
            numbers.give(session, kind, "ศธ ๐๙๙๙๙/", NumberFields(day, f"{given}ปี {day.year}"))

    page = opened(window, qtbot, "ประชุมกลุ่มปี 2024", "ทะเบียนเลข")

    assert isinstance(page, DocumentsPage)
    assert (page.on_register, page.register.year_be) == (True, 2567)
    current = page.register.table.current
    assert current is not None
    assert current.subject == "เชิญประชุมกลุ่มปี 2024"


def test_a_certificate_opens_the_certificates_of_its_round(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    key = open_round(workspace)
    [person] = add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        certificates.give(session, key, 2568, [Holder("honesty", person)])

    page = opened(window, qtbot, "เกียรติบัตรเลขที่ 1/2568", "เกียรติบัตร")

    assert isinstance(page, AwardsPage)
    assert page.where == {"key": key, "step": "certificates"}


def test_a_file_opens_its_slot(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    year = window.desk.year_be
    with workspace.database.write() as session:
        session.add(
            Evidence(
                fiscal_year=year,
                point=5,
                slot="lessons",
                title="ปกรายงาน",
                file="a.pdf",
                sha256="0",
            )
        )

    page = opened(window, qtbot, "a.pdf", "หลักฐาน")

    assert isinstance(page, EvidencePage)
    assert page.where_now() == {"slot": "5/lessons"}
