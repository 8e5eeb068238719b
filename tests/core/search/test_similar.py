"""Lessons that say nearly the same, found whatever the way they were typed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.search.similar import Neighbour, similar
from core.workspace import Workspace
from tests.factories import add_lesson

SAID: Mapping[str, tuple[int, str]] = {
    "เลือกคนดี": (2566, "วันลงคะแนนซ้อนกับภารกิจหลักของกลุ่มงาน"),
    "ค่ายคุณธรรม": (2567, "รถบัสมาสายเพราะเส้นทางน้ำท่วม"),
    "ตรวจพัสดุ": (2567, "ใบสำคัญหายระหว่างส่งต่อหลายกลุ่ม"),
    "อบรมครูผู้ช่วย": (2565, "เวลาอบรมซ้อนกับภารกิจหลักของโรงเรียนขนาดเล็ก"),
    "เวทีแลกเปลี่ยน": (2564, "เครื่องฉายเสียและไม่มีเครื่องสำรอง"),
    "จิตอาสา": (2566, "ผู้เข้าร่วมน้อยเพราะแจ้งล่วงหน้าเพียงวันเดียว"),
    "นิเทศภายใน": (2563, "แบบประเมินยาวเกินไป ครูตอบไม่ครบ"),
}


@pytest.fixture
def lessons(workspace: Workspace) -> dict[str, int]:
    return {
        activity: add_lesson(workspace, activity=activity, fiscal_year=year, problems=[problem])
        for activity, (year, problem) in SAID.items()
    }


def near(workspace: Workspace, text: str, **how: object) -> tuple[Neighbour, ...]:
    with workspace.database.read() as session:
        return similar(session, text, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("ลงคะแนนวันเดียวกับภารกิจหลัก", ["เลือกคนดี", "อบรมครูผู้ช่วย"]),
        ("อบรมซ้อนกับภารกิจหลักของโรงเรียน", ["อบรมครูผู้ช่วย", "เลือกคนดี"]),
        ("รถมาช้าเพราะน้ำท่วม", ["ค่ายคุณธรรม"]),
        ("ใบสำคัญหาย", ["ตรวจพัสดุ"]),
        ("ไม่มีเครื่องฉายสำรอง", ["เวทีแลกเปลี่ยน"]),
        ("แจ้งล่วงหน้าแค่วันเดียว", ["จิตอาสา"]),
        ("แบบประเมินยาว ตอบไม่ครบ", ["นิเทศภายใน"]),
    ],
)
def test_the_nearest_are_those_a_person_would_name(
    workspace: Workspace, lessons: dict[str, int], typed: str, nearest: list[str]
) -> None:
    told = near(workspace, typed)

    assert [one.title for one in told[: len(nearest)]] == nearest
    assert [one.record_id for one in told[: len(nearest)]] == [lessons[name] for name in nearest]
    assert told[0].score == max(one.score for one in told)
    assert told[0].year_be == SAID[nearest[0]][0]


@pytest.mark.parametrize("typed", ["กขฃคฅฆงจฉช", "สวัสดีปีใหม่", "การ", "", "xyz 123"])
def test_what_is_near_to_nothing_finds_nothing(
    workspace: Workspace, lessons: dict[str, int], typed: str
) -> None:
    assert near(workspace, typed) == ()


def test_the_record_itself_is_never_its_own_neighbour(
    workspace: Workspace, lessons: dict[str, int]
) -> None:
    own, other = lessons["เลือกคนดี"], lessons["อบรมครูผู้ช่วย"]
    problem = SAID["เลือกคนดี"][1]

    assert [one.record_id for one in near(workspace, problem)] == [own, other]
    assert [one.record_id for one in near(workspace, problem, without={own})] == [other]
    assert near(workspace, problem, without={own, other}) == ()
    assert [one.record_id for one in near(workspace, problem, most=1)] == [own]


def test_the_very_same_words_score_one(workspace: Workspace, lessons: dict[str, int]) -> None:
    told = near(workspace, SAID["ค่ายคุณธรรม"][1])

    assert told[0].score == pytest.approx(1)


def test_the_shared_passage_is_marked(workspace: Workspace, lessons: dict[str, int]) -> None:
    [best, *_] = near(workspace, "เพราะเส้นทางหลักมีงาน")

    marked = [best.excerpt[start:end] for start, end in best.spans]
    assert (best.title, best.part, marked) == ("ค่ายคุณธรรม", "problems", ["เพราะเส้นทาง"])


@pytest.mark.parametrize(
    "typed",
    [
        "ใช้งบ 1,250 บาท ทำเเผ่นพับน้ำเงิน",
        "ใช้งบ ๑,๒๕๐ บาท ทำแผ่นพับน้ำเงิน",
        "ใช้งบ ๑,250 บาท ทําเเผ่นพับน้ําเงิน",
        "ใช้งบ ๑,๒๕๐ บาท\nทำแผ่นพับน้ำเงิน",
    ],
)
def test_digits_and_split_vowels_are_alike(workspace: Workspace, typed: str) -> None:
    own = add_lesson(workspace, activity="เผยแพร่", problems=["ใช้งบ ๑,๒๕๐ บาท ทำแผ่นพับน้ำเงิน"])
    plain = add_lesson(workspace, activity="พิมพ์", problems=["ใช้งบ 1,250 บาท ทำแผ่นพับน้ำเงิน"])

    told = near(workspace, typed)

    assert {one.record_id for one in told} == {own, plain}
    assert told[0].score == told[1].score
    assert told[0].score > 0.9


def test_only_what_was_learned_is_compared(workspace: Workspace) -> None:
    add_lesson(workspace, activity="ค่ายคุณธรรมจริยธรรม", place="หอประชุมเทศบาล", problems=["เวลาน้อย"])

    assert near(workspace, "ค่ายคุณธรรมจริยธรรม") == ()
    assert near(workspace, "หอประชุมเทศบาล") == ()


def test_one_line_for_each_record(workspace: Workspace) -> None:
    same = "ลงคะแนนซ้อนกับภารกิจหลัก"
    twice = add_lesson(workspace, activity="งาน", problems=[same, f"{same}ทุกปี", same])

    told = near(workspace, same)

    assert [(one.record_id, one.excerpt) for one in told] == [(twice, same)]
