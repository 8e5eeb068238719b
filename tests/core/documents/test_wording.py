from __future__ import annotations

import pytest

from core.documents.pieces.wording import emphasised
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.style import PLAIN
from tests.core.documents.measures.reading import measured
from tests.core.typeset.reading import bare, pdfium, poppler
from tests.core.typeset.samples import ABOUT
from tests.tagtree import problems


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ก**ข**ค", [("ก", "", False), ("ข", "text-bold", False), ("ค", "", False)]),
        ("ก__ข__", [("ก", "", False), ("ข", "", True)]),
        ("__**ก**__", [("ก", "text-bold", True)]),
        ("**ก __ข__**", [("ก ", "text-bold", False), ("ข", "text-bold", True)]),
        ("ชื่อ ________ สกุล", [("ชื่อ ________ สกุล", "", False)]),
        ("a__b__c 2 ** 3", [("a__b__c 2 ** 3", "", False)]),
        ("**ค้าง", [("**ค้าง", "", False)]),
        ("", []),
    ],
)
def test_stars_are_bold_and_underscores_a_line(
    text: str, spans: list[tuple[str, str, bool]]
) -> None:
    assert [(s.text, s.face, s.underlined) for s in emphasised(text)] == spans


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("ดู https://a.example/b?x=1 ต่อ", {"https://a.example/b?x=1": "https://a.example/b?x=1"}),
        ("(www.example.go.th).", {"www.example.go.th": "https://www.example.go.th"}),
        ("**https://a.example/ไทย**", {"https://a.example/": "https://a.example/"}),
        ("ไม่มี http:// และ www.", {}),
    ],
)
def test_addresses_of_pages_are_links(text: str, links: dict[str, str]) -> None:
    spans = emphasised(text, links=True)
    assert {span.text: span.url for span in spans if span.url} == links
    assert "".join(span.text for span in spans) == text.replace("**", "")
    assert not any(span.url for span in emphasised(text))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ก[[italic|ข]]ค", [("ก", "", 0), ("ข", "text-italic", 0), ("ค", "", 0)]),
        ("[[ตัวเอียง ๑๘|ก**ข**]]", [("ก", "text-italic", 18), ("ข", "text-bold-italic", 18)]),
        ("[[bold 20|ก]]", [("ก", "text-bold", 20)]),
        ("[[charm 24|ก **ข**]]", [("ก ", "charm", 24), ("ข", "charm-bold", 24)]),
        ("[[srisakdi-bold|ก]]", [("ก", "srisakdi-bold", 0)]),
        ("[[20.5|ก]]", [("ก", "", 20.5)]),
        ("[[comic|ก]] [[200|ข]] [[italic]]", [("[[comic|ก]] [[200|ข]] [[italic]]", "", 0)]),
        ("[[italic|ค้าง", [("[[italic|ค้าง", "", 0)]),
    ],
)
def test_brackets_say_face_and_size(text: str, spans: list[tuple[str, str, float]]) -> None:
    assert [(s.text, s.face, s.size) for s in emphasised(text)] == spans


def test_brackets_say_underlined_and_english_and_may_hold_a_link() -> None:
    [under] = emphasised("[[ขีดเส้นใต้|ก]]")
    assert under.underlined
    [english] = emphasised("[[en|TOR]]")
    assert english.lang == "en"
    [link] = emphasised("[[italic|https://a.example/b]]", links=True)
    assert (link.url, link.face) == ("https://a.example/b", "text-italic")


def test_what_is_set_otherwise_is_printed_so_and_read_as_one_text() -> None:
    text = "ขอเชิญ [[charm 24|ผู้มีรายชื่อ]] **เข้า**[[italic|ประชุม]] ทุกคน " + "ตามกำหนดเวลา " * 20
    data = build([Paragraph(emphasised(text), PLAIN)], ABOUT).data
    assert problems(data) == []
    read = measured(data)[0].said
    assert "".join(row.text for row in read) == (
        "ขอเชิญ ผู้มีรายชื่อ เข้าประชุม ทุกคน " + "ตามกำหนดเวลา " * 20
    )
    assert bare(pdfium(data)) == bare(poppler(data)) == bare("".join(row.text for row in read))
    downs = [row.baseline for row in read]
    assert downs[-1] - downs[-2] == pytest.approx(18.1 * 25.4 / 72, abs=0.01)
    plain = build([Paragraph("ขอเชิญ", PLAIN)], ABOUT).data
    assert downs[0] > measured(plain)[0].said[0].baseline + 4  # room for the larger letters
