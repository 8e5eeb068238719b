"""Words of a record with the places marked that were looked for; breaks between Thai words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.search.folding import Span
from gui import hints, theme, ui

_LEAST = 120  # pixels of width, so that no layout asks for a column of letters


class Marked(QWidget):
    """A text on as many lines as it needs; those letters at ``spans`` have a tint behind them."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span] = (),
        role: theme.Role = "body",
        colour: str = "text",
    ) -> None:
        super().__init__()
        self._role, self._colour = role, colour
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(text, spans)

    @property
    def words(self) -> str:
        """The text, without the invisible breaks."""
        return self._words

    @property
    def marked(self) -> list[str]:
        """The letters that have a tint behind them."""
        return [self._words[start:end] for start, end in self._spans]

    def show_words(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show these words instead."""
        self._words, self._spans = text, tuple(spans)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width).boundingRect().height()) + 1

    @override
    def sizeHint(self) -> QSize:
        wide = theme.width(self._words, theme.now().font(self._role))
        return QSize(round(wide) + 2, self.heightForWidth(round(wide) + 2))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ui.px(_LEAST), ui.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.now().colour(self._colour))
        self._laid(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _laid(self, width: int) -> QTextLayout:
        now = theme.now()
        hinted, shifted = _hinted(self._words, self._spans)
        layout = QTextLayout(hinted, now.font(self._role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_tint(start, end) for start, end in shifted])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _tint(start: int, end: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = start, end - start
    look = QTextCharFormat()
    look.setBackground(theme.now().colour("wait-tint"))
    look.setForeground(theme.now().colour("text"))
    look.setFontUnderline(True)  # never colour alone
    mark.format = look
    return mark


def _hinted(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The text with its breaks, and where the spans are in it then."""
    hinted = hints.hinted(text)
    where = [at for at, letter in enumerate(hinted) if letter != hints.BREAK]
    where.append(len(hinted))
    return hinted, [(where[start], where[end - 1] + 1) for start, end in spans if end > start]
