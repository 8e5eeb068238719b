"""Papers as Word files: the same words, fonts that hold, measures of official papers."""

from __future__ import annotations

import inspect
import re
import subprocess
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from PIL import Image

from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.documents.pieces import wrapped
from core.documents.word import word_of
from core.documents.word.form import Pages, Section
from core.documents.word.markup import items
from core.documents.word.package import WordFile
from core.documents.word.story import Story, put
from core.documents.word.writing import fill, story_of
from core.errors import UserError
from core.typeset.block import Block
from core.typeset.contents import expanded
from core.typeset.measures import A4
from core.typeset.pages import page_numbers
from core.typeset.paragraph import Paragraph
from core.typeset.rows import Span
from core.typeset.table import Column, Merged, Table
from tests.core.documents.making import PAGED, SAMPLES, house, sample
from tests.core.documents.test_random_memos import lessons
from tests.core.documents.word_reading import (
    bare,
    blocks_of,
    headings,
    lines_of,
    opened,
    said,
    signatures,
    signers_of,
    tables_in,
)
from tests.core.typeset.reading import pdfium
from tests.core.typeset.samples import ABOUT
from tests.core.typeset.test_random_documents import _story as random_story
from tests.tagtree import texts

CASES = [(key, name) for key in PAGED for name in SAMPLES]
every = pytest.mark.parametrize(("key", "name"), CASES)
MM = 36000  # EMU


@cache
def gathered(key: str, name: str, *, thai_digits: bool = True, **papers: float) -> Gathered:
    one = house(thai_digits=thai_digits, **papers)
    return sampled(one, key, long=name == "long", empty=name == "draft")


@cache
def word(key: str, name: str) -> bytes:
    return word_of(gathered(key, name)).data


@cache
def pdf_of(key: str, name: str) -> bytes:
    return sample(key, name).data


def parts(data: bytes) -> dict[str, str]:
    """The XML of the file by the names of its parts."""
    with ZipFile(BytesIO(data)) as package:
        return {
            name: package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.endswith(".xml")
        }


def concrete(kind: type[Any]) -> set[type[Any]]:
    kinds = {one for sub in kind.__subclasses__() for one in concrete(sub)}
    return kinds | ({kind} if not inspect.isabstract(kind) else set())


def test_every_class_of_block_has_a_form_in_word() -> None:
    house()  # every piece is imported, and with it every block
    known = (kind for kind in concrete(Block) if kind.__module__.startswith("core."))
    ours = {kind for kind in known if not kind.__name__.startswith("_")}
    assert wrapped.Listed in ours
    assert sorted(k.__name__ for k in ours if put.dispatch(k) is put.dispatch(Block)) == []


def test_a_block_without_a_form_is_not_left_out_in_silence() -> None:
    class Strange(Block):
        def height(self, width: float) -> float:
            return width

        def draw(self, canvas: Any, x: float, top: float, width: float) -> None: ...  # noqa: ANN401

    with pytest.raises(NotImplementedError, match="Strange"):
        story_of([Strange()], A4.column)


@every
def test_a_word_file_says_what_the_paper_says(key: str, name: str) -> None:
    paper = gathered(key, name)
    file = opened(word(key, name))
    assert said(file) == lines_of(blocks_of(paper))
    drawn = [words for kind, words in texts(pdf_of(key, name)) if kind != "Figure"]
    assert "".join("".join(said(file)).split()) == "".join("".join(drawn).split())


@every
def test_headings_tables_and_signatures_are_those_of_the_paper(key: str, name: str) -> None:
    file = opened(word(key, name))
    tree = texts(pdf_of(key, name))
    drawn = [(int(kind[1]), bare(words)) for kind, words in tree if re.fullmatch("H[1-6]", kind)]
    assert headings(file) == drawn
    assert signatures(file.iter_inner_content()) == signers_of(blocks_of(gathered(key, name)))
    told = [
        table for table in file.tables if re.search("tblDescription|tblBorders", table._tbl.xml)
    ]
    assert len(told) == tables_in(pdf_of(key, name))


