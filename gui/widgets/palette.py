"""The command palette (Ctrl+K): acts, places and whatever the pages' finders know, in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from core.search.folding import Span
from core.thai import text
from gui import icons, theme, ui
from gui.ui import col, label, row
from gui.widgets.badge import KeyCap
from gui.widgets.excerpt import paint_excerpt
from gui.widgets.fields import SearchField
from gui.widgets.painted import Painted, rounded, words
from gui.widgets.sheet import Sheet

SEARCH_AFTER_MS = 20
FEWEST_LETTERS = 2
_MOST = 40  # entries shown at once
_HIGH, _HIGH_TWO = 38, 56  # a line, and one with words of the record below
_HIGHEST = 420  # of the list; more is scrolled to


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it does, a few words, its key. With ``why_not`` it cannot be done yet.

    ``excerpt`` are words of a record, shown below; those at ``spans`` are marked.
    """

    group: str
    name: str
    do: Callable[[], object]
    below: str = ""
    icon: str = "right"
    key: str = ""
    why_not: str = ""
    excerpt: str = ""
    spans: Sequence[Span] = ()


class Palette(Sheet):
    """Type to narrow, arrows to choose, Enter to do.

    Attributes:
        searched: words to look for beyond the entries given.
    """

    searched = Signal(str)

    def __init__(self, host: QWidget, entries: Sequence[Entry]) -> None:
        self.field = SearchField("ค้นหาหรือสั่งงาน")
        self.field.setProperty("fit", "l")
        self._list = QVBoxLayout()
        self._list.setSpacing(ui.px(2))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._area: QScrollArea = ui.scroll(self._list)
        super().__init__(
            host, col(self.field, self._area, gap=6, margin=(14, 14, 14, 14)), 620, 0.2
        )
        self._entries, self._found = list(entries), list[Entry]()
        self._whole: Entry | None = None
        self._lines: list[Line] = []
        self._at, self._note, self._looking = 0, "", False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(self._typed)
        self._show()

    def add_found(
        self,
        words: str,
        found: Sequence[Entry],
        note: str = "",
        *,
        all_: bool = True,
        whole: Entry | None = None,
    ) -> None:
        """Show what was found for these words, if they are still what is typed.

        ``note`` is a sentence below the lines; without ``all_`` more may come. ``whole`` shows
        everything in its own place: the last line, and Ctrl+Enter.
        """
        if self.wants(words):
            self._found, self._note, self._looking = list(found), note, not all_
            self._whole = whole
            self._show()

    @override
    def press_ink(self) -> None:
        """Everything that was found, in its own place."""
        if self._whole is not None:
            self._do(self._whole)

    def wants(self, words: str) -> bool:
        """Whether these words are still what is typed."""
        return words == self.field.text().strip()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    def _typed(self, _words: str) -> None:
        self._found, self._note, self._whole = [], "", None
        self._at = 0
        self._looking = len(self.field.text().strip()) >= FEWEST_LETTERS
        self._timer.start(SEARCH_AFTER_MS)
        self._show()

    def _search(self) -> None:
        if self._looking:
            self.searched.emit(self.field.text().strip())

    def _show(self) -> None:
        wanted = text.line(self.field.text()).casefold().split()
        kept = [e for e in self._entries if all(word in e.name.casefold() for word in wanted)]
        whole = [self._whole] if self._whole is not None else []
        shown = [*[*kept, *self._found][: _MOST - len(whole)], *whole]
        _empty(self._list)
        self._lines = [self._line(entry) for entry in shown]
        group = ""
        for line in self._lines:
            if line.entry.group != group:
                group = line.entry.group
                self._stand(row(label(group, "caption", "faint"), margin=(2, 6, 0, 0)))
            self._list.addWidget(line)
            line.show()  # at once, for its height counts below
        said = self._note or ("" if shown else self._nothing())
        if said:
            self._stand(row(label(said, tone="muted"), None, margin=(2, 10, 0, 10)))
        self._list.addStretch(1)
        self._list.activate()
        high = min(self._list.sizeHint().height(), ui.px(_HIGHEST))
        # while the next hits are looked for, nothing jumps
        self._area.setFixedHeight(max(high, self._area.height()) if self._looking else high)
        self._choose(self._at)
        self.fit()

    def _line(self, entry: Entry) -> Line:
        line = Line(entry)
        line.clicked.connect(lambda _on=False: self._do(entry))
        return line

    def _stand(self, words: QLayout) -> None:
        """Add a row of words below what stands there."""
        added = ui.box(words)
        self._list.addWidget(added)
        added.show()

    def _nothing(self) -> str:
        """Why there is no line at all."""
        typed = self.field.text().strip()
        if self._looking:
            return f"กำลังค้น “{typed}”"
        if len(typed) < FEWEST_LETTERS:
            return "พิมพ์อีกหนึ่งตัวอักษร เพื่อค้นในข้อมูลทั้งหมด"
        return f"ไม่พบ “{typed}” ลองคำที่สั้นลง หรือตรวจตัวสะกด"

    def _choose(self, at: int) -> None:
        self._at = max(0, min(at, len(self._lines) - 1))
        for i, line in enumerate(self._lines):
            line.set_chosen(on=i == self._at)
        if self._lines:
            chosen = self._lines[self._at]
            self._area.ensureWidgetVisible(chosen, 0, ui.px(30))
            self.field.setAccessibleDescription(chosen.accessibleName())

    def _do(self, entry: Entry) -> None:
        if not entry.why_not:
            self.answer(entry.do)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        if event.key() in moves:
            self._choose(self._at + moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._lines:
                self._do(self._lines[self._at].entry)
        else:
            super().keyPressEvent(event)
        event.accept()


class Line(Painted):
    """One entry."""

    def __init__(self, entry: Entry) -> None:
        spoken = (entry.name, entry.why_not or entry.below, entry.excerpt)
        super().__init__(" ".join(part for part in spoken if part))
        self.entry = entry
        self._chosen = False
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the arrows choose, the field keeps the keyboard
        self.setFixedHeight(ui.px(_HIGH_TWO if entry.excerpt else _HIGH))
        keys = [KeyCap(part) for part in entry.key.split("+") if part]
        ui.set_tip(self, self.accessibleName())
        self._keys = sum(key.width() for key in keys) + ui.px(10) * len(keys)
        self.setLayout(row(None, *keys, gap=6, margin=(0, 0, 12, 0)))

    def set_chosen(self, *, on: bool) -> None:
        """Whether Enter does this one."""
        self._chosen = on
        self.update()

    @override
    def draw(self, painter: QPainter) -> None:
        now, on, entry = theme.now(), self._chosen, self.entry
        if on or self.underMouse():
            ground, line = ("ink-tint", "ink-line") if on else ("sunken", "")
            rounded(painter, QRectF(self.rect()), ground, line)
        edge = now.px(18)
        sign = QRectF(now.px(14), (self.height() - edge) / 2, edge, edge)
        icons.paint(painter, entry.icon, sign, now.colour("ink-text" if on else "text-2"))
        font = now.font("strong" if on else "body")
        left, right = now.px(42), self.width() - now.px(12) - self._keys
        wide = min(theme.width(entry.name, font), right - left)
        colour = "text-2" if entry.why_not else "text"
        high = now.px(_HIGH - 4) if entry.excerpt else self.height()
        box = QRectF(left, 0, wide + 1, high)
        words(painter, box, entry.name, "strong" if on else "body", colour, cut=True)
        rest = QRectF(box.right() + now.px(10), 0, right - box.right() - now.px(16), high)
        if rest.width() > now.px(40):
            tone = "wait-text" if entry.why_not else "text-2"
            words(painter, rest, entry.why_not or entry.below, "small", tone, cut=True)
        if entry.excerpt:
            below = QRectF(left, now.px(27), right - left, now.px(24))
            paint_excerpt(painter, below, entry.excerpt, entry.spans)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
