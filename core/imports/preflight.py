"""A workbook's XML looked through before anything builds cells from it.

Runs in the limited process of ``core.imports.worker``: even looking costs memory in the wrong file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from core.imports import limits
from core.imports.archive import chunks
from core.imports.refusals import hostile, not_a_sheet, truncated
from core.imports.scan import SheetNotes, SheetScan

_WORKBOOK = "xl/workbook.xml"
_BINARY_WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedstrings.xml"
_MACROS = "vbaproject.bin"
_OUTSIDE = "xl/externallinks/"
_XML = (".xml", ".rels")
_OFFICE_MARKS = frozenset({"[content_types].xml", "mimetype", _WORKBOOK, _BINARY_WORKBOOK})
_ENCODINGS = frozenset({None, "utf-8", "us-ascii"})
_HEAD_BYTES = 2_000  # of the shared strings; they say there how many they are

_UNIQUE = re.compile(rb"\buniqueCount=[\"'](\d{1,20})")


def is_office_file(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a document of an office program rather than a bag of files."""
    names = {name.casefold() for name in archive.namelist()}
    return not names.isdisjoint(_OFFICE_MARKS)


def survey(archive: zipfile.ZipFile) -> dict[str, SheetNotes]:
    """The notes of each sheet by its name, after every part was found sound.

    Raises:
        RefusedFileError: not-a-sheet, truncated, hostile or too-large.
    """
    parts = {part.filename.casefold(): part for part in archive.infolist()}
    _check_kind(frozenset(parts))
    sheets = _sheet_parts(archive, parts)
    holders = frozenset(sheets.values())
    notes = {
        name: _look_through(archive, part, SheetScan() if name in holders else None)
        for name, part in parts.items()
        if name.endswith(_XML) or name in holders
    }
    return {sheet: notes[part] for sheet, part in sheets.items() if part in notes}


def _check_kind(names: frozenset[str]) -> None:
    if _BINARY_WORKBOOK in names:
        raise not_a_sheet("ไฟล์เป็นแบบ .xlsb ซึ่งโปรแกรมไม่อ่าน บันทึกเป็น .xlsx แล้วลองใหม่")
    if _WORKBOOK not in names:
        raise not_a_sheet()
    if any(name.endswith(_MACROS) for name in names):
        raise hostile("มีมาโคร")
    if any(name.startswith(_OUTSIDE) for name in names):
        raise hostile("ดึงข้อมูลจากไฟล์อื่น")


def _look_through(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, scan: SheetScan | None
) -> SheetNotes:
    parser = _strict_parser()
    head = b""
    for chunk in _parsed(parser, archive, part):
        head = head or chunk
        if scan:
            scan.feed(chunk)
    if part.filename.casefold() == _STRINGS:
        _check_strings(head)
    return scan.finish() if scan else SheetNotes("", {})


def _parsed(
    parser: expat.XMLParserType, archive: zipfile.ZipFile, part: zipfile.ZipInfo
) -> Iterator[bytes]:
    """The part's pieces, each after the parser accepted it; at the end the part is whole XML."""
    try:
        for chunk in chunks(archive, part):
            parser.Parse(chunk)
            yield chunk
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise truncated() from error


def _strict_parser() -> expat.XMLParserType:
    """A parser of UTF-8 that refuses document types and declarations of another encoding."""

    def refuse_doctype(*_: object) -> NoReturn:
        raise hostile("ประกาศโครงสร้าง XML ของตัวเอง")

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.casefold()) not in _ENCODINGS:
            raise hostile("เก็บข้อความภายในด้วยรหัสที่ไม่ใช่ UTF-8")

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.XmlDeclHandler = check_encoding
    return parser


def _check_strings(head: bytes) -> None:
    count = _UNIQUE.search(head[:_HEAD_BYTES])
    if count and int(count[1]) > limits.SHARED_STRINGS:
        raise hostile("แจ้งจำนวนข้อความภายในไม่ตรงกับที่มี")


def _sheet_parts(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Each sheet's name and, in small letters, the name of the part that holds it."""
    targets = {
        given.get("Id", ""): given.get("Target", "")
        for given in _elements(archive, parts.get(_RELATIONS), "Relationship")
    }
    return {
        given.get("name", ""): _whole_name(targets.get(_relation(given), ""))
        for given in _elements(archive, parts.get(_WORKBOOK), "sheet")
    }


def _relation(attributes: dict[str, str]) -> str:
    """The value of ``r:id``, whatever prefix the file gives that namespace."""
    return next((text for name, text in attributes.items() if name.endswith(":id")), "")


def _whole_name(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).removeprefix("/").casefold()


def _elements(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo | None, name: str
) -> list[dict[str, str]]:
    """The attributes of every element of that name in the part."""
    found: list[dict[str, str]] = []
    if part is None:
        return found

    def start(element: str, attributes: dict[str, str]) -> None:
        if element.rpartition(":")[2] == name:
            found.append(attributes)

    parser = _strict_parser()
    parser.StartElementHandler = start
    deque(_parsed(parser, archive, part), maxlen=0)
    return found
