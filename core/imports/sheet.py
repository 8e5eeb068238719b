"""A foreign file as a header and numbered rows, or a refusal with its reason."""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from core.imports import limits
from core.imports.archive import chunks, only_text, open_archive
from core.imports.delimited import read_text
from core.imports.grid import Cell, Grid
from core.imports.preflight import is_office_file
from core.imports.refusals import (
    empty,
    encrypted,
    header_only,
    locked,
    missing,
    not_a_sheet,
    old_xls,
    too_large,
    unreadable,
)
from core.imports.workbook import read_workbook
from core.jobs import Progress
from core.thai import text

__all__ = ["Cell", "Sheet", "SheetRow", "read_sheet", "reheaded"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
    b"MZ",
    b"\x7fELF",
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty, with the number a spreadsheet shows beside it.

    ``cells[0]`` stands in the sheet's ``first_column``. Cells are as the file holds them: of a
    text file always text and as many as were written, of a workbook as many as the table is wide
    with None where nothing stands.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a foreign file.

    Attributes:
        file: the file's name without its folder, as text on one line.
        sha256: of the file's bytes.
        encoding: ``utf-8``, ``utf-8-sig``, ``utf-16``, ``cp874`` or ``xlsx``.
        sheet: the sheet's name, or that of the file inside a ZIP, else ``""``.
        header: the first row that is not empty, each cell cleaned and on one line.
        header_row: its number as a spreadsheet shows it.
        first_column: the number of the column of ``header[0]`` and ``cells[0]``; B is 2.
        rows: every row under the header that is not empty; never none.
    """

    file: str
    sha256: str
    encoding: str
    sheet: str
    header: tuple[str, ...]
    header_row: int
    first_column: int
    rows: tuple[SheetRow, ...]


def read_sheet(path: Path, progress: Progress | None = None) -> Sheet:
    """The table in a CSV, TSV, XLSX, or in a ZIP that holds one CSV.

    Raises:
        RefusedFileError: the file is refused whole; its code says why.
        CancelledError: ``progress`` was cancelled; nothing goes on in the background.
    """
    progress = progress or Progress()
    progress.step(0, 0, "อ่านไฟล์")
    data = _read(path)
    grid = _grid(data, progress)
    return _sheet(_shown_name(path), hashlib.sha256(data).hexdigest(), grid)


def reheaded(sheet: Sheet, number: int) -> Sheet:
    """The same table with its header in the row of this number, without what stands above."""
    below = [row for row in sheet.rows if row.number >= number]
    return replace(sheet, header=_header(below[0].cells), header_row=number, rows=tuple(below[1:]))


def _shown_name(path: Path) -> str:
    """The file's name as text on one line; bytes that are no UTF-8 are read as Thai of old days."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return text.line(os.fsencode(path.name).decode("cp874", "replace"))
    return text.line(path.name)


def _read(path: Path) -> bytes:
    """The file's bytes, taken once: what is hashed is what is read."""
    try:
        if path.exists() and not path.is_file():
            raise not_a_sheet("สิ่งที่เลือกไม่ใช่ไฟล์ เลือกไฟล์ .xlsx หรือ .csv แล้วลองอีกครั้ง")
        with path.open("rb") as stream:
            data = stream.read(limits.FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise missing(_shown_name(path)) from error
    except PermissionError as error:
        raise locked(_shown_name(path)) from error
    except OSError as error:
        raise unreadable(_shown_name(path)) from error
    if not data:
        raise empty()
    if len(data) > limits.FILE_BYTES:
        raise too_large(f"เกิน {limits.FILE_BYTES >> 20} MB")
    return data


def _grid(data: bytes, progress: Progress) -> Grid:
    """Every row of the file, whose kind is told by its first bytes, never by its name."""
    if data.startswith(_ZIP):
        return _zipped(data, open_archive(data), progress)
    if data.startswith(_OLE):
        raise encrypted() if _ENCRYPTED_STREAM in data else old_xls()
    if data.startswith(_OTHER_KINDS):
        raise not_a_sheet()
    return read_text(data, "", progress)


def _zipped(data: bytes, archive: zipfile.ZipFile, progress: Progress) -> Grid:
    if is_office_file(archive):
        return read_workbook(data, progress)
    part = only_text(archive)
    if part.file_size > limits.FILE_BYTES:
        raise too_large(f"คลายแล้วเกิน {limits.FILE_BYTES >> 20} MB")
    return read_text(b"".join(chunks(archive, part)), part.filename, progress)


def _sheet(file: str, sha256: str, grid: Grid) -> Sheet:
    filled = [(number, cells) for number, cells in grid.rows if not all(map(_blank, cells))]
    if not filled:
        raise empty()
    if len(filled) == 1:
        raise header_only()
    header_row, header = filled[0]
    rows = tuple(SheetRow(number, cells) for number, cells in filled[1:])
    return Sheet(
        file=file,
        sha256=sha256,
        encoding=grid.encoding,
        sheet=grid.sheet,
        header=_header(header),
        header_row=header_row,
        first_column=grid.first_column,
        rows=rows,
    )


def _header(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """The cells on one line each, without the empty ones at the end."""
    header = ["" if cell is None else text.line(str(cell)) for cell in cells]
    while header and not header[-1]:
        header.pop()
    return tuple(header)


def _blank(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell; control characters count as something."""
    if not isinstance(cell, str):
        return cell is None
    if cell.isprintable() and not cell.isspace():
        return not cell
    return not text.line(cell) and not text.has_control(cell)
