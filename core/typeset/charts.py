"""Simple charts of our own few shapes: bars, groups of bars, lines, in a printer's greys."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from typing_extensions import override

from core.typeset.lines import Item, draw_text, item, letter
from core.typeset.measures import MM
from core.typeset.operators import colour, number
from core.typeset.paragraph import Paragraph
from core.typeset.pictures import Picture
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas

Form: TypeAlias = Literal["bar", "line"]
NAMES: dict[str, str] = {"bar": "แผนภูมิแท่ง", "line": "แผนภูมิเส้น"}
TINTS = ("#4A4A4A", "#B4B4B4", "#E6E6E6", "#7D7D7D", "#FFFFFF")
_DASHES = ("", "5 3", "1.5 2.5", "8 3 1.5 3", "3 3")
_RATIO = 2.1  # width to height
_SIZE = 13.0  # points of labels, values and legend
_LEADING = 14.5
_AXIS_GAP, _TOP_ROOM = 8.0, 16.0
_FILLED = 0.72  # of a group's room that bars take
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Series:
    """What one kind of bar, or one line, shows: a value for each label."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Labels along the foot, and one or more series over them."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]

    def told(self, spell: Callable[[object], str] = str) -> str:
        """All values in words, for those who hear the chart."""
        said = [
            f"{label} {f'{one.name} ' if one.name else ''}{spell(plain(one.values[i]))}"
            for one in self.series
            for i, label in enumerate(self.labels)
        ]
        return ", ".join(said)


