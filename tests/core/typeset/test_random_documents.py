"""Documents of every kind of block, thrown together: nothing leaves its frame or overlaps."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from core.thai.breaks import NEVER_FIRST
from core.typeset.block import Block, PageBreak, Rule, Spacer, Together
from core.typeset.closing import Endorsement, Endorsements, Signature
from core.typeset.emblem import Emblem, EmblemTitle
from core.typeset.leaders import Blanks, Field, HeadLine
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.rows import Span
from core.typeset.style import BODY, Align, Style
from core.typeset.table import Cell, Column, Look, Table
from tests.core.typeset.reading import Line, bare, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, PEOPLE
from tests.tagtree import problems

_WORDS = [word for text in MEMO_TEXT for word in text.split() if word != "ๆ"] + ["ต่าง ๆ"]
_LONG = "ก้าวไกล" * 29  # a word of about 200 letters


def _text(pick: random.Random, most: int = 60) -> str:
    words = pick.choices(_WORDS, k=pick.randint(1, most))
    if pick.random() < 0.05:
        words.insert(pick.randrange(len(words)), _LONG)
    return " ".join(words)


def _paragraph(pick: random.Random) -> list[Block]:
    align: Align = pick.choice(("thai", "left", "center", "right"))
    style = Style(align=align, first=pick.choice((0, 70.9)), before=pick.choice((0, 6)))
    if pick.random() < 0.3:
        bold = Span(_text(pick, 5), "text-bold", size=pick.choice((0, 14)))
        return [Paragraph([_text(pick), " ", bold, " ", _text(pick, 9)], style)]
    return [Paragraph(_text(pick, 120), style)]


def _items(pick: random.Random) -> list[Block]:
    texts = [_text(pick) for _ in range(pick.randint(0, 6))]
    return [*numbered(texts, [f"{n}." for n in range(1, len(texts) + 1)])]


def _table(pick: random.Random) -> list[Block]:
    columns = [
        Column("ลำดับ", pick.choice((0, 15)), "center"),
        Column("ชื่อ - สกุล"),
        Column("รายละเอียด", pick.choice((0, 60)), "thai"),
    ]
    rows: list[list[Cell]] = [
        [
            str(n),
            pick.choice(PEOPLE)[0],
            [Paragraph(_text(pick, 90), BODY), Paragraph(_text(pick, 9))],
        ]
        for n in range(pick.randint(0, 14))
    ]
    return [Table(columns, rows, Look(grid=pick.choice((0, 0.5)), full=pick.random() < 0.5))]


def _head(pick: random.Random) -> list[Block]:
    half = HeadLine(Field("ที่", "ศธ ๐๙๙๙๙/", 0, 0.5), Field("วันที่", _text(pick, 3), 0.5, 1))
    line = HeadLine(Field("เรื่อง", _text(pick, 20)), hanging=pick.random() < 0.5)
    return [EmblemTitle("บันทึกข้อความ"), half, line]


def _together(pick: random.Random) -> list[Block]:
    return [Together(*_paragraph(pick), *_items(pick), before=6)]


def _signature(pick: random.Random) -> list[Block]:
    name, post = pick.choice(PEOPLE)
    return [Signature(f"({name})", post)]


def _endorsements(pick: random.Random) -> list[Block]:
    return [Endorsements(*[Endorsement(_text(pick, 6), pick.choice(PEOPLE)) for _ in range(2)])]


_KINDS: tuple[Callable[[random.Random], list[Block]], ...] = (
    _paragraph,
    _paragraph,
    _items,
    _table,
    _head,
    _together,
    _signature,
    _endorsements,
    lambda pick: [Heading(_text(pick, 6), pick.randint(1, 3))],
    lambda pick: [Blanks(pick.randint(1, 4), label="หมายเหตุ")],
    lambda pick: [Spacer(pick.uniform(0, 90)), Rule(pick.choice((0, 44))), *_paragraph(pick)],
    lambda pick: [Emblem(side_mm=pick.choice((15, 30))), *_paragraph(pick)],
    lambda _: [PageBreak()],
)


def _story(seed: int) -> list[Block]:
    pick = random.Random(seed)
    return [block for _ in range(pick.randint(1, 40)) for block in pick.choice(_KINDS)(pick)]


def _check(seed: int) -> None:
    furniture = Furniture(draft=seed % 4 == 0, motto="“เรียนดี มีความสุข”" if seed % 3 == 0 else "")
    data = build(_story(seed), ABOUT, furniture=furniture).data
    assert problems(data) == []
    pages = lines(data)
    for number, page in enumerate(pages):
        text = [line for line in page if line.marked]
        assert text or number == 0, "an empty page"
        for line in text:
            assert line.left >= 30 - 0.1, line
            assert line.right <= 190 + 0.6, line  # a stretched line may end in a space
            assert 15 < line.baseline <= 277, line
            assert line.text[:1] not in NEVER_FIRST, line
        _apart(text)
    for page, following in pairwise(pages):
        _catchword(page, following)


def _apart(text: list[Line]) -> None:
    """No two lines share columns within less than the body of a letter."""
    for i, one in enumerate(text):
        for other in text[i + 1 :]:
            beside = one.right <= other.left + 0.6 or other.right <= one.left + 0.6
            down = abs(one.baseline - other.baseline)
            assert beside or down > 2.5, (one, other)


def _catchword(page: list[Line], following: list[Line]) -> None:
    opening = bare("".join(line.text for line in following if line.marked))
    found = [line.text for line in page if not line.marked and line.text.startswith("/")]
    assert len(found) == 1, found
    assert opening.startswith(bare(found[0][1:-3])), (found, opening[:60])


@pytest.mark.parametrize("seed", range(30))
def test_a_random_document_is_sound(seed: int) -> None:
    _check(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(30, 330))
def test_another_random_document_is_sound(seed: int) -> None:
    _check(seed)
