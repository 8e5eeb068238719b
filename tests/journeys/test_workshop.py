"""A workshop of three groups: typed live before all of them, printed with a right contents page."""

from __future__ import annotations

import re

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.answers import Answer
from core.documents.paper import Request
from core.documents.service import make_paper
from core.lessons import queries, service
from core.thai.numerals import to_thai
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.workshop import Workshop
from gui.screens import settle
from tests.factories import own_office
from tests.gui.typing_thai import press
from tests.gui.walking import KEYS, key, write

ALT = Qt.KeyboardModifier.AltModifier
CONTENTS = 2  # pages before the contents: cover, preface
BEFORE = {
    "activity": "ถอดบทเรียนองค์กรคุณธรรม",
    "fiscal_year": 2568,
    "title": ["สรุปผลโครงการถอดบทเรียน"],
    "preface": ["ตามที่สำนักงานกำหนดให้ทบทวนงาน นั้น", "คณะทำงานจึงจัดทำรายงานฉบับนี้"],
    "background": "ปีนี้จัดกิจกรรมส่งเสริมคุณธรรมมาแล้วหลายกิจกรรม จึงทบทวนร่วมกัน",
    "closing": "ข้อมูลที่ได้จะนำไปเป็นแนวทางปรับปรุงกิจกรรมในปีต่อไป",
    "event": {
        "date": "2025-06-20",
        "start": "13.30",
        "end": "15.00",
        "mode": "Onsite",
        "place": "ห้องประชุมดอกแก้ว",
        "participants": 86,
    },
    "opening": {
        "name": "นายปัญญา กิ่งแก้วไพบูลย์",
        "position": "ศึกษาธิการจังหวัดแสนสุข",
        "gist": "ชี้แจงความสำคัญของการทบทวนงาน",
    },
}
SAID = {
    "การกำหนดรูปแบบและกิจกรรม": (
        [f"กิจกรรมที่ทำมาแล้วเรื่องที่ {n} ซึ่งบุคลากรทุกกลุ่มเข้าร่วม" for n in range(1, 16)],
        ["เวลาซ้อนกับภารกิจหลัก", "งบประมาณจำกัด"],
        ["กำหนดปฏิทินล่วงหน้าทั้งปี"],
    ),
    "การสื่อสารและการสร้างการรับรู้": (
        ["แจ้งผ่านกลุ่มข้อความ", "ติดป้ายประกาศ"],
        ["บุคลากรไม่ได้อ่าน"],
        [f"แนวทางสื่อสารข้อที่ {n} ให้หัวหน้ากลุ่มย้ำในที่ประชุม" for n in range(1, 16)],
    ),
    "การมีส่วนร่วมของบุคลากร": (
        ["ตั้งคณะทำงานจากทุกกลุ่ม"],
        [f"ปัญหาการมีส่วนร่วมข้อที่ {n} เพราะภาระงานประจำมาก" for n in range(1, 16)],
        ["หมุนเวียนผู้รับผิดชอบ"],
    ),
}


def begun(workspace: Workspace) -> int:
    own_office(workspace)
    template = workspace.templates["workshop-report"]
    with workspace.database.write() as session:
        office = workspace.settings.office
        return service.add(session, template, template.read(BEFORE), office)


def opened(window: MainWindow, record: int) -> LessonsPage:
    """The record's page, with the board over the window."""
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="groups")
    settle(window.desk.runner)
    page = window.page
    assert isinstance(page, LessonsPage)
    act = next(one for one in page.header.acts if one.name == "จอระดมความคิด")
    assert act.key == "F11"
    act.do()
    settle(window.desk.runner)
    return page


def board(window: MainWindow) -> Workshop:
    made = window.sheet()
    assert isinstance(made, Workshop)
    return made


def leave(window: MainWindow) -> None:
    press(QApplication.focusWidget() or window, KEYS.Key_Escape)
    assert window.desk is not None
    settle(window.desk.runner)
    assert window.sheet() is None


def say(window: MainWindow, topic: str, columns: tuple[list[str], ...]) -> None:
    """Type what a group says, with keys alone; Enter makes the next number."""
    write(topic)
    key(window, KEYS.Key_Tab)
    for items in columns:
        for one in items:
            write(one)
            press(QApplication.focusWidget() or window, KEYS.Key_Return)
            QApplication.processEvents()
        key(window, KEYS.Key_Tab)


