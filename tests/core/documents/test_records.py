"""Whole records of the kind that offices write, each printed and read back word by word."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core import catalogue
from core.assessments import service as assessments
from core.assessments.given import Given
from core.assessments.ita import COUNTED
from core.documents.paper import MissingValuesError, Paper
from core.documents.pieces.wording import emphasised
from core.lessons import service as lessons
from core.thai.breaks import words
from core.thai.numerals import printed
from core.workspace import Workspace, open_workspace
from tests.core.documents.making import print_paper, said
from tests.core.typeset.reading import bare, lines, pdfium
from tests.factories import OFFICE
from tests.tagtree import problems, texts

RECORDS = Path(__file__).with_name("records")
NAMES = ("workshop-report", "best-practice", "exec-summary", "km-record")
LEAST = 0.998  # of the words come back
# What stands in a record but not on its paper, or there in other words.
NOT_PRINTED = re.compile(r"\d{4}-\d\d-\d\d$")
SILENT = frozenset({("best-practice", "activity"), ("best-practice", "oit")})
FURNITURE = re.compile(r"^\s*- [๐-๙0-9ก-ฮ]+ -\s*$", re.MULTILINE)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Paper]]:
    """Each record printed once."""
    workspace = open_workspace(tmp_path_factory.mktemp("records"))
    workspace.change_settings(replace(workspace.settings, office=OFFICE))
    scores = dict(zip(COUNTED, map(Decimal, "94 95 96 93 92 91 90 94 100 98".split()), strict=True))
    with workspace.database.write() as session:
        assessments.keep(session, Given(2566, scores))
    yield {name: print_values(workspace, name, values(name)) for name in NAMES}
    workspace.close()


def values(name: str) -> dict[str, Any]:
    return catalogue.read(RECORDS / f"{name}.toml")


def print_values(
    workspace: Workspace, name: str, given: Mapping[str, object], *, draft: bool = False
) -> Paper:
    form = workspace.templates[name]
    with workspace.database.write() as session:
        id_ = lessons.add(session, form, form.read(given), OFFICE)
    return print_paper(workspace, "lesson", lesson=id_, draft=draft)


def flat(paper: Paper) -> str:
    """All it says, without blanks."""
    return bare("".join("".join(page) for page in said(paper.data)))


def told(name: str, value: object, key: str = "") -> Iterator[str]:
    """Every text of the record that its paper prints."""
    if isinstance(value, str):
        if (name, key) not in SILENT and not NOT_PRINTED.match(value):
            yield from value.split("\n")
    elif isinstance(value, Mapping):
        for inner, one in value.items():
            yield from told(name, one, inner)
    elif isinstance(value, list):
        for one in value:
            yield from told(name, one, key)


def in_order(data: bytes) -> str:
    """All text as pdftotext reads it, in the order in which it is written: cell by cell."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def lost_of(one: str, text: str) -> list[str]:
    """The words of a text that are not read; a page's turn may stand between two of them."""
    said_ = [word for word in words(one) if word.strip()]
    for i in range(len(said_), 0, -1):
        halves = bare("".join(said_[:i])), bare("".join(said_[i:]))
        if all(half in text for half in halves):
            return []
    return said_


@pytest.mark.parametrize("name", NAMES)
def test_every_word_comes_back_out_of_the_file(records: Mapping[str, Paper], name: str) -> None:
    paper = records[name]
    assert paper.missing == ()
    assert problems(paper.data) == []
    thai = name != "exec-summary"
    texts_ = [printed(text, thai=thai) for text in told(name, values(name))]
    plain = ["".join(span.text for span in emphasised(text)) for text in texts_]
    every = [word for one in plain for word in words(one) if word.strip()]
    assert len(every) > 500
    for read in (in_order(paper.data), pdfium(paper.data)):
        text = bare(FURNITURE.sub("", read.replace("\r", "")))
        lost = [word for one in plain for word in lost_of(one, text)]
        assert len(lost) <= (1 - LEAST) * len(every), lost


def contents_of(data: bytes) -> list[tuple[str, str]]:
    """Each line of the table of contents: its title and the page it names."""
    found = (words_ for kind, words_ in texts(data) if kind == "Link")
    pairs = (line.rpartition(" ") for line in found if re.search(r" [๐-๙ก-ฮ]+$", line))
    return [(title, page) for title, _, page in pairs]


