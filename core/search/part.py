"""One text that can be found, and of which record it is."""

from __future__ import annotations

from typing import NamedTuple

BESIDE, NAMED, TITLE = range(3)


class Part(NamedTuple):
    """One part or item of a record.

    ``key`` is the record's public id where that is not ``record_id``. ``weight`` says how far the
    text is the record's own name: not at all, begins with it, is nothing else.
    """

    record_id: int
    key: str
    part: str
    title: str
    year_be: int | None
    text: str
    weight: int = BESIDE
