"""The designer: the mouse, the keys and the fields change one design, its very PDF follows."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths, sample
from core.workspace import Workspace, open_workspace
from gui.main_window import MainWindow
from gui.pages.awards.certificates import CertificatesStep
from gui.pages.awards.designs import Tile
from gui.pages.awards.page import AwardsPage
from gui.pages.designs.editing import CHECK_MS
from gui.pages.designs.live import REST_MS
from gui.pages.designs.part import DesignPart
from gui.widgets.banner import Banner
from tests.gui.typing_thai import type_text
from tests.gui.walking import key, step_of, toasts, wait, words

KEYS = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NAME = 3  # the box of the holder's name in every design of the program


@pytest.fixture
def workspace(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample year, finished."""
    shutil.copytree(sample_folder, tmp_path / "workspace")
    made = open_workspace(tmp_path / "workspace")
    yield made
    made.close()


@pytest.fixture
def part(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> DesignPart:
    """The gold design over the certificates of the sample year."""
    qtbot.waitActive(window)
    assert window.desk is not None
    window.desk.go("awards", key=sample.AWARD, design="gold")
    return opened(window)


def opened(window: MainWindow) -> DesignPart:
    wait(window)
    page = window.page
    assert isinstance(page, AwardsPage)
    assert isinstance(page.part, DesignPart)
    page.part.start()
    return page.part


def at(part: DesignPart, index: int = NAME) -> tuple[float, ...]:
    assert part.editing.design is not None
    return part.editing.design.boxes[index].at


def drag(part: DesignPart, start: QPointF, right_mm: float, down_mm: float) -> None:
    """Hold the mouse at a place of the canvas and let go so many millimetres away."""
    canvas, design = part.canvas, part.editing.design
    assert design is not None
    scale = canvas.paper().width() / design.page[0]
    end = QPointF(start.x() + right_mm * scale, start.y() + down_mm * scale)
    QTest.mousePress(canvas, LEFT, pos=start.toPoint())
    for share in (0.5, 1.0):
        place = start + (end - start) * share
        QTest.mouseMove(canvas, place.toPoint())
        QApplication.processEvents()


def let_go(part: DesignPart, window: MainWindow) -> None:
    QTest.mouseRelease(part.canvas, LEFT, pos=QPoint(1, 1))
    wait(window)


def checked(part: DesignPart, window: MainWindow, qtbot: QtBot) -> list[str]:
    """What is said to be wrong."""
    qtbot.wait(CHECK_MS + 50)
    wait(window)
    return [one.words.text() for one in part.boxes.findChildren(Banner) if one.isVisible()]


def rested(part: DesignPart, window: MainWindow, qtbot: QtBot) -> bytes:
    """The very PDF of now, which comes when nothing moves."""
    qtbot.waitUntil(lambda: part.live.is_exact)
    wait(window)
    return part._pages.data


def picture(part: DesignPart) -> QImage:
    """The paper as the canvas has it, without outlines."""
    paper = part.canvas.paper()
    image = QImage(paper.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    assert part.live.paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def differing(one: QImage, other: QImage) -> int:
    """Pixels that are clearly otherwise."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs)


def own_files(workspace: Workspace) -> list[str]:
    folder = workspace.folder / "templates" / "certificates"
    return sorted(file.name for file in folder.glob("*")) if folder.exists() else []


def test_it_opens_on_a_copy_with_the_longest_name_and_no_fault(
    part: DesignPart, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    design = part.editing.design
    assert design is not None
    assert (design.id, design.title) == ("gold-2", "ทองคลาสสิก สำเนา")
    assert part._who.text() == "ใบที่ ๓ จาก ๕ ชื่อยาวที่สุด"
    assert part.boxes.rows.currentItem().text() == "ชื่อผู้รับ"
    assert part._pages.data.startswith(b"%PDF")
    assert [one for one in checked(part, window, qtbot) if "ทับ" in one] == []
    part.escape()
    wait(window)
    assert step_of(window).step == "certificates"
    assert own_files(workspace) == []


def test_a_box_is_dragged_snaps_to_the_middle_and_comes_back(
    part: DesignPart, window: MainWindow
) -> None:
    before = at(part)
    grip = part.canvas.box_at(NAME).topLeft() + QPointF(9, 9)
    drag(part, grip, 30, 20)
    assert at(part)[0] == pytest.approx(before[0] + 30, abs=0.6)
    assert at(part)[1] == pytest.approx(before[1] + 20, abs=1.5)
    let_go(part, window)

    drag(part, part.canvas.box_at(NAME).topLeft() + QPointF(9, 9), -29.2, 0)
    assert at(part)[0] == before[0]
    assert [guide.at for guide in part.canvas.guides if guide.upright] == [148.5]
    let_go(part, window)
    assert part.canvas.guides == ()

    key(window, KEYS.Key_Z, ctrl=True)
    assert at(part)[0] == pytest.approx(before[0] + 30, abs=0.6)
    key(window, KEYS.Key_Z, ctrl=True)
    assert at(part) == before
    key(window, KEYS.Key_Y, ctrl=True)
    assert at(part)[0] == pytest.approx(before[0] + 30, abs=0.6)


def test_a_handle_makes_a_box_larger_and_never_turns_it_over(
    part: DesignPart, window: MainWindow
) -> None:
    left, top, width, height = at(part)
    corner = part.canvas.box_at(NAME).bottomRight()
    drag(part, corner, 10, 6)
    let_go(part, window)
    assert at(part)[:2] == (left, top)
    assert at(part)[2:] == pytest.approx((width + 10, height + 6), abs=0.6)
    drag(part, part.canvas.box_at(NAME).bottomRight(), -400, -400)
    let_go(part, window)
    assert at(part) == (left, top, 2.0, 2.0)


def test_keys_nudge_and_resize_the_chosen_box(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    left, top, width, height = at(part)
    key(window, KEYS.Key_Right)
    key(window, KEYS.Key_Up, shift=True)
    assert at(part) == (left + 0.5, top - 5, width, height)
    key(window, KEYS.Key_Down, ctrl=True)
    key(window, KEYS.Key_Left, ctrl=True, shift=True)
    assert at(part) == (left + 0.5, top - 5, width - 5, height + 0.5)
    pdf = rested(part, window, qtbot)
    key(window, KEYS.Key_Right, shift=True)
    assert rested(part, window, qtbot) != pdf


def test_what_is_drawn_while_a_box_moves_is_what_the_very_pdf_shows(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    still = picture(part)
    key(window, KEYS.Key_Down, shift=True)
    assert (part.live.is_current, part.live.is_exact) == (True, False)
    layers = picture(part)
    pdf = rested(part, window, qtbot)
    exact = picture(part)
    assert part.live.is_exact
    assert differing(layers, still) > 2000
    assert differing(layers, exact) <= 20
    key(window, KEYS.Key_Z, ctrl=True)
    assert rested(part, window, qtbot) != pdf


def test_a_box_that_is_dragged_without_a_rest_is_seen_on_its_way(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    key(window, KEYS.Key_Right)
    rested(part, window, qtbot)
    seen = []
    part.live.arrived.connect(lambda: seen.append(part.live.is_exact))
    start = part.canvas.box_at(NAME).topLeft() + QPointF(9, 9)
    QTest.mousePress(part.canvas, LEFT, pos=start.toPoint())
    for i in range(40):
        QTest.mouseMove(part.canvas, (start + QPointF(3 * i, 20)).toPoint())
        qtbot.wait(10)
    qtbot.wait(REST_MS + 100)  # held still, it is not drawn exactly either
    wait(window)
    assert len(seen) >= 3
    assert not any(seen)
    let_go(part, window)
    assert part.live.is_exact


def test_the_fields_say_and_change_the_chosen_box(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    values = part.values
    assert values is not None
    assert [field.value() for field in values.at] == [38.5, 79.5, 220.0, 18.0]
    values.at[0].setFocus()
    values.at[0].selectAll()
    type_text(values.at[0].lineEdit(), "๔๐.๕")
    key(window, KEYS.Key_Tab)
    assert at(part) == (40.5, 79.5, 220.0, 18.0)
    values.largest.setValue(30)
    values.smallest.setValue(32)
    design = part.editing.design
    assert design is not None
    assert design.boxes[NAME].size == (32, 32)

    values.words.setPlainText("{name")
    assert "วงเล็บปีกกา" in values.wording.error
    values.words.setPlainText("{nick}")
    assert "ไม่มีค่า {nick}" in values.wording.error
    assert part.editing.design is not None
    assert part.editing.design.boxes[NAME].value == "{name}"
    values.words.setPlainText("คุณ{name}")
    wait(window)
    assert values.wording.error == ""
    assert part.editing.design.boxes[NAME].value == "คุณ{name}"
    part.editing.pick(0)
    assert not values.words.isVisible()


def test_boxes_come_and_go(part: DesignPart, window: MainWindow) -> None:
    count = part.boxes.rows.count()
    part.boxes.add.menu().actions()[0].trigger()
    wait(window)
    assert part.boxes.rows.count() == count + 1
    assert part.boxes.rows.currentItem().text() == "ข้อความใหม่"
    key(window, KEYS.Key_Delete)
    assert part.boxes.rows.count() == count
    part.boxes.rows.setFocus()
    part.boxes.rows.setCurrentRow(0)
    key(window, KEYS.Key_Delete)
    key(window, KEYS.Key_Z, ctrl=True)
    assert part.boxes.rows.count() == count


def test_what_lies_over_another_or_off_the_page_is_said_and_signed(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    part.editing.edit({"at": at(part, NAME + 1)}, "at")
    assert "ชื่อผู้รับ พิมพ์ทับ ตำแหน่งผู้รับ" in checked(part, window, qtbot)
    assert not part.boxes.rows.item(NAME).icon().isNull()
    assert part.boxes.rows.item(0).icon().isNull()
    part.editing.edit({"at": (250.0, 20.0, 100.0, 10.0)}, "at2")
    assert "ชื่อผู้รับ ออกนอกกระดาษ" in checked(part, window, qtbot)
    part.editing.edit({"at": (120.0, 79.5, 60.0, 18.0)}, "at3")
    said = [one for one in checked(part, window, qtbot) if "ยาวเกินกรอบ" in one]
    assert [one for one in said if one.startswith("ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์")]


def test_an_own_background_takes_the_place_of_the_ornaments(
    part: DesignPart, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    Image.new("RGB", (594, 420), "red").save(tmp_path / "b.png")
    part.editing.take_background(tmp_path / "b.png")
    wait(window)
    design = part.editing.design
    assert design is not None
    assert design.art == ()
    assert (workspace.files / design.background).exists()
    assert toasts(window)[-1] == "ใช้ภาพพื้นหลังแล้ว"
    assert part.boxes.drop.text() == "เอาพื้นหลังออก"
    part.editing.undo()
    assert part.editing.design is not None
    assert part.editing.design.art

    (tmp_path / "c.png").write_bytes(b"no picture")
    part.editing.take_background(tmp_path / "c.png")
    wait(window)
    sheet = window.sheet()
    assert sheet is not None
    sheet.finish()


def test_a_changed_design_is_kept_used_and_edited_again(
    part: DesignPart, window: MainWindow, workspace: Workspace
) -> None:
    gold = (paths.RESOURCES / "certificates" / "gold.toml").read_bytes()
    part.boxes.title.setFocus()
    part.boxes.title.selectAll()
    type_text(part.boxes.title, "ของเรา")
    part.canvas.setFocus()
    key(window, KEYS.Key_Down, shift=True)
    key(window, KEYS.Key_S, ctrl=True)
    assert own_files(workspace) == ["gold-2.toml"]
    assert toasts(window)[-1] == "บันทึกแบบของเราแล้ว"
    written = tomllib.loads(
        (workspace.folder / "templates/certificates/gold-2.toml").read_text("utf-8")
    )
    assert (written["id"], written["title"]) == ("gold-2", "ของเรา")
    assert written["box"][NAME]["at"] == [38.5, 84.5, 220, 18]
    assert (paths.RESOURCES / "certificates" / "gold.toml").read_bytes() == gold

    part.escape()
    wait(window)
    step = step_of(window)
    assert isinstance(step, CertificatesStep)
    assert step.paper is not None
    assert step.paper.wish().design == "gold-2"
    assert "แบบ ของเรา" in [tile.accessibleName() for tile in step.findChildren(Tile)]
    assert window.page is not None
    assert "design_chosen" not in window.page.where_now()
    step.edit_design()
    again = opened(window)
    assert again.editing.design is not None
    assert (again.editing.design.id, again.editing.kept) == ("gold-2", again.editing.design)
    assert again.facts_line == "แบบของเรา บันทึกแล้ว"


def test_leaving_keeps_what_was_changed(
    part: DesignPart, window: MainWindow, workspace: Workspace
) -> None:
    key(window, KEYS.Key_Down)
    assert window.desk is not None
    window.desk.go("home")
    wait(window)
    assert own_files(workspace) == ["gold-2.toml"]


def test_a_zoom_keeps_the_design_and_the_chosen_box(part: DesignPart, window: MainWindow) -> None:
    key(window, KEYS.Key_Right, shift=True)
    part.editing.pick(5)
    window.zoom(0.5)
    again = opened(window)
    assert at(again)[0] == 43.5
    assert again.editing.index == 5
    window.zoom(-0.5)
    wait(window)


def test_tab_goes_through_the_panes_as_one_reads(part: DesignPart, window: MainWindow) -> None:
    values = part.values
    assert values is not None
    part.boxes.title.setFocus()
    wanted = [part.boxes.paper, part.boxes.rows, part.boxes.add, part.boxes.delete]
    wanted += [part.boxes.background]
    wanted += [part.boxes.drop, *part._turns, part.canvas, values.words, values.insert, *values.at]
    seen = []
    for _ in wanted:
        key(window, KEYS.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == wanted


def test_a_design_without_its_background_says_so_and_the_others_are_there(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    gold = (paths.RESOURCES / "certificates" / "gold.toml").read_text("utf-8")
    folder = workspace.folder / "templates" / "certificates"
    folder.mkdir(parents=True)
    lost = '[[art]]\ndraw = "background"\nfile = "0a.png"\n[[box]]'
    text = gold.replace("[[box]]", lost, 1).replace('id = "gold"', 'id = "ours"')
    (folder / "ours.toml").write_text(text, "utf-8")
    assert window.desk is not None
    window.desk.go("awards", key=sample.AWARD, step="certificates", design_chosen="ours")
    wait(window)
    qtbot.wait(200)
    wait(window)
    step = step_of(window)
    assert isinstance(step, CertificatesStep)
    pictured = [tile._image is not None for tile in step.findChildren(Tile)]
    assert pictured == [True, True, True, True, False]
    assert step.paper is not None
    assert "พื้นหลังของแบบทองคลาสสิกหายไป" in step.paper._preview.sheets._words


def repage(part: DesignPart, window: MainWindow, words: str) -> None:
    """Choose the paper in its list, as a press on it does."""
    at = part.boxes.paper.findText(words)
    part.boxes.paper.setCurrentIndex(at)
    part.boxes.paper.activated.emit(at)
    wait(window)


def test_boxes_go_with_paper_of_the_same_shape(
    part: DesignPart, window: MainWindow, qtbot: QtBot
) -> None:
    before = part.editing.design
    repage(part, window, "A5 แนวนอน")
    design = part.editing.design
    assert design is not None
    assert design.page == (210.0, 148.0)
    assert [one for one in checked(part, window, qtbot) if "ออกนอก" in one] == []
    assert not part.boxes.pull.isVisible()
    key(window, KEYS.Key_Z, ctrl=True)
    assert part.editing.design == before


def test_other_paper_lists_what_falls_outside_and_pulls_it_in_when_asked(
    part: DesignPart, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    before = part.editing.design
    assert before is not None
    assert part.boxes.paper.currentText() == "A4 แนวนอน"
    assert not part.boxes.pull.isVisible()
    repage(part, window, "A5 แนวตั้ง")
    design = part.editing.design
    assert design is not None
    assert (design.page, design.art_page) == ((148.0, 210.0), (297.0, 210.0))
    assert [box.at for box in design.boxes] == [box.at for box in before.boxes]
    said = checked(part, window, qtbot)
    assert "ชื่อผู้รับ ออกนอกกระดาษ" in said
    assert part.boxes.pull.isVisible()

    part.boxes.pull.click()
    wait(window)
    pulled = part.editing.design
    assert pulled is not None
    assert all(
        left >= 0 and top >= 0 and left + wide <= 148 and top + high <= 210
        for left, top, wide, high in (box.at for box in pulled.boxes)
    )
    assert not part.boxes.pull.isVisible()
    assert toasts(window)[-1] == "ดึงกล่องเข้ามาในกระดาษแล้ว"
    key(window, KEYS.Key_Z, ctrl=True)
    key(window, KEYS.Key_Z, ctrl=True)
    assert part.editing.design == before

    repage(part, window, "A4 แนวตั้ง")
    assert [one for one in checked(part, window, qtbot) if "อีกแนว" in one] != []
    with pypdfium2.PdfDocument(rested(part, window, qtbot)) as pdf:
        assert pdf.get_page_size(0) == pytest.approx((595.28, 841.89), abs=0.01)
    key(window, KEYS.Key_S, ctrl=True)
    written = tomllib.loads(
        (workspace.folder / "templates/certificates/gold-2.toml").read_text("utf-8")
    )
    assert (written["page"], written["art_page"]) == ([210, 297], [297, 210])


def test_only_an_own_design_is_deleted_after_a_question_and_comes_back(
    part: DesignPart, window: MainWindow, workspace: Workspace
) -> None:
    named = {act.name: act for act in part.acts()}
    assert "แบบของโปรแกรมลบไม่ได้" in named["ลบแบบนี้"].why_not
    part.delete()
    assert window.sheet() is None
    key(window, KEYS.Key_Down)
    key(window, KEYS.Key_S, ctrl=True)
    assert own_files(workspace) == ["gold-2.toml"]
    written = (workspace.folder / "templates/certificates/gold-2.toml").read_bytes()

    part.delete()
    sheet = window.sheet()
    assert sheet is not None
    assert any("ยังใช้ได้และตรวจรหัสได้เหมือนเดิม" in one for one in words(sheet))
    key(window, KEYS.Key_Escape)
    assert own_files(workspace) == ["gold-2.toml"]
    part.delete()
    sheet = window.sheet()
    assert sheet is not None
    sheet.press_ink()
    wait(window)
    assert own_files(workspace) == []
    assert toasts(window)[-1] == "ลบแบบทองคลาสสิก สำเนาแล้ว"
    step = step_of(window)
    assert isinstance(step, CertificatesStep)
    assert step.paper is not None
    assert (step.paper.wish().design, step.paper.why_not()) == ("gold", "")
    assert window.desk is not None
    assert window.desk.take_back()
    wait(window)
    again = (workspace.folder / "templates/certificates/gold-2.toml").read_bytes()
    assert again == written
