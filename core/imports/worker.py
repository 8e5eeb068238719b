"""The process that reads a workbook: limited in memory and time, and nobody misses it if it dies.

The file comes in through standard input; out go lines of JSON. First one table
``{"sheet", "column", "rows"}`` or ``{"refused": code, "message"}``; then chunks
``{"row", "texts", "rows"}``, where ``row`` is the number of the first one and ``texts`` are new
entries of the list that cells point into; last ``{"end": rows}``. A cell is null (empty), a number
(position of its text), or a list: ``[value]`` a number or yes/no, ``[kind, text]`` a time.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from core.errors import RefusedFileError
from core.imports import limits
from core.imports.archive import open_archive
from core.imports.preflight import survey
from core.imports.refusals import empty, header_only, too_large, truncated, uncalculated
from core.imports.scan import SheetNotes

Sent = int | list[Any] | None
Emit = Callable[[dict[str, Any]], None]

_CHUNK_CELLS = 10_000
_EXACT = 1e15  # whole numbers below this are exact in a sheet
_DAY_S = 86_400
_FORM_SHEET = re.compile(r"(การตอบแบบฟอร์ม|การตอบกลับแบบฟอร์ม|form responses)", re.IGNORECASE)


def main() -> None:
    """Read the workbook on standard input and answer on standard output."""
    confine()
    read(sys.stdin.buffer.read(limits.FILE_BYTES + 1), _say)


def confine() -> None:
    """Limit memory, processor time and files of this process where the system can: not Windows."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there only

        for kind, most in (
            (resource.RLIMIT_AS, limits.MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(kind, (most, most))


def read(data: bytes, emit: Emit) -> None:
    """Emit the table of the workbook's first sheet that has one, or why the file is refused."""
    try:
        notes = survey(open_archive(data))
        sheet = _choose(CalamineWorkbook.from_filelike(BytesIO(data)))
        _emit_sheet(sheet, notes, emit)
    except RefusedFileError as error:
        _emit_refusal(error, emit)
    except (CalamineError, MemoryError):
        _emit_refusal(truncated(), emit)


def _emit_refusal(error: RefusedFileError, emit: Emit) -> None:
    emit({"refused": error.code, "message": str(error)})


def _choose(workbook: CalamineWorkbook) -> CalamineSheet:
    """The form's answers if there are any, else the first sheet that has a header and rows."""
    names = [
        (
            not _FORM_SHEET.match(about.name),
            about.visible is not SheetVisibleEnum.Visible,
            about.name,
        )
        for about in workbook.sheets_metadata
        if about.typ is SheetTypeEnum.WorkSheet
    ]
    highest = 0
    for _, _, name in sorted(names, key=lambda entry: entry[:2]):
        sheet = workbook.get_sheet_by_name(name)
        if sheet.start is not None and sheet.height > 1:
            return sheet
        highest = max(highest, sheet.height)
    raise header_only() if highest else empty()


def _rank(about: SheetMetadata) -> tuple[bool, bool]:
    """Form answers first, hidden sheets last, else as they stand."""
    hidden = about.visible is not SheetVisibleEnum.Visible
    return hidden, not _FORM_SHEET.match(about.name)


def _emit_sheet(sheet: CalamineSheet, notes: Mapping[str, SheetNotes], emit: Emit) -> None:
    if sheet.name not in notes:
        raise truncated()
    _check(sheet, notes[sheet.name])
    first_row, first_column = sheet.start or (0, 0)
    emit({"sheet": sheet.name, "column": first_column + 1, "rows": sheet.height})
    cells = _Cells(notes[sheet.name].errors, first_column + 1)
    step = max(1, _CHUNK_CELLS // sheet.width)
    rows = islice(sheet.iter_rows(), first_row, None)  # iter_rows begins at row 1, column start
    number = first_row + 1
    while chunk := [cells.row(number + at, row) for at, row in enumerate(islice(rows, step))]:
        emit({"row": number, "texts": cells.new_texts(), "rows": chunk})
        number += len(chunk)
    emit({"end": number - first_row - 1})


def _check(sheet: CalamineSheet, notes: SheetNotes) -> None:
    if sheet.height * sheet.width > limits.CELLS:
        raise too_large(f"เกิน {limits.CELLS:,} ช่อง")
    if notes.uncalculated:
        raise uncalculated(sheet.name, notes.uncalculated)


class _Cells:
    """Cells made ready for JSON; every different text goes over once."""

    def __init__(self, errors: Mapping[tuple[int, int], str], first_column: int) -> None:
        self._errors = errors
        self._first_column = first_column
        self._known: dict[str, int] = {}
        self._new: list[str] = []
        self._chars = 0

    def new_texts(self) -> list[str]:
        """The texts first seen since this was last asked."""
        new, self._new = self._new, []
        return new

    def row(self, number: int, values: Sequence[object]) -> list[Sent]:
        """The row's cells; where an error is shown, its text."""
        row = [self._cell(value) for value in values]
        if self._errors:
            for at, sent in enumerate(row):
                shown = self._errors.get((number, self._first_column + at))
                if sent is None and shown:
                    row[at] = self._text(shown)
        return row

    def _cell(self, value: object) -> Sent:
        if isinstance(value, str):
            return self._text(value) if value else None
        if isinstance(value, float):
            return [int(value) if value.is_integer() and abs(value) < _EXACT else value]
        return _time(value)

    def _text(self, text: str) -> int:
        position = self._known.get(text)
        if position is None:
            position = self._known[text] = len(self._known)
            self._new.append(text)
            self._chars += len(text)
            if len(text) > limits.CELL_CHARS or self._chars > limits.TEXT_CHARS:
                raise too_large("ข้อความยาวเกินไป")
        return position


def _time(value: object) -> Sent:
    """A time with its kind; a length of time as the number of days a sheet keeps."""
    if isinstance(value, dt.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, dt.date):
        return ["date", value.isoformat()]
    if isinstance(value, dt.time):
        return ["time", value.isoformat()]
    if isinstance(value, dt.timedelta):
        return [value.total_seconds() / _DAY_S]
    return [value]


def _say(answer: dict[str, Any]) -> None:
    line = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
