"""A letter is written in the window: its form, its paper, the list it then stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.assessments import queries as assessments
from core.drafts import queries, service
from core.drafts.queries import DraftRow
from core.history.queries import entries
from core.numbers.queries import numbers as given_numbers
from core.workspace import Workspace
from gui.form import Form
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.documents import DocumentsPage
from gui.pages.documents.drafts import KindSheet
from gui.pages.documents.pane import PaperPane
from gui.pages.documents.writing import SAVE_AFTER_MS
from tests.factories import own_office
from tests.gui.test_number_register import KINDS, YEAR
from tests.gui.typing_thai import type_text
from tests.gui.windows import key, press, rest, said, toast, window_of

LETTER = {
    "subject": "ขอเชิญประชุมคณะทำงาน",
    "to": "ผู้อำนวยการโรงเรียนแสนสุขวิทยา",
    "reason": "ด้วยสำนักงานกำหนดประชุมคณะทำงาน",
    "purpose": "จึงขอเชิญเข้าประชุมตามวันและเวลาที่แจ้ง",
    "closing": "ขอแสดงความนับถือ",
}


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    yield from window_of(workspace, memory, qtbot, "documents", "people")


@pytest.fixture
def page(window: MainWindow) -> Callable[..., DocumentsPage]:
    def opened(**where: object) -> DocumentsPage:
        assert window.desk is not None
        window.desk.go("documents", **where)
        rest(window)
        assert isinstance(window.page, DocumentsPage)
        return window.page

    return opened


def add(workspace: Workspace, **values: object) -> int:
    with workspace.database.write() as session:
        return service.add(session, "letter", values)


def kept(workspace: Workspace) -> list[DraftRow]:
    with workspace.database.read() as session:
        return queries.drafts(session)


def form_of(page: DocumentsPage) -> Form:
    assert page.writing.form is not None
    return page.writing.form


def field(page: DocumentsPage, part: str) -> QWidget:
    return form_of(page).sections[part].editor.first_field()


def text_of(pane: PaperPane) -> str:
    document = pypdfium2.PdfDocument(pane.preview.data)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return text.replace("\r\n", "")


def test_a_letter_is_written_by_keyboard_and_found_again(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace
) -> None:
    shown = page()
    key(window, "Ctrl+N")
    sheet = window.findChild(KindSheet)
    assert sheet is not None
    titles = [one.accessibleName() for one in sheet.choices.buttons()]
    for _ in range(titles.index("หนังสือภายนอก")):
        key(window, "Down")
    key(window, "Ctrl+Return")

    for part, words in LETTER.items():
        type_text(field(shown, part), words)
    key(window, "Esc")

    [row] = [one for one in shown.table.model.every if one.draft]
    assert (row.title, row.about) == (LETTER["subject"], "หนังสือภายนอก")
    assert kept(workspace)[0].values == LETTER
    page(**row.where)
    assert {part: form_of(shown).answer(part) for part in LETTER} == LETTER
    key(window, "Ctrl+P")
    assert shown.table.isVisible()
    assert shown.pane.paper is not None
    assert shown.pane.paper.lacking == ()
    for words in LETTER.values():
        assert words in text_of(shown.pane)


def test_what_is_typed_is_kept_by_itself_and_said_in_the_history(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    one = add(workspace)
    shown = page(part="draft", draft=one)

    type_text(field(shown, "subject"), "ขอเชิญ")
    qtbot.waitUntil(lambda: kept(workspace)[0].title == "ขอเชิญ", timeout=2 * SAVE_AFTER_MS)
    rest(window)
    assert shown.header.title == "ขอเชิญ"
    assert "ขาด" in shown.header.facts
    assert window.desk is not None
    window.desk.go("people")
    rest(window)

    with workspace.database.read() as session:
        found = entries(session, "paper-draft", one)
    assert found[0].changes == {"subject": (None, "ขอเชิญ")}


def test_steps_are_undone_and_done_again(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace
) -> None:
    shown = page(part="draft", draft=add(workspace, subject="เรื่องเดิม"))
    subject, to = field(shown, "subject"), field(shown, "to")
    type_text(to, "ผู้อำนวยการ")
    type_text(subject, "ใหม่")

    for words in ("เรื่องเดิม", "เรื่องเดิม"):
        key(window, "Ctrl+Z")
        assert form_of(shown).answer("subject") == words
    assert form_of(shown).answer("to") == ""
    key(window, "Ctrl+Y")
    assert form_of(shown).answer("to") == "ผู้อำนวยการ"


def test_a_removed_paper_is_put_back(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace
) -> None:
    add(workspace, subject="ขอเชิญ")
    before = kept(workspace)
    shown = page()
    row = next(one for one in shown.table.model.every if one.draft)
    shown.table.choose(row.key)
    shown.table.binned.emit(row)
    rest(window)

    assert kept(workspace) == []
    assert not any(one.draft for one in shown.table.model.every)
    press(window, "เลิกทำ", toast(window))
    assert kept(workspace) == before
    assert any(one.draft for one in shown.table.model.every)


def test_its_number_stays_when_it_is_written_on(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace
) -> None:
    one = add(workspace, **LETTER)
    shown = page(kind="letter", draft=one)
    assert shown.pane.can_number
    shown.pane.give_number()
    rest(window)
    press(window, "ออกเลข", window.sheet())
    rest(window)

    with workspace.database.read() as session:
        [number] = given_numbers(session, KINDS, YEAR)
    assert (number.subject, number.words[-1:]) == (LETTER["subject"], "1")
    page(part="draft", draft=one)
    type_text(field(shown, "reason"), "แล้ว")
    key(window, "Ctrl+P")
    assert shown.pane.paper is not None
    assert shown.pane.paper.number != ""
    assert not shown.pane.paper.unregistered
    assert not shown.pane.can_number


def test_a_zoom_loses_nothing(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace
) -> None:
    shown = page(part="draft", draft=add(workspace))
    type_text(field(shown, "subject"), "ขอเชิญ")
    assert window.navigation is not None
    window.navigation.rebuild()
    rest(window)

    again = window.page
    assert isinstance(again, DocumentsPage)
    assert again is not shown
    assert again.on_writing
    subject = field(again, "subject")
    assert form_of(again).answer("subject") == "ขอเชิญ"
    assert not isinstance(subject, QLineEdit) or subject.text() == "ขอเชิญ"


def test_a_total_that_does_not_agree_is_said_before_the_scorecard_is_printed(
    page: Callable[..., DocumentsPage], window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    scores = dict(
        zip("1 2 3 4 5 6 7 8 9".split(), [92, 96, 97, 94, 95, 93, 91, 90, 100], strict=True)
    )
    values = {"year": 2566, "printed_total": 99, "indicators": scores}
    with workspace.database.write() as session:
        one = service.add(session, "ita", values)
    shown = page(part="draft", draft=one)
    assert shown.header.title == "ปีงบประมาณ พ.ศ. ๒๕๖๖"
    assert shown.writing.preview.sheets._words == "ขาดคะแนนตัวชี้วัดที่ ๑๐ แก้แล้วลองอีกครั้ง"

    type_text(form_of(shown).sections["indicators"].findChildren(QLineEdit)[-1], "100")
    wrong = "คะแนนรวมที่พิมพ์ไว้ ๙๙ ไม่ตรงกับที่คำนวณได้ ๙๕.๘๔ ตรวจคะแนนรายตัวชี้วัดกับต้นฉบับ"
    qtbot.waitUntil(lambda: shown.writing.warning.words.text() == wrong)
    assert shown.writing.warning.isVisible()
    press(window, "เก็บเป็นผลของปี")
    rest(window)
    assert "เก็บคะแนนรวม ๙๕.๘๔ เป็นผลของปีงบประมาณ พ.ศ. ๒๕๖๖ แล้ว" in said(toast(window))
    key(window, "Ctrl+P")
    assert wrong in said(shown.pane)

    page(part="draft", draft=one)
    total = field(shown, "printed_total")
    total.setFocus()
    key(window, "Ctrl+A")
    type_text(total, "95.84")
    qtbot.waitUntil(lambda: not shown.writing.warning.isVisible())
    with workspace.database.read() as session:
        kept_one = assessments.kept(session, 2566)
    assert kept_one is not None
    assert kept_one.result.warnings == (wrong,)
