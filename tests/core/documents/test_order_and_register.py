"""Who is called up in which turn, and the register of a year's certificates."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.awards import service as awards
from core.documents.paper import Request
from core.documents.registers import years
from core.documents.service import gather
from core.errors import UserError, WaitingError
from core.workspace import Workspace
from tests.core.documents.making import NAMES, decide, freeze, print_paper, said, voted
from tests.core.typeset.reading import bare
from tests.factories import KEYS, ROUND
from tests.tagtree import problems, texts


@pytest.fixture
def ids(workspace: Workspace, tmp_path: Path) -> list[int]:
    return voted(workspace, tmp_path)


def cells(data: bytes) -> list[str]:
    assert problems(data) == []
    return [bare(text) for kind, text in texts(data) if kind == "TD"]


def text_of(data: bytes) -> str:
    return bare("".join(text for page in said(data) for text in page))


def test_the_order_of_calling_needs_a_confirmed_result(
    workspace: Workspace, ids: list[int]
) -> None:
    with pytest.raises(WaitingError, match="ยังไม่ยืนยันผล"):
        print_paper(workspace, "order", award=ROUND)


def test_winners_are_called_in_the_order_of_the_categories(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    given = {"date": "2568-07-04", "time": "09.00 น.", "place": "ห้องประชุมสุขใจ"}
    paper = print_paper(workspace, "order", award=ROUND, values=given)
    rows = cells(paper.data)
    assert [row for row in rows if row in "๑๒๓๔๕" and row] == list("๑๒๓๔๕")
    names = [next(i for i, row in enumerate(rows) if row.startswith(bare(n))) for n in NAMES[:5]]
    assert names == sorted(names)
    assert rows[:4] == [
        "๑",
        f"{bare(NAMES[0])}นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ",
        "ด้านพอเพียง",
        "๑/๒๕๖๘",
    ]
    text = text_of(paper.data)
    assert "วันศุกร์ที่๔กรกฎาคม๒๕๖๘เวลา๐๙.๐๐น." in text
    assert "ผู้มอบ:นายปัญญากิ่งแก้วไพบูลย์ศึกษาธิการจังหวัดแสนสุข" in text
    assert "รวม๕คน" in text


def test_one_switch_changes_digits_and_era_of_a_paper(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    given = {"date": "2568-07-04"}
    usual = print_paper(workspace, "announcement", award=ROUND, values=given)
    other = print_paper(
        workspace, "announcement", award=ROUND, values=given, digits="arabic", era="without"
    )
    assert "ประกาศณวันที่๔กรกฎาคมพ.ศ.๒๕๖๘" in text_of(usual.data)
    assert "ประกาศณวันที่4กรกฎาคม2568" in text_of(other.data)
    order = print_paper(workspace, "order", award=ROUND, values=given, era="with", digits="thai")
    assert "วันศุกร์ที่๔กรกฎาคมพ.ศ.๒๕๖๘" in text_of(order.data)


def test_the_register_needs_a_year_with_numbers(workspace: Workspace, ids: list[int]) -> None:
    with pytest.raises(UserError, match="ต้องระบุปีงบประมาณ"):
        print_paper(workspace, "certificate-register")
    with pytest.raises(WaitingError, match="๒๕๖๘"):
        print_paper(workspace, "certificate-register", year=2568)
    with workspace.database.read() as session:
        assert years(session) == []


def test_the_register_lists_every_number_of_the_year(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    paper = print_paper(workspace, "certificate-register", year=2568)
    rows = cells(paper.data)
    numbers = [row for row in rows if row.endswith("/๒๕๖๘")]
    assert numbers == [f"{n}/๒๕๖๘" for n in "๑๒๓๔๕"]
    assert rows[2] == "บุคลากรคุณธรรมต้นแบบด้านพอเพียง"
    assert "ใช้อยู่๕ฉบับ" in text_of(paper.data)
    assert "ยกเลิก" not in text_of(paper.data)
    with workspace.database.read() as session:
        assert years(session) == [2568]


def test_a_number_taken_back_stays_with_its_reason(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    with workspace.database.write() as session:
        awards.reopen(session, workspace.rulebook, ROUND, "พบชื่อผิด")
    with workspace.database.read() as session:
        request = Request("certificate-register", year=2568)
        gathered = gather(session, workspace.house, request)
    assert "เปิดผลอยู่" in gathered.notes[0]
    decide(workspace, KEYS[1], ids[5])
    freeze(workspace)
    paper = print_paper(workspace, "certificate-register", year=2568)
    text = text_of(paper.data)
    assert paper.notes == ()
    assert "ใช้อยู่๕ฉบับยกเลิก๑ฉบับ" in text
    assert ":ผู้ถือไม่อยู่ในผลที่ยืนยันใหม่" in text
    rows = cells(paper.data)
    holders = {row: rows[i + 1] for i, row in enumerate(rows) if row.endswith("/๒๕๖๘")}
    assert len(holders) == 6
    assert holders["๒/๒๕๖๘"].startswith(bare(NAMES[1]))
    assert holders["๖/๒๕๖๘"].startswith(bare(NAMES[5]))
