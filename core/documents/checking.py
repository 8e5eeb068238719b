"""Whether a document hangs together: every name it uses is declared, every source there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn, Protocol

from core.documents import content as contents
from core.documents.content import Content
from core.documents.document import Document, Value
from core.documents.pieces.orders import Committees
from core.documents.pieces.piece import Piece
from core.documents.pieces.records import OfRows
from core.documents.pieces.standings import Standings
from core.documents.pieces.tables import Column, Table
from core.documents.pieces.wording import names_in
from core.documents.sources import PHRASED, sources_of

_UNBALANCED = "เขียนวงเล็บปีกกาไม่ครบคู่"


class Refuse(Protocol):
    """Raises TemplateError with the file's name, what is wrong, and where."""

    def __call__(self, why: str, where: str = "") -> NoReturn:
        """Never returns."""


def check(document: Document, refuse: Refuse) -> None:
    """Pass only if every name is declared and every source and phrase there is."""
    known = sources_of(document.needs)
    for value in document.values:
        where = f"ค่า {value.name}"
        if value.source not in known and value.origin not in {"given", "part", "heading"}:
            refuse(f"มี source {value.source} ซึ่งเอกสารชนิดนี้ไม่มี", where)
        _declared(document, [value.default], where, refuse)
        names = [one.name for one in document.values]
        _refuse_unknown([value.by] if value.by else [], names, where, refuse)
    for i, piece in enumerate(document.pieces, 1):
        _check_piece(document, piece, f"[[block]] ที่ {i}", refuse)
    heads = [document.heading, document.file_name, document.motto]
    _declared(document, heads, "heading, file_name, motto", refuse)
    _declared(document, list(document.boxes.values()), "[boxes]", refuse)
    for needed in {id(n): n for v in document.values if (n := PHRASED.get(v.source))}.values():
        _check_words(document.words, needed, refuse)


def _check_piece(document: Document, piece: Piece, where: str, refuse: Refuse) -> None:
    try:
        names = list(piece.names())
    except ValueError:
        refuse(_UNBALANCED, where)
    _refuse_unknown(names, [value.name for value in document.values], where, refuse)
    if isinstance(piece, OfRows):
        value = next(v for v in document.values if v.name == piece.value)
        _check_row_names(piece, value, where, refuse)
    if isinstance(piece, Table | Standings | Committees):
        value = next(v for v in document.values if v.name == piece.value)
        _check_columns(piece.columns, value, where, refuse)


def _check_columns(columns: Sequence[Column], value: Value, where: str, refuse: Refuse) -> None:
    """The names in a table's cells are those of the sample's rows."""
    example = value.sample or value.long
    sample = contents.read(value.kind, value.name, example, asked=value.asked) if example else ()
    rows = [inner for row in contents.rows(sample) for inner in _inner(row)]
    known = {name for row in rows for name in row}
    try:
        names = [name for column in columns for name in names_in(column.cell)]
    except ValueError:
        refuse(_UNBALANCED, where)
    _refuse_unknown(names, known, where, refuse)


def _check_row_names(piece: OfRows, value: Value, where: str, refuse: Refuse) -> None:
    """The names in its wordings are fields of the rows that the template asks for."""
    if value.asked is None:
        return  # the office's own template does not ask for it
    fields = value.asked.fields
    known = ["place", *(field.key for field in fields)] if fields else ["place", "text"]
    try:
        names = list(piece.row_names())
    except ValueError:
        refuse(_UNBALANCED, where)
    _refuse_unknown(names, known, where, refuse)


def _inner(row: Mapping[str, Content]) -> tuple[Mapping[str, Content], ...]:
    """The rows that are printed: those within, where there are some."""
    return contents.rows(row.get("standings", row.get("people", (row,))))


def _declared(document: Document, patterns: Sequence[str], where: str, refuse: Refuse) -> None:
    try:
        names = [name for pattern in patterns for name in names_in(pattern)]
    except ValueError:
        refuse(_UNBALANCED, where)
    _refuse_unknown(names, [value.name for value in document.values], where, refuse)


def _refuse_unknown(names: Iterable[str], known: Iterable[str], where: str, refuse: Refuse) -> None:
    unknown = sorted(set(names) - set(known))
    if unknown:
        refuse(f"ใช้ชื่อที่ไม่ได้ประกาศ: {', '.join(unknown)}", where)


def _check_words(
    words: Mapping[str, str], needed: Mapping[str, frozenset[str]], refuse: Refuse
) -> None:
    for phrase, names in needed.items():
        if phrase not in words:
            refuse(f"ยังขาดคำ {phrase}", "[words]")
        _refuse_unknown(names_in(words[phrase]), names, "[words]", refuse)
