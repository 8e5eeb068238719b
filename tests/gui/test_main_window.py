from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core import settings
from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from core.people import queries, service
from core.people.service import PersonFields
from core.thai import calendar
from core.workspace import Workspace
from gui import theme
from gui.desk import Desk
from gui.dialogs import Question
from gui.main_window import LEAST, MainWindow
from gui.memory import Memory
from gui.page import Act, Page
from gui.places import Found, Place
from gui.runner import Runner
from gui.screens import settle
from gui.ui import Words
from gui.widgets.focus_ring import FocusRing
from gui.widgets.palette import Palette
from gui.widgets.progress import ProgressSheet
from tests.gui.looking import faults
from tests.gui.typing_thai import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class PeoplePage(Page):
    """A page as others write them, with everything a page may have."""

    tables = frozenset({"person"})

    def build(self) -> None:
        self.done: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("ชื่อ")
        self.names: list[str] = []
        self.reads = 0
        self.lay(self.field, None)
        self.head(
            "บุคลากร",
            "ยังไม่มีรายชื่อ",
            (
                Act("ส่งออก Excel", lambda: self.done.append("out"), "sheet"),
                Act("เพิ่มบุคลากร", lambda: self.done.append("add"), "plus", ink=True, key="Ctrl+N"),
                Act("รวมคนซ้ำ", lambda: self.done.append("merge"), why_not="ยังไม่มีชื่อซ้ำ"),
                Act("ตรวจทั้งหมด", lambda: self.done.append("check"), hidden=True),
            ),
        )

    def refresh(self) -> None:
        self.reads += 1
        self.query(queries.everyone, lambda rows: self.show_names([row.name for row in rows]))

    def show_names(self, names: list[str]) -> None:
        self.names = names
        self.head(facts=f"{len(names)} คน")

    def open(self, draft: object = "", **where: object) -> None:
        super().open(**where)
        self.field.setText(str(draft))

    def where_now(self) -> dict[str, object]:
        return {**self.where, "draft": self.field.text()}

    def search(self) -> None:
        self.field.setFocus()

    def escape(self) -> bool:
        inside = "person" in self.where
        self.where.pop("person", None)
        return inside

    def panes(self) -> Sequence[QWidget]:
        return (self.field,)


class WritingPage(Page):
    rail = True

    def build(self) -> None:
        self.head("ถอดบทเรียน", back="หน้าแรก")
        self.left = 0

    def leave(self) -> None:
        self.left += 1


def find(session: Session, words: str) -> list[Found]:
    return [
        Found("บุคลากร", row.name, row.post, "people", "people", {"person": row.id})
        for row in queries.everyone(session)
        if words in row.name
    ]


def waiting(session: Session, *facts: object) -> int:
    return len(queries.everyone(session)) if facts[-1] == calendar_year() else 0


def calendar_year() -> int:
    return calendar.fiscal_year(datetime.now().astimezone().date())


PLACES = (
    Place("people", "บุคลากร", "people", f"{__name__}:PeoplePage", "find", "waiting"),
    Place("lessons", "ถอดบทเรียน", "lesson", f"{__name__}:WritingPage"),
)


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    runner = Runner()
    made = MainWindow(workspace.folder, workspace.settings.window, runner, memory, PLACES)
    qtbot.addWidget(made)
    made.resize(*LEAST)
    made.show()
    qtbot.waitActive(made)
    made.use(workspace)
    settle(runner)
    yield made
    runner.stop()
    theme.apply(QApplication.instance())  # type: ignore[arg-type]


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def people(window: MainWindow) -> PeoplePage:
    assert isinstance(window.page, PeoplePage)
    return window.page


def add(desk: Desk, name: str = "สมชาย") -> None:
    given = PersonFields(name, "ใจดี", "นาย")
    desk.runner.change(lambda session, _progress: service.add(session, given))
    settle(desk.runner)


def folded(window: MainWindow) -> bool:
    assert window.shell.sidebar is not None
    return window.shell.sidebar.rail


