"""The certificate while it is being changed: its ground once, its boxes at every change.

The very PDF is drawn when the hand rests, and takes their place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from core.documents.designs import sheet
from core.jobs import Progress
from core.typeset.design import Design
from gui import pdf_pages
from gui.pages.designs.editing import Editing
from gui.pdf_pages import PdfPages
from gui.runner import Runner

REST_MS = 400  # after the last change, before the very PDF is drawn
_PAGE = ("sheet", 0)
_Key: TypeAlias = tuple[object, ...]  # what a ground was drawn from


@dataclass(frozen=True, slots=True)
class _Layers:
    """The page without boxes, and the boxes on nothing."""

    key: _Key
    ground: QImage
    boxes: QImage | None


class LiveSheet(QObject):
    """One certificate on screen, at once after every change, exact as soon as nothing moves.

    Attributes:
        arrived: the picture is another.
    """

    arrived = Signal()

    def __init__(self, runner: Runner, pages: PdfPages, editing: Editing) -> None:
        super().__init__(editing)
        self._runner, self._pages, self._editing = runner, pages, editing
        self._wanted: Callable[[], int] = lambda: 1
        self._layers: _Layers | None = None
        self._busy, self._held = False, False
        self._now, self._live, self._exact = 0, 0, 0  # the last change, and what pictures show
        self._asked, self._coming = 0, 0  # what the very PDF under way shows
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rest)
        editing.altered.connect(self.follow)
        editing.drawn.connect(self._load)
        pages.loaded.connect(self._on_loaded)
        pages.arrived.connect(self.arrived)

    def fit(self, wanted: Callable[[], int]) -> None:
        """From now on pictures are as wide as ``wanted`` says, in pixels of the screen."""
        self._wanted = wanted

    @property
    def is_current(self) -> bool:
        """Whether the picture has the last change, in layers or as the very PDF."""
        return max(self._live, self._exact) == self._now

    @property
    def is_exact(self) -> bool:
        """Whether the picture is the very PDF of the last change."""
        return self._exact == self._now

    def follow(self) -> None:
        """Something has changed: the boxes are drawn as soon as those under way are done."""
        self._now += 1
        if not self._exact:
            self.rest()  # the first picture is the very PDF
            return
        if not self._held:
            self._rest.start()
        if not self._busy:
            self._draw_layers()

    def hold(self) -> None:
        """The mouse holds a box: the very PDF waits until it lets go."""
        self._held = True
        self._rest.stop()

    def rest(self) -> None:
        """Nothing moves: the very PDF is on its way."""
        self._held = False
        self._rest.stop()
        if self._now > self._exact:
            self._asked = self._now
            self._editing.draw()

    def paint(self, painter: QPainter, paper: QRectF) -> bool:
        """Draw the picture there; whether there is one."""
        layers = self._layers
        if layers is not None and layers.boxes is not None and self._live > self._exact:
            painter.drawImage(paper, layers.ground)
            painter.drawImage(paper, layers.boxes)
            return True
        image = self._pages.image(_PAGE, self._wanted())
        if image is not None:
            painter.drawImage(paper, image)
        return image is not None

    def _load(self, data: bytes) -> None:
        self._coming = self._asked
        self._pages.load(data, {_PAGE: max(self._wanted(), 1)})

    def _on_loaded(self) -> None:
        self._exact = self._coming
        self.arrived.emit()
        if not self._busy and self._stale():
            self._draw_layers()  # so that the first move has its ground

    def _stale(self) -> bool:
        design = self._editing.design
        key = design and _key(design, self._wanted())
        return self._layers is None or self._layers.key != key

    def _draw_layers(self) -> None:
        editing, now, width = self._editing, self._now, max(self._wanted(), 1)
        lies, design, had, record = editing.lies, editing.design, self._layers, editing.record
        if lies is None or design is None or not lies.names:
            return
        on_paper, only_ground = self._pages.paper, now == self._exact
        self._busy = True

        def work(progress: Progress) -> _Layers:
            def drawn(part: Design, paper: str) -> QImage:
                data = sheet(lies.gathered, part, record)
                return pdf_pages.draw(data, {_PAGE: width}, paper, progress).images[_PAGE]

            key = _key(design, width)
            same = had is not None and had.key == key
            ground = had.ground if had and same else drawn(replace(design, boxes=()), on_paper)
            bare = replace(design, art=(), background="")
            return _Layers(key, ground, None if only_ground else drawn(bare, "transparent"))

        def show(layers: _Layers) -> None:
            self._busy, self._layers, self._live = False, layers, now
            self.arrived.emit()
            if self._now > now:
                self._draw_layers()

        self._runner.compute(work, show, owner=self, failed=self._failed)

    def _failed(self, _error: Exception) -> None:
        """The very PDF, which fails as well, says why."""
        self._busy = False
        self.rest()


def _key(design: Design, width: int) -> _Key:
    inks = tuple(design.inks.items())
    return design.page, design.art, design.art_page, inks, design.background, width
