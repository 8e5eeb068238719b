"""Documents of every kind of block, thrown together: nothing leaves its frame or overlaps."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from core.thai.breaks import NEVER_FIRST
from core.thai.numbering import LEVELS
from core.typeset.block import Block, PageBreak, Rule, Spacer, Together
from core.typeset.charts import Chart, Data, Series
from core.typeset.closing import Endorsement, Endorsements, Signature
from core.typeset.contents import Contents
from core.typeset.emblem import Emblem, EmblemTitle
from core.typeset.figures import Beside, Figure, QrPicture, Shot, photo_rows
from core.typeset.leaders import Blanks, Field, HeadLine, KeyLine, Ruled
from core.typeset.lists import Entry, HangingItem, ListLook, listed
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.rows import Span
from core.typeset.style import BODY, PLAIN, Align, Style
from core.typeset.table import Cell, Column, Look, Merged, Table, TablePiece
from tests.core.documents.measures.reading import measured
from tests.core.typeset.reading import Line, bare, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, PEOPLE
from tests.tagtree import problems, texts

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


def _spans(pick: random.Random) -> list[str | Span]:
    faces = ("", "text-bold", "text-italic", "charm")
    runs: list[str | Span] = [
        Span(
            _text(pick, 9) + " ",
            pick.choice(faces),
            pick.choice((0, 0, 14, 24)),
            underlined=n % 2 == 0,
        )
        for n in range(pick.randint(1, 5))
    ]
    return runs


def _entries(pick: random.Random, depth: int = 0) -> tuple[Entry, ...]:
    most = 4 if depth < 4 and pick.random() < 0.4 else 0
    return tuple(
        Entry(_spans(pick) if pick.random() < 0.2 else _text(pick, 30), _entries(pick, depth + 1))
        for _ in range(pick.randint(0, most if depth else 6))
    )


def _listed(pick: random.Random) -> list[Block]:
    levels = pick.choice((LEVELS, ("•", "-"), ("ก.", "ก.๑)", "")))
    look = ListLook(levels, hanging=pick.random() < 0.6, indent=pick.choice((0, 70.9)))
    return listed(_entries(pick), look)


def _photos(pick: random.Random) -> list[Block]:
    return photo_rows([Shot(None, _text(pick, 6)) for _ in range(pick.randint(0, 5))])


def _merged(pick: random.Random) -> list[Block]:
    """Groups of rows under one cell, lists and pictures in cells, a head of two rows."""
    head: list[list[Cell]] = [
        [Merged("ด้าน", rows=2), Merged("กิจกรรม", rows=2), Merged("คะแนน", columns=2)],
        ["ก่อน", "หลัง"],
    ]
    rows: list[list[Cell]] = []
    for _ in range(pick.randint(0, 4)):
        high = pick.randint(1, 5)
        rows += [[Merged(_text(pick, 30), rows=high), *_cells(pick)]]
        rows += [_cells(pick) for _ in range(high - 1)]
    if rows:
        rows.append([Merged("รวม", columns=3), "๑๐"])
    columns = [Column(width_mm=35), Column(), Column(width_mm=15), Column(width_mm=15)]
    return [Table(columns, rows, Look(row_heads=pick.randint(0, 1)), head=head)]


def _cells(pick: random.Random) -> list[Cell]:
    held: list[Cell] = [_text(pick, 60), _spans(pick)]
    held.append([Paragraph(_text(pick, 9), PLAIN), *listed(_entries(pick), ListLook(indent=0))])
    held.append([Figure(Shot(None, "ภาพ"), size=(100, 80)), Paragraph(_text(pick, 50), PLAIN)])
    return [pick.choice(held), str(pick.randint(0, 9)), ""]


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


def _form(pick: random.Random) -> list[Block]:
    share = pick.choice((0.3, 0.5))
    fields = Field("ชื่อ", pick.choice(PEOPLE)[0], 0, share), Field("ตำแหน่ง", _text(pick, 12), share)
    return [KeyLine(*fields, bold=pick.random() < 0.5, before=pick.choice((0, 6)))]


def _chart(pick: random.Random) -> list[Block]:
    labels = tuple(_text(pick, 2) for _ in range(pick.randint(1, 6)))
    data = Data(labels, (Series("คะแนน", tuple(pick.uniform(0, 9) for _ in labels)),))
    picture = Chart(pick.choice(("bar", "line")), data)
    shot = Shot(picture, f"ภาพที่ ๑ {_text(pick, 6)}", "แผนภูมิ")
    return [Figure(shot, size=(450, 200), shrinks=pick.random() < 0.7)]


def _together(pick: random.Random) -> list[Block]:
    return [Together(*_paragraph(pick), *_items(pick), before=6)]


def _signature(pick: random.Random) -> list[Block]:
    name, post = pick.choice(PEOPLE)
    return [Signature(f"({name})", post)]


def _endorsements(pick: random.Random) -> list[Block]:
    return [Endorsements(*[Endorsement(_text(pick, 6), pick.choice(PEOPLE)) for _ in range(2)])]


_KINDS: tuple[Callable[[random.Random], list[Block]], ...] = (
    _paragraph,
    lambda pick: [Paragraph(_spans(pick), BODY)],
    _listed,
    _photos,
    _merged,
    _items,
    _table,
    _head,
    _together,
    _signature,
    _endorsements,
    lambda pick: [Heading(_text(pick, 6), pick.randint(1, 3))],
    lambda pick: [Blanks(pick.randint(1, 4), label="หมายเหตุ")],
    lambda pick: [Ruled(pick.randint(1, 40), label=pick.choice(("", "บันทึก")), before=6)],
    _form,
    _chart,
    lambda pick: [Spacer(pick.uniform(0, 90)), Rule(pick.choice((0, 44))), *_paragraph(pick)],
    lambda pick: [Emblem(side_mm=pick.choice((15, 30))), *_paragraph(pick)],
    lambda pick: [Figure(Shot(QrPicture("TB1:2568/1"), _text(pick, 3), "QR"), size=(85, 85))],
    lambda _: [PageBreak()],
)


def _story(seed: int) -> list[Block]:
    pick = random.Random(seed)
    story = [block for _ in range(pick.randint(1, 40)) for block in pick.choice(_KINDS)(pick)]
    return [*([Contents(), PageBreak()] if pick.random() < 0.2 else []), *_ordered(story)]


def _ordered(story: list[Block]) -> list[Block]:
    """The story with no level of headings left out."""
    above, out = 0, list[Block]()
    for block in story:
        if isinstance(block, Heading):
            above = min(above + 1, block.level)
            out.append(Heading(block.text, above))
        else:
            above = 1 if isinstance(block, EmblemTitle) else above
            out.append(block)
    return out


_INSIDE: dict[type[Block], Callable[[Any], list[Any]]] = {
    Contents: lambda _: [],
    HangingItem: lambda item: [item.label, item.text],
    Paragraph: lambda paragraph: [paragraph.text],
    TablePiece: lambda table: [
        block for row in (*table.heads, *table.body) for cell in row for block in cell
    ],
    Together: lambda together: together.blocks,
    Beside: lambda beside: beside.figures,
    Figure: lambda figure: [figure.caption],
    Signature: lambda signature: signature.lines_,
    Endorsements: lambda block: [
        said
        for head, lines in zip(block.heads, block.signers, strict=True)
        for said in (head, *lines)
    ],
    HeadLine: lambda line: [word for field in line.fields for word in (field.label, field.value)],
    EmblemTitle: lambda block: [block.title],
    Blanks: lambda block: [block.label],
}


def _words(block: Block) -> str:
    """What a block says, in the order in which it is read."""
    known = (_INSIDE[kind] for kind in type(block).__mro__ if kind in _INSIDE)
    inside = next(known, lambda _: [])(block)
    return "".join(one if isinstance(one, str) else _words(one) for one in inside)


def _check(seed: int) -> None:
    furniture = Furniture(draft=seed % 4 == 0, motto="“เรียนดี มีความสุข”" if seed % 3 == 0 else "")
    story = _story(seed)
    data = build(story, ABOUT, furniture=furniture).data
    assert problems(data) == []
    found = texts(data)
    read = [words for kind, words in found if kind != "Link"]
    heads = "หน้า" if any(kind == "Link" for kind, _ in found) else ""
    assert bare("".join(read)) == bare(heads + "".join(map(_words, story)))
    pages = lines(data)
    for number, page in enumerate(pages):
        text = [line for line in page if line.marked]
        assert text or number == 0 or measured(data)[number].strokes, "an empty page"
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
    if not opening:
        return  # nothing but lines to write on
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
