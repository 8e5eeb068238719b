"""Kinds of numbers, each described by a file: what a series counts and how its numbers are written.

A series is one kind, in one calendar year, with one prefix where the kind is written with one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter

from core import catalogue, settings
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError, UserError
from core.thai import calendar, text
from core.thai.numerals import to_arabic

_NAMES = frozenset({"prefix", "n", "year"})


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted by itself. ``year_be`` is a calendar year; digits are Arabic."""

    year_be: int
    kind: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A kind of number.

    Attributes:
        title: what it numbers; ``short`` for lists.
        pattern: how it is written, with {prefix}, {n} and {year}.
        place: among the others.
    """

    key: str
    version: int
    title: str
    short: str
    pattern: str
    place: int = 0

    @property
    def has_prefix(self) -> bool:
        """Whether each prefix is a series of its own."""
        return "{prefix}" in self.pattern

    def series(self, day: date, prefix: str) -> Series:
        """The series in which a paper of this day is numbered.

        Raises:
            UserError: the kind is written with a prefix and there is none.
        """
        if not self.has_prefix:
            return Series(calendar.year_be(day), self.key)
        plain = to_arabic(text.line(prefix))
        if not plain:
            raise UserError(
                "ยังไม่มีเลขที่หนังสือของสำนักงาน ใส่ในหน้าตั้งค่า เช่น ศธ ๐๙๙๙๙/ แล้วออกเลขอีกครั้ง",
                code="no-prefix",
            )
        return Series(calendar.year_be(day), self.key, plain)

    def written(self, series: Series, n: int) -> str:
        """``ศธ 09999/456``, in Arabic digits."""
        return self.pattern.format(prefix=series.prefix, n=n, year=series.year_be)


Kinds = Mapping[str, NumberKind]


def read_kinds(roots: tuple[Path, ...]) -> dict[str, NumberKind]:
    """Every kind of ``numbers/*.toml`` in its order, by key.

    Raises:
        TemplateError: a file that is no kind.
    """
    found = catalogue.load("numbers", _kind, *roots)
    return dict(sorted(found.items(), key=lambda one: (one[1].place, one[0])))


def kind_of(kinds: Kinds, key: str) -> NumberKind:
    """The kind of this key.

    Raises:
        NotFoundError: there is none; the sentence lists what there is.
    """
    if key not in kinds:
        listed = ", ".join(f"{one.key} ({one.title})" for one in kinds.values())
        raise NotFoundError(f"ไม่มีทะเบียนเลข “{key}” เลือกจาก: {listed}")
    return kinds[key]


def plain(words: str) -> str:
    """The words by which two written numbers are compared: Arabic digits, no blanks."""
    return "".join(to_arabic(text.clean(words)).split())


def _kind(table: Table, file: Path) -> NumberKind:
    if "key" in table:
        raise TemplateError(f"ไฟล์ {file.name} มีคีย์ key ซึ่งมาจากชื่อไฟล์อยู่แล้ว ลบคีย์นี้แล้วลองอีกครั้ง")
    made = settings.build(NumberKind, {**table, "key": file.stem}, file)
    try:
        names = {name for _, name, _, _ in Formatter().parse(made.pattern) if name is not None}
    except ValueError:
        names = set()
    if "n" not in names or not names <= _NAMES:
        raise TemplateError(
            f"ไฟล์ {file.name} คีย์ pattern ต้องมี {{n}} และใช้ได้เพียง {{prefix}} {{n}} {{year}} "
            "แก้ไฟล์แล้วลองอีกครั้ง"
        )
    return made
