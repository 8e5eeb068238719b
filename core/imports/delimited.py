"""Text files of rows: CSV, TSV and what regional settings make of them."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from itertools import islice

from core.imports import encoding, limits
from core.imports.grid import Grid, NumberedRow
from core.imports.refusals import bad_quotes, not_a_sheet, too_large
from core.jobs import Progress
from core.thai.numerals import to_thai
from core.thai.text import has_control

_DELIMITERS = ",;\t"
_SAMPLE_CHARS = 100_000
_SAMPLE_ROWS = 50
_STEP_ROWS = 2_000
_CONTROL_SHARE = 0.1


def read_text(data: bytes, sheet: str, progress: Progress) -> Grid:
    """Every record of the text; record k is what a spreadsheet shows as row k.

    Raises:
        RefusedFileError: no text, an unknown encoding, unbalanced quotes, or too large.
    """
    codec = encoding.detect(data)
    sample = _open(data, codec).read(_SAMPLE_CHARS)
    _check_kind(sample)
    rows = list(_rows(_open(data, codec), _delimiter(sample), progress))
    return Grid(encoding.name(codec), sheet, 1, rows)


def _open(data: bytes, codec: str) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(data), codec, newline="")


def _check_kind(sample: str) -> None:
    if sample.lstrip().startswith("<"):
        raise not_a_sheet("ไฟล์เป็นหน้าเว็บหรือ XML ไม่ใช่ตารางคำนวณ เปิดแล้วบันทึกเป็น .xlsx แล้วลองใหม่")
    if sum(map(has_control, sample)) > _CONTROL_SHARE * len(sample):
        raise not_a_sheet()


def _rows(lines: Iterable[str], delimiter: str, progress: Progress) -> Iterator[NumberedRow]:
    cells = 0
    for number, row in _records(lines, delimiter):
        cells += len(row)
        if number > limits.ROWS or len(row) > limits.COLUMNS or cells > limits.CELLS:
            raise too_large(f"แถวที่ {to_thai(f'{number:,}')} เกินจำนวนแถวหรือช่องที่รับได้")
        if not number % _STEP_ROWS:
            progress.step(number, 0, "อ่านไฟล์")
        yield number, tuple(row)


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number; a quote left open or closed too early is an error."""
    number = 0
    metered = _Metered(lines)
    try:
        for number, row in enumerate(csv.reader(metered, delimiter=delimiter, strict=True), 1):
            metered.chars = 0
            yield number, row
    except csv.Error as error:
        if "field larger" in str(error):
            raise too_large(f"แถวที่ {to_thai(f'{number + 1:,}')} มีช่องที่ยาวเกินไป") from error
        raise bad_quotes(number + 1) from error


class _Metered:
    """Lines, as long as those of one record are not too many to be one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.chars = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.chars += len(line)
        if self.chars > limits.RECORD_CHARS:
            raise too_large("มีแถวที่ยาวเกินไป")
        return line


def _delimiter(sample: str) -> str:
    """The one that cuts most rows to the header's width; a comma where none cuts anything."""
    scores = {delimiter: _score(sample, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=scores.__getitem__)


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the first one, and that width; nothing for a single column."""
    widths: list[int] = []
    with contextlib.suppress(csv.Error):  # the sample may end inside a cell
        reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter, strict=True)
        widths = [len(row) for row in islice(filter(None, reader), _SAMPLE_ROWS)]
    width = widths[0] if widths else 1
    return (widths.count(width) / len(widths), width) if width > 1 else (0.0, 1)
