"""Both sides of a search in one form, and the way back to the text as written."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import folding
from core.search.folding import Folded, clusters, fold, words_of
from core.search.snippet import Snippet, snippet
from core.thai import text

LETTERS = "กขอนรเแโะาำๅิี่้๊์ํ็ัุ๑๙ 1aAßİé“[*\n\t\u200b\u00a0\u00ad\x00\u0301\u1100\u1161\u11a8"
WRITTEN = st.text(st.sampled_from(LETTERS), max_size=40) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก\u0e4d\u0e32", "กำ"),  # nikhahit and aa
        ("เเผน", "แผน"),
        ("ซ\u200bอน", "ซอน"),
        ("ก่ิ", "กิ่"),
        ("๒๕๖๘", "2568"),
        ("ITA\u00a0Online", "ita online"),
        ("หนึ่ง\r\nสอง", "หนึ่ง สอง"),
        ("เ\u200bเก", "แก"),
    ],
)
def test_spellings_that_look_alike_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("กำ", "กา", "ก้าว", "กาว", "แก", "เก")}) == 6


@given(WRITTEN)
def test_folding_clusters_is_folding_the_whole(written: str) -> None:
    assert Folded.of(written).form == fold(written)


@given(WRITTEN)
def test_folding_twice_is_folding_once(written: str) -> None:
    assert fold(fold(written)) == fold(written)


@given(WRITTEN)
def test_clean_text_is_found_as_the_text_itself(written: str) -> None:
    assert fold(text.clean(written)) == fold(written)


@given(WRITTEN)
def test_clusters_are_the_text_and_begin_with_no_mark(written: str) -> None:
    starts = clusters(written)
    assert starts == sorted(set(starts))
    assert "".join(written[a:b] for a, b in pairwise([*starts, len(written)])) == written
    marks = [at for at in starts[1:] if unicodedata.category(written[at]).startswith("M")]
    assert [at for at in marks if any(map(str.isprintable, written[:at]))] == []


@given(WRITTEN, st.data())
def test_every_word_of_a_text_is_marked_in_it(written: str, data: st.DataObject) -> None:
    folded = Folded.of(written)
    at = data.draw(st.integers(0, len(folded.form)))
    words = words_of(folded.form[at : at + data.draw(st.integers(1, 6))])
    spans = folded.spans(words)

    assert bool(spans) == bool(words)
    edges = {*folded.starts}
    assert all(start in edges and end in edges and start < end for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    found = fold(" ".join(written[start:end] for start, end in spans))
    assert all(word in found for word in words)


@pytest.mark.parametrize(
    ("written", "asked", "marked"),
    [
        ("บัตรซ้อนกัน", "ซ้อน", "บัตร[ซ้อน]กัน"),
        ("งบุคลากร", "งบ", "[งบุ]คลากร"),
        ("การเรียน", "รียน", "การ[เรียน]"),
        ("น้ำใจ", "น", "[น้ำ]ใจ"),
        ("ทํางาน", "ทำ", "[ทํา]งาน"),
        ("ปี ๒๕๖๘ ดี", "2568", "ปี [๒๕๖๘] ดี"),
        ("ซ\u200bอนกล", "ซอน", "[ซ\u200bอน]กล"),
        ("บัตรซ้อน ผู้ซ้อน", "ซ้อน บัตร", "[บัตรซ้อน] ผู้[ซ้อน]"),
        ("หนึ่ง\nสอง", "สอง", "หนึ่ง [สอง]"),
    ],
)
def test_marks_keep_base_letters_with_their_vowels(written: str, asked: str, marked: str) -> None:
    assert snippet(Folded.of(written), words_of(asked)).marked == marked


def test_a_long_text_is_cut_between_words_round_the_hit() -> None:
    before, after = "คณะทำงานประชุมทบทวนบทเรียน " * 20, " ตามลำดับก่อนหลังของเหตุการณ์" * 20
    cut = snippet(Folded.of(f"{before}เจ้าหน้าที่นับซ้ำ{after}"), words_of("นับซ้ำ"))

    assert cut.text.startswith("…")
    assert cut.text.endswith("…")
    assert [cut.text[a:b] for a, b in cut.spans] == ["นับซ้ำ"]
    assert len(cut.text) <= 112
    assert cut.text.strip("… ").split()[0] == "ประชุมทบทวนบทเรียน"


@given(WRITTEN, st.integers(0, 30), st.data())
def test_a_snippet_is_a_cut_of_the_text_with_a_hit_in_it(
    written: str, longest: int, data: st.DataObject
) -> None:
    folded = Folded.of(written * 3)
    at = data.draw(st.integers(0, len(folded.form)))
    words = words_of(folded.form[at : at + 3])
    cut = snippet(folded, words, longest)

    plain = cut.text.removeprefix("…").removesuffix("…")
    assert plain in (written * 3).translate(str.maketrans("\r\n\t", "   "))
    assert bool(cut.spans) == bool(words)
    assert all(0 <= a < b <= len(cut.text) for a, b in cut.spans)
    assert len(Snippet(cut.text, cut.spans).marked) == len(cut.text) + 2 * len(cut.spans)


@given(st.text(st.sampled_from("กขรเแไะาำๅัี่้็ aA1๑.()"), max_size=30))
def test_plain_letters_cluster_by_pattern_as_they_do_one_by_one(written: str) -> None:
    quick = clusters(written)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folding, "_PLAIN", re.compile("(?!)"))
        slow = clusters(written)

    assert quick == slow
