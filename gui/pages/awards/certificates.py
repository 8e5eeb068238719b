"""เกียรติบัตร: a design, a date, every certificate of the round in one PDF or one a person."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from gui.page import Act
from gui.pages.awards.announcement import ResultPaperStep
from gui.pages.awards.person_files import PersonFilesSheet


class CertificatesStep(ResultPaperStep):
    """One certificate a winner, in category order."""

    step = kind = "certificates"
    designs = True
    icon = "award"

    @override
    def acts(self) -> Sequence[Act]:
        if self.paper is None:
            return super().acts()
        why = self.paper.why_not()
        each = Act("บันทึกแยกรายคน", self.save_each, "people", why_not=why)
        return (each, *super().acts())

    def save_each(self) -> None:
        """Let the officer name the files and choose a folder; each person's PDF lies there."""
        if self.paper is not None and self.paper.made is not None:
            PersonFilesSheet(self.desk, self.paper.made.gathered, self.paper.noted)
