"""Every row of a form's export as it would be judged, to be looked at before importing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.awards.counting import land
from core.awards.judging import Judged, Judgement, judge
from core.awards.rules import Rulebook, round_of
from core.database import Database, Session
from core.imports import cells
from core.imports.mapping import map_columns
from core.imports.sheet import Sheet
from core.imports.timestamps import is_unclear
from core.imports.vote_findings import answers_of
from core.imports.vote_reader import EMAIL, NAME, TIME, VoteReader
from core.imports.votes import KIND, Columns, VotesReport, bring_in, wanted, with_header
from core.jobs import Progress


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """One answer as written, and where it lands: vote, void, waiting, or blank."""

    written: str
    landing: str


@dataclass(frozen=True, slots=True)
class RowSeen:
    """One row: who sent it as far as that is known, when, and what becomes of it."""

    row: int
    voter: str
    time: str
    verdict: str
    code: str
    message: str
    answers: tuple[AnswerSeen, ...]


@dataclass(frozen=True, slots=True)
class ColumnsSeen:
    """The mapping step: which column holds what, what is missing, whether dates are unclear.

    ``columns`` is by key; ``choices`` is every column of the sheet by its spreadsheet number.
    """

    columns: Mapping[str, tuple[int, ...]]
    choices: Mapping[int, str]
    missing: tuple[str, ...]
    dates_unclear: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A dry run, row by row."""

    report: VotesReport
    rows: tuple[RowSeen, ...]


def columns_of(
    database: Database, rulebook: Rulebook, key: str, sheet: Sheet, columns: Columns
) -> ColumnsSeen:
    """How the sheet would be read; ``missing`` keys must be given before it can be.

    ``missing`` holds a category's key, or ``email`` where neither address nor name was found.
    """
    with database.read() as session:
        round_ = round_of(session, rulebook, key)
        sheet = with_header(round_, sheet)
        mapped = map_columns(session, KIND, sheet, wanted(round_), columns.given)
    missing = [c.key for c in round_.scheme.categories if not mapped.columns.get(c.key)]
    known = mapped.columns.get(EMAIL) or mapped.columns.get(NAME)
    if not known and not round_.options.anonymous:
        missing.append(EMAIL)
    times = mapped.columns.get(TIME)
    told = [cells.at(row, times[0], sheet.first_column) for row in sheet.rows] if times else []
    return ColumnsSeen(
        columns=mapped.columns,
        choices=dict(enumerate(sheet.header, sheet.first_column)),
        missing=tuple(missing),
        dates_unclear=columns.day_first is None and is_unclear(told),
    )


def preview(
    database: Database,
    rulebook: Rulebook,
    key: str,
    sheet: Sheet,
    columns: Columns,
    progress: Progress | None = None,
) -> Preview:
    """Every row as an import would judge it; nothing is written.

    Raises:
        RefusedFileError: a column is missing.
        ConflictError: the round is frozen or has this file already.
        CancelledError: stopped through ``progress``.
    """
    with database.read() as session:
        report = bring_in(session, rulebook, key, sheet, columns, progress)
        judged = judge(session, round_of(session, rulebook, key))
        own = [o for o in judged.judgements.values() if o.ballot.batch_id == report.batch]
        answers = _answers(session, judged, own)
        sheet = with_header(judged.round, sheet)
        mapped = map_columns(session, KIND, sheet, wanted(judged.round), columns.given)
    reader = VoteReader(judged.round, mapped, sheet)
    said = {f.row: f.message for f in reversed(report.findings)}
    rows = {row.number: row for row in sheet.rows}
    seen = tuple(
        _seen(judged, one, answers, reader.time_written(rows[one.ballot.row]), said) for one in own
    )
    return Preview(replace(report, batch=None), seen)


def _seen(
    judged: Judged,
    one: Judgement,
    answers: Mapping[int, Mapping[str, AnswerSeen]],
    time: str,
    said: Mapping[int, str],
) -> RowSeen:
    own = answers.get(one.ballot.id, {})
    blank = AnswerSeen("", "blank")
    return RowSeen(
        row=one.ballot.row,
        voter=_voter(judged, one),
        time=time,
        verdict=one.verdict,
        code=one.code,
        message=said.get(one.ballot.row, ""),
        answers=tuple(own.get(c.key, blank) for c in judged.round.scheme.categories),
    )


def _voter(judged: Judged, one: Judgement) -> str:
    """The voter's name if it is known, else what the row says."""
    if one.voter is not None:
        return judged.index.people[one.voter].name
    named = judged.spellings.get(one.ballot.voter_id or 0)
    return named.written if named else one.ballot.email


def _answers(
    session: Session, judged: Judged, own: Sequence[Judgement]
) -> dict[int, dict[str, AnswerSeen]]:
    """What accepted rows answer, by ballot and category; other rows answer nothing."""
    out: dict[int, dict[str, AnswerSeen]] = {}
    for ballot_id, some in answers_of(session, own).items():
        voter = None if judged.round.options.self_vote else judged.counting[ballot_id]
        out[ballot_id] = {
            category: AnswerSeen(
                judged.spellings[spelling].written if spelling is not None else "",
                land(judged, spelling, void, voter)[0],
            )
            for category, spelling, void in some
        }
    return out
