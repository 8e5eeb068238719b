"""What a careful eye would find fault with in a window; each finding is one line of text.

``faults(root)`` looks at what is on screen now. Ink is cut, neighbours overlap, something is wider
than the window, a control cannot be named, or a text that must be whole is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)

from gui import theme
from gui.hints import BREAK

MOST_STOPS = 400  # of the Tab key


def faults(root: QWidget) -> str:
    """Everything wrong with what is shown in ``root``, a line each; empty if nothing is."""
    looks = (cut, squeezed, overlaps, overflow, nameless, elided)
    return "\n".join(line for look in looks for line in look(root))


def shown(root: QWidget) -> Iterator[QWidget]:
    """The widgets seen, the root first; not what floats over others."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and _stands(child):
            yield from shown(child)


def cut(root: QWidget) -> Iterator[str]:
    """Words with less room than their ink needs."""
    for widget in shown(root):
        need = _needs(widget)
        if need is None:
            continue
        have = widget.size()
        if need.width() > have.width() or need.height() > have.height():
            yield f"cut: {describe(widget)} has {_size(have)}, needs {_size(need)}"
    for view in (one for one in shown(root) if isinstance(one, QTableView)):
        yield from _headings(view)


def squeezed(root: QWidget) -> Iterator[str]:
    """Widgets smaller than they may be."""
    for widget in shown(root):
        least = widget.minimumSizeHint()
        if widget.minimumWidth():  # said by us, so it stands before the hint
            least.setWidth(widget.minimumWidth())
        if widget.hasHeightForWidth():
            least.setHeight(widget.heightForWidth(widget.width()))
        if widget.isWindow() or not least.isValid() or _scrolled(widget) or _internal(widget):
            continue
        if widget.width() < least.width() or widget.height() < least.height():
            have = _size(widget.size())
            yield f"squeezed: {describe(widget)} has {have}, least {_size(least)}"


def overlaps(root: QWidget) -> Iterator[str]:
    """Neighbours of one layout that lie over each other."""
    for parent in shown(root):
        if parent.layout() is None or isinstance(parent, QStackedWidget):
            continue
        children = [
            child for child in parent.children() if isinstance(child, QWidget) and _stands(child)
        ]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if not common.isEmpty():
                yield f"overlap: {describe(one)} and {describe(other)} share {_size(common.size())}"


def overflow(root: QWidget) -> Iterator[str]:
    """What reaches beyond its parent or makes somebody scroll sideways."""
    for widget in shown(root):
        held = widget.widget() if isinstance(widget, QScrollArea) else None
        if isinstance(widget, QScrollArea) and held is not None:
            port = widget.viewport().width()
            if held.width() > port:
                yield f"overflow: {describe(widget)} holds {held.width()} in {port} pixels"
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or _scrolled(widget):
            continue
        if not parent.rect().contains(widget.geometry()) and parent.layout() is not None:
            place, room = _rect(widget.geometry()), _rect(parent.rect())
            yield f"overflow: {describe(widget)} at {place} leaves its parent {room}"


def nameless(root: QWidget) -> Iterator[str]:
    """Controls that a screen reader could not name."""
    for widget in shown(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _internal(widget):
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name).strip():
                yield f"nameless: {describe(widget)}"


def elided(root: QWidget) -> Iterator[str]:
    """Texts that must be whole and are not."""
    with watching_texts() as lost:
        root.grab()
    yield from (f"elided: “{text}”" for text in lost)


