"""The part of a face that one document needs, written into that document."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

from core.typeset.faces import Face
from core.typeset.tags import refer

_LONGEST_WORD = 24
_NOTHING = 0.05  # of 1/1000 em
_SYMBOLIC, _NONSYMBOLIC = 4, 32
_LETTERS = bytes.maketrans(b"0123456789", b"ABCDEFGHIJ")


class Piece(NamedTuple):
    """Glyphs that follow each other without a change, in 1/1000 em."""

    starts: bool  # a cluster
    subset: int
    rise: float
    lead: float  # to the right of where the glyphs stand by themselves
    code: str
    trail: float  # what is left to take back behind them


class Embedded:
    """Which glyphs of a face a document uses, in subsets of at most 256 bytes.

    ReportLab calls ``addObjects`` when the document is saved.
    """

    def __init__(self, face: Face, number: int) -> None:
        self.face, self.number = face, number
        self._places: dict[int, tuple[int, str]] = {}
        self._subsets: list[list[int]] = []
        self._pieces: dict[tuple[str, bool], tuple[Piece, ...]] = {}

    def pieces(self, text: str, *, loose: bool) -> tuple[Piece, ...]:
        """The glyphs of a text; with ``loose`` no piece is longer than a cluster."""
        found = self._pieces.get((text, loose))
        if found is None:
            found = tuple(self._cut(text, loose=loose))
            if len(text) <= _LONGEST_WORD:  # whole lines do not come again
                self._pieces[text, loose] = found
        return found

    def _cut(self, text: str, *, loose: bool) -> Iterator[Piece]:
        at = (-1, 0.0)  # subset and rise
        code: list[str] = []
        first, lead, trail = False, 0.0, 0.0
        for key, dx, dy, extra, starts in self.face.run(text).glyphs:
            subset, byte = self.place(key)
            here = (subset, dy if abs(dy) > _NOTHING else 0.0)
            if here != at or (loose and starts) or abs(trail - dx) >= _NOTHING:
                if code:
                    yield Piece(first, *at, lead, f"<{''.join(code)}>", trail)
                at, code, first, lead = here, [], starts, dx
            code.append(byte)
            trail = dx - extra
        if code:
            yield Piece(first, *at, lead, f"<{''.join(code)}>", trail)

    def place(self, key: int) -> tuple[int, str]:
        """Subset and hexadecimal byte of a glyph with its letters."""
        found = self._places.get(key)
        if found is None:
            if not self._subsets or len(self._subsets[-1]) == 255:  # noqa: PLR2004, byte 0 is empty
                self._subsets.append([])
            self._subsets[-1].append(key)
            place = (len(self._subsets) - 1, f"{len(self._subsets[-1]):02x}")
            found = self._places[key] = place
        return found

    def name(self, subset: int) -> str:
        """What content calls the subset."""
        return f"F{self.number}.{subset}"

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802, ReportLab's name
        """Write every subset as a font of ``document``."""
        fonts: dict[str, PDFObjectReference] = vars(document.idToObject["BasicFonts"])["dict"]
        for subset, keys in enumerate(self._subsets):
            fonts[self.name(subset)] = self._font(document, subset, keys)

    def _font(self, document: PDFDocument, subset: int, keys: list[int]) -> PDFObjectReference:
        pairs = [self.face.shaper.pair(key) for key in keys]
        glyphs = [0, *(glyph for glyph, _ in pairs)]
        prefix = f"{self.number:02d}{subset:04d}".encode().translate(_LETTERS).decode()
        name = f"{prefix}+{self.face.file.name.decode()}"
        widths = [round(self.face.shaper.advance(glyph), 3) for glyph in glyphs]
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName(name),
            "FirstChar": 0,
            "LastChar": len(glyphs) - 1,
            "Widths": PDFArray(widths),
            "ToUnicode": _stream(document, _to_unicode([text for _, text in pairs]).encode()),
            "FontDescriptor": self._descriptor(document, name, glyphs),
        }
        return refer(document, PDFDictionary(font))

    def _descriptor(
        self, document: PDFDocument, name: str, glyphs: list[int]
    ) -> PDFObjectReference:
        # A copy, for reading keeps its place in the object and other threads print too.
        file = copy.copy(self.face.file)
        file.charToGlyph = dict(enumerate(glyphs))
        subset = file.makeSubset(list(range(len(glyphs))))
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": file.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            "FontBBox": PDFArray(file.bbox),
            "ItalicAngle": file.italicAngle,
            "Ascent": file.ascent,
            "Descent": file.descent,
            "CapHeight": file.capHeight,
            "StemV": file.stemV,
            "FontFile2": _stream(document, subset, Length1=len(subset)),
        }
        return refer(document, PDFDictionary(descriptor))


def _stream(document: PDFDocument, content: bytes, **entries: int) -> PDFObjectReference:
    return refer(document, PDFStream(PDFDictionary(entries), content, [PDFZCompress]))


def _to_unicode(texts: list[str]) -> str:
    """A map from bytes, the first of which is 1, to texts; at most 100 rows a block."""
    rows = [
        f"<{i:02X}> <{text.encode('utf-16-be').hex().upper()}>" for i, text in enumerate(texts, 1)
    ]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for i in range(0, len(rows), 100):
        block = rows[i : i + 100]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*out, "endcmap CMapName currentdict /CMap defineresource pop end end"])
