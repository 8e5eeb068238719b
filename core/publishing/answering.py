"""Answers in a file: a line for each hit, to be filled in by whoever decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from core import catalogue
from core.errors import TemplateError
from core.publishing.answers import Answer, Hit
from core.publishing.finding import KIND_NAMES

_ACTS = {"keep": "เก็บไว้", "remove": "ตัดออก", "replace": "แทนด้วยคำ"}


def read_answers(file: Path) -> dict[str, Answer]:
    """The answers of a TOML file; a line that is still empty is no answer.

    ``[[hit]]`` tables have ``key``, ``answer`` (keep, remove or replace) and ``words``.

    Raises:
        TemplateError: the file cannot be read, or an answer is none of the three.
    """
    out: dict[str, Answer] = {}
    for row in _rows(catalogue.read(file), file):
        act, words = str(row.get("answer", "")), str(row.get("words", ""))
        if not act:
            continue
        if act not in _ACTS:
            listed = ", ".join(f"{key} ({name})" for key, name in _ACTS.items())
            raise TemplateError(
                f"ไฟล์ {file.name} รายการ {row.get('key', '')} ตอบว่า “{act}” ตอบได้เพียง: {listed}"
            )
        out[str(row.get("key", ""))] = Answer(act, words)  # type: ignore[arg-type]  # one of the three
    return out


def answer_sheet(hits: Iterable[Hit], known: Mapping[str, Answer]) -> bytes:
    """A TOML file with a line for each hit; what was answered before stands in it."""
    rows = [_line(hit, known.get(hit.key)) for hit in hits]
    head = "# ตอบทีละรายการ: answer = keep (เก็บไว้) remove (ตัดออก) หรือ replace (แทนด้วย words)\n"
    return head.encode() + tomli_w.dumps({"hit": rows}, multiline_strings=False).encode()


def _line(hit: Hit, answer: Answer | None) -> dict[str, str]:
    usual = hit.suggestion
    return {
        "key": hit.key,
        "what": f"{KIND_NAMES[hit.kind]}: {hit.words[0]}",
        "where": ", ".join(hit.places),
        "around": hit.excerpt,
        "usual": " ".join(filter(None, (usual.act, usual.words))) if usual else "",
        "answer": answer.act if answer else "",
        "words": answer.words if answer else (usual.words if usual else ""),
    }


def _rows(table: Mapping[str, Any], file: Path) -> list[Mapping[str, Any]]:
    rows = table.get("hit", [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise TemplateError(f"ไฟล์ {file.name} ต้องเขียนรายการเป็น [[hit]] แก้ไฟล์แล้วลองอีกครั้ง")
    return rows
