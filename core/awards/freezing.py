"""What stands in the way of confirming a result, and the text that a confirmed one is kept as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from core.awards import tally
from core.awards.counting import answers_on, land
from core.awards.judging import Judged
from core.awards.results import Live
from core.awards.views import CategoryRow, view
from core.certificates.service import check_code
from core.database import Session
from core.history.model import Batch
from core.people.model import Person
from core.thai.numerals import to_thai

_WHY = {
    "no-votes": "ยังไม่มีคะแนน",
    "names-wait": "ยังมีชื่อรอยืนยันที่อาจเปลี่ยนผล",
    "tie": "คะแนนสูงสุดเท่ากัน รอมติคณะกรรมการ",
    "conflict": "ผู้ได้คะแนนสูงสุดได้ด้านอื่นด้วย รอมติคณะกรรมการ",
}


def obstacles(session: Session, now: Live) -> list[str]:
    """Finished sentences: why the result cannot be confirmed yet; empty if it can."""
    word = now.judged.round.scheme.category_word
    found: list[str] = []
    for row in view(now).categories:
        place = f"{word}{row.title}"
        if row.decision and row.decision.stale:
            found.append(f"{place}: คะแนนเปลี่ยนหลังจากบันทึกมติ บันทึกมติใหม่ก่อนยืนยันผล")
        elif row.winner is None:
            found.append(f"{place}: {_WHY[row.status]}")
        elif _names_open(now, row):
            found.append(f"{place}: ยังมีชื่อรอยืนยันที่อาจเปลี่ยนคะแนนซึ่งมติอาศัยอยู่")
    return found + _voters_open(session, now)


def _names_open(now: Live, row: CategoryRow) -> bool:
    candidates = len(now.judged.eligible.candidates)
    return tally.names_could_change(now.counted[row.key], candidates)


def _voters_open(session: Session, now: Live) -> list[str]:
    """A misspelt voter whose ballot, once it counts, could move a lead."""
    waiting = waiting_voters(now.judged)
    if not waiting:
        return []
    word = now.judged.round.scheme.category_word
    open_ = [
        f"{word}{title}"
        for key, title in ((c.key, c.title) for c in now.judged.round.scheme.categories)
        if _ballots_could_change(session, now, key, waiting)
    ]
    if not open_:
        return []
    names = "ชื่อผู้ลงคะแนนรอยืนยัน"
    return [f"มี{names} {to_thai(len(waiting))} แถวที่อาจเปลี่ยนผล {', '.join(open_)} ยืนยันชื่อก่อน"]


def waiting_voters(judged: Judged) -> list[int]:
    """Ballots refused only because their voter's name is not settled."""
    meant = judged.spellings
    return [
        id_
        for id_, one in judged.judgements.items()
        if one.code == "voter-unknown"
        and not one.people
        and one.ballot.voter_id is not None
        and meant[one.ballot.voter_id].meaning in {"unknown", "ambiguous"}
    ]


def _ballots_could_change(session: Session, now: Live, key: str, ballots: list[int]) -> bool:
    """Whether these ballots could move the lead: each gives its answer and may replace another."""
    counts = now.counted[key]
    extra: Counter[int] = Counter()
    anybody = sum(counts.waiting.values())
    for (category, spelling, void), number in answers_on(session, ballots).items():
        if category == key:
            landing, _, person = land(now.judged, spelling, void)
            if landing == "vote" and person is not None:
                extra[person] += number
            anybody += number if landing == "waiting" else 0
    ranked = now.ranked[key]
    if not ranked:
        return bool(extra or anybody)
    leader, first = ranked[0].person_id, ranked[0].votes
    lost = len(ballots) - extra[leader]
    rivals = {*counts.votes, *extra} - {leader}
    best = max((counts.votes.get(p, 0) + extra[p] for p in rivals), default=0)
    return best + anybody >= first - lost


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody who won a category, as they were when the result was confirmed."""

    category: str
    title: str
    person_id: int
    name: str
    name_title: str
    first_name: str
    last_name: str
    post: str
    group_name: str
    office: str
    votes: int
    percent: str
    decided_by: str
    number: int
    code: str


def winners(session: Session, now: Live, numbers: Sequence[int]) -> list[Winner]:
    """The winners in category order with their certificate numbers; no category is open."""
    out: list[Winner] = []
    for row, number in zip(view(now).categories, numbers, strict=True):
        person = session.get_one(Person, row.winner_id)
        place = next((s for s in row.standings if s.person_id == person.id), None)
        values: dict[str, Any] = {
            "category": row.key,
            "title": row.title,
            "person_id": person.id,
            "name": person.full_name,
            "name_title": person.title,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "post": person.post,
            "group_name": person.group_name,
            "office": person.office or now.judged.round.office.name,
            "votes": place.votes if place else 0,
            "percent": place.percent if place else "0.00",
            "decided_by": row.decided_by,
            "number": number,
        }
        year = now.judged.round.year_be
        out.append(Winner(**values, code=check_code(year, number, {**values, "year_be": year})))
    return out


def content(
    session: Session, now: Live, version: int, won: Sequence[Winner], when: str, who: str
) -> dict[str, Any]:
    """Everything that result papers need: rules, lists, standings, decisions, winners."""
    round_ = now.judged.round
    people = now.judged.index.people
    batches = session.scalars(
        select(Batch)
        .where(Batch.subject == round_.key, Batch.kind == "votes", Batch.undone_at.is_(None))
        .order_by(Batch.id)
    )
    return {
        "award": round_.key,
        "version": version,
        "frozen_at": when,
        "who": who,
        "scheme": {
            "key": round_.scheme.key,
            "version": round_.scheme.version,
            "title": round_.scheme.title,
            "exclude_types": sorted(round_.scheme.exclude_types),
            "exclude_posts": sorted(round_.scheme.exclude_posts),
        },
        "options": dict(round_.options.words),
        "office": {"name": round_.office.name, "short_name": round_.office.short_name},
        "voters": _people(people, now.judged.eligible.voters),
        "candidates": sorted(now.judged.eligible.candidates),
        "files": [{"file": b.file, "sha256": b.sha256, "counts": b.counts} for b in batches],
        "tally": {**asdict(view(now)), "version": version},
        "winners": [asdict(winner) for winner in won],
    }


def _people(people: Any, ids: frozenset[int]) -> list[dict[str, Any]]:  # noqa: ANN401 - index's map
    return [{"id": id_, "name": people[id_].name, "post": people[id_].post} for id_ in sorted(ids)]
