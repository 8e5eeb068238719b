"""Documents out of their files, checked: no unknown key, no name that is not declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, get_args

from core import catalogue, paths, settings
from core.catalogue import Table
from core.documents.checking import check
from core.documents.content import PAPER_KINDS, Asked
from core.documents.document import Document, Layout, Needs, Value
from core.documents.pieces.piece import Piece, names_of
from core.documents.pieces.registry import PIECES
from core.errors import NotFoundError, TemplateError
from core.lessons.template import Template

Templates = Mapping[str, Template]
_HEADING = "heading"
_KEYS = frozenset(
    "version title layout needs alone numbers digits heading file_name template motto words boxes "
    "value block".split()
)


def read_documents(roots: tuple[Path, ...], templates: Templates) -> dict[str, Document]:
    """Every document of ``documents/*.toml``, by key.

    Raises:
        TemplateError: a file that is no document; the sentence names file and key.
    """
    return catalogue.load(
        "documents", lambda table, file: _Reader(table, file, templates).document(), *roots
    )


def document_of(roots: tuple[Path, ...], templates: Templates, key: str) -> Document:
    """The document of this key, without a look at the others.

    Raises:
        NotFoundError: there is none.
        TemplateError: its file cannot be used.
    """
    file = find_file("documents", key, roots)
    if file:
        return _Reader(catalogue.read(file), file, templates).document()
    raise NotFoundError(f"ไม่มีแบบเอกสาร “{key}” ในโปรแกรม ตรวจโฟลเดอร์ templates ของสำนักงาน")


def find_file(folder: str, key: str, roots: tuple[Path, ...]) -> Path | None:
    """The file that describes the thing of this key, the office's own before the program's."""
    name = f"{key}.toml"
    files = (root / folder / name for root in reversed(roots) if Path(name).name == name)
    return next((file for file in files if file.exists()), None)


class _Reader:
    """Reads one file."""

    def __init__(self, table: Table, file: Path, templates: Templates) -> None:
        catalogue.refuse_unknown(table, _KEYS, file)
        self._table, self._file, self._templates = table, file, templates

    def document(self) -> Document:
        pieces = tuple(self._pieces())
        document = Document(
            key=self._file.stem,
            version=self._number("version"),
            title=self._text("title"),
            layout=self._choice("layout", get_args(Layout)),
            needs=self._choice("needs", get_args(Needs)),
            heading=self._text("heading"),
            file_name=self._text("file_name"),
            values=(*self._values(), *self._headings(pieces)),
            pieces=pieces,
            template=self._text("template", ""),
            motto=self._text("motto", ""),
            words=self._texts("words"),
            boxes=self._texts("boxes"),
            alone=self._table.get("alone") is True,
            digits=self._choice("digits", ("", "thai", "arabic"), ""),
            numbers=self._words("numbers"),
        )
        check(document, self._refuse)
        return document

    def _refuse(self, why: str, where: str = "") -> NoReturn:
        place = f" {where}" if where else ""
        raise TemplateError(f"ไฟล์ {self._file.name}{place} {why} แก้ไฟล์แล้วลองอีกครั้ง")

    def _text(self, key: str, default: str | None = None) -> str:
        found = self._table.get(key, default)
        if not isinstance(found, str):
            self._refuse(f"คีย์ {key} ต้องเป็นข้อความ")
        return found

    def _number(self, key: str) -> int:
        found = self._table.get(key)
        if not isinstance(found, int):
            self._refuse(f"คีย์ {key} ต้องเป็นจำนวนเต็ม")
        return found

    def _choice(self, key: str, among: tuple[Any, ...], default: str | None = None) -> Any:  # noqa: ANN401 - one of a Literal
        found = self._text(key, default)
        if found not in among:
            self._refuse(f"คีย์ {key} มีค่า {found} ซึ่งไม่มีให้เลือก เลือกได้: {', '.join(among)}")
        return found

    def _texts(self, key: str) -> Mapping[str, str]:
        found = self._table.get(key, {})
        if not isinstance(found, Mapping) or not all(isinstance(v, str) for v in found.values()):
            self._refuse(f"คีย์ {key} ต้องเป็นตารางของข้อความ")
        return dict(found)

    def _words(self, key: str) -> tuple[str, ...]:
        found = self._table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self._refuse(f"คีย์ {key} ต้องเป็นรายการของข้อความ")
        return tuple(found)

    def _tables(self, key: str) -> list[Table]:
        found = self._table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
            self._refuse(f"คีย์ {key} ต้องเขียนเป็น [[{key}]]")
        return found

    def _values(self) -> Iterator[Value]:
        for table in self._tables("value"):
            where = f"ค่า {table.get('name', '')}"
            asked = self._asked(table, where)
            told = {**_said(asked, table), **table} if asked else _unasked(table)
            value = settings.build(Value, told, self._file, where)
            value = replace(value, asked=asked)
            if not (asked or value.kind in PAPER_KINDS) or not value.label:
                self._refuse("ต้องมี label และ kind ที่โปรแกรมรู้จัก", where)
            yield value

    def _asked(self, table: Table, where: str) -> Asked | None:
        """The part, or the field of one, that the value's source names or is the heading of.

        An office's own template may lack a part of the program's; that prints nothing then.
        """
        prefix, _, path = str(table.get("source", "")).partition(".")
        if prefix not in {"part", _HEADING}:
            return None
        template = self._templates.get(self._text("template", ""))
        asked = template.asked(path) if template else None
        ours = template and self._file.is_relative_to(paths.RESOURCES)
        if asked is None and not ours:
            self._refuse(f"ไม่มีส่วน {path} ในแบบบันทึกที่คีย์ template บอก", where)
        return asked

    def _headings(self, pieces: Sequence[Piece]) -> Iterator[Value]:
        """A value for each name ``heading.*`` of a part that the blocks speak of."""
        for name in dict.fromkeys(name for piece in pieces for name in names_of(piece)):
            if name.startswith(f"{_HEADING}."):
                asked = self._asked({"source": name}, f"ชื่อ {name}")
                yield Value(name, name, asked.label if asked else name, asked=asked)

    def _pieces(self) -> Iterator[Piece]:
        for i, table in enumerate(self._tables("block"), 1):
            where = f"[[block]] ที่ {i}"
            kind = PIECES.get(str(table.get("kind", "")))
            if kind is None:
                self._refuse(f"คีย์ kind ไม่มีให้เลือก เลือกได้: {', '.join(PIECES)}", where)
            rest = {key: value for key, value in table.items() if key != "kind"}
            yield settings.build(kind, rest, self._file, where)


def _unasked(table: Table) -> Table:
    """The value as it is; a part that the office's own template does not have, of any kind."""
    source = str(table.get("source", ""))
    if source.startswith(_HEADING):
        return {"label": table.get("name", ""), **table}
    is_part = source.startswith("part.")
    return {"label": table.get("name", ""), **table, "kind": "rows"} if is_part else table


def _said(asked: Asked, table: Table) -> Table:
    """What the lesson template says, unless the document says otherwise."""
    if str(table.get("source")).startswith(_HEADING):
        return {"label": asked.label}
    return {"label": asked.label, "kind": asked.kind, "required": asked.required}
