"""What is known of a round and a year: the tally's own figures, those confirmed, those assessed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from core import sample
from core.assessments import service as assessments
from core.assessments.given import Given
from core.assessments.ita import COUNTED
from core.awards import queries
from core.awards import service as awards
from core.facts import Fact, facts
from core.indicators import opening as indicators
from core.indicators import service as marking
from core.surveys import service as surveys
from core.surveys.reading import read
from core.surveys.service import SurveyFields
from core.workspace import Workspace
from tests.core.surveys.exports import golden
from tests.factories import OFFICE, ROUND, add_people, ballot, import_votes, open_round, votes_file


def known(
    workspace: Workspace, subject: str = ROUND, year: int | None = None, activity: str = ""
) -> dict[str, str]:
    with workspace.database.read() as session:
        found = facts(session, workspace.rulebook, subject, year, activity)
    assert len({one.name for one in found}) == len(found)
    return {one.name: one.value for one in found}


def test_the_sample_round_says_what_its_tally_says(workspace: Workspace) -> None:
    sample.fill(workspace)
    with workspace.database.read() as session:
        tally = queries.tally(session, workspace.rulebook, ROUND)
        content = queries.confirmed(session, workspace.rulebook, ROUND)

    said = known(workspace)
    assert said["ชื่อรอบ"] == tally.title
    assert said["ปีของรอบ"] == "2568"
    counts = [said[name] for name in ("ผู้มีสิทธิ", "ผู้ลงคะแนน", "ร้อยละผู้ลงคะแนน")]
    assert counts == [str(tally.eligible), str(tally.valid), tally.turnout_percent]
    votes = sum(one.votes for each in tally.categories for one in each.standings)
    assert said["คะแนนทั้งหมด"] == str(votes)
    for winner in content["winners"]:
        named = said[f"ผู้ได้รับคัดเลือกด้าน{winner['title']}"]
        assert named == f"{winner['name']} {winner['post']}"
    in_a_row = [f"{winner['name']} ด้าน{winner['title']}" for winner in content["winners"]]
    assert said["ผู้ได้รับคัดเลือก"] == f"{' '.join(in_a_row[:-1])} และ{in_a_row[-1]}"
    assert said["ช่วงลงคะแนน"] == f"{said['วันแรกที่ลงคะแนน']} ถึง {said['วันสุดท้ายที่ลงคะแนน']}"


def test_an_open_round_says_what_is_counted_now(workspace: Workspace, tmp_path: Path) -> None:
    one, two, _ = add_people(
        workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", "นายเมธา ธรรมดี", position="นิติกร"
    )
    open_round(workspace)
    before = known(workspace)
    assert [before["ผู้มีสิทธิ"], before["ผู้ลงคะแนน"], before["ช่วงลงคะแนน"]] == ["3", "0", ""]
    assert before["ผู้ได้รับคัดเลือก"] == ""

    # 1 a.m. in Thailand is the day before in the stored UTC
    rows = [
        ballot(one, "นายกล้า ดี", at="2/6/2568, 1:00:00"),
        ballot(two, "นายกล้า ดี", at="5/6/2568, 9:00:00"),
    ]
    import_votes(workspace, votes_file(tmp_path, rows))
    after = known(workspace)
    assert [after["ผู้ลงคะแนน"], after["คะแนนทั้งหมด"]] == ["2", "2"]
    assert after["ช่วงลงคะแนน"] == "2 มิถุนายน 2568 ถึง 5 มิถุนายน 2568"
    assert after["ผู้ได้รับคัดเลือกด้านพอเพียง"] == "นายกล้า ดี นิติกร"
    assert after["ผู้ได้รับคัดเลือกด้านวินัย"] == after["ผู้ได้รับคัดเลือก"] == ""


def test_a_confirmed_round_keeps_its_own(workspace: Workspace) -> None:
    sample.fill(workspace)
    before = known(workspace)
    add_people(workspace, "นายเมธา ธรรมดี")
    assert known(workspace) == before

    with workspace.database.write() as session:
        awards.reopen(session, workspace.rulebook, ROUND, "ตรวจบัญชีรายชื่อใหม่")
    assert known(workspace)["ผู้มีสิทธิ"] == str(int(before["ผู้มีสิทธิ"]) + 1)


def test_the_years_assessment(workspace: Workspace) -> None:
    names = ["คะแนน ITA", "ระดับ ITA", "ผล ITA"]
    assert known(workspace, "", 2568) == dict.fromkeys(names, "")
    with workspace.database.write() as session:
        assessments.keep(session, Given(2568, dict.fromkeys(COUNTED, Decimal(90))))
    assert known(workspace, "", 2568) == dict(zip(names, ["90.00", "A", "ผ่านดี"], strict=True))
    assert known(workspace, "", 2567) == dict.fromkeys(names, "")


SATISFIED = ("ผู้ตอบแบบประเมิน", "ความพึงพอใจ", "S.D. ความพึงพอใจ", "ร้อยละความพึงพอใจ", "ระดับความพึงพอใจ")


def satisfaction(workspace: Workspace, activity: str, year: int = 2568) -> dict[str, str]:
    said = known(workspace, "", year, activity)
    return {name: value for name, value in said.items() if "ITA" not in name}


def test_the_activitys_satisfaction(workspace: Workspace, tmp_path: Path) -> None:
    assert satisfaction(workspace, "") == {}
    assert satisfaction(workspace, "คุณธรรม") == dict.fromkeys(SATISFIED, "")
    surveyed = read(golden(tmp_path))
    with workspace.database.write() as session:
        surveys.keep(session, SurveyFields("ผู้เข้าร่วม", 2568, "โครงการคุณธรรม"), surveyed)
    figures = ["249", "4.41", "0.72", "88.11", "มาก"]
    told = dict(zip(SATISFIED, figures, strict=True))
    assert satisfaction(workspace, "คุณธรรม") == told
    assert satisfaction(workspace, "คุณธรรม", 2567) == dict.fromkeys(SATISFIED, "")

    with workspace.database.write() as session:
        for _ in range(2):
            surveys.keep_word(session, SurveyFields("{วิทยากร}", 2568, "คุณธรรม"), "มากที่สุด")
    said = satisfaction(workspace, "คุณธรรม")
    assert {name: said[name] for name in SATISFIED} == told
    assert said["ระดับความพึงพอใจ (วิทยากร)"] == said["ระดับความพึงพอใจ (วิทยากร 3)"] == "มากที่สุด"
    assert said["ความพึงพอใจ (วิทยากร)"] == ""


def test_the_satisfaction_with_a_round_is_of_its_name(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี")
    open_round(workspace)
    title = known(workspace)["ชื่อรอบ"]
    with workspace.database.write() as session:
        surveys.keep_word(session, SurveyFields("ผู้ลงคะแนน", 2568, title), "มาก")
    assert known(workspace, ROUND, 2568)["ระดับความพึงพอใจ"] == "มาก"
    assert known(workspace, ROUND, 2568, "ชื่ออื่น")["ระดับความพึงพอใจ"] == "มาก"


def test_of_nothing_nothing_is_known(workspace: Workspace) -> None:
    assert known(workspace, "") == known(workspace, "virtue-2499") == {}


def test_a_fact_says_what_it_is(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        found = facts(session, workspace.rulebook, "", 2568)
    assert found[0] == Fact("คะแนน ITA", "คะแนนรวม ITA ปีงบประมาณ 2568", "")


def test_the_years_indicators(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", position="นิติกร")
    with workspace.database.write() as session:
        indicators.open_year(session, workspace.resources, OFFICE, "quality", 2568)
    names = ["ชุดตัวชี้วัด", "จำนวนตัวชี้วัด", "ผู้ถูกประเมิน", "คะแนนตัวชี้วัดสูงสุด", "ตัวชี้วัดที่รอหลักฐาน"]
    said = known(workspace, "", 2568)
    assert [said[name] for name in names] == ["ตัวชี้วัดคุณภาพแสนสุข", "9", "2", "", "0"]
    with workspace.database.write() as session:
        for who in (1, 2):
            marking.mark(session, who, "self-development", 1, "met")
            marking.mark(session, who, "self-development", 2, "waiting")
    said = known(workspace, "", 2568)
    assert said["คะแนนตัวชี้วัดสูงสุด"] == "นายกล้า ดี และนางสาวปิ่น งาม ร้อยละ 2.22"
    assert said["ตัวชี้วัดที่รอหลักฐาน"] == "2"
    assert "ชุดตัวชี้วัด" not in known(workspace, "", 2567)
