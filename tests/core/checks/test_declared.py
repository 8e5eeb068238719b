"""What a template declares of its numbers is looked at in every record of it."""

from __future__ import annotations

from core import paths
from core.answers import Field
from core.checks.looking import look, read_checks
from core.lessons.template import Group, Part, Template

CHECKS = read_checks((paths.RESOURCES,))
PARTS = (Field("name", "ประเภท"), Field("n", "คน", "number"))
TEMPLATE = Template(
    "own",
    1,
    "แบบของสำนักงาน",
    "แบบ",
    "own",
    (Group("all", "ทั้งหมด"),),
    (
        Part(
            "all",
            "informants",
            "ผู้ให้ข้อมูล",
            "rows",
            row="กลุ่มที่ {n}",
            fields=(
                Field("total", "จำนวนรวม", "number", sums="parts.n"),
                Field("parts", "ประกอบด้วย", "rows", fields=PARTS),
            ),
        ),
        Part(
            "all",
            "targets",
            "เป้าหมาย",
            "fields",
            fields=(Field("quantity", "เชิงปริมาณ", "list", counts=True),),
        ),
    ),
)


def said(values: dict[str, object]) -> list[tuple[str, str, str]]:
    remarks = look(TEMPLATE, TEMPLATE.read(values), CHECKS)
    return [(one.code, one.passage.slot, one.message) for one in remarks]


def test_a_sum_that_does_not_add_up_is_told() -> None:
    parts = [{"name": "ครู", "n": 40}, {"name": "ธุรการ", "n": 28}]
    assert said({"informants": [{"total": 68, "parts": parts}, {"total": 69, "parts": parts}]}) == [
        (
            "sum",
            "informants.2.total",
            "กลุ่มที่ ๒ จำนวนรวม ๖๙ ไม่เท่ากับผลรวมของรายการย่อย ๖๘ ตรวจตัวเลข",
        )
    ]


def test_a_whole_that_is_not_broken_down_is_left_alone() -> None:
    assert said({"informants": [{"total": 68}, {"parts": [{"name": "ครู", "n": 4}]}]}) == []


def test_an_aim_in_figures_names_one() -> None:
    assert said({"targets": {"quantity": ["อบรม 67 คน", "พัฒนาบุคลากรทุกกลุ่ม"]}}) == [
        ("no-figure", "targets.quantity", "เชิงปริมาณ ข้อ ๒ ยังไม่มีตัวเลข ระบุจำนวนหรือร้อยละ")
    ]
