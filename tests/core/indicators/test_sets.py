"""Sets of indicators out of files, and those of them that ask nearly the same."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from core import paths
from core.errors import NotFoundError, TemplateError
from core.indicators import set_file
from core.indicators.alike import alike
from core.indicators.scoring import METHODS
from core.indicators.set_file import read_set, read_sets
from core.indicators.sets import Group, Indicator, IndicatorSet

ROOTS = (paths.RESOURCES,)
WHOLE = """title = "ชุดทดลอง"
year = 2568
[[group]]
key = "all"
title = "ทุกคน"
[[group.indicator]]
key = "one"
name = "หนึ่ง"
method = "itemised"
full = 5
criteria = [
  { text = "ก", points = 2.5, evidence = "ภาพ" },
  { text = "ข", points = 2.5, evidence = "ภาพ" },
]
"""
NAMES = (
    ("DMIS 100%", "บุคลากรที่ได้รับรางวัลจากหน่วยงานในสังกัดกรม", "บุคลากรที่ได้รับรางวัลจากภาคีเครือข่าย"),
    ("ผลิตภัณฑ์พรีเมี่ยม", "ศูนย์การเรียนรู้ตำบล ๕ ดี พรีเมี่ยม พลัส", "การพัฒนาตนเองของบุคลากร"),
    ("ร้อยละของผู้สอบ N-NET", "ร้อยละของผู้เข้าสอบปลายภาค", "ผลสัมฤทธิ์ทางการเรียนปลายภาค"),
    ("DMIS ๑๐๐%", "ผลสัมฤทธิ์ปลายภาค", "Best Practice", "SAR"),
)


def _own(folder: Path, told: str) -> tuple[Path, ...]:
    file = folder / "indicators" / "own.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(told, "utf-8")
    return (*ROOTS, folder)


def test_our_own_set_is_whole() -> None:
    found = read_sets(ROOTS)["quality"]
    everyone = found.groups[0]
    assert [one.name for one in everyone.indicators] == [
        "DMIS 100%",
        "นวัตกรรมการจัดการเรียนรู้ออนไลน์",
        "ผลิตภัณฑ์พรีเมี่ยม",
        "Best Practice",
        "บ้านหนังสือชุมชนดีเด่น",
        "บุคลากรที่ได้รับรางวัลจากหน่วยงานในสังกัดกรม",
        "บุคลากรที่ได้รับรางวัลจากภาคีเครือข่าย",
        "หน่วยงาน/ภาคีเครือข่ายดีเด่น (ภาครัฐ/เอกชน/ภูมิปัญญาท้องถิ่น)",
        "การพัฒนาตนเองของบุคลากร",
    ]
    assert everyone.full == Decimal(45)
    assert [(one.title, len(one.indicators), one.offices) for one in found.groups] == [
        ("บุคลากรทุกตำแหน่ง", 9, False),
        ("ครู", 10, False),
        ("เจ้าหน้าที่แผน", 2, False),
        ("เจ้าหน้าที่การเงิน", 1, False),
        ("หน่วยงานในสังกัดระดับอำเภอ", 8, True),
    ]
    assert {one.full for _, one in found.every()} == {5}
    assert {one.method for _, one in found.every()} == set(METHODS)


def test_a_set_that_is_kept_reads_as_it_was(tmp_path: Path) -> None:
    made, tables = read_set(ROOTS, "quality")
    kept = json.loads(json.dumps(tables))
    assert set_file.set_from(kept, Path("quality.toml"), {}) == made
    assert made.levels["regional"].points is None


def test_the_office_has_sets_and_levels_of_its_own(tmp_path: Path) -> None:
    level = '[[level]]\nkey = "district"\ntitle = "ระดับอำเภอ"\npoints = 1\n'
    roots = _own(tmp_path, WHOLE + level)
    assert list(read_sets(roots)) == ["quality", "own"]
    made, _ = read_set(roots, "own")
    assert list(made.levels) == ["district"]
    assert made.indicator("one")[1].full_mark == 5


def test_what_there_is_not_is_told_with_what_there_is() -> None:
    made, _ = read_set(ROOTS, "quality")
    with pytest.raises(NotFoundError, match="เลือกจาก: quality"):
        read_set(ROOTS, "none")
    with pytest.raises(NotFoundError, match=r"everyone \(บุคลากรทุกตำแหน่ง\)"):
        made.group("none")
    with pytest.raises(NotFoundError, match=r"dmis \(DMIS 100%\)"):
        made.indicator("none")


@pytest.mark.parametrize(
    ("was", "put", "told"),
    [
        ('title = "ชุดทดลอง"', 'title = ""', "title"),
        ("year = 2568", "year = 2025", "year"),
        ("year = 2568", "year = true", "year"),
        ("year = 2568", "year = 2568\nname = 1", "name"),
        ("[[group]]", "[[groups]]", "groups"),
        ("[[group.indicator]]", "[[group.indicators]]", "indicators"),
        ('key = "all"', "", "กลุ่ม ยังขาดคีย์: key"),
        ('key = "all"', 'key = "ทุกคน"', "คีย์ key"),
        ('method = "itemised"', 'method = "sum"', "method"),
        ('method = "itemised"', 'method = "itemised"\nmay_exceed = true', "may_exceed"),
        ('method = "itemised"', 'method = "manual"', "ไม่มี criteria"),
        ("full = 5", "full = 4", "รวมได้ ๕ ต้องเท่ากับคะแนนเต็ม ๔"),
        ("full = 5", "full = 0", "มากกว่า ๐"),
        ("full = 5", "full = nan", "มากกว่า ๐"),
        ("points = 2.5, ", "points = 2.501, ", "ทศนิยมไม่เกินสองตำแหน่ง"),
        ('text = "ก"', 'text = ""', "text กับ evidence"),
        ('evidence = "ภาพ"', 'evidence = ""', "text กับ evidence"),
        (', evidence = "ภาพ"', "", "ขาดคีย์: evidence"),
        ("year = 2568", 'year = 2568\nlevel = "x"', r"\[\[level\]\]"),
        ("year = 2568", "year = 2568\ngroup = 5", "TOML"),
    ],
)
def test_what_cannot_be_scored_or_proved_is_refused(
    tmp_path: Path, was: str, put: str, told: str
) -> None:
    assert was in WHOLE
    with pytest.raises(TemplateError, match=told):
        read_sets(_own(tmp_path, WHOLE.replace(was, put, 1)))


def test_the_same_key_twice_is_refused(tmp_path: Path) -> None:
    again = WHOLE[WHOLE.index("[[group.") :]
    with pytest.raises(TemplateError, match="ตัวชี้วัดซ้ำ: one"):
        read_sets(_own(tmp_path, WHOLE + again))


def test_look_alikes_are_pointed_out_and_others_are_not() -> None:
    groups = []
    for i, names in enumerate(NAMES):
        indicators = tuple(Indicator(f"{i}-{j}", n, "manual") for j, n in enumerate(names))
        groups.append(Group(str(i), str(i), indicators))
    found = alike(IndicatorSet("x", "x", 2568, tuple(groups), {}))
    assert [(one.first[1].name, one.second[1].name) for one in found] == [
        ("DMIS 100%", "DMIS ๑๐๐%"),
        ("ผลสัมฤทธิ์ทางการเรียนปลายภาค", "ผลสัมฤทธิ์ปลายภาค"),
        ("บุคลากรที่ได้รับรางวัลจากหน่วยงานในสังกัดกรม", "บุคลากรที่ได้รับรางวัลจากภาคีเครือข่าย"),
        ("ร้อยละของผู้สอบ N-NET", "ร้อยละของผู้เข้าสอบปลายภาค"),
    ]
    assert found[0].likeness == 1


def test_the_very_same_name_is_wholly_alike_however_sets_are_ordered() -> None:
    [made] = read_sets(ROOTS).values()
    names = [one.name for _, one in made.every()]
    groups = [
        Group(
            str(at),
            str(at),
            tuple(Indicator(f"{at}-{i}", n, "manual") for i, n in enumerate(names)),
        )
        for at in range(2)
    ]
    found = alike(IndicatorSet("x", "x", 2568, tuple(groups), {}))
    same = [one for one in found if one.first[1].name == one.second[1].name]
    assert {one.likeness for one in same} == {1.0}
    assert found[: len(same)] == same
