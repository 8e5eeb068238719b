"""Pictures from outside: vector where the file is one (SVG, PDF), else pixels (PNG, JPEG)."""

from __future__ import annotations

import hashlib
import re
from abc import ABC, abstractmethod
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from typing_extensions import override

from core.errors import RefusedFileError
from core.typeset.operators import number
from core.typeset.svg import Vector, read_svg
from core.typeset.tagged_canvas import TaggedCanvas

_MOST_PIXELS = 40_000_000
_MATRIX = re.compile(rb"([-+.\d]+) ([-+.\d]+) ([-+.\d]+) ([-+.\d]+) ([-+.\d]+) ([-+.\d]+) cm")


class Picture(ABC):
    """Something drawn into a box; ``ratio`` is its width to its height."""

    ratio: float

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        """Fill the box whose lower left corner is (x, y)."""

    def inside(self, width: float, height: float) -> tuple[float, float, float, float]:
        """The largest box of the picture's shape in the middle of another, from its corner."""
        wide = min(width, height * self.ratio)
        high = wide / self.ratio
        return (width - wide) / 2, (height - high) / 2, wide, high


class VectorPicture(Picture):
    """Shapes of an SVG file."""

    def __init__(self, vector: Vector) -> None:
        self._vector = vector
        self.ratio = vector.width / vector.height

    @override
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        across, down = width / self._vector.width, -height / self._vector.height
        place = f"{across:.6f} 0 0 {down:.6f} {number(x)} {number(y + height)} cm"
        canvas.write(f"q {place} {self._vector.operators} Q")


class PagePicture(Picture):
    """The first page of a PDF file, as a form that ``finish`` fills."""

    def __init__(self, data: bytes) -> None:
        self._data = data = _unmarked(data)
        self._name = f"page{hashlib.sha256(data).hexdigest()[:12]}"
        with pikepdf.open(BytesIO(data)) as pdf, pikepdf.new() as paper:
            form = paper.copy_foreign(pdf.pages[0].as_form_xobject())
            placed = paper.add_blank_page(page_size=(1000, 1000)).calc_form_xobject_placement(
                form,
                pikepdf.Name.X,
                pikepdf.Rectangle(0, 0, 1000, 1000),
                invert_transformations=True,
                allow_shrink=True,
                allow_expand=True,
            )
            self.ratio = _ratio(form)
        found = _MATRIX.search(placed)
        if not found:
            raise ValueError(placed)
        self._matrix = tuple(float(n) for n in found.groups())

    @override
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        if not canvas.hasForm(self._name):
            canvas.beginForm(self._name)
            canvas.endForm()
            canvas.foreign[self._name] = self._data
        # The matrix centres the page in a square of 1000; its own box touches two sides of that.
        side = max(width, height) / 1000
        matrix = " ".join(f"{n:.6f}" for n in self._matrix)
        left, low = x - (side * 1000 - width) / 2, y - (side * 1000 - height) / 2
        canvas.write(f"q {side:.6f} 0 0 {side:.6f} {number(left)} {number(low)} cm {matrix} cm")
        canvas.doForm(self._name)
        canvas.write("Q")


class PixelPicture(Picture):
    """A photograph or scan."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with Image.open(BytesIO(data)) as image:
            self.ratio = image.width / image.height

    @override
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        canvas.drawImage(ImageReader(BytesIO(self._data)), x, y, width, height, mask="auto")


def _unmarked(data: bytes) -> bytes:
    """The first page alone, without marks of its own: it becomes part of ours."""
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.pages[1:]
        page = pdf.pages[0]
        page.contents_add(b"")
        page.contents_coalesce()
        _strip(page.obj.Contents, page.obj.get("/Resources", pikepdf.Dictionary()), set())
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _strip(stream: pikepdf.Object, resources: pikepdf.Object, seen: set[object]) -> None:
    """Drop marks from a content stream and from the forms it shows; layers stay."""
    kept, layers = [], []
    for step in pikepdf.parse_content_stream(stream):
        name = str(step.operator)
        if name in {"BDC", "BMC"}:
            layers.append(str(step.operands[0]) == "/OC")
        layer = name in {"BDC", "BMC", "EMC"} and layers[-1:] == [True]
        if layer or name not in {"BDC", "BMC", "EMC", "MP", "DP"}:
            kept.append(step)
        if name == "EMC" and layers:
            layers.pop()
    stream.write(pikepdf.unparse_content_stream(kept))
    for form in resources.get("/XObject", pikepdf.Dictionary()).values():
        if form.get("/Subtype") == "/Form" and form.objgen not in seen:
            seen.add(form.objgen)
            _strip(form, form.get("/Resources", pikepdf.Dictionary()), seen)


def _ratio(form: pikepdf.Object) -> float:
    """Width to height of a form as it is shown, turned if its page was."""
    left, bottom, right, top = (float(v) for v in form.BBox)
    turned = "/Matrix" in form and not float(form.Matrix[0])
    wide, high = (top - bottom, right - left) if turned else (right - left, top - bottom)
    return wide / high


def load_picture(file: Path) -> Picture:
    """The picture in a file, known by its content.

    Raises:
        RefusedFileError: it cannot be read, or is no SVG, PDF, PNG or JPEG.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RefusedFileError(
            f"เปิดภาพ {file.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่และไม่ถูกโปรแกรมอื่นเปิดค้างไว้", code="picture"
        ) from error
    if data.startswith(b"%PDF"):
        return _page(file, data)
    if b"<svg" in data[:4096]:
        return VectorPicture(read_svg(file))
    return _pixels(file, data)


def _page(file: Path, data: bytes) -> Picture:
    try:
        return PagePicture(data)
    except (pikepdf.PdfError, IndexError, ValueError) as error:
        raise _refused(file, "เปิดหน้าแรกของไฟล์ PDF ไม่ได้ หรือไฟล์มีรหัสผ่าน") from error


def _pixels(file: Path, data: bytes) -> Picture:
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise _refused(file, "ภาพใหญ่เกิน ๔๐ ล้านจุด")
            image.load()
        return PixelPicture(data)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise _refused(file, "ไม่ใช่ภาพ SVG, PDF, PNG หรือ JPEG ที่สมบูรณ์") from error


def _refused(file: Path, why: str) -> RefusedFileError:
    return RefusedFileError(
        f"ใช้ภาพ {file.name} ไม่ได้ เพราะ{why} เลือกไฟล์ SVG, PDF, PNG หรือ JPEG ไฟล์อื่น", code="picture"
    )
