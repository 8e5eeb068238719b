"""Small makers, so a page reads as what is on it and not as how Qt builds it.

``row`` and ``col`` take widgets, layouts, numbers (a space) and None (a stretch); ``panel`` puts
a ground under them; ``label``, ``button``, ``chip``, ``Glyph`` and ``rule`` are what stands there.
Every size is in pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from core.thai import numerals
from gui import hints, icons, theme

Row: TypeAlias = QHBoxLayout
Column: TypeAlias = QVBoxLayout
Item: TypeAlias = QWidget | QLayout | int | None
Margin: TypeAlias = tuple[int, int, int, int]  # left, top, right, bottom
NO_MARGIN: Margin = (0, 0, 0, 0)
_ICON_TONES = {
    "primary": "on-ink",
    "danger-now": "on-bad",
    "danger": "bad-text",
    "tint": "ink-text",
    "link": "ink-text",
}
thai = numerals.to_thai
alive = isValid  # whether a widget is still there when an answer comes back
CENTRE = Qt.AlignmentFlag.AlignCenter


def px(size: float) -> int:
    """A size at the present zoom."""
    return theme.now().px(size)


def fill(
    box: QBoxLayout, items: Iterable[Item], gap: int = 8, margin: Margin = NO_MARGIN
) -> QBoxLayout:
    """The same layout with the items in it."""
    px = theme.now().px
    box.setSpacing(px(gap))
    box.setContentsMargins(*(px(side) if side else 0 for side in margin))
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(px(item))
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box


def row(*items: Item, gap: int = 8, margin: Margin = NO_MARGIN) -> Row:
    """Items beside each other."""
    box = QHBoxLayout()
    fill(box, items, gap, margin)
    return box


def col(*items: Item, gap: int = 8, margin: Margin = NO_MARGIN) -> Column:
    """Items below each other."""
    box = QVBoxLayout()
    fill(box, items, gap, margin)
    return box


def panel(layout: QLayout, ground: str = "card", width: int = 0) -> QFrame:
    """A ground with something on it: card, plain, sunken, canvas, desk, wait, good, bad, ink."""
    frame = QFrame()
    frame.setProperty("ground", ground)
    frame.setLayout(layout)
    if width:
        frame.setFixedWidth(theme.now().px(width))
    return frame


def box(layout: QLayout, width: int = 0) -> QWidget:
    """A widget with no ground of its own around a layout, to be shown, hidden or sized."""
    holder = QWidget()
    holder.setLayout(layout)
    if width:
        holder.setFixedWidth(theme.now().px(width))
    return holder


class Words(QLabel):
    """Text on the screen; where it may wrap it knows the ends of Thai words."""

    @override
    def setText(self, text: str) -> None:
        super().setText(hints.hinted(text) if self.wordWrap() else text)

    @override
    def text(self) -> str:
        """The words, without the invisible breaks."""
        return hints.plain(super().text())

    def wrap(self, on: bool) -> None:  # noqa: FBT001 - a plain setter
        """From now on the words wrap, or do not."""
        if on != self.wordWrap():
            words = self.text()
            self.setWordWrap(on)
            self.setText(words)

    def copy(self) -> None:
        """The words selected, or all of them, are in the clipboard, without the breaks."""
        words = hints.plain(self.selectedText()) or self.text()
        QGuiApplication.clipboard().setText(words)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if ev.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(ev)

    @override
    def contextMenuEvent(self, ev: QContextMenuEvent) -> None:
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().contextMenuEvent(ev)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("คัดลอก").triggered.connect(self.copy)
        menu.popup(ev.globalPos())


def label(
    text: str,
    role: theme.Role = "body",
    tone: str = "",
    *,
    wrap: bool = False,
    width: int = 0,
    select: bool = False,
) -> Words:
    """Words in a role (title … figure) and a tone (muted, faint, ink, wait, good, bad).

    ``wrap`` breaks lines between words; ``select`` lets the officer select and copy.
    """
    made = Words()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setText(text)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if width:
        made.setFixedWidth(theme.now().px(width))
    if select:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(
    text: str,
    kind: str = "",
    icon: str = "",
    fit: str = "",
    *,
    tip: str = "",
    do: Callable[[], object] | None = None,
) -> QPushButton:
    """A button: primary, tint, quiet, link, danger, danger-now, chip, icon or plain; fit s or l."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setProperty("fit", fit)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses it, as Space does
    if icon:
        set_icon(made, icon)
    if tip:
        set_tip(made, tip)
    if not text:
        made.setAccessibleName(tip)
    if do is not None:
        made.clicked.connect(lambda: do())  # noqa: PLW0108 - drops "checked"
    return made


def set_icon(made: QPushButton, icon: str) -> None:
    """The button shows the icon before its words; an arrow stands after them: it says go on."""
    now = theme.now()
    tone = now.colour(_ICON_TONES.get(made.property("kind"), "text-2"))
    edge = now.px(16)
    air = now.px(4) if made.text() else 0
    last = icon == "arrow" and bool(made.text())
    before, after = (air, 0) if last else (0, air)
    off = now.colour("text-3")
    made.setIcon(icons.icon(icon, tone, edge, off=off, before=before, after=after))
    made.setIconSize(QSize(edge + air, edge))
    if last:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip on lines short enough for any screen."""
    widget.setToolTip(hints.folded(text))


def chip(text: str, *, on: bool = False) -> QPushButton:
    """A choice to switch on and off."""
    made = button(text, "chip")
    made.setCheckable(True)
    made.setChecked(on)
    return made


class Glyph(QWidget):
    """One line icon, standing alone."""

    def __init__(self, name: str, colour: str = "text-2", size: int = 18) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        edge = theme.now().px(size)
        self.setFixedSize(edge, edge)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(self.rect()), theme.now().colour(self._colour))
        painter.end()


def rule(direction: str = "h") -> QFrame:
    """A hairline: ``h`` or ``v``."""
    line = QFrame()
    line.setProperty("rule", direction)
    return line


def scroll(layout: QLayout) -> QScrollArea:
    """What may be taller than the window: it scrolls down, never sideways."""
    inner = QWidget()
    inner.setProperty("ground", "none")
    inner.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    return area


def tab_after(before: QWidget, widget: QWidget) -> None:
    """Tab goes from ``before`` on through ``widget``, which was made later than what follows."""
    for one in (widget, *widget.findChildren(QWidget)):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, one)
            before = one


def restyle(widget: QWidget, name: str, value: str) -> None:
    """The property has the value, and the style sheet has seen it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
