from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from core import catalogue
from core.errors import CancelledError, TemplateError, UserError
from core.jobs import Progress
from core.paths import RESOURCES
from core.typeset.certificate import print_certificates, shrunk
from core.typeset.design import Box, Design, read_design
from core.typeset.faces import face
from core.typeset.fit import fit
from core.typeset.measures import MM
from core.typeset.qr import Symbols
from tests.core.typeset.reading import bare, lines, pdfium, poppler
from tests.core.typeset.samples import ABOUT, crowd, design, record
from tests.tagtree import problems, texts

NAMES = ("gold", "lotus", "plain", "quiet")
Rect = tuple[float, float, float, float]


def _inks(which: Design, values: dict[str, str]) -> list[tuple[str, Rect]]:
    """Each printed line and its black rectangle in millimetres."""
    out: list[tuple[str, Rect]] = []
    for box in which.boxes:
        value = box.value.format_map(values)
        if box.kind != "text":
            left, top, width, height = box.at
            out.append((box.kind, (left, top, left + width, top + height)))
            continue
        done, font = fit(box, value), face(box.face)
        scale = done.size * font.scale / 1000
        for line in done.lines:
            ink = font.run(line.text).ink
            x, y = line.x / MM, line.y / MM
            k = scale / MM
            out.append(
                (
                    line.text,
                    (x + ink.left * k, y - ink.top * k, x + ink.right * k, y - ink.bottom * k),
                )
            )
    return out


def _gap(a: Rect, b: Rect) -> float:
    """Upright distance of rectangles that share columns; far apart otherwise."""
    if a[2] <= b[0] or b[2] <= a[0]:
        return 99.0
    return max(b[1] - a[3], a[1] - b[3])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("person", range(3))
def test_no_line_comes_nearer_than_a_millimetre_to_another(name: str, person: int) -> None:
    inks = _inks(design(name), record(person))
    gaps = [(_gap(a[1], b[1]), a[0], b[0]) for a, b in combinations(inks, 2)]
    assert min(gaps)[0] >= 1.0, min(gaps)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_post_of_two_lines_stays_clear_of_its_neighbours(name: str, between: str) -> None:
    post = between.join(
        (
            "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ รักษาการในตำแหน่งผู้อำนวยการกลุ่มนโยบายและแผน",
            "ปฏิบัติหน้าที่รองศึกษาธิการจังหวัด สำนักงานศึกษาธิการจังหวัดแสนสุข",
        )
    )
    values = {**record(0), "post": post}
    assert all(note.fits for note in shrunk(design(name), [values]))
    inks = _inks(design(name), values)
    gaps = [(_gap(a[1], b[1]), a[0], b[0]) for a, b in combinations(inks, 2)]
    assert min(gaps)[0] >= 0.7, min(gaps)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_its_page(name: str) -> None:
    for person in range(3):
        for text, (left, top, right, bottom) in _inks(design(name), record(person)):
            assert left > 8, text
            assert right < 289, text
            assert top > 8, text
            assert bottom < 202, text


@pytest.mark.parametrize("name", NAMES)
def test_no_word_stands_on_the_ornament_however_long_it_is(name: str) -> None:
    long = {
        "signer": "(ว่าที่ร้อยตรีหญิง กมลชนกพิสุทธิ์ สุริยาพิทักษ์ธำรงกุล)",
        "signer_post": "รองศึกษาธิการจังหวัดแสนสุข รักษาราชการแทนศึกษาธิการจังหวัด",
        "blessing": "ขอให้มีความสุข ความเจริญรุ่งเรือง เปี่ยมด้วยกำลังกายกำลังใจ และรักษาคุณความดีนี้สืบไป",
        "post": "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ กลุ่มส่งเสริมการศึกษาเอกชนและการศึกษานอกระบบ",
        "number": "เลขที่ ๑๒๓๔๕/๒๕๖๘",
    }
    bare_page = print_certificates(replace(design(name), boxes=()), [record(0)], ABOUT)
    art = pypdfium2.PdfDocument(bare_page.printed.data)[0].render(scale=2).to_pil()
    scale = art.width / 297
    for text, box in _inks(design(name), {**record(1), **long}):
        darkest, _ = art.convert("L").crop([round(side * scale) for side in box]).getextrema()
        assert darkest > 250, text


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_of_a_certificate_says_all_of_it(name: str) -> None:
    data = print_certificates(design(name), [record(0), record(1)], ABOUT).printed.data
    assert problems(data) == []
    said = texts(data)
    for i in range(2):
        assert ("H1", record(i)["office"]) in said
        assert ("H2", record(i)["name"]) in said
        assert ("P", record(i)["number"]) in said


