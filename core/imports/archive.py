"""ZIP files from outside, opened only when what they promise stays within the limits."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from core.imports import limits
from core.imports.refusals import encrypted, hostile, not_a_sheet, too_large, truncated
from core.thai.numerals import to_thai

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END_WINDOW = (1 << 16) + _END.size
_ENCRYPTED = 0x1
_CHUNK_BYTES = 1 << 18
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TEXT_NAMES = (".csv", ".tsv", ".txt")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``; no part of it has been unpacked yet.

    Raises:
        RefusedFileError: truncated, encrypted, hostile or too-large by what its directory says.
    """
    _check_end(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise truncated() from error
    _check_directory(archive.infolist())
    return archive


def _check_end(data: bytes) -> None:
    """Pass only if the directory is small: reading it is not limited by anything else."""
    start = data.rfind(_END_MARK, max(0, len(data) - _END_WINDOW))
    if start < 0 or start + _END.size > len(data):
        raise truncated()
    directory_bytes = _END.unpack_from(data, start)[5]
    if directory_bytes > limits.DIRECTORY_BYTES:
        raise hostile("มีชิ้นส่วนภายในมากผิดปกติ")


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > limits.PARTS:
        raise hostile("มีชิ้นส่วนภายในมากผิดปกติ")
    if len({part.filename.casefold() for part in parts}) != len(parts):
        raise hostile("มีชิ้นส่วนภายในชื่อซ้ำกัน")
    for part in parts:
        _check_part(part)
    if sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise too_large(f"คลายแล้วเกิน {limits.UNPACKED_BYTES >> 20} MB")


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & _ENCRYPTED:
        raise encrypted()
    name = part.orig_filename
    if name.startswith("/") or ".." in name.split("/") or any(mark in name for mark in ":\\\0"):
        raise hostile("มีชิ้นส่วนภายในที่ชี้ออกนอกไฟล์")
    if part.compress_type not in _METHODS:
        raise hostile("บีบอัดด้วยวิธีที่ไม่ใช่ของตารางคำนวณ")
    packed = max(1, part.compress_size)
    if part.file_size > limits.RATIO_FROM_BYTES and part.file_size > limits.RATIO * packed:
        raise hostile("มีชิ้นส่วนภายในที่คลายแล้วใหญ่ขึ้นผิดปกติ")


def chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes in pieces, never more of them than its directory entry promised.

    Raises:
        RefusedFileError: the part is damaged.
    """
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                yield chunk
    except _DAMAGE as error:
        raise truncated() from error


def only_text(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one .csv (.tsv, .txt) of the archive, as a form's download holds it.

    Raises:
        RefusedFileError: there is none, or there are several.
    """
    found = [part for part in archive.infolist() if _is_text(part.filename.casefold())]
    if len(found) != 1:
        raise not_a_sheet(
            f"ไฟล์ ZIP ต้องมีไฟล์ CSV เพียงไฟล์เดียว แต่พบ {to_thai(len(found))} ไฟล์ "
            "แตกไฟล์ออกก่อนแล้วนำเข้าทีละไฟล์"
        )
    return found[0]


def _is_text(name: str) -> bool:
    return name.endswith(_TEXT_NAMES) and not name.startswith("__macosx/")
