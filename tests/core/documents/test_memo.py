"""A short memo from a file of values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.documents.paper import MissingValuesError
from core.errors import TemplateError, UserError
from core.settings import Settings
from core.workspace import Workspace
from tests.core.documents.making import print_paper, said
from tests.factories import own_office
from tests.tagtree import texts

VALUES: dict[str, Any] = {
    "subject": "ขอใช้ห้องประชุมใหญ่",
    "date": "2568-07-04",
    "background": "กำหนดประชุมคณะทำงานวันที่ 10 กรกฎาคม 2568",
    "facts": "ห้องประชุมเล็กรองรับได้ 15 คน",
    "consideration": "เห็นควร",
    "requests": ["อนุมัติให้ใช้ห้อง", "แจ้งกลุ่มอำนวยการ"],
    "signers": [{"name": "นางสาวปิ่นทิพย์ น้ำผึ้งทอง", "position": "นิติกรปฏิบัติการ"}],
}


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)


def test_a_memo_has_the_head_of_the_office_and_the_text_of_the_file(workspace: Workspace) -> None:
    paper = print_paper(workspace, "memo", values=VALUES)
    text = "".join(said(paper.data)[0])
    assert paper.pages == 1
    assert paper.title == "บันทึกข้อความ ขอใช้ห้องประชุมใหญ่"
    for words in (
        "สำนักงานศึกษาธิการจังหวัดแสนสุข  กลุ่มบริหารงานบุคคล  โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑",
        "ศธ ๐๙๙๙๙/",
        "๔ กรกฎาคม ๒๕๖๘",
        "เรียน  ศึกษาธิการจังหวัดแสนสุข",
        "วันที่ ๑๐ กรกฎาคม ๒๕๖๘",
        "๒. แจ้งกลุ่มอำนวยการ",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        "(นางสาวปิ่นทิพย์ น้ำผึ้งทอง)นิติกรปฏิบัติการ",
    ):
        assert words in text
    heads = [said for kind, said in texts(paper.data) if kind == "H2"]
    assert heads == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อพิจารณา", "ข้อเสนอ"]


def test_what_the_file_says_comes_before_what_the_office_says(workspace: Workspace) -> None:
    own = {**VALUES, "to": "ผู้อำนวยการกลุ่มอำนวยการ", "closing": "จึงเรียนมาเพื่อทราบ", "number": "ศธ 1/2"}
    text = "".join(said(print_paper(workspace, "memo", values=own).data)[0])
    assert "เรียน  ผู้อำนวยการกลุ่มอำนวยการ" in text
    assert "จึงเรียนมาเพื่อทราบ" in text
    assert "ศธ ๑/๒" in text
    assert "ศธ ๐๙๙๙๙/" not in text


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("subject", "เรื่อง"),
        ("background", "เรื่องเดิม"),
        ("facts", "ข้อเท็จจริง"),
        ("consideration", "ข้อพิจารณา"),
        ("signers", "ผู้ลงนาม"),
    ],
)
def test_a_memo_without_something_it_must_have_is_a_draft(
    workspace: Workspace, key: str, label: str
) -> None:
    values = {name: value for name, value in VALUES.items() if name != key}
    with pytest.raises(MissingValuesError, match=label) as lacks:
        print_paper(workspace, "memo", values=values)
    assert lacks.value.missing == (label,)
    assert print_paper(workspace, "memo", values=values, draft=True).missing == (label,)


def test_number_date_requests_and_law_never_stop_a_memo(workspace: Workspace) -> None:
    values = {name: VALUES[name] for name in VALUES if name not in {"date", "requests"}}
    assert print_paper(workspace, "memo", values={**values, "number": ""}).missing == ()


def test_many_missing_values_are_counted_in_the_sentence_and_listed(workspace: Workspace) -> None:
    workspace.change_settings(Settings())
    with pytest.raises(MissingValuesError, match="และอีก ๒ ส่วน") as lacks:
        print_paper(workspace, "memo")
    assert len(lacks.value.missing) == len(lacks.value.findings) == 7


def test_keys_of_the_parts_are_not_keys_of_a_short_memo(workspace: Workspace) -> None:
    with pytest.raises(TemplateError, match="objectives"):
        print_paper(workspace, "memo", values={**VALUES, "objectives": ["เพื่อ"]})


@pytest.mark.parametrize(
    "wrong", [{"subject": 5}, {"requests": "หนึ่ง"}, {"signers": [{"name": "ก"}]}]
)
def test_a_value_of_another_kind_is_refused_by_name(
    workspace: Workspace, wrong: dict[str, Any]
) -> None:
    with pytest.raises(UserError, match=next(iter(wrong))):
        print_paper(workspace, "memo", values={**VALUES, **wrong})


def test_one_endorser_stands_at_the_left(workspace: Workspace) -> None:
    signers = [
        *VALUES["signers"],
        {"name": "นายเมธา ธรรมดี", "position": "ผู้อำนวยการกลุ่ม", "date": "2568-07-05"},
    ]
    text = said(print_paper(workspace, "memo", values={**VALUES, "signers": signers}).data)[0]
    assert text[-3:] == ["(นายเมธา ธรรมดี)", "ผู้อำนวยการกลุ่ม", "๕ กรกฎาคม ๒๕๖๘"]


def test_a_telephone_number_is_called_so_once(workspace: Workspace) -> None:
    settings = workspace.settings
    told = replace(settings.office, phone=f"โทร. {settings.office.phone}")
    workspace.change_settings(replace(settings, office=told))
    text = "".join(said(print_paper(workspace, "memo", values=VALUES).data)[0])
    assert "โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑" in text
    assert text.count("โทร") == 1
