"""Minutes: of the meeting that decided a round, or of any other from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.documents.paper import Paper
from core.errors import UserError
from core.workspace import Workspace
from tests.core.documents.making import NAMES, decide, freeze, print_paper, said, voted
from tests.core.typeset.reading import bare
from tests.factories import KEYS, ROUND, own_office
from tests.tagtree import problems, texts

MEETING: dict[str, Any] = {
    "group": "คณะทำงานขับเคลื่อนองค์กรคุณธรรม",
    "number": "2/2568",
    "date": "2568-06-18",
    "place": "ห้องประชุมสุขใจ",
    "present": [
        {"name": "นายปัญญา กิ่งแก้ว", "position": "ศึกษาธิการจังหวัด", "role": "ประธาน"},
        {"name": "นายกล้า ดี", "position": "นิติกร", "proxy_for": "ผู้อำนวยการกลุ่ม"},
    ],
    "begins": "09.30 น.",
    "told": "แจ้งกำหนดการ",
    "informed": [
        {"topic": "ผลการประเมิน", "text": "อยู่ในระดับมาก", "resolution": "รับทราบ"},
        {"topic": "แผนปีต่อไป", "text": "กลุ่มอำนวยการจัดทำ"},
    ],
}


def text_of(paper: Paper) -> str:
    assert problems(paper.data) == []
    return bare("".join(text for page in said(paper.data) for text in page))


def test_minutes_of_a_round_tell_its_decisions(workspace: Workspace, tmp_path: Path) -> None:
    ids = voted(workspace, tmp_path)
    decide(workspace, KEYS[0], ids[5])
    paper = print_paper(workspace, "minutes", award=ROUND)
    text = text_of(paper)
    assert paper.missing == ()
    for words in (
        "ยังไม่ยืนยันผล",
        "เมื่อวันพุธที่ ๑๘ มิถุนายน ๒๕๖๘",
        "ผู้มาประชุม๑. นายประธาน มั่นคง๒. นางเลขา ดีงาม",
        "พิจารณาผลการลงคะแนนบุคลากรคุณธรรมต้นแบบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        f"๕.๑ ด้านพอเพียงผู้ได้คะแนนสูงสุด คือ {NAMES[0]} ได้ ๓ คะแนน คิดเป็นร้อยละ ๗๕.๐๐",
        f"มติที่ประชุม  ให้ {NAMES[5]} ได้รับการคัดเลือก เหตุผล: ผลงานเด่นกว่า มตินี้ต่างจากผลคะแนน",
        f"๕.๒ ด้านวินัยผู้ได้คะแนนสูงสุด คือ {NAMES[1]}",
    ):
        assert bare(words) in text
    freeze(workspace)
    confirmed = text_of(print_paper(workspace, "minutes", award=ROUND))
    assert "ยังไม่ยืนยันผล" not in confirmed
    assert bare(f"ให้ {NAMES[5]} ได้รับการคัดเลือก") in confirmed


def test_what_nobody_knows_is_room_to_write_by_hand(workspace: Workspace, tmp_path: Path) -> None:
    voted(workspace, tmp_path, voters="anonymous")
    paper = print_paper(workspace, "minutes", award=ROUND)
    text = text_of(paper)
    assert "เริ่มประชุมเวลา...................." in text
    assert text.count("มติที่ประชุม") == 5 + 5  # a category each, an item of the agenda each
    assert "ได้รับการคัดเลือก" not in text
    assert "การลงคะแนนครั้งนี้ไม่ระบุตัวผู้ลงคะแนน" in text
    with pytest.raises(UserError, match="virtue-1"):
        print_paper(workspace, "minutes", award="virtue-1")


def test_minutes_of_any_meeting_come_from_a_file(workspace: Workspace) -> None:
    own_office(workspace)
    paper = print_paper(workspace, "minutes", values=MEETING)
    text = text_of(paper)
    parts = [
        "รายงานการประชุมคณะทำงานขับเคลื่อนองค์กรคุณธรรม",
        "ครั้งที่ ๒/๒๕๖๘",
        "เมื่อวันพุธที่ ๑๘ มิถุนายน ๒๕๖๘",
        "ณ ห้องประชุมสุขใจ",
        "ผู้มาประชุม",
        "๑. นายปัญญา กิ่งแก้วศึกษาธิการจังหวัดประธาน",
        "๒. นายกล้า ดีนิติกร แทนผู้อำนวยการกลุ่ม",
        "เริ่มประชุมเวลา  ๐๙.๓๐ น.",
        "ระเบียบวาระที่ ๑",
        "แจ้งกำหนดการ",
        "ระเบียบวาระที่ ๔",
        "๔.๑ ผลการประเมินอยู่ในระดับมากมติที่ประชุม  รับทราบ",
        "๔.๒ แผนปีต่อไปกลุ่มอำนวยการจัดทำมติที่ประชุม",
        "ระเบียบวาระที่ ๕",
        "ระเบียบวาระที่ ๖",
        "ผู้จดรายงานการประชุม",
        "ผู้ตรวจรายงานการประชุม",
    ]
    places = [text.find(bare(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    heads = [head for kind, head in texts(paper.data) if kind == "H2"]
    assert sum(head.startswith("ระเบียบวาระที่") for head in heads) == 6
    for words in ("ยังไม่ยืนยันผล", "พิจารณาผลการลงคะแนน", "ผู้ไม่มาประชุม"):
        assert words not in text
