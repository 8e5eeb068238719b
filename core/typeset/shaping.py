"""Thai letters as glyphs: shaped by HarfBuzz, each glyph with the letters it stands for."""

from __future__ import annotations

from itertools import groupby, pairwise
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
        return float(self._font.get_glyph_h_advance(glyph) * self._em)

    def height(self, letter: str) -> float:
        """How far a letter's ink reaches above the base line, in 1/1000 em."""
        extents = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(letter)))
        return float(extents.y_bearing * self._em)

    def _shape(self, text: str) -> Run:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.language = "ltr", "th"
        buffer.script = "Thai" if any("\u0e00" <= c < "\u0e80" for c in text) else "Latn"
        hb.shape(self._font, buffer)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        groups = [list(group) for _, group in groupby(pairs, key=lambda p: p[0].cluster)]
        starts = [group[0][0].cluster for group in groups] + [len(text)]
        glyphs: list[Glyph] = []
        inks: list[Ink] = []
        pen = 0.0
        for group, (start, end) in zip(groups, pairwise(starts), strict=True):
            letters = _share(text[start:end], len(group))
            for i, ((info, place), part) in enumerate(zip(group, letters, strict=True)):
                glyphs.append(self._glyph(info.codepoint, place, part, starts=i == 0))
                inks += self._ink(info.codepoint, pen, place)
                pen += place.x_advance * self._em
        return Run(pen, tuple(glyphs), len(groups), _union(inks))

    def _glyph(self, glyph: int, place: hb.GlyphPosition, part: str, *, starts: bool) -> Glyph:
        em = self._em
        extra = place.x_advance * em - self.advance(glyph)
        key = self._key(glyph or self._unknown, part)
        return Glyph(key, place.x_offset * em, place.y_offset * em, extra, starts)

    def _ink(self, glyph: int, pen: float, place: hb.GlyphPosition) -> list[Ink]:
        box, em = self._font.get_glyph_extents(glyph), self._em
        if not box or not box.width:
            return []
        x = pen + (place.x_offset + box.x_bearing) * em
        y = (place.y_offset + box.y_bearing) * em
        return [Ink(x, y + box.height * em, x + box.width * em, y)]

    def _key(self, glyph: int, letters: str) -> int:
        pair = (glyph, letters)
        key = self._keys.get(pair)
        if key is None:
            key = self._keys[pair] = len(self._pairs)
            self._pairs.append(pair)
        return key


def _share(text: str, count: int) -> list[str]:
    """Letters for each of ``count`` glyphs of a cluster; sara am, two glyphs, keeps its letter."""
    if count == len(text):
        return list(text)
    if count == len(text) + 1 and text.endswith("ำ"):
        return [text[0], JOINER, *text[1:]]
    return [text] + [JOINER] * (count - 1)


def _union(inks: list[Ink]) -> Ink:
    if not inks:
        return Ink(0, 0, 0, 0)
    left, bottom, right, top = zip(*inks, strict=True)
    return Ink(min(left), min(bottom), max(right), max(top))
