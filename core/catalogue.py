"""Folders of TOML files, one thing a file: the program's own and the office's, which win."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from core.errors import TemplateError

T = TypeVar("T")
Table = Mapping[str, Any]


def read(file: Path) -> dict[str, Any]:
    """The file's tables, untouched.

    Raises:
        TemplateError: it is missing, not UTF-8 or not TOML; the sentence names file and line.
    """
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        message = f"เปิดไฟล์ {file.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่และไม่ถูกโปรแกรมอื่นเปิดค้างไว้"
        raise TemplateError(message, code="file-unreadable") from error
    except UnicodeDecodeError as error:
        message = f"ไฟล์ {file.name} ไม่ใช่ข้อความ UTF-8 บันทึกใหม่เป็น UTF-8 แล้วลองอีกครั้ง"
        raise TemplateError(message, code="file-unreadable") from error
    except (ValueError, RecursionError) as error:  # also a number or a nesting beyond reason
        raise TemplateError(
            f"ไฟล์ {file.name} เขียนไม่ถูกแบบ TOML แก้ตามที่แจ้งแล้วลองอีกครั้ง: {error}",
            code="file-unreadable",
        ) from error


def load(folder: str, build: Callable[[Table, Path], T], *roots: Path) -> dict[str, T]:
    """Every ``folder/*.toml`` of ``roots`` by its file name; a later root wins over an earlier one.

    ``build`` turns the tables of one file into a checked value and raises TemplateError.
    """
    return {key: build(read(file), file) for key, file in files(folder, *roots).items()}


def files(folder: str, *roots: Path) -> dict[str, Path]:
    """The files of ``folder/*.toml`` of ``roots`` by name; a later root wins."""
    found: dict[str, Path] = {}
    for root in roots:
        found.update({file.stem: file for file in sorted((root / folder).glob("*.toml"))})
    return found


def refuse_unknown(table: Table, known: frozenset[str], file: Path, where: str = "") -> None:
    """Pass only if every key of ``table`` is in ``known``.

    Raises:
        TemplateError: names the first few keys that are not, and where they stand.
    """
    unknown = sorted(set(table) - known)
    if unknown:
        place = f" ใน {where}" if where else ""
        names = ", ".join(unknown[:5])
        raise TemplateError(
            f"ไฟล์ {file.name}{place} มีคีย์ที่โปรแกรมไม่รู้จัก: {names} ตรวจตัวสะกดหรือลบออก",
            code="unknown-key",
        )
