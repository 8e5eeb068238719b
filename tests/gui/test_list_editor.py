from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui import ui
from gui.ui import col
from gui.widgets.list_drag import Handle
from gui.widgets.list_editor import ListEditor
from gui.widgets.list_item import Entry, ItemId
from gui.widgets.list_order import end_of, fitted
from gui.widgets.pasted import listed
from tests.gui.typing_thai import press, type_text

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ListEditor]:
    made = ListEditor("บทเรียน", levels=3)
    made.set_entries([Entry(ItemId(7), "หนึ่ง"), Entry(ItemId(8), "สอง"), Entry(ItemId(9), "สาม")])
    before, after = QLineEdit(), QLineEdit()
    board = ui.box(col(before, made, after))
    qtbot.addWidget(board)
    board.show()
    board.activateWindow()
    yield made
    board.close()


def state(editor: ListEditor) -> list[tuple[int, str, int]]:
    return [(max(entry.id.value, 0), entry.words, entry.level) for entry in editor.entries]


def focused(editor: ListEditor) -> int:
    return next(i for i, field in enumerate(editor.fields) if field.hasFocus())


def at_end(editor: ListEditor, at: int) -> None:
    editor.fields[at].put_cursor(1000)


def put_in_clipboard(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_enter_makes_the_next_item_and_typing_fills_it(editor: ListEditor) -> None:
    at_end(editor, 0)
    press(editor.fields[0], KEY.Key_Return)
    type_text(editor.fields[1], "ครึ่ง")

    assert state(editor) == [(7, "หนึ่ง", 0), (0, "ครึ่ง", 0), (8, "สอง", 0), (9, "สาม", 0)]


def test_enter_on_the_last_item_goes_to_the_empty_one(editor: ListEditor) -> None:
    at_end(editor, 2)
    press(editor.fields[2], KEY.Key_Return)

    assert focused(editor) == 3
    assert len(editor.fields) == 4


def test_the_last_field_is_empty_and_waits(editor: ListEditor) -> None:
    type_text(editor.fields[3], "สี่")

    assert editor.items == ["หนึ่ง", "สอง", "สาม", "สี่"]
    assert len(editor.fields) == 5
    press(editor.fields[4], KEY.Key_Return)
    assert len(editor.fields) == 5


def test_a_split_leaves_the_id_with_the_first_half(editor: ListEditor) -> None:
    editor.fields[0].put_cursor(2)
    press(editor.fields[0], KEY.Key_Return)

    assert state(editor)[:2] == [(7, "หน", 0), (0, "ึ่ง", 0)]


def test_backspace_in_an_empty_item_takes_it_away(editor: ListEditor) -> None:
    editor.fields[1].setPlainText("")
    editor.fields[1].put_cursor(0)
    press(editor.fields[1], KEY.Key_Backspace)

    assert state(editor) == [(7, "หนึ่ง", 0), (9, "สาม", 0)]
    assert focused(editor) == 0


def test_an_item_joined_to_an_empty_one_keeps_its_id(editor: ListEditor) -> None:
    editor.fields[0].setPlainText("")
    editor.fields[1].put_cursor(0)
    press(editor.fields[1], KEY.Key_Backspace)

    assert state(editor) == [(8, "สอง", 0), (9, "สาม", 0)]


def test_alt_arrows_move_an_item_and_its_id(editor: ListEditor) -> None:
    editor.fields[2].setFocus()
    press(editor.fields[2], KEY.Key_Up, modifiers=ALT)

    assert state(editor) == [(7, "หนึ่ง", 0), (9, "สาม", 0), (8, "สอง", 0)]
    assert focused(editor) == 1
    press(editor.fields[1], KEY.Key_Down, modifiers=ALT)
    press(editor.fields[2], KEY.Key_Down, modifiers=ALT)
    assert state(editor) == [(7, "หนึ่ง", 0), (8, "สอง", 0), (9, "สาม", 0)]


def test_tab_at_the_beginning_makes_a_sub_item(editor: ListEditor) -> None:
    at_end(editor, 0)
    press(editor.fields[0], KEY.Key_Return)
    press(editor.fields[1], KEY.Key_Tab)
    type_text(editor.fields[1], "ย่อย")

    assert state(editor)[:2] == [(7, "หนึ่ง", 0), (0, "ย่อย", 1)]
    assert editor.fields[1].accessibleName() == "บทเรียน ข้อ ๑.๑"
    assert editor.fields[2].accessibleName() == "บทเรียน ข้อ ๒"

    editor.fields[1].put_cursor(0)
    press(editor.fields[1], KEY.Key_Backtab, modifiers=SHIFT)
    assert state(editor)[1] == (0, "ย่อย", 0)


def test_alt_arrows_change_the_level_anywhere_in_the_words(editor: ListEditor) -> None:
    at_end(editor, 1)
    press(editor.fields[1], KEY.Key_Right, modifiers=ALT)
    press(editor.fields[1], KEY.Key_Right, modifiers=ALT)

    assert [level for _id, _words, level in state(editor)] == [0, 1, 0]
    press(editor.fields[1], KEY.Key_Left, modifiers=ALT)
    assert [level for _id, _words, level in state(editor)] == [0, 0, 0]


def test_whoever_comes_by_tab_goes_on_by_tab(editor: ListEditor) -> None:
    parent = editor.parentWidget()
    assert parent is not None
    before, after = parent.findChildren(QLineEdit)
    before.setFocus()
    visited: list[object] = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus)
        press(focus, KEY.Key_Tab)

    assert visited == [before, *editor.fields, after]
    assert [level for _id, _words, level in state(editor)] == [0, 0, 0]


