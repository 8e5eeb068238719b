"""A field as tall as its words: no scroll bar inside a scrolled form."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from core.thai import text as thai_text
from gui import ui

_FRAME = 12  # the style sheet's padding and border, above and below
_MARGIN = 2  # of the document


class Growing(QPlainTextEdit):
    """Several lines of text; Tab leaves it. Pasted text comes in clean."""

    def __init__(self, text: str = "", hint: str = "", least: int = 1) -> None:
        super().__init__(text)
        self._least = least
        self.setPlaceholderText(hint)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.document().clearUndoRedoStacks()  # the margin counts as a step
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    @property
    def words(self) -> str:
        """What is typed, clean."""
        return thai_text.clean(self.toPlainText()).strip()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # a file is the page's to take
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = thai_text.clean(source.text().replace("\x0b", "\n"))
        self.insertPlainText(thai_text.without_control(pasted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(240), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ui.px(80), self.height())

    def _fit(self) -> None:
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        words = 0.0
        while block.isValid():
            words += layout.blockBoundingRect(block).height()
            block = block.next()
        line = QFontMetricsF(self.font()).lineSpacing()
        words = max(words, self._least * line + _MARGIN)  # the last block has the lower margin
        frame = max(self.height() - self.viewport().height(), ui.px(_FRAME))
        high = ceil(words) + frame + _MARGIN + 1
        if high != self.height():
            self.setFixedHeight(high)
