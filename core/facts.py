"""What the program knows and a record may say by a name: of a round, an activity, and a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from core.assessments.queries import kept
from core.awards import queries, views
from core.awards.eligibility import Eligible
from core.awards.judging import Judged, judge
from core.awards.results import live
from core.awards.rules import Round, Rulebook, round_of
from core.awards.views import CategoryRow, TallyView
from core.database import Session
from core.errors import NotFoundError
from core.indicators.queries import YearRow, years
from core.indicators.queries import result as results
from core.indicators.results import Standing
from core.people.queries import fields_of
from core.surveys.queries import SurveyRow, of_activity
from core.thai.calendar import long_date

_TITLE = "ชื่อรอบ"
_THAILAND = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known by a name; ``label`` says what it is, ``value`` is empty while not known."""

    name: str
    label: str
    value: str


def facts(
    session: Session, rulebook: Rulebook, subject: str, year_be: int | None, activity: str = ""
) -> tuple[Fact, ...]:
    """What is known of the round with this key, the activity and the fiscal year. Arabic digits.

    A confirmed round says what was confirmed. Nothing is said of a round that there is not. What
    surveys say is of the activity or the round in this year.
    """
    found: list[Fact] = []
    if subject:
        with suppress(NotFoundError):
            found += _of_round(session, rulebook, subject)
    if not year_be:
        return tuple(found)
    names = [activity, *(one.value for one in found if one.name == _TITLE)]
    surveyed = _of_surveys(session, list(filter(None, names)), year_be)
    indicated = _of_indicators(session, year_be)
    return (*found, *surveyed, *indicated, *_of_assessment(session, year_be))


def _of_round(session: Session, rulebook: Rulebook, key: str) -> Iterator[Fact]:
    round_ = round_of(session, rulebook, key)
    if round_.version:
        content = queries.confirmed(session, rulebook, key)
        view, judged = views.from_content(content), judge(session, round_, _took_part(content))
        posts = {one["category"]: str(one["post"]) for one in content["winners"]}
    else:
        now = live(session, round_)
        view, judged = views.view(now), now.judged
        winners = {one.key: one.winner_id for one in view.categories if one.winner_id is not None}
        posts = {of: _post(session, one) for of, one in winners.items()}
    yield from _counts(round_, view)
    yield from _days(judged)
    yield from _winners(view, posts)


def _post(session: Session, person_id: int) -> str:
    person = fields_of(session, person_id)
    return person.position + person.level


def _took_part(content: Mapping[str, Any]) -> Eligible:
    """Who took part, as the confirmed result has it."""
    voters = frozenset(voter["id"] for voter in content["voters"])
    return Eligible(voters, frozenset(content["candidates"]))


def _counts(round_: Round, view: TallyView) -> Iterator[Fact]:
    votes = sum(one.votes for category in view.categories for one in category.standings)
    yield Fact(_TITLE, "ชื่อรอบคัดเลือก", view.title)
    yield Fact("ปีของรอบ", "ปีงบประมาณของรอบคัดเลือก", str(round_.year_be))
    yield Fact("ผู้มีสิทธิ", "จำนวนผู้มีสิทธิลงคะแนน", str(view.eligible))
    yield Fact("ผู้ลงคะแนน", "จำนวนบัตรที่นับ", str(view.valid))
    yield Fact("ร้อยละผู้ลงคะแนน", "บัตรที่นับเป็นร้อยละของผู้มีสิทธิ", view.turnout_percent)
    yield Fact("คะแนนทั้งหมด", "คะแนนที่มีผู้ได้รับ รวมทุกด้าน", str(votes))


def _days(judged: Judged) -> Iterator[Fact]:
    cast = (judged.ballots[id_].cast_at for id_ in judged.counting)
    times = sorted(one for one in cast if one)
    first, last = (_day(times[at]) if times else "" for at in (0, -1))
    yield Fact("วันแรกที่ลงคะแนน", "วันของบัตรแรกที่นับ", first)
    yield Fact("วันสุดท้ายที่ลงคะแนน", "วันของบัตรสุดท้ายที่นับ", last)
    yield Fact("ช่วงลงคะแนน", "วันแรกถึงวันสุดท้ายของบัตรที่นับ", _period(first, last))


def _day(at: str) -> str:
    moment: date = datetime.fromisoformat(at).astimezone(_THAILAND).date()
    return long_date(moment)


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first} ถึง {last}"


