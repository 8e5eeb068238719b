"""Line icons, drawn from the paths in ``resources/icons/icons.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core import paths

STROKE = 1.6
_DOT = 6.5  # stroke of the dot in a radio button
_SHARP = 2.0  # pixmaps are made for screens of up to twice the pixels


@cache
def drawings() -> dict[str, str]:
    """Name → path data, in a box of 24 units."""
    file = paths.RESOURCES / "icons" / "icons.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def svg(name: str, colour: QColor, stroke: float = STROKE) -> bytes:
    """One icon as an SVG file."""
    width = _DOT if name == "radio" else stroke
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" '
        f'fill="none" stroke="{colour.name()}" stroke-width="{width}" stroke-linecap="round" '
        f'stroke-linejoin="round"><path d="{drawings()[name]}"/></svg>'
    ).encode()


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()  # goes away with the program


def file(name: str, colour: QColor) -> Path:
    """An icon as a file, which is the only form a style sheet takes."""
    path = Path(_folder().path()) / f"{name}-{colour.name()[1:]}.svg"
    if not path.exists():
        path.write_bytes(svg(name, colour, 2.2))
    return path


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(svg(name, QColor(colour), stroke)))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def paint(
    painter: QPainter, name: str, box: QRectF, colour: QColor, stroke: float = STROKE
) -> None:
    """The icon stands in the box."""
    _renderer(name, colour.name(), stroke).render(painter, box)


def icon(
    name: str,
    colour: QColor,
    size: int = 18,
    *,
    off: QColor | None = None,
    before: int = 0,
    after: int = 0,
) -> QIcon:
    """For buttons and menus, sharp up to 200 %.

    ``before`` and ``after`` are air inside the picture, the only gap between sign and words that
    a style sheet leaves to us; ``off`` is the colour while the button cannot be pressed.
    """
    made = QIcon()
    for mode, tone in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, off or colour)):
        wide = round((size + before + after) * _SHARP)
        pixmap = QPixmap(wide, round(size * _SHARP))
        pixmap.setDevicePixelRatio(_SHARP)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, name, QRectF(before, 0, size, size), tone)
        painter.end()
        made.addPixmap(pixmap, mode)
    return made
