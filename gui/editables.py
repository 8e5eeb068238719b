"""A paper as a Word or Excel file: the rare acts beside บันทึก PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui import printing
from gui.desk import Desk
from gui.page import Act

if TYPE_CHECKING:  # what makes the files is imported by the thread that makes the first one
    from core.documents.editable import Editable
    from core.documents.gathered import Gathered
    from core.jobs import Progress

WORD, EXCEL = ".docx", ".xlsx"


def acts(
    gathered: Gathered | None,
    word: Callable[[], object],
    excel: Callable[[], object],
    why_not: str = "",
) -> tuple[Act, ...]:
    """What else the paper can be saved as; for one not made yet, what most papers can."""
    offered = {
        WORD: Act("บันทึกเป็น Word", word, "paper", why_not=why_not, rare=True),
        EXCEL: Act("บันทึกเป็น Excel", excel, "sheet", why_not=why_not, rare=True),
    }
    if gathered is None:
        return (offered[WORD],)
    from core.documents.editable import endings_of  # noqa: PLC0415 - a paper is here: it is loaded

    return tuple(offered[ending] for ending in endings_of(gathered.document))


def save(desk: Desk, gathered: Gathered, ending: str) -> None:
    """Make the file and let the officer say where it is to lie.

    The history is not told that the paper was made: what is printed is what Word will say.
    """

    def work(_progress: Progress) -> Editable:
        from core.documents.editing import editable_of  # noqa: PLC0415 - brings python-docx

        return editable_of(gathered, ending)

    desk.runner.compute(work, lambda made: printing.save(desk, made))
