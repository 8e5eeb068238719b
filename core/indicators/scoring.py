"""What is found of one indicator → its score, what waits for evidence, and how it came about.

Source: a provincial learning office's record of how it scores its staff. Counting a ladder stops at
its first step that is not met; what lacks evidence counts nothing yet, and is told apart from what
was not done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import Literal, TypeAlias

from core.thai.numerals import printed

Method: TypeAlias = Literal["milestone", "itemised", "award-sum", "manual"]
Status: TypeAlias = Literal["met", "unmet", "waiting", ""]

MILESTONE: Method = "milestone"
ITEMISED: Method = "itemised"
AWARD_SUM: Method = "award-sum"
MANUAL: Method = "manual"
METHODS: Mapping[Method, str] = {
    MILESTONE: "นับตามลำดับขั้น",
    ITEMISED: "นับรายข้อ",
    AWARD_SUM: "รวมคะแนนรางวัล",
    MANUAL: "คณะกรรมการให้คะแนน",
}
MET: Status = "met"
UNMET: Status = "unmet"
WAITING: Status = "waiting"
UNSEEN: Status = ""
STATUSES: Mapping[Status, str] = {
    MET: "ผ่าน",
    UNMET: "ไม่ผ่าน",
    WAITING: "ขาดหลักฐาน",
    UNSEEN: "ยังไม่ตรวจ",
}
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion, and what was found of it; an empty status: nobody has looked yet."""

    points: Decimal
    status: Status


@dataclass(frozen=True, slots=True)
class Won:
    """An award with the points of its level; ``title`` says both. It counts with its evidence."""

    title: str
    points: Decimal
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What an indicator comes to.

    Attributes:
        pending: places of what waits for evidence, from 1; it counts nothing yet.
        unseen: places of what nobody has looked at yet.
        possible: the score once all that waits has its evidence.
        explanation: how it came about, in finished sentences.
    """

    score: Decimal
    full: Decimal
    pending: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()
    possible: Decimal = _ZERO
    explanation: tuple[str, ...] = ()

    @property
    def percent(self) -> Decimal:
        """Of the full mark; above a hundred where awards carry it there."""
        return percent_of(self.score, self.full)

    @property
    def settled(self) -> bool:
        """Whether everything was looked at and nothing waits."""
        return not (self.pending or self.unseen)


def milestone(steps: Sequence[Step], full: Decimal) -> Score:
    """Criteria in order, counted from the first and no further than the first that is not met."""
    counted = len(list(takewhile(_is_met, steps)))
    late = [n for n, one in _numbered(steps) if n > counted and _is_met(one)]
    lines = ["นับตามลำดับขั้น นับจากข้อ 1 และหยุดที่ข้อแรกที่ไม่ผ่าน"]
    if counted:
        lines.append(f"นับข้อ {_row(range(1, counted + 1))} ได้ {plain(_sum(steps[:counted]))} คะแนน")
    if counted < len(steps):
        lines.append(f"หยุดที่ข้อ {counted + 1} เพราะ{STATUSES[steps[counted].status]}")
    if late:
        lines.append(f"ข้อ {_row(late)} ผ่านแต่ไม่นับ เพราะอยู่หลังข้อที่หยุด")
    possible = _sum([*takewhile(_is_met, map(_with_evidence, steps))])
    return _of_steps(steps, full, _sum(steps[:counted]), possible, lines)


def itemised(steps: Sequence[Step], full: Decimal) -> Score:
    """The sum of all criteria that are met, wherever they stand."""
    met = [n for n, one in _numbered(steps) if _is_met(one)]
    unmet = [n for n, one in _numbered(steps) if one.status == UNMET]
    score = _sum([one for one in steps if _is_met(one)])
    lines = ["นับรายข้อ รวมคะแนนของทุกข้อที่ผ่าน"]
    if met:
        lines.append(f"ข้อ {_row(met)} ผ่าน ได้ {plain(score)} คะแนน")
    if unmet:
        lines.append(f"ข้อ {_row(unmet)} ไม่ผ่าน")
    possible = _sum([one for one in map(_with_evidence, steps) if _is_met(one)])
    return _of_steps(steps, full, score, possible, lines)


def award_sum(awards: Sequence[Won], full: Decimal, *, may_exceed: bool = True) -> Score:
    """The points of all awards added up; no more than the full mark unless it ``may_exceed``."""
    counted = sum((one.points for one in awards if not one.waiting), _ZERO)
    every = sum((one.points for one in awards), _ZERO)
    score, possible = (one if may_exceed else min(one, full) for one in (counted, every))
    above = "เกินคะแนนเต็มได้" if may_exceed else "ไม่เกินคะแนนเต็ม"
    lines = [f"รวมคะแนนของทุกรางวัล {above}", *_awards_in_words(awards)]
    if counted > score:
        lines.append(f"รวมได้ {plain(counted)} คะแนน เกินคะแนนเต็ม จึงนับ {plain(score)} คะแนน")
    pending = tuple(n for n, one in enumerate(awards, 1) if one.waiting)
    lines += _if_whole(pending, "รางวัลที่", possible)
    return _told(Score(score, full, pending, (), possible), lines)


def manual(score: Decimal | None, reason: str, full: Decimal) -> Score:
    """What the committee says and why; none where it has not said yet."""
    if score is None:
        lines = ["คณะกรรมการให้คะแนน ยังไม่ได้ให้คะแนน"]
        return _told(Score(_ZERO, full, unseen=(1,)), lines)
    lines = [f"คณะกรรมการให้ {plain(score)} คะแนน เหตุผล: {reason}"]
    return _told(Score(score, full, possible=score), lines)


def percent_of(score: Decimal, full: Decimal) -> Decimal:
    """A score of a full mark in percent, two decimals, half up; never clipped."""
    return (score * 100 / full).quantize(Decimal("0.01"), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """A number of points with no more decimals than it needs."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _of_steps(
    steps: Sequence[Step], full: Decimal, score: Decimal, possible: Decimal, lines: list[str]
) -> Score:
    pending = tuple(n for n, one in _numbered(steps) if one.status == WAITING)
    unseen = tuple(n for n, one in _numbered(steps) if one.status == UNSEEN)
    lines += _if_whole(pending, "ข้อ", possible)
    if unseen:
        lines.append(f"ข้อ {_row(unseen)} ยังไม่ตรวจ")
    return _told(Score(score, full, pending, unseen, possible), lines)