def stored(workspace: Workspace, id_: int) -> dict[str, Answer]:
    with workspace.database.read() as session:
        return dict(queries.lesson(session, workspace.templates, id_).answers)


def test_three_groups_typed_live_become_a_report_with_a_right_contents_page(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    record = begun(workspace)
    page = opened(window, record)
    for n, (topic, columns) in enumerate(SAID.items()):
        if n:
            press(QApplication.focusWidget() or window, KEYS.Key_Insert, modifiers=ALT)
        QApplication.processEvents()
        say(window, topic, columns)
    assert board(window).panes[-1] in board(window).shown
    bar = [one.text() for one in board(window)._stops() if isinstance(one, QPushButton)]
    assert bar[-2:] == ["เพิ่มกลุ่ม", "ออก (Esc)"]
    assert bar[0].startswith("กลุ่มที่")

    leave(window)
    assert page.writing is not None
    assert page.writing.missing() == []
    template = workspace.templates["workshop-report"]
    assert template.give(stored(workspace, record))["groups"] == [
        {"topic": topic, "done": done, "problems": problems, "ways": ways}
        for topic, (done, problems, ways) in SAID.items()
    ]
    assert template.give(dict(page.writing.answers)) == template.give(stored(workspace, record))

    check_contents(workspace, record)


def check_contents(workspace: Workspace, record: int) -> None:
    """The contents page names every group with the page on which it begins."""
    with workspace.database.read() as session:
        data = make_paper(session, workspace.house, Request("lesson", lesson=record)).data
    texts = pages_of(data)
    contents = next(text for text in texts if "\ufffeสารบัญ\n" in text)
    for number, topic in enumerate(SAID, 1):
        heading = f"กลุ่มที่ {to_thai(number)} "
        at = next(i for i, text in enumerate(texts) if text.find(heading) >= 0 and i > CONTENTS)
        line = re.search(f"{heading}(.*?)\\s*\n([๐-๙]+)(?:\n|$)", contents, re.DOTALL)
        assert line is not None
        assert topic in line[1].replace("\n", "")
        assert texts[at].startswith(f"- {line[2]} ")


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


def test_a_new_item_becomes_a_sub_item_before_it_says_anything(
    window: MainWindow, workspace: Workspace
) -> None:
    record = begun(workspace)
    opened(window, record)
    write("ก")
    key(window, KEYS.Key_Tab)
    write("แม่")
    key(window, KEYS.Key_Return)
    press(QApplication.focusWidget() or window, KEYS.Key_Right, modifiers=ALT)
    write("ลูก")
    leave(window)

    said = workspace.templates["workshop-report"].give(stored(workspace, record))["groups"]
    assert said == [{"topic": "ก", "done": [{"text": "แม่", "items": ["ลูก"]}]}]


def test_groups_are_turned_by_keys_or_seen_at_once(
    window: MainWindow, workspace: Workspace
) -> None:
    record = begun(workspace)
    page, made = opened(window, record), board(window)
    assert (made.width(), made.height()) == (window.width(), window.height())
    assert made.card.geometry() == made.rect()
    write("ก")
    made.add.click()
    write("ข")
    QApplication.processEvents()
    assert made.shown == [made.panes[1]]

    focus = QApplication.focusWidget() or window
    press(focus, KEYS.Key_PageDown, modifiers=ALT)
    assert made.shown == [made.panes[0]]
    made.all.click()
    assert made.shown == made.panes

    lists = list(made.panes[0].lists.values())
    lists[0].fields[0].setFocus()
    write("ย้ายได้")
    press(lists[0].fields[0], KEYS.Key_Down, modifiers=ALT)
    assert (lists[0].items, lists[1].items) == ([], ["ย้ายได้"])
    made.add.click()  # a group that says nothing is none
    leave(window)

    template = workspace.templates["workshop-report"]
    assert template.give(stored(workspace, record))["groups"] == [
        {"topic": "ก", "problems": ["ย้ายได้"]},
        {"topic": "ข"},
    ]
    assert page.writing is not None
    assert page.take_back()