def _winners(view: TallyView, posts: Mapping[str, str]) -> Iterator[Fact]:
    won = [f"{one.winner} {view.category_word}{one.title}" for one in view.categories if one.winner]
    all_ = _in_a_row(won) if view.settled else ""
    yield Fact("ผู้ได้รับคัดเลือก", "ผู้ได้รับคัดเลือกทุกด้าน", all_)
    for one in view.categories:
        of = f"{view.category_word}{one.title}"
        who = _with_post(one, posts)
        yield Fact(f"ผู้ได้รับคัดเลือก{of}", f"ชื่อและตำแหน่งผู้ได้รับคัดเลือก{of}", who)


def _with_post(category: CategoryRow, posts: Mapping[str, str]) -> str:
    return " ".join(filter(None, (category.winner, posts.get(category.key))))


def _in_a_row(words: Iterable[str]) -> str:
    *before, last = words
    return f"{' '.join(before)} และ{last}" if before else last


def _of_surveys(session: Session, names: Sequence[str], year_be: int) -> Iterator[Fact]:
    """What each survey of these activities says; of none, that it is not known.

    The first one's facts have plain names, those of another its title behind them.
    """
    rows = {one.id: one for name in names for one in of_activity(session, name, year_be)}
    if names and not rows:
        yield from _of_survey(None, "")
    titles: list[str] = []
    for row in rows.values():
        title = re.sub("[{}]", "", row.title)
        title = f"{title} {row.id}" if title in titles else title
        yield from _of_survey(row, f" ({title})" if titles else "")
        titles.append(title)


def _of_survey(row: SurveyRow | None, tail: str) -> Iterator[Fact]:
    table = row.table if row else None
    overall = table.overall.figures if table and table.overall else None
    of = f" {row.title}" if row else ""

    def fact(name: str, label: str, value: object) -> Fact:
        return Fact(f"{name}{tail}", f"{label}{of}", "" if value is None else str(value))

    n, mean, sd, percent = ("ผู้ตอบแบบประเมิน", "ความพึงพอใจ", "S.D. ความพึงพอใจ", "ร้อยละความพึงพอใจ")
    yield fact(n, "จำนวนผู้ตอบ", table.n if table else None)
    yield fact(mean, "ค่าเฉลี่ยความพึงพอใจ", overall and overall.mean)
    yield fact(sd, "S.D. ความพึงพอใจ", overall and overall.sd)
    yield fact(percent, "ค่าเฉลี่ยความพึงพอใจเป็นร้อยละของ 5", overall and overall.percent)
    yield fact("ระดับความพึงพอใจ", "ระดับความพึงพอใจ", row.word if row else None)


def _of_assessment(session: Session, year_be: int) -> Iterator[Fact]:
    given = kept(session, year_be)
    result = given.result if given else None
    of = f"ITA ปีงบประมาณ {year_be}"
    yield Fact("คะแนน ITA", f"คะแนนรวม {of}", str(result.total) if result else "")
    yield Fact("ระดับ ITA", f"ระดับผลการประเมิน {of}", result.grade if result else "")
    yield Fact("ผล ITA", f"ผลการประเมิน {of}", result.rating if result else "")


def _of_indicators(session: Session, year_be: int) -> Iterator[Fact]:
    """What people assessed by indicators come to; nothing of a year that no set assesses."""
    found = [results(session, one.id) for one in sorted(years(session, year_be), key=_id)]
    if not found:
        return
    groups = [group for one in found for group in one.groups if group.standings]
    people = [row for group in groups for row in group.standings]
    of = f"ประเมินตามตัวชี้วัดปีงบประมาณ {year_be}"
    so_far = "" if all(row.settled for row in people) else " ยังตรวจไม่สิ้นสุด"
    many = sum(len(group.group.indicators) for group in groups)
    titles = _in_a_row(one.set.title for one in found)
    yield Fact("ชุดตัวชี้วัด", f"ชุดตัวชี้วัดที่ใช้{of}", titles)
    yield Fact("จำนวนตัวชี้วัด", f"จำนวนตัวชี้วัดที่ใช้{of}", str(many))
    yield Fact("ผู้ถูกประเมิน", f"จำนวนผู้ถูก{of}", str(len(people)))
    yield Fact("คะแนนตัวชี้วัดสูงสุด", f"คะแนนสูงสุดของการ{of}{so_far}", _highest(people))
    waiting = sum(len(row.waiting) for row in people)
    yield Fact("ตัวชี้วัดที่รอหลักฐาน", f"จำนวนข้อที่รอหลักฐานของการ{of}", str(waiting))


def _highest(people: Sequence[Standing]) -> str:
    """Who has the highest percentage, and which; nobody while everybody has none."""
    best = max((row.percent for row in people), default=Decimal(0))
    names = [row.name for row in people if row.percent == best]
    return f"{_in_a_row(names)} ร้อยละ {best}" if best else ""


def _id(year: YearRow) -> int:
    return year.id
