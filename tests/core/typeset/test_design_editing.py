"""Designs changed step by step, written and read back."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import catalogue
from core.errors import TemplateError
from core.paths import RESOURCES
from core.typeset.design import Box, Design, read_design
from core.typeset.design_edits import (
    Guide,
    Steps,
    added,
    changed,
    copied,
    nudged,
    on_background,
    placed,
    removed,
    snapped,
)
from core.typeset.design_faults import DesignFault, faults
from core.typeset.design_file import design_text, write_design
from core.typeset.faces import FILES
from tests.core.typeset.samples import design, record

NAMES = ("gold", "lotus", "plain", "quiet")
LONGEST = {**record(0), "name": "ว่าที่ร้อยตรีหญิง กมลชนกพิสุทธิ์ สุริยาพิทักษ์ธำรงกุล"}


def read(text: str) -> Design:
    return read_design(tomllib.loads(text), Path("ours.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_our_designs_are_written_and_read_back_equal(name: str) -> None:
    assert read(design_text(design(name))) == design(name)


sizes = st.tuples(*[st.integers(8, 400).map(lambda n: n / 2)] * 2).map(
    lambda pair: (max(pair), min(pair))
)
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), min_size=1, max_size=30
)
values = st.one_of(
    words,
    st.sampled_from(["{name}", "{office}\n{post}", "เลขที่ {number}", "{{ {name} }}", 'a"b\\c']),
)
inks = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)
boxes = st.builds(
    Box,
    at=st.tuples(
        *[st.integers(-80, 800).map(lambda n: n / 2)] * 2,
        *[st.integers(1, 600).map(lambda n: n / 2)] * 2,
    ),
    value=values,
    kind=st.sampled_from(["text", "qr", "seal"]),
    face=st.sampled_from(sorted(FILES)),
    size=sizes,
    ink=st.sampled_from(["#2B2118", "#6B1420"]),
    align=st.sampled_from(["left", "center", "right"]),
    lines=st.integers(1, 6),
    leading=st.sampled_from([1.0, 1.2, 1.33]),
    tag=st.sampled_from(["P", "H1", "H6"]),
)


@settings(max_examples=60)
@given(
    placed_=st.lists(boxes, max_size=5),
    title=words,
    ink=inks,
    background=st.sampled_from(["", "0a1b.png", "ff00.pdf"]),
    ornaments=st.booleans(),
)
def test_any_design_is_written_and_read_back_equal(
    placed_: list[Box], title: str, ink: str, background: str, *, ornaments: bool
) -> None:
    gold = design("gold")
    made = replace(
        gold,
        title=title,
        boxes=tuple(placed_),
        background=background,
        art=gold.art if ornaments else (),
    )
    if made.boxes:
        made = changed(made, 0, ink=ink)
    assert read(design_text(made)) == made


def test_an_own_design_wins_and_ours_is_untouched(tmp_path: Path) -> None:
    ours = (RESOURCES / "certificates" / "gold.toml").read_bytes()
    copy = copied(design("gold"), {"gold", "gold-2"})
    assert (copy.id, copy.title) == ("gold-3", "ทองคลาสสิก สำเนา")
    file = write_design(tmp_path, copy)
    assert file == tmp_path / "certificates" / "gold-3.toml"
    found = catalogue.load("certificates", read_design, RESOURCES, tmp_path)
    assert found["gold-3"] == copy
    assert (RESOURCES / "certificates" / "gold.toml").read_bytes() == ours


@pytest.mark.parametrize("key", ["../gold", "", "ทอง", "a b", "A", "-a", "a" * 61])
def test_a_key_that_is_no_file_name_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(TemplateError, match="ใช้ไม่ได้"):
        write_design(tmp_path, replace(design("gold"), id=key))
    assert list(tmp_path.rglob("*.toml")) == []


def test_what_cannot_be_read_back_is_not_written(tmp_path: Path) -> None:
    wrong = replace(design("gold"), id="x", boxes=(Box((0, 0, 10, 10), "x", ink="#123456"),))
    with pytest.raises(TemplateError):
        write_design(tmp_path, wrong)
    assert list(tmp_path.rglob("*.toml")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("at = [137, 22.5, 23, 23]", "at = [137, 22.5, 0, 23]", "คีย์ at ต้องกว้างและสูงกว่า 0"),
        ("at = [137, 22.5, 23, 23]", "at = [nan, 22.5, 9, 23]", "คีย์ at ต้องเป็นตัวเลข 4 ตัว"),
        ("size = [40, 24]", "size = [24, 40]", "คีย์ size ต้องเป็น"),
        ("size = [40, 24]", "size = 0", "คีย์ size ต้องเป็น"),
        ('value = "{name}"', 'value = "{name:>99999999}"', "คีย์ value"),
    ],
)
def test_a_design_that_could_not_be_drawn_is_refused(old: str, new: str, told: str) -> None:
    text = (RESOURCES / "certificates" / "gold.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(TemplateError, match=told):
        read(text.replace(old, new, 1))


def test_a_box_lies_on_the_grid_and_never_leaves_the_page_whole() -> None:
    one = placed(design("gold"), 3, (38.62, 79.74, 0.1, 18.2))
    assert one.boxes[3].at == (38.5, 79.5, 2.0, 18.0)
    far = placed(design("gold"), 3, (900, -900, 20, 18))
    assert far.boxes[3].at == (295.0, -16.0, 20.0, 18.0)
    assert nudged(one, 3, 0.5, -5, size=False).boxes[3].at == (39.0, 74.5, 2.0, 18.0)
    assert nudged(one, 3, 0.5, -0.5, size=True).boxes[3].at == (38.5, 79.5, 2.5, 17.5)


def test_a_moved_box_snaps_by_its_middle_and_says_to_what() -> None:
    gold = design("gold")
    at, guides = snapped(gold, 3, (39.4, 60, 220, 18))
    assert at[0] == 38.5
    assert Guide(upright=True, at=148.5) in guides
    at, guides = snapped(gold, 3, (20, 94.0, 100, 20))
    assert (at[0], guides[0]) == (20, Guide(upright=False, at=104.0))
    alone = replace(gold, boxes=gold.boxes[3:4])
    assert snapped(alone, 0, (20, 50, 100, 4)) == ((20, 50, 100, 4), ())


def test_a_snapped_box_stays_exactly_in_the_middle() -> None:
    at, _ = snapped(design("gold"), 3, (139.2, 60, 17.5, 18))
    assert placed(design("gold"), 3, at, exact=True).boxes[3].at[0] == 139.75
    assert placed(design("gold"), 3, at).boxes[3].at[0] == 140.0


def test_boxes_come_and_go() -> None:
    more = added(added(design("plain"), "text"), "seal")
    assert [box.kind for box in more.boxes[-2:]] == ["text", "seal"]
    assert list(more.boxes[-2].at) == [98.5, 99, 100, 12]
    assert removed(more, len(more.boxes) - 1) == added(design("plain"), "text")
    own = on_background(more, "0a.png")
    assert (own.art, own.background, own.boxes) == ((), "0a.png", more.boxes)


def test_a_new_ink_joins_the_inks() -> None:
    one = changed(design("gold"), 3, ink="#123456")
    assert one.inks["ink1"] == "#123456"
    assert changed(one, 4, ink="#123456").inks == one.inks
    assert read(design_text(one)) == one


def test_steps_go_back_and_forth_and_one_typing_is_one_step() -> None:
    gold = design("gold")
    steps = Steps(gold)
    for letters in ("ข", "ขอ", "ขอบ"):
        assert steps.do(changed(steps.now, 2, value=letters), "value2")
    assert not steps.do(steps.now)
    steps.do(removed(steps.now, 0))
    assert (steps.can_undo, steps.can_redo) == (True, False)
    assert steps.undo()
    assert steps.now.boxes[2].value == "ขอบ"
    assert steps.undo()
    assert steps.now == gold
    assert not steps.undo()
    assert steps.redo()
    assert steps.now.boxes[2].value == "ขอบ"
    steps.do(removed(steps.now, 1))
    assert not steps.redo()


@pytest.mark.parametrize("name", NAMES)
def test_our_designs_have_no_fault_even_with_a_long_name(name: str) -> None:
    assert faults(design(name), record(0)) == ()
    assert faults(design(name), LONGEST) == ()


def test_faults_name_the_boxes_concerned() -> None:
    gold = design("gold")
    over = placed(gold, 4, gold.boxes[3].at)
    assert faults(over, record(0)) == (DesignFault("over", (3, 4)),)
    off = placed(gold, 10, (290, 150, 17, 17))
    assert DesignFault("outside", (10,)) in faults(off, record(0))
    small = placed(gold, 3, (120, 79.5, 30, 18))
    assert DesignFault("long", (3,)) in faults(small, LONGEST)
