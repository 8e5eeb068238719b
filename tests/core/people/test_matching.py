from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.people.matching import Known, NameIndex
from core.thai import names

PEOPLE = (
    "นายสมชาย ใจดี",
    "นายสมชัย ใจดี",
    "นายวิชัย แก้วคำ",
    "นายวิชัย แก้วก่ำ",
    "นางสาวปิ่นทิพย์ น้ำผึ้งทอง",
    "นายกานต์ ดีงาม",
    "นางสาวกานต์ ดีงาม",
    "นางสาวิตรี มั่นคงดี",
    "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์",
)
POSTS = {"นายกานต์ ดีงาม": "ครู", "นางสาวกานต์ ดีงาม": "นิติกร"}


def index(people: Sequence[str] = PEOPLE, accepted: Mapping[str, int] | None = None) -> NameIndex:
    known = []
    for id_, full_name in enumerate(people, 1):
        title, first, last = names.split_full_name(full_name)
        post = POSTS.get(full_name, "")
        known.append(Known(id_, title, first, last, post, "", names.key(first + last), ""))
    return NameIndex(known, accepted or {})


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("สมชาย ใจดี", (1,)),
        ("นายสมชาย  ใจดี", (1,)),
        ("ว่าที่ ร.ต.สมชาย ใจดี", (1,)),
        ("สมชัย ใจดี", (2,)),
        ("วิชัย แก้วคำ", (3,)),
        ("วิชัย แก้วก่ำ", (4,)),
        ("ปิ่นทิพย์น้ำผึ้งทอง", (5,)),
        ("กานต์ ดีงาม", (6, 7)),
        ("น.ส.กานต์ ดีงาม", (6, 7)),
        ("นางสาวกานต์ ดีงาม (นิติกร)", (7,)),
        ("นางสาวสาวิตรี มั่นคงดี", (8,)),
        ("ว่าที่ ร.ต.หญิง สิริกัญญารัตน์ วงศ์พิพัฒน์", (9,)),
        ("สมชาย", ()),
        ("สมใจ ใจดี", ()),
        ("วิชัย แก้วก่า", ()),
        ("คนแปลก หน้าใหม่", ()),
        ("", ()),
    ],
)
def test_only_equal_letters_are_found(written: str, ids: tuple[int, ...]) -> None:
    assert index().find(written) == ids


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("วิชัย แก้วก่า", 4),
        ("สมชาย ใจดีจริง", 1),
        ("ปิ่นทิพ น้ำผึ้ง", 5),
        ("ปิ่นทิพย์", 5),
        ("สิริกัญญารัตน วงศ์พิพัฒ", 9),
        ("สาวิตตรี มั่นคงดี", 8),
    ],
)
def test_the_right_person_is_proposed_first(written: str, first: int) -> None:
    proposed = index().proposals(written)
    assert proposed[0].person_id == first
    assert proposed[0].reason


def test_a_stranger_gets_no_proposal() -> None:
    assert index().proposals("คนแปลก หน้าใหม่") == []
    assert index().proposals("-") == []


def test_namesakes_are_both_proposed() -> None:
    assert [p.person_id for p in index().proposals("กานต์ ดีงาม")] == [6, 7]


def test_an_accepted_spelling_is_found_from_then_on() -> None:
    accepted = {names.spelling_key("วิชัย แก้วก่า"): 4}
    found = index(accepted=accepted)
    assert found.find("วิชัย  แก้วก่า") == (4,)
    assert not found.is_own_name("วิชัย แก้วก่า")
    assert found.is_own_name("วิชัย แก้วก่ำ")


def test_namesakes_are_listed_with_their_posts() -> None:
    found = index()
    assert found.choice(7) == "นางสาวกานต์ ดีงาม (นิติกร)"
    assert found.choice(1) == "นายสมชาย ใจดี"


@given(st.sampled_from(PEOPLE), st.data())
def test_one_wrong_letter_never_joins_anybody(full_name: str, data: st.DataObject) -> None:
    """A misspelling is somebody else's own name or nobody's: the program never guesses."""
    _, first, last = names.split_full_name(full_name)
    place = data.draw(st.integers(0, len(first) - 1))
    letter = data.draw(st.sampled_from("กขคงจชซดตทนบปผพมยรลวสหอ"))
    wrong = f"{first[:place]}{letter}{first[place + 1 :]} {last}"
    own = {names.key(other): other for other in PEOPLE}
    found = index().find(wrong)
    assert all(names.key(wrong) == index().people[id_].key for id_ in found), own


def test_namesakes_without_posts_catch_nobody_else() -> None:
    found = index(["นายเอก งาม", "นางเอก งาม", "นายกล้า ดี"])
    assert found.find("คนแปลก หน้าใหม่") == ()
    assert found.find("เอก งาม") == (1, 2)


def test_a_label_that_two_namesakes_share_means_neither() -> None:
    found = index(["นายกานต์ ดีงาม", "นายกานต์ ดีงาม"])
    assert found.find("นายกานต์ ดีงาม (ครู)") == ()
