"""One sentence above what it speaks of: tint, sign, words, one link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui import ui
from gui.ui import button, label

SIGNS = {"wait": "wait", "good": "check", "bad": "close", "ink": "history", "sunken": "info"}


class Banner(QFrame):
    """``tone`` is wait, good, bad, ink or sunken."""

    def __init__(
        self,
        text: str,
        tone: str = "wait",
        *,
        icon: str = "",
        act: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", tone)
        colour = "text-2" if tone == "sunken" else f"{tone}-text"
        self.words = label(text, "small", tone if tone in ("good", "bad") else "", wrap=True)
        items: list[ui.Item] = [ui.Glyph(icon or SIGNS[tone], colour), self.words]
        if act:
            items.append(button(act, "link", do=do))
        box = ui.fill(QHBoxLayout(self), items, 8, (12, 5, 12, 5))
        box.setStretch(1, 1)

    def say(self, text: str) -> None:
        """Say this instead; nothing hides the banner."""
        self.words.setText(text)
        self.setVisible(bool(text))
