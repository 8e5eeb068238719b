"""A finished PDF behind a passphrase: AES-256, and no longer PDF/A, which must open for all."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from core.errors import UserError

_MOST_BYTES = 127  # of a passphrase, as PDF counts them
_CLAIM = re.compile(
    rb"<pdfaid:.*</pdfaid:conformance>\s*|<pdfaExtension:schemas>.*</pdfaExtension:schemas>\s*"
    rb'|\s*xmlns:(?:pdfaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"',
    re.DOTALL,
)


def locked(data: bytes, passphrase: str) -> bytes:
    """The file, to be opened only with the passphrase; still tagged, still PDF/UA-1.

    Raises:
        UserError: the passphrase is empty or too long, or the file has a lock of its own.
    """
    length = len(passphrase.encode())
    if not passphrase.strip() or length > _MOST_BYTES:
        why = "ยาวเกินไป ใช้ไม่เกิน ๔๐ ตัวอักษร" if length > _MOST_BYTES else "ว่างอยู่ พิมพ์รหัสผ่าน"
        raise UserError(f"ล็อกไฟล์ไม่ได้ เพราะรหัสผ่าน{why} แล้วลองอีกครั้ง", code="passphrase")
    with _opened(data) as pdf:
        if "/OutputIntents" in pdf.Root:
            del pdf.Root.OutputIntents
        if "/Metadata" in pdf.Root:
            pdf.Root.Metadata.write(_CLAIM.sub(b"", pdf.Root.Metadata.read_bytes()))
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=pikepdf.Encryption(owner=passphrase, user=passphrase, R=6),
        )
        return out.getvalue()


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise UserError(
            "ไฟล์นี้มีรหัสของเดิมอยู่แล้ว จึงใส่รหัสซ้ำไม่ได้ บันทึกโดยไม่ใส่รหัส", code="locked"
        ) from error
