"""Numbers of lists that jump, and sums that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from core.checks.remark import Bare, Remark
from core.thai.numerals import to_arabic, to_thai

_DIGITS = "[๐-๙0-9]"
_NUMBER = rf"{_DIGITS}[๐-๙0-9,]*(?:\.{_DIGITS}+)?"
_COUNTER = re.compile(rf"(?:^|(?<=[\s(]))\(?({_DIGITS}{{1,2}})([.)])(?=\s|[ก-๛“(])", re.MULTILINE)
_FIRST = re.compile(rf"{_DIGITS}{{1,2}}(?:\.{_DIGITS}{{1,2}})*[.)]\s*(?!{_DIGITS})|[•●-]\s+")
_SUM = re.compile(rf"({_NUMBER}(?: ?\+ ?{_NUMBER})+) ?= ?({_NUMBER})")
_WHOLE = re.compile(
    rf"({_NUMBER}) ?(คน|ราย|แห่ง|โรงเรียน|บาท|เรื่อง|ข้อ|ครั้ง|ชุด|ฉบับ)"
    r"[^\n๐-๙0-9]{0,24}(?:ได้แก่|ประกอบด้วย|แบ่งเป็น|จำแนกเป็น)"
)


def jumps(bare: Bare) -> Iterator[Remark]:
    """A number of a list typed into the text that does not follow the one before it."""
    last: dict[str, int] = {}  # by the sign behind the number
    for found in _COUNTER.finditer(bare.text):
        number, sign = int(to_arabic(found[1])), found[2]
        before = last.get(sign)
        if number == 1 or before is None:
            if number == 1:
                last[sign] = 1
            continue
        if number != before + 1:
            last_one, wanted = (to_thai(number) + sign for number in (before, before + 1))
            message = f"เลขข้อ {found.group()} ต่อจาก {last_one} ไม่ต่อเนื่อง ควรเป็น {wanted}"
            yield bare.remark("jump", message, found.span(1), _as_written(before + 1, found[1]))
        last[sign] = number


def typed_number(bare: Bare) -> Iterator[Remark]:
    """A number at the beginning of an item, which the paper numbers by itself."""
    found = _FIRST.match(bare.text)
    if bare.passage.path and found and found.end() < len(bare.text):
        message = f"ข้อนี้พิมพ์เลข “{found.group().strip()}” ไว้เอง กระดาษใส่เลขข้อให้แล้ว ลบเลขที่พิมพ์"
        yield bare.remark("typed-number", message, found.span())


def sums(bare: Bare) -> Iterator[Remark]:
    """Additions and break-downs whose parts do not make the whole."""
    for found in _SUM.finditer(bare.text):
        total = _total(re.findall(_NUMBER, found[1]))
        if total != _value(found[2]):
            message = f"{found.group()} บวกได้ {to_thai(_shown(total))} ตรวจตัวเลข"
            yield bare.remark("sum", message, found.span(2), _as_written(total, found[2]))
    yield from _break_downs(bare)


def _break_downs(bare: Bare) -> Iterator[Remark]:
    for found in _WHOLE.finditer(bare.text):
        unit = found[2]
        rest = re.split(r"\n| {2}|รวม|ทั้งนี้|โดย", bare.text[found.end() :], maxsplit=1)[0]
        parts = re.findall(rf"({_NUMBER}) ?{unit}", rest)
        whole, sums_ = _value(found[1]), list(accumulate(map(_value, parts)))
        if len(parts) > 1 and whole not in sums_[1:]:  # another whole may follow in the same line
            total = sums_[-1]
            said, made = (f"{to_thai(_shown(number))} {unit}" for number in (whole, total))
            message = f"จำนวน {said} แต่ที่แจกแจงรวมกันได้ {made} ตรวจตัวเลข"
            yield bare.remark("sum", message, found.span(1))


def _total(numbers: Sequence[str]) -> Decimal:
    return sum((_value(number) for number in numbers), Decimal(0))


def _value(number: str) -> Decimal:
    return Decimal(to_arabic(number).replace(",", "").rstrip("."))


def _shown(number: Decimal) -> str:
    return f"{number:,f}"


def _as_written(number: Decimal | int, like: str) -> str:
    """The number in the digits of its neighbour."""
    shown = _shown(Decimal(number))
    return shown if to_arabic(like) == like else to_thai(shown)
