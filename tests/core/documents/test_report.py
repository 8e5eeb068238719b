"""รายงาน: cover, preface, contents, body, photographs and appendix from a file of values."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from core.documents.paper import MissingValuesError
from core.errors import RefusedFileError, TemplateError, UserError
from core.workspace import Workspace
from tests.core.documents.making import print_paper, said, sample
from tests.core.typeset.reading import bare, lines
from tests.factories import own_office
from tests.tagtree import problems, texts

VALUES: dict[str, Any] = {
    "title": "สรุปผลการถอดบทเรียน",
    "preface": "รายงานฉบับนี้จัดทำขึ้นเพื่อบันทึกสิ่งที่ได้เรียนรู้",
    "sections": [
        {"title": "ความเป็นมา", "text": "วรรคแรก **สำคัญ**\nวรรคที่สอง"},
        {
            "title": "ผล",
            "sections": [{"title": "ผู้เข้าร่วม", "items": ["คนแรก", "คนที่สอง"]}],
            "table": {
                "title": "ตารางที่ 1",
                "head": ["กลุ่ม", "คน"],
                "rows": [["บุคคล", "14"], ["แผน"]],
            },
        },
    ],
}


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)


@pytest.fixture
def photo(tmp_path: Path) -> str:
    file = tmp_path / "ภาพ.jpg"
    Image.new("RGB", (800, 600), "#335577").save(file)
    return str(file)


def _labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(page.label) for page in pdf.pages]


def test_a_report_has_cover_preface_contents_and_body(workspace: Workspace) -> None:
    data = print_paper(workspace, "report", values=VALUES).data
    assert problems(data) == []
    assert _labels(data) == ["ปก", "ก", "ข", "๑"]
    pages = ["".join(page) for page in said(data)]
    assert pages[0].startswith("รายงาน สรุปผลการถอดบทเรียน")
    assert pages[1].startswith("คำนำ")
    assert pages[2].startswith("สารบัญ")
    links = [words for kind, words in texts(data) if kind == "Link"]
    assert links == ["คำนำ ก", "๑. ความเป็นมา ๑", "๒. ผล ๑", "๒.๑ ผู้เข้าร่วม ๑"]


def test_sections_have_their_levels_and_what_stands_in_them(workspace: Workspace) -> None:
    found = texts(print_paper(workspace, "report", values=VALUES).data)
    body = found[found.index(("H2", "๑. ความเป็นมา")) :]
    assert body == [
        *[("H2", "๑. ความเป็นมา"), ("P", "วรรคแรก สำคัญ"), ("P", "วรรคที่สอง"), ("H2", "๒. ผล")],
        *[("Caption", "ตารางที่ ๑"), ("TH", "กลุ่ม"), ("TH", "คน"), ("TD", "บุคคล"), ("TD", "๑๔")],
        *[("TD", "แผน"), ("H3", "๒.๑ ผู้เข้าร่วม")],
        *[("Lbl", "๑) "), ("LBody", "คนแรก"), ("Lbl", "๒) "), ("LBody", "คนที่สอง")],
    ]


def test_a_report_without_a_preface_begins_with_its_contents(workspace: Workspace) -> None:
    values = {key: value for key, value in VALUES.items() if key != "preface"}
    data = print_paper(workspace, "report", values=values).data
    assert _labels(data) == ["ปก", "ก", "๑"]
    assert "คำนำ" not in "".join(map("".join, said(data)))


def test_photographs_come_from_files_and_the_appendix_has_its_divider(
    workspace: Workspace, photo: str
) -> None:
    more = {
        "photos": [{"file": photo, "caption": "พิธีเปิด", "alt": "ผู้บริหารบนเวที"}] * 3,
        "appendices": [
            {"title": "กำหนดการ", "text": "ก"},
            {"title": "คำสั่ง", "photos": [{"file": photo}]},
        ],
    }
    data = print_paper(workspace, "report", values={**VALUES, **more}).data
    assert problems(data) == []
    pages = [bare("".join(page)) for page in said(data)]
    assert pages[-3:] == ["ภาคผนวก", "ภาคผนวกกกำหนดการก", "ภาคผนวกขคำสั่ง"]
    numbers = [[line.text for line in page if line.text.startswith("- ")] for page in lines(data)]
    assert numbers[-3:] == [[], ["- ๓ -"], ["- ๔ -"]]
    links = [words for kind, words in texts(data) if kind == "Link"]
    assert links[-3:] == ["ภาคผนวก ๒", "ภาคผนวก ก กำหนดการ ๓", "ภาคผนวก ข คำสั่ง ๔"]


def test_a_photograph_that_cannot_be_read_is_named(workspace: Workspace) -> None:
    with pytest.raises(RefusedFileError, match=r"หาย\.jpg"):
        print_paper(workspace, "report", values={**VALUES, "photos": [{"file": "หาย.jpg"}]})


def test_a_report_needs_a_title_and_a_body(workspace: Workspace) -> None:
    with pytest.raises(MissingValuesError, match="ชื่อรายงาน"):
        print_paper(workspace, "report", values={"sections": VALUES["sections"]})
    with pytest.raises(MissingValuesError, match="เนื้อหา"):
        print_paper(workspace, "report", values={"title": "ก"})
    with pytest.raises(TemplateError, match="body"):
        print_paper(workspace, "report", values={**VALUES, "body": "ก"})
    draft = print_paper(workspace, "report", values={}, draft=True)
    assert draft.missing == ("ชื่อรายงาน", "เนื้อหา")


def test_the_long_sample_has_three_levels() -> None:
    kinds = [kind for kind, _ in texts(sample("report", "long").data)]
    assert [kinds.count(kind) for kind in ("H1", "H2", "H3", "H4", "Caption")] == [1, 10, 3, 3, 6]


def test_figures_and_charts_are_numbered_and_told(workspace: Workspace, photo: str) -> None:
    chart = {
        "form": "line",
        "title": "คะแนน",
        "labels": ["2567", "2568"],
        "series": [{"name": "", "values": [81.52, "๙๗.๓๙"]}],
    }
    sections = [
        {"title": "หนึ่ง", "figures": [{"file": photo, "caption": "พิธี"}, {"caption": "วางเอง"}]},
        {"title": "สอง", "sections": [{"title": "สาม", "chart": chart}]},
    ]
    data = print_paper(workspace, "report", values={**VALUES, "sections": sections}).data
    assert problems(data) == []
    captions = [said for kind, said in texts(data) if kind == "Caption"]
    assert captions == ["ภาพที่ ๑ พิธี", "ภาพที่ ๒ วางเอง", "ภาพที่ ๓ คะแนน"]
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        alts = [str(o.Alt) for o in found if str(o.get("/S", "")) == "/Figure"]
    assert "แผนภูมิเส้น คะแนน: ๒๕๖๗ ๘๑.๕๒, ๒๕๖๘ ๙๗.๓๙" in alts


@pytest.mark.parametrize("values", [[1], ["มาก", 2], [-1, 2]])
def test_a_chart_of_no_figures_is_refused_by_its_title(
    workspace: Workspace, values: list[int | str]
) -> None:
    chart = {"title": "คะแนน", "labels": ["ก", "ข"], "series": [{"values": values}]}
    sections = [{"title": "หนึ่ง", "chart": chart}]
    with pytest.raises(UserError, match="คะแนน"):
        print_paper(workspace, "report", values={**VALUES, "sections": sections})


def test_addresses_in_a_report_are_links(workspace: Workspace) -> None:
    sections = [{"title": "ก", "text": "ดู https://a.example/2568 ต่อ", "items": ["www.a.example"]}]
    data = print_paper(workspace, "report", values={**VALUES, "sections": sections}).data
    assert problems(data) == []
    assert [words for kind, words in texts(data) if kind == "Link"][-2:] == [
        *("https://a.example/2568", "www.a.example")
    ]


def test_a_picture_may_lie_among_the_files_of_the_office(workspace: Workspace, photo: str) -> None:
    kept = workspace.house.files / "ภาพเปิด.jpg"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(Path(photo).read_bytes())
    values = {**VALUES, "photos": [{"file": "ภาพเปิด.jpg", "caption": "พิธีเปิด"}]}
    data = print_paper(workspace, "report", values=values).data
    assert b"/DCTDecode" in data
    assert problems(data) == []


def test_notes_in_the_text_stand_at_the_foot_of_their_page(workspace: Workspace) -> None:
    sections = [
        {"title": "หนึ่ง", "text": "ตามระเบียบ [^ข้อ 5 ของระเบียบ]และประกาศ[^ฉบับที่ **2**] นั้น"},
        {"title": "สอง", "text": "อีกครั้ง[^หน้า 3]"},
    ]
    data = print_paper(workspace, "report", values={**VALUES, "sections": sections}).data
    assert problems(data) == []
    assert [said for kind, said in texts(data) if kind == "Reference"] == ["๑", "๒", "๓"]
    notes = [said for kind, said in texts(data) if kind == "Note"]
    assert notes == ["๑ ข้อ ๕ ของระเบียบ", "๒ ฉบับที่ ๒", "๓ หน้า ๓"]
    assert ("P", "ตามระเบียบและประกาศ นั้น") in texts(data)
