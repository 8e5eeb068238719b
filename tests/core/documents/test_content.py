"""Every kind of answer has its form on paper."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.answers import KINDS, Field, Item
from core.assessments.ita import COUNTED
from core.documents import content, scorecard
from core.documents.compositor import is_empty
from core.documents.content import Content, DayStyle, Verbatim
from core.errors import UserError


def _person(**said: str) -> dict[str, str]:
    none = dict.fromkeys(("name", "position", "role", "proxy_for", "proxy"), "")
    return {**none, "place": "1", **said}


EXAMPLES: dict[str, tuple[Any, Content]] = {
    "line": ("หนึ่ง", "หนึ่ง"),
    "text": ("หนึ่ง\nสอง", "หนึ่ง\nสอง"),
    "list": (["ก", {"text": "ข", "items": ["ค"]}], (Item("ก"), Item("ข", (Item("ค"),)))),
    "swot": (
        {"strengths": "ดี"},
        {"strengths": "ดี", "weaknesses": "", "opportunities": "", "threats": ""},
    ),
    "priorities": ({"must": ["ก"]}, {"should": (), "must": (Item("ก"),), "want": ()}),
    "date": ("2568-06-13", "13 มิถุนายน 2568"),
    "year": (2568, "2568"),
    "signers": (
        [{"name": "ก", "position": "ข", "date": "2568-06-13"}],
        ({"name": "ก", "position": "ข", "date": "13 มิถุนายน 2568"},),
    ),
    "periods": (
        [{"start": "2568-06-13"}, {"start": "2568-06-13", "end": "2568-06-14"}],
        (Item("13 มิถุนายน 2568"), Item("13 มิถุนายน 2568 – 14 มิถุนายน 2568")),
    ),
    "groups": ([{"group": "ครู", "n": 12}], (Item("ครู 12 คน"),)),
    "photos": (
        [{"file": "a.jpg", "caption": "พิธี"}, {"file": "b.jpg"}],
        ({"file": Verbatim("a.jpg"), "caption": "พิธี"}, {"file": Verbatim("b.jpg"), "caption": ""}),
    ),
    "virtues": (["honesty"], (Item("สุจริต"),)),
    "indicators": ([5], (Item("ตัวชี้วัดที่ 5"),)),
    "files": (["a.pdf"], (Item("a.pdf"),)),
    "paragraphs": (["หนึ่ง", "สอง"], "หนึ่ง\nสอง"),
    "number": (86, "86"),
    "decimal": (99.15, "99.15"),
    "yes-no": (False, "ไม่ใช่"),
    "file": ("a1.png", Verbatim("a1.png")),
    "rows": ([{"a": "1", "code": "12"}], ({"a": "1", "code": Verbatim("12")},)),
    "code": ("TB1", Verbatim("TB1")),
    "people": (
        [{"name": "ก", "proxy_for": "ข"}],
        (_person(name="ก", proxy_for="ข", proxy=" แทนข"),),
    ),
    "committees": (
        [{"title": "ค", "people": [{"name": "ก"}], "duties": ["ง"]}],
        ({"title": "ค", "people": (_person(name="ก"),), "duties": (Item("ง"),)},),
    ),
    "matters": (
        [{"topic": "ก", "resolution": "ข"}],
        ({"topic": "ก", "text": "", "resolution": "ข"},),
    ),
    "flag": (True, "ใช่"),
    "survey": ({"word": "มากที่สุด"}, {"word": "มากที่สุด"}),
    "scorecard": (dict.fromkeys(COUNTED, 95), scorecard.card(dict.fromkeys(COUNTED, Decimal(95)))),
}


def test_every_kind_has_an_example() -> None:
    assert set(EXAMPLES) == content.PAPER_KINDS >= set(KINDS)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_value_in_a_file_becomes_what_is_printed(kind: str) -> None:
    given, printed = EXAMPLES[kind]
    assert content.read(kind, "key", given) == printed
    assert not is_empty(printed)


def test_a_record_has_a_content_for_each_field_and_rows_are_counted() -> None:
    fields = (Field("topic", "หัวข้อ"), Field("ways", "แนวทาง", "list"), Field("on", "วันที่", "date"))
    group = {"topic": "การสื่อสาร", "ways": ["แจ้งก่อน"], "on": "2568-06-13"}
    said = {"topic": "การสื่อสาร", "ways": (Item("แจ้งก่อน"),), "on": "วันศุกร์ที่ 13 มิถุนายน 2568"}
    style = DayStyle(weekday=True)
    one = Field("x", "x", "fields", fields=fields)
    assert content.read("fields", "x", group, style, one) == said
    rows = Field("x", "x", "rows", fields=fields)
    assert content.read("rows", "x", [group, {}, group], style, rows) == (
        {**said, "place": "1"},
        {**said, "place": "2"},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_is_nothing_on_paper(kind: str) -> None:
    assert is_empty(content.answered(kind, "key", {}))


def test_a_date_may_say_its_era() -> None:
    style = DayStyle(era=True)
    assert content.read("date", "key", "2568-06-13", style) == "13 มิถุนายน พ.ศ. 2568"


def test_a_weekday_is_that_of_the_calendar() -> None:
    style = DayStyle(weekday=True)
    for given, said in (("2568-06-13", "วันศุกร์ที่ 13 มิถุนายน 2568"), ("2566-10-19", "วันพฤหัสบดีที่ ")):
        assert str(content.read("date", "key", given, style)).startswith(said)
    assert content.answered("date", "key", {"key": "เมื่อวาน"}, style) == "เมื่อวาน"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("rows", 5),
        ("code", 5),
        ("flag", "yes"),
        ("line", 5),
        ("people", "ก"),
        ("committees", [5]),
        ("matters", [{"decision": "ก"}]),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(kind: str, wrong: object) -> None:
    with pytest.raises(UserError, match="key"):
        content.read(kind, "key", wrong)


def test_a_matter_may_be_a_text_alone() -> None:
    [matter] = content.rows(content.read("matters", "key", "ไม่มี"))
    assert matter == {"topic": "", "text": "ไม่มี", "resolution": ""}


def test_digits_are_of_one_kind_but_codes_stay() -> None:
    made: Content = {
        "text": "ปี 2568 https://a.example/1",
        "items": (Item("ข้อ 1", (Item("ข้อ 1.1"),)),),
        "code": Verbatim("12345678"),
    }
    assert content.spelled(made, thai=True) == {
        "text": "ปี ๒๕๖๘ https://a.example/1",
        "items": (Item("ข้อ ๑", (Item("ข้อ ๑.๑"),)),),
        "code": "12345678",
    }
    assert content.spelled("ปี ๒๕๖๘", thai=False) == "ปี 2568"
    said: content.Content = (Item('ด้าน "สุจริต"'), {"name": 'กิจกรรม "คนดี"'})
    assert content.spelled(said, thai=True) == (Item("ด้าน “สุจริต”"), {"name": "กิจกรรม “คนดี”"})