@contextmanager
def watching_texts() -> Iterator[list[str]]:
    """Collects what ``theme.must_fit`` could not keep whole."""
    lost: list[str] = []
    usual = theme.must_fit

    def watch(text: str, font: QFont, width: float) -> str:
        fitted = usual(text, font, width)
        if fitted != text:
            lost.append(text)
        return fitted

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "must_fit", watch)
        yield lost


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops, from the first stop until it comes round."""
    window.window().activateWindow()
    assert QTest.qWaitForWindowActive(window.window())
    stops: list[QWidget] = []
    first = next(one for one in shown(window) if _takes_tab(one))
    first.setFocus()
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is None or focus in stops:
            break
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return stops


def ink_acts(root: QWidget) -> list[QPushButton]:
    """The buttons in ink on screen."""
    buttons = [one for one in shown(root) if isinstance(one, QPushButton)]
    return [one for one in buttons if one.property("kind") == "primary"]


def describe(widget: QWidget) -> str:
    """A widget in words: its class, its words, what it stands in."""
    says = ""
    if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        says = widget.text().replace(BREAK, "")
    says = says or widget.accessibleName()
    parent = widget.parentWidget()
    above = f" in {type(parent).__name__}" if parent else ""
    return f"{type(widget).__name__} “{says[:60]}”{above}"


def _needs(widget: QWidget) -> QSize | None:
    """The size a widget with words needs at least; None where it has none, or they scroll."""
    for kind, need in _NEEDS.items():
        if isinstance(widget, kind):
            return need(widget)
    return None


def _label_needs(widget: QWidget) -> QSize:
    assert isinstance(widget, QLabel)
    if not widget.text():
        return QSize(0, 0)
    if not widget.wordWrap():
        return widget.sizeHint()
    margins = widget.contentsMargins()
    pieces = widget.text().replace("\n", BREAK).replace(" ", BREAK).split(BREAK)
    if type(widget).__name__ == "Words":  # its text() hides the breaks
        pieces = QLabel.text(widget).replace("\n", BREAK).replace(" ", BREAK).split(BREAK)
    widest = max(widget.fontMetrics().horizontalAdvance(piece) for piece in pieces)
    return QSize(widest + margins.left() + margins.right(), widget.heightForWidth(widget.width()))


def _combo_needs(widget: QWidget) -> QSize:
    assert isinstance(widget, QComboBox)
    words = widget.fontMetrics().horizontalAdvance(widget.currentText())
    return QSize(words + theme.now().px(10 + 28), widget.fontMetrics().height())


def _line_needs(widget: QWidget) -> QSize:
    hint = ""
    if isinstance(widget, QLineEdit) and not widget.text():
        hint = widget.placeholderText()
    return QSize(widget.fontMetrics().horizontalAdvance(hint), widget.fontMetrics().height())


def _tabs_need(widget: QWidget) -> QSize:
    assert isinstance(widget, QTabBar)
    return widget.sizeHint()


_NEEDS: dict[type[QWidget], Callable[[QWidget], QSize]] = {
    QLabel: _label_needs,
    QPushButton: lambda widget: widget.sizeHint(),
    QCheckBox: lambda widget: widget.sizeHint(),
    QRadioButton: lambda widget: widget.sizeHint(),
    QComboBox: _combo_needs,
    QLineEdit: _line_needs,
    QTabBar: _tabs_need,
}


def _headings(view: QTableView) -> Iterator[str]:
    head, model = view.horizontalHeader(), view.model()
    for column in range(model.columnCount()):
        if view.isColumnHidden(column):
            continue
        words = str(model.headerData(column, Qt.Orientation.Horizontal))
        need = theme.width(words, theme.now().font("small", 500)) + theme.now().px(24)
        if need > head.sectionSize(column):
            yield f"cut: heading “{words}” has {head.sectionSize(column)}, needs {need:.0f}"


def _stands(widget: QWidget) -> bool:
    """Whether a widget is seen in its parent and does not float over it."""
    return widget.isVisible() and not widget.isWindow() and widget.property("floats") is None


def _scrolled(widget: QWidget) -> bool:
    """Whether the widget is what a scroll area scrolls, or part of one."""
    parent = widget.parentWidget()
    above = parent.parentWidget() if parent else None
    return isinstance(parent, QAbstractScrollArea) or (
        isinstance(above, QAbstractScrollArea) and above.viewport() is parent
    )


def _internal(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, (QComboBox, QAbstractItemView, QLineEdit))
        or isinstance(widget, QProgressBar)  # its least size forgets the style sheet
    )


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _size(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"


def _rect(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {_size(rect.size())}"
