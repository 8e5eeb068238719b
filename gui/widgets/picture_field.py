"""A picture that the office gives: shown on paper, chosen, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.jobs import Progress
from gui import pdf_pages, theme, ui
from gui.runner import Runner
from gui.ui import button, col, label, row
from gui.widgets.painted import CENTRE, rounded

PICTURES = (("ไฟล์ภาพ", ("svg", "pdf", "png", "jpg", "jpeg")),)
_SIDE, _SHARP = 76, 3  # pixels at 100 %; how much finer the picture is kept


class PictureField(QWidget):
    """A picture with its name, what it is for, and two acts."""

    def __init__(
        self, name: str, what_for: str, choose: Callable[[], object], drop: Callable[[], object]
    ) -> None:
        super().__init__()
        self._frame = PictureFrame(name)
        self._choose = button("เลือกไฟล์", "", "picture", "s", do=choose)
        self._choose.setAccessibleName(f"เลือกไฟล์ {name}")
        self._drop = button("เอาออก", "quiet", "", "s", do=drop)
        self._drop.setAccessibleName(f"เอา{name}ออก")
        self._drop.hide()
        words = col(
            label(name, "strong"),
            label(what_for, "small", "muted", wrap=True),
            2,
            row(self._choose, self._drop, None, gap=6),
            None,
            gap=1,
        )
        box = row(col(self._frame, None), words, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_file(self, file: Path | None, runner: Runner) -> None:
        """Show this picture; None: there is none yet."""
        self._drop.setVisible(file is not None)
        self._choose.setText("เปลี่ยนไฟล์" if file else "เลือกไฟล์")
        if file is None:
            self._frame.show_image(None)
            return
        side = ui.px(_SIDE) * _SHARP
        paper = theme.now().colour("paper").name()
        runner.compute(
            lambda progress: read_picture(file, side, paper, progress),
            self._frame.show_image,
            owner=self._frame,
        )


class PictureFrame(QWidget):
    """The picture on a piece of paper; a thin box with its name until there is one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._image: QImage | None = None
        self.setAccessibleName(f"ภาพ{name}")
        self.setFixedSize(QSize(ui.px(_SIDE + 16), ui.px(_SIDE + 16)))

    def show_image(self, image: QImage | None) -> None:
        """Show this picture, or none."""
        self._image = image
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        rounded(painter, box, "paper", "line")
        inside = box.adjusted(now.px(8), now.px(8), -now.px(8), -now.px(8))
        if self._image is None or self._image.isNull():
            painter.setPen(QPen(now.colour("line-strong"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside)
            painter.setPen(now.colour("paper-text"))
            painter.setFont(now.font("caption", 400))
            painter.drawText(inside, CENTRE, "ยังไม่มี")
        else:
            size = QSize(self._image.size()).scaled(
                inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inside.center())
            painter.drawImage(place, self._image)
        painter.end()


def read_picture(file: Path, side: int, paper: str, progress: Progress) -> QImage:
    """The picture at most ``side`` pixels large; a null image where it cannot be read."""
    if file.suffix == ".pdf":
        drawn = pdf_pages.draw(file.read_bytes(), {("picture", 0): side}, paper, progress)
        return drawn.images.get(("picture", 0), QImage())
    if file.suffix == ".svg":
        return _svg(file, side)
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _svg(file: Path, side: int) -> QImage:
    renderer = QSvgRenderer(str(file))
    if not renderer.isValid():
        return QImage()
    size = renderer.defaultSize().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
