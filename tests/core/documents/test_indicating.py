"""The result of those assessed by indicators, and the form to assess them by, as papers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.documents.gathering import gather
from core.documents.paper import Request
from core.documents.service import make_paper
from core.documents.sheets import sheets_of
from core.errors import WaitingError
from core.indicators import opening, service
from core.indicators.service import AwardFacts
from core.workspace import Workspace
from tests.core.documents.making import print_paper
from tests.core.typeset.reading import pdfium
from tests.factories import OFFICE, add_people, own_office

WON = AwardFacts("ครูดีศรีแสนสุข", "national", "กรมส่งเสริมคุณธรรม", date(2025, 3, 1))


@pytest.fixture
def year(workspace: Workspace, tmp_path: Path) -> int:
    """Two assessed: one met all but the first step, one waits and has an award."""
    own_office(workspace)
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", position="นิติกร")
    file = tmp_path / "เกียรติบัตร.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    with workspace.database.write() as session:
        made = opening.open_year(session, workspace.resources, OFFICE, "quality")
        service.mark(session, 1, "dmis", 1, "unmet")
        for number in range(2, 6):
            service.mark(session, 1, "dmis", number, "met")
        service.mark(session, 2, "self-development", 1, "waiting")
        service.add_award(session, workspace.files, 2, "award-partner", WON, file)
    return made


def _words(workspace: Workspace, kind: str) -> str:
    text = pdfium(print_paper(workspace, kind, year=2568).data)
    return " ".join(text.split())


def test_the_result_tells_rank_scores_and_how_they_came_about(
    workspace: Workspace, year: int
) -> None:
    said = _words(workspace, "indicators")
    for words in (
        "ผลการประเมินตามตัวชี้วัดคุณภาพแสนสุข ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ผู้ถูกประเมิน ๒ ราย ๙ ตัวชี้วัด คะแนนเต็ม ๔๕ คะแนน",
        "๑. DMIS ๑๐๐% (นับตามลำดับขั้น เต็ม ๕ คะแนน)",
        "รอหลักฐาน นางสาวปิ่น งาม: การพัฒนาตนเองของบุคลากร ข้อ ๑ รอแผนพัฒนาตนเองที่หัวหน้าลงนาม",
        "ยังตรวจไม่สิ้นสุด: นางสาวปิ่น งาม",
        "นางสาวปิ่น งาม รวม ๕ จาก ๔๕ คะแนน ร้อยละ ๑๑.๑๑",
        "รางวัลที่ ๑ ครูดีศรีแสนสุข ระดับประเทศ ๕ คะแนน",
        "หยุดที่ข้อ ๑ เพราะไม่ผ่าน",
    ):
        assert words in said
    assert "เจ้าหน้าที่การเงิน" not in said


def test_scores_stand_in_a_sheet_to_count_with(workspace: Workspace, year: int) -> None:
    with workspace.database.read() as session:
        request = Request("indicators", year=2568, digits="arabic")
        made = sheets_of(gather(session, workspace.house, request))
    sheet = load_workbook(BytesIO(made.data)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        *("ที่", "ผู้ถูกประเมิน"),
        *(f"ข้อ {n}" for n in range(1, 10)),
        *("รวม", "ร้อยละ", "ลำดับขั้น", "รายข้อ"),
    ]
    first, second = rows[1:]
    assert first == [1, "นางสาวปิ่น งาม", *["–"] * 6, "5", "–", "รอ", 5, 11.11, 5, 5]
    assert second == [2, "นายกล้า ดี", "0", *["–"] * 8, 0, 0, 0, 4]


def test_the_form_asks_every_criterion_with_its_evidence(workspace: Workspace, year: int) -> None:
    said = _words(workspace, "indicator-form").replace(" ", "")
    for words in (
        "แบบให้คะแนนตามตัวชี้วัดคุณภาพแสนสุข",
        "บุคลากรทุกตำแหน่ง การพัฒนาตนเองของบุคลากร",
        "แผนพัฒนาตนเองที่หัวหน้าลงนาม",
        "วิธีให้คะแนน รวมคะแนนรางวัล",
        "คณะกรรมการให้ ๐ ถึง ๕ คะแนน พร้อมเหตุผล",
    ):
        assert words.replace(" ", "") in said
    assert "กล้า" not in said


def test_several_sets_of_a_year_are_one_paper(workspace: Workspace, year: int) -> None:
    own = workspace.folder / "templates" / "indicators" / "own.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'title = "ตัวชี้วัดงานบริการ"\nyear = 2568\n[[group]]\nkey = "all"\ntitle = "ผู้ให้บริการ"\n'
        '[[group.indicator]]\nkey = "a"\nname = "รอยยิ้ม"\nmethod = "manual"\nevidence = "ภาพ"\n',
        "utf-8",
    )
    with workspace.database.write() as session:
        opening.open_year(session, workspace.resources, OFFICE, "own")
    said = _words(workspace, "indicators")
    assert "ตามตัวชี้วัดคุณภาพแสนสุข และตัวชี้วัดงานบริการ ประจำปี" in said
    assert "๒. ผู้ให้บริการ" in said


def test_many_not_settled_are_named_in_part(workspace: Workspace, year: int) -> None:
    ids = add_people(workspace, *(f"นายลำดับ{letter} ดี" for letter in "กขคงจฉชซญฐด"))
    with workspace.database.write() as session:
        opening.enrol(session, year, "finance", ids)
    said = _words(workspace, "indicators")
    assert "นายลำดับฐดีและอีก๑ราย" in said.replace(" ", "")


def test_a_year_without_a_set_waits(workspace: Workspace) -> None:
    with (
        workspace.database.read() as session,
        pytest.raises(WaitingError, match="ยังไม่ได้เปิดประเมินตามชุดตัวชี้วัดในปี"),
    ):
        make_paper(session, workspace.house, Request("indicators", year=2568))
