"""ReportLab's objects as the bytes of a PDF 1.7 file, small ones packed into object streams."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from core.typeset.tags import Tree, refer

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 400  # objects in one stream


def written(document: PDFDocument, root: PDFObject, info: PDFObject, tree: Tree) -> bytes:
    """The whole file; equal documents give equal bytes."""
    refer(document, info)
    writer = _Writer()
    packed: list[tuple[int, bytes]] = []
    for number, data in _objects(document, tree):
        if data.endswith(b"endstream"):
            writer.direct(number, data)
        else:
            packed.append((number, data))
    count = document.objectcounter
    for i in range(0, len(packed), _PACK):
        count += 1
        writer.packed(count, packed[i : i + _PACK])
    ends = [refer(document, thing).format(document).decode("ascii") for thing in (root, info)]
    return writer.done(count + 1, f"/Root {ends[0]}/Info {ends[1]}")


def _objects(document: PDFDocument, tree: Tree) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of every object; formatting one may bring more."""
    number = 1
    while number <= document.objectcounter:
        thing: Any = tree.numbered.get(number)
        if thing is None:
            thing = document.idToObject[document.numberToId[number]]
        data: bytes = thing.format(document)
        data = data.rstrip(b"\n")
        if data.endswith(b"endstream"):
            # ReportLab leaves out the line end that PDF/A wants before this word.
            data = data.removesuffix(b"endstream") + b"\nendstream"
        yield number, data
        number += 1


class _Writer:
    """Collects objects and remembers where each one is."""

    def __init__(self) -> None:
        self._parts = [_HEADER]
        self._length = len(_HEADER)
        self._rows: dict[int, bytes] = {0: _row(0, 0, 65535)}

    def direct(self, number: int, data: bytes) -> None:
        self._rows[number] = _row(1, self._length, 0)
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    def packed(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        heads, length = [], 0
        for i, (inside, data) in enumerate(objects):
            self._rows[inside] = _row(2, number, i)
            heads.append(b"%d %d" % (inside, length))
            length += len(data) + 1
        head = b" ".join(heads) + b"\n"
        content = head + b"\n".join(data for _, data in objects)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        self.direct(number, _stream(entries, content))

    def done(self, number: int, entries: str) -> bytes:
        start = self._length
        self._rows[number] = _row(1, start, 0)
        digest = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].encode()
        head = b"/Type/XRef/Size %d/W[1 4 2]%b/ID[<%b><%b>]" % (
            number + 1,
            entries.encode("ascii"),
            digest,
            digest,
        )
        rows = b"".join(self._rows[i] for i in range(number + 1))
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, _stream(head, rows)))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._length += len(data)


def _row(kind: int, first: int, second: int) -> bytes:
    return bytes([kind]) + first.to_bytes(4) + second.to_bytes(2)


def _stream(entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
        entries,
        len(small),
        small,
    )
