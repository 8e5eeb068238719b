from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.thai import calendar
from core.thai.calendar import read_day
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.widgets.date_field import DateField
from gui.widgets.fields import Combo, Field
from gui.widgets.growing import Growing
from gui.widgets.month import MonthPopup
from gui.widgets.number_field import NumberField
from tests.gui.typing_thai import press, type_text

DAY = date(2025, 6, 13)
DAYS = st.dates(date(1957, 1, 1), date(2056, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "๑๓ มิ.ย. ๒๕๖๘",
        "13 มิถุนายน 2568",
        "วันศุกร์ที่ ๑๓ มิถุนายน พ.ศ. ๒๕๖๘",
        "13/6/2568",
        "13/6/68",
        "13.6.2568",
        "13-6-2025",
        "2568-06-13",
        "2025-06-13",
        " ๑๓มิย๒๕๖๘ ",
    ],
)
def test_a_day_is_read_as_officers_write_it(written: str) -> None:
    assert read_day(written) == DAY


@given(DAYS)
def test_what_is_shown_is_read_again(day: date) -> None:
    assert read_day(to_thai(calendar.long_date(day, with_weekday=True))) == day
    assert read_day(calendar.short_date(day)) == day
    assert read_day(f"{day.day}/{day.month}/{day.year + 543}") == day


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("29 ก.พ. 2568", "เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน แก้วันที่"),
        ("31/4/2568", "เดือนเมษายน ๒๕๖๘ มี ๓๐ วัน แก้วันที่"),
        ("1/13/2568", "ไม่มีเดือนที่ ๑๓ แก้เดือน"),
        ("เมื่อวาน", "อ่านวันที่ “เมื่อวาน” ไม่ได้ พิมพ์ เช่น ๑๓ มิ.ย. ๒๕๖๘ หรือ 13/6/2568"),
        ("0/6/2568", "เดือนมิถุนายน ๒๕๖๘ มี ๓๐ วัน แก้วันที่"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_day(written)

    assert str(refused.value) == sentence


@given(st.text(max_size=20))
def test_no_text_ends_the_program(written: str) -> None:
    with suppress(UserError):
        assert isinstance(read_day(written), date)


def test_a_typed_day_is_told_and_written_out(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    type_text(field, "13/6/68")

    with qtbot.waitSignal(field.day_changed) as told:
        press(field, Qt.Key.Key_Return)

    assert told.args == [DAY]
    assert field.text() == "๑๓ มิถุนายน ๒๕๖๘"


def test_a_wrong_day_is_complained_of_below_the_field(qtbot: QtBot) -> None:
    inside = DateField(DAY)
    field = Field("วันที่ประชุม", inside)
    inside.complain_in(field)
    qtbot.addWidget(field)
    field.show()

    inside.setText("๓๑ ก.พ. ๒๕๖๘")
    press(inside, Qt.Key.Key_Return)

    assert field.error == "เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน แก้วันที่"
    assert (inside.text(), inside.day) == ("๓๑ ก.พ. ๒๕๖๘", DAY)
    inside.setText("")
    press(inside, Qt.Key.Key_Return)
    assert (field.error, inside.day) == ("", None)


def test_a_month_is_walked_by_keys(qtbot: QtBot) -> None:
    field = DateField(DAY)
    qtbot.addWidget(field)
    field.show()
    press(field, Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.AltModifier)
    month = field.findChild(MonthPopup)
    assert month is not None

    steps = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
    for key in steps:
        press(month, key)
    with qtbot.waitSignal(field.day_changed) as told:
        focus = next(one for one in month._days if one.isChecked())
        QTest.keyClick(focus, Qt.Key.Key_Return)

    assert told.args == [date(2025, 7, 21)]


@given(DAYS)
def test_a_month_shows_its_days_in_whole_weeks(qapp: QApplication, day: date) -> None:
    parent = ui.box(ui.row())
    month = MonthPopup(parent, day)

    shown = [one.day for one in month._days]

    assert shown == [shown[0] + timedelta(days=i) for i in range(42)]
    assert shown[0].weekday() == 6
    assert {day.replace(day=1), day} <= set(shown)
    parent.deleteLater()


def test_turning_months_keeps_to_days_there_are(qtbot: QtBot) -> None:
    parent = ui.box(ui.row())
    qtbot.addWidget(parent)
    month = MonthPopup(parent, date(2025, 1, 31))

    month.turn(1)

    assert month._day == date(2025, 2, 28)


def test_a_number_is_typed_in_either_digits(qtbot: QtBot) -> None:
    field = NumberField(18, 22, decimals=1, step=0.1)
    qtbot.addWidget(field)
    field.show()
    assert field.text() == "๑๘.๐"

    field.selectAll()
    type_text(field.lineEdit(), "๑๙.๕")
    press(field, Qt.Key.Key_Return)
    assert field.value() == 19.5
    field.selectAll()
    type_text(field.lineEdit(), "20.5")
    press(field, Qt.Key.Key_Return)

    assert (field.value(), field.text()) == (20.5, "๒๐.๕")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("๒๐", QValidator.State.Acceptable),
        ("", QValidator.State.Intermediate),
        ("๑", QValidator.State.Intermediate),
        ("ก", QValidator.State.Invalid),
        ("1.2.3", QValidator.State.Invalid),
    ],
)
def test_a_number_is_judged_as_it_is_typed(
    qtbot: QtBot, typed: str, state: QValidator.State
) -> None:
    field = NumberField(18, 22, decimals=1)
    qtbot.addWidget(field)

    assert field.validate(typed, 0)[0] == state


