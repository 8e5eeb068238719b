"""A PDF onto a printer that takes no PDF: its pages as pictures, in bands, at true size and place.

Runs in any thread and touches no widget; PDFium is held for one band at a time, so that a preview
goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.errors import CancelledError, UserError
from core.jobs import Progress
from core.typeset.pdfium import PDFIUM

MOST_DPI = 600  # hairlines fill in at 300; more is not seen
BAND_ROWS = 512
_POINTS = 72  # to the inch


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed. ``one_ink``: it is black, so it is sent in grey."""

    data: bytes
    title: str
    one_ink: bool = True
    copies: int = 1


def paint(job: Job, printer: QPrinter, progress: Progress) -> None:
    """Every page is on the printer, as large and where it is in the PDF.

    Raises:
        UserError: the printer does not take it.
        CancelledError: stopped through ``progress``; what the printer has not printed yet is gone.
    """
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    printer.setDocName(job.title)
    grey = QPrinter.ColorMode.GrayScale if job.one_ink else QPrinter.ColorMode.Color
    printer.setColorMode(grey)
    with _opened(job.data) as document:
        sheets = [_Sheet(document, i, printer.resolution()) for i in range(_count(document))]
        steps = sum(one.bands for one in sheets)
        painter = QPainter()
        try:
            done = 0
            for one in sheets:
                _turn(painter, printer, one)
                done = _bands(painter, one, job, progress, done, steps)
        except CancelledError:
            printer.abort()
            raise
        finally:
            painter.end()
    progress.step(steps, steps, "ส่งเครื่องพิมพ์")


class _Sheet:
    """One page in dots of the printer."""

    def __init__(self, document: Any, at: int, dpi: int) -> None:  # noqa: ANN401 - untyped
        with PDFIUM:
            self.page = document[at]
            self.size = QSizeF(*self.page.get_size())
        self.wide = round(self.size.width() * dpi / _POINTS)
        self.high = round(self.size.height() * dpi / _POINTS)

    @property
    def bands(self) -> int:
        """How many bands make the page."""
        return -(-self.high // BAND_ROWS)

    def band(self, top: int, *, grey: bool) -> QImage:
        """The rows from ``top`` on, as the page has them."""
        import pypdfium2  # noqa: PLC0415 - the window is up before it
        from pypdfium2 import raw  # noqa: PLC0415 - the same

        rows = min(BAND_ROWS, self.high - top)
        kind = raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx
        form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
        flags = raw.FPDF_ANNOT | raw.FPDF_PRINTING | (raw.FPDF_GRAYSCALE if grey else 0)
        with PDFIUM:
            bitmap = pypdfium2.PdfBitmap.new_native(self.wide, rows, kind)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, self.wide, rows)
            place = (0, -top, self.wide, self.high, 0)
            raw.FPDF_RenderPageBitmap(bitmap, self.page, *place, flags)
            image = QImage(bitmap.buffer, self.wide, rows, bitmap.stride, form).copy()
            bitmap.close()
        return image


def _turn(painter: QPainter, printer: QPrinter, sheet: _Sheet) -> None:
    """The painter stands on a new page of the sheet's size, at the paper's very corner."""
    printer.setFullPage(True)
    printer.setPageLayout(_layout(sheet.size))
    started = painter.isActive()
    good = printer.newPage() if started else painter.begin(printer)
    if not good:
        raise UserError("เครื่องพิมพ์ไม่รับงาน ตรวจว่าเปิดเครื่องและต่อสายแล้ว แล้วพิมพ์อีกครั้ง", code="printer")


def _layout(size: QSizeF) -> QPageLayout:
    """The page upright with its way of lying told beside, as printers want it, no margins."""
    wide = size.width() > size.height()
    upright = size.transposed() if wide else size
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    page = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(page, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _bands(
    painter: QPainter, sheet: _Sheet, job: Job, progress: Progress, done: int, steps: int
) -> int:
    """The sheet is painted; returns how many bands are done by then."""
    for top in range(0, sheet.high, BAND_ROWS):
        progress.step(done, steps, "ส่งเครื่องพิมพ์")
        painter.drawImage(QPoint(0, top), sheet.band(top, grey=job.one_ink))
        done += 1
    return done


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - the window is up before it

    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        with PDFIUM:
            document.close()


def _count(document: Any) -> int:  # noqa: ANN401 - untyped
    with PDFIUM:
        return len(document)
