"""What a round that is over gives to the lesson drawn from it; all of it may be rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.answers import VIRTUES
from core.awards import queries
from core.awards.judging import judge
from core.awards.rules import Rulebook, round_of
from core.awards.views import CategoryRow, TallyView
from core.database import Session
from core.thai.calendar import long_date

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The first words of a record: its activity, year, background, and facts by key."""

    activity: str = ""
    year_be: int | None = None
    background: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def suggest(session: Session, rulebook: Rulebook, key: str) -> Suggestion:
    """What the round of this key suggests.

    Raises:
        NotFoundError: no such round.
    """
    view = queries.tally(session, rulebook, key)
    days = voting_days(session, rulebook, key)
    held = [{"start": days[0].isoformat(), "end": days[1].isoformat()}] if days else []
    virtues = [one.key for one in view.categories if one.key in VIRTUES]
    facts: dict[str, Any] = {"held": held, "virtues": virtues}
    return Suggestion(
        activity=view.title,
        year_be=view.year_be,
        background=background(view, rulebook.office.name, days),
        facts={slot: value for slot, value in facts.items() if value},
    )


def voting_days(session: Session, rulebook: Rulebook, key: str) -> Days | None:
    """The first and the last day on which a ballot that counts was cast."""
    judged = judge(session, round_of(session, rulebook, key)).judgements.values()
    cast = [one.ballot.cast_at for one in judged if one.verdict == "accepted"]
    days = sorted(
        datetime.fromisoformat(moment).astimezone().date() for moment in cast if moment is not None
    )
    return (days[0], days[-1]) if days else None


def background(view: TallyView, office: str, days: Days | None) -> str:
    """Paragraphs for เรื่องเดิม: what was held and when, who voted, who was chosen."""
    told = [f"{office}จัดกิจกรรม{view.title} ประจำปีงบประมาณ พ.ศ. {view.year_be}"]
    named = " ".join(f"{view.category_word}{one.title}" for one in view.categories)
    told.append(f"โดยให้บุคลากรลงคะแนนคัดเลือก {len(view.categories)} {view.category_word} คือ {named}")
    told += [_when(days)] if days else []
    if view.valid:
        told.append(
            f"มีผู้ลงคะแนน {view.valid} คน จากผู้มีสิทธิ {view.eligible} คน "
            f"คิดเป็นร้อยละ {view.turnout_percent}"
        )
    return "\n".join([" ".join(told), *_chosen(view)])


def _when(days: Days) -> str:
    first, last = days
    if first == last:
        return f"เมื่อวันที่ {long_date(first)}"
    return f"ระหว่างวันที่ {long_date(first)} ถึงวันที่ {long_date(last)}"


def _chosen(view: TallyView) -> list[str]:
    """The paragraph that names the winners; none while somebody is missing."""
    if not view.settled:
        return []
    won = " ".join(f"{view.category_word}{one.title} {one.winner}" for one in view.categories)
    return [f"ผู้ได้รับการคัดเลือก ได้แก่ {won}{_decided(view.categories)}"]


def _decided(categories: Sequence[CategoryRow]) -> str:
    days = sorted({one.decision.decided_on for one in categories if one.decision})
    return f" โดยคณะกรรมการมีมติเมื่อวันที่ {long_date(date.fromisoformat(days[-1]))}" if days else ""
