"""A list as other programs write it, read into clean lines and how deep each lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.thai import text as thai_text
from core.thai.numerals import to_arabic

_MARK = re.compile(
    r"(?P<indent>[ \t]*)(?:"
    r"\(?(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,2})[.)]?(?=[\sก-๙])"
    r"|(?P<open>\(?)(?P<number>\d{1,3})(?P<close>[.)])(?!\d)"
    r"|(?P<cell>\d{1,3})(?=\t)"
    r"|(?P<letter>[ก-ฮa-z]|[ivx]{2,4})[.)](?=\s)"
    r"|(?P<bullet>[–\u2014•·▪○●◦‣➢✓☐§*\uf000-\uf0ff]|-(?!\d)|o(?=\t))"
    r")\s*"
)
# breaks of a line and of a page as Word has them; boxes ticked or not
_BREAKS = str.maketrans({"\x0b": " ", "\u2028": " ", "\x0c": "\n", "☑": "☐", "☒": "☐"})
_TAB = 4  # blanks
Line = tuple[str, int]  # words, and how deep they lie, from 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before an item: its look, its number if it has one, where the words begin.

    ``indent`` is how far the mark itself stands from the margin, in blanks.
    """

    look: str
    number: tuple[int, ...]
    end: int
    indent: int = 0

    @property
    def nested(self) -> bool:
        """Whether it is a number like ๑.๑."""
        return len(self.number) > 1


def listed(pasted: str, levels: int = 1) -> list[Line]:
    """The items of a pasted text, one a line, without numbers and bullets, clean.

    From the first line with a mark on, a line without one goes on with the item before. A mark
    of another look lies one level deeper, as does one that stands further in and begins anew, and
    ๑.๑ under ๑; never deeper than ``levels``. Lines before that, and lists without marks, lie as
    deep as their tabs.
    """
    whole = thai_text.without_control(thai_text.clean(pasted.translate(_BREAKS)))
    lines = [line for line in whole.split("\n") if line.strip()]
    begin = next((at for at in range(len(lines)) if _begins(lines, at)), len(lines))
    lead = _by_tabs(lines[:begin])
    first = _mark(lines[begin]) if begin < len(lines) else None
    reader = _Reader(first.number[:-1] if first and first.nested else ())
    for line in lines[begin:]:
        reader.take(line)
    return _sound([*lead, *(one for one in reader.lines if one[0])], levels)


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether a list begins here: the first line with its mark, or what follows words on it."""
    mark = _mark(lines[at])
    if mark is None or (mark.nested and mark.number[-1] != 1):  # 12.30 is no number of an item
        return False
    goes_on = at + 1 < len(lines) and _mark(lines[at + 1]) is not None
    return at == 0 or (goes_on and mark.number[-1:] in ((), (1,)))


def _by_tabs(lines: Sequence[str]) -> list[Line]:
    """Plain lines, as deep as they have more tabs before them than the first."""
    tabs = [len(line) - len(line.lstrip("\t")) for line in lines]
    return [
        (thai_text.line(line), max(0, many - tabs[0]))
        for line, many in zip(lines, tabs, strict=True)
    ]


def _sound(lines: list[Line], levels: int) -> list[Line]:
    """The lines, none deeper than one level below the line before it."""
    sound: list[Line] = []
    for words, level in lines:
        above = sound[-1][1] if sound else -1
        sound.append((words, min(level, above + 1, levels - 1)))
    return sound


@dataclass(slots=True)
class _Reader:
    """Reads line after line, and remembers what look lies how deep. ``base``: of nested numbers."""

    base: tuple[int, ...]
    lines: list[Line] = field(default_factory=list)
    _looks: dict[tuple[str, int], int] = field(default_factory=dict)  # by look and indent
    _indent: int = 0  # of the mark before
    _numbers: list[int] = field(default_factory=list)  # the last number on each level

    def take(self, line: str) -> None:
        mark = _mark(line)
        level = self._level(mark) if mark else None
        if mark is None or level is None:
            words, before = self.lines[-1]
            self.lines[-1] = (thai_text.line(f"{words} {line}"), before)
            return
        last = mark.number[-1] if mark.number else 0
        self._numbers = [*self._numbers[:level], *[0] * (level - len(self._numbers)), last]
        self.lines.append((thai_text.line(line[mark.end :]), level))

    def _level(self, mark: _Mark) -> int | None:
        """How deep an item with this mark lies; None where it is no mark but a figure."""
        if mark.nested:
            level = len(mark.number) - 1 - len(self.base)
            parents = (*self.base, *self._numbers[: max(level, 0)])
            return level if mark.number[:-1] == parents else None
        key = (mark.look, mark.indent)
        if key not in self._looks:
            self._looks[key] = self._depth_of_new(mark)
        self._indent = mark.indent
        return self._looks[key]

    def _depth_of_new(self, mark: _Mark) -> int:
        if not self.lines:
            return 0
        for level, last in enumerate(self._numbers):
            if mark.number and last and mark.number[-1] == last + 1:
                return level  # the same list goes on, written another way
        known = [one for one in self._looks if one[0] == mark.look and one[1] <= mark.indent]
        if mark.indent < self._indent or (known and mark.indent == self._indent):
            return self._looks[max(known, key=lambda one: one[1])] if known else 0
        return self.lines[-1][1] + 1


def _mark(line: str) -> _Mark | None:
    found = _MARK.match(to_arabic(line))
    if found is None:
        return None
    indent = len(found["indent"].expandtabs(_TAB))
    if found["dotted"]:
        numbers = tuple(int(one) for one in found["dotted"].split("."))
        return _Mark("dotted", numbers, found.end(), indent)
    number = found["number"] or found["cell"]
    if number:
        look = (found["open"] or "") + (found["close"] or "cell")
        return _Mark(look, (int(number),), found.end(), indent)
    look = "letter" if found["letter"] else found["bullet"]
    return _Mark(look, (), found.end(), indent)
