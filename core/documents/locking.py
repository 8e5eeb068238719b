"""A paper behind a passphrase: AES-256 instead of PDF/A, never both, and it says so."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from core.documents.paper import Paper
from core.typeset.locking import locked

NOT_FOR_ARCHIVES = (
    "ไฟล์นี้ล็อกด้วย AES-256 จึงไม่เป็น PDF/A สำหรับเก็บถาวร เก็บฉบับที่ไม่ล็อกไว้ด้วย โปรแกรมไม่จำรหัส ลืมแล้วเปิดไม่ได้"
)


def lock(paper: Paper, passphrase: str) -> Paper:
    """The same paper, to be opened only with the passphrase.

    Raises:
        UserError: the passphrase is empty or too long, or the paper has a lock of its own.
    """
    data = locked(paper.data, passphrase)
    sha256, notes = hashlib.sha256(data).hexdigest(), (*paper.notes, NOT_FOR_ARCHIVES)
    return replace(paper, data=data, sha256=sha256, notes=notes)
