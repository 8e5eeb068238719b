"""The last look before a file leaves: nothing refused is in any part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from core.thai.numerals import to_arabic, to_thai
from core.thai.text import visible
from core.typeset.pdfium import PDFIUM

_BLANKS = re.compile(r"\s+")
_THAI = re.compile("[ก-ฮ]")
_LEAST = 6  # letters of what is looked for in bytes


def leaks(data: bytes, refused: Iterable[str], allowed: Sequence[str] = ()) -> list[str]:
    """What of the refused is found in the PDF: read text, strings, metadata, raw streams.

    ``allowed`` are longer words that may hold a refused one.
    """
    wanted = list(refused)
    with pikepdf.open(BytesIO(data)) as pdf:
        said = [*_read(data), *_said(pdf)]
        raw = b"\0".join(_decoded(pdf))
    found = leaks_in(said, wanted, allowed)
    shown = [one for one in wanted if not any(one in other for other in allowed)]
    return found + [one for one in shown if one not in found and _lies_in(raw, one)]


def leaks_in(
    texts: Iterable[str], refused: Iterable[str], allowed: Sequence[str] = ()
) -> list[str]:
    """What of the refused is in any of the texts, however it is spaced or its digits written."""
    every = list(texts)
    found: list[str] = []
    for one in refused:
        bare = _bare if _THAI.search(one) else _packed
        hidden = [bare(other) for other in allowed if bare(one) in bare(other)]
        if any(bare(one) in _masked(bare(text), hidden) for text in every):
            found.append(one)
    return found


def has_camera_notes(data: bytes) -> bool:
    """Whether a picture in the PDF still says what the camera noted."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
        return any(b"Exif\0\0" in one.read_raw_bytes() for one in streams)


def _read(data: bytes) -> Iterator[str]:
    """The pages as a reader shows them."""
    with PDFIUM:
        pdf = pypdfium2.PdfDocument(data)
        try:
            for page in pdf:
                text = page.get_textpage()
                yield str(text.get_text_range())
                text.close()
                page.close()
        finally:
            pdf.close()


def _said(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every string of the file, those that pages are drawn with too."""
    for thing in pdf.objects:
        yield from _strings(thing)
        if isinstance(thing, pikepdf.Stream) and _draws(thing):
            for step in pikepdf.parse_content_stream(thing):
                for operand in step.operands:
                    yield from _strings(operand)
    yield from _strings(pdf.trailer)


def _draws(stream: pikepdf.Stream) -> bool:
    if stream.get("/Subtype") == "/Form":
        return True
    return "/Type" not in stream and "/Subtype" not in stream and b"BDC" in stream.read_bytes()


def _decoded(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Every stream that is no picture, without its compression."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield thing.read_bytes()


def _lies_in(raw: bytes, words: str) -> bool:
    """Whether the words stand in the bytes as they are; short ones would be found by chance."""
    if len(words) < _LEAST:
        return False
    forms = (words, to_thai(words), to_arabic(words))
    codings = ("utf-8", "utf-16-be", "utf-16-le")
    return any(form.encode(coding) in raw for form in forms for coding in codings)


def _strings(thing: Any) -> Iterator[str]:  # noqa: ANN401, PDF objects
    """Every string in an object; other objects are looked at by themselves."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        inside = thing if isinstance(thing, pikepdf.Array) else thing.values()
        for one in inside:
            if not (isinstance(one, pikepdf.Object) and one.is_indirect):
                yield from _strings(one)


def _masked(text: str, allowed: Sequence[str]) -> str:
    for one in allowed:
        text = text.replace(one, "\0")
    return text


def _bare(words: str) -> str:
    """The words as they are compared: digits alike, single blanks, small letters."""
    return _BLANKS.sub(" ", to_arabic(visible(words))).casefold()


def _packed(words: str) -> str:
    """The words without blanks, for what a line's end may part."""
    return _bare(words).replace(" ", "")
