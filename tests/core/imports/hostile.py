"""Files that were made, or have been made by accident, to hurt whoever opens them."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import cache

from tests.core.imports.workbooks import (
    BALLOTS,
    FORM,
    MAIN,
    SHEET,
    STRINGS,
    one_sheet,
    packed,
    parts,
    row,
    sheet_xml,
    strings_xml,
    whole,
    workbook,
)

READ = ""  # the code of a file that is read
Corpus = dict[str, tuple[Callable[[], bytes], str]]

_MB = 1 << 20
_ANSWER = random.Random(3).randbytes(500).hex()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_TWO_ROWS = row(1, ("ชื่อ", "พอเพียง")) + row(2, ("สมชาย", "สมหญิง"))


def _with(name: str, data: bytes | str) -> bytes:
    """The sound workbook with one part more, or one changed."""
    return packed({**parts(), name: data if isinstance(data, bytes) else data.encode()})


def _without(name: str) -> bytes:
    made = parts()
    del made[name]
    return packed(made)


def _doctype(declared: str, used: str = "") -> bytes:
    sheet = sheet_xml(row(1, ("a", "b")) + row(2, (used, "d"))).partition("?>")[2]
    return _with(SHEET, f"<!DOCTYPE worksheet [{declared}]>{sheet}")


def _repeated(name: str, times: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts().items():
            archive.writestr(part, data)
        for at in range(times):
            archive.writestr(name.format(at), b"<x/>")
    return stream.getvalue()


def _patched(data: bytes, at: int, value: bytes) -> bytes:
    """The workbook with bytes changed, in every local and central header alike."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", at), (b"PK\x01\x02", at + 2)):
        place = data.find(mark)
        while place >= 0:
            out[place + offset : place + offset + len(value)] = value
            place = data.find(mark, place + 1)
    return bytes(out)


def _bad_sum() -> bytes:
    data = bytearray(packed(parts(), zipfile.ZIP_STORED))
    data[data.rindex("สมชัย".encode())] ^= 1
    return bytes(data)


def _end_claims(directory_bytes: int) -> bytes:
    data = bytearray(workbook())
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, directory_bytes)
    return bytes(data)


def _nested(depth: int) -> bytes:
    names = [f"n{random.Random(at).getrandbits(40)}" for at in range(depth)]
    opened = "".join(f"<{name}>" for name in names)
    closed = "".join(f"</{name}>" for name in reversed(names))
    return _with("docProps/app.xml", opened + closed)


def _many_rows(count: int, *, numbered: bool) -> bytes:
    rows = (
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>'
        if numbered
        else f"<row><c><v>{n}</v></c></row>"
        for n in range(1, count + 1)
    )
    return one_sheet("".join(rows))


def _zip(**members: bytes) -> bytes:
    return packed({name.replace("__", "."): data for name, data in members.items()})


@cache
def _random_text(count: int) -> str:
    return "".join(random.Random(7).choices("กขคงจฉชซญฐดตถทธนบปผพฟมยรลวสหอ", k=count))


def _same_part_twice() -> bytes:
    return _repeated("xl/extra{}.xml", 2).replace(b"extra1", b"extra0")


