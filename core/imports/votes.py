"""A form's export becomes ballots of a round: checked and written by one and the same code path."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select

from core.awards.judging import judge
from core.awards.model import Ballot, Spelling, Vote
from core.awards.rules import Round, Rulebook, round_of
from core.database import Database, Session, insert_many
from core.errors import RefusedFileError
from core.history.model import Batch
from core.history.service import canonical
from core.imports import batches
from core.imports.findings import Finding
from core.imports.mapping import Mapped, headed, map_columns, remember
from core.imports.sheet import Sheet, read_sheet
from core.imports.vote_findings import answers_of, findings_of, name_counts
from core.imports.vote_reader import EMAIL, NAME, Parsed, VoteReader
from core.jobs import Progress
from core.thai import names

KIND = batches.VOTES
_BALLOT = (
    "id", "award_id", "batch_id", "row", "cast_at", "cast_written", "email", "voter_id", "fault",
)  # fmt: skip
_SPELLING = ("award_id", "written", "key", "rejected")
_VOTE = ("ballot_id", "category", "spelling_id", "void")


@dataclass(frozen=True, slots=True)
class NameCounts:
    """Distinct spellings of candidates on the accepted rows, by how far they are settled."""

    matched: int
    to_confirm: int
    unknown: int


@dataclass(frozen=True, slots=True)
class VotesReport:
    """What a file's rows are judged to be. ``batch`` is None after a dry run."""

    file: str
    sha256: str
    encoding: str
    batch: int | None
    rows: int
    accepted: int
    replaced: int
    refused: int
    names: NameCounts
    findings: tuple[Finding, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing in the file waits for a person."""
        return not (self.refused or self.names.to_confirm or self.names.unknown)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns the officer named, by key and spreadsheet number, and how dates are written."""

    given: Mapping[str, int]
    day_first: bool | None = None


AUTOMATIC = Columns({})


def check(
    database: Database, rulebook: Rulebook, key: str, path: Path, columns: Columns = AUTOMATIC
) -> VotesReport:
    """What an import would do, written nowhere.

    Raises:
        RefusedFileError: the file is refused whole.
        UserError: the round is not there, frozen, or has this file already.
    """
    sheet = read_sheet(path)
    with database.read() as session:
        report = bring_in(session, rulebook, key, sheet, columns)
    return replace(report, batch=None)


def bring_in(
    session: Session,
    rulebook: Rulebook,
    key: str,
    sheet: Sheet,
    columns: Columns = AUTOMATIC,
    progress: Progress | None = None,
) -> VotesReport:
    """Every row of the sheet is a ballot of one new batch, and is judged.

    Raises:
        RefusedFileError: no column for a category or for who voted; findings name each.
        ConflictError: the round is frozen or has this very file in a standing batch.
        CancelledError: stopped through ``progress``.
    """
    progress = progress or Progress()
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    batches.refuse_same_file(session, KIND, key, sheet.sha256)
    sheet = with_header(round_, sheet)
    mapped = map_columns(session, KIND, sheet, wanted(round_), columns.given)
    _refuse_missing(round_, sheet, mapped)
    batch = batches.begin(session, KIND, key, sheet, rows_digest(sheet))
    _write(session, VoteReader(round_, mapped, sheet), batch, columns.day_first, progress)
    remember(session, KIND, sheet, mapped)
    return _judged(session, round_, batch, sheet, mapped)


def rows_digest(sheet: Sheet) -> str:
    """SHA-256 over what every row says, for the history."""
    plain = [[row.number, *map(str, row.cells)] for row in sheet.rows]
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def with_header(round_: Round, sheet: Sheet) -> Sheet:
    """The sheet with its header where most of the round's columns are found."""
    categories = wanted(round_)
    return headed(sheet, KIND, categories, least=len(categories) // 2 + 1)


def wanted(round_: Round) -> dict[str, str]:
    """Titles by key: the columns that a round needs beside time and voter."""
    return {category.key: category.title for category in round_.scheme.categories}


def _refuse_missing(round_: Round, sheet: Sheet, mapped: Mapped) -> None:
    word = round_.scheme.category_word
    found = [
        f"ไม่พบคอลัมน์ของ{word}{category.title} ({category.key}) ระบุว่าเป็นคอลัมน์ใด"
        for category in round_.scheme.categories
        if not mapped.columns.get(category.key)
    ]
    known = mapped.columns.get(EMAIL) or mapped.columns.get(NAME)
    if not known and not round_.options.anonymous:
        found.append("ไม่พบคอลัมน์อีเมล (email) หรือชื่อ (name) ของผู้ลงคะแนน ระบุว่าเป็นคอลัมน์ใด")
    if found:
        place = f"แผ่นงาน “{sheet.sheet}” ของ" if sheet.sheet else ""
        raise RefusedFileError(
            f"ยังอ่าน{place}ไฟล์นี้ไม่ได้ครบ จึงไม่ได้นำเข้าอะไร", code="columns-missing", findings=found
        )


def _write(
    session: Session,
    reader: VoteReader,
    batch: Batch,
    day_first: bool | None,  # noqa: FBT001 - as asked
    progress: Progress,
) -> None:
    parsed = [reader.parse(row) for row in progress.each(reader.sheet.rows, "อ่านแถว")]
    ids = _spelling_ids(session, reader.round, parsed)
    first = (session.scalar(select(func.max(Ballot.id))) or 0) + 1
    times = reader.times(day_first)
    ballots = [
        (
            first + i,
            reader.round.id,
            batch.id,
            one.row.number,
            moment.utc_text if moment else None,
            "" if one.fault else reader.time_written(one.row),
            one.email,
            ids.get(one.name),
            one.fault,
        )
        for i, (one, moment) in enumerate(zip(parsed, times, strict=True))
    ]
    votes = [
        (first + i, answer.category, ids.get(answer.written), answer.void)
        for i, one in enumerate(parsed)
        for answer in one.answers
    ]
    progress.step(0, 0, "บันทึก")
    insert_many(session, Ballot, _BALLOT, ballots)
    insert_many(session, Vote, _VOTE, votes)
    progress.step(1, 1, "บันทึก")


def _spelling_ids(session: Session, round_: Round, parsed: Sequence[Parsed]) -> dict[str, int]:
    """The number of every spelling in the file; new ones get one."""
    said = {one.name for one in parsed} | {a.written for one in parsed for a in one.answers}
    query = select(Spelling.written, Spelling.id).where(Spelling.award_id == round_.id)
    known = {written: id_ for written, id_ in session.execute(query)}  # noqa: C416 - rows, not pairs
    fresh = sorted(said - known.keys() - {""})
    if fresh:
        insert_many(session, Spelling, _SPELLING, _new_spellings(session, round_, fresh))
        known = {written: id_ for written, id_ in session.execute(query)}  # noqa: C416 - the same
    return known


def _new_spellings(
    session: Session, round_: Round, fresh: list[str]
) -> list[tuple[int, str, str, bool]]:
    """Rows for new spellings; one whose letters were rejected with other blanks is rejected too."""
    rejected = set(
        session.scalars(
            select(Spelling.key).where(Spelling.award_id == round_.id, Spelling.rejected.is_(True))
        )
    )
    keys = ((written, names.spelling_key(written)) for written in fresh)
    return [(round_.id, written, key, key in rejected) for written, key in keys]


def _judged(
    session: Session, round_: Round, batch: Batch, sheet: Sheet, mapped: Mapped
) -> VotesReport:
    judged = judge(session, round_)
    own = [one for one in judged.judgements.values() if one.ballot.batch_id == batch.id]
    number = {
        verdict: sum(one.verdict == verdict for one in own)
        for verdict in ("accepted", "replaced", "refused")
    }
    batch.counts = {"rows": len(own), **number}
    session.flush()
    answers = answers_of(session, own)
    matched, to_confirm, unknown = name_counts(judged, answers)
    return VotesReport(
        file=sheet.file,
        sha256=sheet.sha256,
        encoding=sheet.encoding,
        batch=batch.id,
        rows=len(own),
        accepted=number["accepted"],
        replaced=number["replaced"],
        refused=number["refused"],
        names=NameCounts(matched, to_confirm, unknown),
        findings=tuple(findings_of(judged, own, answers, (sheet, mapped))),
    )