def _told(score: Score, lines: Sequence[str]) -> Score:
    last = f"รวม {plain(score.score)} จาก {plain(score.full)} คะแนน คิดเป็นร้อยละ {score.percent}"
    return replace(score, explanation=tuple(printed(line) for line in (*lines, last)))


def _if_whole(pending: Sequence[int], what: str, possible: Decimal) -> Iterator[str]:
    if pending:
        yield f"{what} {_row(pending)} ขาดหลักฐาน ยังไม่นับ ถ้าหลักฐานครบจะได้ {plain(possible)} คะแนน"


def _awards_in_words(awards: Sequence[Won]) -> Iterator[str]:
    for number, one in enumerate(awards, 1):
        end = "ขาดหลักฐาน" if one.waiting else f"{plain(one.points)} คะแนน"
        yield f"รางวัลที่ {number} {one.title} {end}"
    if not awards:
        yield "ยังไม่มีรางวัล"


def _numbered(steps: Sequence[Step]) -> Iterator[tuple[int, Step]]:
    return enumerate(steps, 1)


def _is_met(step: Step) -> bool:
    return step.status == MET


def _with_evidence(step: Step) -> Step:
    return replace(step, status=MET) if step.status == WAITING else step


def _sum(steps: Sequence[Step]) -> Decimal:
    return sum((one.points for one in steps), _ZERO)


def _row(numbers: Sequence[int]) -> str:
    *before, last = map(str, numbers)
    return f"{' '.join(before)} และ {last}" if before else last
