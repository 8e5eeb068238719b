"""A round row by row in words: which rows count, and for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from core.answers import Item
from core.awards.proof import Answered, BatchProof, CategoryProof, Place, Proof, RowsOf
from core.awards.views import CategoryRow
from core.documents.content import Content, Verbatim
from core.documents.pieces.wording import filled
from core.documents.results import Result

Words: TypeAlias = Mapping[str, str]
Rows: TypeAlias = "tuple[Mapping[str, Content], ...]"

_CODE = 8  # letters of a SHA-256 that are printed

# The phrases that a document with such a source must have, each with the names it may hold.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {
    phrase: frozenset(names.split())
    for phrase, names in {
        "batch": "batch",
        "row": "row",
        "instead": "row place",
        "rows": "rows counted replaced refused",
        "fate.accepted": "",
        "fate.replaced-by-later": "",
        "fate.replaced-by-earlier": "",
        "fate.voter-unknown": "",
        "fate.voter-not-eligible": "",
        "fate.too-few-cells": "",
        "fate.control-characters": "",
        "fate.bad-timestamp": "",
        "void": "why",
        "void.two-answers": "",
        "void.self-vote": "name",
        "void.candidate-not-eligible": "name",
        "void.spelling-rejected": "",
        "waiting": "why",
        "waiting.candidate-unknown": "",
        "waiting.candidate-ambiguous": "",
        "blank": "",
        "sum": "votes blank void waiting valid",
        "agrees": "",
        "differs": "",
    }.items()
}


def files(proof: Proof, _result: Result, _words: Words) -> Rows:
    """A row for each file that is counted."""
    return tuple(
        {
            "batch": str(one.id),
            "file": Verbatim(one.file),
            "rows": str(sum(len(fate.rows) for fate in one.fates)),
            "code": Verbatim(one.sha256[:_CODE]),
        }
        for one in proof.batches
    )


def batches(proof: Proof, _result: Result, words: Words) -> Rows:
    """Each batch with its rows by what became of them."""
    return tuple(_batch(one, words) for one in proof.batches)


def categories(proof: Proof, result: Result, words: Words) -> Rows:
    """Each category with every row that counts, by whom it counts for, and the sums."""
    rows = {row.key: row for row in result.view.categories}
    word = result.view.category_word
    return tuple(
        {
            "title": f"{word}{rows[one.key].title}",
            "standings": _answers(proof, one, rows[one.key], words),
            "result": "",
            "lines": tuple(Item(line) for line in _sums(proof, one, rows[one.key], words)),
        }
        for one in proof.categories
    )


def agrees(proof: Proof, result: Result, _words: Words) -> Content:
    """Said where the sums of all rows are those of the result."""
    rows = {row.key: row for row in result.view.categories}
    same = all(_agrees(proof, one, rows[one.key]) for one in proof.categories)
    return "ใช่" if same else ""


PROOF: Mapping[str, Callable[[Proof, Result, Words], Content]] = {
    "proof.files": files,
    "proof.batches": batches,
    "proof.categories": categories,
    "proof.agrees": agrees,
}


def _batch(one: BatchProof, words: Words) -> Mapping[str, Content]:
    counts = Counter[str]()
    for fate in one.fates:
        counts[fate.verdict] += len(fate.rows)
    said = _say(
        words["rows"],
        rows=counts.total(),
        counted=counts["accepted"],
        replaced=counts["replaced"],
        refused=counts["refused"],
    )
    return {
        "title": _say(words["batch"], batch=one.id),
        "result": said,
        "standings": tuple(
            {
                "fate": words[f"fate.{fate.code or fate.verdict}"],
                "rows": _fate(one.id, fate, words),
                "count": str(len(fate.rows)),
            }
            for fate in one.fates
        ),
        "lines": (),
    }


def _fate(batch: int, fate: RowsOf, words: Words) -> str:
    """The rows; each with the one that counts instead, where there is one."""
    if not fate.instead:
        return ", ".join(_runs(fate.rows))
    return ", ".join(
        _say(words["instead"], row=row, place=_place(place, batch, words))
        for row, place in zip(fate.rows, fate.instead, strict=True)
    )


def _place(place: Place, batch: int, words: Words) -> str:
    row = _say(words["row"], row=place.row)
    return row if place.batch == batch else f"{_say(words['batch'], batch=place.batch)} {row}"


def _answers(proof: Proof, one: CategoryProof, row: CategoryRow, words: Words) -> Rows:
    """By person in the order of the standings, then what is void, waiting and blank."""
    places = {standing.person_id: i for i, standing in enumerate(row.standings)}
    several = len(proof.batches) > 1
    voted = sorted(
        (a for a in one.answers if a.landing == "vote"),
        key=lambda a: (places.get(a.person_id or 0, len(places)), a.person_id, a.written != a.name),
    )
    out: list[Mapping[str, Content]] = []
    for _, spellings in groupby(voted, key=lambda a: a.person_id):
        own = list(spellings)
        total = sum(len(a.places) for a in own)
        for i, a in enumerate(own, 1):
            of = _row(a.name if i == 1 else "", a, words, several=several)
            out.append({**of, "total": str(total) if i == len(own) else ""})
    for landing in ("void", "waiting"):
        out += [
            {**_row(_why(a, words), a, words, several=several), "total": ""}
            for a in one.answers
            if a.landing == landing
        ]
    if one.blank:
        rows = _rows(one.blank, words, several=several)
        count = str(len(one.blank))
        out.append(
            {"name": words["blank"], "written": "", "rows": rows, "count": count, "total": ""}
        )
    return tuple(out)


def _row(name: str, one: Answered, words: Words, *, several: bool) -> dict[str, Content]:
    return {
        "name": name,
        "written": "" if one.written == one.name else one.written,
        "rows": _rows(one.places, words, several=several),
        "count": str(len(one.places)),
    }


def _why(one: Answered, words: Words) -> str:
    why = _say(words[f"{one.landing}.{one.code}"], name=one.name)
    return _say(words[one.landing], why=why)


def _rows(places: Sequence[Place], words: Words, *, several: bool) -> str:
    """Every row by its number, under its batch where there are several."""
    out: list[str] = []
    for batch, own in groupby(places, key=lambda place: place.batch):
        rows = ", ".join(str(place.row) for place in own)
        out.append(f"{_say(words['batch'], batch=batch)}: {rows}" if several else rows)
    return "; ".join(out)


def _runs(rows: Sequence[int]) -> Iterable[str]:
    """Rows, those that follow each other as ``3–7``."""
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(rows), 1) if b != a + 1), len(rows)]
    for start, end in pairwise(cuts):
        first, last = rows[start], rows[end - 1]
        yield str(first) if first == last else f"{first}–{last}"


def _sums(proof: Proof, one: CategoryProof, row: CategoryRow, words: Words) -> Iterable[str]:
    counts = _landed(one)
    yield _say(
        words["sum"],
        votes=counts["vote"],
        blank=len(one.blank),
        void=counts["void"],
        waiting=counts["waiting"],
        valid=proof.valid,
    )
    yield words["agrees" if _agrees(proof, one, row) else "differs"]


def _agrees(proof: Proof, one: CategoryProof, row: CategoryRow) -> bool:
    """Whether the rows come to what the result says."""
    counts = _landed(one)
    votes: dict[int | None, int] = defaultdict(int)
    for a in one.answers:
        if a.landing == "vote":
            votes[a.person_id] += len(a.places)
    return (
        votes == {standing.person_id: standing.votes for standing in row.standings}
        and (len(one.blank), counts["void"], counts["waiting"])
        == (row.blank, row.void, row.waiting)
        and counts.total() + len(one.blank) == proof.valid
    )


def _landed(one: CategoryProof) -> Counter[str]:
    counts = Counter[str]()
    for a in one.answers:
        counts[a.landing] += len(a.places)
    return counts


def _say(pattern: str, **values: object) -> str:
    return filled(pattern, lambda name: str(values.get(name, "")))
