"""Files written whole or not at all, and images kept by the hash of what they hold."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

from core.errors import RefusedFileError, UserError

_MOST_BYTES = 20_000_000
_KINDS = {b"%PDF-": ".pdf", b"\x89PNG\r\n": ".png", b"\xff\xd8\xff": ".jpg"}
_TRIES = 5  # another program may hold a file for a moment
_PAUSE_S = 0.2


def write_whole(file: Path, data: bytes) -> None:
    """The file holds ``data``, or what it held before if anything goes wrong.

    Raises:
        UserError: the folder is missing, full, or may not be written.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        _replace(part, file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise UserError(
            f"เขียนไฟล์ {file.name} ไม่ได้ ของเดิมยังอยู่ครบ "
            "ตรวจว่าโฟลเดอร์มีอยู่ มีที่ว่าง และไฟล์ไม่ถูกเปิดค้างไว้ แล้วลองอีกครั้ง",
            code="not-written",
        ) from error


def keep_image(folder: Path, source: Path) -> str:
    """A copy of the SVG, PDF, PNG or JPG lies in ``folder`` under its hash; returns its name.

    Raises:
        RefusedFileError: it is missing, too large, or of another kind.
    """
    try:
        data = source.read_bytes()
    except (OSError, ValueError) as error:  # a name can hold what no name may
        raise RefusedFileError(f"เปิดไฟล์ภาพ {source.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่ที่เดิม") from error
    if len(data) > _MOST_BYTES:
        raise RefusedFileError(f"ไฟล์ภาพ {source.name} ใหญ่เกิน ๒๐ เมกะไบต์ ย่อแล้วเลือกใหม่")
    name = hashlib.sha256(data).hexdigest()[:32] + _image_kind(source.name, data)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        write_whole(folder / name, data)
    return name


def keep_file(folder: Path, source: Path) -> str:
    """A copy of any file lies in ``folder``, below its hash; returns its path there.

    Raises:
        RefusedFileError: it is missing or too large.
    """
    try:
        data = source.read_bytes()
    except (OSError, ValueError) as error:
        raise RefusedFileError(f"เปิดไฟล์ {source.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่ที่เดิม") from error
    if len(data) > _MOST_BYTES:
        raise RefusedFileError(f"ไฟล์ {source.name} ใหญ่เกิน ๒๐ เมกะไบต์ ย่อหรือแยกไฟล์แล้วเลือกใหม่")
    kept = folder / hashlib.sha256(data).hexdigest()[:32] / source.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    if not kept.exists():
        write_whole(kept, data)
    return kept.relative_to(folder).as_posix()


def keep_bytes(folder: Path, data: bytes, ending: str) -> str:
    """The bytes lie in ``folder`` under their hash, on disk for good; returns the name there.

    Raises:
        UserError: the folder is full or may not be written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    file = folder / f"{sha256[:32]}{ending}"
    if not (file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256):
        write_whole(file, data)
        _sync_folder(folder)
    return file.name


def _sync_folder(folder: Path) -> None:
    """The names in the folder are on disk; Windows sees to that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _image_kind(name: str, data: bytes) -> str:
    for magic, ending in _KINDS.items():
        if data.startswith(magic):
            return ending
    if b"<svg" in data[:4096]:
        return ".svg"
    raise RefusedFileError(f"ไฟล์ {name} ไม่ใช่ภาพ SVG, PDF, PNG หรือ JPG เลือกไฟล์ชนิดเหล่านี้")


def _replace(part: Path, file: Path) -> None:
    for left in range(_TRIES, 0, -1):
        try:
            part.replace(file)
        except PermissionError:
            if left == 1:
                raise
            time.sleep(_PAUSE_S)
        else:
            return
