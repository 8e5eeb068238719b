from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.list_editor import ListEditor, listed
from tests.gui.typing_thai import press, type_text

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> ListEditor:
    made = ListEditor("บทเรียน")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.set_entries([(1, "หนึ่ง"), (2, "สอง"), (3, "สาม")])
    made.show()
    qtbot.waitActive(made)
    return made


def at(editor: ListEditor, item: int, place: int | None = None) -> None:
    """Put the cursor into an item, at its end if no place is given."""
    field = editor.fields[item]
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(len(field.toPlainText()) if place is None else place)
    field.setTextCursor(cursor)


def focused(editor: ListEditor) -> int:
    return next(i for i, field in enumerate(editor.fields) if field.hasFocus())


def test_the_last_field_is_empty_and_waits(editor: ListEditor) -> None:
    assert [field.toPlainText() for field in editor.fields] == ["หนึ่ง", "สอง", "สาม", ""]

    type_text(editor.fields[3], "สี่")

    assert editor.items == ["หนึ่ง", "สอง", "สาม", "สี่"]
    assert len(editor.fields) == 5


def test_enter_makes_the_next_item_and_splits_at_the_cursor(editor: ListEditor) -> None:
    at(editor, 1)
    press(editor.fields[1], Qt.Key.Key_Return)
    type_text(editor.fields[2], "ใหม่")
    at(editor, 0, 2)
    press(editor.fields[0], Qt.Key.Key_Return)

    assert editor.entries == [(1, "หน"), (None, "ึ่ง"), (2, "สอง"), (None, "ใหม่"), (3, "สาม")]
    assert focused(editor) == 1


def test_enter_in_an_empty_field_makes_no_more(editor: ListEditor) -> None:
    press(editor.fields[3], Qt.Key.Key_Return)

    assert len(editor.fields) == 4


def test_backspace_in_an_empty_item_takes_it_away(editor: ListEditor) -> None:
    at(editor, 0)
    press(editor.fields[0], Qt.Key.Key_Return)
    press(editor.fields[1], Qt.Key.Key_Backspace)

    assert editor.entries == [(1, "หนึ่ง"), (2, "สอง"), (3, "สาม")]
    assert focused(editor) == 0


def test_backspace_at_the_beginning_joins(editor: ListEditor) -> None:
    at(editor, 1, 0)
    press(editor.fields[1], Qt.Key.Key_Backspace)

    assert editor.entries == [(1, "หนึ่งสอง"), (3, "สาม")]
    assert editor.fields[0].textCursor().position() == 5


def test_alt_and_arrows_move_an_item_with_its_id(editor: ListEditor) -> None:
    at(editor, 2)
    press(editor.fields[2], Qt.Key.Key_Up, modifiers=ALT)

    assert editor.entries == [(1, "หนึ่ง"), (3, "สาม"), (2, "สอง")]
    assert focused(editor) == 1
    press(editor.fields[1], Qt.Key.Key_Down, modifiers=ALT)
    press(editor.fields[2], Qt.Key.Key_Down, modifiers=ALT)
    assert editor.entries == [(1, "หนึ่ง"), (2, "สอง"), (3, "สาม")]


def test_undo_takes_back_what_the_list_did(editor: ListEditor) -> None:
    at(editor, 1, 0)
    press(editor.fields[1], Qt.Key.Key_Backspace)
    press(editor.fields[0], Qt.Key.Key_Z, modifiers=CTRL)

    assert editor.entries == [(1, "หนึ่ง"), (2, "สอง"), (3, "สาม")]
    assert not editor.take_back()


def test_undo_begins_with_what_was_typed(editor: ListEditor) -> None:
    at(editor, 2)
    press(editor.fields[2], Qt.Key.Key_Return)
    type_text(editor.fields[3], "ก")
    press(editor.fields[3], Qt.Key.Key_Z, modifiers=CTRL)
    assert (editor.items, len(editor.fields)) == (["หนึ่ง", "สอง", "สาม"], 5)

    press(editor.fields[3], Qt.Key.Key_Z, modifiers=CTRL)

    assert len(editor.fields) == 4


def test_a_pasted_numbered_list_splits(editor: ListEditor) -> None:
    pasted = QMimeData()
    pasted.setText("๑. ข้อแรก\n๒. ข้อสอง\n   ต่อจากข้อสอง\n3) ข้อสาม")
    at(editor, 3)

    editor.fields[3].insertFromMimeData(pasted)

    assert editor.items[3:] == ["ข้อแรก", "ข้อสอง ต่อจากข้อสอง", "ข้อสาม"]
    assert editor.take_back()
    assert editor.items == ["หนึ่ง", "สอง", "สาม"]


def test_one_pasted_line_stays_in_its_field_and_comes_in_clean(editor: ListEditor) -> None:
    pasted = QMimeData()
    pasted.setText("น\u0e4dา\u200bใจ")
    at(editor, 0)

    editor.fields[0].insertFromMimeData(pasted)

    assert editor.items[0] == "หนึ่งน้ำใจ".replace("\u0e49", "")


def test_items_are_named_for_a_screen_reader(editor: ListEditor) -> None:
    assert editor.fields[1].accessibleName() == "บทเรียน ข้อ ๒"


@pytest.mark.parametrize(
    ("pasted", "items"),
    [
        ("1. ก\n2. ข", ["ก", "ข"]),
        ("- ก\n• ข\n\n", ["ก", "ข"]),
        ("(๑) ก\n(๒) ข", ["ก", "ข"]),
        ("ก\nข", ["ก", "ข"]),
        ("๒.๕ เมตร\n๓ คน", ["๒.๕ เมตร", "๓ คน"]),
        ("  ", []),
    ],
)
def test_lists_are_read(pasted: str, items: list[str]) -> None:
    assert listed(pasted) == items


@given(st.lists(st.text(st.sampled_from("กขคงจ"), min_size=1, max_size=5), min_size=1))
def test_a_numbered_list_comes_back(items: list[str]) -> None:
    assert listed("\n".join(f"{i}. {item}" for i, item in enumerate(items, 1))) == items