class Chart(Picture):
    """A chart drawn into a box; values stand at bars and lines where there is room for them.

    Its scale goes in steps of ``step``, or in nice ones, as high as ``most`` or the values; with
    ``places`` every value has so many decimals.
    """

    def __init__(
        self,
        form: Form,
        data: Data,
        *,
        spell: Callable[[object], str] = str,
        ratio: float = _RATIO,
        step: float = 0.0,
        most: float = 0.0,
        places: int = 0,
    ) -> None:
        self.form, self.data, self.ratio, self._spell = form, data, ratio, spell
        self._places = places
        highest = max((most, *(v for s in data.series for v in s.values)))
        self._step = step or _nice(highest / _TICKS)
        self._most = self._step * max(1, math.ceil(highest / self._step - 1e-9))

    @override
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        legend = _LEADING if len(self.data.series) > 1 else 0.0
        axis = max(one.width for one in self._ticks()) + _AXIS_GAP
        group = (width - axis) / max(len(self.data.labels), 1)
        labels = [Paragraph(label, _LABEL) for label in self.data.labels]
        foot = max((label.height(group - 4) for label in labels), default=0.0) + 4
        box = (x + axis, y + foot, width - axis, height - foot - legend - _TOP_ROOM)
        self._scale(canvas, box)
        for i, label in enumerate(labels):
            label.draw(canvas, box[0] + group * i + 2, box[1] - 4, group - 4)
        draw = self._bars if self.form == "bar" else self._lines
        draw(canvas, box, group)
        if legend:
            self._legend(canvas, x + width / 2, y + height - _LEADING)

    def _scale(self, canvas: TaggedCanvas, box: tuple[float, float, float, float]) -> None:
        left, low, wide, high = box
        for n, said in enumerate(self._ticks()):
            y = low + high * n * self._step / self._most
            thick, grey = (0.7, "#000000") if n == 0 else (0.3, "#BBBBBB")
            canvas.write(
                f"q {number(thick)} w {colour(grey)} RG {number(left)} {number(y)} m "
                f"{number(left + wide)} {number(y)} l S Q"
            )
            draw_text(canvas, left - said.width - 5, y - _SIZE * 0.25, said.text, said.letter)

    def _ticks(self) -> list[Item]:
        """What stands beside the scale, from its foot."""
        steps = range(round(self._most / self._step) + 1)
        return [self._said(n * self._step) for n in steps]

    def _said(self, value: float) -> Item:
        return item(self._spell(plain(value)), letter("text", _SIZE))

    def _told(self, value: float) -> Item:
        """What stands at a bar or a point."""
        words = f"{value:,.{self._places}f}" if self._places else plain(value)
        return item(self._spell(words), letter("text", _SIZE))

    def _bars(
        self, canvas: TaggedCanvas, box: tuple[float, float, float, float], group: float
    ) -> None:
        left, low, _, high = box
        bar = group * _FILLED / len(self.data.series)
        bar = min(bar, 18 * MM)
        widest = max(self._told(v).width for s in self.data.series for v in s.values)
        told = widest <= (bar + 3 if len(self.data.series) > 1 else group - 2)
        for k, series in enumerate(self.data.series):
            for i, value in enumerate(series.values):
                x = left + group * (i + 0.5) + bar * (k - len(self.data.series) / 2)
                tall = high * value / self._most
                canvas.write(
                    f"q 0.5 w {colour(TINTS[k % len(TINTS)])} rg {number(x)} {number(low)} "
                    f"{number(bar)} {number(tall)} re B Q"
                )
                if told:
                    self._value(canvas, x + bar / 2, low + tall, value)

    def _lines(
        self, canvas: TaggedCanvas, box: tuple[float, float, float, float], group: float
    ) -> None:
        left, low, _, high = box
        for k, series in enumerate(self.data.series):
            points = [
                (left + group * (i + 0.5), low + high * value / self._most)
                for i, value in enumerate(series.values)
            ]
            if not points:
                continue
            path = " ".join(
                f"{number(x)} {number(y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)
            )
            canvas.write(f"q 1.3 w 1 j [{_DASHES[k % len(_DASHES)]}] 0 d {path} S Q")
            for x, y in points:
                _dot(canvas, x, y, TINTS[k % len(TINTS)])
        for i in range(len(self.data.labels)):
            self._ends(canvas, left + group * (i + 0.5), [low, high], i)

    def _ends(self, canvas: TaggedCanvas, x: float, span: list[float], i: int) -> None:
        """The highest value of all lines over its dot, the lowest under it."""
        values = [one.values[i] for one in self.data.series]
        low, high = span
        self._value(canvas, x, low + high * max(values) / self._most + 3, max(values))
        if min(values) < max(values):
            y = low + high * min(values) / self._most
            self._value(canvas, x, y - _SIZE - 3, min(values))

    def _value(self, canvas: TaggedCanvas, x: float, y: float, value: float) -> None:
        said = self._told(value)
        left = x - said.width / 2
        canvas.write(
            f"q 1 g {number(left - 1)} {number(y + 1.5)} {number(said.width + 2)} 9 re f Q"
        )
        draw_text(canvas, left, y + 3, said.text, said.letter)

    def _legend(self, canvas: TaggedCanvas, middle: float, y: float) -> None:
        small = letter("text", _SIZE)
        names = [item(one.name, small) for one in self.data.series]
        x = middle - (sum(one.width for one in names) + 26 * len(names) - 12) / 2
        for k, name in enumerate(names):
            self._sign(canvas, x, y, k)
            draw_text(canvas, x + 14, y, name.text, small)
            x += name.width + 26

    def _sign(self, canvas: TaggedCanvas, x: float, y: float, k: int) -> None:
        if self.form == "bar":
            tint = colour(TINTS[k % len(TINTS)])
            canvas.write(f"q 0.5 w {tint} rg {number(x)} {number(y)} 9 7 re B Q")
            return
        dash = _DASHES[k % len(_DASHES)]
        ends = f"{number(x - 6)} {number(y + 3)} m {number(x + 12)} {number(y + 3)} l"
        canvas.write(f"q 1.3 w [{dash}] 0 d {ends} S Q")
        _dot(canvas, x + 4, y + 3, TINTS[k % len(TINTS)])


_LABEL = Style(size=_SIZE, leading=_LEADING, align="center")


def plain(value: float) -> str:
    """A number as people write it: no more decimals than it has, thousands apart."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _nice(step: float) -> float:
    """The next step of 1, 2, 2.5 or 5 times a power of ten."""
    if step <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= step - 1e-9)


def _dot(canvas: TaggedCanvas, x: float, y: float, tint: str) -> None:
    canvas.write(f"q 0.7 w {colour(tint)} rg {number(x - 2)} {number(y - 2)} 4 4 re B Q")
