from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.thai import order
from gui.memory import Memory
from gui.table_model import Column, RowsModel
from gui.ui import button
from gui.widgets.badge import Badge
from gui.widgets.cells import whole
from gui.widgets.fields import Combo
from gui.widgets.table import Filter, Listing, Table
from tests.gui.looking import faults
from tests.gui.typing_thai import press, type_text

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    group: str = "อำนวยการ"
    left: bool = False


COLUMNS: tuple[Column[Row], ...] = (
    Column("ชื่อ", lambda row: row.name, lambda row: order.sort_key(row.name)),
    Column("กลุ่ม", lambda row: row.group, width=120, spare=True),
    Column("เลขที่", lambda row: str(row.id), lambda row: row.id, width=80, right=True),
)
ROWS = (Row(10, "แก้ว"), Row(9, "กล้า", "นิเทศ"), Row(2, "เกษม", left=True))
LISTING: Listing[Row] = Listing(
    "test",
    COLUMNS,
    identity=lambda row: row.id,
    search=lambda row: f"{row.name} {row.group}",
    unit="คน",
    filters=(
        Filter("all", "ทั้งหมด", lambda _row: True),
        Filter("left", "ย้ายออก", lambda row: row.left),
    ),
)


def table(qtbot: QtBot, memory: Memory, rows: tuple[Row, ...] = ROWS) -> Table[Row]:
    made: Table[Row] = Table(LISTING, memory)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.set_rows(rows)
    return made


def names(made: Table[Row]) -> list[str]:
    return [row.name for row in made.model.rows]


def test_rows_are_searched_as_one_types(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)

    type_text(made.search, "นิเทศ")

    assert names(made) == ["กล้า"]
    assert made.foot.text() == "แสดง ๑ จาก ๓ คน"


def test_search_does_not_mind_how_a_letter_was_typed(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory, (Row(1, "น้ำฝน"),))

    made.search.setText("น\u0e4d\u0e49า")

    assert names(made) == ["น้ำฝน"]


def test_what_is_not_found_is_said(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)

    made.search.setText("ปาริชาด")

    assert names(made) == []
    assert made.view._nothing == "ไม่พบ “ปาริชาด”"
    press(made.search, Qt.Key.Key_Escape)
    assert len(names(made)) == 3


