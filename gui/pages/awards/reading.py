"""All that the page reads of the database, as frozen rows; run in the background, never in Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.awards import printed, queries, spellings
from core.awards.eligibility import Eligible, eligible
from core.awards.opened import opened
from core.awards.progress import RoundProgress, progress_of
from core.awards.queries import RoundRow, VersionRow
from core.awards.rules import Round, round_of
from core.awards.scheme import Scheme, options_with
from core.awards.spellings import SpellingRow
from core.awards.views import CategoryRow
from core.database import Session
from core.imports import batches
from core.imports.batches import BatchRow
from core.lessons.queries import LessonRow, lessons
from core.people.queries import PersonRow, everyone
from core.thai import text
from core.thai.numerals import to_arabic, to_thai
from gui.places import Found

if TYPE_CHECKING:
    from core.workspace import Workspace

_DECIDE = frozenset({"tie", "conflict"})


@dataclass(frozen=True, slots=True)
class Facts:
    """One round as its head, its track and its steps show it.

    ``verdicts`` counts the rows of standing batches; ``lessons`` are records that look back on it,
    oldest first.
    """

    row: RoundRow
    round: Round
    names: tuple[SpellingRow, ...]
    versions: tuple[VersionRow, ...]
    batches: tuple[BatchRow, ...]
    verdicts: Mapping[str, int]
    lessons: tuple[LessonRow, ...]
    progress: RoundProgress

    @property
    def frozen(self) -> bool:
        """Whether the result is confirmed."""
        return bool(self.row.version)

    @property
    def undecided(self) -> tuple[CategoryRow, ...]:
        """Categories that wait for the committee."""
        return tuple(c for c in self.row.tally.categories if needs_decision(c))

    def titled(self, category: CategoryRow) -> str:
        """``ด้านวินัย``."""
        return f"{self.row.tally.category_word}{category.title}"


def needs_decision(category: CategoryRow) -> bool:
    """Whether the category waits for the committee, for the first time or again."""
    stale = category.decision is not None and category.decision.stale
    return stale or category.status in _DECIDE


def facts(session: Session, workspace: Workspace, key: str) -> Facts:
    """Everything of one round.

    Raises:
        NotFoundError: no such round.
    """
    rulebook = workspace.rulebook
    row = queries.overview(session, rulebook, key)
    every = batches.every_batch(session)
    about = _lessons(session, workspace, key)
    return Facts(
        row,
        round_of(session, rulebook, key),
        tuple(spellings.queue(session, rulebook, key)),
        tuple(queries.versions(session, rulebook, key)),
        tuple(b for b in every if b.kind == batches.VOTES and b.subject == key),
        queries.verdicts(session, rulebook, key),
        about,
        progress_of(row, about, printed.papers(session).get(key)),
    )


def _lessons(session: Session, workspace: Workspace, key: str) -> tuple[LessonRow, ...]:
    found = [row for row in lessons(session, workspace.templates) if row.subject == key]
    return tuple(sorted(found, key=lambda row: row.id))


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every round with how far it has come, the latest year first; how many people there are."""

    rows: tuple[tuple[RoundRow, RoundProgress], ...]
    people: int


def rounds(session: Session, workspace: Workspace) -> Rounds:
    """The list of rounds, and whether there is anybody to vote."""
    papers, every = printed.papers(session), lessons(session, workspace.templates)
    rows = []
    for row in queries.rounds(session, workspace.rulebook):
        about = [one for one in every if one.subject == row.key]
        rows.append((row, progress_of(row, about, papers.get(row.key))))
    return Rounds(tuple(rows), len(everyone(session)))


@dataclass(frozen=True, slots=True)
class Openable:
    """What a new round may be of: the schemes, and the rounds that are open already."""

    schemes: Mapping[str, Scheme]
    taken: frozenset[str]


def openable(session: Session, workspace: Workspace) -> Openable:
    """Every scheme, and the keys of all rounds."""
    return Openable(workspace.rulebook.schemes, frozenset(row.key for row in opened(session)))


@dataclass(frozen=True, slots=True)
class Prospect:
    """Who would take part in a round that is not open yet; ``taken``: it is open already."""

    voters: int
    candidates: int
    without_email: int
    taken: bool


