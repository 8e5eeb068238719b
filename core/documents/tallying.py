"""A count in words: rules, files, places, ties, decisions, conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from core.answers import Item
from core.awards.views import CategoryRow, DecisionRow, StandingRow
from core.documents.content import Content, Verbatim
from core.documents.pieces.wording import filled
from core.documents.results import Result
from core.thai.calendar import long_date

Words = Mapping[str, str]
_CODE = 8  # letters of a SHA-256 that are printed

# Phrases that a document must have which tells a round's rules, each with the names it may hold.
RULES_WORDS: Mapping[str, frozenset[str]] = {
    phrase: frozenset(names.split())
    for phrase, names in {
        "ballot.last": "",
        "ballot.first": "",
        "one-category-per-person.yes": "",
        "one-category-per-person.no": "",
        "self-vote.yes": "",
        "self-vote.no": "",
        "rest-years": "years",
        "voters.roster": "",
        "voters.anonymous": "",
    }.items()
}
# The same for one that tells what each category comes to.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {
    phrase: frozenset(names.split())
    for phrase, names in {
        "status.no-votes": "",
        "status.names-wait": "",
        "status.tie": "",
        "status.conflict": "",
        "won.votes": "name",
        "won.committee": "name",
        "mark.winner": "",
        "mark.committee": "",
        "mark.tie": "",
        "counts": "votes blank void waiting valid",
        "tie": "count names",
        "decision": "day name reason",
        "present": "names",
        "override": "",
        "stale": "",
        "conflict": "name categories",
    }.items()
}


# The same for one that tells what a meeting resolved.
MATTER_WORDS: Mapping[str, frozenset[str]] = {
    "matter.none": frozenset(),
    "matter.first": frozenset({"name", "votes", "percent"}),
    "matter.tie": frozenset({"name", "count", "votes", "percent"}),
    "matter.resolved": frozenset({"name", "reason"}),
    "override": frozenset(),
    "stale": frozenset(),
}


def confirmed_on(result: Result) -> str:
    """The day of the confirmation, or nothing."""
    return long_date(result.confirmed_on) if result.confirmed_on else ""


def rules(result: Result, words: Words) -> tuple[Item, ...]:
    """The round's choices, a sentence each."""
    out: list[Item] = []
    for key, choice in result.options.items():
        if key == "rest-years":
            out += [Item(_say(words[key], years=choice))] if choice != "0" else []
        elif f"{key}.{choice}" in words:
            out.append(Item(words[f"{key}.{choice}"]))
    return tuple(out)


def files(result: Result) -> tuple[Mapping[str, Content], ...]:
    """A row for each file that is counted."""
    return tuple(
        {
            "file": Verbatim(one["file"]),
            "code": Verbatim(one["sha256"][:_CODE]),
            **{key: str(number) for key, number in one["counts"].items()},
        }
        for one in result.files
    )


def categories(result: Result, words: Words) -> tuple[Mapping[str, Content], ...]:
    """Each category with its standings, what it comes to, and how."""
    return tuple(_category(result, category, words) for category in result.view.categories)


def matters(result: Result, words: Words) -> tuple[Mapping[str, Content], ...]:
    """Each category as a matter of a meeting: what it counts to, what a committee resolved."""
    word = result.view.category_word
    return tuple(
        {
            "topic": f"{word}{row.title}",
            "text": _counted(row, words),
            "resolution": _resolved(row.decision, words),
        }
        for row in result.view.categories
    )


def attended(result: Result) -> tuple[Mapping[str, Content], ...]:
    """Who was there when the categories were decided, each once."""
    names = dict.fromkeys(name for one in _decisions(result) for name in one.present)
    none = {"position": "", "role": "", "proxy_for": "", "proxy": ""}
    return tuple({"place": str(place), "name": name, **none} for place, name in enumerate(names, 1))


