"""Words for means: presets as data, one file a preset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from core import catalogue, paths
from core.errors import NotFoundError, TemplateError
from core.thai.numerals import to_arabic

DEFAULT = "boonchom"
_FOLDER = "surveys"
_KEYS = frozenset({"title", "names", "band"})
_LEAST = Decimal("1.00")


@dataclass(frozen=True, slots=True)
class Bands:
    """A preset; ``bands`` are words with the least mean of each, the highest first.

    ``names`` are others by which a command may call it.
    """

    key: str
    title: str
    bands: tuple[tuple[str, Decimal], ...]
    names: tuple[str, ...] = ()

    def word(self, mean: Decimal) -> str:
        """The word of a mean that is rounded to two decimals, from 1.00 on."""
        return next(word for word, least in self.bands if mean >= least)


def presets(roots: Sequence[Path] = (paths.RESOURCES,)) -> dict[str, Bands]:
    """Every preset by its key, the usual one first.

    Raises:
        TemplateError: a file is not written as such a file is.
    """
    found = catalogue.load(_FOLDER, _build, *roots)
    return dict(sorted(found.items(), key=lambda one: (one[0] != DEFAULT, one[0])))


def preset(name: str = DEFAULT, roots: Sequence[Path] = (paths.RESOURCES,)) -> Bands:
    """The preset of this key or name.

    Raises:
        NotFoundError: there is none; those that there are stand in the sentence.
    """
    there = presets(roots)
    wanted = to_arabic(name.strip())
    for one in there.values():
        if wanted in {one.key, *one.names}:
            return one
    listed = ", ".join(f"{one.key} ({one.title})" for one in there.values())
    raise NotFoundError(f"ไม่มีเกณฑ์แปลผล “{name}” เลือกจาก: {listed}", code="no-bands")


def to_json(bands: Bands) -> dict[str, Any]:
    """The preset as a paper is given it."""
    return {"title": bands.title, "words": [[word, str(least)] for word, least in bands.bands]}


def from_json(given: Mapping[str, Any]) -> Bands:
    """The preset out of what a paper is given."""
    words = tuple((str(word), Decimal(str(least))) for word, least in given["words"])
    return Bands("", str(given["title"]), words)


def _build(table: Mapping[str, Any], file: Path) -> Bands:
    catalogue.refuse_unknown(table, _KEYS, file)
    try:
        bands = tuple((str(one["word"]), Decimal(str(one["least"]))) for one in table["band"])
        title = str(table["title"])
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise _refused(file) from error
    least = [lowest for _, lowest in bands]
    if not bands or least != sorted(set(least), reverse=True) or least[-1] != _LEAST:
        raise _refused(file)
    return Bands(file.stem, title, bands, tuple(map(str, table.get("names", ()))))


def _refused(file: Path) -> TemplateError:
    return TemplateError(
        f'ไฟล์ {file.name} ต้องมี title และ band ที่มี word กับ least เช่น "4.51" เรียงจากมากไปน้อย '
        "ระดับสุดท้ายเป็น 1.00 แก้แล้วลองอีกครั้ง",
        code="bad-value",
    )
