"""Somebody's name, on as many lines as it needs, broken at its blanks only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from gui import theme


class NameLabel(QLabel):
    """Systems that know Thai would break a line inside a family name; this never does."""

    def __init__(self, name: str, role: theme.Role = "strong") -> None:
        super().__init__(name)
        self._name, self._role = name, role
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._high(len(self._lines(width)))

    @override
    def sizeHint(self) -> QSize:
        lines = self.text().split("\n")
        return QSize(max(map(self._wide, lines)), self._high(len(lines)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(map(self._wide, self._name.split(" "))), self._high(1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText("\n".join(self._lines(self.width())))

    def _lines(self, width: int) -> list[str]:
        lines = [""]
        for word in self._name.replace(" ณ ", " ณ\u00a0").split(" "):  # ณ stays with its place
            whole = f"{lines[-1]} {word}".strip()
            if self._wide(whole) <= width or not lines[-1]:
                lines[-1] = whole
            else:
                lines.append(word)
        return lines

    def _wide(self, words: str) -> int:
        return round(theme.width(words, theme.now().font(self._role))) + 2

    def _high(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing()