def test_a_combo_keeps_its_value_when_choices_change(qtbot: QtBot) -> None:
    combo = Combo("กลุ่ม", [("ทุกกลุ่ม", ""), ("อำนวยการ", "a"), ("นิเทศ", "b")])
    qtbot.addWidget(combo)
    combo.choose("b")

    with qtbot.assertNotEmitted(combo.currentIndexChanged):
        combo.set_choices([("ทุกกลุ่ม", ""), ("นิเทศ", "b")])

    assert (combo.currentText(), combo.currentData()) == ("นิเทศ", "b")


def test_a_field_grows_with_its_words(qtbot: QtBot) -> None:
    field = Growing("", "", 1)
    qtbot.addWidget(field)
    field.resize(200, 50)
    field.show()
    low = field.height()

    type_text(field, "หลักการและเหตุผลของกิจกรรมนี้ยาวเกินหนึ่งบรรทัดแน่นอน")

    qtbot.waitUntil(lambda: field.height() > low)
    assert field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("words", ["ก", "ก\nข\nค", "ปี่ กี้ ปั๊ม ฟื้นฟู น้ำ ผู้ กตัญญู " * 9])
def test_a_grown_field_shows_all_its_words_at_every_zoom(
    qtbot: QtBot, qapp: QApplication, zoom: float, words: str
) -> None:
    theme.apply(qapp, "light", zoom)
    field = Growing(words)
    qtbot.addWidget(field)
    field.setFixedWidth(400)
    field.show()
    qapp.processEvents()

    assert field.verticalScrollBar().maximum() == 0
    assert field.height() <= field.document().size().height() * ui.px(24) + ui.px(18)
    theme.apply(qapp)


def test_a_field_has_its_name_and_its_complaint_for_a_screen_reader(qtbot: QtBot) -> None:
    inside = QLineEdit()
    field = Field("ชื่อสำนักงาน", inside, required=True)
    qtbot.addWidget(field)

    field.complain("พิมพ์ชื่อสำนักงานก่อน")

    assert inside.accessibleName() == "ชื่อสำนักงาน"
    assert inside.accessibleDescription() == "พิมพ์ชื่อสำนักงานก่อน"
    assert inside.property("state") == "bad"
