"""A form's export as a survey: every row's answers counted, and what could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from core.imports import cells
from core.imports.findings import Finding
from core.imports.sheet import Sheet, SheetRow, read_sheet
from core.imports.timestamps import read_times
from core.jobs import Progress
from core.surveys.answers import NOT_TOLD, Answers, Item
from core.surveys.asked import Asked
from core.surveys.columns import Columns, LeftOut, find
from core.surveys.scale import LEVELS, scale
from core.thai import text
from core.thai.calendar import fiscal_year
from core.thai.numerals import to_thai

_THAILAND = timezone(timedelta(hours=7))
_SHOWN = 40  # letters of an answer in a sentence
BLANK, DECLINED, VOID = "blank", "declined", "void"
_TAIL = re.compile(  # also of a .csv.zip
    r"(?:\.csv)?(?:\s*\((?:การตอบกลับ|การตอบแบบฟอร์ม|ตอบกลับ|Responses|\d+)\))*"
    r"(?:\s*-\s*(?:การตอบแบบฟอร์ม|Form [Rr]esponses) *\d*)?(?:\.csv)?$"
)
_DO = "จึงไม่นับช่องนี้ แก้ในไฟล์แล้วอ่านใหม่ถ้าต้องการนับ"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A file that was read.

    Attributes:
        year_be: the fiscal year in which all answers were sent; None where that is not plain.
        group: the header of the column that says who answers; empty where none does.
        findings: rows and cells that are not counted, and those that may be one person's.
        left_out: the columns that are not counted.
    """

    file: str
    sha256: str
    year_be: int | None
    answers: Answers
    group: str
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def title(self) -> str:
        """What the survey may be called: the file's name without what forms put after it."""
        return _TAIL.sub("", Path(self.file).stem) or self.file

    @property
    def doubts(self) -> tuple[str, ...]:
        """A finished sentence for everything that a person should look at."""
        return (
            *(one.why for one in self.left_out if one.why),
            *(one.message for one in self.findings),
        )


def read(path: Path, progress: Progress | None = None, *, group: int = 0) -> Surveyed:
    """The survey in a CSV, TSV, XLSX, or a ZIP that holds one CSV.

    Raises:
        RefusedFileError: the file is refused whole; its code says why.
        UserError: there is no column of this number for the groups.
        CancelledError: ``progress`` was cancelled.
    """
    return surveyed(read_sheet(path, progress), progress, group=group)


def surveyed(sheet: Sheet, progress: Progress | None = None, *, group: int = 0) -> Surveyed:
    """The survey in a table.

    Raises:
        RefusedFileError: no column is rated, no row is a header, or nobody rated anything.
        UserError: there is no column of this number for the groups.
        CancelledError: ``progress`` was cancelled.
    """
    sheet, columns = find(sheet, group)
    return _Reader(sheet, columns).read(progress or Progress())


@dataclass(slots=True)
class _Tally:
    """One item while rows are counted."""

    asked: Asked
    lands: Counter[int | str] = field(default_factory=Counter)

    def item(self) -> Item:
        """The item with what was counted."""
        counts = tuple(self.lands[level] for level in LEVELS)
        return Item(self.asked.title, counts, *(self.lands[at] for at in (BLANK, DECLINED, VOID)))


class _Reader:
    """Counts the rows of one sheet."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self._sheet, self._columns = sheet, columns
        self._tallies = [_Tally(one) for one in columns.items]
        self._groups: Counter[str] = Counter()
        self._spelled: dict[str, str] = {}
        self._sent: dict[str, int] = {}
        self._levels: dict[str, int | None] = {}  # of what was said already
        self._findings: list[Finding] = []

    def read(self, progress: Progress) -> Surveyed:
        """All of it."""
        for row in progress.each(self._sheet.rows, "นับคำตอบ"):
            self._count(row)
        groups = tuple((self._spelled[key], n) for key, n in self._groups.most_common())
        items = tuple(tally.item() for tally in self._tallies)
        group = self._columns.group
        return Surveyed(
            self._sheet.file,
            self._sheet.sha256,
            self._year(),
            Answers(self._groups.total(), groups if group else (), items),
            self._columns.called(group[0]) if group else "",
            tuple(self._findings),
            self._columns.left_out,
        )

    def _count(self, row: SheetRow) -> None:
        lands = [self._land(row, tally.asked) for tally in self._tallies]
        if not any(isinstance(one, int) for one in lands):
            self._find(row, "", "refused", "no-ratings", "", "ไม่มีคำตอบที่ให้คะแนน จึงไม่นับเป็นผู้ตอบ")
            return
        for tally, one in zip(self._tallies, lands, strict=True):
            tally.lands[one] += 1
        told = next(
            filter(None, (self._said(row, n).rstrip("; ") for n in self._columns.group)), NOT_TOLD
        )
        key = "".join(told.split()).casefold()
        self._spelled.setdefault(key, told)
        self._groups[key] += 1
        self._look_for_sender(row)

    def _land(self, row: SheetRow, asked: Asked) -> int | str:
        """The level, or why there is none."""
        told = [(number, said) for number in asked.columns if (said := self._said(row, number))]
        if not told:
            return BLANK
        [(number, said)] = told
        if said not in self._levels:
            self._levels[said] = scale().rating(said)
        level = self._levels[said]
        if level:
            return level
        if scale().declines(said):
            return DECLINED
        shown = _shown(said)
        why = f"อ่าน “{shown}” เป็นระดับ ๑–๕ ไม่ได้ {_DO}"
        self._find(row, self._columns.called(number), VOID, "unread", said, why)
        return VOID

    def _look_for_sender(self, row: SheetRow) -> None:
        """Point at an address that sent another row; both stay counted."""
        sender = next(filter(None, (self._said(row, n) for n in self._columns.email)), "")
        first = self._sent.setdefault(sender.casefold(), row.number) if "@" in sender else 0
        if first and first != row.number:
            column = self._columns.called(self._columns.email[0])
            why = to_thai(
                f"ส่งจากอีเมลเดียวกับแถวที่ {first} นับทั้งสองแถว ลบแถวที่ซ้ำในไฟล์แล้วอ่านใหม่ถ้าเป็นคนเดียวกัน"
            )
            self._find(row, column, "accepted", "same-email", "", why)

    def _find(
        self, row: SheetRow, column: str, verdict: str, code: str, value: str, why: str
    ) -> None:
        at = f" คอลัมน์ “{column}”" if column else ""
        message = f"แถวที่ {to_thai(row.number)}{at}: {why}"
        self._findings.append(Finding(row.number, column, verdict, code, message, value))

    def _said(self, row: SheetRow, number: int) -> str:
        return cells.written(cells.at(row, number, self._sheet.first_column))

    def _year(self) -> int | None:
        """The one fiscal year of all times that are told."""
        years = set(self._years())
        return years.pop() if len(years) == 1 else None

    def _years(self) -> Iterator[int]:
        for number in self._columns.time[:1]:
            told = [cells.at(row, number, self._sheet.first_column) for row in self._sheet.rows]
            for moment in filter(None, read_times(told)):
                at = datetime.fromisoformat(moment.utc_text).astimezone(_THAILAND)
                yield fiscal_year(at.date())


def _shown(said: str) -> str:
    """The answer as a sentence quotes it."""
    plain = text.without_control(said)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
