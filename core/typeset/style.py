"""How a paragraph is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.typeset.measures import LEADING, MM

Align: TypeAlias = Literal["left", "center", "right", "thai"]


@dataclass(frozen=True, slots=True)
class Style:
    """Measures in points, sizes in points of TH SarabunPSK.

    Attributes:
        align: ``thai`` is ไทยกระจาย, both margins even.
        first: indent of the first line, negative for a hanging one.
        before: space above, left out at the top of a page.
        keep: lines that stay together on both sides of a page's turn.
        with_next: stays on the page on which the next block begins.
    """

    face: str = "text"
    size: float = 16.0
    leading: float = LEADING
    align: Align = "thai"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    keep: int = 2
    with_next: bool = False
    ink: str = ""

    @property
    def baseline(self) -> float:
        """From the top of a line to its base line: Word leaves three quarters of the room above."""
        return self.leading * 0.5 + self.size * 0.25


INDENT = 25 * MM
BODY = Style(first=INDENT, before=6)
PLAIN = Style(align="left")
ITEM = Style(first=INDENT)
HEADING = Style(face="text-bold", align="left", before=6, with_next=True, keep=99)
NOTE = Style(size=14.0, leading=LEADING * 14 / 16, left=6 * MM, first=-6 * MM)
TITLE = Style(face="text-bold", align="center", keep=99)
