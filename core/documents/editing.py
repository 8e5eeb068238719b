"""The files that a paper can be had as besides its PDF, by the ending of their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.documents.editable import EXCEL, WORD, Editable
from core.documents.gathered import Gathered
from core.documents.sheets import sheets_of
from core.documents.word import word_of

WAYS: Mapping[str, Callable[[Gathered], Editable]] = {WORD: word_of, EXCEL: sheets_of}


def editable_of(gathered: Gathered, ending: str) -> Editable:
    """The paper as the file that has this ending.

    Raises:
        UserError: it cannot be had so: a certificate, or a workbook of a paper without tables.
        KeyError: no such ending.
    """
    return WAYS[ending](gathered)
