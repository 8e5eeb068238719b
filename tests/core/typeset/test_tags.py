from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name
from typing_extensions import override

from core.typeset.block import Block
from core.typeset.closing import Signature
from core.typeset.emblem import EmblemTitle
from core.typeset.lines import draw_text, letter
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.rows import Span
from core.typeset.style import BODY
from core.typeset.table import Column, Table
from core.typeset.tagged_canvas import TaggedCanvas, UntaggedTextError
from core.typeset.tags import Tag
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts


def _story() -> list[Block]:
    people = [[str(n), "นายกล้า ดี"] for n in range(60)]
    return [
        EmblemTitle("บันทึกข้อความ"),
        Heading("ข้อเท็จจริง"),
        *[Paragraph(text, BODY) for text in MEMO_TEXT * 3],
        *numbered(list(MEMO_TEXT), ["๑.", "๒.", "๓.", "๔."]),
        Table([Column("ลำดับ", 15), Column("ชื่อ")], people),
        Paragraph(["ตัว", Span("หนา", "text-bold"), " ปน"], BODY),
        Signature("(นายกล้า ดี)", "นิติกรปฏิบัติการ"),
    ]


def test_the_tree_holds_together_and_says_the_story() -> None:
    data = build(_story(), ABOUT).data
    assert problems(data) == []
    said = texts(data)
    items = [
        (kind, words)
        for n, text in zip("๑๒๓๔", MEMO_TEXT, strict=True)
        for kind, words in (("Lbl", f"{n}. "), ("LBody", text))
    ]
    cells = [("TD", words) for n in range(60) for words in (str(n), "นายกล้า ดี")]
    assert said == [
        ("H1", "บันทึกข้อความ"),
        ("H2", "ข้อเท็จจริง"),
        *[("P", text) for text in MEMO_TEXT * 3],
        *items,
        ("TH", "ลำดับ"),
        ("TH", "ชื่อ"),
        *cells,
        ("P", "ตัวหนา ปน"),
        ("P", "(นายกล้า ดี)"),
        ("P", "นิติกรปฏิบัติการ"),
    ]


class _Linked(Block):
    """A line that leads to a heading and one that leads to a web page."""

    @override
    def height(self, width: float) -> float:
        return 40

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for y, url, place in ((top - 15, "https://example.go.th/verify", ""), (top - 35, "", "b1")):
            tag = Tag("Link", Tag("P"))
            with canvas.marked(tag):
                wide = draw_text(canvas, x, y, "ตรวจสอบได้ที่นี่", letter())
            canvas.link(tag, (x, y - 4, wide, 16), "เปิดหน้าตรวจสอบ", url=url, place=place)


def test_links_belong_to_their_words() -> None:
    data = build([Heading("หัวข้อ"), _Linked()], ABOUT).data
    assert problems(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        notes = list(pdf.pages[0].obj.Annots)
        assert [str(note.Contents) for note in notes] == ["เปิดหน้าตรวจสอบ"] * 2
        assert str(notes[0].A.URI) == "https://example.go.th/verify"
        assert notes[1].Dest[0].objgen == pdf.pages[0].objgen


def test_text_without_a_tag_is_refused() -> None:
    canvas = TaggedCanvas((595, 842))
    draw_text(canvas, 50, 50, "ไม่มีใครได้ยิน", letter())
    with pytest.raises(UntaggedTextError):
        canvas.showPage()


def _walk(element: Any) -> Iterator[Any]:  # noqa: ANN401
    yield element
    kids = element.get(Name.K, [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and Name.S in kid:
            yield from _walk(kid)


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:  # noqa: ANN401
    return next(e for e in _walk(pdf.Root.StructTreeRoot.K) if str(e.S) == f"/{kind}")


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure").Alt


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH").A


def _item_as_paragraph(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LI").S = Name.P


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def _swapped_owners(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[2] = row[2], row[0]


def _unmarked_drawing(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"0 0 10 10 re f"))


def _wrong_parent(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Lbl").P = pdf.Root.StructTreeRoot.K


def _mark_lost(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "H2").K


def _no_place(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure").A


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H4


def _silent_link(pdf: pikepdf.Pdf) -> None:
    del _note(pdf).Contents


def _wrong_key(pdf: pikepdf.Pdf) -> None:
    _note(pdf).StructParent = 0


def _page_with_the_key_of_another(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.StructParents = pdf.pages[1].obj.StructParents


def _title_hidden(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _unknown_type(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = Name.Absatz


def _empty_row(pdf: pikepdf.Pdf) -> None:
    row = pdf.make_indirect(pikepdf.Dictionary(Type=Name.StructElem, S=Name.TR))
    table = _first(pdf, "Table")
    row.P = table
    table.K.append(row)


def _unknown_language(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Span").Lang


def _note(pdf: pikepdf.Pdf) -> Any:  # noqa: ANN401
    return next(note for page in pdf.pages for note in page.obj.get(Name.Annots, []))


@pytest.mark.parametrize(
    "spoil",
    [
        _no_place,
        _skipped_level,
        _silent_link,
        _wrong_key,
        _page_with_the_key_of_another,
        _title_hidden,
        _unknown_type,
        _unknown_language,
        _empty_row,
        _no_alt,
        _no_scope,
        _item_as_paragraph,
        _no_language,
        _no_tabs,
        _swapped_owners,
        _unmarked_drawing,
        _wrong_parent,
        _mark_lost,
    ],
)
def test_a_fault_in_the_tree_is_found(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(BytesIO(build([*_story(), _Linked()], ABOUT).data)) as pdf:
        spoil(pdf)
        out = BytesIO()
        pdf.save(out)
    assert problems(out.getvalue())
