"""A workbook's XML looked through before anything builds cells from it.

Runs in the limited process of ``core.imports.worker``: even looking costs memory in the wrong file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import NoReturn
from xml.parsers import expat

from core.errors import RefusedFileError
from core.imports import limits
from core.imports.archive import chunks
from core.imports.refusals import hostile, not_a_sheet, truncated
from core.imports.scan import SheetNotes, SheetScan

_WORKBOOK = "xl/workbook.xml"
_BINARY_WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedstrings.xml"
_STYLES = "/styles"
_MACROS = "vbaproject.bin"
_OUTSIDE = "xl/externallinks/"
_XML = (".xml", ".rels")
_OFFICE_MARKS = frozenset({"[content_types].xml", "mimetype", _WORKBOOK, _BINARY_WORKBOOK})
_ENCODINGS = frozenset({None, "utf-8", "us-ascii"})
_NO_SUCH_CHARACTER = expat.errors.codes[expat.errors.XML_ERROR_BAD_CHAR_REF]
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
    targets = _targets(archive, parts)
    holders = {
        given.get("name", ""): targets.get(_relation(given), "")
        for given in _elements(archive, parts.get(_WORKBOOK), "sheet")
    }
    notes = {
        name: _look_through(archive, part, SheetScan() if name in holders.values() else None)
        for name, part in parts.items()
    }
    return {sheet: notes[name] for sheet, name in holders.items() if name in notes}


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
    """Every byte of the part checked against its sum, and its XML for being whole."""
    name = part.filename.casefold()
    head = b""
    is_xml = scan is not None or name.endswith(_XML)
    for chunk in _parsed(_strict_parser(), archive, part) if is_xml else chunks(archive, part):
        if is_xml and b"\0" in chunk:  # UTF-16, which a reader of UTF-8 takes for nothing
            raise _not_utf_8()
        head = head or chunk
        if scan:
            scan.feed(chunk)
    if name == _STRINGS:
        _check_strings(head)
    return scan.finish() if scan else SheetNotes("", {})


def _parsed(
    parser: expat.XMLParserType, archive: zipfile.ZipFile, part: zipfile.ZipInfo
) -> Iterator[bytes]:
    """The part's pieces, each after the parser accepted it; at the end the part is whole XML.

    After a character that XML has no number for, which careless programs write, the rest is not
    looked at: the rows with such a character are judged later.
    """
    readable = True
    try:
        for chunk in chain(chunks(archive, part), (b"",)):
            if readable:
                readable = _takes(parser, chunk)
            yield chunk
    except expat.ExpatError as error:
        raise truncated() from error


def _takes(parser: expat.XMLParserType, chunk: bytes) -> bool:
    """Whether the parser can go on after the piece; an empty one is the last."""
    try:
        parser.Parse(chunk, not chunk)
    except expat.ExpatError as error:
        if error.code != _NO_SUCH_CHARACTER:
            raise
        return False
    return True


def _strict_parser() -> expat.XMLParserType:
    """A parser of UTF-8 that refuses document types and declarations of another encoding."""

    def refuse_doctype(*_: object) -> NoReturn:
        raise hostile("ประกาศโครงสร้าง XML ของตัวเอง")

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.casefold()) not in _ENCODINGS:
            raise _not_utf_8()

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.XmlDeclHandler = check_encoding
    return parser


def _not_utf_8() -> RefusedFileError:
    return hostile("เก็บข้อความภายในด้วยรหัสที่ไม่ใช่ UTF-8")


def _check_strings(head: bytes) -> None:
    count = _UNIQUE.search(head[:_HEAD_BYTES])
    if count and int(count[1]) > limits.SHARED_STRINGS:
        raise hostile("แจ้งจำนวนข้อความภายในไม่ตรงกับที่มี")


def _targets(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """The workbook's relations: id → the part's name in small letters.

    Without its styles a date is only a number, which nobody would notice; so they must be there.
    """
    targets = {}
    for given in _elements(archive, parts.get(_RELATIONS), "Relationship"):
        target = _whole_name(given.get("Target", ""))
        targets[given.get("Id", "")] = target
        if given.get("Type", "").endswith(_STYLES) and target not in parts:
            raise truncated()
    return targets


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
