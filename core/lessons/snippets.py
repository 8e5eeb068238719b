"""The office's sentences that come again and again, kept in ``templates/snippets.toml``."""

from __future__ import annotations

import os
from pathlib import Path

import tomli_w

from core import catalogue
from core.errors import TemplateError, UserError
from core.thai import text

FILE = Path("templates") / "snippets.toml"
MOST = 60
_KEY = "snippets"


def snippets(folder: Path) -> tuple[str, ...]:
    """Those of the workspace in this folder, the one kept last first.

    Raises:
        TemplateError: the file is not a list of texts.
    """
    file = folder / FILE
    if not file.exists():
        return ()
    table = catalogue.read(file)
    catalogue.refuse_unknown(table, frozenset({_KEY}), file)
    kept = table.get(_KEY, [])
    if not isinstance(kept, list) or not all(isinstance(one, str) for one in kept):
        message = f"ไฟล์ {file.name} ต้องมี {_KEY} เป็นรายการข้อความ แก้แล้วเปิดใหม่"
        raise TemplateError(message, code="template")
    return tuple(kept)


def keep(folder: Path, words: str) -> tuple[str, ...]:
    """These words are kept, before all others; returns all.

    Raises:
        UserError: no words, or as many are kept as a menu can hold.
    """
    lines = (text.line(one) for one in text.clean(words).split("\n"))
    clean = "\n".join(one for one in lines if one)
    if not clean:
        raise UserError("ยังไม่ได้เลือกข้อความ เลือกข้อความในช่องก่อน แล้วเก็บอีกครั้ง", code="words-missing")
    others = tuple(one for one in snippets(folder) if one != clean)
    if len(others) >= MOST:
        raise UserError("เก็บข้อความที่ใช้บ่อยไว้เต็มแล้ว ลบข้อความที่ไม่ใช้ก่อน แล้วเก็บอีกครั้ง", code="too-many")
    return _write(folder, (clean, *others))


def drop(folder: Path, words: str) -> tuple[str, ...]:
    """These words are kept no more; returns those that are."""
    return _write(folder, tuple(one for one in snippets(folder) if one != words))


def _write(folder: Path, kept: tuple[str, ...]) -> tuple[str, ...]:
    """The old file or the new one is there, never half."""
    file = folder / FILE
    file.parent.mkdir(exist_ok=True)
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(tomli_w.dumps({_KEY: list(kept)}))
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
    return kept
