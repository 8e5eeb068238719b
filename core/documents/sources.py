"""Where the values of papers come from: a name for each, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from core.documents import following, indicating, number_books, proving, registers, tallying
from core.documents.content import Content, Verbatim
from core.documents.results import Result
from core.settings import Office

Words: TypeAlias = Mapping[str, str]

OFFICE: Mapping[str, Callable[[Office], Content]] = {
    "office.name": lambda office: office.name,
    "office.short_name": lambda office: office.short_name,
    "office.province": lambda office: office.province,
    "office.group": lambda office: office.group,
    "office.address": lambda office: office.address,
    "office.phone": lambda office: office.phone_number,
    "office.number_prefix": lambda office: office.number_prefix,
    "office.slogan": lambda office: office.slogan,
    "office.motto": lambda office: office.motto,
    "office.chief": lambda office: office.chief.name,
    "office.chief_position": lambda office: office.chief.position,
}
RESULT: Mapping[str, Callable[[Result, Words], Content]] = {
    "result.office": lambda result, _: result.office,
    "result.title": lambda result, _: result.view.title,
    "result.year": lambda result, _: str(result.view.year_be),
    "result.category_word": lambda result, _: result.view.category_word,
    "result.category_count": lambda result, _: str(len(result.view.categories)),
    "result.category_list": lambda result, _: enumeration(_titles(result)),
    "result.category_rows": lambda result, _: category_rows(result),
    "result.anonymous": lambda result, _: _flag(yes=result.view.anonymous),
    "result.open": lambda result, _: _flag(yes=not result.view.version),
    "result.by_committee": lambda result, _: _flag(
        yes=any(c.decided_by == "committee" for c in result.view.categories)
    ),
    "result.winners": lambda result, _: winners(result),
    "result.winner_count": lambda result, _: str(len(result.winners)),
    "result.version": lambda result, _: str(result.view.version or ""),
    "result.code": lambda result, _: Verbatim(result.sha256[:8]),
    "result.confirmed_on": lambda result, _: tallying.confirmed_on(result),
    "result.eligible": lambda result, _: str(result.view.eligible),
    "result.valid": lambda result, _: str(result.view.valid),
    "result.turnout": lambda result, _: result.view.turnout_percent,
    "result.rules": tallying.rules,
    "result.files": lambda result, _: tallying.files(result),
    "result.categories": tallying.categories,
    "result.conflicts": tallying.conflicts,
    "result.matters": tallying.matters,
    "result.attended": lambda result, _: tallying.attended(result),
    "result.decided_on": lambda result, _: tallying.decided_on(result),
}
# Those that speak in the document's own phrases, and the phrases.
PHRASED: Mapping[str, Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("result.categories", "result.conflicts"), tallying.NEEDED_WORDS),
    "result.rules": tallying.RULES_WORDS,
    "result.matters": tallying.MATTER_WORDS,
    **dict.fromkeys(("proof.batches", "proof.categories"), proving.NEEDED_WORDS),
    "register.rows": registers.NEEDED_WORDS,
    "actions.rows": following.NEEDED_WORDS,
    "numbers.books": number_books.NEEDED_WORDS,
    "indicators.groups": indicating.NEEDED_WORDS,
    "indicators.forms": indicating.FORM_WORDS,
}
CANDIDATES = "round.candidates"
SCORECARD = "ita.scorecard"  # of the fiscal year that the lesson's part names
SCORECARD_YEAR = "ita_year"
WINNER = frozenset("number category title name post group_name office code".split())


def sources_of(needs: str) -> frozenset[str]:
    """The sources a document that needs this may name, besides what is given for it."""
    if needs == "year":
        of_year = (
            registers.REGISTER,
            following.FOLLOW_UP,
            number_books.NUMBER_BOOKS,
            indicating.INDICATED,
        )
        return frozenset({*OFFICE, *(name for known in of_year for name in known)})
    if needs == "lesson":
        return frozenset({*OFFICE, SCORECARD})
    about_round = {*RESULT, CANDIDATES, *proving.PROOF, *(f"winner.{key}" for key in WINNER)}
    return frozenset({*OFFICE, *(about_round if needs in {"result", "round"} else ())})


def winners(result: Result) -> tuple[Mapping[str, Content], ...]:
    """A row for each winner, in category order."""
    word = result.view.category_word
    return tuple(
        {
            **{key: str(winner[key]) for key in WINNER - {"code"}},
            "group_name": _group_beside(str(winner["post"]), str(winner["group_name"])),
            "code": Verbatim(winner["code"]),
            "place": str(place),
            "word": word,
            "year": str(result.view.year_be),
        }
        for place, winner in enumerate(result.winners, 1)
    )


def category_rows(result: Result) -> tuple[Mapping[str, Content], ...]:
    """A row for each category."""
    word = result.view.category_word
    return tuple(
        {"place": str(place), "word": word, "title": category.title}
        for place, category in enumerate(result.view.categories, 1)
    )


def candidate_rows(names: Sequence[str]) -> tuple[Mapping[str, Content], ...]:
    """Candidates counted down two columns, a row for each line of both."""
    counted = [f"{place}. {name}" for place, name in enumerate(names, 1)]
    half = (len(counted) + 1) // 2
    right = [*counted[half:], ""]
    return tuple(
        {"left": one, "right": other} for one, other in zip(counted[:half], right, strict=False)
    )


def enumeration(words: Sequence[str]) -> str:
    """Words in a row, the last after และ."""
    if len(words) < 2:  # noqa: PLR2004, one needs no และ
        return "".join(words)
    return f"{' '.join(words[:-1])} และ{words[-1]}"


def _titles(result: Result) -> list[str]:
    word = result.view.category_word
    return [f"{word}{category.title}" for category in result.view.categories]


def _flag(*, yes: bool) -> str:
    return "ใช่" if yes else ""


def _group_beside(post: str, group: str) -> str:
    """The group to print after the post; none where the post names it already."""
    return "" if group in post else group
