from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core import sample
from core.answers import Answer
from core.awards import printed
from core.lessons import service as lessons
from core.settings import Window as Look
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.documents import DocumentsPage
from gui.pages.documents.reading import LESSON, designs
from gui.pages.lessons import LessonsPage
from gui.screens import settle
from gui.widgets.banner import Banner
from tests.factories import add_lesson, own_office
from tests.gui.typing_thai import press, type_text

OF_A_ROUND = ["ballot", "minutes", "nomination", "proof", "tally"]  # in any state
FORMS = ["privacy", "worksheet"]  # of the office's own facts


@pytest.fixture
def page(window: MainWindow) -> Callable[..., DocumentsPage]:
    window.activateWindow()

    def opened(**where: object) -> DocumentsPage:
        assert window.desk is not None
        window.desk.go("documents", **where)
        settle(window.desk.runner)
        assert isinstance(window.page, DocumentsPage)
        return window.page

    return opened


def text_of(page: DocumentsPage) -> str:
    document = pypdfium2.PdfDocument(page.pane.preview.data)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return text


def kinds(page: DocumentsPage) -> list[str]:
    return [row.kind for row in page.table.model.rows]


def choose(page: DocumentsPage, kind: str) -> None:
    page.choose_kind(kind)
    settle(page.desk.runner)


def banners(page: DocumentsPage) -> list[str]:
    return [one.words.text() for one in page.findChildren(Banner) if one.isVisible()]


def test_forms_of_the_office_need_no_round(page: Callable[..., DocumentsPage]) -> None:
    shown = page()

    assert kinds(shown) == FORMS
    choose(shown, "worksheet")
    assert "ใบระดมความคิดเห็น" in text_of(shown)


def test_an_empty_page_leads_on(page: Callable[..., DocumentsPage]) -> None:
    shown = page()
    shown.show_rows([])

    assert shown.empty.isVisible()
    assert not shown.table.isVisible()
    assert [one.text() for one in shown.empty.findChildren(QPushButton)] == [
        "ไปหน้าคัดเลือก",
        "เขียนถอดบทเรียน",
        "เขียนเอกสาร",
    ]
    assert shown.header.acts == ()


def test_an_open_round_gives_what_needs_no_result(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    sample.fill(workspace, "names")
    shown = page()

    assert kinds(shown) == [*OF_A_ROUND, *FORMS]
    assert [row.draft_of for row in shown.table.model.rows] == ["ยังไม่ยืนยันผล"] * 5 + [""] * 2
    for kind in ("proof", "tally"):
        choose(shown, kind)
        assert "ยังไม่ยืนยันผล" in text_of(shown)


def test_a_confirmed_round_and_its_lesson_give_all_their_papers(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    sample.fill(workspace)
    shown = page()

    assert sorted(kinds(shown)) == sorted(
        [
            "actions",
            "announcement",
            "certificate-register",
            "certificates",
            *FORMS,
            LESSON,
            "order",
            *OF_A_ROUND,
        ]
    )
    assert shown.header.facts == "ทำได้ตอนนี้ ๑๓ ฉบับ"
    for kind, words in {
        LESSON: "บันทึกข้อความ",
        "announcement": "ประกาศสำนักงานศึกษาธิการจังหวัดแสนสุข",
        "certificates": "นายกล้า ดี",
        "tally": "๙๕.๘๓",
        "order": "ลำดับการขึ้นรับเกียรติบัตร",
        "certificate-register": "๕/๒๕๖๘",
    }.items():
        choose(shown, kind)
        assert words in text_of(shown)
        assert shown.pane.why_not == ""
    assert [act.name for act in shown.header.acts if act.ink] == ["พิมพ์"]


def test_what_a_record_lacks_is_said_by_name_and_led_to(
    page: Callable[..., DocumentsPage], workspace: Workspace, window: MainWindow
) -> None:
    own_office(workspace)
    id_ = add_lesson(workspace, activity="งานดี", fiscal_year=2568)
    shown = page()

    said = banners(shown)[0]
    assert said.startswith("ยังขาด เรื่องเดิม, หลักการและเหตุผล")
    assert said.endswith("จึงยังพิมพ์ฉบับจริงไม่ได้ ที่แสดงอยู่คือฉบับร่าง")
    assert "ร่าง" in text_of(shown)
    assert [act.name for act in shown.header.acts if act.ink] == ["พิมพ์ฉบับร่าง"]
    links = [one for one in shown.pane.findChildren(QPushButton) if one.text() == "ไปเติม"]
    links[0].click()
    settle(shown.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    assert window.page.writing.view.id == id_


def test_another_design_is_another_certificate(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    sample.fill(workspace)
    shown = page(kind="certificates", award=sample.AWARD)
    gold = shown.pane.preview.data
    shown.pane.design.choose("plain")
    settle(shown.desk.runner)

    assert {key for key, _title in designs(workspace)} == {"gold", "quiet", "lotus", "plain"}
    assert shown.pane.paper is not None
    assert shown.pane.paper.request.design == "plain"
    assert shown.pane.preview.data != gold


def test_several_notes_stand_behind_one_line(
    page: Callable[..., DocumentsPage], workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace)
    shown = page(kind="certificates", award=sample.AWARD)
    assert banners(shown) == ["มี ๓ เรื่องที่ควรดูก่อนพิมพ์"]

    links = [one for one in shown.pane.findChildren(QPushButton) if one.text() == "ดูทั้งหมด"]
    links[0].click()
    over = window.sheet()
    assert over is not None
    said = "\n".join(one.text() for one in over.findChildren(QLabel))
    assert "สิริกัญญารัตน์" in said.replace("\u200b", "")


def test_papers_are_found_and_chips_count(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    sample.fill(workspace)
    shown = page()
    shown.search()
    assert shown.table.search.hasFocus()
    type_text(shown.table.search, "เกียรติ")
    assert kinds(shown) == ["certificates", "certificate-register"]
    shown.table.search.clear()
    shown.table.filter_by("lessons")
    assert kinds(shown) == [LESSON]
    shown.table.filter_by("all")


def test_what_is_printed_is_in_the_history(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    sample.fill(workspace)
    shown = page(kind="announcement", award=sample.AWARD)
    shown.noted()
    settle(shown.desk.runner)

    with workspace.database.read() as session:
        assert printed.papers(session)[sample.AWARD]["announcement"] == 1


def test_a_change_elsewhere_brings_its_paper(
    page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    own_office(workspace)
    id_ = add_lesson(workspace, activity="งานดี", fiscal_year=2568)
    shown = page(kind=LESSON, lesson=id_)
    template, office = workspace.templates["lesson-memo"], workspace.settings.office
    answers: dict[str, Answer] = {"activity": "งานสอง", "fiscal_year": 2569}
    shown.desk.runner.change(
        lambda session, _progress: lessons.add(session, template, answers, office)
    )
    settle(shown.desk.runner)

    about = [row.about for row in shown.table.model.rows if row.kind == LESSON]
    assert about == ["งานสอง ๒๕๖๙", "งานดี ๒๕๖๘"]
    current = shown.table.current
    assert current is not None
    assert current.lesson == id_


def test_a_narrow_window_shows_list_or_paper(
    page: Callable[..., DocumentsPage], workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace)
    page()
    window.set_look(Look(zoom=1.5))
    shown = page()
    assert shown.table.isVisible()
    assert not shown.pane.isVisible()
    assert [act.name for act in shown.header.acts if act.ink] == ["ดูเอกสาร"]

    window.press_ink()
    settle(shown.desk.runner)
    assert shown.pane.isVisible()
    assert not shown.table.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert shown.table.isVisible()
