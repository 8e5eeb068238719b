"""What a final print still lacks: each part by name, with a way to it; a draft may be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from core.lessons.template import Part
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, row
from gui.widgets.sheet import Sheet

_WIDE = 560
_MOST_WITHOUT_SCROLLING = 8
_SCROLLED_HIGH = 260
Then = Callable[[], object]


class MissingParts(Sheet):
    """Lists the parts; a press on one goes there."""

    def __init__(
        self,
        host: QWidget,
        parts: Sequence[Part],
        go: Callable[[str], object],
        draft: Then,
        verb: str = "พิมพ์",
    ) -> None:
        self.links = [self._link(part) for part in parts]
        count = to_thai(len(parts))
        title = label(f"ยังขาด {count} ข้อ จึงยัง{verb}ฉบับจริงไม่ได้", "heading", wrap=True)
        head = row(ui.Glyph("wait", "wait-text", 24), title, gap=10)
        head.setStretch(1, 1)
        close, self.draft = button("กลับไปเขียน", "primary"), button(f"{verb}ฉบับร่าง")
        acts = row(self.draft, None, close, gap=8)
        how = label(f"กดชื่อข้อเพื่อไปเขียน หรือ{verb}ฉบับร่าง ซึ่งมีคำว่าร่างที่ขอบและเว้นจุดให้เติม", wrap=True)
        super().__init__(
            host, col(head, how, self._listed(), acts, gap=12, margin=(24, 20, 20, 18)), _WIDE
        )
        for link, part in zip(self.links, parts, strict=True):
            link.clicked.connect(partial(self.answer, partial(go, part.key)))
        close.clicked.connect(partial(self.answer, partial(go, parts[0].key)))
        self.draft.clicked.connect(partial(self.answer, draft))

    def ask(self) -> None:
        """Stand over the window."""
        self.open(self.links[0])

    @staticmethod
    def _link(part: Part) -> QPushButton:
        return button(part.short, "link", tip=part.heading)

    def _listed(self) -> QWidget:
        lines = [row(ui.Glyph("radio", "text-3", 14), link, None, gap=6) for link in self.links]
        inside = col(*lines, None, gap=2, margin=(12, 8, 12, 8))
        if len(lines) <= _MOST_WITHOUT_SCROLLING:
            return ui.panel(inside, "sunken")
        area = ui.scroll(inside)
        area.setMinimumHeight(ui.px(_SCROLLED_HIGH))
        return ui.panel(col(area, margin=(1, 1, 1, 1)), "sunken")
