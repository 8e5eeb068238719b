"""A certificate design is one TOML file: a page, inks, art and boxes."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeAlias, cast, get_args

from core.catalogue import Table, refuse_unknown
from core.errors import TemplateError
from core.typeset.art import BACKGROUND, GENERATORS, MIRRORS, PLACING, keys
from core.typeset.faces import FILES

Kind: TypeAlias = Literal["text", "qr", "seal"]
Side: TypeAlias = Literal["left", "center", "right"]

MOST_OFFSET_MM = 20.0
LEAST_SIZE, MOST_SIZE = 4, 200  # of letters, points

_TOP = frozenset("id version title page art_page inks art box".split())
_BOX = frozenset("kind at value face size ink align lines leading tag".split())
_BACKGROUND = frozenset({"draw", "file"})
_FILE = re.compile(r"[0-9A-Za-z]+\.(svg|pdf|png|jpg)$")
_INK = re.compile(r"#[0-9A-Fa-f]{6}$")
_TAG = re.compile(r"P|H[1-6]$")


@dataclass(frozen=True, slots=True)
class Box:
    """Something placed.

    Attributes:
        at: left, top, width, height in mm from the page's upper left corner.
        value: text with ``{names}`` of a record's values; a line break in it is kept.
        size: largest and smallest, in points of TH SarabunPSK.
        leading: from line to line, in sizes.
        tag: what it is to a screen reader: P, H1, H2.
    """

    at: tuple[float, float, float, float]
    value: str = ""
    kind: Kind = "text"
    face: str = "text"
    size: tuple[float, float] = (20.0, 20.0)
    ink: str = "#000000"
    align: Side = "center"
    lines: int = 1
    leading: float = 1.33
    tag: str = "P"


@dataclass(frozen=True, slots=True)
class Design:
    """A checked design.

    Attributes:
        page: width and height in mm.
        background: the name of a file of the office's, drawn below everything.
        art_page: width and height that the art is drawn for, where the page is another; the art
            is as large as the page allows.
    """

    id: str
    version: int
    title: str
    page: tuple[float, float]
    inks: Mapping[str, str]
    boxes: tuple[Box, ...]
    art: tuple[Mapping[str, Any], ...] = ()
    background: str = ""
    art_page: tuple[float, float] | None = None

    @property
    def values(self) -> frozenset[str]:
        """The names of the values that a record must have."""
        return frozenset(name for box in self.boxes for name in _names(box.value))


def on_paper(design: Design, right_mm: float, down_mm: float, *, background: bool) -> Design:
    """The design with every box moved, by at most 20 mm; without background nothing else is left.

    What is drawn behind the boxes stays where it is: paper that was printed before does not move.
    """
    right, down = (max(-MOST_OFFSET_MM, min(v, MOST_OFFSET_MM)) for v in (right_mm, down_mm))
    boxes = tuple(_moved(box, right, down) for box in design.boxes)
    if background:
        return replace(design, boxes=boxes)
    return replace(design, boxes=boxes, art=(), background="")


def _moved(box: Box, right: float, down: float) -> Box:
    left, top, width, height = box.at
    return replace(box, at=(left + right, top + down, width, height))


def read_design(table: Table, file: Path) -> Design:
    """The design of a file's tables; pass it to ``catalogue.load``.

    Raises:
        TemplateError: a sentence with the file, the key and what is wrong with it.
    """
    refuse_unknown(table, _TOP, file)
    reader = _Reader(table, file, "")
    inks = {key: reader.ink(value, key) for key, value in reader.table("inks").items()}
    boxes = tuple(
        _box(_Reader(item, file, f"[[box]] ที่ {i}"), inks)
        for i, item in enumerate(reader.tables("box"), 1)
    )
    art, background = _art(reader, inks)
    page = reader.page("page")
    art_page = reader.page("art_page") if "art_page" in table else None
    name, title = reader.text("id"), reader.text("title")
    version = int(reader.number("version", 1))
    return Design(name, version, title, page, inks, boxes, art, background, art_page)


def _art(reader: _Reader, inks: Mapping[str, str]) -> tuple[tuple[Table, ...], str]:
    """What is drawn, and the file of the background."""
    drawn: list[Table] = []
    files: list[str] = []
    for i, item in enumerate(reader.tables("art"), 1):
        one = _Reader(item, reader.file, f"[[art]] ที่ {i}")
        if item.get("draw") == BACKGROUND:
            files.append(_background(one))
        else:
            _check_art(one, inks)
            drawn.append(item)
    if len(files) > 1:
        reader.refuse("art", "มีพื้นหลังได้ภาพเดียว")
    return tuple(drawn), "".join(files)


def _background(reader: _Reader) -> str:
    refuse_unknown(reader.entries, _BACKGROUND, reader.file, reader.where)
    name = reader.text("file")
    if not _FILE.match(name):
        reader.refuse("file", "ต้องเป็นชื่อไฟล์ในโฟลเดอร์ files ของโปรแกรม เช่น 0a1b2c.png")
    return name


def _box(reader: _Reader, inks: Mapping[str, str]) -> Box:
    refuse_unknown(reader.entries, _BOX, reader.file, reader.where)
    left, top, width, height = reader.numbers("at", 4)
    if min(width, height) <= 0:
        reader.refuse("at", "ต้องกว้างและสูงกว่า 0")
    kind = cast("Kind", reader.choice("kind", get_args(Kind), "text"))
    value = reader.text("value", "" if kind == "seal" else None)
    try:
        _names(value)
    except ValueError:
        reader.refuse("value", "เขียนวงเล็บปีกกาไม่ครบคู่")
    tag = reader.text("tag", "P")
    if not _TAG.match(tag):
        reader.refuse("tag", "ต้องเป็น P หรือ H1 ถึง H6")
    return Box(
        (left, top, width, height),
        value,
        kind,
        reader.choice("face", tuple(FILES), "text"),
        reader.sizes("size", 20.0),
        inks[reader.choice("ink", tuple(inks), "text")],
        cast("Side", reader.choice("align", get_args(Side), "center")),
        int(reader.number("lines", 1)),
        reader.number("leading", 1.33),
        tag,
    )


def _check_art(reader: _Reader, inks: Mapping[str, str]) -> None:
    name = reader.choice("draw", (*GENERATORS, BACKGROUND))
    taken, needed, coloured = keys(name)
    refuse_unknown(reader.entries, taken | PLACING, reader.file, reader.where)
    for key in sorted(needed - set(reader.entries)):
        reader.refuse(key, f"ต้องมี เพราะลาย {name} ใช้")
    reader.choice("repeat", tuple(MIRRORS), "")
    if "at" in reader.entries:
        reader.numbers("at", 2)
    for key in sorted(set(reader.entries) - {"draw", "repeat", "at"}):
        if key not in coloured:
            reader.measure(key)
        elif reader.entries[key] not in inks:
            reader.ink(reader.entries[key], key)


def _names(value: str) -> set[str]:
    """The ``{names}`` in a text.

    Raises:
        ValueError: a brace without its partner, or more than a name between two.
    """
    found = set()
    for _, name, spec, conversion in string.Formatter().parse(value):
        if name is not None:
            if spec or conversion:
                raise ValueError(value)
            found.add(name)
    return found


class _Reader:
    """Reads the entries of one table and refuses what is wrong with a finished sentence."""

    def __init__(self, entries: Table, file: Path, where: str) -> None:
        self.entries, self.file, self.where = entries, file, where

    def refuse(self, key: str, why: str) -> NoReturn:
        place = f" ใน {self.where}" if self.where else ""
        raise TemplateError(
            f"ไฟล์ {self.file.name}{place} คีย์ {key} {why} แก้ไฟล์แล้วลองอีกครั้ง", code="bad-value"
        )

    def table(self, key: str) -> Table:
        found = self.entries.get(key)
        if not isinstance(found, Mapping):
            self.refuse(key, "ต้องเป็นตาราง")
        return found

    def tables(self, key: str) -> list[Table]:
        found = self.entries.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
            self.refuse(key, f"ต้องเขียนเป็น [[{key}]]")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        found = self.entries.get(key, default)
        if not isinstance(found, str) or (default is None and not found):
            self.refuse(key, "ต้องเป็นข้อความ")
        return found

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        found = self.text(key, default)
        if found not in choices:
            self.refuse(key, f"มีค่า {found} ซึ่งไม่มีให้เลือก เลือกได้: {', '.join(filter(None, choices))}")
        return found

    def number(self, key: str, default: float | None = None) -> float:
        found = self.entries.get(key, default)
        if not _is_number(found):
            self.refuse(key, "ต้องเป็นตัวเลข")
        return float(cast("float", found))

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        found = self.entries.get(key)
        if not isinstance(found, list) or len(found) != count or not all(map(_is_number, found)):
            self.refuse(key, f"ต้องเป็นตัวเลข {count} ตัวในวงเล็บเหลี่ยม")
        return tuple(float(n) for n in found)

    def page(self, key: str) -> tuple[float, float]:
        width, height = self.numbers(key, 2)
        if min(width, height) <= 0:
            self.refuse(key, "ต้องกว้างและสูงกว่า 0")
        return width, height

    def sizes(self, key: str, default: float) -> tuple[float, float]:
        if isinstance(self.entries.get(key), list):
            largest, smallest = self.numbers(key, 2)
        else:
            largest = smallest = self.number(key, default)
        if not LEAST_SIZE <= smallest <= largest <= MOST_SIZE:
            self.refuse(key, f"ต้องเป็น [ใหญ่สุด, เล็กสุด] ตั้งแต่ {LEAST_SIZE} ถึง {MOST_SIZE}")
        return largest, smallest

    def measure(self, key: str) -> None:
        """A number, a yes or no, or a list of numbers."""
        found = self.entries[key]
        listed = found if isinstance(found, list) else [found]
        if not listed or not all(_is_number(n) or isinstance(n, bool) for n in listed):
            self.refuse(key, "ต้องเป็นตัวเลข")

    def ink(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not _INK.match(value):
            self.refuse(key, "ต้องเป็นชื่อสีใน [inks] หรือสีแบบ #RRGGBB")
        return value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