WORKBOOKS: Corpus = {
    "sound": (workbook, READ),
    "sound inline": (lambda: workbook(shared=False), READ),
    "dimension lies": (lambda: one_sheet(_TWO_ROWS), READ),
    "bomb of spaces": (lambda: _with("xl/media/a.xml", b" " * (80 * _MB)), "hostile"),
    "bomb in one cell": (lambda: one_sheet(row(1, ("a" * (40 * _MB),))), "hostile"),
    "bomb by many parts": (
        lambda: packed(parts() | {f"x{n}.bin": b"\0" * _MB for n in range(280)}),
        "too-large",
    ),
    "cell at the far corner": (
        lambda: one_sheet(_TWO_ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "too-large",
    ),
    "far column": (
        lambda: one_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="JA1"><v>1</v></c></row>'),
        "too-large",
    ),
    "far cell, nothing in it": (
        lambda: one_sheet(_TWO_ROWS + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        READ,
    ),
    "far cell in single quotes": (
        lambda: one_sheet("<row r='1'><c s='0' r='XFD1'><v>1</v></c></row>"),
        "too-large",
    ),
    "place hidden in a reference": (
        lambda: one_sheet('<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>'),
        "truncated",
    ),
    "16,384 columns": (
        lambda: one_sheet(row(1, ("a",) * 16_384) + row(2, ("b",) * 16_384)),
        "too-large",
    ),
    "1,048,576 rows": (lambda: _many_rows(1_048_576, numbered=False), "too-large"),
    "250,000 numbered rows": (lambda: _many_rows(250_000, numbered=True), "too-large"),
    "millions of cells": (
        lambda: one_sheet("".join(f"<row>{'<c><v>1</v></c>' * 250}</row>" for _ in range(12_000))),
        "hostile",
    ),
    "two far corners": (
        lambda: one_sheet(row(1, (1,)) + '<row r="199999"><c r="IV199999"><v>1</v></c></row>'),
        "hostile",
    ),
    "strings claim four thousand million": (
        lambda: _with(
            STRINGS, strings_xml(["a"]).replace('uniqueCount="1"', 'uniqueCount="4294967295"')
        ),
        "hostile",
    ),
    "strings claim a googol": (
        lambda: _with(
            STRINGS, strings_xml(["a"]).replace('uniqueCount="1"', f'uniqueCount="1{"0" * 100}"')
        ),
        "hostile",
    ),
    "one long string, used 100,000 times": (
        lambda: one_sheet(
            "".join(f'<row><c t="s"><v>0</v></c><c><v>{n}</v></c></row>' for n in range(100_000)),
            [_random_text(30_000)],
        ),
        "hostile",
    ),
    "a string no cell can hold": (
        lambda: one_sheet(row(1, (_random_text(200_000),)) + row(2, ("b",))),
        "too-large",
    ),
    "texts without end": (
        lambda: one_sheet("".join(row(n, (str(n) + _ANSWER * 100,)) for n in range(1, 400))),
        "too-large",
    ),
    "a cell of two million letters": (
        lambda: one_sheet(row(1, (_random_text(2_000_000),))),
        "hostile",
    ),
    "billion laughs": (lambda: _doctype('<!ENTITY l0 "ha">' + _LAUGHS, "&l9;"), "hostile"),
    "quadratic": (lambda: _doctype(f'<!ENTITY q "{"q" * 50_000}">', "&q;" * 2_000), "hostile"),
    "a file of this machine": (
        lambda: _doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        "hostile",
    ),
    "outside doctype": (
        lambda: _with(
            STRINGS, f'<!DOCTYPE sst SYSTEM "http://saensuk.example/x.dtd"><sst xmlns="{MAIN}"/>'
        ),
        "hostile",
    ),
    "doctype of the workbook": (lambda: _with("xl/workbook.xml", "<!DOCTYPE w><w/>"), "hostile"),
    "another encoding": (
        lambda: _with(SHEET, sheet_xml(_TWO_ROWS).replace("UTF-8", "windows-1252")),
        "hostile",
    ),
    "utf-16 inside": (lambda: _with(SHEET, sheet_xml(_TWO_ROWS).encode("utf-16")), "hostile"),
    "out of the file": (lambda: _with("../../evil.sh", b"rm"), "hostile"),
    "out by the middle": (lambda: _with("xl/../../evil.sh", b"rm"), "hostile"),
    "absolute part": (lambda: _with("/etc/cron.d/evil", b"rm"), "hostile"),
    "part on a drive": (lambda: _with("C:/evil.bat", b"rm"), "hostile"),
    "part with backslashes": (lambda: _with("..\\evil.bat", b"rm"), "hostile"),
    "3,000 parts": (lambda: _repeated("x{}.xml", 3_000), "hostile"),
    "30,000 parts": (lambda: _repeated("xl/something/long/enough/x{}.xml", 30_000), "hostile"),
    "same part twice": (_same_part_twice, "hostile"),
    "same part in capitals": (lambda: _with("XL/Workbook.xml", b"<x/>"), "hostile"),
    "macros": (lambda: _with("xl/vbaProject.bin", _OLE), "hostile"),
    "links outside": (lambda: _with("xl/externalLinks/externalLink1.xml", b"<x/>"), "hostile"),
    "packed by lzma": (lambda: packed(parts(), zipfile.ZIP_LZMA), "hostile"),
    "password in the zip": (lambda: _patched(workbook(), 6, b"\1\0"), "encrypted"),
    "unknown method": (lambda: _patched(workbook(), 8, b"\x63\0"), "hostile"),
    "cut in the middle": (lambda: workbook()[: len(workbook()) // 2], "truncated"),
    "cut at the end": (lambda: workbook()[:-10], "truncated"),
    "first bytes only": (lambda: b"PK\x03\x04", "truncated"),
    "wrong sum": (_bad_sum, "truncated"),
    "end claims a huge directory": (lambda: _end_claims(0xFFFFFFFF), "hostile"),
    "end claims no directory": (lambda: _end_claims(0), "not-a-sheet"),
    "a second end behind": (lambda: workbook() + b"PK\x05\x06" + b"\xff" * 18, "hostile"),
    "XML not closed": (lambda: _with(SHEET, sheet_xml(_TWO_ROWS)[:-20]), "truncated"),
    "XML crossed": (
        lambda: one_sheet(_TWO_ROWS + '<row r="3"><c r="A3"><v>1</c></v></row>'),
        "truncated",
    ),
    "XML in 100,000 levels": (lambda: _nested(100_000), READ),
    "same row number twice": (
        lambda: one_sheet(_TWO_ROWS + row(2, ("สมศรี", "ใครคนหนึ่ง"))),
        "hostile",
    ),
    "rows backwards": (lambda: one_sheet(row(3, ("c", "d")) + row(1, ("a", "b"))), "hostile"),
    "row number of a hundred digits": (
        lambda: one_sheet(f'<row r="1{"0" * 100}"><c><v>1</v></c></row>'),
        "truncated",
    ),
    "strings are not there": (lambda: _without(STRINGS), "truncated"),
    "string beyond the last": (lambda: _with(STRINGS, strings_xml(["a"])), "truncated"),
    "sheet is not there": (lambda: _without(SHEET), "truncated"),
    "no sheet at all": (lambda: packed(whole({})), "empty-file"),
    "control character by number": (
        lambda: one_sheet(row(1, ("a", "b")) + row(2, ("c@d", "e")).replace("@", "&#x0B;")),
        READ,
    ),
    "formula without a result": (
        lambda: one_sheet(_TWO_ROWS + '<row r="3"><c r="B3"><f>B2&amp;""</f></c></row>'),
        "uncalculated",
    ),
    "header only": (lambda: workbook(BALLOTS[:1]), "header-only"),
    "nothing in it": (lambda: workbook([]), "empty-file"),
    "chart instead of cells": (
        lambda: packed(whole({FORM: f'<chartsheet xmlns="{MAIN}"/>'})),
        "empty-file",
    ),
}

OTHERS: Corpus = {
    "empty": (lambda: b"", "empty-file"),
    "31 MB": (lambda: b"a,b\n" * (8 * _MB), "too-large"),
    "old workbook": (lambda: _OLE + b"\0" * 2_000 + "Workbook".encode("utf-16-le"), "old-xls"),
    "workbook with a password": (
        lambda: _OLE + b"\0" * 2_000 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "web page": (
        "<html><table><tr><td>ชื่อ</td></tr></table></html>".encode,
        "not-a-sheet",
    ),
    "web page with a mark": ("\ufeff\r\n <!DOCTYPE html>".encode, "not-a-sheet"),
    "XML of 2003": (lambda: b'<?xml version="1.0"?><Workbook/>', "not-a-sheet"),
    "PDF": (lambda: b"%PDF-1.7\n1 0 obj", "not-a-sheet"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-a-sheet"),
    "program": (lambda: b"MZ" + bytes(range(256)) * 10, "not-a-sheet"),
    "rich text": (lambda: b"{\\rtf1 a,b}", "not-a-sheet"),
    "letter": (lambda: _zip(mimetype=b"application/x", content__xml=b"<x/>"), "not-a-sheet"),
    "binary workbook": (lambda: _zip(**{"xl/workbook__bin": b"\0"}), "not-a-sheet"),
    "zip of nothing": (_zip, "not-a-sheet"),
    "zip of two": (lambda: _zip(a__csv=b"a\n1", b__csv=b"a\n1"), "not-a-sheet"),
    "zip in a zip": (lambda: _zip(a__zip=_zip(a__csv=b"a\n1")), "not-a-sheet"),
    "zip bomb with a csv": (lambda: _zip(a__csv=b"a,b\n" * (10 * _MB)), "hostile"),
    "zip with a large csv": (
        lambda: _zip(a__csv=random.Random(1).randbytes(_MB).hex().encode() * 16),
        "too-large",
    ),
    "zeros": (lambda: b"\0" * 4_000, "not-a-sheet"),
    "noise": (lambda: random.Random(2).randbytes(100_000), "unknown-encoding"),
    "control characters": (lambda: b"a,b\n" + b"\x01\x02\x03" * 100, "not-a-sheet"),
    "one bad byte": (lambda: "ชื่อ,ผล\nสมชาย,ดี\n".encode() + b"\xff", "unknown-encoding"),
    "UTF-32": (lambda: "ชื่อ,ผล\nสมชาย,ดี\n".encode("utf-32"), "unknown-encoding"),
    "cut UTF-16": (lambda: "ชื่อ,ผล\nสมชาย,ดี\n".encode("utf-16")[:-1], "unknown-encoding"),
    "only a mark": (lambda: b"\xef\xbb\xbf", "empty-file"),
    "only line breaks": (lambda: b"\n\r\n\n", "empty-file"),
    "only commas": (lambda: b",,,\n,,,\n", "empty-file"),
    "header alone": ("ชื่อ,ผล\n\n , \n".encode, "header-only"),
    "cell of 10 MB": (lambda: b'a,b\n1,"' + b"x\n" * (5 * _MB) + b'"\n', "too-large"),
    "line of 10 MB": (lambda: b"a,b\n1," + b"x" * (10 * _MB), "too-large"),
    "500,000 columns": (lambda: b"," * 499_999 + b"\na\n", "too-large"),
    "4,000,000 columns in short lines": (lambda: b'a,"\n",' * 4_000_000, "too-large"),
    "300,000 rows": (lambda: b"a,b\n" * 300_000, "too-large"),
    "quote never closed": ('ชื่อ,ผล\nสมชาย,"ดี\nสมหญิง,ดี\n'.encode, "bad-quotes"),
    "quote closed too early": ('ชื่อ,ผล\n"สมชาย" ใจงาม,ดี\n'.encode, "bad-quotes"),
    "all quotes": (lambda: b'"' * 1_001, "bad-quotes"),
}
