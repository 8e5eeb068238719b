"""What of the form is in sight: the part that was asked for, the line that is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea

from gui import ui
from gui.form import Form

_ABOVE = 14  # pixels kept above a section that is scrolled to
_BELOW = 90  # pixels kept below the cursor
_SETTLED_MS = 400  # after which fields have their heights


class Sight(QObject):
    """One part stays where it is on the screen until all that stands above it has its height."""

    def __init__(self, form: Form, area: QScrollArea) -> None:
        super().__init__(form)
        self._form, self._area, self._bar = form, area, area.verticalScrollBar()
        self._anchor, self._above, self._was_whole = "", 0, False
        self._settled = QTimer(self, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._let_go)
        self._bar.rangeChanged.connect(self._on_range)
        self._bar.actionTriggered.connect(lambda _action: self._stay(self._bar.sliderPosition()))

    def show_part(self, key: str) -> None:
        """The part stands at the top of the form."""
        self._anchor, self._above, self._was_whole = key, ui.px(_ABOVE), False
        self._on_range()
        self._settled.start()

    def show_cursor(self) -> None:
        """The line being typed is in sight."""
        typed = QApplication.focusWidget()
        if not ui.alive(self._bar):  # the page is on its way out
            return
        if isinstance(typed, QPlainTextEdit) and self._form.isAncestorOf(typed):
            self._put()
            rect = typed.cursorRect()
            at = typed.viewport().mapTo(self._form, QPoint(rect.left(), rect.bottom()))
            self._area.ensureVisible(0, at.y(), 0, ui.px(_BELOW))
            if self._anchor:
                self._above = self._form.sections[self._anchor].y() - self._bar.value()

    def _stay(self, top: int) -> None:
        """What is at the top when one has scrolled stays there while parts are made above it."""
        if self._anchor:
            sections = list(self._form.sections.values())
            one = next((one for one in reversed(sections) if one.y() <= top), sections[0])
            self._anchor = "" if self._form.whole else one.part.key
            self._above = one.y() - top

    def _on_range(self) -> None:
        self._put()
        QTimer.singleShot(0, self, self._put)  # once parts have their new places

    def _put(self) -> None:
        """The part is at its place again; fields still find their heights."""
        if self._anchor and ui.alive(self._bar):  # on its way out it has a range too
            self._bar.setValue(self._form.sections[self._anchor].y() - self._above)

    def _let_go(self) -> None:
        if self._was_whole:
            self._anchor = ""
            self._settled.stop()
        self._was_whole = self._form.whole
