"""What an eye sees first: names that are whole, lines that hang, signatures that are not alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.documents.drawing import draw
from core.documents.gathering import sampled
from tests.core.documents.making import house, named, said, sample
from tests.core.typeset.reading import Line, lines

FIRST, LAST = "ว่าที่ร้อยตรีหญิง กมลชนกพิสุทธิ์", "สุริยาพิทักษ์ธำรงกุล"


def drawn(key: str, **contents: Any) -> list[list[Line]]:  # noqa: ANN401 - contents of any kind
    paper = sampled(house(), key, long=False)
    return lines(draw(replace(paper, contents={**paper.contents, **contents})).data)


@pytest.mark.parametrize("key", ["command", "letter"])
def test_a_name_goes_on_under_itself_and_not_under_its_number(key: str) -> None:
    [first] = [
        line
        for page in lines(sample(key, "long").data)
        for line in page
        if FIRST in line.text and "." in line.text
    ]
    page = next(page for page in lines(sample(key, "long").data) if first in page)
    [last] = [line for line in page if line.text == LAST and 0 < line.baseline - first.baseline < 8]
    assert first.text.startswith(("๑. ", "๒. "))
    assert 3 < last.left - first.left < 6


@pytest.mark.parametrize("key", ["number-register", "proof", "publication-log"])
def test_no_name_is_broken_in_a_narrow_cell(key: str) -> None:
    found = [line for page in said(sample(key, "long").data) for line in page]
    whole = [line.strip() for line in found if "กมลชนก" in line or "สุริยา" in line]
    assert len(whole) >= 2
    for line in whole:
        assert {"กมลชนกพิสุทธิ์", "กมลชนกพิสุทธ์", "สุริยาพิทักษ์ธำรงกุล", "สุริยาพิทักษธำรงกุล"} & set(line.split())


@pytest.mark.parametrize("rows", range(1, 41, 3))
def test_some_of_what_is_signed_stands_above_the_signatures(rows: int) -> None:
    row = {
        "day": "๑๕ ก.ค. ๒๕๖๘",
        "title": "บุคลากรคุณธรรม",
        "where": "เว็บไซต์",
        "file": "ก.pdf",
        "who": "ปิ่น",
    }
    pages = drawn("publication-log", rows=tuple([row] * rows))
    last = [line.text for line in pages[-1] if line.marked]
    assert last.index("ผู้จัดทำ") > 1
    assert "๑๕ ก.ค. ๒๕๖๘" in last
    assert min(len(page) for page in pages) > 10


def test_an_address_that_is_missing_leaves_its_room() -> None:
    [page] = lines(sample("km-record", "short").data)
    above, phone = page[-2], named(page, "โทรศัพท์")
    assert phone.baseline - above.baseline == pytest.approx((18 + 18.1) * 25.4 / 72, abs=0.2)
