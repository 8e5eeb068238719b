"""What a page of another program keeps ours from claiming: fonts, colours, layers, coding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal, TypeAlias

import pikepdf

Fault: TypeAlias = Literal["font", "colour", "layers", "coding"]

_CMYK = "/DeviceCMYK"
_CODINGS = frozenset({"/LZWDecode", "/JPXDecode", "/Crypt"})
_TRANSFERS = frozenset({"/TR", "/TR2", "/HTP"})
_CLAIM_A = re.compile(rb"<pdfaid:part>.*?</pdfaid:conformance>\s*", re.DOTALL)
_CLAIM_UA = re.compile(rb"<pdfuaid:part>.*?</pdfuaid:part>")


def faults_of(data: bytes) -> frozenset[Fault]:
    """Why the first page of a PDF file may not stand in a PDF/A file; empty if it may.

    Raises:
        pikepdf.PdfError: it cannot be read.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        walk = _Walk()
        walk.stream(page.obj.get("/Contents"), page.resources)
        return frozenset(walk.found)


def disclaimed(data: bytes, faults: frozenset[Fault]) -> bytes:
    """The file without the claim of PDF/A; with a font at fault, of PDF/UA neither."""
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = _CLAIM_A.sub(b"", pdf.Root.Metadata.read_bytes())
        if "font" in faults:
            packet = _CLAIM_UA.sub(b"", packet)
        pdf.Root.Metadata.write(packet)
        out = BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, deterministic_id=True)
        return out.getvalue()


def unclaimed(packet: bytes) -> bytes:
    """The metadata of a file that claims neither PDF/A nor PDF/UA."""
    return _CLAIM_UA.sub(b"", _CLAIM_A.sub(b"", packet))


class _Walk:
    """Goes once through everything that a page shows."""

    def __init__(self) -> None:
        self.found: set[Fault] = set()
        self._seen: set[tuple[int, int]] = set()

    def stream(self, stream: Any, resources: Any) -> None:  # noqa: ANN401, PDF objects
        """Look at a content stream and all it may name."""
        if isinstance(stream, pikepdf.Stream):
            for step in pikepdf.parse_content_stream(stream):
                self._step(str(step.operator), [str(v) for v in step.operands])
        if resources is not None:
            self._resources(resources)

    def _resources(self, resources: Any) -> None:  # noqa: ANN401
        for font in _values(resources, "/Font"):
            self._font(font)
        for space in _values(resources, "/ColorSpace"):
            self._colours(space)
        for state in _values(resources, "/ExtGState"):
            self._state(state)
        for shown in (*_values(resources, "/XObject"), *_values(resources, "/Pattern")):
            self._shown(shown)
        for shading in _values(resources, "/Shading"):
            self._colours(shading.get("/ColorSpace"))

    def _step(self, name: str, operands: list[str]) -> None:
        if name in {"k", "K"} or (name in {"cs", "CS"} and operands == [_CMYK]):
            self.found.add("colour")
        elif name == "BDC" and operands[:1] == ["/OC"]:
            self.found.add("layers")
        elif name == "INLINE IMAGE":
            self.found.add("coding")  # small and rare: not looked into

    def _font(self, font: Any) -> None:  # noqa: ANN401
        if not self._new(font):
            return
        if font.get("/Subtype") == "/Type3":
            for glyph in _values(font, "/CharProcs"):
                self.stream(glyph, font.get("/Resources"))
            return
        holders = list(font.get("/DescendantFonts", [font]))
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        for holder in holders:
            described = holder.get("/FontDescriptor", pikepdf.Dictionary())
            if not any(key in described for key in files) or "/ToUnicode" not in font:
                self.found.add("font")

    def _state(self, state: Any) -> None:  # noqa: ANN401
        if any(key in state for key in _TRANSFERS):
            self.found.add("coding")
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            self._shown(mask["/G"])

    def _shown(self, shown: Any) -> None:  # noqa: ANN401
        """An image, a form or a pattern."""
        if not self._new(shown):
            return
        if "/OC" in shown:
            self.found.add("layers")
        self._coded(shown)
        self._colours(shown.get("/ColorSpace"))
        self._colours(shown.get("/Group", pikepdf.Dictionary()).get("/CS"))
        if "/Shading" in shown:
            self._colours(shown["/Shading"].get("/ColorSpace"))
        if "/SMask" in shown and isinstance(shown["/SMask"], pikepdf.Stream):
            self._shown(shown["/SMask"])
        if shown.get("/Subtype") != "/Image" and isinstance(shown, pikepdf.Stream):
            self.stream(shown, shown.get("/Resources"))

    def _coded(self, shown: Any) -> None:  # noqa: ANN401
        filters = shown.get("/Filter", [])
        named = filters if isinstance(filters, pikepdf.Array) else [filters]
        if shown.get("/Interpolate") or {str(one) for one in named} & _CODINGS:
            self.found.add("coding")

    def _colours(self, space: Any) -> None:  # noqa: ANN401
        if space is not None and _CMYK in _names(space, 4):
            self.found.add("colour")

    def _new(self, thing: Any) -> bool:  # noqa: ANN401
        key = thing.objgen
        known = key != (0, 0) and key in self._seen
        self._seen.add(key)
        return not known


def _values(holder: Any, key: str) -> Iterator[Any]:  # noqa: ANN401
    found = holder.get(key)
    if isinstance(found, pikepdf.Dictionary):
        yield from (value for _, value in found.items())


def _names(space: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    """Every name in a colour space, those of the spaces it rests on too."""
    if isinstance(space, pikepdf.Name):
        yield str(space)
    elif isinstance(space, pikepdf.Array) and depth:
        for part in space:
            yield from _names(part, depth - 1)
