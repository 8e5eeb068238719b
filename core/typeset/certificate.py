"""Certificates: one PDF for many records; what they share is drawn once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from core.typeset.art import pieces
from core.typeset.design import Box, Design
from core.typeset.finish import About, Printed, finish
from core.typeset.fit import Fitted, Line, fit
from core.typeset.lines import draw_text, letter
from core.typeset.measures import MM
from core.typeset.operators import number
from core.typeset.ornaments.frame import medallion
from core.typeset.pictures import Picture
from core.typeset.qr import Symbols, draw_qr
from core.typeset.shapes import Mark, mapped, operators, place
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Box as Area
from core.typeset.tags import Tag

Record: TypeAlias = Mapping[str, str]
_NEARLY = 0.03  # a picture whose shape differs less from the page's is stretched over it
_STEP = 50  # pages between two steps of progress


@dataclass(frozen=True, slots=True)
class Note:
    """A text that had to be set smaller, or does not fit even so.

    ``record`` counts from 0; a text that all certificates share is noted at the first.
    """

    record: int
    text: str
    size: float
    fits: bool


@dataclass(frozen=True, slots=True)
class Certificates:
    """A finished PDF, one page a record in their order, and the texts set smaller."""

    printed: Printed
    notes: tuple[Note, ...]


def print_certificates(
    design: Design,
    records: Sequence[Record],
    about: About,
    *,
    seal: Picture | None = None,
    background: Picture | None = None,
    own: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> Certificates:
    """One page for each record; ``own`` are the office's words that no line end may split.

    ``background`` lies below everything: over the whole page, or whole inside it where its shape
    is another.

    Raises:
        UserError: there is no record, or one lacks a value of the design.
        CancelledError: the printing was cancelled.
    """
    _check(design, records)
    with _uncollected():
        batch = _Batch(design, records, _Pictures(seal, background), own)
        for i, record in enumerate(records):
            if progress and i % _STEP == 0:
                progress.step(i, len(records), "กำลังพิมพ์เกียรติบัตร")
            batch.page(i, record)
        if progress:
            progress.step(len(records), len(records), "กำลังพิมพ์เกียรติบัตร")
        return Certificates(batch.finished(about), tuple(batch.notes))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing a batch makes is garbage before its end; looking for some costs a tenth."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def shrunk(
    design: Design, records: Sequence[Record], own: tuple[str, ...] = ()
) -> tuple[Note, ...]:
    """The texts that would be set smaller, or not fit, each once, without printing."""
    _check(design, records)
    seen: set[tuple[int, str]] = set()
    notes: list[Note] = []
    for i, record in enumerate(records):
        for b, box in enumerate(design.boxes):
            value = box.value.format_map(record)
            if box.kind == "text" and (b, value) not in seen:
                seen.add((b, value))
                notes += _notes(fit(box, value, own), value, i)
    return tuple(notes)


def _check(design: Design, records: Sequence[Record]) -> None:
    if not records:
        raise UserError("ยังไม่มีผู้รับเกียรติบัตรให้พิมพ์ เลือกผู้รับอย่างน้อยหนึ่งคนก่อน", code="no-records")
    wanted = design.values
    for i, record in enumerate(records, 1):
        missing = sorted(wanted - record.keys())
        if missing:
            raise UserError(
                f"เกียรติบัตรแบบ {design.title} ใบที่ {to_thai(i)} ยังขาดค่า {', '.join(missing)} "
                "เติมให้ครบแล้วพิมพ์อีกครั้ง",
                code="missing-value",
            )


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The office's own."""

    seal: Picture | None
    background: Picture | None


