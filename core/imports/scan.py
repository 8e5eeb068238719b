"""What a sheet's XML holds that a reader of cells would not say, found before cells are built."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from core.imports import limits
from core.imports.refusals import hostile, too_large

_CELL_BYTES = 1 << 20  # of one cell's XML; a cell holds 32,767 characters at most

_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?>")
_ROW = re.compile(rb"<row\b(?:[^<>]*?\sr=[\"'](\d{1,9}))?")
_PREFIXED_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^<>]*?\sr=[\"'](\d{1,9}))?")
_FAR = rb"(?:[A-Z]{3,}|[J-Z][A-Z]|I[W-Z])\d|[A-Z]+(?:[2-9]\d{5}|\d{7})"  # beyond IV or 199,999
_PERHAPS_FAR = re.compile(rb"r=[\"'](?:" + _FAR + rb")")  # quick, to be looked at again
_FAR_CELL = re.compile(  # and something in it
    rb"<(?:\w+:)?c\b[^<>]*?\sr=[\"']((?:" + _FAR + rb")\d*)[\"'][^<>]*(?<!/)>(?!</)"
)
_FORMULA = rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*"
    + _FORMULA
    + rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v\b[^<>]*>\s*</(?:\w+:)?v>)?"
    rb"\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*\bt=[\"']e[\"'][^<>]*)>\s*(?:"
    + _FORMULA
    + rb")?<(?:\w+:)?v\b[^<>]*>([^<]+)</"
)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What a reader of cells would pass over in silence, in one sheet.

    Attributes:
        uncalculated: the first cell whose formula has no stored result, such as ``C5``, or ``""``.
        errors: ``(row, column)``, counted from 1 → the error a cell shows, such as ``#N/A``.
    """

    uncalculated: str
    errors: dict[tuple[int, int], str]


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _unfinished(text: bytes) -> int:
    """Where the cell or tag begins that goes on in the next piece; the text's end if none does."""
    closed = max(0, text.rfind(b"</c>"), text.rfind(b":c>"))
    cells = deque(_CELL.finditer(text, closed), maxlen=1)
    if cells and not cells[0][0].endswith(b"/>"):
        return cells[0].start()
    tag = text.rfind(b"<")
    return tag if tag >= 0 and text.find(b">", tag) < 0 else len(text)


@dataclass
class SheetScan:
    """Rows counted, far cells refused, formulas and errors noted, in one pass over a sheet."""

    _rows: int = 0
    _cells: int = 0
    _last_row: int = 0
    _uncalculated: str = ""
    _errors: dict[tuple[int, int], str] = field(default_factory=dict)
    _rest: bytes = b""

    def feed(self, chunk: bytes) -> None:
        """Take the next piece; a cell that may go on in the piece after it waits."""
        text = self._rest + chunk
        cut = _unfinished(text)
        self._look(text[:cut])
        self._rest = text[cut:]
        if len(self._rest) > _CELL_BYTES:
            raise hostile("มีช่องที่ยาวเกินกว่าตารางคำนวณเก็บได้")

    def finish(self) -> SheetNotes:
        """The notes, once the last piece was fed."""
        self._look(self._rest)
        return SheetNotes(self._uncalculated, self._errors)

    def _look(self, text: bytes) -> None:
        self._count(text)
        if _PERHAPS_FAR.search(text) and (far := _FAR_CELL.search(text)):
            raise too_large(f"มีข้อมูลอยู่ไกลถึงช่อง {far[1].decode()}")
        if not self._uncalculated and (b"<f" in text or b":f" in text):
            self._note_formula(text)
        if b'"e"' in text or b"'e'" in text:
            self._note_errors(text)

    def _count(self, text: bytes) -> None:
        rows = _PREFIXED_ROW if b":row" in text else _ROW
        for given in rows.findall(text):
            row = int(given) if given else self._last_row + 1
            if row <= self._last_row:
                raise hostile("มีเลขแถวซ้ำหรือสลับกัน")
            self._last_row = row
            self._rows += 1
        self._cells += text.count(b"<c ") + text.count(b":c ")
        if self._rows > limits.ROWS or self._cells > limits.CELLS:
            raise too_large(f"เกิน {limits.ROWS:,} แถวหรือ {limits.CELLS:,} ช่อง")

    def _note_formula(self, text: bytes) -> None:
        """Remember the first formula without a result; an empty text is a result."""
        for attributes, value in _UNCALCULATED.findall(text):
            if value and _TEXT_RESULT.search(attributes):
                continue
            place = _PLACE.search(attributes)
            self._uncalculated = (place[1] + place[2]).decode() if place else "?"
            return

    def _note_errors(self, text: bytes) -> None:
        for attributes, shown in _ERROR.findall(text):
            if place := _PLACE.search(attributes):
                at = int(place[2]), column_number(place[1].decode())
                self._errors[at] = shown.decode("utf-8", "replace")
        if len(self._errors) > limits.ERROR_CELLS:
            raise too_large(f"มีช่องที่สูตรผิดพลาดเกิน {limits.ERROR_CELLS:,} ช่อง")