def test_chips_count_and_filter_and_are_remembered(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    chips = made._chips.buttons()
    assert [one.text() for one in chips] == ["ทั้งหมด ๓", "ย้ายออก ๑"]

    chips[1].click()

    assert names(made) == ["เกษม"]
    assert names(table(qtbot, memory)) == ["เกษม"]


def test_sorting_uses_the_key_and_is_remembered(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    head = made.view.horizontalHeader()

    head.setSortIndicator(0, ASCENDING)
    assert names(made) == ["กล้า", "เกษม", "แก้ว"]
    head.setSortIndicator(2, DESCENDING)
    assert names(made) == ["แก้ว", "กล้า", "เกษม"]

    assert names(table(qtbot, memory)) == ["แก้ว", "กล้า", "เกษม"]


def test_a_sort_key_is_computed_once_a_row() -> None:
    asked: list[int] = []

    def key(row: Row) -> int:
        asked.append(row.id)
        return row.id

    column: Column[Row] = Column("ก", lambda row: row.name, key)
    model: RowsModel[Row] = RowsModel((column,))
    model.set_rows(ROWS)

    model.sort(0, ASCENDING)
    model.sort(0, DESCENDING)
    model.keep(lambda row: row.left)

    assert asked == [10, 9, 2]


def test_the_chosen_row_stays_chosen_through_reload_and_sort(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.choose(9)

    with qtbot.assertNotEmitted(made.chosen):
        made.view.horizontalHeader().setSortIndicator(2, ASCENDING)
        made.set_rows((Row(1, "ใหม่"), *ROWS))

    assert made.current == ROWS[1]


def test_a_chosen_row_that_is_gone_is_told(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.choose(9)

    with qtbot.waitSignal(made.chosen) as told:
        made.set_rows(ROWS[:1])

    assert told.args == [None]
    assert made.current is None


def test_keys_open_bin_and_go_to_the_ends(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.choose_first()
    made.view.setFocus()

    QTest.keyClick(made.view, Qt.Key.Key_End)
    with qtbot.waitSignal(made.opened) as opened:
        QTest.keyClick(made.view, Qt.Key.Key_Return)
    QTest.keyClick(made.view, Qt.Key.Key_Home)
    with qtbot.waitSignal(made.binned) as binned:
        QTest.keyClick(made.view, Qt.Key.Key_Delete)

    assert (opened.args, binned.args) == ([ROWS[2]], [ROWS[0]])


def test_what_is_shown_can_go_to_a_sheet(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.view._show_column("กลุ่ม", False)  # noqa: FBT003 - the slot of a menu entry
    made.search.setText("ก")
    made.view.horizontalHeader().setSortIndicator(0, ASCENDING)

    assert made.shown() == (["ชื่อ", "เลขที่"], [["กล้า", "9"], ["เกษม", "2"], ["แก้ว", "10"]])


def test_spare_columns_go_where_there_is_no_room(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    assert not made.view.isColumnHidden(1)

    made.resize(330, 400)
    qtbot.waitUntil(lambda: made.view.isColumnHidden(1))
    made.resize(700, 400)
    qtbot.waitUntil(lambda: not made.view.isColumnHidden(1))


def test_column_widths_are_remembered_without_the_zoom(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.view.setColumnWidth(2, 111)

    assert memory.get("table/test/widths") == {"เลขที่": 111}
    assert table(qtbot, memory).view.columnWidth(2) == 111


def test_a_page_may_filter_too(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)

    made.narrow_to(lambda row: row.group == "นิเทศ")

    assert names(made) == ["กล้า"]


def test_a_cut_cell_says_all_in_its_tooltip(qtbot: QtBot, memory: Memory) -> None:
    long = "ว่าที่ร้อยตรีหญิง กัลยาณีรัตน์ ประเสริฐสุขสวัสดิ์วัฒนากุล"
    made = table(qtbot, memory, (Row(1, long), Row(2, "สั้น")))
    made.resize(330, 300)
    index, other = made.model.index(0, 0), made.model.index(1, 0)

    assert whole(made.view.visualRect(index), index) == long
    assert whole(made.view.visualRect(other), other) == ""


def test_badges_are_spoken() -> None:
    column: Column[Row] = Column("ก", lambda row: row.name, badges=lambda _row: [Badge("ชื่อซ้ำ")])
    model: RowsModel[Row] = RowsModel((column,))
    model.set_rows(ROWS)

    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "แก้ว ชื่อซ้ำ"


def test_digits_of_both_kinds_are_found(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory, (Row(1, "ข้อ ๑๒"), Row(2, "ข้อ 12"), Row(3, "ข้อ ๓")))

    made.search.setText("12")
    assert names(made) == ["ข้อ ๑๒", "ข้อ 12"]
    made.search.setText("๑๒")
    assert names(made) == ["ข้อ ๑๒", "ข้อ 12"]


def test_columns_are_hidden_by_the_headers_menu(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    made.view._offer_columns(QPoint(5, 5))
    menu = made.view.findChild(QMenu)
    assert menu is not None
    assert [act.text() for act in menu.actions()] == ["กลุ่ม", "เลขที่"]

    menu.actions()[1].trigger()

    assert made.view.isColumnHidden(2)
    assert table(qtbot, memory).view.isColumnHidden(2)
    menu.close()


def test_a_page_adds_to_the_bar_before_or_after_the_chips(qtbot: QtBot, memory: Memory) -> None:
    made = table(qtbot, memory)
    combo, link = Combo("กลุ่ม", [("ทุกกลุ่ม", "")]), button("ส่งออก", "link")

    made.add_to_bar(combo, first=True)
    made.add_to_bar(link)

    layout = made.bar.layout()
    assert layout is not None
    assert (layout.indexOf(combo), layout.indexOf(link)) == (1, layout.count() - 1)
    qtbot.wait(1)
    assert faults(made) == ""
