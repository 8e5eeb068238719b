"""A code, typed or scanned, and what the register says of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.database import Session
from core.documents.certificate_codes import Checked, check
from core.errors import UserError
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, panel, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Field, text_field

_TONES = {"valid": "good", "void": "bad", "outdated": "wait", "mismatch": "bad", "unknown": "bad"}


class CodeCheck(QWidget):
    """One field; Enter, which a scanner types by itself, checks and makes room for the next code.

    ``found`` gets year and number of a code that is in the register.
    """

    def __init__(self, desk: Desk, found: Callable[[int, int], object]) -> None:
        super().__init__()
        self._desk, self._found = desk, found
        self.code = text_field(hint="เช่น TB1:2568/17:ABCDEFGH")
        self._field = Field("ตรวจรหัสบนเกียรติบัตร พิมพ์หรือสแกนคิวอาร์", self.code)
        self.code.returnPressed.connect(self.check)
        self.code.textEdited.connect(lambda _text: self._field.complain(""))
        line = row(self._field, col(None, button("ตรวจ", "", "check", do=self.check)), gap=8)
        line.setStretch(0, 1)
        self._answer = ui.col()
        self.banner: Banner | None = None
        ui.fill(QVBoxLayout(self), [panel(col(line, self._answer, gap=8, margin=(16, 12, 16, 14)))])

    def check(self) -> None:
        """Ask the register."""
        code, workspace = self.code.text().strip(), self._desk.workspace
        if not code:
            self._field.complain("พิมพ์หรือสแกนรหัสก่อน รหัสอยู่ใต้คิวอาร์บนเกียรติบัตร")
            self.code.setFocus()
            return

        def work(session: Session) -> Checked:
            return check(session, workspace.rulebook, code)

        self._desk.runner.query(work, self._show, owner=self, failed=self._refused)

    def _show(self, checked: Checked) -> None:
        """Say it, and let the next scan write over this code."""
        self._field.complain("")
        self._say(Banner(checked.sentence, _TONES[checked.state]))
        self.code.setText(checked.code)
        self.code.selectAll()
        if checked.state in {"valid", "void", "outdated"}:
            number, year_be = map(int, checked.number.split("/"))
            self._found(year_be, number)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.tell(error)
        elif ui.alive(self):
            self._say(None)
            self._field.complain(str(error))
            self.code.selectAll()

    def _say(self, banner: Banner | None) -> None:
        old, self.banner = self.banner, banner
        if old is not None:
            old.hide()
            old.deleteLater()
        if banner is not None:
            self._answer.addWidget(banner)
            self.code.setAccessibleDescription(banner.words.text())
