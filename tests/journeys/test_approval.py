"""Written, printed, signed on paper, scanned, dropped, decided, followed up: the whole way."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from core import catalogue, paths
from core.actions import queries as actions
from core.approvals import queries
from core.documents.paper import Paper, Request
from core.documents.service import make_paper
from core.history.service import first_broken
from core.lookback.plan import Plan
from core.lookback.queries import look_back
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.home.waiting import WaitRow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.approval import Approval
from tests.factories import add_lesson, add_people, open_round, own_office
from tests.gui.typing_thai import type_text
from tests.gui.walking import name_file, write
from tests.gui.windows import drag, go, key, press, rest, window_of

DPI = 72


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    yield from window_of(workspace, memory, qtbot, "home", "lessons", "actions")


def approval_in(window: MainWindow) -> Approval:
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.approval is not None
    assert page.approving
    return page.approval


def write_the_last_part(window: MainWindow, record: int) -> None:
    """What the record still lacks, by keys; then on to its signing."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record)
    rest(window)
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert [part.key for part in page.writing.missing()] == ["rationale"]
    write("บุคลากรทำความดีโดยไม่มีผู้ใดบันทึกไว้")
    page.approve()
    rest(window)


def print_to(window: MainWindow, file: Path) -> bytes:
    """The paper as it is to be signed, kept as a file to be printed elsewhere."""
    press(window, "บันทึกไฟล์")
    name_file(window, file)
    rest(window)
    return file.read_bytes()


def scanned(printed: bytes) -> bytes:
    """What the copier makes of the paper: a picture of each page, signed."""
    document = pypdfium2.PdfDocument(printed)
    pages = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return out.getvalue()


def fill_in(window: MainWindow, approval: Approval) -> None:
    """Days, orders and results as they stand on the scan."""
    form = approval.pane.form
    assert form is not None
    days = ("30/6/2568", "1/7/2568")
    for row, day, order in zip(form.stages[1:], days, ("เห็นควรพิจารณา", "เห็นชอบ"), strict=True):
        type_text(row.day, day)
        type_text(row.order, order)
    for line in form.requests[:2]:
        line.result.choose("approved")
    assert window.sheet() is None


def waiting(window: MainWindow) -> list[str]:
    go(window, "lessons")
    go(window, "home")
    return [one.accessibleName() for one in window.findChildren(WaitRow)]


def paper_of(workspace: Workspace, record: int) -> Paper:
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request("lesson", lesson=record))


def scan_and_sign(window: MainWindow, record: int, scan: Path) -> None:
    """The scan is dropped on the record and read; then the tasks are given to somebody."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record)
    rest(window)
    approval = approval_in(window)
    drag(approval, scan)
    rest(window)
    fill_in(window, approval)
    key(window, "Ctrl+Return")
    assert window.sheet() is not None
    type_text(window.focusWidget() or window, "กลุ่มบริหารงานบุคคล")
    key(window, "Tab")
    type_text(window.focusWidget() or window, "15/9/2568")
    key(window, "Return")


def test_from_the_form_to_next_years_plan(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    add_people(workspace, "นายเมธา พงไพรงาม")
    open_round(workspace)
    lesson = catalogue.read(paths.SAMPLE / "lesson.toml")
    record = add_lesson(workspace, **{key: lesson[key] for key in lesson if key != "rationale"})
    scan = tmp_path / "สแกน.pdf"

    write_the_last_part(window, record)
    scan.write_bytes(scanned(print_to(window, tmp_path / "เสนอ.pdf")))
    key(window, "Ctrl+Return")  # sent
    assert any(line.startswith("รอลงนาม") for line in waiting(window))
    scan_and_sign(window, record, scan)

    with workspace.database.read() as session:
        view = queries.approval(session, workspace.templates, record)
        tasks = actions.of_lesson(session, record)
        ahead = look_back(session, Plan(view.title, 2569))
        assert first_broken(session) is None
    assert view.state == "signed"
    assert [one.result for one in view.requests] == ["approved", "approved", ""]
    assert [one.decided_on for one in view.requests] == [date(2025, 7, 1), date(2025, 7, 1), None]
    assert [one.on for one in view.stages[1:]] == [date(2025, 6, 30), date(2025, 7, 1)]
    made = paper_of(workspace, record)
    assert (made.data, made.pages) == (scan.read_bytes(), 3)
    assert {one.due for one in tasks} == {date(2025, 9, 15)}
    assert [one.words for one in tasks if one.part == "requests"] == [view.requests[1].words]
    assert {one.action.id for one in ahead.open} == {one.id for one in tasks}
    assert not any(line.startswith("รอลงนาม") for line in waiting(window))
