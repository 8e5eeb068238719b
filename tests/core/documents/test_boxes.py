"""SWOT in boxes, priorities in columns, tables that a file of values brings with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.gathering import sampled
from core.documents.pieces.boxes import PriorityColumns, SwotBoxes
from core.documents.pieces.given_tables import given_table
from core.documents.pieces.photos import Qr
from core.errors import UserError
from core.typeset.block import Block
from core.typeset.pages import build
from tests.core.documents.making import house
from tests.core.documents.measures.reading import measured
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT
from tests.tagtree import problems, texts

_NAMES = ("จุดแข็ง", "จุดอ่อน", "โอกาส", "อุปสรรค")
_DO = ("สิ่งที่ควรทำ", "สิ่งที่จำเป็นต้องทำ", "สิ่งที่อยากทำ")


def _on(*, empty: bool = False, **values: Any) -> Compositor:  # noqa: ANN401 - contents
    gathered = sampled(house(), "lesson-memo", empty=empty)
    return Compositor(replace(gathered, contents={**gathered.contents, **values}))


def _built(blocks: list[Block]) -> bytes:
    return build(blocks, ABOUT).data


def test_swot_stands_in_four_boxes() -> None:
    swot = contents.read("swot", "swot", {"strengths": "หนึ่ง\nสอง", "weaknesses": "สาม"})
    data = _built(list(SwotBoxes(value="swot", labels=_NAMES).blocks(_on(swot=swot))))
    assert problems(data) == []
    assert [words for kind, words in texts(data) if kind in {"P", "TD"}] == [*_NAMES]
    assert [words for kind, words in texts(data) if kind == "LBody"] == ["หนึ่ง", "สอง", "สาม"]
    at = {line.text: (line.left, line.baseline) for line in lines(data)[0]}
    assert at["จุดแข็ง"][1] == at["จุดอ่อน"][1] < at["โอกาส"][1] == at["อุปสรรค"][1]
    assert at["จุดอ่อน"][0] - at["จุดแข็ง"][0] == pytest.approx(80, abs=0.1)


def test_priorities_stand_in_columns_under_their_names() -> None:
    given = contents.read("priorities", "p", {"must": ["ก", {"text": "ข", "items": ["ค"]}]})
    piece = PriorityColumns(value="priorities", labels=_DO)
    data = _built(list(piece.blocks(_on(priorities=given))))
    assert problems(data) == []
    said = texts(data)
    assert said[:3] == [("TH", name) for name in _DO]
    assert [words for kind, words in said if kind == "Lbl"] == ["๑. ", "๒. ", "๒.๑ "]


def test_boxes_of_a_draft_have_dots_and_of_nothing_are_not_there() -> None:
    swot = SwotBoxes(value="swot", labels=_NAMES)
    nothing = contents.read("swot", "swot", {})
    assert list(swot.blocks(_on(swot=nothing))) == []
    data = _built(list(swot.blocks(_on(empty=True, swot=nothing))))
    assert [words for _, words in texts(data)].count("." * 30) == 4


def _table(**given: Any) -> bytes:  # noqa: ANN401 - TOML
    read = contents.parts(contents.read("rows", "t", given))
    return _built(list(given_table(_on(), read)))


def test_a_given_table_has_merged_cells_and_lists_in_cells() -> None:
    data = _table(
        title="ตารางที่ 1",
        head=["ลำดับ", "ตัวชี้วัด", "เครื่องมือ"],
        rows=[
            [1, ["ก", "ข"], {"text": "IIT", "rows": 2}],
            [2, "การใช้งบประมาณ"],
            [{"text": "รวม", "columns": 2}, 96.37],
        ],
    )
    assert problems(data) == []
    assert [words for kind, words in texts(data) if kind == "TD"] == [
        *("1", "IIT", "2", "การใช้งบประมาณ", "รวม", "96.37")
    ]
    assert [words for kind, words in texts(data) if kind == "LBody"] == ["ก", "ข"]


def test_a_given_cell_holds_paragraphs_a_list_and_a_photo_with_its_caption(tmp_path: Path) -> None:
    file = tmp_path / "งาน.jpg"
    Image.new("RGB", (400, 300), "gray").save(file)
    held = {
        "text": "วรรคแรก\nวรรคสอง",
        "items": ["ประชุม", "ลงคะแนน"],
        "file": str(file),
        "caption": "มอบเกียรติบัตร",
        "alt": "ผู้รับเกียรติบัตรยืนเรียงกัน",
    }
    data = _table(head=["กิจกรรม", "ผล"], rows=[["หนึ่ง", held], ["สาม", "ดี"]])
    assert problems(data) == []
    assert [one for one in texts(data) if one[0] not in {"TH", "Lbl"}] == [
        *(("TD", "หนึ่ง"), ("P", "วรรคแรก"), ("P", "วรรคสอง")),
        *(("LBody", "ประชุม"), ("LBody", "ลงคะแนน"), ("Caption", "มอบเกียรติบัตร")),
        *(("TD", "สาม"), ("TD", "ดี")),
    ]
    [page] = measured(data)
    picture = next(box for box in page.boxes if box.width < 100)
    caption, below = page.named("มอบเกียรติบัตร"), page.named("สาม")
    assert picture.left > page.named("หนึ่ง").right
    assert picture.width / picture.height == pytest.approx(4 / 3, abs=0.01)
    assert picture.bottom < caption.baseline < below.baseline


def test_columns_of_numbers_are_centred_and_short_rows_filled() -> None:
    data = _table(head=["กลุ่ม", "คน"], rows=[["บุคคล", "14"], ["แผน"]])
    at = {line.text: line for line in lines(data)[0]}
    number, head = at["14"], at["คน"]
    assert (number.left + number.right) / 2 == pytest.approx((head.left + head.right) / 2, abs=0.1)
    assert at["บุคคล"].left == pytest.approx(at["แผน"].left)


@pytest.mark.parametrize("row", [["ก", "ข", "ค"], [{"text": "ก", "columns": 2}, "ข"]])
def test_a_row_of_too_many_cells_is_refused_by_its_table(row: list[Any]) -> None:
    with pytest.raises(UserError, match="คะแนน"):
        _table(title="คะแนน", head=["หนึ่ง", "สอง"], rows=[row])


def test_a_qr_symbol_has_its_words_and_is_not_there_without_a_text() -> None:
    piece = Qr(text="{subject}", caption="แบบประเมิน {subject}")
    on = _on(subject="https://example.go.th/f1")
    data = _built(list(piece.blocks(on)))
    assert problems(data) == []
    assert texts(data) == [("Caption", "แบบประเมิน https://example.go.th/f1")]
    assert list(piece.blocks(_on(subject=""))) == []
