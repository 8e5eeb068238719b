"""Names in answers: found wherever an answer has words, and nothing else is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.answers import Answer, Item
from core.answers.placeholders import filled, has_name, names_in, placeholder

ANSWERS: dict[str, Answer] = {
    "rationale": "มีผู้มีสิทธิ {{ผู้มีสิทธิ}} คน\nปี {{ ปีของรอบ }}",
    "learned": (Item("หนึ่ง", (Item("ได้ {{ผู้ลงคะแนน}} บัตร", id=2),), 1),),
    "signers": [{"name": "{{ผู้มีสิทธิ}}", "position": "", "page": 3}],
    "rows": {"rows": [1, 2]},
    "fiscal_year": 2568,
    "nothing": None,
}


def test_names_are_found_once_in_texts_items_and_cells() -> None:
    assert names_in(ANSWERS) == ("ผู้มีสิทธิ", "ปีของรอบ", "ผู้ลงคะแนน")


def test_values_stand_in_place_of_names() -> None:
    assert filled(ANSWERS, {"ผู้มีสิทธิ": "๘", "ปีของรอบ": "๒", "ผู้ลงคะแนน": "๕"}.__getitem__) == {
        **ANSWERS,
        "rationale": "มีผู้มีสิทธิ ๘ คน\nปี ๒",
        "learned": (Item("หนึ่ง", (Item("ได้ ๕ บัตร", id=2),), 1),),
        "signers": [{"name": "๘", "position": "", "page": 3}],
    }


def test_other_brackets_are_words() -> None:
    words = "{ก} [[ข|ค]] {{ง\nจ}} {{"
    assert not has_name(words)
    assert filled({"a": words}, lambda _name: "x") == {"a": words}


@given(st.text("กขค ่้{}12", max_size=12), st.text("กขคงจ12", min_size=1, max_size=5))
def test_a_name_is_read_back_beside_any_words(words: str, name: str) -> None:
    said = f"{words} {placeholder(name)}"
    if "{{" not in words:
        assert names_in({"a": said}) == (name,)
        assert filled({"a": said}, lambda one: f"<{one}>") == {"a": f"{words} <{name}>"}
