"""What is asked for, and what comes back: one finished PDF and all there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from core.errors import WaitingError
from core.thai.numerals import to_thai

_NAMED = 5  # missing values that the sentence itself names


@dataclass(frozen=True, slots=True)
class Request:
    """A paper to be made.

    Attributes:
        kind: as on the command line: ``announcement``, ``lesson``.
        award: key of the round, for papers about one.
        lesson: number of the lesson record, for its paper.
        values: what the officer gives for this paper alone, by name, in the shape files have.
        design: of certificates.
        draft: missing values become dotted blanks, ร่าง stands in the margin.
        version: of the confirmed result; 0 is the one in force.
        only: numbers of certificates; empty means all.
        year: fiscal year (พ.ศ.), for papers about one.
        digits: of this paper; empty means those that the office chose.
        era: whether dates say พ.ศ. before their year; empty means as the paper usually does.
    """

    kind: str
    award: str = ""
    lesson: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    design: str = "gold"
    draft: bool = False
    version: int = 0
    only: tuple[int, ...] = ()
    year: int = 0
    digits: Literal["", "thai", "arabic"] = ""
    era: Literal["", "with", "without"] = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF.

    Attributes:
        file_name: a name to save it under, safe on every system.
        shrunk: names on certificates that had to be set smaller.
        missing: labels of what a draft still lacks.
        notes: finished sentences for the officer, such as that the emblem is not given yet.
        warnings: those of the notes that tell of something that does not agree.
        one_ink: everything on it is black.
    """

    data: bytes
    title: str
    file_name: str
    pages: int
    sha256: str
    shrunk: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    one_ink: bool = True
    warnings: tuple[str, ...] = ()


class MissingValuesError(WaitingError):
    """A final paper lacks values that it must have; ``missing`` are their labels."""

    code = "missing-values"

    def __init__(self, title: str, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        named, more = ", ".join(missing[:_NAMED]), len(missing) - _NAMED
        rest = f" และอีก {to_thai(more)} ส่วน" if more > 0 else ""
        super().__init__(
            f"ยังพิมพ์{title}ฉบับจริงไม่ได้ เพราะยังขาด {named}{rest} เติมแล้วพิมพ์อีกครั้ง หรือพิมพ์เป็นร่างก่อน",
            findings=[f"ยังขาด {label}" for label in missing] if more > 0 else [],
        )
