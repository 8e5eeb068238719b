"""Photographs: turned upright, no larger than their print needs, without what the camera noted."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from core.errors import RefusedFileError
from core.typeset.measures import MM
from core.typeset.pictures import PixelPicture

_DOTS = 200 / 72  # pixels a point of paper: finer ones are not seen
_QUALITY = 85
_MOST_PIXELS = 120_000_000  # of the file; larger ones are no photographs
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")


def load_photo(file: Path, width: float, height: float = 297 * MM) -> PixelPicture:
    """The photograph in a file for a print at most so many points wide and high.

    It stands upright, has no finer dots than 200 an inch, and says nothing of camera or place.

    Raises:
        RefusedFileError: it cannot be read, or is no photograph.
    """
    try:
        stamp = file.stat()
        return PixelPicture(
            _printed(file, stamp.st_mtime_ns, stamp.st_size, round(width), round(height))
        )
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise RefusedFileError(
            f"ใช้ภาพ {file.name} ไม่ได้ เพราะเปิดไม่ได้หรือไม่ใช่ไฟล์ภาพที่สมบูรณ์ เลือกไฟล์ JPEG หรือ PNG ไฟล์อื่น",
            code="picture",
        ) from error


@lru_cache(32)
def _printed(file: Path, changed: int, size: int, width: int, height: int) -> bytes:  # noqa: ARG001 - part of the key
    """The photograph's bytes as they go into the document."""
    with Image.open(file, formats=_FORMATS) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError(image.size)
        # Reads a JPEG at a half, a quarter, an eighth where that is enough.
        most = (int(max(width, height) * _DOTS) * 2,) * 2
        image.draft("RGB", most)
        upright = _flat(ImageOps.exif_transpose(image))
        upright.thumbnail((int(width * _DOTS), int(height * _DOTS)), Image.Resampling.LANCZOS)
        clean = Image.frombytes(upright.mode, upright.size, upright.tobytes())
        out = BytesIO()
        clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
        return out.getvalue()


def _flat(image: Image.Image) -> Image.Image:
    """The image in grey or colour, white where one could see through it."""
    if image.mode in {"L", "RGB"}:
        return image
    if image.mode in {"1", "I", "I;16", "F"}:
        return image.convert("L")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
