"""Whatever is written into the parts of a lesson, the memo keeps its form."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import PRIORITIES, SWOT, Item
from core.documents.content import Content
from core.documents.drawing import draw
from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.thai.breaks import NEVER_FIRST
from core.workspace import Workspace
from tests.core.documents.making import add_lesson, house, print_paper, said
from tests.core.typeset.reading import lines
from tests.tagtree import problems

WORDS = st.sampled_from(
    "คุณธรรม กิจกรรม ต่าง ๆ ผู้เข้าร่วม ๑๒ คน Google Form พ.ศ. ๒๕๖๘ “องค์กรสุจริต” (ถ้ามี) น้ำใจ ฯลฯ "
    "สำนักงานศึกษาธิการจังหวัดแสนสุข นายกล้า ปฏิบัติราชการ ก็ดี https://a.example/b ร้อยละ".split()
)
TEXT = st.lists(WORDS, max_size=50).map(lambda words: " ".join(["ข้อความ", *words])) | st.just(
    "ก" * 200
)
ITEMS = st.lists(TEXT.map(Item), min_size=0, max_size=6).map(tuple)
LESSON = sampled(house(), "lesson-memo")


@st.composite
def lessons(choose: st.DrawFn) -> Gathered:
    contents: dict[str, Content] = {}
    for value in LESSON.document.values:
        if value.kind == "text":
            contents[value.name] = choose(TEXT)
        elif value.kind == "list":
            contents[value.name] = choose(ITEMS)
        elif value.kind == "swot":
            contents[value.name] = {name: choose(TEXT) for name in SWOT}
        elif value.kind == "priorities":
            contents[value.name] = {name: choose(ITEMS) for name in PRIORITIES}
    return replace(LESSON, contents={**LESSON.contents, **contents}, draft=choose(st.booleans()))


@settings(max_examples=25)
@given(lessons())
def test_any_lesson_keeps_its_form(gathered: Gathered) -> None:
    data = draw(gathered).data
    assert problems(data) == []
    pages, opening = lines(data), ["".join(page) for page in said(data)]
    assert all(opening)
    for page in pages:
        marked = [line for line in page if line.marked]
        assert max(line.baseline for line in marked) <= 297 - 20
        assert min(line.left for line in marked) >= 30 - 0.5
        assert max(line.right for line in marked) <= 190 + 0.5
        assert not [line for line in marked if line.text.lstrip()[:1] in NEVER_FIRST - {"."}]
    catchwords = [[line.text for line in page if line.text.startswith("/")] for page in pages]
    assert catchwords.pop() == []
    for [word], following in zip(catchwords, opening[1:], strict=True):
        assert following.startswith(word.removeprefix("/").removesuffix("..."))


def test_a_paper_is_drawn_in_any_thread_without_a_session(workspace: Workspace) -> None:
    lesson = add_lesson(workspace)
    alone = print_paper(workspace, "lesson", lesson=lesson)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(draw, [LESSON] * 8))
    assert {said(paper.data)[0][-1] for paper in made} == {said(made[0].data)[0][-1]}
    assert alone.pages == 3
