from __future__ import annotations

import pytest

from core.people import service
from core.people.listing import find, lines, near
from core.settings import Office
from core.workspace import Workspace
from tests.factories import OFFICE, add_people


def found(workspace: Workspace, wanted: str) -> list[str]:
    with workspace.database.read() as session:
        return [person.name for person in find(session, wanted)]


@pytest.mark.parametrize(
    "wanted",
    [
        "นางสาวปิ่นทิพย์", "ปิ่นทิพย์ น้ำผึ้ง", "น้ำผึ้ง  ปิ่น", "น.ส.ปิ่นทิพย์", "น.ส. ปิ่น",
        "นิติกรปฏิบัติการ", "P01@saensuk", "p๐๑@saensuk", "ปินทิพ", "นําผึ้ง",
    ],
)  # fmt: skip
def test_one_is_found_by_any_of_ones_words(workspace: Workspace, wanted: str) -> None:
    [id_] = add_people(
        workspace,
        "นางสาวปิ่นทิพย์ น้ำผึ้งทอง",
        position="นิติกร",
        level="ปฏิบัติการ",
        email="p01@saensuk-edu.example",
    )
    add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        service.remember_spelling(session, "ปินทิพ นำผึ้ง", id_)

    assert found(workspace, wanted) == ["นางสาวปิ่นทิพย์ น้ำผึ้งทอง"]


def test_a_rank_is_found_by_its_short_form(workspace: Workspace) -> None:
    add_people(workspace, "ว่าที่ร้อยตรีหญิง สิริ วงศ์ทอง", "นายสิริ วงศ์ทอง")

    assert found(workspace, "ว่าที่ร.ต.หญิงสิริ") == ["ว่าที่ร้อยตรีหญิง สิริ วงศ์ทอง"]
    assert found(workspace, "สิริ วงศ์") == ["ว่าที่ร้อยตรีหญิง สิริ วงศ์ทอง", "นายสิริ วงศ์ทอง"]


def test_at_most_so_many_are_found(workspace: Workspace) -> None:
    add_people(workspace, *(f"นาย{letter} ดี" for letter in "กขคงจฉชซญฐ"))

    with workspace.database.read() as session:
        assert [p.name for p in find(session, "ดี", 2)] == ["นายก ดี", "นายข ดี"]


@pytest.mark.parametrize(
    ("office", "own"),
    [
        (OFFICE, {"นายกล้า ดี": True, "นายเมธา ดี": True, "นายวิชัย ดี": False, "นายสมชาย ดี": False}),
        (Office(), {"นายกล้า ดี": True, "นายเมธา ดี": True, "นายวิชัย ดี": True, "นายสมชาย ดี": False}),
    ],
)
def test_the_own_office_is_told_from_others(
    workspace: Workspace, office: Office, own: dict[str, bool]
) -> None:
    add_people(workspace, "นายกล้า ดี", office="ศธจ. แสนสุข")
    add_people(workspace, "นายเมธา ดี")
    add_people(workspace, "นายวิชัย ดี", office="โรงเรียนเมธาพิทย์")
    add_people(workspace, "นายสมชาย ดี", status="ย้าย 1 ต.ค.")

    with workspace.database.read() as session:
        assert {line.person.name: line.own for line in lines(session, office)} == own


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ปาริชาด", ["นางสาวปาริชาต ดอกแก้ว"]),
        ("น.ส.ปาริชาด ดอกแก้ว", ["นางสาวปาริชาต ดอกแก้ว"]),
        ("ดอกเเกว", ["นางสาวปาริชาต ดอกแก้ว"]),
        ("กัน", []),  # two letters of three are not near
        ("สมชาย", []),
        ("", []),
    ],
)
def test_a_misspelt_word_brings_who_is_near(
    workspace: Workspace, wanted: str, found: list[str]
) -> None:
    add_people(workspace, "นางสาวปาริชาต ดอกแก้ว", "นายกล้า ดี")

    with workspace.database.read() as session:
        assert [one.name for one in near(session, wanted)] == found


def test_the_own_office_is_written_short(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี", office=OFFICE.name)
    add_people(workspace, "นายวิชัย ดี", office="โรงเรียนเมธาพิทย์")

    with workspace.database.read() as session:
        assert [line.office for line in lines(session, OFFICE)] == [
            "ศธจ.แสนสุข",
            "โรงเรียนเมธาพิทย์",
        ]
