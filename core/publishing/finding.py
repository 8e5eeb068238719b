"""What of a text should not be published unasked: numbers, addresses, names, scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from core.thai import text
from core.thai.numerals import to_arabic

HitKind: TypeAlias = Literal[
    "phone", "extension", "email", "id", "line", "order", "photo", "nominee", "score", "person"
]
KIND_NAMES: Mapping[str, str] = {
    "phone": "หมายเลขโทรศัพท์",
    "extension": "หมายเลขต่อภายใน",
    "email": "อีเมล",
    "id": "เลขประจำตัวประชาชน",
    "line": "ไลน์ไอดี",
    "order": "คำสั่งการที่เขียนด้วยลายมือ",
    "photo": "ภาพถ่าย",
    "nominee": "ผู้ได้รับการเสนอชื่อที่ไม่ได้รับเลือก",
    "score": "คะแนน",
    "person": "ชื่อบุคคล",
}
_GAP = r"[ \u00a0.()–-]{0,2}"  # between digits of one number
# ten digits of a mobile, else nine
_PHONE = re.compile(
    rf"(?<![\d/])\(?(?:\+66|0){_GAP}(?:[689](?:{_GAP}\d){{8}}|[1-9](?:{_GAP}\d){{7}})(?!\d)"
)
_SHORT_PHONE = re.compile(r"(?<=โทร)(?:ศัพท์|สาร|\.)?\s*:?\s*(\d{3,6})(?!\d)")
_EXTENSION = re.compile(
    r"(?:(?<=\d)|(?<=\d )|(?<=ภายใน )|(?<=โทร )|(?<=โทร\. ))\s*"
    r"((?:ต่อ|#|ext\.?)\s*\d{2,5}(?:\s*(?:[-–,]|ถึง)\s*\d{1,5})*)(?!\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ID = re.compile(r"(?<![\d-])(?:\d{13}|\d[ -]\d{4}[ -]\d{5}[ -]\d{2}[ -]\d)(?![\d-])")
_LINE = re.compile(r"(?:line|ไลน์)\s*(?:id|ไอดี)?\s*:\s*(@?[A-Za-z0-9._-]{3,})", re.IGNORECASE)
_SCORE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:คะแนน|เสียง)")
_TITLES = (
    r"(?:(?:นางสาว|นาง|นาย|น\.ส\.|ว่าที่\s?ร้อย\S{1,3}(?:หญิง)?|ว่าที่\s?ร\.\S\.(?:หญิง)?|ดร\.|คุณ)\s*)?"
)
LEAD = re.compile(  # words before a number or address that mean nothing without it
    r"(?:หมายเลข)?(?:โทรศัพท์|โทรสาร|เบอร์โทร|มือถือ|โทร\.?|อีเมล|e-?mail|ไลน์|line\s*(?:id)?)\s*:?\s*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\(\s*\)")  # brackets round what was taken out
_MARKS = " ,;:·-–()"
_ID_DIGITS = 13


class Found(NamedTuple):
    """One hit in a text; equal things have equal keys however they are written."""

    kind: HitKind
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is asked about, or (``kind`` None) one that is public."""

    kind: HitKind | None
    first: str
    last: str

    @property
    def key(self) -> str:
        """The same for every way of writing it."""
        return f"{self.first} {self.last}".strip()


def found_in(words: str, names: Sequence[Name] = ()) -> list[Found]:
    """Every hit in the text, in order; none overlaps another, the longest wins."""
    plain = to_arabic(words)
    hits = _apart([*_long(plain), *_named(words, names)])
    hits += _phones(_masked(plain, hits))
    if any(one.kind == "nominee" for one in hits):
        hits += _scores(_masked(plain, hits))
    return sorted((one for one in hits if one.key), key=lambda hit: hit.start)


def _masked(plain: str, hits: Sequence[Found]) -> str:
    """The text with nothing left to be found where something was."""
    for one in hits:
        plain = plain[: one.start] + "\0" * (one.end - one.start) + plain[one.end :]
    return plain


def _long(plain: str) -> Iterator[Found]:
    """What is told by its own shape whatever stands round it."""
    for found in _ID.finditer(plain):
        digits = re.sub(r"\D", "", found.group())
        if is_id(digits) or found.group() != digits:  # its shape alone tells one that is mistyped
            yield Found("id", digits, *found.span())
    for found in _EMAIL.finditer(plain):
        yield Found("email", found.group().casefold(), *found.span())
    for found in _LINE.finditer(plain):
        yield Found("line", found[1].casefold(), *found.span(1))


def _phones(plain: str) -> list[Found]:
    """Telephone numbers, and extensions behind them."""
    out = [
        Found("phone", re.sub(r"\D", "", one.group().replace("+66", "0")), *one.span())
        for one in _PHONE.finditer(plain)
    ]
    out += [Found("phone", one[1], *one.span(1)) for one in _SHORT_PHONE.finditer(plain)]
    for one in _EXTENSION.finditer(plain):
        out.append(Found("extension", re.sub(r"[^\d-]", "", one[1]), *one.span(1)))
    return _apart(out)


def _scores(plain: str) -> Iterator[Found]:
    for found in _SCORE.finditer(plain):
        yield Found("score", re.sub(r"\s", "", found.group()), *found.span())


def _named(words: str, names: Sequence[Name]) -> Iterator[Found]:
    """Names in the text; public ones hold their place, so that no shorter one is found in them."""
    for name in names:
        if name.first not in words or name.last not in words:
            continue
        between = r"\s+" if name.last else ""
        pattern = f"{_TITLES}{re.escape(name.first)}{between}{re.escape(name.last)}"
        for found in re.finditer(pattern, words):
            yield Found(name.kind or "person", name.key if name.kind else "", *found.span())


def _apart(hits: Sequence[Found]) -> list[Found]:
    """The longest of those that overlap."""
    out: list[Found] = []
    for one in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(one.end <= other.start or other.end <= one.start for other in out):
            out.append(one)
    return out


def is_id(digits: str) -> bool:
    """Whether thirteen digits are a citizen's number: the last one checks the others.

    Source: the Department of Provincial Administration's rule for the check digit.
    """
    if len(digits) != _ID_DIGITS:
        return False
    total = sum(int(digit) * (_ID_DIGITS - place) for place, digit in enumerate(digits[:-1]))
    return (11 - total % 11) % 10 == int(digits[-1])


def without(words: str, hits: Sequence[Found], instead: Callable[[Found], str | None]) -> str:
    """The text with what ``instead`` gives for each hit; None leaves it as it stands."""
    out: list[str] = []
    end = 0
    for hit in hits:
        said = instead(hit)
        if said is None:
            continue
        before = words[end : hit.start]
        out += [before if said else LEAD.sub("", before), said]
        end = hit.end
    if not out:
        return words
    whole = "".join([*out, words[end:]])
    lines = (text.line(_EMPTY.sub("", line)) for line in whole.split("\n"))
    return "\n".join(line if line.strip(_MARKS) else "" for line in lines)
