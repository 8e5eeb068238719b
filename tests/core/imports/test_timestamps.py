from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from datetime import time as clock
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.imports.grid import Cell
from core.imports.timestamps import Moment, is_unclear, read_times
from core.thai.numerals import to_thai

HALVES = {"AM": "ก่อนเที่ยง", "PM": "หลังเที่ยง"}


def at(
    year: int,
    month: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
    *,
    hours: int = 7,
) -> str:
    """The stored text of a local time, Thai unless another offset is given."""
    zone = timezone(timedelta(hours=hours))
    local = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    return local.astimezone(UTC).isoformat(timespec="microseconds")


def told(cells: Sequence[Cell], *, day_first: bool | None = None) -> list[str | None]:
    found = read_times(cells, day_first=day_first)
    return [moment.utc_text if moment else None for moment in found]


@pytest.mark.parametrize(
    ("written", "utc_text"),
    [
        ("22/8/2026, 16:53:50", at(2026, 8, 22, 16, 53, 50)),
        ("8/22/2026 16:53:50", at(2026, 8, 22, 16, 53, 50)),
        ("8/22/2026 4:53:50 PM", at(2026, 8, 22, 16, 53, 50)),
        ("22/8/2569 16:53", at(2026, 8, 22, 16, 53)),
        ("2025/09/01 10:09:52 AM UTC+3", at(2025, 9, 1, 10, 9, 52, hours=3)),
        ("2025/09/01 12:09:52 AM GMT+7", at(2025, 9, 1, 0, 9, 52)),
        ("2025/09/01 12:09:52 PM GMT+7", at(2025, 9, 1, 12, 9, 52)),
        ("2568/09/01 10:09:52 หลังเที่ยง GMT+7", at(2025, 9, 1, 22, 9, 52)),
        ("2025/09/01 10:09:52 ก่อนเที่ยง", at(2025, 9, 1, 10, 9, 52)),
        ("2025/09/01 10:09:52 p.m. GMT-3:30", at(2025, 9, 2, 8, 39, 52)),
        ("2025-09-01T03:09:52Z", at(2025, 9, 1, 10, 9, 52)),
        ("2025-09-01 03:09:52 GMT", at(2025, 9, 1, 3, 9, 52)),
        ("2025-09-01 10:09:52+07:00", at(2025, 9, 1, 10, 9, 52)),
        ("2025-09-01T10:09:52.250", at(2025, 9, 1, 10, 9, 52).replace(".000", ".250")),
        ("01/06/2026 14:52:22", at(2026, 6, 1, 14, 52, 22)),
        ("1/10/2569", at(2026, 10, 1)),
        ("1-10-2569", at(2026, 10, 1)),
        ("1.10.2569 13.30 น.", at(2026, 10, 1, 13, 30)),
        ("๑/๑๐/๒๕๖๙ ๑๓:๓๐", at(2026, 10, 1, 13, 30)),
        ("  1/10/2569\u00a0 13:30 ", at(2026, 10, 1, 13, 30)),
        ("29/2/2567", at(2024, 2, 29)),
        ("46024.5", at(2026, 1, 2, 12)),
    ],
)
def test_every_way_of_writing_is_read(written: str, utc_text: str) -> None:
    assert read_times([written]) == [Moment(utc_text, written.strip(), assumed=False)]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "เมื่อวาน",
        "22/8",
        "22/8/202",
        "31/4/2569",
        "29/2/2568",
        "13/13/2569",
        "0/5/2569",
        "1/5/3104",
        "1/5/1569",
        "1/5/9999",
        "1/6/26",
        "1/6/42",
        "1/6/2569 24:00",
        "1/6/2569 10:60",
        "1/6/2569 13:00 PM",
        "1/6/2569 0:30 AM",
        "2025/09/01 10:09 UTC+99",
        "2025/13/01",
        "2025/09-01",
        "20250901",
        "1" * 400,
    ],
)
def test_what_is_no_time_is_not_read(written: str) -> None:
    assert read_times([written]) == [None]


@pytest.mark.parametrize(
    "cell", [None, True, 5, 17_999, 310_001, float("nan"), float("inf"), clock(10)]
)
def test_value_that_is_no_time_is_not_read(cell: Cell) -> None:
    assert read_times([cell]) == [None]


@pytest.mark.parametrize(("year", "gregorian"), [(43, 2000), (69, 2026), (99, 2056)])
def test_year_of_two_digits_is_assumed(year: int, gregorian: int) -> None:
    written = f"1/6/{year} 08:30"

    assert read_times([written]) == [Moment(at(gregorian, 6, 1, 8, 30), written, assumed=True)]


@pytest.mark.parametrize(
    ("cell", "utc_text"),
    [
        (datetime(2026, 8, 22, 16, 53, 50), at(2026, 8, 22, 16, 53, 50)),  # noqa: DTZ001 - of a sheet
        (datetime(2569, 8, 22, 16, 53, 50), at(2026, 8, 22, 16, 53, 50)),  # noqa: DTZ001 - of a sheet
        (datetime(2026, 8, 22, 16, 53, tzinfo=UTC), at(2026, 8, 22, 23, 53)),
        (date(2026, 8, 22), at(2026, 8, 22)),
        (date(2569, 8, 22), at(2026, 8, 22)),
        (46_024, at(2026, 1, 2)),
        (46_024.703622685185, at(2026, 1, 2, 16, 53, 13)),
        (244_354.5, at(2026, 1, 5, 12)),
    ],
)
def test_value_of_a_workbook_is_read(cell: Cell, utc_text: str) -> None:
    assert told([cell]) == [utc_text]


def test_leap_day_typed_in_the_wrong_era_is_not_read() -> None:
    assert told([date(2568, 2, 29)]) == [None]


