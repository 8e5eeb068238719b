from __future__ import annotations

from core.people.doubts import doubts
from core.people.service import PersonFields
from core.workspace import Workspace
from tests.factories import add_people


def asked(workspace: Workspace, given: PersonFields, person_id: int = 0) -> list[str]:
    with workspace.database.read() as session:
        return doubts(session, given, person_id)


def test_a_namesake_and_a_shared_address_are_told_with_their_post(workspace: Workspace) -> None:
    [id_] = add_people(
        workspace, "นายกล้า ดี", position="นิติกร", group_name="กลุ่มอำนวยการ", email="a@x.example"
    )

    assert asked(workspace, PersonFields("กล้า", "ดี", "นางสาว", email=" A@x.example")) == [
        "มีคนชื่อนี้อยู่แล้ว: นายกล้า ดี (นิติกร · กลุ่มอำนวยการ) ถ้าเป็นคนเดียวกัน ให้แก้คนเดิมแทน",
        (
            "อีเมลนี้เป็นของ นายกล้า ดี (นิติกร · กลุ่มอำนวยการ) อยู่แล้ว "
            "ถ้าใช้ร่วมกัน โปรแกรมจะใช้อีเมลนี้บอกตัวผู้ลงคะแนนไม่ได้"
        ),
    ]
    assert asked(workspace, PersonFields("กล้า", "ดี", email="a@x.example"), id_) == []


def test_a_look_alike_and_an_empty_form_raise_no_doubt(workspace: Workspace) -> None:
    add_people(workspace, "นายสมชาย ใจดี", email="")

    assert asked(workspace, PersonFields("สมชัย", "ใจดี")) == []
    assert asked(workspace, PersonFields()) == []
