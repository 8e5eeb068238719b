"""The very PDF as pictures, drawn by PDFium beside the database, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from core.jobs import Progress
from core.typeset.pdfium import PDFIUM
from gui.runner import Runner

MOST_IMAGES = 60
_SOLID = 255
_AT_ONCE = 6  # pictures drawn before the window sees them
Key: TypeAlias = tuple[str, int]  # who wants it (sheet, thumb), page from 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Sizes of all pages in points, and the pictures that were wanted, by key and width."""

    sizes: tuple[QSizeF, ...]
    images: Mapping[Key, QImage] = field(default_factory=dict)


def draw(data: bytes, wanted: Mapping[Key, int], paper: str, progress: Progress) -> Drawn:
    """Draw pages of a PDF, each as wide in pixels as wanted, on paper of this colour or none."""
    import pypdfium2  # noqa: PLC0415 - the window is up before it

    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            sizes = tuple(QSizeF(*document.get_page_size(i)) for i in range(len(document)))
            images = {
                key: _image(document, key[1], width / sizes[key[1]].width(), paper)
                for key, width in progress.each(wanted.items())
                if key[1] < len(sizes)
            }
        finally:
            document.close()
    return Drawn(sizes, images)


def _image(document: Any, page: int, scale: float, paper: str) -> QImage:  # noqa: ANN401 - untyped
    ground = QColor(paper)
    fill = (ground.red(), ground.green(), ground.blue(), ground.alpha())
    sheet = document[page]
    bitmap = sheet.render(scale=scale, fill_color=fill, prefer_bgrx=True, rev_byteorder=False)
    solid = ground.alpha() == _SOLID
    form = QImage.Format.Format_RGB32 if solid else QImage.Format.Format_ARGB32
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    sheet.close()
    return image


class PdfPages(QObject):
    """One PDF and the pictures of its pages that were asked for; old ones go.

    Attributes:
        loaded: another PDF is here, with the pictures that were seen of the last.
        arrived: more pictures are here.
        failed: the finished sentence that says why there is nothing to see.
    """

    loaded = Signal()
    arrived = Signal()
    failed = Signal(str)

    def __init__(self, runner: Runner, paper: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self.paper = runner, paper
        self.data = b""
        self.sizes: tuple[QSizeF, ...] = ()
        self._images: dict[Key, tuple[int, QImage]] = {}
        self._wanted: dict[Key, int] = {}
        self._drawing = False
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)

    def load(self, data: bytes, seen: Mapping[Key, int]) -> None:
        """Show another PDF; what is ``seen`` of the old one is drawn before it takes its place."""
        self._generation += 1
        generation = self._generation

        def show(drawn: Drawn) -> None:
            if generation != self._generation:
                return
            self.data, self.sizes, self._drawing = data, drawn.sizes, False
            self._images = {key: (seen[key], image) for key, image in drawn.images.items()}
            self._wanted.clear()
            self.loaded.emit()

        self._run(data, dict(seen), show, f"pdf/{id(self)}")

    def image(self, key: Key, width: int) -> QImage | None:
        """The picture of a page, as wide as can be had now; a better one is on its way."""
        had = self._images.get(key)
        if had is None or had[0] != width:
            self._wanted[key] = width
            self._timer.start()
        return had[1] if had else None

    def _fetch(self) -> None:
        if self._drawing or not self._wanted or not self.data:
            return
        batch = dict(list(self._wanted.items())[:_AT_ONCE])
        generation, self._drawing = self._generation, True

        def keep(drawn: Drawn) -> None:
            if generation != self._generation:
                return
            self._drawing = False
            for key, image in drawn.images.items():
                self._images.pop(key, None)
                self._images[key] = (batch[key], image)
                if self._wanted.get(key) == batch[key]:
                    del self._wanted[key]
            while len(self._images) > MOST_IMAGES:
                self._images.pop(next(iter(self._images)))
            self.arrived.emit()
            self._timer.start()

        self._run(self.data, batch, keep, "")

    def _run(
        self, data: bytes, wanted: dict[Key, int], then: Callable[[Drawn], None], newest: str
    ) -> None:
        paper = self.paper
        self._runner.compute(
            lambda progress: draw(data, wanted, paper, progress),
            then,
            newest=newest,
            owner=self,
            failed=lambda _error: self.failed.emit(_BROKEN),
        )


_BROKEN = "แสดงกระดาษนี้ไม่ได้ ลองเปิดใหม่อีกครั้ง ข้อมูลของเอกสารยังครบ"