def key(window: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, code, modifiers)


def test_the_first_place_is_shown_with_its_head(window: MainWindow) -> None:
    assert window.windowTitle() == "บุคลากร · ต้นแบบ"
    assert people(window).reads == 1
    assert window.shell.sidebar is not None
    assert window.shell.sidebar.items["people"].isChecked()


def test_a_page_reads_again_when_its_table_changes(window: MainWindow, desk: Desk) -> None:
    add(desk)

    assert people(window).names == ["นายสมชาย ใจดี"]
    assert people(window).header.facts == "1 คน"


def test_a_hidden_page_reads_again_when_it_is_shown(window: MainWindow, desk: Desk) -> None:
    page = people(window)
    desk.go("lessons")
    add(desk)
    assert page.reads == 1

    desk.go("people")
    settle(desk.runner)

    assert page.names == ["นายสมชาย ใจดี"]


def test_what_waits_is_counted_again_after_a_change(window: MainWindow, desk: Desk) -> None:
    add(desk)
    sidebar = window.shell.sidebar
    assert sidebar is not None
    assert sidebar.items["people"].accessibleName() == "บุคลากร รอ ๑ เรื่อง"

    desk.set_year(desk.year_be - 1)
    settle(desk.runner)

    sidebar = window.shell.sidebar
    assert sidebar is not None
    assert sidebar.items["people"].accessibleName() == "บุคลากร"


def test_back_goes_where_one_came_from(window: MainWindow, desk: Desk) -> None:
    people(window).field.setText("ค้าง")
    desk.go("lessons")

    key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert people(window).field.text() == "ค้าง"
    assert people(window).isVisible()


def test_esc_closes_what_is_open_in_the_page_first(window: MainWindow, desk: Desk) -> None:
    desk.go("lessons")
    desk.go("people", person=3)

    key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.navigation is not None
    assert window.navigation.here == "people"
    key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert window.navigation.here == "lessons"


def test_the_arrow_before_the_title_goes_back(window: MainWindow, desk: Desk) -> None:
    desk.go("lessons")

    assert window.shell.header is not None
    window.shell.header.back_asked.emit()

    assert window.navigation is not None
    assert window.navigation.here == "people"


def test_a_page_is_left_before_another_is_shown(window: MainWindow, desk: Desk) -> None:
    desk.go("lessons")
    page = window.page
    assert isinstance(page, WritingPage)

    desk.go("people")

    assert page.left == 1


def test_writing_pages_open_with_the_rail(window: MainWindow, desk: Desk) -> None:
    assert not folded(window)
    desk.go("lessons")
    assert folded(window)

    key(window, Qt.Key.Key_B)

    assert not folded(window)
    key(window, Qt.Key.Key_B)
    desk.go("people")
    assert folded(window)


def test_a_page_that_begins_to_write_folds_the_sidebar(window: MainWindow) -> None:
    page = people(window)

    page.rail = True
    page.head("เขียนถอดบทเรียน")

    assert folded(window)


def test_keys_do_the_acts(window: MainWindow, qtbot: QtBot) -> None:
    key(window, Qt.Key.Key_N)
    key(window, Qt.Key.Key_Return)

    assert people(window).done == ["add", "add"]


def test_keys_wait_while_a_sheet_is_open(window: MainWindow, desk: Desk) -> None:
    done: list[str] = []
    desk.ask(Question("ก", yes="ออกประกาศ"), lambda: done.append("yes"))

    key(window, Qt.Key.Key_N)
    key(window, Qt.Key.Key_K)
    assert people(window).done == []
    key(window, Qt.Key.Key_Return)

    assert done == ["yes"]
    assert window.sheet() is None


def test_ctrl_f_and_f6_move_the_keyboard(window: MainWindow) -> None:
    key(window, Qt.Key.Key_F)
    assert QApplication.focusWidget() is people(window).field

    key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.shell.sidebar is not None
    assert QApplication.focusWidget() is window.shell.sidebar.items["people"]
    key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)

    assert QApplication.focusWidget() is people(window).field


