"""Which column of a sheet holds what, told by its header."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from core import catalogue
from core.errors import TemplateError
from core.imports.sheet import Sheet
from core.thai import text
from core.thai.numerals import to_arabic

_FOLDER = "imports"
_KEYS = frozenset({"title", "columns", "ignored"})
_NUMBERING = re.compile(r"^(?:ข้อ(?:ที่)?\s*)?[(\[]?\d+(?:\.\d+)*(?:[.)\]:]+\s*|\s+)(?=\S)")
_TRAILING = re.compile(r"[\s>*:?•…]+$")
_JOINTS = re.compile(r"[\s\-\u2010-\u2015\u2212_/.()\[\]]+")  # blanks, dashes, brackets
_ROW_OF_GRID = re.compile(r"\[([^\[\]]+)\]\s*$")


@dataclass(frozen=True, slots=True)
class Source:
    """The headers by which columns are known in one kind of file.

    Attributes:
        headers: key of a column → its headers, the most trusted first.
        ignored: headers of columns that are known and not wanted.
    """

    name: str
    headers: Mapping[str, tuple[str, ...]]
    ignored: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Every key that the source knows."""
        return frozenset(self.headers)


@dataclass(frozen=True, slots=True)
class Found:
    """Where the columns are, as the numbers that a spreadsheet shows (A is 1).

    Attributes:
        columns: key → its columns, the most trusted first; only keys that have one.
        missing: the keys that have none.
        extra: the headers of all other columns, but those that are known and not wanted.
    """

    columns: Mapping[str, tuple[int, ...]]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def read_source(root: Path, name: str) -> Source:
    """The source described in ``imports/<name>.toml`` under ``root``.

    Raises:
        TemplateError: the file is missing or not written as such a file is.
    """
    file = root / _FOLDER / f"{name}.toml"
    table = catalogue.read(file)
    catalogue.refuse_unknown(table, _KEYS, file)
    columns = table.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise TemplateError(
            f"ไฟล์ {file.name} ไม่มีตาราง columns ใส่ชื่อคอลัมน์กับหัวคอลัมน์ของมัน แล้วลองอีกครั้ง",
            code="bad-value",
        )
    headers = {key: _texts(words, key, file) for key, words in columns.items()}
    ignored = _texts(table.get("ignored", []), "ignored", file)
    _refuse_twice([*headers.values(), ignored], file)
    return Source(name, headers, ignored)


def find_columns(
    sheet: Sheet, source: Source, categories: Mapping[str, str], given: Mapping[str, int]
) -> Found:
    """The columns of the source and of ``categories`` (key → title); what is given wins.

    A column is the source's when its header equals one of the source's, and a category's when its
    header contains the category's title and no other's; numbering, blanks, dashes and small or
    capital letters make no difference.
    """
    keys = [header_key(header) for header in sheet.header]
    places = {
        key: [at for word in dict.fromkeys(map(header_key, words)) for at in _all_at(keys, word)]
        for key, words in source.headers.items()
    }
    titles = {key: header_key(title) for key, title in categories.items()}
    places.update({key: [] for key in categories})
    taken = set(chain(*places.values()))
    for at, header in enumerate(sheet.header):
        if at not in taken and (category := _category(header, titles)):
            places[category].append(at)
    return _settled(sheet, source, places, given)


def _all_at(keys: Sequence[str], wanted: str) -> list[int]:
    return [at for at, key in enumerate(keys) if key == wanted]


def _settled(
    sheet: Sheet, source: Source, places: Mapping[str, Sequence[int]], given: Mapping[str, int]
) -> Found:
    named = frozenset(given.values())
    columns = {
        key: [at + sheet.first_column for at in found if at + sheet.first_column not in named]
        for key, found in places.items()
    }
    columns.update({key: [number] for key, number in given.items()})
    used = set(chain(*columns.values()))
    ignored = {header_key(word) for word in source.ignored}
    extra = tuple(
        header
        for number, header in enumerate(sheet.header, sheet.first_column)
        if header and number not in used and header_key(header) not in ignored
    )
    return Found(
        columns={key: tuple(found) for key, found in columns.items() if found},
        missing=tuple(key for key, found in columns.items() if not found),
        extra=extra,
    )


def header_key(header: str) -> str:
    """The letters by which two headers are the same."""
    plain = to_arabic(text.line(header)).casefold()
    plain = _TRAILING.sub("", _NUMBERING.sub("", plain))
    return _JOINTS.sub("", plain)


def fingerprint(header: Sequence[str]) -> str:
    """SHA-256 of the header row; equal rows of headers have equal columns."""
    plain = "\x1f".join(text.line(cell).casefold() for cell in header)
    return hashlib.sha256(plain.encode()).hexdigest()


def _category(header: str, titles: Mapping[str, str]) -> str | None:
    """The one category the header speaks of; where it speaks of several, its row in a grid may."""
    found = _spoken_of(header_key(header), titles)
    row = _ROW_OF_GRID.search(header)
    if len(found) > 1 and row:
        found = _spoken_of(header_key(row[1]), titles)
    return found[0] if len(found) == 1 else None


def _spoken_of(letters: str, titles: Mapping[str, str]) -> list[str]:
    """The categories whose titles stand in the letters; one inside a longer one does not."""
    found = []
    for key, title in sorted(titles.items(), key=lambda pair: -len(pair[1])):
        if title and title in letters:
            found.append(key)
            letters = letters.replace(title, "\n")
    return found


def _texts(words: object, key: str, file: Path) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise TemplateError(
            f'ไฟล์ {file.name}: {key} ต้องเป็นรายการข้อความ เช่น ["อีเมล", "Email"] แก้แล้วลองอีกครั้ง',
            code="bad-value",
        )
    if not all(header_key(word) for word in words):
        raise TemplateError(
            f"ไฟล์ {file.name}: {key} มีหัวคอลัมน์ที่ว่าง ลบออกแล้วลองอีกครั้ง", code="bad-value"
        )
    return tuple(words)


def _refuse_twice(lists: Sequence[Sequence[str]], file: Path) -> None:
    """Pass only if no header means two things."""
    seen: set[str] = set()
    for words in lists:
        keys = {header_key(word) for word in words}
        if twice := seen & keys:
            word = next(word for word in words if header_key(word) in twice)
            raise TemplateError(
                f"ไฟล์ {file.name}: หัวคอลัมน์ “{word}” อยู่ในสองรายการ ให้เหลือรายการเดียว แล้วลองอีกครั้ง",
                code="bad-value",
            )
        seen |= keys
