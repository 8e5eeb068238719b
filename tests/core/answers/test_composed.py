"""Records and rows: read from a file, spread over slots, given back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers import (
    KINDS,
    MADE,
    Answer,
    Field,
    Item,
    Kind,
    WrongAnswerError,
    kind_of,
    new_row_id,
    row_ids,
    rows_answer,
)

GROUPS = kind_of(
    "rows",
    fields=(
        Field("topic", "หัวข้อ", required=True),
        Field("ways", "แนวทาง", "list", required=True),
        Field("photo", "ภาพ", "file"),
    ),
)
DO = kind_of(
    "fields",
    fields=(
        Field("lead", "ความนำ", "text", required=True),
        Field("plan", "วางแผน", "list"),
        Field("figures", "ภาพ", "rows", fields=(Field("file", "ไฟล์", "file"),)),
    ),
)
RESULTS = kind_of("rows", fields=(Field("text", "ข้อ", "text"), Field("photo", "ภาพ")), plain="text")


def test_a_record_spreads_over_a_slot_for_each_field() -> None:
    answers = DO.read("do", {"lead": "นำ", "plan": ["ก"], "figures": [{"file": "a.png"}]})
    assert answers == {
        "do.lead": "นำ",
        "do.plan": (Item("ก"),),
        "do.figures": {"rows": [1]},
        "do.figures.1.file": "a.png",
    }
    assert DO.slots("do") == (("do.lead", "text"), ("do.plan", "items"), ("do.figures", "rows"))
    assert [slot for slot, _ in DO.slots_in("do", answers)] == list(answers)


def test_a_row_is_a_record_under_its_id_whatever_its_place() -> None:
    answers: dict[str, Answer] = {
        **GROUPS.read("groups", [{"topic": "ก", "ways": ["หนึ่ง"]}, {"topic": "ข"}]),
        "groups": rows_answer([2, 1]),
    }
    assert GROUPS.give("groups", answers) == [{"topic": "ข"}, {"topic": "ก", "ways": ["หนึ่ง"]}]
    assert new_row_id("groups", {**answers, "groups.7.topic": "เคยมี"}) == 8
    assert row_ids(None) == row_ids("ก") == []


def test_a_row_that_says_nothing_is_no_row() -> None:
    answers: dict[str, Answer] = {"groups": rows_answer([1, 2]), "groups.1.ways": ()}
    assert GROUPS.is_empty("groups", answers)
    assert GROUPS.is_missing("groups", answers)
    assert GROUPS.give("groups", answers) is None


@pytest.mark.parametrize(
    ("given_", "missing"),
    [
        ([{"topic": "ก", "ways": ["หนึ่ง"]}], False),
        ([{"topic": "ก", "ways": ["หนึ่ง"]}, {"topic": "ข"}], True),
        ([], True),
    ],
)
def test_rows_are_missing_what_one_of_them_lacks(given_: list[Any], *, missing: bool) -> None:
    assert GROUPS.is_missing("groups", GROUPS.read("groups", given_)) is missing


def test_a_record_is_missing_what_it_must_have_and_something() -> None:
    assert DO.is_missing("do", DO.read("do", {"plan": ["ก"]}))
    assert not DO.is_missing("do", DO.read("do", {"lead": "นำ"}))
    free = kind_of("fields", fields=(Field("fax", "โทรสาร"),))
    assert free.is_missing("contact", {})
    assert not free.is_missing("contact", {"contact.fax": "1"})


def test_a_text_alone_may_stand_for_a_row() -> None:
    told = ["ผลหนึ่ง", {"photo": "a.png"}, {"text": "ผลสอง", "photo": "b.png"}]
    answers = RESULTS.read("results", told)
    assert answers["results.1.text"] == "ผลหนึ่ง"
    assert RESULTS.give("results", answers) == told


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (DO, {"leads": "ก"}),
        (DO, ["ก"]),
        (DO, {"lead": 5}),
        (GROUPS, {"topic": "ก"}),
        (GROUPS, ["ก"]),
        (GROUPS, [{"topic": ["ก"]}]),
        (KINDS["number"], -1),
        (KINDS["number"], True),
        (KINDS["number"], "5"),
        (KINDS["decimal"], True),
        (KINDS["decimal"], "มาก"),
        (KINDS["decimal"], "nan"),
        (KINDS["yes-no"], "ใช่"),
        (KINDS["file"], 5),
        (KINDS["paragraphs"], [5]),
        (kind_of("choice", ("มาก", "น้อย")), "ปานกลาง"),
        (kind_of("ticks", ("มีวินัย",)), ["วินัย"]),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(kind: Kind, value: object) -> None:
    with pytest.raises(WrongAnswerError, match="key"):
        kind.read("key", value)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (KINDS["number"], 0, 0),
        (KINDS["decimal"], 99.15, "99.15"),
        (KINDS["decimal"], "๑,๒๓๔.๕", "1234.5"),
        (KINDS["yes-no"], False, False),
        (KINDS["paragraphs"], ["ก", "ข"], "ก\nข"),
        (KINDS["line"], "ก\x07ข", "กข"),
        (KINDS["text"], "ก\x02\nข\x00", "ก\nข"),
        (KINDS["list"], ["ก\x07"], (Item("ก"),)),
        (kind_of("choice", ("มาก", "น้อย")), " มาก ", "มาก"),
        (kind_of("ticks", ("มีวินัย", "จิตสาธารณะ")), ["จิตสาธารณะ"], ["จิตสาธารณะ"]),
    ],
)
def test_a_value_is_kept_and_not_missing(kind: Kind, value: object, kept: Answer) -> None:
    answers = kind.read("key", value)
    assert answers == {"key": kept}
    assert not kind.is_missing("key", answers)


WORDS = st.text("กขค", min_size=1, max_size=3)
ROW = st.fixed_dictionaries(
    {"topic": WORDS}, optional={"ways": st.lists(WORDS, min_size=1, max_size=3), "photo": WORDS}
)


@given(st.lists(ROW, max_size=4))
def test_rows_are_given_back_as_they_were_read(rows: list[Any]) -> None:
    answers = GROUPS.read("groups", rows)
    assert GROUPS.give("groups", answers) == (rows or None)
    assert {slot for slot, _ in GROUPS.slots_in("groups", answers)} >= set(answers)


@pytest.mark.parametrize("name", sorted({*KINDS, *MADE}))
def test_every_kind_has_slots_and_misses_its_answer_when_empty(name: str) -> None:
    kind = kind_of(name, ("คำ",), (Field("one", "หนึ่ง"),))
    assert kind.slots("x")
    assert kind.slots_in("x", {}) == kind.slots("x")
    assert kind.is_missing("x", {})
    assert kind.is_empty("x", {})
