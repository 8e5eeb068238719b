from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui import theme, ui
from gui.main_window import LEAST
from gui.places import Place
from gui.widgets.badge import Badge, BadgeLabel, paint_row
from gui.widgets.bars import Count, VirtueBars
from gui.widgets.choice import Choice
from gui.widgets.sidebar import Sidebar, SidebarFacts
from gui.widgets.step_track import Stand, Step, StepTrack, steps
from tests.gui.looking import faults, watching_texts

NAMES = "เตรียม ลงคะแนน ยืนยันชื่อ นับ มติ ยืนยันผล ประกาศ เกียรติบัตร ถอดบทเรียน".split()
LONG = "ว่าที่ร้อยตรีหญิง กัลยาณีรัตน์ ประเสริฐสุขสวัสดิ์วัฒนากุล"
PLACES = (
    Place("home", "หน้าแรก", "home", ""),
    Place("imports", "นำเข้า", "import", ""),
)


Show = Callable[[QWidget, int], QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget at the top of a board so wide, which lives as long as the test."""
    kept: list[QWidget] = []

    def on_board(widget: QWidget, width: int) -> QWidget:
        holder = ui.box(ui.col(widget, None))
        qtbot.addWidget(holder)
        holder.resize(width, 300)
        holder.show()
        kept.append(holder)
        return holder

    return on_board


def test_a_step_is_asked_for_by_mouse_and_keys(qtbot: QtBot, show: Show) -> None:
    track = StepTrack(steps(NAMES, 4))
    show(track, 900)

    with qtbot.waitSignal(track.asked) as pressed:
        QTest.mouseClick(track._dots[2], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(track.asked) as entered:
        QTest.keyClick(track._dots[0], Qt.Key.Key_Return)

    assert (pressed.args, entered.args) == ([2], [0])


def test_a_step_not_possible_yet_says_why_and_does_nothing(qtbot: QtBot, show: Show) -> None:
    why = "ออกประกาศได้เมื่อยืนยันผลแล้ว"
    track = StepTrack([Step("นับ", Stand.NOW), Step("ประกาศ", Stand.LATER, why)])
    show(track, 600)

    with qtbot.assertNotEmitted(track.asked):
        QTest.mouseClick(track._dots[1], Qt.MouseButton.LeftButton)

    assert track._dots[1].toolTip() == why


def test_a_track_says_where_the_work_stands() -> None:
    assert [step.stand for step in steps(NAMES[:3], 1, stuck=True)] == [
        Stand.DONE,
        Stand.STUCK,
        Stand.LATER,
    ]


@pytest.mark.parametrize("width", [260, 420, 700, 900, 1400])
def test_no_word_of_a_track_is_cut_at_any_width(show: Show, width: int) -> None:
    track = StepTrack(steps(NAMES, 4, stuck=True))
    holder = show(track, width)

    assert faults(holder) == ""
    assert track.accessibleName() == "ทำแล้ว ๔ จาก ๙ ขั้น ขั้นนี้คือ มติ"
    dots = [dot.geometry() for dot in track._dots]
    assert all(one.right() < other.right() for one, other in pairwise(dots))
    assert dots[-1].right() <= width


@pytest.mark.parametrize("width", [220, 300, 400, 700])
def test_a_name_in_a_choice_is_whole_at_any_width(qtbot: QtBot, show: Show, width: int) -> None:
    choice = Choice(LONG, "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ", "๒๔", "คะแนน")
    holder = show(choice, width)
    before = choice.height()

    assert faults(holder) == ""
    holder.resize(900, 300)
    qtbot.waitUntil(lambda: choice.height() <= before)
    assert choice.accessibleName() == f"{LONG} นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ ๒๔ คะแนน"


def test_bars_need_the_room_of_their_names(qtbot: QtBot) -> None:
    bars = VirtueBars(Count("วินัย", "discipline", ((LONG, 24), ("นายสมชาย ใจดี", 2)), "", 70), 24)

    with watching_texts() as lost:
        bars.resize(bars.minimumSizeHint())
        bars.grab()

    assert lost == []
    assert bars.accessibleName() == f"ด้านวินัย {LONG} ๒๔ คะแนน, นายสมชาย ใจดี ๒ คะแนน"


def test_nobody_leads_where_nobody_has_votes(qtbot: QtBot, show: Show) -> None:
    bars = VirtueBars(Count("วินัย", "discipline", (("ก", 0),), "งด ๒", 0), 0)
    show(bars, 700)

    assert faults(bars) == ""


def test_badges_that_do_not_fit_are_counted(qtbot: QtBot) -> None:
    badges = [Badge(f"วินัย ๖{i}", "ink") for i in "๕๖๗๘"]
    one = badges[0].size().width()

    assert painted(badges, one * 5) == 4
    assert painted(badges, one * 2 + 60) == 3


def painted(badges: list[Badge], width: int) -> int:
    """How many boxes are seen in a row so wide."""
    image = QImage(width, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_row(painter, QRectF(0, 0, width, 24), badges)
    painter.end()
    inked = [image.pixelColor(x, 3).lightness() < 255 for x in range(width)]
    return sum(after and not before for before, after in zip([False, *inked], inked, strict=False))


def test_a_badge_is_spoken(qtbot: QtBot) -> None:
    made = BadgeLabel(Badge("ร่าง", "still", "pen"))
    qtbot.addWidget(made)

    made.show_badge(Badge("ลงนามแล้ว", "good", "stamp"))

    assert made.accessibleName() == "ลงนามแล้ว"


@pytest.mark.parametrize("shape", ["whole", "rail"])
def test_the_sidebar_goes_to_places_and_counts_what_waits(qtbot: QtBot, shape: str) -> None:
    facts = SidebarFacts("ศธจ.แสนสุข", Path("/ข้อมูล/ต้นแบบ"), 2568, (2569, 2568))
    sidebar = Sidebar(PLACES, facts, rail=shape == "rail")
    qtbot.addWidget(sidebar)
    sidebar.resize(sidebar.width(), 680)
    sidebar.show()
    sidebar.show_waiting("imports", 8)

    with qtbot.waitSignal(sidebar.asked) as asked:
        QTest.mouseClick(sidebar.items["imports"], Qt.MouseButton.LeftButton)

    assert asked.args == ["imports"]
    assert sidebar.items["imports"].accessibleName() == "นำเข้า รอ ๘ เรื่อง"
    assert faults(sidebar) == ""


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_nine_places_stand_in_the_least_height(
    qtbot: QtBot, qapp: QApplication, zoom: float
) -> None:
    theme.apply(qapp, "light", zoom)
    places = [Place(str(i), f"ที่ {i}", "home", "") for i in range(9)]
    facts = SidebarFacts("ศธจ.แสนสุข", Path("/x"), 2568, (2568,))
    sidebar = Sidebar(places, facts, rail=zoom > 1)
    qtbot.addWidget(sidebar)
    sidebar.resize(sidebar.width(), LEAST[1])
    sidebar.show()
    qapp.processEvents()

    assert sidebar.minimumSizeHint().height() <= LEAST[1]
    assert faults(sidebar) == ""
    sidebar.show_here("8")
    last = sidebar.items["8"]
    assert sidebar.rect().contains(last.mapTo(sidebar, last.rect().bottomLeft()))
    theme.apply(qapp)


def test_a_fiscal_year_is_chosen(qtbot: QtBot) -> None:
    facts = SidebarFacts("", Path("/x"), 2568, (2569, 2568))
    sidebar = Sidebar(PLACES, facts, rail=False)
    qtbot.addWidget(sidebar)
    sidebar.show()
    sidebar.year.click()
    menu = sidebar.year.findChild(QMenu)
    assert menu is not None

    with qtbot.waitSignal(sidebar.year_asked) as asked:
        menu.actions()[0].trigger()

    assert [act.text() for act in menu.actions()] == ["ปีงบประมาณ ๒๕๖๙", "ปีงบประมาณ ๒๕๖๘"]
    assert asked.args == [2569]
    menu.close()
