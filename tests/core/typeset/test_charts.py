from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.thai.numerals import to_thai
from core.typeset.charts import Chart, Data, Form, Series, plain
from core.typeset.figures import Figure, Shot
from core.typeset.measures import MM
from core.typeset.pages import build
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT
from tests.tagtree import problems

_BOX = (160 * MM, 78 * MM)
_DATA = Data(("พอเพียง", "วินัย"), (Series("ปี ๒๕๖๗", (10, 30)), Series("ปี ๒๕๖๘", (20, 40))))


def _drawn(form: Form, data: Data) -> bytes:
    chart = Chart(form, data, spell=to_thai)
    return build([Figure(Shot(chart, alt=data.told(to_thai)), size=_BOX)], ABOUT).data


def _bars(data: bytes) -> list[tuple[float, ...]]:
    """Left, foot, width and height of each bar; signs of the legend are 9 wide."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.pages[0].contents_coalesce()
        code = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    found = re.findall(r"rg ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re B", code)
    bars = [tuple(map(float, one)) for one in found]
    return [bar for bar in bars if bar[2] not in {9.0, 4.0}]


def test_bars_are_as_high_as_their_values_and_stand_on_one_line() -> None:
    bars = _bars(_drawn("bar", _DATA))
    assert len({foot for _, foot, *_ in bars}) == 1
    unit = bars[0][3] / 10
    assert [bar[3] / unit for bar in bars] == pytest.approx([10, 30, 20, 40], rel=1e-3)
    assert len({bar[2] for bar in bars}) == 1
    by_left = sorted(bars)
    assert by_left[1][0] == pytest.approx(by_left[0][0] + by_left[0][2], abs=0.01)


@pytest.mark.parametrize("form", ["bar", "line"])
def test_a_chart_is_one_figure_told_in_words(form: Form) -> None:
    data = _drawn(form, _DATA)
    assert problems(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        alts = [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert alts == ["พอเพียง ปี ๒๕๖๗ ๑๐, วินัย ปี ๒๕๖๗ ๓๐, พอเพียง ปี ๒๕๖๘ ๒๐, วินัย ปี ๒๕๖๘ ๔๐"]
    said = [line.text for line in lines(data)[0]]
    for word in ("พอเพียง", "วินัย", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "๑๐", "๔๐"):
        assert word in said


_VALUES = st.floats(0, 1e7).map(lambda value: round(value, 2))


@settings(max_examples=25)
@given(
    st.sampled_from(["bar", "line"]),
    st.lists(st.lists(_VALUES, min_size=3, max_size=3), min_size=1, max_size=5),
)
def test_no_chart_leaves_its_box(form: Form, values: list[list[float]]) -> None:
    series = tuple(Series(f"ชุด {i}", tuple(row)) for i, row in enumerate(values))
    data = _drawn(form, Data(("หนึ่ง", "สอง", "สาม"), series))
    for line in lines(data)[0]:
        assert line.left >= 30 - 0.5
        assert line.right <= 190 + 0.5
        assert 10 < line.baseline < 15 + 78
    for left, low, wide, high in _bars(data):
        assert left >= 30 * MM
        assert left + wide <= 190 * MM
        assert low + high <= (297 - 15) * MM


def test_numbers_are_written_as_people_write_them() -> None:
    assert [plain(v) for v in (0, 12.0, 93.5, 1234567.125)] == ["0", "12", "93.5", "1,234,567.12"]
