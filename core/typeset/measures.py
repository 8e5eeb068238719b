"""Measures of a sheet of paper, in millimetres, and what they are in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4  # points a millimetre
LEADING = 18.1  # points from line to line of TH SarabunPSK 16 pt, single spaced


@dataclass(frozen=True, slots=True)
class Measures:
    """Where text stands on the sheet; every measure counts from the edge of the paper.

    Source: the Prime Minister's Office's instructions for typing official papers with a
    computer (margins 3 and 2 cm, page number about 3 cm from the top); top and bottom follow
    common practice.

    Attributes:
        later_top_mm: top of pages from the second on.
        number_mm: base line of the page number; 0 makes it the first line under ``later_top_mm``.
        after_number_mm: from the page number's line to the text, where it is the first line.
        catchword_mm: base line of the catchword above the lower edge, inside the bottom margin.
        motto_mm: base line of the motto at the foot of the first page.
    """

    width_mm: float = 210.0
    height_mm: float = 297.0
    left_mm: float = 30.0
    right_mm: float = 20.0
    top_mm: float = 15.0
    later_top_mm: float = 25.0
    bottom_mm: float = 20.0
    number_mm: float = 0.0
    after_number_mm: float = 3.0
    catchword_mm: float = 13.5
    motto_mm: float = 7.5

    @property
    def column(self) -> float:
        """Width of the text in points."""
        return (self.width_mm - self.left_mm - self.right_mm) * MM

    @property
    def left(self) -> float:
        """Left edge of the text in points."""
        return self.left_mm * MM

    @property
    def size(self) -> tuple[float, float]:
        """The sheet in points."""
        return self.width_mm * MM, self.height_mm * MM

    @property
    def text(self) -> float:
        """Height of the text on a page from the second on, in points."""
        return (self.height_mm - self.later_top_mm - self.bottom_mm) * MM

    def down(self, mm: float) -> float:
        """Height of a line ``mm`` below the upper edge, in points above the lower one."""
        return (self.height_mm - mm) * MM


A4 = Measures()
# For long memos: the text itself begins at 25 mm, with the page number in the margin above.
A4_TIGHT = Measures(number_mm=19.0)
A4_LANDSCAPE = Measures(
    width_mm=297.0, height_mm=210.0, left_mm=20.0, top_mm=20.0, later_top_mm=20.0
)
# For reports: every page is alike, its number in the margin above the text.
A4_REPORT = Measures(top_mm=25.0, number_mm=16.0)
# For a page on a wall.
A4_POSTER = Measures(left_mm=20.0, top_mm=15.0, later_top_mm=15.0, bottom_mm=12.0)
