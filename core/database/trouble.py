"""What the engine and the disk complain of, in words the officer can act on."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlite

from core.errors import UserError

_PRIMARY = 0xFF  # an extended code of the engine holds the plain one in its lowest byte
_WORDS = {
    "disk-full": "ที่เก็บข้อมูลเต็ม จึงไม่ได้บันทึกอะไร ลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง",
    "read-only": ("เปิดหรือเขียนไฟล์ในโฟลเดอร์ข้อมูลไม่ได้ จึงไม่ได้บันทึกอะไร ตรวจสิทธิ์ของโฟลเดอร์แล้วลองอีกครั้ง"),
    "locked": ("โปรแกรมอีกหน้าต่างหนึ่งกำลังบันทึกข้อมูลนานผิดปกติ จึงไม่ได้บันทึกอะไร รอสักครู่แล้วลองอีกครั้ง"),
    "disk-error": (
        "อ่านหรือเขียนที่เก็บข้อมูลไม่สำเร็จ จึงไม่ได้บันทึกอะไร ตรวจว่ามีที่ว่างและแฟลชไดรฟ์ยังเสียบอยู่ แล้วลองอีกครั้ง"
    ),
}
_ENGINE = {
    sqlite.SQLITE_FULL: "disk-full",
    sqlite.SQLITE_READONLY: "read-only",
    sqlite.SQLITE_CANTOPEN: "read-only",
    sqlite.SQLITE_PERM: "read-only",
    sqlite.SQLITE_BUSY: "locked",
    sqlite.SQLITE_LOCKED: "locked",
    sqlite.SQLITE_IOERR: "disk-error",
}
_DAMAGED = frozenset({sqlite.SQLITE_CORRUPT, sqlite.SQLITE_NOTADB})
_SYSTEM = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
}


def damaged(file: Path) -> UserError:
    """The refusal of a file that is broken or not ours."""
    return UserError(
        f"ไฟล์ {file.name} เสียหายหรือไม่ใช่ฐานข้อมูลของโปรแกรมนี้ ไม่ได้แก้ไขอะไร "
        "นำชุดสำรองล่าสุดกลับมาใช้ หรือเลือกโฟลเดอร์อื่น",
        code="not-a-database",
    )


def of_engine(error: BaseException | None, file: Path) -> UserError | None:
    """What an error of the engine says about ``file`` and its place; None if it is none of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _DAMAGED:
        return damaged(file)
    return _refusal(_ENGINE[code]) if code in _ENGINE else None


def of_system(error: OSError) -> UserError:
    """What an error of the operating system says about the place of the data."""
    return _refusal(_SYSTEM.get(error.errno or 0, "disk-error"))


@contextmanager
def told(file: Path) -> Generator[None, None, None]:
    """Inside, what the engine says about ``file`` and its place is a finished sentence.

    Raises:
        UserError: full, read-only, locked for long, unreadable, or damaged.
    """
    try:
        yield
    except (sqlite.Error, DBAPIError) as error:
        words = of_engine(error.orig if isinstance(error, DBAPIError) else error, file)
        if words is None:
            raise
        raise words from error


def _refusal(code: str) -> UserError:
    return UserError(_WORDS[code], code=code)
