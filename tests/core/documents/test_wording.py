from __future__ import annotations

import pytest

from core.documents.pieces.wording import emphasised


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
