from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from core.answers import KINDS, MADE, Answer, Item
from core.lessons.template import Group, Part
from gui import ui
from gui.desk import Desk
from gui.form import EDITORS, Form
from gui.screens import settle
from gui.widgets.answers.attached import FilesEditor, PhotosEditor
from gui.widgets.answers.cells import DayCell, NameCell, NumberCell
from gui.widgets.answers.choices import VirtuesEditor
from gui.widgets.answers.lists import ItemsEditor, entries_of, items_of
from gui.widgets.answers.rows import RowsEditor
from gui.widgets.answers.words import DayEditor, LineEditor, TextEditor
from tests.gui.typing_thai import press, type_text

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
LIST: tuple[Item, ...] = (
    Item("เพื่อยกย่อง", (), 4),
    Item("เพื่อส่งเสริม", (Item("ในสำนักงาน", (), 6), Item("ในโรงเรียน", (), 7)), 5),
)
ANSWERS: dict[str, dict[str, Answer]] = {
    "line": {"line": "บุคลากรคุณธรรมต้นแบบ"},
    "text": {"text": "ย่อหน้าแรก\nย่อหน้าสอง"},
    "list": {"list": LIST},
    "swot": {
        "swot.strengths": "แข็ง",
        "swot.weaknesses": "",
        "swot.opportunities": "โอกาส\nที่สอง",
        "swot.threats": "ภัย",
    },
    "priorities": {
        "priorities.should": LIST,
        "priorities.must": (),
        "priorities.want": (Item("เครือข่าย", (), 9),),
    },
    "date": {"date": "2025-06-13"},
    "year": {"year": 2568},
    "signers": {
        "signers": [
            {"name": "นายกล้า ดี", "position": "นิติกร", "date": "2025-06-13", "order": "ทราบ"},
            {"name": "นางพัชรี วังทราย", "position": ""},
        ]
    },
    "periods": {"periods": [{"start": "2025-06-02", "end": "2025-06-10"}, {"start": "2025-07-01"}]},
    "groups": {"groups": [{"group": "ครู", "n": 12}]},
    "photos": {"photos": [{"file": "a.png", "caption": "พิธี"}, {"file": "b.png"}]},
    "virtues": {"virtues": ["discipline", "honesty"]},
    "indicators": {"indicators": [5, 6]},
    "files": {"files": ["0a/คำสั่ง.pdf"]},
    "paragraphs": {"paragraphs": "ย่อหน้าแรก\nย่อหน้าสอง"},
    "number": {"number": 86},
    "decimal": {"decimal": "99.15"},
    "yes-no": {"yes-no": True},
    "file": {"file": "0a/แผนภาพ.png"},
}


def parts() -> list[Part]:
    """One part of every kind."""
    return [Part("all", kind, f"หัวข้อ {kind}", kind, required=True) for kind in KINDS]


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Form:
    made = Form(parts(), [Group("all", "ทุกชนิด", numbered=True)], desk)
    board = ui.scroll(ui.col(made))
    qtbot.addWidget(board)
    board.resize(600, 900)
    board.show()
    board.activateWindow()
    BOARDS.append(board)
    del BOARDS[:-1]
    return made


BOARDS: list[QScrollArea] = []  # the one in use; Qt deletes what nobody holds


def edits(form: Form) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    form.edited.connect(lambda key, slot: told.append((key, slot)))
    return told


def rows_of(form: Form, key: str) -> RowsEditor:
    editor = form.sections[key].editor
    assert isinstance(editor, RowsEditor)
    return editor


def field_of(editor: RowsEditor, row: int, key: str) -> QWidget:
    field = editor.rows[row].cells[key].field
    assert field is not None
    return field


def test_every_kind_of_answer_has_a_widget() -> None:
    assert set(EDITORS) == {*KINDS, *MADE}


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_shown_and_given_back(form: Form, kind: str) -> None:
    told = edits(form)
    form.show_answers(ANSWERS[kind])

    assert {slot: form.answer(slot) for slot in ANSWERS[kind]} == ANSWERS[kind]
    assert list(ANSWERS[kind]) == [slot for slot, _shape in KINDS[kind].slots(kind)]
    assert told == []
    assert form.fault(kind) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_answer_is_missing_as_the_core_says(form: Form, kind: str) -> None:
    form.show_answers({})

    answers = {slot: form.answer(slot) for slot, _shape in KINDS[kind].slots(kind)}
    assert KINDS[kind].is_missing(kind, answers)


def test_typing_tells_part_and_slot(form: Form) -> None:
    told = edits(form)
    swot = form.sections["swot"].editor
    type_text(swot.first_field(), "ก")

    assert told == [("swot", "swot.strengths")]


