"""The process that reads a workbook: limited in memory and time, and nobody misses it if it dies.

The file comes in through standard input; out go lines of JSON. First one table
``{"sheet", "column", "rows"}`` or ``{"refused": code, "message"}``; then chunks
``{"row", "texts", "rows"}``, where ``row`` is the number of the first one and ``texts`` are new
entries of the list that cells point into; last ``{"end": rows}``. A cell is a number, the position
of its text (0: empty), or a list: ``[value]`` a number or yes/no, ``[kind, text]`` a time.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
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

if sys.platform != "win32":
    import resource

Sent = int | list[Any]
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
        for kind, soft, hard in (
            (resource.RLIMIT_AS, limits.MEMORY_BYTES, limits.MOST_MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.SECONDS, limits.SECONDS),
            (resource.RLIMIT_FSIZE, 0, 0),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            resource.setrlimit(kind, (soft, hard))


def allow(unpacked_bytes: int) -> None:
    """Let a large workbook have more memory: what it is honest about in its directory."""
    if sys.platform != "win32":
        wanted = limits.MEMORY_BYTES + limits.MEMORY_RATIO * unpacked_bytes
        most = limits.MOST_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (min(wanted, most), most))


def read(data: bytes, emit: Emit) -> None:
    """Emit the table of the workbook's first sheet that has one, or why the file is refused."""
    try:
        archive = open_archive(data)
        allow(sum(part.file_size for part in archive.infolist()))
        notes = survey(archive)
        sheet = _choose(CalamineWorkbook.from_filelike(BytesIO(data)), notes)
        _emit_sheet(sheet, notes, emit)
    except RefusedFileError as error:
        _emit_refusal(error, emit)
    except (CalamineError, MemoryError):
        _emit_refusal(truncated(), emit)


def _emit_refusal(error: RefusedFileError, emit: Emit) -> None:
    emit({"refused": error.code, "message": str(error)})


def _choose(workbook: CalamineWorkbook, notes: Mapping[str, SheetNotes]) -> CalamineSheet:
    """The form's answers if there are any, else the first sheet that has a header and rows."""
    highest = 0
    for about in sorted(workbook.sheets_metadata, key=_rank):
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(about.name)
            if sheet.height > 1:
                return sheet
            highest = max(highest, sheet.height)
    for name, note in notes.items():
        if note.uncalculated:  # which is why there seem to be no rows
            raise uncalculated(name, note.uncalculated)
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
    cells = _Cells()
    rows = _shown_rows(sheet, notes[sheet.name].errors)
    number = first_row + 1
    step = max(1, _CHUNK_CELLS // sheet.width)
    while chunk := [list(map(cells.__getitem__, row)) for row in islice(rows, step)]:
        emit({"row": number, "texts": cells.new_texts(), "rows": chunk})
        number += len(chunk)
    emit({"end": number - first_row - 1})


def _shown_rows(sheet: CalamineSheet, errors: Mapping[tuple[int, int], str]) -> Iterator[list[Any]]:
    """The rows of the table; a cell that shows an error holds its text."""
    first_row, first_column = sheet.start or (0, 0)
    rows = islice(sheet.iter_rows(), first_row, None)  # they begin in row 1, in the first column
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row_number, column), shown in errors.items():
        by_row.setdefault(row_number, []).append((column - first_column - 1, shown))
    for number, row in enumerate(rows, first_row + 1):
        for at, shown in by_row.get(number, ()):
            row[at] = row[at] or shown
        yield row


def _check(sheet: CalamineSheet, notes: SheetNotes) -> None:
    if sheet.height * sheet.width > limits.CELLS:
        raise too_large(f"เกิน {limits.CELLS:,} ช่อง")
    if notes.uncalculated:
        raise uncalculated(sheet.name, notes.uncalculated)


class _Cells(dict[object, Sent]):
    """Each value of a cell as it is sent; only texts are kept, so that each goes over once."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self._new: list[str] = []
        self._chars = 0

    def __missing__(self, value: object) -> Sent:
        """A text's position in the list of all texts, or a list that holds another value."""
        if not isinstance(value, str):
            return _boxed(value)
        self._new.append(value)
        self._chars += len(value)
        if len(value) > limits.CELL_CHARS or self._chars > limits.TEXT_CHARS:
            raise too_large("ข้อความยาวเกินไป")
        return self.setdefault(value, len(self))

    def new_texts(self) -> list[str]:
        """The texts first seen since this was last asked."""
        new, self._new = self._new, []
        return new


def _boxed(value: object) -> list[Any]:
    """A number, or a time with its kind; a length of time is the days that a sheet keeps."""
    if isinstance(value, float):
        return [int(value) if value.is_integer() and abs(value) < _EXACT else value]
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
