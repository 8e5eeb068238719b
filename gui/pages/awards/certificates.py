"""เกียรติบัตร: a design, a date, every certificate of the round in one PDF."""

from __future__ import annotations

from gui.pages.awards.announcement import ResultPaperStep


class CertificatesStep(ResultPaperStep):
    """One certificate a winner, in category order."""

    step = kind = "certificates"
    designs = True
    icon = "award"
