from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.thai import calendar


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 6, 13), "ศุกร์"),
        (date(2025, 6, 18), "พุธ"),
        (date(2023, 5, 15), "จันทร์"),
        (date(2023, 8, 29), "อังคาร"),
        (date(2021, 9, 1), "พุธ"),
        (date(2022, 12, 9), "ศุกร์"),
        (date(2023, 10, 19), "พฤหัสบดี"),
    ],
)
def test_the_weekday_comes_from_the_date(day: date, name: str) -> None:
    assert calendar.weekday(day) == name


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 6, 13), 2568), (date(2024, 9, 30), 2567), (date(2024, 10, 1), 2568)],
)
def test_the_fiscal_year_begins_in_october(day: date, year: int) -> None:
    assert calendar.fiscal_year(day) == year


def test_dates_as_papers_write_them() -> None:
    day = date(2025, 6, 13)
    assert calendar.long_date(day) == "13 มิถุนายน 2568"
    assert calendar.long_date(day, era=True) == "13 มิถุนายน พ.ศ. 2568"
    assert calendar.long_date(day, with_weekday=True) == "วันศุกร์ที่ 13 มิถุนายน 2568"
    assert calendar.short_date(day) == "13 มิ.ย. 2568"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2568-06-13", date(2025, 6, 13)),
        ("2025-06-13", date(2025, 6, 13)),
        ("2567-02-29", date(2024, 2, 29)),
        ("๒๕๖๘-๐๖-๑๓", date(2025, 6, 13)),
        (" 2568-6-3 ", date(2025, 6, 3)),
    ],
)
def test_a_buddhist_year_is_converted_before_the_date_is_checked(written: str, day: date) -> None:
    assert calendar.parse_date(written) == day


@pytest.mark.parametrize("written", ["2568-02-29", "2568-13-01", "13/6/2568", "", "2568-06"])
def test_a_wrong_date_is_a_finished_sentence(written: str) -> None:
    with pytest.raises(UserError, match="วันที่"):
        calendar.parse_date(written)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert calendar.parse_date(day.isoformat()) == day
    assert calendar.parse_date(f"{calendar.year_be(day)}-{day.month}-{day.day}") == day


def test_months_have_their_days() -> None:
    assert [calendar.month_length(2, year) for year in (2567, 2568)] == [29, 28]
    assert calendar.month_length(12, 2568) == 31
