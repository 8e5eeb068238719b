from __future__ import annotations

from pathlib import Path

from core.imports import roster
from core.imports.sheet import read_sheet
from core.people.service import FIELD_NAMES, PersonFields
from core.people.wording import FIELD_WORDS, changed_in_words
from core.workspace import Workspace
from tests.factories import OFFICE, add_people


def test_every_field_has_a_name() -> None:
    assert set(FIELD_WORDS) == set(FIELD_NAMES)


def test_changes_are_told_from_old_to_new() -> None:
    before = PersonFields("กล้า", "ดี", position="นิติกร", email="a@x.example")
    after = PersonFields("กล้า", "ดี", position="นิติกร", level="ปฏิบัติการ", status="ย้าย")

    assert changed_in_words(before, after) == (
        "ตำแหน่ง จาก นิติกร เป็น นิติกรปฏิบัติการ · เอาอีเมล a@x.example ออก · สถานะ เป็น ย้าย"
    )
    assert changed_in_words(before, before) == ""


def test_a_roster_row_says_what_it_would_change(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, "นายกล้า ดี", "นายเมธา ดี", position="นิติกร", email="")
    file = tmp_path / "a.csv"
    file.write_text("ชื่อ-นามสกุล,ตำแหน่ง\nนายกล้า ดี,นิติกรปฏิบัติการ\nนายเมธา ดี,นิติกร\n", "utf-8")

    seen = roster.check(workspace.database, OFFICE, read_sheet(file)).seen

    assert [(one.verdict, one.message) for one in seen] == [
        ("updated", "แถว ๒ “นายกล้า ดี”: แก้ตำแหน่ง จาก นิติกร เป็น นิติกรปฏิบัติการ"),
        ("unchanged", ""),
    ]