def test_a_line_stays_one_line_and_enter_goes_on(form: Form) -> None:
    editor = form.sections["line"].editor
    assert isinstance(editor, LineEditor)
    data = QMimeData()
    data.setText("บรรทัดแรก\r\nบรรทัดสอง\u200b")
    QGuiApplication.clipboard().setMimeData(data)
    editor.field.setFocus()
    editor.field.paste()
    press(editor.field, KEY.Key_Return)

    assert form.answer("line") == "บรรทัดแรก บรรทัดสอง"
    text = form.sections["text"].editor
    assert isinstance(text, TextEditor)
    assert text.field.hasFocus()


def test_a_list_leaves_the_words_alone_while_it_is_saved(form: Form) -> None:
    editor = form.sections["list"].editor
    assert isinstance(editor, ItemsEditor)
    field = editor.lists["list"].fields[0]
    type_text(field, "เพื่อ ")
    press(field, KEY.Key_Return)
    type_text(editor.lists["list"].fields[1], "สอง")
    taken = form.hold("list")
    editor.lists["list"].shift(0, 1)  # while it is on its way

    taken((Item("เพื่อ", (), 21), Item("สอง", (), 22)))

    assert form.answer("list") == (Item("สอง", (), 22), Item("เพื่อ", (), 21))
    assert editor.lists["list"].fields[1].toPlainText() == "เพื่อ "


def test_trees_of_items_come_back() -> None:
    assert items_of(list(entries_of(LIST))) == LIST


def test_a_day_that_is_none_stays_as_typed_and_says_so(form: Form) -> None:
    editor = form.sections["date"].editor
    assert isinstance(editor, DayEditor)
    type_text(editor.field, "๓๑ ก.พ. ๒๕๖๘")
    assert form.answer("date") == "๓๑ ก.พ. ๒๕๖๘"
    assert form.fault("date") == ""

    press(editor.field, KEY.Key_Return)

    assert "มี ๒๘ วัน" in form.fault("date")
    assert form.sections["date"].error == form.fault("date")
    form.show_answers({"date": "๓๑ ก.พ. ๒๕๖๘"})
    assert editor.field.text() == "๓๑ ก.พ. ๒๕๖๘"
    assert "มี ๒๘ วัน" in form.fault("date")
    form.show_answers({"date": "2025-02-28"})
    assert editor.field.text() == "๒๘ กุมภาพันธ์ ๒๕๖๘"
    assert form.fault("date") == ""


@pytest.mark.parametrize("typed", ["๒๘ ก.พ. ๒๕๖๘", "28/2/2568", "2025-02-28"])
def test_a_day_is_kept_plain(form: Form, typed: str) -> None:
    editor = form.sections["date"].editor
    assert isinstance(editor, DayEditor)
    type_text(editor.field, typed)

    assert form.answer("date") == "2025-02-28"
    assert editor.field.text() == typed


def test_a_year_that_is_far_away_is_offered_too(form: Form) -> None:
    form.show_answers({"year": 2501})

    assert form.answer("year") == 2501


def test_rows_grow_shrink_and_move(form: Form) -> None:
    editor, told = rows_of(form, "groups"), edits(form)
    type_text(field_of(editor, 0, "group"), "ครู")
    type_text(field_of(editor, 0, "n"), "๑๒")
    type_text(field_of(editor, 1, "group"), "ลูกจ้าง")
    assert len(editor.rows) == 3
    assert form.answer("groups") == [{"group": "ครู", "n": 12}, {"group": "ลูกจ้าง", "n": ""}]

    press(editor.rows[1], KEY.Key_Up, modifiers=ALT)
    assert form.answer("groups") == [{"group": "ลูกจ้าง", "n": ""}, {"group": "ครู", "n": 12}]

    editor.rows[0].dropped.emit()
    assert form.answer("groups") == [{"group": "ครู", "n": 12}]
    assert {key for key, _slot in told} == {"groups"}


def test_a_number_that_is_none_stays_and_is_said(form: Form) -> None:
    editor = rows_of(form, "groups")
    cell = editor.rows[0].cells["n"]
    assert isinstance(cell, NumberCell)
    type_text(cell.field, "สิบ")

    assert form.answer("groups") == [{"group": "", "n": "สิบ"}]
    assert form.fault("groups") == "“สิบ” ไม่ใช่จำนวน พิมพ์เป็นตัวเลข เช่น ๖๙"
    cell.field.clear()
    assert form.fault("groups") == ""


def test_a_day_in_a_row_says_what_is_wrong(form: Form) -> None:
    cell = rows_of(form, "periods").rows[0].cells["start"]
    assert isinstance(cell, DayCell)
    type_text(cell.field, "๓๒ มิ.ย. ๒๕๖๘")
    press(cell.field, KEY.Key_Return)

    assert form.answer("periods") == [{"start": "๓๒ มิ.ย. ๒๕๖๘"}]
    assert "มี ๓๐ วัน" in form.fault("periods")


