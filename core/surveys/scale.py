"""What an answer says on the scale of one to five, however a form writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core import catalogue, paths
from core.errors import TemplateError
from core.thai import text
from core.thai.numerals import to_arabic

LEVELS = (1, 2, 3, 4, 5)
FULL = LEVELS[-1]
_FILE = Path("imports", "ratings.toml")
_KEYS = frozenset({"around", "none", "words"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHOLE = re.compile(r"0*([1-5])(?:\.0+)?")
_JOINTS = re.compile(r"[\s=:()\[\]*•/\"'.,\-\u2010-\u2015\u2212]+")
_BARE = re.compile(r"[-\u2212]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of answers.

    Attributes:
        words: what is left of an answer's letters → the level it names.
        none: answers that say that nothing is rated.
        around: words that may stand about the answer.
    """

    words: Mapping[str, int]
    none: frozenset[str]
    around: tuple[str, ...]

    def rating(self, said: str) -> int | None:
        """The level, 1 to 5; None where it names none, or two different ones."""
        plain = _plain(said)
        numbers = _NUMBER.findall(plain)
        letters = self._bare(_JOINTS.sub("", _NUMBER.sub("", plain)))
        named = self.words.get(letters)
        if not numbers:
            return named
        whole = _WHOLE.fullmatch(numbers[0])
        alone = len(numbers) == 1 and whole is not None
        level = int(whole[1]) if whole and alone else None
        if not letters:
            return None if plain.startswith(("-", "\u2212")) else level
        return level if level == named else None

    def declines(self, said: str) -> bool:
        """Whether the answer says that nothing is rated."""
        return _plain(said) in self.none

    def _bare(self, letters: str) -> str:
        """The letters without words that may stand before them."""
        while letters not in self.words:
            word = next((one for one in self.around if letters.startswith(one)), "")
            if not word:
                break
            letters = letters.removeprefix(word)
        return letters


def is_number(said: str) -> bool:
    """Whether the answer is a number and nothing else."""
    return bool(_BARE.fullmatch(_plain(said)))


@cache
def scale() -> Scale:
    """The words that the program knows.

    Raises:
        TemplateError: the file of them is missing or not written as such a file is.
    """
    return read_scale(paths.RESOURCES / _FILE)


def read_scale(file: Path) -> Scale:
    """The words of a file.

    Raises:
        TemplateError: it is missing, a level is not 1 to 5, or a word names two levels.
    """
    table = catalogue.read(file)
    catalogue.refuse_unknown(table, _KEYS, file)
    found: dict[str, int] = {}
    for level, words in table.get("words", {}).items():
        for word in words:
            if level not in map(str, LEVELS) or found.setdefault(_key(word), int(level)) != int(
                level
            ):
                raise TemplateError(
                    f"ไฟล์ {file.name}: คำ “{word}” ของระดับ {level} ต้องอยู่ในระดับเดียวตั้งแต่ 1 ถึง 5 "
                    "แก้แล้วลองอีกครั้ง",
                    code="bad-value",
                )
    around = sorted(map(_key, table.get("around", ())), key=len, reverse=True)
    return Scale(found, frozenset(map(_plain, table.get("none", ()))), tuple(around))


def _plain(said: str) -> str:
    return to_arabic(text.line(said)).casefold()


def _key(word: str) -> str:
    return _JOINTS.sub("", _plain(word))