@every
def test_the_face_is_named_for_every_kind_of_letter(key: str, name: str) -> None:
    files = parts(word(key, name))
    named = re.findall(r"<w:rFonts [^>]*>", "".join(files.values()))
    assert named
    for faces in named:
        for kind in ("ascii", "hAnsi", "cs"):
            assert f'w:{kind}="TH SarabunPSK"' in faces
        assert "Theme" not in faces
    for text in files.values():
        sizes, complex_sizes = (
            re.findall(rf'<w:{t} w:val="(\d+)"/>', text) for t in ("sz", "szCs")
        )
        assert sizes == complex_sizes
        for tag in ("b", "i"):
            plain = re.findall(rf"<w:{tag}((?: w:val=\"0\")?)/>", text)
            assert plain == re.findall(rf"<w:{tag}Cs((?: w:val=\"0\")?)/>", text)
    assert 'w:bidi="th-TH"' in files["word/styles.xml"]
    assert 'w:val="th-TH"' in files["word/styles.xml"]


def test_the_sheet_has_the_margins_of_official_papers() -> None:
    for key, top in (("memo", 15.0), ("announcement", 15.0), ("tally", 20.0)):
        section = opened(word_of(gathered(key, "short")).data).sections[0]
        sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
        assert [round(side / 635) for side in sides if side] == [11906, 16838, 1701, 1134]
        assert section.top_margin is not None
        assert section.bottom_margin is not None
        assert section.top_margin / MM == pytest.approx(top, abs=0.1)
        assert section.bottom_margin / MM == pytest.approx(20, abs=0.1)


def test_the_head_of_a_memo_is_set_as_the_regulation_says() -> None:
    file = opened(word("memo", "short"))
    title, office, number, *_ = file.paragraphs
    assert title.text == "บันทึกข้อความ"
    assert title.runs[-1].font.size is not None
    assert title.runs[-1].font.size.pt == 29
    assert 'w:line="700" w:lineRule="exact"' in title._p.xml
    assert title._p.xml.count("<wp:anchor") == 1
    for line in (office, number):
        assert line.runs[0].font.size is not None
        assert line.runs[0].font.size.pt == 20
        assert line.runs[0].bold
        stop = line.paragraph_format.tab_stops[-1]
        assert stop.position / MM == pytest.approx(160, abs=0.1)
        assert line.runs[-1].text == "\t"
        assert '<w:u w:val="dotted"/>' in line.runs[-1]._r.xml
    shape = title._p.find(f".//{qn('wp:extent')}")
    assert shape is not None
    assert int(shape.get("cy")) / MM == pytest.approx(15, abs=0.3)


def test_body_signature_and_lines_have_their_measures() -> None:
    file = opened(word("memo", "short"))
    body = next(p for p in file.paragraphs if p.style and p.style.name == "Body Text")
    assert body.style is not None
    form = body.style.paragraph_format
    assert form.first_line_indent / MM == pytest.approx(25, abs=0.1)
    assert 'w:line="240" w:lineRule="auto"' in parts(word("memo", "short"))[
        "word/styles.xml"
    ]  # fmt: skip
    assert "w:line=" not in body._p.xml
    signed = next(p for p in file.paragraphs if p.text.startswith("("))
    assert signed.style is not None
    left = signed.style.paragraph_format.left_indent
    assert left / MM == pytest.approx(75, abs=0.1)
    assert (signed.paragraph_format.left_indent or left) == left


def test_what_is_signed_and_who_owns_it_stay_with_the_signature() -> None:
    letter = opened(word("letter", "short")).paragraphs
    at = next(i for i, p in enumerate(letter) if p.text.startswith("(นายปัญญา"))
    assert [p.paragraph_format.keep_with_next for p in letter[at : at + 2]] == [True, True]
    register = opened(word("certificate-register", "short")).paragraphs
    [above] = [p for p in register if p.text == "ใช้อยู่ ๒ ฉบับ"]
    assert above.paragraph_format.keep_with_next


def test_an_office_with_wider_lines_has_them_in_word_too() -> None:
    wide = parts(word_of(gathered("memo", "short", leading_pt=20.0)).data)["word/document.xml"]
    assert 'w:line="400" w:lineRule="atLeast"' in wide