def begun(data: bytes) -> dict[str, list[str]]:
    """What each page's lines begin with, by the page's number; not of the table of contents."""
    out: dict[str, list[str]] = {}
    for page in lines(data):
        number = [line.text.strip("- ") for line in page if re.fullmatch(r"- .+ -", line.text)]
        if not any("สารบัญ" in line.text for line in page):
            here = [bare("".join(line.text for line in page[i : i + 3])) for i in range(len(page))]
            out["".join(number)] = here
    return out


@pytest.mark.parametrize(("name", "count"), [("workshop-report", 6), ("best-practice", 29)])
def test_the_contents_name_the_pages_on_which_things_stand(
    records: Mapping[str, Paper], name: str, count: int
) -> None:
    data = records[name].data
    listed = contents_of(data)
    assert len(listed) == count
    pages = begun(data)
    for title, page in listed:
        heading = re.sub(r"^[๐-๙]+\. ", "", title) if name == "workshop-report" else title
        shown = "" if title == "ภาคผนวก" else page  # the divider's page has no number
        assert any(line.startswith(bare(heading)) for line in pages[shown])


def test_the_contents_of_a_workshop_report_count_their_lines(records: Mapping[str, Paper]) -> None:
    listed = [title for title, _ in contents_of(records["workshop-report"].data)]
    assert [title.partition(" ")[0] for title in listed] == ["๑.", "๒.", "๓.", "๔.", "๕.", "๖."]
    assert listed[3] == "๔. กลุ่มที่ ๑ หัวข้อ “การกำหนดรูปแบบและกิจกรรมต่าง ๆ”"


def test_a_workshop_tells_its_weekday_and_counts_what_groups_said(
    records: Mapping[str, Paper],
) -> None:
    text = flat(records["workshop-report"])
    for words_ in (
        "วันพฤหัสบดีที่ ๑๒ มิถุนายน ๒๕๖๘ เวลา ๑๓.๓๐ – ๑๕.๐๐ นาฬิกา",
        "จำนวนทั้งสิ้น ๗๔ คน",
        "แบ่งบุคลากรออกเป็น ๓ กลุ่ม",
        "๒.๖ การมีส่วนร่วมของบุคลากร",
        "๓.๒ ควรมีการประชาสัมพันธ์",
        "๓.๖ ควรลดกิจกรรมที่ซ้ำซ้อน",
    ):
        assert bare(words_) in text


def test_a_paper_of_several_title_lines_has_a_title_of_one(records: Mapping[str, Paper]) -> None:
    paper = records["workshop-report"]
    assert paper.title.startswith(
        "รายงาน สรุปผลโครงการถอดบทเรียนขับเคลื่อนสู่การเป็นองค์กร ต้นแบบด้านคุณธรรมและความโปร่งใส เพื่อ"
    )
    assert paper.file_name.startswith("รายงาน ๒๕๖๘ ถอดบทเรียน")


def test_a_group_may_show_its_photograph(workspace: Workspace) -> None:
    Image.new("RGB", (800, 600), "#335577").save(workspace.files / "group.jpg")
    given = {
        "groups": [{"topic": "การสื่อสาร", "photo": "group.jpg", "done": ["แจ้งทางหนังสือ"]}],
        "photos": [{"file": "group.jpg", "caption": "ภาพรวม"}],
    }
    data = print_values(workspace, "workshop-report", given, draft=True).data
    assert problems(data) == []
    assert b"/DCTDecode" in data
    assert contents_of(data)[-1][0].endswith("ประมวลภาพกิจกรรม")