def test_names_come_back_in_the_order_of_the_records() -> None:
    people = [crowd(i) for i in range(60)]
    data = print_certificates(design("gold"), people, ABOUT).printed.data
    for read in (pdfium(data), poppler(data)):
        pages = read.split("\f")[:60]
        for page, person in zip(pages, people, strict=True):
            assert bare(person["name"]) in bare(page)
            assert bare(person["number"]) in bare(page)


def test_what_all_share_is_drawn_once() -> None:
    one = print_certificates(design("gold"), [crowd(1)], ABOUT).printed.data
    many = print_certificates(design("gold"), [crowd(i) for i in range(101)], ABOUT).printed.data
    assert (len(many) - len(one)) / 100 <= 2500


def test_a_long_name_is_set_smaller_and_told() -> None:
    done = print_certificates(design("gold"), [record(i) for i in range(3)], ABOUT)
    assert [(note.record, note.text, note.fits) for note in done.notes] == [
        (1, record(1)["name"], True)
    ]
    assert done.notes[0].size < 40
    assert shrunk(design("gold"), [record(i) for i in range(3)]) == done.notes


def test_a_name_that_never_fits_is_told() -> None:
    notes = shrunk(design("plain"), [{**record(0), "name": "นาย" + "ยาว" * 90}])
    assert [(note.size, note.fits) for note in notes] == [(24, False)]


def test_a_shared_text_that_is_set_smaller_is_told_once() -> None:
    people = [{**crowd(i), "office": "สำนักงาน" * 12} for i in range(4)]
    told = [note for note in shrunk(design("gold"), people) if note.text.startswith("สำนักงาน")]
    assert len(told) == 1


def test_fit_takes_the_largest_size_at_which_the_text_fits() -> None:
    box = Box((10, 10, 60, 10), "", size=(30, 10))
    text = "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์"
    done = fit(box, text)
    assert done.shrunk
    assert done.fits
    assert face("text").width(text, done.size) <= 60 * MM
    assert face("text").width(text, done.size + 0.5) > 60 * MM


def test_lines_are_centred_by_their_ink_and_bodies() -> None:
    box = Box((50, 50, 100, 20), "", size=(30, 30))
    done = fit(box, "กั้น")
    line, font = done.lines[0], face("text")
    ink, k = font.run("กั้น").ink, 30 * font.scale / 1000 / MM
    assert line.x / MM + (ink.left + ink.right) / 2 * k == pytest.approx(100)
    assert line.y / MM - font.body * k / 2 == pytest.approx(60)


def test_progress_is_told_and_cancel_is_heard() -> None:
    seen: list[tuple[int, int, str]] = []
    people = [crowd(i) for i in range(120)]
    print_certificates(design("plain"), people, ABOUT, progress=Progress(lambda *a: seen.append(a)))
    assert [(done, total) for done, total, _ in seen] == [
        (0, 120),
        (50, 120),
        (100, 120),
        (120, 120),
    ]
    stopped = Progress(lambda done, *_: stopped.cancel() if done else None)
    with pytest.raises(CancelledError):
        print_certificates(design("plain"), people, ABOUT, progress=stopped)


def test_nobody_to_print_is_refused() -> None:
    with pytest.raises(UserError, match="ยังไม่มีผู้รับ"):
        print_certificates(design("plain"), [], ABOUT)


def test_a_missing_value_stops_the_print_with_its_name() -> None:
    values = record(0)
    del values["blessing"]
    with pytest.raises(UserError, match="ใบที่ ๒ ยังขาดค่า blessing"):
        print_certificates(design("plain"), [record(0), values], ABOUT)


def test_a_design_tells_the_values_it_wants() -> None:
    names = "office name post reason blessing date signer signer_post code number"
    assert design("gold").values == set(names.split())


