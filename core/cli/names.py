"""Spellings that need a person's word."""

from __future__ import annotations

from dataclasses import asdict

import click

from core.awards import spellings
from core.awards.spellings import SpellingRow
from core.cli.frame import Outcome, command, workspace
from core.people.service import find
from core.thai.numerals import to_thai


@click.group()
def names() -> None:
    """ชื่อที่รอยืนยัน."""


_award = click.option("--award", required=True, metavar="ID", help="รอบคัดเลือก เช่น virtue-2568")


@command(names, "list")
@_award
def list_(award: str) -> Outcome:
    """แสดงตัวสะกดที่รอยืนยัน."""
    with workspace() as opened, opened.database.read() as session:
        queue = spellings.queue(session, opened.rulebook, award)
    lines = [line for row in queue for line in _lines(row)] or ["ไม่มีชื่อรอยืนยัน"]
    return Outcome({"spellings": [asdict(row) for row in queue]}, lines, waits=bool(queue))


@command(names)
@_award
@click.argument("written")
@click.argument("person")
def accept(award: str, written: str, person: str) -> Outcome:
    """ตัวสะกดนี้หมายถึงบุคคลนี้ และจำไว้ใช้ครั้งต่อไป."""
    with workspace() as opened, opened.database.write() as session:
        meant = find(session, person)
        spellings.accept(session, opened.rulebook, award, written, meant.id)
        data = {"written": written, "person_id": meant.id, "name": meant.full_name}
    return Outcome(data, [f"“{written}” หมายถึง {data['name']}"])


@command(names)
@_award
@click.argument("written")
def reject(award: str, written: str) -> Outcome:
    """ตัวสะกดนี้ไม่ใช่ใคร คำตอบเป็นบัตรเสีย."""
    with workspace() as opened, opened.database.write() as session:
        spellings.reject(session, opened.rulebook, award, written)
    data = {"written": written, "person_id": None, "name": None}
    return Outcome(data, [f"“{written}” ไม่ใช่ใครในทะเบียน คำตอบเป็นบัตรเสีย"])


def _lines(row: SpellingRow) -> list[str]:
    role = "ผู้ลงคะแนน" if row.role == "voter" else "ผู้ได้รับคะแนน"
    rows = ", ".join(map(to_thai, row.rows))
    head = f"“{row.written}” ({role} แถว {rows})" + ("" if row.proposals else " ไม่มีชื่อใกล้เคียง")
    return [head, *(f"   {p.person_id}  {p.name}  {p.post}  {p.reason}" for p in row.proposals)]