HEADINGS = [
    "๑. ความสำคัญของผลงาน/นวัตกรรมการปฏิบัติที่เป็นเลิศ (Best Practice)",
    "๑.๑ เหตุผลที่เกิดแรงบันดาลใจ ความจำเป็น ปัญหาหรือความต้องการที่จะทำผลงาน/นวัตกรรม",
    "๑.๒ แนวคิด หลักการสำคัญที่เกี่ยวข้องกับผลงานหรือนวัตกรรม",
    "๒. วัตถุประสงค์และเป้าหมายของผลงาน/นวัตกรรมการปฏิบัติที่เป็นเลิศ (Best Practice)",
    "๒.๑ วัตถุประสงค์",
    "๒.๒ เป้าหมาย",
    "๑. เชิงปริมาณ",
    "๒. เชิงคุณภาพ",
    "๓. กระบวนการผลิตผลงาน หรือขั้นตอนการดำเนินงาน",
    "๓.๑ กระบวนการผลิตผลงาน",
    "๓.๒ ขั้นตอนการดำเนินงาน",
    "๑) ขั้นวางแผน (Plan)",
    "๒) ขั้นตอนดำเนินการ (Do)",
    "๒.๑) ขั้นวางแผน (Plan)",
    "๒.๒) ขั้นตอนดำเนินการ (Do)",
    "๒.๓) ขั้นตรวจสอบ (Check)",
    "๒.๔) ขั้นปรับปรุงแก้ไขและพัฒนา (Action)",
    "๓) ขั้นตรวจสอบ (Check)",
    "๔) ขั้นปรับปรุงและพัฒนา (Action)",
    "๓.๓ ประสิทธิภาพของการดำเนินงาน",
    "๓.๔ การใช้ทรัพยากร",
    "๔. ผลการดำเนินการ ผลสัมฤทธิ์และประโยชน์ที่ได้รับ",
    "๔.๑ ผลการดำเนินการ",
    "๔.๒ ผลสัมฤทธิ์ของงาน",
    "๔.๒.๑ Best Practice สอดคล้องกับคุณลักษณะ ๕ ประการของโครงการโรงเรียนสุจริต",
    "๔.๒.๒ กิจกรรมที่สอดคล้องกับปฏิญญาโรงเรียนสุจริต",
    "๕. ปัจจัยความสำเร็จ",
    "๑. ด้านผู้บริหารการศึกษา",
    "๒. ด้านผู้อำนวยการกลุ่ม",
    "๓. ด้านข้าราชการครูและบุคลากรทางการศึกษา",
    "๖. บทเรียนที่ได้รับ (Lesson Learned)",
    "๗. การเผยแพร่/การได้รับการยอมรับ/รางวัลที่ได้รับ",
    "๗.๑ การเผยแพร่",
    "๗.๒ การได้รับการยอมรับ/รางวัลที่ได้รับ",
    "๘. ข้อเสนอแนะ",
    "ภาคผนวก",
]


def test_a_best_practice_report_has_its_headings_in_order(records: Mapping[str, Paper]) -> None:
    found = texts(records["best-practice"].data)
    headings = [words_.strip() for kind, words_ in found if re.fullmatch("H[2-5]", kind)]
    assert [one for one in headings if one in HEADINGS] == HEADINGS
    assert headings[:2] == ["คำนำ", "สารบัญ"]
    assert headings[-6] == "ภาคผนวก"


def test_the_scorecard_of_the_year_is_printed(records: Mapping[str, Paper]) -> None:
    data = records["best-practice"].data
    cells = [words_ for kind, words_ in texts(data) if kind in {"TD", "TH"}]
    at = cells.index("การปฏิบัติหน้าที่")
    assert cells[at - 1 : at + 4] == ["๑", "การปฏิบัติหน้าที่", "๙๔.๐๐", "IIT", "๒๘.๒๐"]
    text = flat(records["best-practice"])
    assert "ในการดำเนินงานของหน่วยงาน๙๕.๓๐ระดับผลการประเมิน(RatingScore)AA" in text
    assert bare("ภาพการดำเนินงานการจัดการความเสี่ยง ตามแบบรายงาน O๓๕") in text


def test_a_year_of_which_nothing_is_kept_is_named(workspace: Workspace) -> None:
    label = "ผลประเมิน ITA ปีงบประมาณ พ.ศ. 2561"
    with pytest.raises(MissingValuesError) as lacks:
        print_values(workspace, "best-practice", {"ita_year": 2561})
    assert label in lacks.value.missing
    draft = print_values(workspace, "best-practice", {"ita_year": 2561}, draft=True)
    assert label in draft.missing
    assert bare("ยังไม่มีผลประเมิน ITA ในระบบ ของปีงบประมาณ พ.ศ. ๒๕๖๑") in flat(draft)
    without = print_values(workspace, "best-practice", {"title": "งานดี"}, draft=True)
    assert not any("ITA" in one for one in without.missing)


