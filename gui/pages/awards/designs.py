"""The designs of certificates as small pictures of the first real certificate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget
from typing_extensions import override

from core import catalogue
from core.database import Session
from core.documents.paper import Request
from core.errors import UserError
from core.jobs import Progress
from gui import pdf_pages, theme, ui
from gui.desk import Desk
from gui.widgets.painted import CENTRE, Painted, words

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.documents.gathered import Gathered
    from core.workspace import Workspace

_WIDE, _HIGH, _NAME = 140, 99, 26  # a page of 297 by 210, and its name below
_NEARLY = 0.03  # shapes of paper that differ less are drawn as one
_SHARP = 2  # pictures are drawn for screens of up to twice the pixels


@dataclass(frozen=True, slots=True)
class _Designed:
    """A design with the first certificate of the round, ready to be drawn."""

    key: str
    title: str
    gathered: Gathered


class DesignPicker(QWidget):
    """Two pictures in a row; the chosen one wears the ink frame."""

    def __init__(self, desk: Desk, taken: Callable[[str], object]) -> None:
        super().__init__()
        self._desk, self._taken = desk, taken
        self._key = ""
        self._tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(ui.px(10))
        self._wanted = ""

    def show_round(self, key: str) -> None:
        """Draw every design with the round's first certificate, once for a round."""
        if key == self._key:
            return
        self._key = key
        workspace = self._desk.workspace

        self._desk.runner.query(
            lambda session: _designs(session, workspace, key), self._show_names, owner=self
        )

    def choose(self, key: str) -> None:
        """This design is the one chosen."""
        self._wanted = key
        if key in self._tiles:
            self._tiles[key].setChecked(True)

    def _show_names(self, found: Sequence[_Designed]) -> None:
        for i, one in enumerate(found):
            if one.key not in self._tiles:
                tile = Tile(one.title)
                tile.clicked.connect(partial(self._take, one.key))
                self._tiles[one.key] = tile
                self._group.addButton(tile)
                self._grid.addWidget(tile, i // 2, i % 2)
        self.choose(self._wanted)
        wide = round(ui.px(_WIDE) * _SHARP)
        paper = theme.now().colour("paper").name()

        def paint(progress: Progress) -> dict[str, QImage]:
            pictures = {}
            for one in progress.each(found):
                with suppress(UserError):  # its own background is gone: said where it is chosen
                    pictures[one.key] = _picture(one.gathered, wide, paper, progress)
            return pictures

        self._desk.runner.compute(paint, self._show_pictures, newest="award-designs", owner=self)

    def _show_pictures(self, pictured: Mapping[str, QImage]) -> None:
        for key, image in pictured.items():
            self._tiles[key].show_image(image)

    def _take(self, key: str, _on: object = None) -> None:
        self._wanted = key
        self._taken(key)


class Tile(Painted):
    """One design: its picture and its name."""

    def __init__(self, title: str) -> None:
        super().__init__(f"แบบ {title}")
        self._title = title
        self._image: QImage | None = None
        self.setCheckable(True)
        self.setFixedSize(ui.px(_WIDE), ui.px(_HIGH + _NAME))

    def show_image(self, image: QImage) -> None:
        """The picture has come."""
        self._image = image
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def draw(self, painter: QPainter) -> None:
        now, on = theme.now(), self.isChecked()
        box = QRectF(1, 1, self.width() - 2, now.px(_HIGH) - 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            painter.fillRect(box, now.colour("paper"))
        else:
            painter.fillRect(box, now.colour("desk"))
            painter.drawImage(_inside(box, self._image), self._image)
        painter.setPen(
            QPen(now.colour("ink-text" if on else "line-strong"), now.px(3) if on else 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        name = QRectF(0, now.px(_HIGH), self.width(), now.px(_NAME))
        weight, tone = (600, "ink-text") if on else (400, "text-2")
        words(painter, name, self._title, "small", tone, weight, CENTRE)


def _inside(box: QRectF, image: QImage) -> QRectF:
    """Where the picture lies whole in the middle of the box; over all of it if nearly its shape."""
    if abs(image.width() * box.height() / (image.height() * box.width()) - 1) < _NEARLY:
        return box
    scale = min(box.width() / image.width(), box.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    return QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)


def _designs(session: Session, workspace: Workspace, key: str) -> list[_Designed]:
    """Every design there is, the program's own first, with the round's first certificate."""
    from core.documents.service import gather  # noqa: PLC0415 - brings ReportLab
    from core.typeset.design import read_design  # noqa: PLC0415 - the same

    house = workspace.house
    first = gather(session, house, Request("certificates", award=key, draft=True)).records[:1]
    every = catalogue.load("certificates", read_design, *house.resources)
    made = []
    for id_ in sorted(every, key=lambda id_: (id_ not in _OWN, _OWN.find(id_), id_)):
        request = Request("certificates", award=key, draft=True, design=id_)
        one = replace(gather(session, house, request), records=first)
        made.append(_Designed(id_, every[id_].title, one))
    return made


_OWN = "gold quiet lotus plain"


def _picture(gathered: Gathered, wide: int, paper: str, progress: Progress) -> QImage:
    from core.documents.service import draw  # noqa: PLC0415 - brings ReportLab

    made = draw(gathered, progress)
    return pdf_pages.draw(made.data, {("sheet", 0): wide}, paper, progress).images[("sheet", 0)]
