"""Every paper measured against the instructions for typing official papers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.documents.pieces.closing import Signature, Signer, SignLines
from core.documents.pieces.letters import Farewell
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import Text
from tests.core.documents.making import DOCUMENTS, PAGED, house
from tests.core.documents.measures.finding import POINT, TENTH, Finding, Measured
from tests.core.documents.measures.reading import Nudge, Sheet, measured
from tests.core.documents.measures.table import MEASURES

CASES = [
    (name, key) for name, one in MEASURES.items() for key in DOCUMENTS if one.of(DOCUMENTS[key])
]
SVG = "http://www.w3.org/2000/svg"
LENGTHS = ("short", "long", "stretched")
MOTTO = "“ทำงานด้วยใจ รับใช้ประชาชน”"
_FILLING = (
    "สำนักงานได้แต่งตั้งคณะทำงานขับเคลื่อนองค์กรคุณธรรม และกำหนดให้ประชุมทบทวนผลการดำเนินงาน "
    "อย่างน้อยปีละ ๒ ครั้ง เพื่อรวบรวมหลักฐานตามตัวชี้วัดทั้ง ๙ ข้อ และเสนอในการประชุมครั้งต่อไป"
)
_LABELS = "เรื่อง(?!เดิม|ที่|อื่น)|เรียน(?!รู้)|กราบเรียน|ที่(?= *[ศ๐-๙])|อ้างถึง|สิ่งที่ส่งมาด้วย|มีหน้าที่"
_CLOSING = (Signature, Signer, SignLines, Farewell)


@cache
def drawn(key: str, length: str, leading: float = 18.1) -> bytes:
    """A paper with its samples; a stretched one has two pages more of text before it is signed."""
    one = house(leading_pt=leading)
    office = replace(one.settings.office, motto=MOTTO)
    one = replace(one, settings=replace(one.settings, office=office))
    gathered = sampled(one, key, long=length != "short")
    if length == "stretched":
        document = gathered.document
        pieces = _stretched(document.pieces)
        gathered = replace(gathered, document=replace(document, pieces=pieces))
    return draw(gathered).data


def _stretched(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    ends = [i for i, piece in enumerate(pieces) if isinstance(piece, _CLOSING)]
    at = ends[-1] if ends else len(pieces)
    return (*pieces[:at], *[Text(text=_FILLING)] * 24, *pieces[at:])


def findings(
    name: str, key: str, length: str, leading: float = 18.1, nudge: Nudge | None = None
) -> list[Finding]:
    pages = read(key, length, leading) if nudge is None else nudged(key, length, leading, nudge)
    return list(MEASURES[name].read(Measured(pages, DOCUMENTS[key], leading)))


@cache
def read(key: str, length: str, leading: float = 18.1) -> list[Sheet]:
    return measured(drawn(key, length, leading))


def nudged(key: str, length: str, leading: float, nudge: Nudge) -> list[Sheet]:
    """The pages, one of them with something out of its place."""
    pages = [*read(key, length, leading)]
    [pages[nudge.page]] = measured(drawn(key, length, leading), nudge)
    return pages


@pytest.mark.parametrize(("name", "key"), CASES)
def test_a_paper_is_as_the_instructions_want_it(name: str, key: str) -> None:
    found = [one for length in LENGTHS for one in findings(name, key, length)]
    wrong = [one[:3] for one in found if one.off > MEASURES[name].within]
    assert wrong == []
    assert found != []


@pytest.mark.parametrize(("name", "key"), CASES)
def test_a_thing_out_of_its_place_is_found(name: str, key: str) -> None:
    measure = MEASURES[name]
    length = next(one for one in reversed(LENGTHS) if findings(name, key, one))
    kinds = {one.what: one for one in findings(name, key, length)}
    for one in kinds.values():
        spoiled = findings(name, key, length, nudge=pushed(one, measure.push_mm))
        assert any(other.off > measure.within for other in spoiled), one


@pytest.mark.parametrize("leading", [18.0, 22.0])
@pytest.mark.parametrize("key", ["memo", "letter", "command", "minutes", "report"])
def test_the_office_chooses_the_pitch_of_its_lines(key: str, leading: float) -> None:
    names = ["line to line", "size of the text", "indent", "bottom margin", "signature"]
    for name in [one for one in names if MEASURES[one].of(DOCUMENTS[key])]:
        found = findings(name, key, "stretched", leading)
        assert [one[:3] for one in found if one.off > MEASURES[name].within] == []
        assert found != []
    usual = findings("line to line", key, "stretched")
    assert all(abs(one.found - leading * POINT) > TENTH / 4 for one in usual)


@pytest.mark.parametrize("name", ["garuda.svg", "garuda.png", "garuda.pdf"])
@pytest.mark.parametrize("key", ["memo", "lesson-memo", "letter", "command"])
def test_the_emblem_that_the_office_gives_has_the_same_place(
    tmp_path: Path, key: str, name: str
) -> None:
    _write_square(tmp_path / name)
    gathered = replace(sampled(house(), key), picture=tmp_path / name)
    paper = Measured(measured(draw(gathered).data), DOCUMENTS[key], 18.1)
    measure = "emblem of a memo" if DOCUMENTS[key].layout == "memo" else "emblem of a letterhead"
    found = list(MEASURES[measure].read(paper))
    assert len(found) == 4
    assert [one[:3] for one in found if one.off > TENTH] == []


def _write_square(file: Path) -> None:
    """A black square as large as its picture."""
    if file.suffix == ".svg":
        square = '<rect width="60" height="60" fill="#000"/>'
        file.write_text(f'<svg xmlns="{SVG}" viewBox="0 0 60 60">{square}</svg>', "utf-8")
    elif file.suffix == ".png":
        Image.new("RGB", (60, 60), "black").save(file)
    else:
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(60, 60))
            page.contents_add(b"0 0 60 60 re f")
            pdf.save(file)


def test_a_memo_has_no_solid_rule() -> None:
    for key in ("memo", "lesson-memo"):
        for length in LENGTHS:
            assert read(key, length)[0].strokes == []


@pytest.mark.parametrize("key", [key for key in PAGED if not DOCUMENTS[key].is_sheet])
def test_two_strokes_stand_between_a_label_and_what_it_names(key: str) -> None:
    texts = [row.text for n in LENGTHS for page in read(key, n) for row in page.said]
    assert [text for text in texts if has_wrong_gap(text)] == []


@pytest.mark.parametrize("key", ["memo", "lesson-memo"])
def test_two_strokes_stand_between_office_group_and_telephone(key: str) -> None:
    for length in ("short", "long"):
        first = read(key, length)[0]
        head = first.named("ส่วนราชการ")
        rows = [row.text for row in first.said if row.element == head.element]
        said = "".join(rows[1:])
        for word in ("กลุ่ม", "โทร"):
            assert said.count(f"  {word}") == 1
            assert said.count(f"   {word}") == 0


def test_another_gap_after_a_label_is_found() -> None:
    wrong = ["เรื่อง แจ้งผล", "ที่ ๗/๒๕๖๘", "อ้างถึง   หนังสือ", "มีหน้าที่ วางแผน", "เรียนผู้อำนวยการ"]
    right = ["เรื่อง  แจ้งผล", "ที่", "เรื่องเดิม", "ที่ประชุมมีมติ", "เรียนรู้", "ครั้งที่ ๒"]
    assert [text for text in (*wrong, *right) if has_wrong_gap(text)] == wrong


def has_wrong_gap(text: str) -> bool:
    """Whether a label is followed by something else than two spaces."""
    found = re.match(rf"(?:{_LABELS})( *)(?=[^ ])", text)
    return found is not None and found.group(1) != "  "


@pytest.mark.parametrize("key", PAGED)
def test_the_paper_is_a4(key: str) -> None:
    wanted = (297, 210) if DOCUMENTS[key].layout == "wide-sheet" else (210, 297)
    for page in read(key, "short"):
        assert (page.width, page.height) == pytest.approx(wanted, abs=0.1)


def pushed(one: Finding, by_mm: float) -> Nudge:
    """What shows that a measure can fail: the thing it looked at, a little out of its place."""
    further = by_mm + (one.wanted - one.found if one.at_most else 0.0)
    right = {"left": -further, "right": further}.get(one.way, 0.0)
    down = further if one.way == "down" else 0.0
    grow = 1 + 1 / one.wanted if one.way == "size" else 1.0
    return Nudge(one.page, one.thing.objects, right, down, grow)
