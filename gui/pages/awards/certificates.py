"""เกียรติบัตร: a design, a date, every certificate of the round in one PDF or one a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui.page import Act
from gui.pages.awards.announcement import ResultPaperStep
from gui.pages.awards.certificate_paper import CertificatePaperCard
from gui.pages.awards.person_files import PersonFilesSheet


class CertificatesStep(ResultPaperStep):
    """One certificate a winner, in category order."""

    step = kind = "certificates"
    icon = "award"

    @override
    def acts(self) -> Sequence[Act]:
        if self.paper is None:
            return super().acts()
        why = self.paper.why_not()
        each = Act("บันทึกแยกรายคน", self.save_each, "people", why_not=why)
        edit = Act("แก้แบบเกียรติบัตร", self.edit_design, "pen", hidden=True)
        register = Act("ทะเบียนและตรวจรหัสเกียรติบัตร", self.open_register, "stamp", rare=True)
        return (edit, register, each, *super().acts())

    @override
    def look_at(self, where: Mapping[str, object]) -> None:
        chosen = where.get("design_chosen")
        if self.paper is not None and isinstance(chosen, str) and chosen:
            self.paper.choose_design(chosen)

    def edit_design(self) -> None:
        """Open the page on which the chosen design is arranged."""
        self.desk.go("awards", key=self.facts.row.key, design=self._design())

    def open_register(self) -> None:
        """Open the register of numbers, where codes are checked and numbers taken back."""
        self.desk.go("awards", key=self.facts.row.key, register=True)

    @override
    def designer(self) -> Callable[[], object]:
        return self.edit_design

    @override
    def more_cards(self) -> Sequence[QWidget]:
        card = CertificatePaperCard(self.desk, self._design)
        card.changed.connect(self._print_anew)
        return (card,)

    def _design(self) -> str:
        return self.paper.wish().design if self.paper is not None else ""

    def _print_anew(self) -> None:
        if self.paper is not None:
            self.paper.again()

    def save_each(self) -> None:
        """Let the officer name the files and choose a folder; each person's PDF lies there."""
        if self.paper is not None and self.paper.made is not None:
            PersonFilesSheet(self.desk, self.paper.made.gathered, self.paper.noted)
