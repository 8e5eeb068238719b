"""Orders of the office and letters to others, from files of values."""

from __future__ import annotations

from typing import Any

import pytest

from core.documents.paper import MissingValuesError, Paper
from core.errors import TemplateError, UserError
from core.workspace import Workspace
from tests.core.documents.making import print_paper, said
from tests.core.typeset.reading import bare
from tests.factories import own_office
from tests.tagtree import problems, texts

PEOPLE = [
    {"name": "นายปัญญา กิ่งแก้วไพบูลย์", "position": "ศึกษาธิการจังหวัดแสนสุข", "role": "ประธาน"},
    {
        "name": "นายกล้า ดี",
        "position": "นิติกรปฏิบัติการ",
        "role": "กรรมการ",
        "proxy_for": "ผู้อำนวยการกลุ่ม",
    },
]
COMMAND: dict[str, Any] = {
    "subject": "แต่งตั้งคณะทำงาน",
    "reason": "ด้วยสำนักงานกำหนดขับเคลื่อนองค์กรคุณธรรม ปี 2568",
    "committees": [{"people": PEOPLE, "duties": ["วางแผน", "รายงานผลภายใน 30 วัน"]}],
    "date": "2568-01-06",
}
LETTER: dict[str, Any] = {
    "subject": "แจ้งผลการคัดเลือก",
    "to": "ผู้อำนวยการโรงเรียนแสนสุขวิทยา",
    "reason": "ด้วยสำนักงานได้คัดเลือกบุคลากรคุณธรรมต้นแบบเสร็จแล้ว",
    "purpose": "จึงขอแจ้งผลการคัดเลือก",
    "date": "2568-07-04",
}


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)


def text_of(paper: Paper) -> str:
    assert problems(paper.data) == []
    return bare("".join(text for page in said(paper.data) for text in page))


