"""A paper as a file that other programs go on working with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Editable:
    """A whole file for Word or Excel.

    Attributes:
        file_name: a name to save it under, safe on every system.
        missing: labels of what a draft still lacks.
        notes: finished sentences for the officer.
    """

    data: bytes
    title: str
    file_name: str
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