def test_the_code_can_be_scanned_from_the_page() -> None:
    """The modules under the middle of each cell are those of the symbol."""
    which = design("gold")
    box = next(b for b in which.boxes if b.kind == "qr")
    data = print_certificates(which, [record(0)], ABOUT).printed.data
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        image = page.render(scale=10 / MM).to_pil().convert("L")
        page.close()
    columns = Symbols().columns(record(0)["code"])
    cell = box.at[2] / len(columns)
    for x, column in enumerate(columns):
        for y in range(len(columns)):
            place = (box.at[0] + (x + 0.5) * cell, box.at[1] + (y + 0.5) * cell)
            shade = image.getpixel((round(place[0] * 10), round(place[1] * 10)))
            assert isinstance(shade, int | float)
            assert (shade < 128) == bool(column >> y & 1)


def test_the_page_has_the_size_of_the_design() -> None:
    data = print_certificates(
        replace(design("plain"), page=(210, 148)), [record(0)], ABOUT
    ).printed.data
    with pypdfium2.PdfDocument(data) as pdf:
        assert pdf[0].get_size() == pytest.approx((210 * MM, 148 * MM), abs=0.1)
        assert lines(data)


_GOOD = (RESOURCES / "certificates" / "gold.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "ทองคลาสสิก"', 'title = "ทองคลาสสิก"\ncolour = 1', "คีย์ที่โปรแกรมไม่รู้จัก: colour"),
        ('title = "ทองคลาสสิก"', "title = 5", "คีย์ title ต้องเป็นข้อความ"),
        ("page = [297, 210]", "page = [297]", "คีย์ page ต้องเป็นตัวเลข 2 ตัว"),
        ('text = "#2B2118"', 'text = "brown"', "คีย์ text ต้องเป็นชื่อสี"),
        ('draw = "medal"', 'draw = "medail"', r"\[\[art\]\] ที่ \d+ คีย์ draw มีค่า medail"),
        ("radius = 13", "diameter = 13", "คีย์ที่โปรแกรมไม่รู้จัก: diameter"),
        ("radius = 13\n", "", "คีย์ radius ต้องมี เพราะลาย medal ใช้"),
        ("radius = 13", 'radius = "13"', "คีย์ radius ต้องเป็นตัวเลข"),
        ('ribbon = "ribbon"', 'ribbon = "purple"', "คีย์ ribbon ต้องเป็นชื่อสี"),
        ('repeat = "corners"', 'repeat = "edges"', "คีย์ repeat มีค่า edges"),
        ('face = "charmonman-bold"', 'face = "comic"', "คีย์ face มีค่า comic"),
        ('ink = "name"', 'ink = "nam"', "คีย์ ink มีค่า nam"),
        ('tag = "H1"', 'tag = "Title"', "คีย์ tag ต้องเป็น P หรือ H1"),
        ("size = 23", 'size = "23"', "คีย์ size ต้องเป็นตัวเลข"),
        ("at = [137, 22.5, 23, 23]", "at = [137, 22.5]", "คีย์ at ต้องเป็นตัวเลข 4 ตัว"),
        ('value = "{name}"', 'value = "{name"', "คีย์ value เขียนวงเล็บปีกกาไม่ครบคู่"),
        ('draw = "medal"', 'draw = "background"\nfile = "a.png"', "คีย์ที่โปรแกรมไม่รู้จัก: at"),
        *(
            ("[[box]]", f'[[art]]\ndraw = "background"\nfile = "{name}"\n[[box]]', "ต้องเป็นชื่อไฟล์")
            for name in ("../a.png", "/etc/a.png", "a.exe", "a b.png")
        ),
        (
            "[[box]]",
            '[[art]]\ndraw = "background"\nfile = "a.png"\n' * 2 + "[[box]]",
            "คีย์ art มีพื้นหลังได้ภาพเดียว",
        ),
        ("lines = 2", "rows = 2", "คีย์ที่โปรแกรมไม่รู้จัก: rows"),
    ],
)
def test_a_wrong_design_is_refused_with_file_and_key(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    folder = tmp_path / "certificates"
    folder.mkdir()
    assert old in _GOOD
    (folder / "ours.toml").write_text(_GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(TemplateError, match=told) as refused:
        catalogue.load("certificates", read_design, tmp_path)
    assert "ours.toml" in str(refused.value)


def test_the_offices_own_design_wins(tmp_path: Path) -> None:
    (tmp_path / "certificates").mkdir()
    ours = _GOOD.replace("ทองคลาสสิก", "ทองของเรา")
    (tmp_path / "certificates" / "gold.toml").write_text(ours, "utf-8")
    found = catalogue.load("certificates", read_design, RESOURCES, tmp_path)
    assert found["gold"].title == "ทองของเรา"
    assert set(found) == set(NAMES)