class _Batch:
    """Pages of one design in one document."""

    def __init__(
        self,
        design: Design,
        records: Sequence[Record],
        pictures: _Pictures,
        own: tuple[str, ...],
    ) -> None:
        self.notes: list[Note] = []
        self._design, self._pictures, self._own = design, pictures, own
        self._symbols = Symbols(len(records))
        width, height = design.page
        self._canvas = TaggedCanvas((width * MM, height * MM))
        self._define_art()
        self._forms: dict[int, list[str]] = {}
        for i, box in enumerate(design.boxes):
            if len({box.value.format_map(record) for record in records}) == 1:
                self._forms[i] = self._define_box(f"box{i}", box, records[0])

    def page(self, index: int, record: Record) -> None:
        """Draw the certificate of one record."""
        canvas = self._canvas
        canvas.doForm("art")
        with canvas.opened(Tag("Sect")):
            for i, box in enumerate(self._design.boxes):
                value = box.value.format_map(record)
                tag, area = _tag(box, value), self._area(box)
                for form in self._forms.get(i, ()):
                    canvas.show(form, tag, area)
                if i not in self._forms:
                    with canvas.marked(tag, area):
                        self.notes += self._draw_box(box, value, index)
        canvas.showPage()

    def finished(self, about: About) -> Printed:
        """The file."""
        return finish(self._canvas, about)

    def _define_box(self, name: str, box: Box, record: Record) -> list[str]:
        """What every page shows is drawn once; each line is a form, for it is marked on its own."""
        value, canvas = box.value.format_map(record), self._canvas
        if box.kind != "text":
            self._begin_form(name)
            self._draw_box(box, value, 0)
            canvas.endForm()
            return [name]
        done = fit(box, value, self._own)
        self.notes += _notes(done, value, 0)
        names = [f"{name}.{i}" for i in range(len(done.lines))]
        for form, line in zip(names, done.lines, strict=True):
            self._begin_form(form)
            self._draw_line(box, done, line)
            canvas.endForm()
        return names

    def _begin_form(self, name: str) -> None:
        self._canvas.beginForm(name, 0, 0, self._canvas.page_width, self._canvas.page_height)

    def _area(self, box: Box) -> Area | None:
        if box.kind == "text":
            return None
        left, top, width, height = box.at
        low = self._canvas.page_height - (top + height) * MM
        return left * MM, low, width * MM, height * MM

    def _define_art(self) -> None:
        """The form "art"; what it shows more than once is drawn once and mirrored."""
        canvas, art = self._canvas, pieces(self._design.art, self._design.inks)
        wide, high = (mm * MM for mm in self._design.art_page or self._design.page)
        for i, piece in enumerate(art):
            if len(piece.mirrors) > 1:
                canvas.beginForm(f"art{i}", 0, 0, wide, high)
                _draw_code(canvas, piece.code, high)
                canvas.endForm()
        self._begin_form("art")
        self._draw_background()
        canvas.write(f"q {_fitting(wide, high, canvas)} cm")
        for i, piece in enumerate(art):
            if len(piece.mirrors) == 1:
                _draw_code(canvas, piece.code, high)
                continue
            for x, y in piece.mirrors:
                across, up = number(wide if x < 0 else 0), number(high if y < 0 else 0)
                canvas.write(f"q {x} 0 0 {y} {across} {up} cm")
                canvas.doForm(f"art{i}")
                canvas.write("Q")
        canvas.write("Q")
        canvas.endForm()

    def _draw_background(self) -> None:
        picture, canvas = self._pictures.background, self._canvas
        if picture is None:
            return
        wide, high = canvas.page_width, canvas.page_height
        near = abs(picture.ratio * high / wide - 1) <= _NEARLY
        placed = (0.0, 0.0, wide, high) if near else picture.inside(wide, high)
        picture.draw(canvas, *placed)

    def _draw_box(self, box: Box, value: str, index: int) -> list[Note]:
        if box.kind == "qr":
            columns = self._symbols.columns(value)
            draw_qr(self._canvas, columns, (box.at[0], box.at[1]), box.at[2], box.ink)
            return []
        if box.kind == "seal":
            self._draw_seal(box)
            return []
        done = fit(box, value, self._own)
        for line in done.lines:
            self._draw_line(box, done, line)
        return _notes(done, value, index)

    def _draw_line(self, box: Box, done: Fitted, line: Line) -> None:
        after = "" if line is done.lines[-1] else " "
        how = letter(box.face, done.size, box.ink)
        draw_text(self._canvas, line.x, self._canvas.page_height - line.y, line.text, how, after)

    def _draw_seal(self, box: Box) -> None:
        left, top, width, height = (v * MM for v in box.at)
        seal = self._pictures.seal
        if seal:
            x, y, wide, high = seal.inside(width, height)
            low = self._canvas.page_height - top - height
            seal.draw(self._canvas, left + x, low + y, wide, high)
            return
        centre = complex(box.at[0] + box.at[2] / 2, box.at[1] + box.at[3] / 2)
        field = medallion(min(box.at[2:]) / 2, "#FFFFFF", box.ink)
        draw_marks(self._canvas, mapped(field, place(centre)))
        at = (box.at[0], centre.imag - 4, box.at[2], 8)
        label = Box(at, size=(15, 9), ink=box.ink, lines=2, leading=1.0)
        self._draw_box(label, "ตรา\nหน่วยงาน", 0)


def draw_marks(canvas: TaggedCanvas, marks: Sequence[Mark]) -> None:
    """Millimetres from the upper left."""
    _draw_code(canvas, operators(marks), canvas.page_height)


def _draw_code(canvas: TaggedCanvas, code: str, high: float) -> None:
    """One matrix turns the page over for all marks."""
    canvas.write(f"q {MM:.5f} 0 0 {-MM:.5f} 0 {number(high)} cm 1 J 1 j {code} Q")


def _fitting(wide: float, high: float, canvas: TaggedCanvas) -> str:
    """The matrix that lays so large a drawing in the middle of the page, whole."""
    scale = min(canvas.page_width / wide, canvas.page_height / high)
    left, low = (canvas.page_width - wide * scale) / 2, (canvas.page_height - high * scale) / 2
    return f"{scale:.5f} 0 0 {scale:.5f} {number(left)} {number(low)}"


def _tag(box: Box, value: str) -> Tag:
    if box.kind == "seal":
        return Tag("Figure", alt="ตราหน่วยงาน")
    if box.kind == "qr":
        return Tag("Figure", alt=f"คิวอาร์โค้ดสำหรับตรวจสอบ {value}")
    return Tag(box.tag)


def _notes(done: Fitted, value: str, index: int) -> list[Note]:
    return [Note(index, value, done.size, done.fits)] if done.shrunk or not done.fits else []
