"""The preview pane: the very PDF, thumbs left, fitted to the pane, to be printed and saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from core.thai.numerals import to_thai
from gui import theme, ui
from gui.pdf_pages import PdfPages
from gui.runner import Runner
from gui.ui import button, col, label, row
from gui.widgets.sheets import Fit, Sheets
from gui.widgets.thumbs import Thumbs

_FEWEST_FOR_THUMBS = 2


class PdfPreview(QFrame):
    """``show_pdf(data)`` draws the PDF beside the database; the page in sight stays in sight.

    ``print_`` and ``save`` are called with the bytes shown; without them there are no such
    buttons. Paper stays light in the dark theme.
    """

    def __init__(
        self,
        runner: Runner,
        *,
        name: str = "กระดาษจริง",
        print_: Callable[[bytes], object] | None = None,
        save: Callable[[bytes], object] | None = None,
        thumbs: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.pages = PdfPages(runner, theme.now().colour("paper").name(), self)
        self.sheets, self.thumbs = Sheets(self.pages), Thumbs(self.pages)
        self._with_thumbs = thumbs
        self._turn_to: int | None = None
        self._count = label("", "small", "muted")
        self._fits = {
            Fit.WIDTH: button("", "icon", "width", tip="กว้างพอดีช่อง"),
            Fit.PAGE: button("", "icon", "whole", tip="เห็นทั้งหน้า"),
        }
        acts = [
            button("", "icon", "minus", tip="ย่อกระดาษ", do=lambda: self._zoom(-1)),
            button("", "icon", "plus", tip="ขยายกระดาษ", do=lambda: self._zoom(1)),
            *self._fits.values(),
        ]
        for fit, made in self._fits.items():
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, fit=fit: self.set_fit(fit))
        hooks = (("save", "บันทึกเป็นไฟล์ PDF", save), ("print", "พิมพ์", print_))
        self._hooks = [self._hook(icon, tip, do) for icon, tip, do in hooks if do is not None]
        named = [label(name, "strong")] if name else []
        bar = row(*named, self._count, None, *acts, *self._hooks, gap=6, margin=(14, 5, 8, 5))
        body = row(self.thumbs, self.sheets, gap=0)
        ui.fill(QVBoxLayout(self), [bar, ui.rule(), col(body)], 0, (1, 1, 1, 1))
        self._connect()
        self.say("")

    def _hook(self, icon: str, tip: str, do: Callable[[bytes], object]) -> QPushButton:
        return button("", "icon", icon, tip=tip, do=lambda: do(self.pages.data))

    def _connect(self) -> None:
        self.pages.loaded.connect(self._on_loaded)
        self.pages.failed.connect(self.say)
        self.sheets.turned.connect(self._on_turned)
        self.thumbs.selectionModel().currentChanged.connect(self._on_chosen)

    def show_pdf(self, data: bytes, *, page: int | None = None) -> None:
        """Show this PDF; at ``page``, from 0, or where the last one stood."""
        seen = self.sheets.seen() or {("sheet", page or 0): 600}
        if page is not None:
            self._turn_to = page
        self.pages.load(data, seen)

    def say(self, words: str) -> None:
        """Show a sentence instead of paper: what is missing, or why it cannot be shown."""
        self.sheets.say(words)
        self._on_count(0 if words or not self.pages.sizes else len(self.pages.sizes))

    def set_fit(self, fit: Fit) -> None:
        """Fit the pages to the pane's width or to the whole page."""
        self.sheets.set_fit(fit)
        self._show_fit()

    def mark(self, page: int, top: float, bottom: float) -> None:
        """An ink bar in a page's margin, between shares of its height: what is being written."""
        self.sheets.mark(page, top, bottom)

    @property
    def data(self) -> bytes:
        """The PDF shown."""
        return self.pages.data

    def _zoom(self, steps: int) -> None:
        self.sheets.zoom(steps)
        self._show_fit()

    def _show_fit(self) -> None:
        for fit, made in self._fits.items():
            made.setChecked(self.sheets.fit is fit)

    def _on_loaded(self) -> None:
        if self._turn_to is not None:
            self.sheets.turn(self._turn_to)
            self._turn_to = None
        self._on_count(len(self.pages.sizes))
        self.thumbs.show_at(self.sheets.at)
        self._show_fit()

    def _on_count(self, pages: int) -> None:
        self._count.setText(to_thai(f"หน้า {self.sheets.at + 1} จาก {pages}") if pages else "")
        self.thumbs.setVisible(self._with_thumbs and pages >= _FEWEST_FOR_THUMBS)
        for made in [*self._fits.values(), *self._hooks]:
            made.setEnabled(bool(pages))

    def _on_turned(self, page: int) -> None:
        self.thumbs.show_at(page)
        self._on_count(len(self.pages.sizes))

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self.sheets.at:
            self.sheets.turn(index.row())
