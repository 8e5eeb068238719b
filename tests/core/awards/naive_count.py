"""A second count of a round, slow and plain, that follows the rules of counting word by word.

It shares no code with the program: what a name is, who votes, which ballot counts, where an
answer lands and what a category comes to are all written anew, as somebody with paper and pencil
would do them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any

CATEGORIES = {
    "sufficiency": "พอเพียง",
    "discipline": "วินัย",
    "honesty": "สุจริต",
    "volunteer": "จิตอาสา",
    "gratitude": "กตัญญู",
}
_TITLES = ("นางสาว", "นาง", "นาย")


@dataclass(frozen=True)
class Somebody:
    """A person of the register; ``eligible``: of the own office and still there."""

    id: int
    name: str
    email: str
    eligible: bool


@dataclass(frozen=True)
class Row:
    """A row of a form's export. ``second`` is another column of the first category.

    ``time`` is its place in the order of time, 0 where it cannot be read; ``broken`` rows have
    too few cells or control characters.
    """

    time: int
    email: str
    name: str
    answers: tuple[str, ...]
    second: str = ""
    broken: str = ""


@dataclass(frozen=True)
class Situation:
    """Everything a count depends on; ``words`` are what a person said of a spelling.

    ``batches`` are the standing ones by their number.
    """

    people: Sequence[Somebody]
    batches: Mapping[int, Sequence[Row]]
    words: Mapping[str, int | None]
    options: Mapping[str, str]
    decided: Mapping[str, int]


@dataclass(frozen=True)
class Sent:
    """A usable row, its voter (None where votes are anonymous), and its place in the order."""

    row: Row
    voter: int | None
    order: tuple[int, int, int]


def letters(written: str) -> str:
    """The spelling without blanks and dashes."""
    return "".join(written.split()).strip("-")


def name_alone(written: str) -> str:
    """The letters of the name without its title."""
    plain = letters(written)
    return next((plain.removeprefix(t) for t in _TITLES if plain.startswith(t)), plain)


class NaiveCount:
    """The whole round, counted by the letter."""

    def __init__(self, given: Situation) -> None:
        """Judge every row once; the other methods only look."""
        self.given = given
        self.eligible = {p.id for p in given.people if p.eligible}
        self.anonymous = given.options.get("voters") == "anonymous"
        self.verdicts = {"accepted": 0, "replaced": 0, "refused": 0}
        self.waiting_names: set[tuple[str, str]] = set()
        self.counting = self._counting()

    # -- whom a spelling means ---------------------------------------------------------------

    def means(self, written: str) -> int | str:
        """A person's id where equal and unique, else ``waiting``, or ``rejected`` by a person."""
        if letters(written) in self.given.words:
            said = self.given.words[letters(written)]
            return "rejected" if said is None else said
        equal = [p.id for p in self.given.people if name_alone(p.name) == name_alone(written)]
        return equal[0] if len(equal) == 1 else "waiting"

    # -- which ballots count -----------------------------------------------------------------

    def voter(self, row: Row) -> int | None:
        """E-mail first, equal to exactly one person's; without one the name; never both at odds."""
        address = row.email.strip().lower()
        by_email = [p.id for p in self.given.people if address and p.email == address]
        meant = self.means(row.name) if letters(row.name) else "nobody"
        by_name = [meant] if isinstance(meant, int) else []
        found = {*(by_email if len(by_email) == 1 else []), *by_name}
        if meant == "waiting" and not found:
            self.waiting_names.add(("voter", letters(row.name)))
        return found.pop() if len(found) == 1 else None

    def _counting(self) -> list[Sent]:
        by_voter: dict[int, list[Sent]] = {}
        counting: list[Sent] = []
        for batch, rows in self.given.batches.items():
            for number, row in enumerate(rows):
                place = (row.time, batch, number)
                if row.broken:
                    self.verdicts["refused"] += 1
                elif self.anonymous:
                    counting.append(Sent(row, None, place))
                elif (voter := self.voter(row)) in self.eligible and voter is not None:
                    by_voter.setdefault(voter, []).append(Sent(row, voter, place))
                else:
                    self.verdicts["refused"] += 1
        counting += [one for sent in by_voter.values() for one in self._one_of(sent)]
        self.verdicts["accepted"] = len(counting)
        return counting

    def _one_of(self, sent: list[Sent]) -> list[Sent]:
        """The latest or first; an unreadable time is refused only where there are several."""
        if len(sent) == 1:
            return sent
        timed = [one for one in sent if one.row.time]
        self.verdicts["refused"] += len(sent) - len(timed)
        self.verdicts["replaced"] += max(0, len(timed) - 1)
        choose = min if self.given.options.get("ballot") == "first" else max
        return [choose(timed, key=lambda one: one.order)] if timed else []

    # -- where every answer lands ------------------------------------------------------------

    def landing(self, sent: Sent, category: int) -> tuple[str, int | str]:
        """``vote`` with a person, ``waiting`` with a spelling, ``void`` or ``blank``."""
        told = [sent.row.answers[category], *([sent.row.second] if category == 0 else [])]
        filled = {letters(words): words for words in told if letters(words)}
        if not filled:
            return "blank", ""
        if len(filled) > 1:
            return "void", "two-answers"
        [written] = filled.values()
        meant = self.means(written)
        if meant == "waiting":
            self.waiting_names.add(("candidate", letters(written)))
            return "waiting", letters(written)
        if not isinstance(meant, int) or meant not in self.eligible:
            return "void", "nobody who may be voted for"
        if meant == sent.voter and self.given.options.get("self-vote") == "no":
            return "void", "self-vote"
        return "vote", meant

    # -- what it comes to --------------------------------------------------------------------

    def tally(self) -> dict[str, Any]:
        """The JSON of ``tally``, equals by id and conflicts by name."""
        landed = [[self.landing(s, n) for s in self.counting] for n in range(len(CATEGORIES))]
        boxes = dict(zip(CATEGORIES, landed, strict=True))
        votes = {k: Counter(w for kind, w in box if kind == "vote") for k, box in boxes.items()}
        waits = {k: Counter(w for kind, w in box if kind == "waiting") for k, box in boxes.items()}
        open_ = {key: self._alone(votes[key], waits[key]) for key in CATEGORIES}
        return {
            "award": "virtue-2568",
            "eligible": len(self.eligible),
            "valid": len(self.counting),
            "turnout_percent": share(len(self.counting), len(self.eligible)),
            "version": 0,
            "categories": [
                {
                    "key": key,
                    "title": title,
                    **{kind: [k for k, _ in boxes[key]].count(kind) for kind in _KINDS},
                    "standings": self._standings(votes[key]),
                    **self._outcome(key, open_),
                }
                for key, title in CATEGORIES.items()
            ],
            "conflicts": self._conflicts(open_),
        }

    def _standings(self, votes: Mapping[int | str, int]) -> list[dict[str, Any]]:
        rows = [
            {
                "rank": 1 + sum(more > number for more in votes.values()),
                "name": self.name(person),
                "person_id": person,
                "votes": number,
                "percent": share(number, len(self.counting)),
            }
            for person, number in votes.items()
        ]
        return sorted(rows, key=lambda row: (row["rank"], row["person_id"]))

    def name(self, person: int | str) -> str:
        """The person's full name."""
        return next(p.name for p in self.given.people if p.id == person)

    def _alone(
        self, votes: Mapping[int | str, int], waits: Mapping[int | str, int]
    ) -> tuple[str, set[int | str]]:
        """The category's status by itself, and who is first in it."""
        first = leaders(votes)
        if not first:
            return "no-votes", first
        for people in product(sorted(self.eligible), repeat=len(waits)):
            then = Counter(votes)
            for person, number in zip(people, waits.values(), strict=True):
                then[person] += number
            if leaders(then) != first:
                return "names-wait", first
        return ("tie" if len(first) > 1 else "won"), first

    def _held(self, key: str, open_: Mapping[str, tuple[str, set[int | str]]]) -> int | str | None:
        """Who has the category: by decision, or as its one certain leader."""
        if key in self.given.decided:
            return self.given.decided[key]
        status, first = open_[key]
        return next(iter(first)) if status == "won" else None

    def _outcome(
        self, key: str, open_: Mapping[str, tuple[str, set[int | str]]]
    ) -> dict[str, str | None]:
        holder = self._held(key, open_)
        decided = key in self.given.decided
        if holder is None:
            return {"status": open_[key][0], "winner": None, "decided_by": None}
        elsewhere = any(self._held(other, open_) == holder for other in open_ if other != key)
        one_category = self.given.options.get("one-category-per-person") != "no"
        if elsewhere and one_category and not decided:
            return {"status": "conflict", "winner": None, "decided_by": None}
        by = "committee" if decided else "votes"
        return {"status": "won", "winner": self.name(holder), "decided_by": by}

    def _conflicts(self, open_: Mapping[str, tuple[str, set[int | str]]]) -> list[dict[str, Any]]:
        """Who is first in several categories, and in at least one of them alone."""
        found = []
        for person in sorted(self.eligible):
            first = [k for k in open_ if person in self._firsts(k, open_)]
            if len(first) > 1 and any(self._held(k, open_) == person for k in first):
                found.append({"name": self.name(person), "categories": first})
        return sorted(found, key=lambda one: str(one["name"]))

    def _firsts(self, key: str, open_: Mapping[str, tuple[str, set[int | str]]]) -> set[int | str]:
        if key in self.given.decided:
            return {self.given.decided[key]}
        status, first = open_[key]
        return set() if status == "names-wait" else first


_KINDS = ("blank", "void", "waiting")


def leaders(votes: Mapping[int | str, int]) -> set[int | str]:
    """Everybody with the most votes, if there are any."""
    most = max(votes.values(), default=0)
    return {person for person, number in votes.items() if number == most > 0}


def share(part: int, whole: int) -> str:
    """Percent with two decimals, rounded half up; nothing of nothing."""
    exact = Decimal(part * 100) / Decimal(whole) if whole else Decimal(0)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
