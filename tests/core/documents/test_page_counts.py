"""Pages that say how many there are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.documents.pieces.cover import Matter
from core.documents.pieces.texts import Text
from tests.core.documents.making import house
from tests.core.documents.measures.reading import measured


@pytest.mark.parametrize("key", ["minutes", "memo", "tally"])
def test_a_paper_may_say_page_x_of_y_on_every_page(key: str) -> None:
    gathered = sampled(house(), key, long=True)
    pieces = (
        Matter(pattern="หน้า [page] จาก [pages]"),
        *[Text(text="ย่อหน้า " * 90)] * 12,
        *gathered.document.pieces,
    )
    drawn = draw(replace(gathered, document=replace(gathered.document, pieces=pieces)))
    pages = measured(drawn.data)
    assert len(pages) == drawn.pages > 2
    numbers = [[row for row in page.rows if row.text.startswith("หน้า ")] for page in pages]
    thai = "๐๑๒๓๔๕๖๗๘๙"
    wanted = [f"หน้า {thai[n]} จาก {thai[len(pages)]}" for n in range(1, len(pages) + 1)]
    assert [row.text for row, *_ in numbers] == wanted
    for page, [row, *_] in zip(pages, numbers, strict=True):
        assert all(abs(one.baseline - row.baseline) > 4 for one in page.said)
        assert (row.left + row.right) / 2 == pytest.approx(105, abs=0.5)
    with pikepdf.open(BytesIO(drawn.data)) as pdf:
        labels = list(pdf.Root.PageLabels.Nums)
    assert [str(one.P) for one in labels[1::2]] == [*thai[1 : len(pages) + 1]]
