"""Small workbooks built by hand, so that every part of them can be made wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

Value = str | int | float | datetime | None

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORM = "การตอบแบบฟอร์ม 1"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
BALLOTS: Sequence[Sequence[Value]] = (
    ("ประทับเวลา", "ที่อยู่อีเมล", "พอเพียง"),
    (datetime(2026, 8, 22, 16, 53, 50), "a@saensuk.example", "สมชาย ใจงาม"),  # noqa: DTZ001
    (datetime(2026, 8, 22, 16, 54, 2), "b@saensuk.example", "สมชัย ใจงาม"),  # noqa: DTZ001
)


def letters(column: int) -> str:
    """A spreadsheet's name of a column counted from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(place: str, value: Value, texts: dict[str, int] | None = None) -> str:
    """One cell's XML; text goes into ``texts`` where that is given."""
    if value is None:
        return f'<c r="{place}" s="2"/>'
    if isinstance(value, datetime):
        days = (value - DAY_ZERO).total_seconds() / 86_400
        return f'<c r="{place}" s="1"><v>{days!r}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{place}"><v>{value}</v></c>'
    if texts is None:
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'


def row(number: int, values: Sequence[Value], texts: dict[str, int] | None = None) -> str:
    """One row's XML, beginning in column A."""
    inside = "".join(cell(f"{letters(at)}{number}", v, texts) for at, v in enumerate(values, 1))
    return f'<row r="{number}">{inside}</row>'


def sheet_xml(inside: str) -> str:
    """A worksheet around the XML of its rows."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/>'
        f"<sheetData>{inside}</sheetData></worksheet>"
    )


def strings_xml(texts: Sequence[str]) -> str:
    """The shared strings' part."""
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def parts(
    rows: Sequence[Sequence[Value]] = BALLOTS, *, shared: bool = True, name: str = FORM
) -> dict[str, bytes]:
    """The parts of a sound workbook with one sheet."""
    texts: dict[str, int] | None = {} if shared else None
    inside = "".join(row(number, values, texts) for number, values in enumerate(rows, 1))
    return whole({name: sheet_xml(inside)}, tuple(texts or ()))


def whole(sheets: Mapping[str, str], texts: Sequence[str] = ()) -> dict[str, bytes]:
    """The parts of a workbook around the XML of its sheets."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    made = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}'
            f'<Relationship Id="st" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="ss" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/>'
            '<xf numFmtId="22"/><xf numFmtId="49"/></cellXfs></styleSheet>'
        ),
        STRINGS: strings_xml(texts),
    }
    made |= {f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), 1)}
    return {name: xml.encode() for name, xml in made.items()}


def packed(made: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts in a ZIP."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return stream.getvalue()


def workbook(rows: Sequence[Sequence[Value]] = BALLOTS, *, shared: bool = True) -> bytes:
    """A sound workbook with one sheet."""
    return packed(parts(rows, shared=shared))


def one_sheet(inside: str, texts: Sequence[str] = ()) -> bytes:
    """A workbook whose only sheet holds these rows, given as XML."""
    return packed(whole({FORM: sheet_xml(inside)}, texts))


def form_export(rows: int, columns: int, answer: str = "", *, shared: bool = True) -> bytes:
    """A large workbook as a form fills it: times, addresses, and names or one long answer."""
    start = datetime(2026, 8, 1, 8)  # noqa: DTZ001 - a spreadsheet knows no zones
    head: list[Value] = ["ประทับเวลา", "ที่อยู่อีเมล", *(f"ข้อ {at}" for at in range(columns - 2))]
    first = (start - DAY_ZERO).days + 1 / 3
    body: list[list[Value]] = []
    for at in range(rows):
        told = (answer or f"นายสม{(at * 7 + k * 3) % 97} ใจงาม" for k in range(columns - 2))
        body.append([first + at / 86_400, f"user{at}@saensuk.example", *told])
    return workbook([head, *body], shared=shared)
