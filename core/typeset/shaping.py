"""Thai letters as glyphs: shaped by HarfBuzz, each glyph with the letters it stands for."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import NamedTuple

import uharfbuzz as hb

# Read for a glyph without a letter of its own: readers drop it, while an empty text
# would come out as a stray letter.
JOINER = "\u2060"
_MOST_RUNS = 50_000


class Glyph(NamedTuple):
    """A glyph of a run, in 1/1000 em; ``key`` names a glyph together with its letters."""

    key: int
    dx: float
    dy: float
    extra: float  # advance beyond the glyph's own width
    starts: bool  # first of its cluster


class Ink(NamedTuple):
    """The blackened part of a run, in 1/1000 em round its origin."""

    left: float
    bottom: float
    right: float
    top: float


class Run(NamedTuple):
    """A shaped text without a size."""

    width: float
    glyphs: tuple[Glyph, ...]
    clusters: int
    ink: Ink


class Shaper:
    """Shapes with one font file and remembers; may be used by any number of threads."""

    def __init__(self, file: Path) -> None:
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))
        self._em = 1000.0 / self._font.face.upem
        self._pairs: list[tuple[int, str]] = []
        self._keys: dict[tuple[int, str], int] = {}
        self._runs: dict[str, Run] = {}
        self._glyphs: dict[tuple[int | str, ...], tuple[Glyph, float, Ink]] = {}
        self._measures: dict[int, tuple[float, Ink]] = {}
        self._lock = Lock()
        self._unknown = self._font.get_nominal_glyph(ord("?")) or 0

    def run(self, text: str) -> Run:
        """The shaped text."""
        found = self._runs.get(text)
        if found is None:
            with self._lock:
                if len(self._runs) >= _MOST_RUNS:
                    self._runs.clear()
                found = self._runs[text] = self._shape(text)
        return found

    def pair(self, key: int) -> tuple[int, str]:
        """Glyph number and letters of a key."""
        return self._pairs[key]

    def advance(self, glyph: int) -> float:
        """The glyph's own width in 1/1000 em."""
        return self._measure(glyph)[0]

    def height(self, letter: str) -> float:
        """How far a letter's ink reaches above the base line, in 1/1000 em."""
        return self._measure(self._font.get_nominal_glyph(ord(letter)))[1].top

    def _shape(self, text: str) -> Run:
        if not text:
            return Run(0.0, (), 0, Ink(0.0, 0.0, 0.0, 0.0))
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.language = "ltr", "th"
        buffer.script = "Thai" if any("\u0e00" <= c < "\u0e80" for c in text) else "Latn"
        hb.shape(self._font, buffer)
        clusters = [info.cluster for info in buffer.glyph_infos]
        letters = _letters(text, clusters)
        glyphs: list[Glyph] = []
        left = bottom = right = top = pen = 0.0
        last = -1
        for info, place, start, part in zip(
            buffer.glyph_infos, buffer.glyph_positions, clusters, letters, strict=True
        ):
            glyph, wide, ink = self._glyph(info.codepoint, place, part, starts=start != last)
            glyphs.append(glyph)
            if ink.right > ink.left:
                left = min(left, pen + ink.left) if right else pen + ink.left
                right, bottom, top = pen + ink.right, min(bottom, ink.bottom), max(top, ink.top)
            pen, last = pen + wide, start
        return Run(pen, tuple(glyphs), len(set(clusters)), Ink(left, bottom, right, top))

    def _glyph(
        self, number: int, place: hb.GlyphPosition, part: str, *, starts: bool
    ) -> tuple[Glyph, float, Ink]:
        """A placed glyph with its advance and ink; the same one for the same place."""
        name = (number, part, place.x_offset, place.y_offset, place.x_advance, starts)
        found = self._glyphs.get(name)
        if found is None:
            em, glyph = self._em, number or self._unknown
            own, ink = self._measure(glyph)
            dx, dy, wide = place.x_offset * em, place.y_offset * em, place.x_advance * em
            made = Glyph(self._key(glyph, part), dx, dy, wide - own, starts)
            ink = Ink(ink.left + dx, ink.bottom + dy, ink.right + dx, ink.top + dy)
            found = self._glyphs[name] = (made, wide, ink)
        return found

    def _measure(self, glyph: int) -> tuple[float, Ink]:
        """Width and ink of a glyph by itself."""
        found = self._measures.get(glyph)
        if found is None:
            box, em = self._font.get_glyph_extents(glyph), self._em
            right, bottom = box.x_bearing + box.width, box.y_bearing + box.height
            ink = Ink(box.x_bearing * em, bottom * em, right * em, box.y_bearing * em)
            wide = float(self._font.get_glyph_h_advance(glyph) * em)
            found = self._measures[glyph] = (wide, ink)
        return found

    def _key(self, glyph: int, letters: str) -> int:
        pair = (glyph, letters)
        key = self._keys.get(pair)
        if key is None:
            key = self._keys[pair] = len(self._pairs)
            self._pairs.append(pair)
        return key


def _letters(text: str, clusters: list[int]) -> list[str]:
    """The letters of each glyph, given where in the text its cluster starts."""
    if len(clusters) == len(text) and "ำ" not in text:
        return list(text)  # only sara am grows, so nothing shrank either
    out: list[str] = []
    starts = sorted(set(clusters))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        out += _share(text[start:end], clusters.count(start))
    return out


def _share(text: str, count: int) -> list[str]:
    """Letters for each of ``count`` glyphs of a cluster; sara am, two glyphs, keeps its letter."""
    if count == len(text):
        return list(text)
    if count == len(text) + 1 and text.endswith("ำ"):
        return [text[0], JOINER, *text[1:]]
    return [text] + [JOINER] * (count - 1)