def test_a_name_of_the_roster_brings_its_post(form: Form) -> None:
    form.know_people([("นายกล้า ดี", "นิติกรปฏิบัติการ"), ("นางพัชรี วังทราย", "")])
    row = rows_of(form, "signers").rows[0]
    cell = row.cells["name"]
    assert isinstance(cell, NameCell)
    completer = cell.field.completer()
    type_text(cell.field, "กล้า")

    completer.setCompletionPrefix("กล้า")
    assert completer.currentCompletion() == "นายกล้า ดี"
    cell.show_value("นายกล้า ดี")
    cell.picked.emit("นายกล้า ดี")

    assert form.answer("signers") == [{"name": "นายกล้า ดี", "position": "นิติกรปฏิบัติการ"}]


def test_a_post_that_is_written_stays(form: Form) -> None:
    form.know_people([("นายกล้า ดี", "นิติกรปฏิบัติการ")])
    row = rows_of(form, "signers").rows[0]
    row.cells["position"].show_value("ประธาน")
    row.cells["name"].picked.emit("นายกล้า ดี")

    assert row.cells["position"].value() == "ประธาน"


def test_virtues_are_ticked_by_keys(form: Form) -> None:
    editor, told = form.sections["virtues"].editor, edits(form)
    assert isinstance(editor, VirtuesEditor)
    box = editor.boxes["honesty"]
    box.setFocus()
    press(box, KEY.Key_Space, " ")

    assert form.answer("virtues") == ["honesty"]
    assert told == [("virtues", "virtues")]


def test_a_picture_is_kept_and_captioned(form: Form, desk: Desk, tmp_path: Path) -> None:
    editor = form.sections["photos"].editor
    assert isinstance(editor, PhotosEditor)
    source = tmp_path / "พิธี.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(source))

    editor.bring(source)
    settle(desk.runner)
    type_text(editor.rows[0].caption, "พิธีมอบ")

    answer = form.answer("photos")
    assert isinstance(answer, list)
    assert [photo["caption"] for photo in answer] == ["พิธีมอบ"]
    assert (desk.workspace.files / answer[0]["file"]).is_file()
    editor.rows[0].out.click()
    assert form.answer("photos") == []


def test_a_paper_is_attached_under_its_own_name(form: Form, desk: Desk, tmp_path: Path) -> None:
    editor = form.sections["files"].editor
    assert isinstance(editor, FilesEditor)
    source = tmp_path / "คำสั่งแต่งตั้ง.pdf"
    source.write_bytes(b"%PDF-1.4 order")

    for _ in range(2):  # the same file twice is one
        editor.bring(source)
        settle(desk.runner)

    names = form.answer("files")
    assert isinstance(names, list)
    assert [Path(name).name for name in names] == ["คำสั่งแต่งตั้ง.pdf"]
    assert (desk.workspace.files / names[0]).read_bytes() == b"%PDF-1.4 order"


def test_tab_goes_through_rows_photos_and_files_in_their_order(form: Form, desk: Desk) -> None:
    form.show_answers({slot: value for kind in ANSWERS.values() for slot, value in kind.items()})
    editor = rows_of(form, "groups")
    type_text(field_of(editor, 1, "group"), "ลูกจ้าง")
    photos, papers = form.sections["photos"].editor, form.sections["files"].editor
    assert isinstance(photos, PhotosEditor)
    assert isinstance(papers, FilesEditor)
    out = papers.findChildren(QPushButton)

    QApplication.processEvents()  # new rows are shown
    field_of(editor, 0, "group").setFocus()
    walked = []
    for _ in range(13):
        walked.append(QApplication.focusWidget())
        press(walked[-1], KEY.Key_Tab)  # type: ignore[arg-type]

    groups = [stop for row in editor.rows for stop in row.stops][:-1]
    pictures = [stop for row in photos.rows for stop in (row.caption, row.out)]
    assert walked == [*groups, *pictures, photos.first_field()]
    papers.first_field().setFocus()
    press(papers.first_field(), KEY.Key_Backtab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is next(one for one in out if one is not papers.first_field())


def test_the_keyboard_is_followed_from_part_to_part(form: Form, qtbot: QtBot) -> None:
    outside = QLineEdit(BOARDS[0])
    outside.show()
    outside.setFocus()
    told: list[str] = []
    form.entered.connect(told.append)
    form.paused.connect(lambda: told.append("paused"))
    form.finished.connect(lambda: told.append("finished"))
    form.go("text")
    form.go("swot")
    swot: Any = form.sections["swot"].editor
    swot.quadrants["swot.threats"].setFocus()
    outside.setFocus()
    QApplication.processEvents()

    assert told == ["text", "finished", "swot", "paused", "finished"]


def test_fields_are_named_for_a_screen_reader(form: Form) -> None:
    names = [field.accessibleName() for field in form.findChildren(QLineEdit) if field.isVisible()]

    assert "" not in names