def test_the_first_item_and_a_flat_list_have_no_levels(editor: ListEditor, qtbot: QtBot) -> None:
    flat = ListEditor("คำ", ("ก", "ข"))
    qtbot.addWidget(flat)

    assert not editor.indent(0, 1)
    assert not flat.indent(1, 1)


def test_an_item_moves_with_what_stands_under_it(editor: ListEditor) -> None:
    editor.indent(1, 1)
    editor.shift(0, 1)

    assert state(editor) == [(9, "สาม", 0), (7, "หนึ่ง", 0), (8, "สอง", 1)]
    editor.shift(2, -1)
    assert state(editor) == [(9, "สาม", 0), (7, "หนึ่ง", 0), (8, "สอง", 1)]


def test_enter_in_an_empty_sub_item_leaves_the_level(editor: ListEditor) -> None:
    editor.indent(1, 1)
    at_end(editor, 1)
    press(editor.fields[1], KEY.Key_Return)
    assert editor.fields[2].accessibleName() == "บทเรียน ข้อ ๑.๒"

    press(editor.fields[2], KEY.Key_Return)
    assert editor.fields[2].accessibleName() == "บทเรียน ข้อ ๒"


def test_ctrl_z_takes_back_word_by_word_then_the_list(editor: ListEditor) -> None:
    editor.shift(0, 1)
    editor.indent(1, 1)
    field = editor.fields[0]
    type_text(field, "ก")
    press(field, KEY.Key_Z, modifiers=CTRL)
    assert [words for _id, words, _level in state(editor)] == ["สอง", "หนึ่ง", "สาม"]

    press(field, KEY.Key_Z, modifiers=CTRL)
    press(field, KEY.Key_Z, modifiers=CTRL)
    assert state(editor) == [(7, "หนึ่ง", 0), (8, "สอง", 0), (9, "สาม", 0)]
    assert not editor.take_back()


def test_a_numbered_list_from_word_becomes_items(editor: ListEditor) -> None:
    put_in_clipboard("๑.\tเพื่อยกย่อง\u200b\r\n๒.\tเพื่อ\u00a0ส่งเสริม\r\n\r\n")
    at_end(editor, 2)
    press(editor.fields[2], KEY.Key_Return)
    editor.fields[3].paste()

    assert [words for _id, words, _level in state(editor)][2:] == ["สาม", "เพื่อยกย่อง", "เพื่อ ส่งเสริม"]
    assert editor.fields[3].toPlainText() == "เพื่อยกย่อง"
    editor.take_back()
    assert [words for _id, words, _level in state(editor)] == ["หนึ่ง", "สอง", "สาม"]


def test_undo_begins_with_what_was_typed(editor: ListEditor) -> None:
    at_end(editor, 1)
    press(editor.fields[1], KEY.Key_Return)
    type_text(editor.fields[2], "ก")
    press(editor.fields[2], KEY.Key_Z, modifiers=CTRL)
    assert (editor.items, len(editor.fields)) == (["หนึ่ง", "สอง", "สาม"], 5)

    press(editor.fields[2], KEY.Key_Z, modifiers=CTRL)
    assert len(editor.fields) == 4


