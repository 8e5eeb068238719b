"""The paper of a survey: figures anew from its counts, its own words, what is no survey."""

from __future__ import annotations

from typing import Any

import pytest

from core.documents.satisfaction import read, values_of_answers
from core.errors import UserError
from core.surveys.answers import Answers, Item
from core.surveys.bands import preset
from tests.core.documents.making import DOCUMENTS, sample
from tests.core.typeset.reading import pdfium

GIVEN: dict[str, Any] = {
    "n": 3,
    "groups": [],
    "items": [{"title": "งานวิชาการ", "counts": [0, 0, 0, 1, 2]}],
}


def test_one_with_groups_and_one_without() -> None:
    told = read("survey", GIVEN)
    assert (told["n"], told["mean"], told["sd"], told["band"]) == ("3", "4.67", "0.58", "มากที่สุด")
    assert "groups" not in told
    grouped = read("survey", {**GIVEN, "groups": [["ครู", 3]]})
    assert [row["name"] for row in grouped["groups"]] == ["ครู", "รวม"]


def test_words_are_those_that_it_was_given_with() -> None:
    answers = Answers(1, (), (Item("ก", (0, 0, 0, 1, 0)),))
    values = values_of_answers(answers, preset("0.80"), "ชื่อ", None)
    assert read("survey", values["survey"])["scale"] == (
        "มากที่สุดตั้งแต่ 4.21 มากตั้งแต่ 3.41 ปานกลางตั้งแต่ 2.61 น้อยตั้งแต่ 1.81 ต่ำกว่านั้นน้อยที่สุด"
    )
    assert set(values) == {"title", "survey"}


def test_long_titles_stand_under_the_bars_as_numbers() -> None:
    few = read("survey", GIVEN)["chart"]
    assert (few["labels"], few["series"][0]["values"]) == (("งานวิชาการ",), ("4.67",))
    items = [{**GIVEN["items"][0], "title": "ความเหมาะสมของหัวข้อและเนื้อหา"}] * 2
    assert read("survey", {**GIVEN, "items": items})["chart"]["labels"] == ("1", "2")


@pytest.mark.parametrize(
    "value",
    [
        "มาก",
        {},
        {**GIVEN, "items": [{"title": "ก"}]},
        {**GIVEN, "groups": 3},
        {**GIVEN, "bands": "ก"},
    ],
)
def test_what_is_no_survey_is_refused(value: Any) -> None:  # noqa: ANN401 - TOML
    with pytest.raises(UserError, match="ไม่ใช่ผลแบบประเมิน"):
        read("survey", value)


def test_every_answer_that_is_not_counted_is_told() -> None:
    assert DOCUMENTS["survey"].needs == "file"
    said = pdfium(sample("survey", "long").data)
    for line in ("ไม่ตอบ ๑ ช่อง", "ไม่นับคำตอบว่าไม่ทราบหรือไม่เกี่ยวข้อง ๑ ช่อง", "ไม่ได้ ๑ ช่อง จึงไม่นับ"):
        assert line in said
