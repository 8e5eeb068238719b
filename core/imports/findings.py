"""What is said of one row of a file: verdict, code, and a finished Thai sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in one cell. ``row`` is the number that a spreadsheet shows.

    ``verdict`` is of the row (accepted, replaced, refused) or of one answer (void, waiting).
    """

    row: int
    column: str
    verdict: str
    code: str
    message: str
    value: str
