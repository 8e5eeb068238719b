"""Paper that was printed before: no background, boxes moved by millimetres, a test sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core import catalogue
from core.jobs import Progress
from core.settings import CertificatePaper, Settings
from gui import printing, ui
from gui.desk import Desk
from gui.ui import button, col, label, panel, row
from gui.widgets.fields import Field
from gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from core.documents.paper import Paper

_MOST_MM = 20.0
_STEP_MM = 0.5


class CertificatePaperCard(QWidget):
    """What the office's settings say about the paper of certificates; saved at once.

    Attributes:
        changed: certificates lie differently now.
    """

    changed = Signal()

    def __init__(self, desk: Desk, design: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._design = desk, design
        now = desk.workspace.settings.papers.certificates
        self.background = QCheckBox("พิมพ์ลายและพื้นหลัง")
        self.background.setChecked(now.background)
        self.right, self.down = (
            NumberField(-_MOST_MM, _MOST_MM, decimals=1, step=_STEP_MM) for _ in range(2)
        )
        self.right.setValue(now.right_mm)
        self.down.setValue(now.down_mm)
        self.background.toggled.connect(lambda _on: self._save())
        for field in (self.right, self.down):
            field.valueChanged.connect(lambda _value: self._save())
        self._place()

    def try_out(self) -> None:
        """Make the test sheet of the design of now and let the officer print it."""
        desk, key = self._desk, self._design()
        workspace = desk.workspace

        def work(_progress: Progress) -> Paper:
            from core.documents.certificates import draw_test_sheet  # noqa: PLC0415 - brings ReportLab
            from core.typeset.design import read_design  # noqa: PLC0415 - the same

            design = catalogue.load("certificates", read_design, *workspace.resources)[key]
            return draw_test_sheet(
                design, workspace.settings.papers, workspace.settings.office.name
            )

        desk.runner.compute(work, lambda paper: printing.ask(desk, paper), owner=self)

    def _place(self) -> None:
        head = col(
            label("กระดาษเกียรติบัตร", "heading"),
            label("สำหรับกระดาษที่พิมพ์ลายไว้แล้ว หรือเครื่องพิมพ์ที่พิมพ์เลื่อน", "small", "muted", wrap=True),
            gap=0,
        )
        offsets = row(Field("เลื่อนขวา (มม.)", self.right), Field("เลื่อนลง (มม.)", self.down), gap=12)
        test = button("พิมพ์แผ่นทดสอบ", "", "print", "s", do=self.try_out)
        inside = col(
            head, self.background, offsets, row(test, None), gap=10, margin=(18, 14, 18, 16)
        )
        ui.fill(QVBoxLayout(self), [panel(inside)], 0)

    def _save(self) -> None:
        chosen = CertificatePaper(
            self.right.value(), self.down.value(), background=self.background.isChecked()
        )
        if chosen == self._desk.workspace.settings.papers.certificates:
            return

        def edit(settings: Settings) -> Settings:
            return replace(settings, papers=replace(settings.papers, certificates=chosen))

        self._desk.change_settings(edit, self._tell)

    def _tell(self) -> None:
        if ui.alive(self):
            self.changed.emit()
