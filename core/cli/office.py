"""The office's own facts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from core.cli.frame import Outcome, command, workspace
from core.settings import Office

_LABELS = {
    "name": "ชื่อสำนักงาน",
    "short_name": "ชื่อย่อ",
    "province": "จังหวัด",
    "group": "กลุ่ม",
    "address": "ที่อยู่",
    "phone": "โทรศัพท์",
    "number_prefix": "เลขที่หนังสือ",
    "slogan": "คำขวัญอัตลักษณ์",
    "motto": "คำขวัญท้ายหน้า",
    "emblem": "ตราครุฑ",
    "seal": "ตราสำนักงาน",
}


@click.group()
def office() -> None:
    """ข้อมูลของสำนักงาน."""


@command(office)
def show() -> Outcome:
    """แสดงข้อมูลของสำนักงาน."""
    with workspace() as opened:
        return _outcome(opened.settings.office)


@command(office, "set")
@click.argument("file", type=click.Path(path_type=Path))
def set_(file: Path) -> Outcome:
    """ตั้งข้อมูลของสำนักงานจากไฟล์ TOML."""
    with workspace() as opened:
        opened.set_office(file)
        return _outcome(opened.settings.office)


def _outcome(facts: Office) -> Outcome:
    data = asdict(facts)
    lines = [f"{label}: {data[key] or '–'}" for key, label in _LABELS.items()]
    chief = " ".join(part for part in (facts.chief.name, facts.chief.position) if part)
    return Outcome(data, [*lines, f"หัวหน้าสำนักงาน: {chief or '–'}"])
