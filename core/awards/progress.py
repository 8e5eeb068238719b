"""Where a round stands on its way from the roster to the lesson, and what is to be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.awards import printed, queries
from core.awards.queries import RoundRow
from core.awards.rules import Rulebook
from core.awards.views import CategoryRow
from core.database import Session
from core.lessons import queries as lessons
from core.lessons.queries import LessonRow
from core.thai.numerals import to_thai

Wait = Literal["", "names", "tie", "conflict", "stale", "no-votes"]
STEPS: Mapping[str, str] = {
    "prepare": "เตรียม",
    "votes": "ลงคะแนน",
    "names": "ยืนยันชื่อ",
    "count": "นับ",
    "decisions": "มติ",
    "freeze": "ยืนยันผล",
    "announcement": "ประกาศ",
    "certificates": "เกียรติบัตร",
    "lesson": "ถอดบทเรียน",
}
_KEYS = tuple(STEPS)
_OPEN = _KEYS[: _KEYS.index("freeze")]  # what a confirmed result has behind it


@dataclass(frozen=True, slots=True)
class NextAct:
    """The next step as words on a button.

    ``category`` is the one to decide on, ``lesson`` the record to go on writing. ``why_not``, if
    not empty, says in a finished sentence why it is not possible yet.
    """

    step: str
    words: str
    category: str = ""
    lesson: int = 0
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """Where a round stands. ``at`` is a key of STEPS, empty when every step is done.

    ``waits`` says what a person must decide before the round goes on; empty if nothing.
    """

    at: str
    done: frozenset[str]
    act: NextAct | None
    waits: Wait = ""

    @property
    def stuck(self) -> bool:
        """Whether a person must decide before the round goes on."""
        return bool(self.waits)

    @property
    def finished(self) -> bool:
        """Whether every step is done."""
        return not self.at


def progress_of(
    row: RoundRow, about: Sequence[LessonRow] = (), papers: Mapping[str, int] | None = None
) -> RoundProgress:
    """Where the round stands.

    ``about`` are the lessons that look back on it; ``papers`` says of which version its
    announcement and its certificates were made last.
    """
    if row.version:
        return _confirmed(row, about, papers or {})
    if not row.tally.eligible and not row.batches:
        return _at("prepare", NextAct("prepare", "นำเข้ารายชื่อบุคลากร"))
    if not row.batches:
        return _at("votes", NextAct("votes", "นำเข้าผลลงคะแนน"))
    if row.names:
        return _at("names", NextAct("names", f"ยืนยันชื่อ {to_thai(row.names)} ชื่อ"), "names")
    return _counted(row)


def every_round(
    session: Session, rulebook: Rulebook, templates: lessons.Templates
) -> list[tuple[RoundRow, RoundProgress]]:
    """Every round with where it stands, the latest year first."""
    papers, written = printed.papers(session), lessons.lessons(session, templates)
    found = []
    for row in queries.rounds(session, rulebook):
        about = [one for one in written if one.subject == row.key]
        found.append((row, progress_of(row, about, papers.get(row.key))))
    return found


def _counted(row: RoundRow) -> RoundProgress:
    """An open round whose every name is settled."""
    for category in row.tally.categories:
        waits = _undecided(category)
        if waits:
            again = "ใหม่" if waits == "stale" else ""
            words = f"บันทึกมติ{again} {row.tally.category_word}{category.title}"
            return _at("decisions", NextAct("decisions", words, category.key), waits)
    why_not = row.obstacles[0] if row.obstacles else ""
    return _at("freeze", NextAct("freeze", "ยืนยันผล", why_not=why_not))


def _undecided(category: CategoryRow) -> Wait:
    """Why somebody must decide on the category; empty if nobody must."""
    if category.decision is not None and category.decision.stale:
        return "stale"
    if category.winner is not None:
        return ""
    known: Mapping[str, Wait] = {"tie": "tie", "conflict": "conflict"}
    return known.get(category.status, "no-votes")


def _confirmed(
    row: RoundRow, about: Sequence[LessonRow], papers: Mapping[str, int]
) -> RoundProgress:
    """A round whose result is confirmed: papers and lesson are left, in any order."""
    open_lesson = next((one for one in about if one.missing), None)
    written = any(one.state != "draft" or not one.missing for one in about)
    words = "เขียนถอดบทเรียนต่อ" if open_lesson else "เขียนถอดบทเรียน"
    lesson = open_lesson.id if open_lesson else 0
    steps = (
        (papers.get("announcement") == row.version, NextAct("announcement", "พิมพ์ประกาศ")),
        (papers.get("certificates") == row.version, NextAct("certificates", "พิมพ์เกียรติบัตร")),
        (written, NextAct("lesson", words, lesson=lesson)),
    )
    done = {*_OPEN, "freeze", *(act.step for is_done, act in steps if is_done)}
    act = next((act for is_done, act in steps if not is_done), None)
    return RoundProgress(act.step if act else "", frozenset(done), act)


def _at(step: str, act: NextAct, waits: Wait = "") -> RoundProgress:
    """A round that stands at a step of the open part; all before it is done."""
    return RoundProgress(step, frozenset(_KEYS[: _KEYS.index(step)]), act, waits)
