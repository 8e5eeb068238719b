"""What holds for every kind of paper, with its own samples."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from core.documents.gathering import MAY_LACK
from core.documents.service import paper_kinds
from core.thai.breaks import NEVER_FIRST
from tests.core.documents.golden import CASES, FOLDER, text_of
from tests.core.documents.making import DOCUMENTS, KINDS, PAGED, SAMPLES, house, said, sample
from tests.core.typeset.reading import lines, pdfium
from tests.tagtree import problems, texts

MM_OFF = 0.5
RIGHT = {"certificate": 297, "wide-sheet": 277}
SMALL = 7.0  # points of a font; only the words in an empty emblem's box are less


every = pytest.mark.parametrize(("key", "name"), CASES)
paged = pytest.mark.parametrize(("key", "name"), [case for case in CASES if case[0] in PAGED])


def test_every_kind_is_listed_with_what_it_needs() -> None:
    assert [(k.kind, k.key, k.needs) for k in paper_kinds(house())] == [
        ("actions", "actions", "year"),
        ("announcement", "announcement", "result"),
        ("ballot", "ballot", "round"),
        ("lesson", "best-practice", "lesson"),
        ("certificate-register", "certificate-register", "year"),
        ("certificates", "certificates", "result"),
        ("command", "command", "file"),
        ("ebook", "ebook", "book"),
        ("evidence-list", "evidence-list", "file"),
        ("lesson", "exec-summary", "lesson"),
        ("indicator-form", "indicator-form", "year"),
        ("indicators", "indicators", "year"),
        ("ita", "ita", "file"),
        ("lesson", "km-record", "lesson"),
        ("lesson", "lesson-memo", "lesson"),
        ("letter", "letter", "file"),
        ("memo", "memo", "file"),
        ("minutes", "minutes", "round"),
        ("newsletter", "newsletter", "file"),
        ("nomination", "nomination", "round"),
        ("number-register", "number-register", "year"),
        ("order", "order", "result"),
        ("privacy", "privacy", "file"),
        ("proof", "proof", "round"),
        ("publication-log", "publication-log", "file"),
        ("report", "report", "file"),
        ("survey", "survey", "file"),
        ("tally", "tally", "round"),
        ("worksheet", "worksheet", "file"),
        ("lesson", "workshop-report", "lesson"),
    ]


@every
def test_the_tags_hold_together(key: str, name: str) -> None:
    assert problems(sample(key, name).data) == []


@every
def test_nothing_leaves_the_sheet_or_begins_with_a_mark(key: str, name: str) -> None:
    for page in lines(sample(key, name).data):
        for line in page:
            assert line.left >= 0
            assert line.right <= RIGHT.get(DOCUMENTS[key].layout, 190) + MM_OFF
            if line.marked:
                assert line.text.lstrip()[:1] not in NEVER_FIRST - {"."}


@paged
def test_no_two_lines_of_a_page_lie_on_each_other(key: str, name: str) -> None:
    for page in lines(sample(key, name).data):
        drawn = [line for line in page if line.text.strip() and line.size > SMALL]
        for i, one in enumerate(drawn):
            for other in drawn[i + 1 :]:
                beside = one.right <= other.left + MM_OFF or other.right <= one.left + MM_OFF
                assert beside or abs(one.baseline - other.baseline) > 3.5, (one, other)


@paged
def test_a_page_ends_with_the_words_that_open_the_next(key: str, name: str) -> None:
    pages = lines(sample(key, name).data)
    catchwords = [[line.text for line in page if line.text.startswith("/")] for page in pages]
    if not DOCUMENTS[key].has_catchwords:
        assert not any(catchwords)
        return
    assert catchwords.pop() == []
    opening = ["".join(page[:3]) for page in said(sample(key, name).data)]
    for [word], next_page in zip(catchwords, opening[1:], strict=True):
        assert next_page.startswith(word.removeprefix("/").removesuffix("..."))


@every
def test_the_file_says_what_it_is(key: str, name: str) -> None:
    paper = sample(key, name)
    with pikepdf.open(BytesIO(paper.data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == paper.title != ""
        assert str(pdf.docinfo["/Author"]) == "สำนักงานศึกษาธิการจังหวัดแสนสุข"
        assert str(pdf.docinfo["/Subject"]) != ""
        assert len(pdf.pages) == paper.pages
    assert paper.file_name.endswith(".pdf")
    assert len(paper.sha256) == 64


@pytest.mark.parametrize("key", KINDS)
def test_a_paper_has_one_kind_of_digit_but_codes_and_files_stay(key: str) -> None:
    kept = re.compile(r"votes-2568\.csv|9c1a77e0|SHA-256|.* ซม\.|[1-9]/\d\d ")
    ways = ((True, "[0-9]"), (False, "[๐-๙]"))
    own = DOCUMENTS[key].digits
    for thai, forbidden in ways if not own else ways[own == "arabic" :][:1]:
        text = kept.sub("", pdfium(sample(key, "short", thai_digits=thai).data))
        assert re.findall(forbidden, text) == []


@pytest.mark.parametrize("key", KINDS)
def test_a_draft_says_so_and_lists_what_it_lacks(key: str) -> None:
    draft, final = sample(key, "draft"), sample(key, "short")
    assert pdfium(draft.data).split().count("ร่าง") == draft.pages
    assert "ร่าง" not in pdfium(final.data).split()
    assert final.missing == ()
    may_lack = {v.label for v in DOCUMENTS[key].values if v.required and v.origin in MAY_LACK}
    assert set(draft.missing) <= may_lack
    assert bool(draft.missing) == bool(may_lack)
    if may_lack:
        assert "....." in pdfium(draft.data)


@pytest.mark.parametrize("key", KINDS)
def test_headings_go_down_one_level_at_a_time(key: str) -> None:
    for name in SAMPLES:
        levels = [int(kind[-1]) for kind, _ in texts(sample(key, name).data) if kind[:1] == "H"]
        assert levels[:1] == ([] if key == "letter" else [1])
        assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("key", KINDS)
def test_a_missing_emblem_is_said(key: str) -> None:
    sealed = DOCUMENTS[key].layout in {"certificate", "poster"}
    said_of = "ตราสำนักงาน" if sealed else "" if DOCUMENTS[key].is_sheet else "ตราครุฑ"
    notes = sample(key, "short").notes
    assert [said_of in note for note in notes] == ([True] if said_of else [])


@every
def test_the_text_of_a_paper_stands_where_it_stood(key: str, name: str) -> None:
    """Written anew by ``python -m tests.core.documents.golden``; the change is read in review."""
    assert text_of(key, name) == (FOLDER / f"{key}-{name}.txt").read_text("utf-8")


def test_there_is_no_golden_text_of_a_paper_that_is_gone() -> None:
    assert sorted(f.stem for f in FOLDER.iterdir()) == sorted(f"{k}-{n}" for k, n in CASES)