@pytest.mark.parametrize(("thai", "shown"), [(True, "thaiNumbers"), (False, "decimal")])
def test_pages_are_numbered_from_the_second_between_hyphens(shown: str, *, thai: bool) -> None:
    data = word_of(gathered("lesson-memo", "long", thai_digits=thai)).data
    section = opened(data).sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == [""]
    number = section.header.paragraphs[-1]
    assert number.text == f"- {'๒' if thai else '2'} -"
    assert "> PAGE <" in number._p.xml
    assert f'<w:pgNumType w:fmt="{shown}"/>' in parts(data)["word/document.xml"]


def test_a_draft_says_so_on_every_page_and_the_motto_stands_at_the_foot() -> None:
    draft = opened(word_of(gathered("memo", "draft")).data).sections[0]
    assert draft.first_page_header.paragraphs[0].text == "ร่าง"
    assert draft.header.paragraphs[0].text == "ร่าง"
    long = opened(word_of(gathered("memo", "long")).data).sections[0]
    assert long.first_page_footer.paragraphs[0].text == "“ทำงานด้วยใจ รับใช้ประชาชน”"
    assert long.footer.paragraphs[0].text == ""


def test_the_file_tells_what_it_is() -> None:
    paper = gathered("memo", "short")
    made = word_of(paper)
    about = opened(made.data).core_properties
    assert (about.title, about.author, about.language) == (made.title, paper.author, "th-TH")
    assert about.comments == ""
    assert made.file_name == "บันทึกข้อความ ขอใช้ห้องประชุมใหญ่.docx"
    assert made.notes
    assert [n for n in parts(made.data) if n.startswith("customXml")] == []


def test_a_table_repeats_its_head_and_keeps_its_merged_cells() -> None:
    table = Table(
        [Column("", 20), Column("", 20), Column("")],
        [["๑", Merged("ก", rows=2), "ข"], ["๒", "ค"]],
        head=[["ที่", Merged("คะแนน", columns=2)]],
        alt="คะแนน",
    )
    paper = gathered("tally", "short")
    file = opened(word_of(paper).data)
    head = file.tables[0].rows[0]
    assert head._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in head.cells] == ["ไฟล์", "จำนวนแถว", "รหัสไฟล์ (SHA-256)"]
    text = items(story_of([table], A4.column), WordFile(A4, lambda _section, **_kind: Pages()))
    assert text.count("<w:tblHeader/>") == 1
    assert text.count('<w:gridSpan w:val="2"/>') == 1
    assert text.count('<w:vMerge w:val="restart"/>') == 1
    assert text.count("<w:vMerge/>") == 1
    assert '<w:tblDescription w:val="คะแนน"/>' in text


def test_notes_stay_at_the_foot_with_the_marks_of_the_paper_and_links_lead_on() -> None:
    text: list[str | Span] = [
        "ตามผลสำรวจ",
        Span("๑", note="สำนักงานศึกษาธิการจังหวัดแสนสุข พ.ศ. ๒๕๖๘"),
        " ดูที่ ",
        Span("https://example.org/ก", url="https://example.org/ก"),
    ]
    made = WordFile(A4, lambda _section, **_kind: Pages())
    data = made.finished(story_of([Paragraph(text)], A4.column), Section(), ABOUT)
    [paragraph, *_] = opened(data).paragraphs
    assert paragraph.text == "ตามผลสำรวจ๑ ดูที่ https://example.org/ก"
    assert [one.address for one in paragraph.hyperlinks] == ["https://example.org/ก"]
    files = parts(data)
    assert 'w:customMarkFollows="1" w:id="1"/>' in files["word/document.xml"]
    notes = re.findall("<w:t [^>]*>([^<]*)", files["word/footnotes.xml"])
    assert notes == ["๑", " สำนักงานศึกษาธิการจังหวัดแสนสุข พ.ศ. ๒๕๖๘"]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_emblem_of_the_office_is_a_picture(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"emblem.{ending}"
    if ending == "png":
        Image.new("RGB", (300, 200), "#A00000").save(file)
    else:
        file.write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">'
            '<path d="M0 0H30V20H0Z" fill="#A00000"/></svg>'
        )
    paper = replace(gathered("announcement", "short"), picture=file)
    with ZipFile(BytesIO(word_of(paper).data)) as package:
        [name] = [n for n in package.namelist() if n.startswith("word/media/")]
        with Image.open(BytesIO(package.read(name))) as image:
            assert image.width == pytest.approx(30 / 25.4 * 600, abs=2)
            middle = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
            corner = image.convert("RGB").getpixel((3, 3))
    assert isinstance(middle, tuple)
    assert middle[0] == pytest.approx(0xA0, abs=3)
    assert corner == (255, 255, 255)


