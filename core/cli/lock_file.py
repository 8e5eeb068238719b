"""``print … --lock-with FILE``: the passphrase comes from a file, never from the command line."""

from __future__ import annotations

from pathlib import Path

from core.errors import UserError

LOCK_HELP = "ไฟล์ที่มีรหัสเปิด PDF หนึ่งบรรทัด ล็อกด้วย AES-256 แทน PDF/A"
_MOST_BYTES = 1000


def read_passphrase(file: Path) -> str:
    """The one line of the file, without its end.

    Raises:
        UserError: the file cannot be read, is no text, or has not exactly one line.
    """
    try:
        with file.open("rb") as stream:
            lines = stream.read(_MOST_BYTES).decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise UserError(
            f"อ่านรหัสจากไฟล์ {file.name} ไม่ได้ ตรวจว่าไฟล์อยู่ที่เดิมและเป็นข้อความ UTF-8",
            code="file-unreadable",
        ) from error
    if len(lines) != 1 or not lines[0].strip():
        raise UserError(f"ไฟล์ {file.name} ต้องมีรหัสเปิดไฟล์บรรทัดเดียว แก้ไฟล์แล้วสั่งใหม่", code="passphrase")
    return lines[0]
