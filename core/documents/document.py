"""A kind of paper, described by a file: its values, each declared once, and its blocks in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from core.documents.content import DayStyle
from core.documents.pieces.piece import Piece

Layout: TypeAlias = Literal[
    "memo", "letterhead", "sheet", "wide-sheet", "report", "poster", "certificate"
]
Needs: TypeAlias = Literal["result", "round", "year", "lesson", "file", "book"]

LESSON: Literal["lesson"] = "lesson"


@dataclass(frozen=True, slots=True)
class Value:
    """Something that a paper prints.

    Attributes:
        source: where it comes from: a name of ``sources``, ``given.*`` for what the officer gives
            for this paper alone, ``part.*`` for a part of the lesson template, ``heading.*`` for
            what that template calls the part.
        required: a final paper is not printed without it.
        default: wording that stands where the source says nothing; {names} of values before it.
        choices: what it says before the default, by what the value named in ``by`` says; each as
            ``said = wording``.
        blank: what is printed instead of nothing: room to write by hand.
        era: a date says พ.ศ. before its year.
        weekday: a date says its weekday, which is always that of the calendar.
        spelled: a date names what is day, month and year.
        sample: an example, in the shape files have; ``long`` one at the limit.
        asked: the part of the lesson template, or the field of one, whose answer it prints.
    """

    name: str
    source: str
    label: str = ""
    kind: str = "line"
    required: bool = False
    default: str = ""
    by: str = ""
    choices: tuple[str, ...] = ()
    blank: str = ""
    era: bool = False
    weekday: bool = False
    spelled: bool = False
    sample: Any = ""
    long: Any = ""
    asked: Any = None  # an Asked; set by who reads the file

    @property
    def days(self) -> DayStyle:
        """How it writes a day."""
        return DayStyle(self.era, self.weekday, self.spelled)

    @property
    def heading(self) -> str:
        """What the template calls the part; nothing while the paper's own wording stands for it.

        That is its default, until the part is called otherwise than its label.
        """
        said = str(self.asked.label) if self.asked else ""
        return "" if self.default and said == self.label else said

    def chosen(self, said: str) -> str:
        """The wording that goes with what the value named in ``by`` says, if any does."""
        pairs = (pair.partition(" = ") for pair in self.choices)
        return next((wording for of, _, wording in pairs if of == said), "")

    @property
    def origin(self) -> str:
        """The first word of its source: office, result, winner, part, given."""
        return self.source.partition(".")[0]

    @property
    def slot(self) -> str:
        """The rest of its source: the key under which it is given or asked."""
        return self.source.partition(".")[2]


@dataclass(frozen=True)
class Document:
    """A checked document.

    Attributes:
        needs: what it is about: a confirmed result, a round in any state, a fiscal year, a lesson
            record, or a file of values.
        template: of lessons; the one whose parts its ``part.*`` values are.
        title: of the kind; ``heading`` and ``file_name`` are those of one paper, with {names}.
        motto: at the foot of the first page, with {names}.
        words: phrases for what the program itself says on it.
        boxes: what the boxes of a certificate's design print, with {names}.
        alone: it may be about a round but need not.
        digits: of this kind of paper, ``thai`` or ``arabic``; empty for those of the office.
        numbers: kinds of numbers of the register that its ``number`` may be, the usual one first.
    """

    key: str
    version: int
    title: str
    layout: Layout
    needs: Needs
    heading: str
    file_name: str
    values: tuple[Value, ...]
    pieces: tuple[Piece, ...] = ()
    template: str = ""
    motto: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False
    digits: Literal["", "thai", "arabic"] = ""
    numbers: tuple[str, ...] = ()

    @property
    def is_sheet(self) -> bool:
        """Whether it is no letter: no emblem, no catchwords; a wide one lies on its side."""
        return self.layout in {"sheet", "wide-sheet"}

    @property
    def kind(self) -> str:
        """Its name on the command line: lessons are printed by the paper of their template."""
        return LESSON if self.needs == LESSON else self.key

    @property
    def has_catchwords(self) -> bool:
        """Whether a page says at its foot how the next one begins."""
        return self.layout in {"memo", "letterhead"}

    def example(self, value: Value, *, long: bool = False) -> Any:  # noqa: ANN401 - as in files
        """A sample of the value: its own, or that of another value of the same source."""
        for one in (value, *(other for other in self.values if other.source == value.source)):
            if one.sample != "" or one.long != "":
                return one.long if long and one.long != "" else one.sample
        return ""

    def given(self) -> tuple[Value, ...]:
        """The values that the officer may give for one paper alone."""
        own = {"given", "part"} if self.needs == "file" else {"given"}
        return tuple(value for value in self.values if value.origin in own)