def test_part_above_twelve_decides_for_the_column() -> None:
    assert told(["1/2/2026", "13/2/2026"]) == [at(2026, 2, 1), at(2026, 2, 13)]
    assert told(["1/2/2026", "2/13/2026"]) == [at(2026, 1, 2), at(2026, 2, 13)]


def test_order_decides_where_no_part_is_above_twelve() -> None:
    assert told(["9/1/2026", "10/1/2026", "1/2/2026"]) == [
        at(2026, 1, 9),
        at(2026, 1, 10),
        at(2026, 2, 1),
    ]
    assert told(["1/9/2026", "1/10/2026", "2/1/2026"]) == [
        at(2026, 1, 9),
        at(2026, 1, 10),
        at(2026, 2, 1),
    ]


def test_falling_order_decides_too() -> None:
    assert told(["1/2/2026", "10/1/2026", "9/1/2026"]) == [
        at(2026, 2, 1),
        at(2026, 1, 10),
        at(2026, 1, 9),
    ]


def test_day_is_first_where_both_readings_keep_the_order() -> None:
    assert told(["1/1/2026", "2/2/2026", "3/3/2026"])[1] == at(2026, 2, 2)
    assert told(["1/10/2569"]) == [at(2026, 10, 1)]


def test_order_counts_values_that_need_no_reading() -> None:
    column: list[Cell] = [datetime(2026, 3, 1), "5/4/2026", datetime(2026, 4, 30)]  # noqa: DTZ001 - of a sheet

    assert told(column)[1] == at(2026, 4, 5)


UNCLEAR = ["1/2/2026", "12/1/2026", "2/3/2026", "1/4/2026", "3/1/2026"]


def test_column_without_order_stays_unclear() -> None:
    assert told([*UNCLEAR, "2026-01-05"]) == [None] * len(UNCLEAR) + [at(2026, 1, 5)]
    assert is_unclear(UNCLEAR)
    assert not is_unclear([*UNCLEAR, "13/1/2026"])
    assert not is_unclear(["", "2026-01-05", "x"])


def test_person_may_say_what_stands_first() -> None:
    assert told(UNCLEAR[:2], day_first=True) == [at(2026, 2, 1), at(2026, 1, 12)]
    assert told(UNCLEAR[:2], day_first=False) == [at(2026, 1, 2), at(2026, 12, 1)]
    assert told(["2026-01-05", "13/1/2026"], day_first=False) == [at(2026, 1, 5), None]


def test_column_of_two_hands_is_read_where_it_is_certain() -> None:
    column = ["13/1/2026", "1/14/2026", "1/2/2026"]

    assert told(column) == [at(2026, 1, 13), at(2026, 1, 14), None]
    assert is_unclear(column)


moments = st.datetimes(datetime(1957, 1, 1), datetime(2199, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.replace(microsecond=0)
)


def written_in(form: str, moment: datetime) -> Cell:
    half = f"{moment:%p}"
    hour = moment.hour % 12 or 12
    day, month, year, be = moment.day, moment.month, moment.year, moment.year + 543
    minutes = f"{moment:%M:%S}"
    ways: dict[str, Cell] = {
        "thai sheet": f"{day}/{month}/{year}, {moment:%H:%M:%S}",
        "us sheet": f"{month}/{day}/{year} {moment:%H:%M:%S}",
        "us excel": f"{month}/{day}/{year} {hour}:{minutes} {half}",
        "form": f"{year}/{month:02}/{day:02} {hour}:{minutes} {half} GMT+7",
        "thai form": f"{be}/{month:02}/{day:02} {hour}:{minutes} {HALVES[half]} UTC+7",
        "by hand": to_thai(f"{day}/{month}/{be} {moment:%H.%M.%S} น."),
        "iso": f"{moment:%H:%M:%S}".join((f"{year}-{month:02}-{day:02}T", "+07:00")),
        "value": moment,
        "serial": (moment - datetime(1899, 12, 30)) / timedelta(days=1),  # noqa: DTZ001 - of a sheet
    }
    return ways[form]


FORMS = [
    "thai sheet",
    "us sheet",
    "us excel",
    "form",
    "thai form",
    "by hand",
    "iso",
    "value",
    "serial",
]


@given(st.lists(moments, min_size=1, max_size=8), st.sampled_from(FORMS))
def test_moment_survives_every_way_of_writing(known: list[datetime], form: str) -> None:
    column = [written_in(form, moment) for moment in known]

    found = told(column, day_first=not form.startswith("us"))

    assert found == [at(*moment.timetuple()[:6]) for moment in known]


@given(st.lists(moments, max_size=8), st.sampled_from(FORMS))
def test_order_of_texts_is_order_of_time(known: list[datetime], form: str) -> None:
    column = [written_in(form, moment) for moment in sorted(known)]

    found = told(column, day_first=not form.startswith("us"))

    assert all(before <= after for before, after in pairwise(filter(None, found)))


@given(st.lists(moments, max_size=12), st.sampled_from(["thai sheet", "us sheet"]))
def test_sorted_column_is_never_read_out_of_order(known: list[datetime], form: str) -> None:
    column = [written_in(form, moment) for moment in sorted(known)]

    found = told(column)

    assert None not in found
    assert found == sorted(filter(None, found))


@given(
    st.lists(
        st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.dates(), st.datetimes())
    )
)
def test_any_column_is_read(cells: list[Cell]) -> None:
    assert len(read_times(cells)) == len(cells)


def test_form_export_of_one_day_is_read_alike_in_any_order() -> None:
    chance = random.Random(1)
    column = [f"22/8/2026, {chance.randrange(24)}:{chance.randrange(60):02}:00" for _ in range(50)]

    assert None not in told(column)