def test_a_single_numbered_line_loses_its_number(editor: ListEditor) -> None:
    put_in_clipboard("3)\tแจ้งผล")
    at_end(editor, 1)
    editor.fields[1].paste()

    assert editor.items == ["หนึ่ง", "สองแจ้งผล", "สาม"]


def test_signs_that_nobody_sees_are_not_pasted(editor: ListEditor) -> None:
    put_in_clipboard("๑. ก\x07ข\n๒. ค\x02")
    at_end(editor, 2)
    press(editor.fields[2], KEY.Key_Return)
    editor.fields[3].paste()
    put_in_clipboard("ง\x07จ")
    editor.fields[4].put_cursor(1)
    editor.fields[4].paste()

    assert editor.items[3:] == ["กข", "คงจ"]


def test_plain_words_are_pasted_where_the_cursor_is(editor: ListEditor) -> None:
    put_in_clipboard("น\u0e4dา\u200b")
    editor.fields[1].put_cursor(0)
    editor.fields[1].paste()

    assert editor.items == ["หนึ่ง", "นำสอง", "สาม"]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("1. ก\n2. ข", [("ก", 0), ("ข", 0)]),
        ("(๑) ก\n(๒) ข", [("ก", 0), ("ข", 0)]),
        ("i. ก\nii. ข\niii. ค", [("ก", 0), ("ข", 0), ("ค", 0)]),
        ("\u2014 ก\n\u2014 ข", [("ก", 0), ("ข", 0)]),
        ("☐ ก\n☑ ข", [("ก", 0), ("ข", 0)]),
        ("๑. ก\u2028ต่อ\n๒. ข", [("ก ต่อ", 0), ("ข", 0)]),
        ("ดังนี้\n๑. ก\n๒. ข\n๒.๑ ค", [("ดังนี้", 0), ("ก", 0), ("ข", 0), ("ค", 1)]),
        ("ดังนี้\n- ก\n- ข", [("ดังนี้", 0), ("ก", 0), ("ข", 0)]),
        ("ปี\n1. ก", [("ปี", 0), ("1. ก", 0)]),
        ("•\tก\n•\tข", [("ก", 0), ("ข", 0)]),
        ("\uf0b7\tก\n\uf0b7\tข", [("ก", 0), ("ข", 0)]),
        ("-ก\n- ข", [("ก", 0), ("ข", 0)]),
        ("1. ก\n  ต่อ\n2. ข", [("ก ต่อ", 0), ("ข", 0)]),
        ("๑. ก\n๑.๑ ข\n๑.๒ ค\n๒. ง", [("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0)]),
        ("1. ก\n1) ข\n2) ค\n2. ง", [("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0)]),
        ("1. ก\n- ข\n- ค\n2. ง", [("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0)]),
        ("1. ก\n2) ข\n3. ค", [("ก", 0), ("ข", 0), ("ค", 0)]),
        ("1. งบ\n2.5 ล้านบาท", [("งบ 2.5 ล้านบาท", 0)]),
        ("ก\nข", [("ก", 0), ("ข", 0)]),
        ("๒.๕ เมตร\n๓ คน", [("๒.๕ เมตร", 0), ("๓ คน", 0)]),
        ("ก.ค. ๒๕๖๘\nธ.ค.", [("ก.ค. ๒๕๖๘", 0), ("ธ.ค.", 0)]),
        ("12.30 น. เริ่ม\n13.00 น. พัก", [("12.30 น. เริ่ม", 0), ("13.00 น. พัก", 0)]),
        ("1.1 ก\n1.1.1 ข\n1.2 ค", [("ก", 0), ("ข", 1), ("ค", 0)]),
        ("-5 องศา", [("-5 องศา", 0)]),
        ("1\tก\r\n2\tข", [("ก", 0), ("ข", 0)]),
        ("๑.๑เพื่อ\n๑.๒ข้อ", [("เพื่อ", 0), ("ข้อ", 0)]),
        ("(1.1) ก\n(1.2) ข", [("ก", 0), ("ข", 0)]),
        ("1.\tก\x0bต่อ\r\n2.\tข", [("ก ต่อ", 0), ("ข", 0)]),
        ("•\tก\n\t•\tข\n\t•\tค\n•\tง", [("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0)]),
        ("- ก\n  - ข\n    - ค\n- ง", [("ก", 0), ("ข", 1), ("ค", 2), ("ง", 0)]),
        ("1. ก\n\t1. ข\n\t2. ค\n2. ง", [("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0)]),
        ("1. ก\n   2. ข\n 3. ค", [("ก", 0), ("ข", 0), ("ค", 0)]),
        ("ก\n\tข\n\t\tค\nง", [("ก", 0), ("ข", 1), ("ค", 2), ("ง", 0)]),
        ("\tก\nข\n\tค", [("ก", 0), ("ข", 0), ("ค", 0)]),
        ("•\tก\no\tข\n▪\tค\n•\tง", [("ก", 0), ("ข", 1), ("ค", 2), ("ง", 0)]),
        ("  \n ", []),
    ],
)
def test_a_pasted_list_is_read(pasted: str, expected: list[tuple[str, int]]) -> None:
    assert listed(pasted, 3) == expected


def test_a_flat_list_takes_no_levels() -> None:
    assert listed("๑. ก\n๑.๑ ข", 1) == [("ก", 0), ("ข", 0)]


LETTERED = re.compile("[ \u200b]*[กขคง]\u200b*[.]").match  # ก. is a mark itself
MARKED = st.lists(
    st.tuples(
        st.sampled_from(["", "1. ", "๒.\t", "(3) ", "- ", "•\t", "1.1 ", "ฮ. ", "a) "]),
        st.text("กขคง ๑1.\u200b", min_size=1, max_size=6).filter(lambda said: not LETTERED(said)),
    ),
    max_size=8,
)


@given(MARKED, st.integers(1, 3))
def test_no_word_of_a_pasted_list_is_lost(lines: list[tuple[str, str]], levels: int) -> None:
    read = listed("\n".join(mark + words for mark, words in lines), levels)

    letters = [one for _mark, words in lines for one in words if one in "กขคง"]
    assert [one for words, _level in read for one in words if one in "กขคง"] == letters
    before = -1
    for words, level in read:
        assert words == words.strip()
        assert 0 <= level <= min(before + 1, levels - 1)
        before = level


@given(st.lists(st.text(st.sampled_from("กขคงจ"), min_size=1, max_size=5), min_size=1))
def test_a_numbered_list_comes_back(items: list[str]) -> None:
    numbered = "\n".join(f"{i}. {item}" for i, item in enumerate(items, 1))
    assert listed(numbered) == [(item, 0) for item in items]


KEYS = st.lists(
    st.tuples(
        st.sampled_from(["enter", "join", "up", "down", "in", "out", "undo", "type"]),
        st.integers(0, 9),
    ),
    max_size=12,
)


@given(KEYS)
def test_whatever_is_done_every_id_stays_single_and_levels_sound(
    qapp: QApplication, acts: list[tuple[str, int]]
) -> None:
    editor = ListEditor("บทเรียน", levels=3)
    editor.set_entries([Entry(ItemId(i), f"ข้อ{i}") for i in range(1, 5)])
    for act, n in acts:
        at = n % len(editor.fields)
        does: dict[str, Callable[[], object]] = {
            "enter": partial(editor.enter, at),
            "join": partial(editor.join, at),
            "up": partial(editor.shift, at, -1),
            "down": partial(editor.shift, at, 1),
            "in": partial(editor.indent, at, 1),
            "out": partial(editor.indent, at, -1),
            "undo": editor.take_back,
            "type": partial(editor.fields[at].insertPlainText, "ก"),
        }
        does[act]()

    entries = editor.entries
    known = [entry.id.value for entry in entries]
    assert len(known) == len(set(known))
    assert all(entry.level <= before.level + 1 for before, entry in pairwise(entries))
    assert not entries or entries[0].level == 0
    assert editor.fields[-1].toPlainText() == ""
    editor.deleteLater()


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[tuple[ListEditor, ListEditor]]:
    """Two lists between which items move; the one above has an item with one under it."""
    above, below = ListEditor("ควร", levels=3), ListEditor("จำเป็น", levels=3)
    above.set_entries([Entry(ItemId(1), "ก"), Entry(ItemId(2), "ข"), Entry(ItemId(3), "ค", 1)])
    below.set_entries([Entry(ItemId(4), "ง")])
    above.friends = below.friends = (above, below)
    board = ui.box(col(above, below))
    qtbot.addWidget(board)
    board.show()
    board.activateWindow()
    QApplication.processEvents()
    yield above, below
    board.close()


def test_alt_arrows_at_the_edge_move_into_the_list_beside(
    beside: tuple[ListEditor, ListEditor], qtbot: QtBot
) -> None:
    above, below = beside
    above.fields[1].setFocus()
    with qtbot.waitSignals([above.edited, below.edited]):
        press(above.fields[1], KEY.Key_Down, modifiers=ALT)

    assert state(above) == [(1, "ก", 0)]
    assert state(below) == [(2, "ข", 0), (3, "ค", 1), (4, "ง", 0)]
    assert below.fields[0].hasFocus()

    press(below.fields[0], KEY.Key_Up, modifiers=ALT)
    assert state(above) == [(1, "ก", 0), (2, "ข", 0), (3, "ค", 1)]
    assert state(below) == [(4, "ง", 0)]
    press(above.fields[0], KEY.Key_Up, modifiers=ALT)  # nothing stands above the first list
    press(below.fields[1], KEY.Key_Up, modifiers=ALT)  # the empty last field is no item
    assert [len(one.fields) for one in beside] == [4, 2]


def drag(
    editor: ListEditor, at: int, target: ListEditor, height: int, *, drop: bool = True
) -> None:
    """The number of an item is pressed, moved to a height of the target and let go there."""
    handle = editor.fields[at].parentWidget().findChild(Handle)  # type: ignore[union-attr]
    assert isinstance(handle, Handle)
    end = handle.mapFromGlobal(target.mapToGlobal(QPoint(5, height)))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    for place in (QPoint(5, 6), end):
        QTest.mouseMove(handle, place)
        QApplication.processEvents()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()  # rows have their places


def test_an_item_is_dragged_by_its_number(beside: tuple[ListEditor, ListEditor]) -> None:
    above, below = beside
    drag(above, 0, above, above.top_of(3) - 1)
    assert state(above) == [(2, "ข", 0), (3, "ค", 1), (1, "ก", 0)]

    drag(above, 0, below, 1)
    assert (state(above), state(below)) == (
        [(1, "ก", 0)],
        [(2, "ข", 0), (3, "ค", 1), (4, "ง", 0)],
    )
    drag(below, 2, below, below.top_of(1))  # between an item and what stands under it
    assert state(below) == [(2, "ข", 0), (4, "ง", 1), (3, "ค", 1)]


def test_an_item_dragged_nowhere_stays(beside: tuple[ListEditor, ListEditor]) -> None:
    above, below = beside
    drag(above, 1, above, above.fields[2].parentWidget().geometry().center().y())  # type: ignore[union-attr]
    drag(above, 1, below, 3000)
    drag(above, 3, below, 1)  # the empty last field

    assert state(above) == [(1, "ก", 0), (2, "ข", 0), (3, "ค", 1)]
    assert state(below) == [(4, "ง", 0)]


LEVELS = st.lists(st.integers(0, 2), max_size=8).map(
    lambda found: [*_sound_levels(found), 0]  # the empty last row
)


def _sound_levels(levels: list[int]) -> list[int]:
    out: list[int] = []
    for level in levels:
        out.append(min(level, out[-1] + 1 if out else 0))
    return out


@given(LEVELS, st.integers(0, 9), st.integers(0, 9))
def test_a_moved_group_stays_whole_and_parts_none(levels: list[int], at: int, gap: int) -> None:
    if len(levels) == 1:
        return
    at %= len(levels) - 1
    end = end_of(levels, at)
    group, rest = levels[at:end], [*levels[:at], *levels[end:]]
    gap %= len(rest)
    deep = fitted(rest, gap, group, 2)

    after = [*rest[:gap], *deep, *rest[gap:]]
    assert len(deep) == len(group)
    assert all(below <= above + 1 for above, below in pairwise(after))
    assert all(0 <= level <= 2 for level in after)
    assert after[0] == 0