def test_an_address_of_a_page_keeps_its_digits_and_leads_there(
    records: Mapping[str, Paper],
) -> None:
    found = texts(records["best-practice"].data)
    assert ("Link", "https://www.example.org/news-detail_1204_31337") in found


def test_results_and_awards_may_show_photographs(workspace: Workspace) -> None:
    Image.new("RGB", (400, 300), "#335577").save(workspace.files / "proof.png")
    proof = {"photo": "proof.png", "caption": "ภาพพิธี", "oit": "O15"}
    row = {"activity": "งาน", "methods": ["หนึ่ง"], "results": ["ผล", proof]}
    given = {
        "diagram": "proof.png",
        "trait_rows": [{"trait": "มีวินัย", **row}, {"trait": "มีวินัย", **row}],
        "pledge_rows": [{"pledge": "๑. เราจะร่วมป้องกัน", **row}],
        "awards": [{"name": "ได้รับโล่", "giver": "จากจังหวัด", "file": "proof.png"}],
        "appendix": [{"heading": "หมวดแรก", "photos": [{"file": "proof.png"}]}],
    }
    paper = print_values(workspace, "best-practice", given, draft=True)
    assert problems(paper.data) == []
    text = flat(paper)
    assert text.count("ภาพพิธีตามแบบรายงานO๑๕") == 3
    assert text.count("มีวินัย") == 2  # a tick and one cell over both rows
    assert "๑)ได้รับโล่จากจังหวัด" in text


def test_the_summary_runs_on_in_arabic_digits(records: Mapping[str, Paper]) -> None:
    text = flat(records["exec-summary"])
    assert re.findall("[๐-๙]", text) == []
    for words_ in (
        "กระบวนการขับเคลื่อน 6 ขั้นตอน ประกอบด้วย ขั้นตอนที่ 1 P : Plan วางแผน เป็นขั้นตอนการศึกษา",
        "และขั้นตอนที่ 6 S : Share เผยแพร่ แลกเปลี่ยนเรียนรู้ เป็นขั้นตอนการเผยแพร่",
        "จำนวน 61 คน ประกอบด้วย รองศึกษาธิการจังหวัด จำนวน 2 คน ผู้อำนวยการกลุ่ม/หน่วย จำนวน 8 คน",
        "และลูกจ้างประจำ ลูกจ้างชั่วคราว จำนวน 18 คน",
        "2.1 ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน",
        "ประกาศ ณ วันที่ 1 กันยายน 2568",
        "อันดับที่ 9 จากทั้งหมด 183 หน่วยงาน คะแนนรวม 98.27 อยู่ในระดับ AA (Excellence) ผลการประเมิน คือ ผ่าน",
        "2.2 ผลการดำเนินงาน",
        "2.3 ผลการดำเนินงาน",
    ):
        assert bare(words_) in text


def test_a_summary_without_ita_counts_on(workspace: Workspace) -> None:
    told_ = values("exec-summary")
    without = {key: told_[key] for key in told_ if key not in {"ita", "school_level"}}
    text = flat(print_values(workspace, "exec-summary", without))
    assert "2.1ผลการดำเนินงานโครงการ" in text
    assert "2.2" not in text
    assert "ITAOnline)" not in text


def test_a_knowledge_record_names_its_day_and_numbers_steps_under_steps(
    records: Mapping[str, Paper],
) -> None:
    for words_ in (
        "ศุกร์ ที่ ๒๙ เดือน สิงหาคม พ.ศ.๒๕๖๘",
        "ด้วยเหตุผลที่สำคัญ คือ ๑. เป็นวิธีการบริหารจัดการงานบุคลากร",
        "โดยมีวัตถุประสงค์ ๑) เพื่อกระตุ้นการปฏิบัติงาน",
        "๕) ตัวชี้วัด คุณภาพ สกร.แสนสุข สำหรับ สกร.อำเภอ",
        "๑๒. ประเมินความพึงพอใจผู้เกี่ยวข้องทุกระดับ",
        "โทรศัพท์ ๐-๕๐๐๐-๑๒๓๔ โทรสาร ๐-๕๐๐๐-๑๒๓๕",
        "facebook : https://www.facebook.com/example.org",
    ):
        assert bare(words_) in flat(records["km-record"])