def test_ctrl_s_writes_what_is_open(window: MainWindow, desk: Desk) -> None:
    desk.go("lessons")
    page = window.page
    assert isinstance(page, WritingPage)

    key(window, Qt.Key.Key_S)

    assert page.left == 1


def test_ctrl_page_down_goes_to_the_next_place(window: MainWindow) -> None:
    assert window.navigation is not None
    key(window, Qt.Key.Key_PageDown)
    assert window.navigation.here == "lessons"
    key(window, Qt.Key.Key_PageDown)
    assert window.navigation.here == "people"
    key(window, Qt.Key.Key_PageUp)
    assert window.navigation.here == "lessons"


def test_the_keyboard_does_not_go_to_a_toast_with_the_page(window: MainWindow, desk: Desk) -> None:
    people(window).field.setFocus()
    desk.toast("เพิ่มแล้ว", lambda: None)
    QApplication.processEvents()

    desk.go("lessons")
    QApplication.processEvents()

    assert not isinstance(QApplication.focusWidget(), QPushButton)


def test_ctrl_z_takes_back_what_the_toast_tells(window: MainWindow, desk: Desk) -> None:
    undone: list[str] = []
    desk.toast("ยืนยันชื่อ ๑ คนแล้ว", lambda: undone.append("x"))

    window.setFocus()
    key(window, Qt.Key.Key_Z)
    key(window, Qt.Key.Key_Z)

    assert undone == ["x"]


