"""What of a text should not be published unasked: numbers, addresses, names, scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
_GAP = r"[\s.()-]{0,3}"  # between digits of one number, a line's end too
_APART = r"[\s.-]{1,3}"  # between groups of one number
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_ALIKE = str.maketrans(  # letters that are read as one
    {**dict.fromkeys(_DASHES, "-"), "\uff20": "@", "\uff0b": "+", "\uff0e": ".", "\u00a0": " "}
)
# ten digits of a mobile, else nine; not what goes on as another figure does
_PHONE = re.compile(
    rf"(?<![\d/])(?<!\d[-.])\(?(?:(?:\+|00)?66{_GAP}0?|0){_GAP}"
    rf"(?:[689](?:{_GAP}\d){{8}}|[1-9](?:{_GAP}\d){{7}})(?!\d|[.:]\d)"
)
_HOURS = re.compile(r"\(?\d\d[.:]\d\d\s*-\s*\d\d[.:]\d\d")  # 08.30 - 16.30
_SHORT_PHONE = re.compile(r"(?<=โทร)(?:ศัพท์|สาร|\.)?\s*(?:สายด่วน\s*)?:?\s*(\d{3,6})(?!\d)")
_EXTENSION = re.compile(
    r"(?:(?<=\d)|(?<=\d )|(?<=ภายใน )|(?<=โทร )|(?<=โทร\. ))\s*"
    r"((?:ต่อ|#|ext\.?)\s*\d{2,5}(?:\s*(?:[-,]|ถึง)\s*\d{1,5})*)(?!\d)",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:เบอร์|หมายเลข|โทร(?:ศัพท์)?|สาย)\s*(?:ภายใน|ใน|ต่อ)\s*:?\s*(\d{2,5})(?!\d)")
_AT = r"\s{0,2}(?:@|[(\[]at[)\]])\s{0,2}"
_EMAIL = re.compile(
    rf"[A-Z0-9._%+-]+{_AT}[A-Z0-9-]+(?:\.[A-Z0-9-]+)+|(?<![^\s@])[^\s@]+@[ก-๎]+\.ไทย", re.IGNORECASE
)
_ID = re.compile(
    rf"(?<![\d-])(?:\d{{13}}|\d{_APART}\d{{12}}|\d{{12}}{_APART}\d"
    rf"|(?P<shape>\d{_APART}\d{{4}}{_APART}\d{{5}}{_APART}\d{{2}}[\s.-]{{0,3}}\d))(?![\d-])"
)
_ID_LEAD = re.compile(r"(?:ประชาชน|ประจำตัว)\D{0,20}$")
_LINE = re.compile(
    r"(?:line|ไลน์)\s*(?:"
    r"(?:(?:id|ไอดี)\s*:?|:)\s*(?P<said>@?[a-z0-9._-]{3,})"
    r"|(?P<alone>@[a-z0-9._-]{3,}|(?=[a-z._-]*[0-9])[a-z0-9._-]{4,}))",
    re.IGNORECASE,
)
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
_LONG_NAME = 8  # letters of both names
_NEAR_LEAST = 4  # letters of each name


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
    """Every hit in the text, in order; none overlaps another, the longest wins.

    Letters that nobody sees hide nothing.
    """
    if text.visible(words) == words:
        return _found_in(_plain(words), names)
    seen = [at for at, letter in enumerate(words) if text.visible(letter)]
    found = _found_in(_plain(text.visible(words)), names)
    return [one._replace(start=seen[one.start], end=seen[one.end - 1] + 1) for one in found]


def _plain(words: str) -> str:
    """As many letters, those alike the same."""
    return to_arabic(words.translate(_ALIKE))


def _found_in(plain: str, names: Sequence[Name]) -> list[Found]:
    hits = _apart([*_long(plain), *_named(plain, names)])
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
        # its shape or what stands before it tells one that is mistyped
        if is_id(digits) or found["shape"] or _ID_LEAD.search(plain[: found.start()]):
            yield Found("id", digits, *found.span())
    for found in _EMAIL.finditer(plain):
        address = re.sub(r"\s+", "", re.sub(_AT, "@", found.group(), flags=re.IGNORECASE))
        yield Found("email", address.casefold(), *found.span())
    for found in _LINE.finditer(plain):
        which = "said" if found["said"] else "alone"
        yield Found("line", found[which].casefold(), *found.span(which))


def _phones(plain: str) -> list[Found]:
    """Telephone numbers, and extensions behind them."""
    out = [
        Found("phone", _dialled(one.group()), *one.span())
        for one in _PHONE.finditer(plain)
        if not _HOURS.match(one.group())
    ]
    out += [Found("phone", one[1], *one.span(1)) for one in _SHORT_PHONE.finditer(plain)]
    for pattern in (_EXTENSION, _INSIDE):
        for one in pattern.finditer(plain):
            out.append(Found("extension", re.sub(r"[^\d-]", "", one[1]), *one.span(1)))
    return _apart(out)


def _dialled(number: str) -> str:
    """The digits as they are dialled in the country."""
    digits = re.sub(r"\D", "", number)
    abroad = re.match("(?:00)?66", digits)
    return "0" + digits[abroad.end() :].lstrip("0") if abroad else digits


def _scores(plain: str) -> Iterator[Found]:
    for found in _SCORE.finditer(plain):
        yield Found("score", re.sub(r"\s", "", found.group()), *found.span())


def _named(words: str, names: Sequence[Name]) -> list[Found]:
    """Names in the text; public ones hold their place, so that no shorter one is found in them.

    Who is asked about is found with one letter amiss too, where nobody is called so.
    """
    hits: list[Found] = []
    near: list[Name] = []
    for name in names:
        first, last = name.first in words, name.last in words
        if first and last:
            # two short names that touch may be any word
            glue = r"\s*" if len(name.first + name.last) >= _LONG_NAME else r"\s+"
            between = glue if name.last else ""
            hits += _called(words, name, re.escape(name.first), between, re.escape(name.last))
        if (first or last) and min(len(name.first), len(name.last)) >= _NEAR_LEAST:
            near += [name] if name.kind is not None else []
    known = _apart(hits)
    for name in near:
        known += _apart([one for one in _amiss(words, name) if _is_apart(one, known)])
    return known


def _amiss(words: str, name: Name) -> Iterator[Found]:
    first, last = re.escape(name.first), re.escape(name.last)
    if name.first in words:
        yield from _called(words, name, first, r"\s+", _nearly(name.last))
    if name.last in words:
        yield from _called(words, name, _nearly(name.first), r"\s+", last)


def _called(words: str, name: Name, first: str, between: str, last: str) -> Iterator[Found]:
    for found in re.finditer(f"{_TITLES}{first}{between}{last}", words):
        yield Found(name.kind or "person", name.key if name.kind else "", *found.span())


@lru_cache(4096)
def _nearly(word: str) -> str:
    """A pattern of the word with one letter another, missing or too many."""
    parts = [(re.escape(word[:at]), re.escape(word[at:])) for at in range(1, len(word))]
    other = [f"{before}[ก-๎]?{re.escape(word[at + 1 :])}" for at, (before, _) in enumerate(parts, 1)]
    more = [f"{before}[ก-๎]{after}" for before, after in parts]
    return f"(?:{'|'.join([*more, *other])})"


def _apart(hits: Sequence[Found]) -> list[Found]:
    """The longest of those that overlap."""
    out: list[Found] = []
    for one in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if _is_apart(one, out):
            out.append(one)
    return out


def _is_apart(one: Found, others: Sequence[Found]) -> bool:
    return all(one.end <= other.start or other.end <= one.start for other in others)


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
