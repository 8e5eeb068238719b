from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.errors import RefusedFileError
from core.imports import archive, limits, scan
from core.imports.preflight import survey
from core.imports.scan import SheetNotes, SheetScan
from core.imports.sheet import read_sheet
from tests.core.imports.workbooks import (
    FORM,
    MAIN,
    form_export,
    one_sheet,
    packed,
    row,
    sheet_xml,
    whole,
)


def notes_of(inside: str) -> SheetNotes:
    return survey(archive.open_archive(one_sheet(inside)))[FORM]


def test_notes_are_by_the_name_of_the_sheet() -> None:
    made = whole(
        {"สรุป & รวม": sheet_xml(""), FORM: sheet_xml('<row><c r="B1" t="e"><v>#N/A</v></c></row>')}
    )

    found = survey(archive.open_archive(packed(made)))

    assert found == {"สรุป & รวม": SheetNotes("", {}), FORM: SheetNotes("", {(1, 2): "#N/A"})}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C5"><f>A1</f></c>',
        '<c r="C5"><f>A1</f><v/></c>',
        '<c r="C5" s="1"><f t="shared" si="0"/><v></v></c>',
        "<c s='1' r='C5'>\n <f>A1&lt;2</f>\n <v> </v>\n</c>",
        f'<x:c xmlns:x="{MAIN}" r="C5"><x:f>1</x:f></x:c>',
    ],
)
def test_formula_without_a_result_is_noted(cell: str) -> None:
    assert notes_of(f'<row r="5">{cell}<c r="D5"><v>1</v></c></row>').uncalculated == "C5"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C5"><f>A1</f><v>0</v></c>',
        '<c r="C5" t="str"><f>""</f><v></v></c>',
        '<c r="C5"><f t="shared" ref="C5:C9" si="0">A1</f><v>7</v></c>',
        '<c r="C5" t="inlineStr"><is><t>f</t></is></c>',
    ],
)
def test_formula_with_a_result_passes(cell: str) -> None:
    assert notes_of(f'<row r="5">{cell}</row>') == SheetNotes("", {})


def test_scan_sees_the_same_however_the_part_is_cut() -> None:
    inside = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" s="1"/></row>'
        '<row r="3"><c r="AB3"><f>A1</f><v></v></c>'
        '<c r="IV3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><x:c><x:v>1</x:v></x:c>'
    )
    text = sheet_xml(inside).encode()

    for length in range(1, len(text)):
        scanned = SheetScan()
        for at in range(0, len(text), length):
            scanned.feed(text[at : at + length])

        assert scanned.finish() == SheetNotes("AB3", {(1, 1): "#REF!", (3, 256): "#DIV/0!"})


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("iv", 256)])
def test_column_has_a_number(letters: str, number: int) -> None:
    assert scan.column_number(letters) == number


@pytest.mark.parametrize("place", ["JA1", "IW1", "AAA1", "A200000", "B1000000", "XFD1048576"])
def test_far_cell_is_named(place: str) -> None:
    with pytest.raises(RefusedFileError, match=place) as refused:
        notes_of(f'<row><c r="{place}"><v>1</v></c></row>')

    assert refused.value.code == "too-large"


@pytest.mark.parametrize("place", ["IV1", "I1", "A199999", "HZ99"])
def test_near_cell_passes(place: str) -> None:
    assert notes_of(f'<row><c r="{place}"><v>1</v></c></row>') == SheetNotes("", {})


def test_too_many_errors_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ERROR_CELLS", 2)

    with pytest.raises(RefusedFileError, match="ผิดพลาด"):
        notes_of("<row>" + "".join(f'<c r="{x}1" t="e"><v>#N/A</v></c>' for x in "ABC") + "</row>")


LONG_CONSENT = "ข้าพเจ้ายินยอมให้สำนักงานเก็บรวบรวม ใช้ และเปิดเผยข้อมูลส่วนบุคคลเพื่อการคัดเลือกบุคคลต้นแบบ " * 4


@pytest.mark.parametrize("answer", ["", "5", "5 - มากที่สุด", LONG_CONSENT])
@pytest.mark.parametrize("shared", [True, False])
def test_large_form_export_is_no_bomb(answer: str, shared: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    data = form_export(3_000, 20, answer, shared=shared)
    file = tmp_path / "export.xlsx"
    file.write_bytes(data)

    part = zipfile.ZipFile(BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")

    assert part.file_size < part.compress_size * limits.RATIO
    assert len(read_sheet(file).rows) == 3_000


def test_part_that_unfolds_too_far_is_refused() -> None:
    made = whole({FORM: sheet_xml(row(1, ("a",)))}) | {"xl/x.xml": b" " * (2 << 20)}

    with pytest.raises(RefusedFileError, match="คลายแล้วใหญ่ขึ้น"):
        archive.open_archive(packed(made))
