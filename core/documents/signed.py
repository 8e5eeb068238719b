"""The signed copy as a paper: a PDF as it is, byte for byte; a picture on pages of its own size."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from core.approvals.scans import Kept, read_kept
from core.documents.paper import Paper

_POINTS_AN_INCH = 72
_USUAL_DPI = 200  # of a picture that does not say
_LEAST_DPI = 50
_TURNS = {3: 180, 6: -90, 8: 90}  # orientation as a camera writes it → degrees, left is positive
_PICTURE = "ฉบับลงนามเป็นไฟล์ภาพ จึงวางบนหน้ากระดาษให้ ไฟล์ภาพเดิมไม่ถูกแก้ไข"


def as_paper(folder: Path, kept: Kept, title: str) -> Paper:
    """The signed copy, ready for a preview, a printer or a file.

    Raises:
        UserError: the file is gone, or is not what was kept.
    """
    data = read_kept(folder, kept)
    notes: tuple[str, ...] = ()
    if kept.ending != ".pdf":
        data, notes = on_page(data), (_PICTURE,)
    name = f"{Path(kept.name).stem}.pdf"
    sha256 = hashlib.sha256(data).hexdigest()
    return Paper(data, title, name, pages_of(data), sha256, notes=notes, one_ink=False)


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    import pikepdf  # noqa: PLC0415 - only for a signed copy

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def on_page(data: bytes) -> bytes:
    """A PDF of one page as large as the JPG or PNG, upright, the picture's own bytes inside."""
    from PIL import Image  # noqa: PLC0415 - only for a signed copy
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(data)) as picture:
        dpi = float(picture.info.get("dpi", (_USUAL_DPI, _USUAL_DPI))[0])
        turn = _TURNS.get(picture.getexif().get(0x0112, 1), 0)
        scale = _POINTS_AN_INCH / (dpi if dpi >= _LEAST_DPI else _USUAL_DPI)
        wide, high = picture.width * scale, picture.height * scale
    out = io.BytesIO()
    upright = (wide, high) if turn in (0, 180) else (high, wide)
    canvas = Canvas(out, pagesize=upright)
    canvas.translate(upright[0] / 2, upright[1] / 2)
    canvas.rotate(turn)
    canvas.drawImage(ImageReader(io.BytesIO(data)), -wide / 2, -high / 2, wide, high)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
