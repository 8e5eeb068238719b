"""Papers of a round: the very PDF beside its fields, what it lacks, saved and noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import sample
from core.awards.printed import papers
from core.settings import Chief
from core.workspace import Workspace
from gui import printing
from gui.main_window import MainWindow
from gui.pages.awards.announcement import ResultPaperStep
from gui.pages.awards.count import CountStep
from gui.pages.awards.designs import Tile
from gui.pages.awards.papers import PaperSheet
from gui.widgets.date_field import DateField
from tests.gui.walking import ink, press, stand, step_of, toasts, wait, words

AWARD = sample.AWARD


def letters(data: bytes) -> str:
    """The letters on every page, without blanks."""
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.replace("\u2060", "").split())


def paper(window: MainWindow, step: str) -> PaperSheet:
    shown = stand(window, AWARD, step)
    assert isinstance(shown, ResultPaperStep)
    assert shown.paper is not None
    return shown.paper


def made(sheet: PaperSheet) -> bytes:
    assert sheet._made is not None
    return sheet._made.paper.data


def settle_paper(window: MainWindow, qtbot: QtBot) -> None:
    """The last key was long enough ago, and the paper is made anew."""
    qtbot.wait(200)
    wait(window)


def inks(window: MainWindow) -> Sequence[tuple[str, str]]:
    assert window.page is not None
    return [(act.name, act.why_not) for act in window.page.header.acts if act.ink]


@pytest.mark.parametrize("step", ["announcement", "certificates"])
def test_an_open_round_says_that_its_papers_wait(
    workspace: Workspace, window: MainWindow, step: str
) -> None:
    sample.fill(workspace, until="decided")
    shown = stand(window, AWARD, step)

    assert words(shown)[0] == "รอยืนยันผล"
    assert inks(window) == [("ยืนยันผล", "")]
    press(shown, "ดูว่าต้องทำอะไรก่อน")
    wait(window)
    assert step_of(window).step == "freeze"


def test_the_preview_is_the_very_pdf_and_follows_the_date(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    sheet = paper(window, "announcement")
    assert sheet._preview.data == made(sheet)
    assert "ประกาศณวันที่๔กรกฎาคม" not in letters(made(sheet))

    day = sheet.findChildren(DateField)[0]
    day.set_day(date(2025, 7, 4))
    day.day_changed.emit(day.day)
    settle_paper(window, qtbot)

    assert "ประกาศณวันที่๔กรกฎาคมพ.ศ.๒๕๖๘" in letters(made(sheet))
    assert sheet._preview.data == made(sheet)


def test_a_draft_says_so_in_its_margin(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    sheet = paper(window, "announcement")
    assert "ร่าง" not in letters(made(sheet))

    sheet._draft.setChecked(True)
    settle_paper(window, qtbot)

    assert "ร่าง" in letters(made(sheet))


def test_what_a_final_paper_lacks_is_said_by_name_with_the_way_to_give_it(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    settings = workspace.settings
    nobody = replace(settings, office=replace(settings.office, chief=Chief()))
    workspace.change_settings(nobody)
    sheet = paper(window, "announcement")

    lacks = "ชื่อหัวหน้าสำนักงาน ตำแหน่งหัวหน้าสำนักงาน"
    assert inks(window) == [("พิมพ์", f"ยังขาด {lacks} จึงยังพิมพ์ฉบับจริงไม่ได้ พิมพ์ฉบับร่างได้")]
    assert f"ยังขาด {lacks} ที่แสดงอยู่คือฉบับร่าง ใส่ในหน้าตั้งค่าแล้วกลับมาพิมพ์ฉบับจริง" in words(sheet)
    assert "ร่าง" in letters(made(sheet))
    sheet._draft.setChecked(True)
    settle_paper(window, qtbot)
    assert inks(window) == [("พิมพ์", "")]
    links = [one for one in sheet.findChildren(QPushButton) if one.text() == "ไปหน้าตั้งค่า"]
    links[0].click()
    wait(window)
    assert window.navigation is not None
    assert window.navigation.here == "settings"


def test_every_certificate_is_in_one_pdf_of_the_chosen_design(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    sheet = paper(window, "certificates")
    tiles = sheet.findChildren(Tile)
    assert [tile.accessibleName() for tile in tiles] == [
        "แบบ ทองคลาสสิก",
        "แบบ เส้นสงบ",
        "แบบ บัวบาน",
        "แบบ ทางการขาวดำ",
    ]
    assert all(tile._image is not None for tile in tiles)
    assert inks(window) == [("พิมพ์ ๕ ใบ", "")]
    gold = made(sheet)

    tiles[3].click()
    settle_paper(window, qtbot)

    plain = made(sheet)
    document = pypdfium2.PdfDocument(plain)
    assert len(document) == 5
    document.close()
    assert plain != gold
    assert sheet.wish().design == "plain"
    long = "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข"
    assert any(one == f"ชื่อยาว ย่อขนาดให้พอดีกรอบ: {long}" for one in words(sheet))


def test_a_saved_final_paper_is_noted_and_a_draft_is_not(
    workspace: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    sheet = paper(window, "certificates")
    sheet._draft.setChecked(True)
    settle_paper(window, qtbot)
    assert sheet._made is not None

    draft, final = tmp_path / "ร่าง.pdf", tmp_path / "จริง.pdf"
    assert window.desk is not None
    printing.write(window.desk, sheet._made.paper, sheet.noted, draft)
    wait(window)
    with workspace.database.read() as session:
        assert papers(session) == {}
    sheet._draft.setChecked(False)
    settle_paper(window, qtbot)
    printing.write(window.desk, sheet._made.paper, sheet.noted, final)
    wait(window)

    assert final.read_bytes() == made(sheet)
    assert toasts(window) == ["บันทึก จริง.pdf แล้ว"]
    with workspace.database.read() as session:
        assert papers(session) == {AWARD: {"certificates": 1}}
    assert step_of(window).facts.progress.done >= {"certificates"}


def test_the_tally_sheet_prints_at_any_time(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="names")
    step = stand(window, AWARD, "count")
    assert isinstance(step, CountStep)

    step.show_paper()
    wait(window)

    assert step._paper is not None
    assert "ยังไม่ยืนยันผล" in letters(made(step._paper))
    assert inks(window) == [("พิมพ์", "")]
    assert step.escape()
    wait(window)
    assert "ผู้มีสิทธิ" in words(step)


def test_a_lesson_is_begun_once_and_opened_in_its_place(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="decided")
    stand(window, AWARD, "lesson")
    assert window.desk is not None
    asked: list[tuple[str, object]] = []
    window.desk.going.connect(lambda place, where: asked.append((place, where)))

    ink_of_page(window)
    step = stand(window, AWARD, "lesson")

    assert [one.subject for one in step.facts.lessons] == [AWARD]
    record = step.facts.lessons[0]
    assert (record.activity, record.fiscal_year) == ("บุคลากรคุณธรรมต้นแบบ", 2568)
    assert asked[0] == ("lessons", {"lesson": record.id})
    assert inks(window) == [("เขียนต่อ", "")]


def ink_of_page(window: MainWindow) -> None:
    window.press_ink()
    wait(window)


def test_fields_keep_what_was_said_through_a_zoom(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    qtbot.waitActive(window)
    sheet = paper(window, "announcement")
    sheet._fields.fill_in({"number": "๑๒/๒๕๖๘", "date": "2025-07-04"})
    sheet.again()
    settle_paper(window, qtbot)

    window.zoom(0.1)
    wait(window)
    settle_paper(window, qtbot)
    again = paper(window, "announcement")
    assert again.wish().values == {"number": "๑๒/๒๕๖๘", "date": "2025-07-04"}
    window.zoom(-0.1)
    wait(window)

    assert "ที่๑๒/๒๕๖๘" in letters(made(paper(window, "announcement")))
    ink(window)
