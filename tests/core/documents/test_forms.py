"""Forms to be written on by hand, blank or filled, and the notice that the office posts."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.documents.compositor import Compositor
from core.documents.gathering import sampled
from core.documents.paper import MissingValuesError, Paper
from core.documents.pieces.room import Ruled
from core.documents.service import paper_kinds
from core.documents.word import word_of
from core.errors import UserError
from core.workspace import Workspace
from tests.core.documents.making import NAMES, house, print_paper, said, voted
from tests.core.documents.measures.reading import measured
from tests.core.typeset.reading import bare, lines
from tests.factories import ROUND, TITLES, own_office
from tests.tagtree import problems, texts


def text_of(paper: Paper) -> str:
    assert problems(paper.data) == []
    return bare("".join(text for page in said(paper.data) for text in page))


def test_a_blank_nomination_names_the_categories_of_the_round(
    workspace: Workspace, tmp_path: Path
) -> None:
    voted(workspace, tmp_path)
    paper = print_paper(workspace, "nomination", award=ROUND)
    assert (paper.pages, paper.missing) == (1, ())
    cells = [bare(text) for kind, text in texts(paper.data) if kind == "TD"]
    assert cells == [f"()ด้าน{title}" for title in TITLES]
    assert "แบบเสนอชื่อบุคลากรคุณธรรมต้นแบบประจำปีงบประมาณพ.ศ.๒๕๖๘" in text_of(paper)


def test_a_nomination_without_a_round_is_all_blank(workspace: Workspace) -> None:
    own_office(workspace)
    text = text_of(print_paper(workspace, "nomination"))
    assert "ประจำปีงบประมาณพ.ศ......" in text
    assert "ยินยอม" in text


def test_a_nomination_is_filled_from_a_file(workspace: Workspace, tmp_path: Path) -> None:
    voted(workspace, tmp_path)
    given = {
        "nominee": "นายกล้า ดี",
        "category": "พอเพียง",
        "merit": ["ประหยัดงบได้ร้อยละ 12", "เป็นวิทยากร 3 ครั้ง"],
        "date": "2568-05-09",
    }
    paper = print_paper(workspace, "nomination", award=ROUND, values=given)
    text = text_of(paper)
    for words in (
        "ชื่อ – สกุล  นายกล้า ดี",
        "ด้าน  พอเพียง",
        "๑. ประหยัดงบได้ร้อยละ ๑๒๒. เป็นวิทยากร ๓ ครั้ง",
        "วันที่เสนอ  ๙ พฤษภาคม ๒๕๖๘",
        "(นายกล้า ดี)ผู้ได้รับการเสนอชื่อ",
    ):
        assert bare(words) in text
    assert "ด้านวินัย" not in text


def test_a_ballot_lists_categories_and_candidates(workspace: Workspace, tmp_path: Path) -> None:
    voted(workspace, tmp_path)
    paper = print_paper(workspace, "ballot", award=ROUND)
    cells = [bare(text) for kind, text in texts(paper.data) if kind == "TD"]
    assert cells[:5] == [f"ด้าน{title}" for title in TITLES]  # and two cells to write in
    candidates = cells[5:]
    assert len(candidates) == len(NAMES)
    assert all(any(bare(name) in cell for cell in candidates) for name in NAMES)
    assert [cell.partition(".")[0] for cell in candidates] == ["๑", "๔", "๒", "๕", "๓", "๖"]
    with pytest.raises(UserError, match="ต้องระบุรอบ"):
        print_paper(workspace, "ballot")


def test_a_worksheet_is_one_page_to_write_on(workspace: Workspace) -> None:
    own_office(workspace)
    paper = print_paper(workspace, "worksheet")
    assert paper.pages == 1
    [page] = lines(paper.data)
    assert max(line.baseline for line in page) <= 277
    heads = [text for kind, text in texts(paper.data) if kind == "H2"][-3:]
    assert heads == [
        "๑. สิ่งที่ได้ดำเนินการผ่านมา",
        "๒. ปัญหาและอุปสรรค",
        "๓. แนวทางและข้อเสนอแนะการปรับปรุงแก้ไขปัญหา",
    ]


def test_a_worksheet_has_solid_lines_for_the_hand_and_dots_for_names(workspace: Workspace) -> None:
    own_office(workspace)
    [blank] = measured(print_paper(workspace, "worksheet").data)
    assert len(blank.strokes) == 20
    assert len(blank.dots) == 3
    steps = {round(b.top - a.top, 1) for a, b in pairwise(blank.strokes)}
    assert min(steps) == pytest.approx(18.1 * 1.35 * 25.4 / 72, abs=0.1)
    given = {"number": "3", "topic": "การสื่อสาร", "done_said": ["หนังสือเวียน"]}
    [page] = measured(print_paper(workspace, "worksheet", values=given).data)
    assert len(page.strokes) == 14
    group, topic = page.named("กลุ่มที่"), page.named("การสื่อสาร")
    assert group.baseline == topic.baseline
    assert page.dots[1].right == pytest.approx(190, abs=0.5)


def test_ruled_space_is_as_far_apart_as_a_paper_asks() -> None:
    on = Compositor(sampled(house(), "worksheet"))
    [ruled] = Ruled(lines=3, label="ความเห็น {number}", apart_mm=10).blocks(on)
    assert ruled.height(400) == pytest.approx(30 * 72 / 25.4)
    assert ruled.opening() == "ความเห็น"


def test_lines_for_the_hand_and_dots_are_in_the_word_file_too() -> None:
    data = word_of(sampled(house(), "worksheet")).data
    with ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    assert xml.count('w:leader="underscore"') == 20
    assert xml.count('<w:u w:val="dotted"/>') == 3  # of the three empty values


def test_the_privacy_notice_is_made_of_the_offices_facts(workspace: Workspace) -> None:
    with pytest.raises(MissingValuesError, match="ชื่อสำนักงาน"):
        print_paper(workspace, "privacy")
    own_office(workspace)
    text = text_of(print_paper(workspace, "privacy", values={"keeping": ["ห้าปี", "สิบปี"]}))
    for words in (
        "ประกาศความเป็นส่วนตัวสำนักงานศึกษาธิการจังหวัดแสนสุข",
        "๔. ระยะเวลาที่เก็บ๑. ห้าปี๒. สิบปี",
        "มาตรา ๒๔ (๔)",
        "โทร. ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑",
        "(นายปัญญา กิ่งแก้วไพบูลย์)",
    ):
        assert bare(words) in text


def test_forms_need_nothing_but_the_offices_facts() -> None:
    assert [kind.kind for kind in paper_kinds(house()) if kind.is_form] == ["privacy", "worksheet"]
