"""The register's fields by their Thai names, and what changed in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from core.people.service import PersonFields

FIELD_WORDS: Mapping[str, str] = {
    "title": "คำนำหน้า",
    "first_name": "ชื่อ",
    "last_name": "นามสกุล",
    "position": "สายงาน",
    "level": "ระดับ",
    "group_name": "กลุ่ม",
    "office": "หน่วยงาน",
    "email": "อีเมล",
    "kind": "ประเภท",
    "status": "สถานะ",
}
_POST = ("position", "level")


def changed_in_words(before: PersonFields, after: PersonFields) -> str:
    """``ตำแหน่ง จาก นิติกร เป็น นิติกรปฏิบัติการ · สถานะ เป็น ย้าย``; empty if nothing changed."""
    old, new = asdict(before), asdict(after)
    changes = [(FIELD_WORDS[key], old[key], new[key]) for key in FIELD_WORDS if key not in _POST]
    changes.insert(3, ("ตำแหน่ง", _post(before), _post(after)))
    return " · ".join(_change(*change) for change in changes if change[1] != change[2])


def _post(fields: PersonFields) -> str:
    return fields.position + fields.level


def _change(name: str, before: str, after: str) -> str:
    if not before:
        return f"{name} เป็น {after}"
    return f"{name} จาก {before} เป็น {after}" if after else f"เอา{name} {before} ออก"