def test_a_command_has_its_parts_in_the_order_of_the_regulation(workspace: Workspace) -> None:
    text = text_of(print_paper(workspace, "command", values={**COMMAND, "number": "7/2568"}))
    parts = [
        "คำสั่งสำนักงานศึกษาธิการจังหวัดแสนสุข",
        "ที่ ๗/๒๕๖๘",
        "เรื่อง  แต่งตั้งคณะทำงาน",
        "ด้วยสำนักงานกำหนดขับเคลื่อนองค์กรคุณธรรม ปี ๒๕๖๘",
        "๑. นายปัญญา กิ่งแก้วไพบูลย์ศึกษาธิการจังหวัดแสนสุขประธาน",
        "๒. นายกล้า ดีนิติกรปฏิบัติการ แทนผู้อำนวยการกลุ่มกรรมการ",
        "มีหน้าที่",
        "๑. วางแผน",
        "๒. รายงานผลภายใน ๓๐ วัน",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "สั่ง ณ วันที่ ๖ มกราคม พ.ศ. ๒๕๖๘",
        "(นายปัญญา กิ่งแก้วไพบูลย์)ศึกษาธิการจังหวัดแสนสุข",
    ]
    places = [text.find(bare(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_number_that_is_not_given_is_room_to_write_by_hand(workspace: Workspace) -> None:
    paper = print_paper(workspace, "command", values=COMMAND)
    assert paper.missing == ()
    [line] = [line for line in said(paper.data)[0] if line.startswith("ที่ ")]
    assert bare(line) == "ที่/"
    letter = print_paper(workspace, "letter", values=LETTER)
    assert "ที่ศธ๐๙๙๙๙/" in text_of(letter)


def test_several_committees_are_counted_with_their_duties(workspace: Workspace) -> None:
    committees = [
        {"title": "คณะกรรมการอำนวยการ", "people": PEOPLE[:1], "duties": ["กำกับ"]},
        {"title": "คณะทำงาน", "people": PEOPLE, "duties": ["วางแผน", "รายงาน"]},
    ]
    paper = print_paper(workspace, "command", values={**COMMAND, "committees": committees})
    heads = [text for kind, text in texts(paper.data) if kind == "H2"]
    assert heads[-2:] == ["๑. คณะกรรมการอำนวยการ", "๒. คณะทำงาน"]
    assert "มีหน้าที่กำกับ" in text_of(paper)
    assert "๒.๑วางแผน๒.๒รายงาน" in text_of(paper)


@pytest.mark.parametrize(
    "wrong",
    [
        {"committees": "คณะทำงาน"},
        {"committees": [{"leader": "นายกล้า ดี"}]},
        {"committees": [{"people": [{"position": "กรรมการ"}]}]},
        {"committees": [{"duties": "หน้าที่"}]},
    ],
)
def test_a_committee_of_another_shape_is_refused_by_name(
    workspace: Workspace, wrong: dict[str, Any]
) -> None:
    with pytest.raises(UserError, match="committees"):
        print_paper(workspace, "command", values={**COMMAND, **wrong})


def test_what_a_command_lacks_is_said_by_name(workspace: Workspace) -> None:
    with pytest.raises(MissingValuesError) as lacks:
        print_paper(workspace, "command", values={"date": "2568-01-06"})
    assert lacks.value.missing == ("เรื่อง", "เหตุที่ออกคำสั่ง")
    with pytest.raises(TemplateError, match="colour"):
        print_paper(workspace, "command", values={**COMMAND, "colour": "red"})


def test_a_letter_has_its_parts_in_the_order_of_the_regulation(workspace: Workspace) -> None:
    given = {
        **LETTER,
        "number": "ศธ ๐๙๙๙๙/ว 12",
        "reference": ["หนังสือที่ ๑"],
        "enclosures": ["สำเนาประกาศ จำนวน 1 ฉบับ", "กำหนดการ จำนวน 1 แผ่น"],
        "people": [{"name": "นายกล้า ดี", "position": "ครูชำนาญการ", "role": "ด้านพอเพียง"}],
        "email": "a1@saensuk.example",
    }
    text = text_of(print_paper(workspace, "letter", values=given))
    parts = [
        "ที่  ศธ ๐๙๙๙๙/ว ๑๒",
        "สำนักงานศึกษาธิการจังหวัดแสนสุข",
        "๔ กรกฎาคม ๒๕๖๘",
        "เรื่อง  แจ้งผลการคัดเลือก",
        "เรียน  ผู้อำนวยการโรงเรียนแสนสุขวิทยา",
        "อ้างถึง  หนังสือที่ ๑",
        "สิ่งที่ส่งมาด้วย  ๑. สำเนาประกาศ จำนวน ๑ ฉบับ",
        "๒. กำหนดการ จำนวน ๑ แผ่น",
        "ด้วยสำนักงานได้คัดเลือก",
        "จึงขอแจ้งผลการคัดเลือก",
        "๑. นายกล้า ดีครูชำนาญการด้านพอเพียง",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "ขอแสดงความนับถือ",
        "(นายปัญญา กิ่งแก้วไพบูลย์)ศึกษาธิการจังหวัดแสนสุข",
        "กลุ่มบริหารงานบุคคล",
        "โทร. ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑",
        "a1@saensuk.example",
    ]
    places = [text.find(bare(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "พ.ศ.๒๕๖๘" not in text  # the date of a letter says no era


@pytest.mark.parametrize(
    ("given", "opens", "closes"),
    [
        ({}, "เรียน", "ขอแสดงความนับถือ"),
        ({"to": "ผู้ว่าราชการจังหวัดแสนสุข"}, "เรียน", "ขอแสดงความนับถือ"),
        ({"to": "นายกรัฐมนตรี"}, "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ({"to": "เจ้าอาวาส", "salutation": "นมัสการ"}, "นมัสการ", "ขอนมัสการด้วยความเคารพ"),
        ({"closing": "ด้วยความนับถือ"}, "เรียน", "ด้วยความนับถือ"),
    ],
)
def test_the_words_of_leave_go_with_the_salutation(
    workspace: Workspace, given: dict[str, str], opens: str, closes: str
) -> None:
    values = {**LETTER, **given}
    lines = said(print_paper(workspace, "letter", values=values).data)[0]
    assert f"{opens}  {values['to']}" in lines
    assert closes in lines


def test_a_salutation_without_known_words_of_leave_asks_for_them(workspace: Workspace) -> None:
    with pytest.raises(MissingValuesError, match="คำลงท้าย"):
        print_paper(workspace, "letter", values={**LETTER, "salutation": "ขอประทานกราบทูล"})


def test_the_office_of_another_group_is_named_at_the_foot(workspace: Workspace) -> None:
    own = {"group": "กลุ่มอำนวยการ", "phone": "0 5000 1234"}
    lines = said(print_paper(workspace, "letter", values={**LETTER, **own}).data)[0]
    assert lines[-2:] == ["กลุ่มอำนวยการ", "โทร. ๐ ๕๐๐๐ ๑๒๓๔"]