def test_zoom_rebuilds_the_page_and_keeps_what_is_typed(
    window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    before = people(window)
    before.field.setText("พิมพ์ค้างไว้")
    before.field.setFocus()

    key(window, Qt.Key.Key_Plus)
    settle(desk.runner)

    assert theme.now().zoom == 1.1
    assert people(window) is not before
    assert people(window).field.text() == "พิมพ์ค้างไว้"
    assert people(window).field.hasFocus()
    assert settings.load(workspace.folder).window.zoom == 1.1
    key(window, Qt.Key.Key_Minus)
    key(window, Qt.Key.Key_Minus)
    assert theme.now().zoom == 0.9
    key(window, Qt.Key.Key_0)
    assert theme.now().zoom == 1.0


def test_many_changes_of_look_end_as_the_last_one_asked(
    window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    for mode in ("dark", "contrast", "light", "dark"):
        window.wear(mode)
    settle(desk.runner)

    assert theme.now().mode == "dark"
    assert settings.load(workspace.folder).window.mode == "dark"


def test_large_letters_leave_one_column_and_a_rail(window: MainWindow, desk: Desk) -> None:
    before = (desk.narrow, folded(window))

    window.set_look(replace(window.look, zoom=1.5))

    assert [before, (desk.narrow, folded(window))] == [(False, False), (True, True)]


def test_the_window_never_asks_for_more_than_its_least_size(window: MainWindow) -> None:
    for zoom in (0.8, 1.0, 1.5, 2.0):
        window.set_look(replace(window.look, zoom=zoom))
        assert window.shell.minimumSizeHint().width() <= LEAST[0]
        assert window.shell.minimumSizeHint().height() <= LEAST[1]


def test_the_palette_offers_acts_and_places_and_says_why_not(window: MainWindow) -> None:
    palette = window.open_palette()
    assert palette is not None

    entries = [(line.entry.group, line.entry.name, line.entry.why_not) for line in palette.lines]

    assert entries[:6] == [
        ("ทำ", "เพิ่มบุคลากร", ""),
        ("ทำ", "ส่งออก Excel", ""),
        ("ทำ", "รวมคนซ้ำ", "ยังไม่มีชื่อซ้ำ"),
        ("ทำ", "ตรวจทั้งหมด", ""),
        ("ไปที่", "บุคลากร", ""),
        ("ไปที่", "ถอดบทเรียน", ""),
    ]


def test_the_palette_does_what_is_chosen(window: MainWindow) -> None:
    key(window, Qt.Key.Key_K)
    palette = window.sheet()
    assert isinstance(palette, Palette)

    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)

    assert people(window).done == ["out"]
    assert window.sheet() is None


def test_what_is_not_possible_stays_and_does_nothing(window: MainWindow) -> None:
    palette = window.open_palette()
    assert palette is not None
    type_text(palette.field, "รวม")

    press(palette.field, Qt.Key.Key_Return)

    assert people(window).done == []
    assert window.sheet() is palette


def test_the_palette_finds_records_and_goes_there(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    add(desk, "ปาริชาต")
    palette = window.open_palette()
    assert palette is not None

    type_text(palette.field, "ปาริ")
    qtbot.waitUntil(lambda: [line.entry.group for line in palette.lines] == ["บุคลากร"])
    press(palette.field, Qt.Key.Key_Return)

    assert people(window).where == {"person": 1}


def test_errors_of_background_work_are_told_once(window: MainWindow, desk: Desk) -> None:
    def refuse(_session: Session) -> None:
        raise UserError("ไม่พบรายการนี้ รายการอาจถูกลบไปแล้ว")

    for _ in range(3):
        desk.runner.query(refuse, lambda _none: None)
    settle(desk.runner)

    sheet = window.sheet()
    assert sheet is not None
    sheet.finish()
    assert window.sheet() is None


def test_the_ring_follows_the_keyboard_and_not_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    ring = window.findChild(FocusRing)
    assert ring is not None
    field = people(window).field
    window.setFocus()

    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry().contains(field.mapTo(window, field.rect().center()))
    QTest.mousePress(field, Qt.MouseButton.LeftButton)

    assert not ring.isVisible()


def test_closing_writes_what_is_open_and_remembers_the_size(
    window: MainWindow, desk: Desk, memory: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.go("lessons")
    page = window.page
    window.resize(1300, 700)

    with qtbot.waitSignal(window.closed):
        window.close()

    assert isinstance(page, WritingPage)
    assert page.left == 1
    assert Memory(tmp_path / "window.json").get("window/size") == [1300, 700]


def test_an_unknown_place_is_no_place(
    window: MainWindow, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.go("nowhere")

    assert window.navigation is not None
    assert window.navigation.here == "people"
    assert [record.message for record in caplog.records] == ["there is no place nowhere"]


def test_f1_shows_the_keys(window: MainWindow) -> None:
    key(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)

    sheet = window.sheet()
    assert sheet is not None
    said = [one.text() for one in sheet.findChildren(Words)]
    assert said.count("ค้นหาหรือสั่งงาน") == 1
    assert said.count("ตรวจทาน") == 1
    assert faults(window) == ""


def test_a_crowded_header_folds_its_quiet_acts(window: MainWindow, desk: Desk) -> None:
    page = people(window)
    title = "ถอดบทเรียนการคัดเลือกบุคลากรคุณธรรมต้นแบบของสำนักงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    page.head(title, "๗๔ คน", [*page.header.acts, Act("พิมพ์ทะเบียนทั้งเล่ม", lambda: None, "print")])
    settle(desk.runner)
    header = window.shell.header
    assert header is not None

    assert faults(header) == ""
    assert not any(one.isVisible() for one in header._quiet)
    header._more.click()
    menu = header._more.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()

    assert page.done == ["out"]
    menu.close()


def test_a_long_change_runs_under_a_progress_sheet(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(session: Session, progress: Progress) -> int:
        for _ in progress.each(range(4), "นำเข้า"):
            gate.wait(0.3)
        return service.add(session, PersonFields("สมชาย", "ใจดี", "นาย"))

    seen: list[int] = []
    people(window).run("นำเข้ารายชื่อ", slow, seen.append)
    qtbot.waitUntil(lambda: isinstance(window.sheet(), ProgressSheet))
    window.close()
    assert window.isVisible()
    gate.set()
    settle(desk.runner)

    assert seen == [1]
    assert window.sheet() is None