def prospect(
    session: Session, workspace: Workspace, scheme: Scheme, year_be: int, words: Mapping[str, str]
) -> Prospect:
    """How many would vote and be voted for under these options."""
    key = f"{scheme.key}-{year_be}"
    options, office = options_with(scheme, words), workspace.settings.office
    planned = Round(0, key, scheme.title, year_be, 0, scheme, options, office)
    allowed, people = eligible(session, planned), everyone(session)
    return Prospect(
        len(allowed.voters),
        len(allowed.candidates),
        sum(p.id in allowed.voters and not p.email for p in people),
        any(row.key == key for row in opened(session)),
    )


@dataclass(frozen=True, slots=True)
class Taking:
    """One person's part in a round; ``why_not`` in two words if they have none."""

    id: int
    name: str
    post: str
    group_name: str
    email: str
    votes: bool
    candidate: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Electorate:
    """Everybody's part, and the candidates as the form should list them."""

    people: tuple[Taking, ...]
    choices: tuple[str, ...]

    @property
    def voters(self) -> int:
        """How many may vote."""
        return sum(one.votes for one in self.people)

    @property
    def without_email(self) -> int:
        """How many may vote and have no address in the register."""
        return sum(one.votes and not one.email for one in self.people)


def electorate(session: Session, workspace: Workspace, key: str) -> Electorate:
    """Who takes part: live while the round is open, as stored once it is confirmed."""
    rulebook = workspace.rulebook
    round_ = round_of(session, rulebook, key)
    people = {person.id: person for person in everyone(session)}
    choices = tuple(text for _id, text in queries.choices(session, rulebook, key))
    if round_.version:
        content = queries.confirmed(session, rulebook, key)
        return Electorate(tuple(_stored(content, people)), choices)
    allowed = eligible(session, round_)
    return Electorate(tuple(_taking(p, allowed, round_) for p in people.values()), choices)


def _taking(person: PersonRow, allowed: Eligible, round_: Round) -> Taking:
    votes, candidate = person.id in allowed.voters, person.id in allowed.candidates
    why = "" if candidate else "พักปีนี้" if votes else _why_not(person, round_)
    named = (person.id, person.name, person.post, person.group_name, person.email)
    return Taking(*named, votes, candidate, why)


def _why_not(person: PersonRow, round_: Round) -> str:
    if person.left:
        return person.status or "ไม่อยู่แล้ว"
    if person.kind in round_.scheme.exclude_types:
        return person.kind
    return "ตำแหน่งนี้" if person.post in round_.scheme.exclude_posts else "หน่วยงานอื่น"


def _stored(content: Mapping[str, Any], people: Mapping[int, PersonRow]) -> Iterable[Taking]:
    candidates = frozenset(content["candidates"])
    for voter in content["voters"]:
        person = people.get(voter["id"])
        group, email = (person.group_name, person.email) if person else ("", "")
        named = (voter["id"], voter["name"], voter["post"], group, email)
        yield Taking(*named, votes=True, candidate=voter["id"] in candidates)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of confirming, and the step and category where it is settled."""

    sentence: str
    step: str
    category: str = ""


def obstacles(facts_: Facts) -> list[Obstacle]:
    """Everything in the way, each with the step that settles it."""
    titles = {f"{facts_.titled(c)}:": c for c in facts_.row.tally.categories}
    out = []
    for sentence in facts_.row.obstacles:
        category = next((c for start, c in titles.items() if sentence.startswith(start)), None)
        step = "names" if category is None else _settled_at(category)
        out.append(Obstacle(sentence, step, category.key if category else ""))
    return out


def _settled_at(category: CategoryRow) -> str:
    if category.status == "no-votes":
        return "votes"
    return "decisions" if needs_decision(category) else "names"


def waiting(session: Session, workspace: Workspace, year_be: int) -> int:
    """How many names, ties and conflicts of a year's open rounds wait for a person."""
    rows = queries.rounds(session, workspace.rulebook)
    mine = [row for row in rows if row.year_be == year_be and not row.version]
    return sum(
        row.names + sum(map(needs_decision, row.tally.categories)) if row.rows else 0
        for row in mine
    )


def find_rounds(session: Session, words: str) -> list[Found]:
    """The rounds whose name and year hold every word, for the palette."""
    wanted = to_arabic(text.line(words)).casefold().split()
    return [
        Found(
            "รอบคัดเลือก",
            to_thai(f"{row.title} {row.year_be}"),
            to_thai(f"ยืนยันผลฉบับที่ {row.version}") if row.version else "ยังไม่ยืนยันผล",
            "award",
            "awards",
            {"key": row.key},
        )
        for row in opened(session)
        if all(word in f"{row.title} {row.year_be}".casefold() for word in wanted)
    ]
