"""Designs as text: what is written is read back equal, or not written at all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from core.errors import NotFoundError, TemplateError, UserError
from core.files import write_whole
from core.typeset.art import BACKGROUND
from core.typeset.design import Box, Design, read_design

FOLDER = "certificates"
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}$")
_BOX = Box((0, 0, 1, 1))


def design_text(design: Design) -> str:
    """The design as TOML."""
    tables: dict[str, Any] = {
        "id": design.id,
        "version": design.version,
        "title": design.title,
        "page": [_short(v) for v in design.page],
        "inks": dict(design.inks),
        "art": [dict(item) for item in design.art],
        "box": [_box(box, design) for box in design.boxes],
    }
    if design.art_page:
        tables["art_page"] = [_short(v) for v in design.art_page]
    if design.background:
        tables["art"].insert(0, {"draw": BACKGROUND, "file": design.background})
    return tomli_w.dumps(tables, multiline_strings=False)


def write_design(root: Path, design: Design) -> Path:
    """The design lies in the office's folder of designs under its key; its file.

    Raises:
        TemplateError: the key is no file name, or the text would be read as another design.
        UserError: the folder is full or may not be written; the old file stays.
    """
    if not _KEY.match(design.id):
        raise TemplateError(
            f"ชื่อไฟล์ของแบบเกียรติบัตร {design.id} ใช้ไม่ได้ ใช้ตัวอักษร a-z ตัวเลข และขีด", code="bad-value"
        )
    file = root / FOLDER / f"{design.id}.toml"
    text = design_text(design)
    if read_design(tomllib.loads(text), file) != design:
        raise TemplateError(
            f"บันทึกแบบ{design.title}ไม่ได้ เพราะมีค่าที่ไฟล์เก็บไม่ได้ เลิกทำครั้งล่าสุดแล้วบันทึกอีกครั้ง",
            code="not-written",
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
    return file


def delete_design(root: Path, key: str) -> None:
    """The office's own design of this key is gone; the program's are never touched.

    Raises:
        NotFoundError: the office has no design of this key.
        UserError: the file cannot be taken away.
    """
    file = root / FOLDER / f"{key}.toml"
    if not _KEY.match(key) or not file.exists():
        raise NotFoundError("ลบได้เฉพาะแบบที่สำนักงานทำเอง แบบของโปรแกรมลบไม่ได้", code="not-own")
    try:
        file.unlink()
    except OSError as error:
        raise UserError(
            f"ลบไฟล์ {file.name} ไม่ได้ ปิดโปรแกรมอื่นที่เปิดไฟล์นี้อยู่แล้วลองอีกครั้ง", code="not-deleted"
        ) from error


def _box(box: Box, design: Design) -> dict[str, Any]:
    """The entries of a box, those left out that say nothing new; its ink by name."""
    largest, smallest = (_short(v) for v in box.size)
    ink = next((name for name, value in design.inks.items() if value == box.ink), box.ink)
    written: dict[str, Any] = {
        "kind": box.kind,
        "value": box.value,
        "tag": box.tag,
        "at": [_short(v) for v in box.at],
        "face": box.face,
        "size": largest if largest == smallest else [largest, smallest],
        "ink": ink,
        "align": box.align,
        "lines": box.lines,
        "leading": box.leading,
    }
    usual = {"kind": _BOX.kind, "tag": _BOX.tag, "lines": _BOX.lines, "leading": _BOX.leading}
    if box.kind == "seal" and not box.value:
        usual["value"] = ""
    return {key: value for key, value in written.items() if usual.get(key) != value}


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else value
