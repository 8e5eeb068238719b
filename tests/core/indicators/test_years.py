"""A set that assesses a year: who is assessed, what is found, what they come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.database import Session
from core.errors import ConflictError, NotFoundError, RefusedFileError, UserError
from core.history import queries as history
from core.indicators import opening, queries, service
from core.indicators.queries import YearResult
from core.indicators.results import Cell, Standing
from core.indicators.scoring import STATUSES, Status
from core.indicators.service import AwardFacts
from core.people import service as people
from core.workspace import Workspace
from tests.factories import OFFICE, add_people, own_office

PNG = b"\x89PNG\r\n\x1a\n"
WON = AwardFacts("ครูดีศรีแสนสุข", "national", "กรมส่งเสริมคุณธรรม", date(2025, 3, 1))
LADDER, ITEMS, AWARDS = "dmis", "self-development", "award-department"


@pytest.fixture
def year(workspace: Workspace) -> int:
    """Three people of the office in the first group, one of them in the second."""
    own_office(workspace)
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", position="นิติกร")
    add_people(workspace, "นายขวัญ ใจดี", position="นักวิเคราะห์นโยบายและแผน", level="ชำนาญการ")
    add_people(workspace, "นางไกล บ้านอื่น", office="สำนักงานอื่น")
    add_people(workspace, "นายเกษม สุขใจ", status="ย้าย")
    with workspace.database.write() as session:
        return opening.open_year(session, workspace.resources, OFFICE, "quality")


def _result(workspace: Workspace, year: int) -> YearResult:
    with workspace.database.read() as session:
        return queries.result(session, year)


def _of(workspace: Workspace, year: int, who: str, group: int = 0) -> Standing:
    [row] = [r for r in _result(workspace, year).groups[group].standings if who in r.name]
    return row


def _cell(workspace: Workspace, year: int, who: str, key: str) -> Cell:
    row = _of(workspace, year, who)
    return next(one for one in row.cells if one.indicator.key == key)


def _mark(workspace: Workspace, id_: int, key: str, told: str) -> None:
    kinds: dict[str, Status] = {"+": "met", "-": "unmet", "?": "waiting", ".": ""}
    with workspace.database.write() as session:
        for number, one in enumerate(told, 1):
            service.mark(session, id_, key, number, kinds[one])


def _png(tmp_path: Path, name: str = "เกียรติบัตร.png", more: bytes = b"") -> Path:
    file = tmp_path / name
    file.write_bytes(PNG + more)
    return file


def test_people_of_the_office_stand_in_the_groups_of_their_posts(
    workspace: Workspace, year: int
) -> None:
    found = _result(workspace, year)
    assert found.year.code == "quality-2568"
    assert [[one.name for one in g.standings] for g in found.groups] == [
        ["นายกล้า ดี", "นายขวัญ ใจดี", "นางสาวปิ่น งาม"],
        [],
        ["นายขวัญ ใจดี"],
        [],
        [],
    ]
    assert found.groups[2].standings[0].post == "นักวิเคราะห์นโยบายและแผนชำนาญการ"
    assert {one.rank for one in found.groups[0].standings} == {1}


def test_ladder_and_items_stand_side_by_side_and_what_waits_is_listed(
    workspace: Workspace, year: int
) -> None:
    id_ = _of(workspace, year, "กล้า").id
    _mark(workspace, id_, LADDER, "-++++")
    _mark(workspace, id_, ITEMS, "++?-.")
    row = _of(workspace, year, "กล้า")
    assert [row.total, row.ladder, row.by_item] == [Decimal(2), Decimal(2), Decimal(6)]
    assert [row.full, row.possible] == [Decimal(45), Decimal(3)]
    assert str(row.percent) == "4.44"
    assert row.waiting == ("การพัฒนาตนเองของบุคลากร ข้อ ๓ รอบันทึกผลการนำไปใช้",)
    one = _cell(workspace, year, "กล้า", LADDER)
    assert one.ladder
    assert one.by_item
    assert [one.score.score, one.ladder.score, one.by_item.score] == [0, 0, 4]
    assert (row.rank, _of(workspace, year, "ปิ่น").rank) == (1, 2)


def test_a_mark_can_be_changed_and_taken_back(workspace: Workspace, year: int) -> None:
    id_ = _of(workspace, year, "กล้า").id
    with workspace.database.write() as session:
        assert service.mark(session, id_, LADDER, 1, "waiting") == ""
        assert service.mark(session, id_, LADDER, 1, "met") == "waiting"
        assert service.mark(session, id_, LADDER, 1, "") == "met"
        assert service.mark(session, id_, LADDER, 1, "") == ""
    assert _cell(workspace, year, "กล้า", LADDER).found.marks == {}
    with workspace.database.read() as session:
        acts = [entry.act for entry in history.entries(session, "criterion_mark", 1)]
    assert sorted(acts) == ["added", "changed", "removed"]


def test_awards_count_once_they_have_a_file_and_carry_it_above_the_full_mark(
    workspace: Workspace, year: int, tmp_path: Path
) -> None:
    id_ = _of(workspace, year, "ปิ่น").id
    second = AwardFacts("คนดีจังหวัด", "provincial", "จังหวัดแสนสุข", date(2025, 5, 2))
    with workspace.database.write() as session:
        first = service.add_award(session, workspace.files, id_, AWARDS, WON)
        service.add_award(session, workspace.files, id_, AWARDS, second, _png(tmp_path))
    one = _cell(workspace, year, "ปิ่น", AWARDS)
    assert [one.score.score, one.score.possible] == [2, 7]
    assert one.waiting == (f"{one.indicator.name} รางวัลครูดีศรีแสนสุข รอ{one.indicator.evidence}",)
    with workspace.database.write() as session:
        service.prove_award(session, workspace.files, first, _png(tmp_path, more=b"1"))
    one = _cell(workspace, year, "ปิ่น", AWARDS)
    assert [one.score.score, one.score.percent] == [7, 140]
    assert one.score.settled
    assert (workspace.files / one.found.awards[0].file).read_bytes() == PNG + b"1"
    with workspace.database.write() as session:
        service.remove_award(session, first)
    assert _cell(workspace, year, "ปิ่น", AWARDS).score.score == 2


def test_the_committee_gives_a_score_with_a_reason(workspace: Workspace, year: int) -> None:
    with workspace.database.write() as session:
        [id_] = opening.enrol(session, year, "finance", [1])
        service.say(session, id_, "finance-work", "๔.๕", "เบิกจ่ายตามเป้าทุกไตรมาส")
    [row] = _result(workspace, year).groups[3].standings
    assert row.total == Decimal("4.5")
    with workspace.database.write() as session:
        service.say(session, id_, "finance-work", "3", "แก้ตามมติ")
        for score in ("5.01", "-1", "มาก", "nan", "1.005"):
            with pytest.raises(UserError, match="คะแนนต้องเป็นตัวเลข"):
                service.say(session, id_, "finance-work", score, "เหตุผล")
        with pytest.raises(UserError, match="ยังไม่มีเหตุผล"):
            service.say(session, id_, "finance-work", "3", " ")
    [row] = _result(workspace, year).groups[3].standings
    assert row.total == 3
    assert "เหตุผล: แก้ตามมติ" in row.cells[0].score.explanation[0]


def test_evidence_is_a_file_of_its_criterion(
    workspace: Workspace, year: int, tmp_path: Path
) -> None:
    id_, file = _of(workspace, year, "กล้า").id, _png(tmp_path, "หน้าจอ.png")
    with workspace.database.write() as session:
        kept = service.attach(session, workspace.files, id_, LADDER, 1, file)
        service.attach(session, workspace.files, id_, LADDER, 0, file, "ทั้งตัวชี้วัด")
        with pytest.raises(ConflictError, match="อยู่ในข้อนี้แล้ว"):
            service.attach(session, workspace.files, id_, LADDER, 1, file)
        with pytest.raises(RefusedFileError):
            service.attach(session, workspace.files, id_, LADDER, 1, tmp_path / "none")
    files = _cell(workspace, year, "กล้า", LADDER).found.files
    assert [(one.criterion, one.title) for one in files] == [
        (1, "ภาพหน้าจอรายการข้อมูลพื้นฐานในระบบ"),
        (0, "ทั้งตัวชี้วัด"),
    ]
    with workspace.database.write() as session:
        service.detach(session, kept)
        with pytest.raises(NotFoundError):
            service.detach(session, kept)
    assert len(_cell(workspace, year, "กล้า", LADDER).found.files) == 1


NOT_THERE: list[tuple[str, Callable[[Session, int], object]]] = [
    ("ไม่มีข้อ ๖ มีข้อ ๑ ถึง ๕", lambda s, i: service.mark(s, i, LADDER, 6, "met")),
    ("ไม่มีข้อ ๐", lambda s, i: service.mark(s, i, LADDER, 0, "met")),
    ("ไม่มีเกณฑ์เป็นข้อ", lambda s, i: service.mark(s, i, AWARDS, 1, "met")),
    ("ไม่มีตัวชี้วัด “x”", lambda s, i: service.mark(s, i, "x", 1, "met")),
    ("อยู่กลุ่มบุคลากรทุกตำแหน่ง", lambda s, i: service.mark(s, i, "planning-work", 1, "met")),
    ("ผู้ถูกประเมินหมายเลข ๙๙", lambda s, _: service.mark(s, 99, LADDER, 1, "met")),
    ("นับตามลำดับขั้น", lambda s, i: service.add_award(s, Path(), i, LADDER, WON)),
    ("จึงบันทึกแบบนี้ไม่ได้", lambda s, i: service.say(s, i, LADDER, "3", "ดี")),
    ("รางวัลหมายเลข ๗", lambda s, _: service.remove_award(s, 7)),
    ("การประเมินหมายเลข ๙", lambda s, _: queries.result(s, 9)),
    ("ไม่มีกลุ่ม “x”", lambda s, _: opening.enrol(s, 1, "x", [1])),
    ("บุคลากรหมายเลข 99", lambda s, _: opening.enrol(s, 1, "everyone", [99])),
    ("ชื่อหน่วยงาน", lambda s, _: opening.enrol(s, 1, "everyone", [], [" "])),
    ("เลือกจาก: quality-2568", lambda s, _: queries.find_year(s, "quality-2567")),
]
LACKING = [
    (AwardFacts("", "national", "กรม", date(2025, 3, 1)), "ชื่อรางวัล"),
    (AwardFacts("ก", "national", "", date(2025, 3, 1)), "ผู้มอบรางวัล"),
    (AwardFacts("ก", "world", "กรม", date(2025, 3, 1)), "ไม่มีรางวัลระดับ"),
    (AwardFacts("ก", "regional", "กรม", date(2025, 3, 1)), "ยังไม่ได้กำหนดคะแนน"),
    (AwardFacts("ก", "national", "กรม", date(2025, 10, 1)), "พ.ศ. ๒๕๖๙ ไม่ใช่ ๒๕๖๘"),
    (AwardFacts("ก\x07", "national", "กรม", date(2025, 3, 1)), "อักขระควบคุม"),
]


def test_what_there_is_not_is_refused(workspace: Workspace, year: int) -> None:
    id_ = _of(workspace, year, "กล้า").id
    for told, act in NOT_THERE:
        with workspace.database.write() as session, pytest.raises(UserError, match=told):
            act(session, id_)


def test_an_award_needs_all_its_facts(workspace: Workspace, year: int) -> None:
    id_ = _of(workspace, year, "กล้า").id
    for facts, told in LACKING:
        with workspace.database.write() as session, pytest.raises(UserError, match=told):
            service.add_award(session, workspace.files, id_, AWARDS, facts)


def test_people_and_offices_come_in_and_go(workspace: Workspace, year: int) -> None:
    with workspace.database.write() as session:
        assert opening.enrol(session, year, "everyone", [1, 2]) == []
        added = opening.enrol(session, year, "finance", [1], ["โรงเรียนแสนสุข", "โรงเรียนแสนสุข"])
        assert opening.enrol(session, year, "finance", [1], ["โรงเรียนแสนสุข"]) == []
    names = [one.name for one in _result(workspace, year).groups[3].standings]
    assert names == ["นายกล้า ดี", "โรงเรียนแสนสุข"]
    _mark(workspace, 1, LADDER, "++")
    with workspace.database.write() as session:
        opening.withdraw(session, 1)
        opening.withdraw(session, added[1])
    assert [len(one.standings) for one in _result(workspace, year).groups] == [2, 0, 1, 1, 0]


def test_names_are_people_or_in_a_group_of_offices_those(workspace: Workspace, year: int) -> None:
    own = workspace.folder / "templates" / "indicators" / "schools.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'title = "สถานศึกษา"\nyear = 2568\n[[group]]\nkey = "schools"\ntitle = "โรงเรียน"\n'
        'offices = true\n[[group.indicator]]\nkey = "a"\nname = "ก"\nmethod = "manual"\n'
        'evidence = "ภาพ"\n',
        "utf-8",
    )
    with workspace.database.write() as session:
        other = opening.open_year(session, workspace.resources, OFFICE, "schools")
        made = opening.enrol_named(session, other, "schools", ["โรงเรียนแสนสุข", "", "โรงเรียนใต้ร่มไม้"])
        assert len(made) == 2
        assert len(opening.enrol_named(session, year, "finance", ["ปิ่น งาม", " "])) == 1
        for names in (["ไม่มีใคร"], ["", " "]):
            with pytest.raises(UserError, match=r"ไม่พบ “ไม่มีใคร”|ยังไม่มีชื่อ"):
                opening.enrol_named(session, year, "finance", names)
    rows = _result(workspace, other).groups[0].standings
    assert [(one.name, one.person_id) for one in rows] == [
        ("โรงเรียนใต้ร่มไม้", None),
        ("โรงเรียนแสนสุข", None),
    ]


def test_people_are_found_by_number_or_name(workspace: Workspace, year: int) -> None:
    with workspace.database.read() as session:
        group = queries.set_of(session, year).groups[0]
        id_ = _of(workspace, year, "ปิ่น").id
        for told in ("น.ส.ปิ่น งาม", "ปิ่น งาม", str(id_)):
            assert queries.find_assessed(session, year, group, told) == id_
        with pytest.raises(NotFoundError, match="ไม่พบ “ใคร” ในกลุ่มบุคลากรทุกตำแหน่ง"):
            queries.find_assessed(session, year, group, "ใคร")


def test_a_set_that_changes_later_changes_no_score(workspace: Workspace, year: int) -> None:
    own = workspace.folder / "templates" / "indicators" / "quality.toml"
    own.parent.mkdir(parents=True)
    theirs = (workspace.resources[0] / "indicators" / "quality.toml").read_text("utf-8")
    own.write_text(theirs.replace("ตัวชี้วัดคุณภาพแสนสุข", "ตัวชี้วัดใหม่"), "utf-8")
    assert _result(workspace, year).set.title == "ตัวชี้วัดคุณภาพแสนสุข"
    with workspace.database.write() as session:
        again = opening.open_year(session, workspace.resources, OFFICE, "quality")
    assert again == year
    assert _result(workspace, year).set.title == "ตัวชี้วัดใหม่"
    _mark(workspace, 1, LADDER, "+")
    with workspace.database.write() as session, pytest.raises(ConflictError, match="ให้คะแนนไปแล้ว"):
        opening.open_year(session, workspace.resources, OFFICE, "quality")


def test_a_group_that_is_gone_assesses_nobody(workspace: Workspace, year: int) -> None:
    own = workspace.folder / "templates" / "indicators" / "quality.toml"
    own.parent.mkdir(parents=True)
    theirs = (workspace.resources[0] / "indicators" / "quality.toml").read_text("utf-8")
    own.write_text(theirs.replace('key = "planning"', 'key = "plans"'), "utf-8")
    with workspace.database.write() as session:
        opening.open_year(session, workspace.resources, OFFICE, "quality")
    assert [len(one.standings) for one in _result(workspace, year).groups] == [3, 0, 1, 0, 0]


def test_each_year_is_another(workspace: Workspace, year: int) -> None:
    with workspace.database.write() as session:
        other = opening.open_year(session, workspace.resources, OFFICE, "quality", 2569)
        for wrong in (2025, 25690):
            with pytest.raises(UserError, match="ไม่ใช่ปี"):
                opening.open_year(session, workspace.resources, OFFICE, "quality", wrong)
        assert [one.code for one in queries.years(session)] == ["quality-2569", "quality-2568"]
        assert queries.years(session, 2568)[0].assessed == 4
        assert queries.find_year(session, "quality-๒๕๖๙") == other
        opening.close_year(session, other)
        assert [one.id for one in queries.years(session)] == [year]
    _mark(workspace, 1, LADDER, "+")
    with workspace.database.write() as session, pytest.raises(ConflictError, match="ให้คะแนนไปแล้ว"):
        opening.close_year(session, year)


def test_a_renamed_person_keeps_the_name_of_then(workspace: Workspace, year: int) -> None:
    with workspace.database.write() as session:
        people.get(session, 1).last_name = "ใหม่"
    assert _of(workspace, year, "กล้า").name == "นายกล้า ดี"


def test_every_status_has_a_name() -> None:
    assert list(STATUSES.values()) == ["ผ่าน", "ไม่ผ่าน", "ขาดหลักฐาน", "ยังไม่ตรวจ"]
