"""Rules that a template itself declares: numbers that are sums, aims that name a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.answers import Answers, Field, Item, Records
from core.checks.remark import Passage, Remark
from core.lessons.template import Part, Template
from core.thai.numerals import to_arabic, to_thai

_FIGURE = re.compile("[0-9๐-๙]")


def look(template: Template, answers: Answers) -> Iterator[Remark]:
    """What is found by ``sums`` and ``counts`` of the fields, in the order of the form."""
    for part in template.parts:
        yield from _in_fields(part, part.key, answers)


def _in_fields(asked: Part | Field, path: str, answers: Answers) -> Iterator[Remark]:
    """What is found in a record, or in each of the rows."""
    kind = asked.answer
    records = kind.rows(path, answers) if isinstance(kind, Records) else [path]
    for number, record in enumerate(records, 1):
        name = _row_name(asked, number) if isinstance(kind, Records) else asked.label
        for field in asked.fields:
            slot = f"{record}.{field.key}"
            if field.sums:
                yield from _sum(f"{name} {field.label}", record, field, answers)
            if field.counts:
                yield from _without_figure(field.label, slot, answers)
            yield from _in_fields(field, slot, answers)


def _row_name(asked: Part | Field, number: int) -> str:
    return to_thai((asked.row or "รายการที่ {n}").format(n=number))


def _sum(name: str, record: str, field: Field, answers: Answers) -> Iterator[Remark]:
    """The number against the sum of those at ``field.sums``: rows, and the field in each."""
    slot = f"{record}.{field.key}"
    said = _number(answers, slot)
    rows, _, column = field.sums.partition(".")
    keys = Records(()).rows(f"{record}.{rows}", answers)
    numbers = [n for row in keys if (n := _number(answers, f"{row}.{column}")) is not None]
    if said is not None and numbers and sum(numbers) != said:
        message = f"{name} {said} ไม่เท่ากับผลรวมของรายการย่อย {sum(numbers)} ตรวจตัวเลข"
        yield Remark("sum", to_thai(message), Passage(slot, str(said)), 0, len(str(said)))


def _number(answers: Answers, slot: str) -> int | None:
    said = answers.get(slot)
    if isinstance(said, str) and to_arabic(said).isdecimal():
        return int(to_arabic(said))
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _without_figure(label: str, slot: str, answers: Answers) -> Iterator[Remark]:
    items = answers.get(slot)
    for number, item in enumerate(items if isinstance(items, tuple) else (), 1):
        if not _FIGURE.search(_whole(item.text, item.items)):
            message = to_thai(f"{label} ข้อ {number} ยังไม่มีตัวเลข ระบุจำนวนหรือร้อยละ")
            where = Passage(slot, item.text, (number,), item.id)
            yield Remark("no-figure", message, where, 0, len(item.text))


def _whole(text: str, items: Sequence[Item]) -> str:
    return " ".join((text, *(_whole(one.text, one.items) for one in items)))
