"""The newsletter: one page whatever is on it, its words, its pictures, its colours."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image

from core.documents.paper import Paper
from core.typeset.flow import TooTallError
from core.workspace import Workspace
from tests.core.documents.making import DOCUMENTS, print_paper, sample
from tests.core.typeset.reading import Line, lines
from tests.factories import own_office
from tests.tagtree import problems, texts

MM = 72 / 25.4
LEFT, RIGHT, HALF = 20.0, 190.0, 0.5
INK = (31, 58, 110)
EVENT = {
    "title": "กิจกรรมเช้าวันพุธสุขใจ",
    "date": "2025-06-11",
    "time": "08.30 น.",
    "president": "นายเมธา ธรรมดี รองศึกษาธิการจังหวัดแสนสุข",
    "year": 2568,
    "place": "ห้องประชุมใหญ่",
}


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)
    for n in range(1, 7):  # the fourth stands upright
        size = (300, 450) if n == 4 else (400, 300)
        Image.new("RGB", size, (n * 30, 160, 90)).save(workspace.files / f"{n}.jpg")


def newsletter(workspace: Workspace, photos: int = 0, **more: object) -> Paper:
    rows = [{"file": f"{n}.jpg", "caption": f"ภาพที่ {n}"} for n in range(1, photos + 1)]
    return print_paper(workspace, "newsletter", values={**EVENT, "photos": rows, **more})


def pictures(data: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every photograph, in millimetres from the upper left corner."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        high = page.get_height()
        kind = pdfium_c.FPDF_PAGEOBJ_IMAGE
        boxes = [one.get_bounds() for one in page.get_objects(filter=[kind])]
        page.close()
    return [(x0 / MM, (high - y1) / MM, x1 / MM, (high - y0) / MM) for x0, y0, x1, y1 in boxes]


def pixels(data: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        yield page.render(scale=1).to_pil().convert("RGB")
        page.close()


def crossing(box: tuple[float, float, float, float], line: Line) -> bool:
    left, top, right, bottom = box
    return top < line.baseline < bottom and line.left < right and line.right > left


@pytest.mark.parametrize("photos", range(7))
def test_photographs_share_the_room_of_one_page(workspace: Workspace, photos: int) -> None:
    long = DOCUMENTS["newsletter"].example(
        next(one for one in DOCUMENTS["newsletter"].values if one.name == "text"), long=True
    )
    for text in ("", long):
        paper = newsletter(workspace, photos, text=text)
        assert (paper.pages, paper.one_ink, problems(paper.data)) == (1, False, [])
        boxes = pictures(paper.data)
        assert len(boxes) == photos
        [page] = lines(paper.data)
        for line in page:
            assert line.left >= LEFT - HALF
            assert line.right <= RIGHT + HALF
            assert not any(crossing(box, line) for box in boxes)
        for i, (left, top, right, bottom) in enumerate(boxes):
            assert LEFT - HALF <= left < right <= RIGHT + HALF
            assert bottom - top >= 26 - HALF
            for one in boxes[:i]:
                assert one[2] <= left + HALF or one[3] <= top + HALF or right <= one[0] + HALF


def test_grounds_of_colour_reach_the_edges_and_a_draft_is_marked(workspace: Workspace) -> None:
    for final in (newsletter(workspace, 3), sample("newsletter", "long")):
        [image] = pixels(final.data)
        wide, high = image.size
        for x in (1, wide - 2):
            assert image.getpixel((x, 1)) == image.getpixel((x, high - 2)) == INK
            assert image.getpixel((x, high // 2)) == (255, 255, 255)
    [image] = pixels(sample("newsletter", "draft").data)
    assert image.getpixel((1, 1)) == (255, 255, 255)  # room for the mark
    assert image.getpixel((1, 60)) == INK


def test_it_says_when_who_for_whom_what_and_where(workspace: Workspace) -> None:
    read = texts(newsletter(workspace).data)
    assert ("H1", "จดหมายข่าวประชาสัมพันธ์") in read
    assert ("H2", EVENT["title"]) in read
    assert ("P", "วันพุธที่ ๑๑ มิถุนายน ๒๕๖๘") in read  # by the calendar
    told = "".join(words for kind, words in read if kind == "P")
    assert (
        "เวลา ๐๘.๓๐ น. นายเมธา ธรรมดี รองศึกษาธิการจังหวัดแสนสุข เป็นประธานในกิจกรรมเช้าวันพุธสุขใจ "
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ณ ห้องประชุมใหญ่"
    ) in told
    assert "ติดต่อ กลุ่มบริหารงานบุคคล โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑" in told

    chief = "นายปัญญา กิ่งแก้วไพบูลย์ ศึกษาธิการจังหวัดแสนสุข"
    sent = "".join(words for _, words in texts(newsletter(workspace, for_whom=chief).data))
    assert f"น. {chief} มอบหมายให้ {EVENT['president']} เป็นประธานใน" in sent


def test_words_for_more_than_a_page_are_refused(workspace: Workspace) -> None:
    with pytest.raises(TooTallError, match="ลดขนาดภาพหรือข้อความ"):
        newsletter(workspace, 6, text="ทบทวนผลการดำเนินงานร่วมกันทุกกลุ่มงาน\n" * 30)