def decided_on(result: Result) -> str:
    """The days of the decisions, with their weekdays."""
    days = sorted({one.decided_on for one in _decisions(result)})
    return " และ ".join(long_date(date.fromisoformat(day), with_weekday=True) for day in days)


def conflicts(result: Result, words: Words) -> tuple[Item, ...]:
    """Who is first in more than one category, a sentence each."""
    titles = {c.key: f"{result.view.category_word}{c.title}" for c in result.view.categories}
    return tuple(
        Item(
            _say(
                words["conflict"],
                name=conflict.name,
                categories=" และ".join(titles[key] for key in conflict.categories),
            )
        )
        for conflict in result.view.conflicts
    )


def _category(result: Result, row: CategoryRow, words: Words) -> Mapping[str, Content]:
    counts = _say(
        words["counts"],
        votes=sum(s.votes for s in row.standings),
        blank=row.blank,
        void=row.void,
        waiting=row.waiting,
        valid=result.view.valid,
    )
    return {
        "title": f"{result.view.category_word}{row.title}",
        "standings": _standings(row, words),
        "result": _outcome(row, words),
        "lines": tuple(Item(line) for line in (counts, *_history(row, words))),
    }


def _standings(row: CategoryRow, words: Words) -> tuple[Mapping[str, Content], ...]:
    names = Counter(s.name for s in row.standings)
    return tuple(
        {
            "rank": str(s.rank),
            "name": f"{s.name} ({s.post})" if names[s.name] > 1 and s.post else s.name,
            "votes": str(s.votes),
            "percent": s.percent,
            "mark": _mark(row, s, words),
        }
        for s in row.standings
    )


def _mark(row: CategoryRow, place: StandingRow, words: Words) -> str:
    if place.person_id == row.winner_id:
        return words["mark.committee" if row.decided_by == "committee" else "mark.winner"]
    tied = sum(s.rank == 1 for s in row.standings) > 1
    return words["mark.tie"] if tied and place.rank == 1 else ""


def _outcome(row: CategoryRow, words: Words) -> str:
    if row.winner is None:
        return words[f"status.{row.status}"]
    return _say(words[f"won.{row.decided_by}"], name=row.winner)


def _history(row: CategoryRow, words: Words) -> list[str]:
    """How the winner was found: who was tied, what was decided, by whom, why."""
    out: list[str] = []
    tied = [s.name for s in row.standings if s.rank == 1]
    if len(tied) > 1:
        out.append(_say(words["tie"], names=", ".join(tied), count=len(tied)))
    if row.decision:
        out += _decision(row.decision, words)
    return out


def _decision(decision: DecisionRow, words: Words) -> list[str]:
    day = long_date(date.fromisoformat(decision.decided_on))
    said = _say(words["decision"], day=day, name=decision.winner, reason=decision.reason)
    present = _say(words["present"], names=", ".join(decision.present))
    notes = [words["override"]] if decision.override else []
    notes += [words["stale"]] if decision.stale else []
    return [said, present, *notes]


def _decisions(result: Result) -> list[DecisionRow]:
    return [row.decision for row in result.view.categories if row.decision]


def _counted(row: CategoryRow, words: Words) -> str:
    first = [one for one in row.standings if one.rank == 1]
    if not first:
        return words["matter.none"]
    names = ", ".join(one.name for one in first)
    phrase = "matter.tie" if len(first) > 1 else "matter.first"
    votes, percent = first[0].votes, first[0].percent
    return _say(words[phrase], name=names, count=len(first), votes=votes, percent=percent)


def _resolved(decision: DecisionRow | None, words: Words) -> str:
    if decision is None:
        return ""
    said = _say(words["matter.resolved"], name=decision.winner, reason=decision.reason)
    notes = [words["override"]] if decision.override else []
    notes += [words["stale"]] if decision.stale else []
    return " ".join([said, *notes])


def _say(pattern: str, **values: object) -> str:
    return filled(pattern, lambda name: str(values.get(name, "")))
