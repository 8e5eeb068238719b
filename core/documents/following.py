"""What has become of a year's recommendations, as its report prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TypeAlias

from core.actions import queries, states
from core.actions.queries import ActionRow, Counts
from core.actions.wording import PART_NAMES
from core.database import Session
from core.documents.content import Content
from core.errors import WaitingError
from core.thai.calendar import long_date, short_date
from core.thai.numerals import to_thai

Words: TypeAlias = Mapping[str, str]
# The phrases that a document with the rows must have, each with the names it may hold.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((*states.STATES, "overdue"), frozenset()),
    "closed": frozenset({"day"}),
    "evidence": frozenset({"file"}),
    "reason": frozenset({"reason"}),
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The actions of a fiscal year as they stand on a day."""

    year_be: int
    today: date
    rows: tuple[ActionRow, ...]

    @property
    def counts(self) -> Counts:
        """How many there are of each state."""
        return queries.counted(self.rows, self.today)


def follow_up(session: Session, year_be: int) -> FollowUp:
    """The actions of the year, today.

    Raises:
        WaitingError: the year has none.
    """
    rows = sorted(queries.actions(session, year_be=year_be), key=lambda one: one.id)
    if not rows:
        raise WaitingError(
            f"ยังไม่มีงานติดตามของปีงบประมาณ พ.ศ. {to_thai(year_be)} "
            "เลือกข้อเสนอแนะจากบันทึกถอดบทเรียนเป็นงานติดตามก่อน แล้วพิมพ์อีกครั้ง",
            code="no-actions",
        )
    return FollowUp(year_be, datetime.now().astimezone().date(), tuple(rows))


def table(found: FollowUp, words: Words) -> tuple[Mapping[str, Content], ...]:
    """A row for each action, in the order they were written down."""
    return tuple(
        {
            "place": str(place),
            "words": one.words,
            "source": PART_NAMES.get(one.part, ""),
            "owner": one.owner or "–",
            "due": short_date(one.due) if one.due else "–",
            "state": words["overdue" if one.is_overdue(found.today) else one.state],
            "result": _result(one, words),
        }
        for place, one in enumerate(found.rows, 1)
    )


def _result(one: ActionRow, words: Words) -> str:
    """What came of it: the note, the evidence, the reason, the day."""
    said = [one.note] if one.note else []
    if one.evidence:
        said.append(words["evidence"].format(file=PurePosixPath(one.evidence).name))
    if one.reason:
        said.append(words["reason"].format(reason=one.reason))
    if one.closed_on:
        said.append(words["closed"].format(day=short_date(one.closed_on)))
    return "\n".join(said)


FOLLOW_UP: Mapping[str, Callable[[FollowUp, Words], Content]] = {
    "actions.year": lambda found, _: str(found.year_be),
    "actions.day": lambda found, _: long_date(found.today),
    "actions.total": lambda found, _: str(found.counts.total),
    "actions.done": lambda found, _: str(found.counts.done),
    "actions.doing": lambda found, _: str(found.counts.doing),
    "actions.open": lambda found, _: str(found.counts.open),
    "actions.dropped": lambda found, _: str(found.counts.dropped),
    "actions.overdue": lambda found, _: str(found.counts.overdue),
    "actions.rows": table,
}
