"""The bundled faces a paper may name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFontFace

from core.paths import FONTS
from core.typeset.shaping import Run, Shaper

SARABUN = 1 / 1.5042  # Laksaman drawn at the size of TH SarabunPSK
FILES = {
    "text": ("laksaman/Laksaman.ttf", SARABUN),
    "text-bold": ("laksaman/Laksaman-Bold.ttf", SARABUN),
    "text-italic": ("laksaman/Laksaman-Italic.ttf", SARABUN),
    "text-bold-italic": ("laksaman/Laksaman-BoldItalic.ttf", SARABUN),
    "charm": ("charm/Charm-Regular.ttf", 1.0),
    "charm-bold": ("charm/Charm-Bold.ttf", 1.0),
    "charmonman-bold": ("charmonman/Charmonman-Bold.ttf", 1.0),
    "srisakdi-bold": ("srisakdi/Srisakdi-Bold.ttf", 1.0),
    "trirong": ("trirong/Trirong-Regular.ttf", 1.0),
    "trirong-medium": ("trirong/Trirong-Medium.ttf", 1.0),
    "trirong-semibold": ("trirong/Trirong-SemiBold.ttf", 1.0),
}
_lock = Lock()


class Face:
    """A font file, shared by all documents; sizes are points of TH SarabunPSK."""

    def __init__(self, name: str, file: Path, scale: float = 1.0) -> None:
        self.name, self.scale = name, scale
        self.file = TTFontFace(str(file))
        self.shaper = Shaper(file)
        self.body = self.shaper.height("ก")  # height of a consonant in 1/1000 em
        self._reach = 0.0

    @property
    def reach(self) -> float:
        """From the lowest to the highest mark, in 1/1000 of the size."""
        if not self._reach:
            ink = self.run("ผึ้งฎู").ink
            self._reach = (ink.top - ink.bottom) * self.scale
        return self._reach

    def run(self, text: str) -> Run:
        """The shaped text, without a size."""
        return self.shaper.run(text)

    def width(self, text: str, size: float) -> float:
        """Points from the text's origin to the next one's."""
        return self.shaper.run(text).width * size * self.scale / 1000


def face(name: str) -> Face:
    """The one face of this name; any thread may ask.

    Raises:
        KeyError: there is none.
    """
    with _lock:
        return _load(name)


@cache
def _load(name: str) -> Face:
    file, scale = FILES[name]
    return Face(name, FONTS / file, scale)