def test_certificates_are_refused_in_words() -> None:
    with pytest.raises(UserError, match="ไม่มีแบบ Word"):
        word_of(sampled(house(), "certificates"))


def test_what_no_file_may_hold_is_left_out() -> None:
    paper = gathered("memo", "short")
    odd = {**paper.contents, "to": "ศึกษา\x0bธิการ\x00 <จังหวัด> & \ud800คณะ"}
    file = opened(word_of(replace(paper, contents=odd)).data)
    assert "ศึกษาธิการ <จังหวัด> & คณะ" in [p.text.removeprefix("เรียน  ") for p in file.paragraphs]


ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing "
    "ind jc outlineLvl rPr sectPr",
    "w:rPr": "rFonts b bCs i iCs vanish color sz szCs u lang specVanish",
    "w:tblPr": "tblW tblInd tblBorders tblLayout tblCellMar tblLook tblDescription",
    "w:tcPr": "tcW gridSpan vMerge shd tcMar",
    "w:sectPr": "headerReference footerReference pgSz pgMar pgNumType titlePg",
}


@every
def test_elements_stand_in_the_order_that_word_wants(key: str, name: str) -> None:
    file = opened(word(key, name))
    for element in (file.element, file.styles.element, file.sections[0].header.part.element):
        for kind, order in ORDER.items():
            for found in element.iter(qn(kind)):
                names = [child.tag.rsplit("}")[-1] for child in found]
                assert names == sorted(names, key=order.split().index), (kind, names)


@settings(max_examples=15)
@given(lessons())
def test_any_lesson_says_the_same_in_word(paper: Gathered) -> None:
    assert said(opened(word_of(paper).data)) == lines_of(blocks_of(paper))


@pytest.mark.parametrize("seed", range(10))
def test_a_random_document_says_the_same_in_word(seed: int) -> None:
    _check_random(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 310))
def test_many_random_documents_say_the_same_in_word(seed: int) -> None:
    _check_random(seed)


def _check_random(seed: int) -> None:
    blocks = random_story(seed)
    story = Story(A4.column)
    story.entries = [entry for block in blocks for entry in block.entries()]
    story.numbers = page_numbers(blocks)
    items_ = fill(story, blocks)
    data = WordFile(A4, lambda _section, **_kind: Pages()).finished(items_, Section(), ABOUT)
    file = opened(data)
    assert said(file) == lines_of(expanded(blocks, story.numbers))
    assert signatures(file.iter_inner_content()) == signers_of(blocks)


@pytest.mark.long
def test_libreoffice_shows_every_paper_with_the_same_words(tmp_path: Path) -> None:
    """Another program opens the files: the same text, headings, tables, in the same order."""
    for key, name in CASES:
        (tmp_path / f"{key}-{name}.docx").write_bytes(word(key, name))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", _PDF, "--outdir", tmp_path, *sorted(tmp_path.glob("*.docx"))],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    for key, name in CASES:
        shown = (tmp_path / f"{key}-{name}.pdf").read_bytes()
        file = opened(word(key, name))
        drawn, wanted = _letters(pdfium(shown)), _letters("".join(said(file)))
        assert wanted - drawn == Counter(), (key, name)
        again = [one.text for section in file.sections for one in _margins(section)]
        again += [cell.text for table in file.tables for cell in table.rows[0].cells]
        assert set(drawn - wanted) <= set("".join(again)) | set("0123456789กขค"), (key, name)
        with pypdfium2.PdfDocument(shown) as pdf:
            assert len(list(pdf.get_toc())) == len(headings(file)), (key, name)
        assert tables_in(shown) == len(file.tables), (key, name)


def _margins(section: WordSection) -> list[WordParagraph]:
    """What stands in the margins of a section."""
    parts = (section.header, section.first_page_header, section.first_page_footer)
    return [paragraph for part in parts for paragraph in part.paragraphs]


_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def _letters(text: str) -> Counter[str]:
    """How often each letter stands there, but for leaders and blanks.

    A hyphen at a line's end is told by PDFium as a letter of its own.
    """
    return Counter("".join(re.sub("[._]", "", text).replace("\x02", "-").split()))
