"""The proof book: every row once, sums that agree with the tally, reasons for the rest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from core import sample
from core.awards import queries, service
from core.awards.proof import proof
from core.documents import proving
from core.documents.results import any_result
from core.errors import UserError
from core.people import service as people
from core.people.queries import fields_of
from core.workspace import Workspace
from tests.core.documents.making import DOCUMENTS, NAMES, freeze, print_paper, said, voted
from tests.core.typeset.reading import bare
from tests.factories import ROUND, add_people, ballot, import_votes, open_round, votes_file
from tests.tagtree import problems

WORDS = DOCUMENTS["proof"].words


def text_of(workspace: Workspace, award: str = ROUND) -> str:
    paper = print_paper(workspace, "proof", award=award)
    assert problems(paper.data) == []
    return bare("".join(text for page in said(paper.data) for text in page))


@pytest.mark.parametrize("until", ["votes", "names", "frozen"])
def test_every_row_of_the_sample_stands_once_and_the_sums_are_the_tallys(
    workspace: Workspace, until: str
) -> None:
    sample.fill(workspace, until)
    with workspace.database.read() as session:
        found = proof(session, workspace.rulebook, sample.AWARD)
        view = queries.tally(session, workspace.rulebook, sample.AWARD)
        verdicts = queries.verdicts(session, workspace.rulebook, sample.AWARD)
    [batch] = found.batches
    fates: Counter[str] = Counter()
    for fate in batch.fates:
        fates[fate.verdict] += len(fate.rows)
        assert len(fate.instead) == (len(fate.rows) if fate.verdict == "replaced" else 0)
    assert dict(fates) == verdicts
    counted = [row for fate in batch.fates if fate.verdict == "accepted" for row in fate.rows]
    for row, one in zip(view.categories, found.categories, strict=True):
        rows = [p.row for a in one.answers for p in a.places] + [p.row for p in one.blank]
        assert sorted(rows) == sorted(counted)
        votes: Counter[str] = Counter()
        landed: Counter[str] = Counter()
        for a in one.answers:
            landed[a.landing] += len(a.places)
            votes[a.name] += len(a.places) if a.landing == "vote" else 0
        assert +votes == {s.name: s.votes for s in row.standings}
        assert (landed["void"], landed["waiting"], len(one.blank)) == (
            row.void,
            row.waiting,
            row.blank,
        )
    text = text_of(workspace, sample.AWARD)
    assert text.count(bare(WORDS["agrees"])) == 5
    assert ("ยังไม่ยืนยันผล" in text) == (until != "frozen")


def test_rows_are_printed_as_the_spreadsheet_counts_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace, self_vote="no")
    _, a, b, c, d, _ = NAMES
    bare_name = a.removeprefix("นางสาว")
    rows = [
        ballot(ids[0], a, a, c, d, b),
        ballot(ids[1], b, "ใคร ไม่รู้", c, b, b),
        ballot(ids[2], bare_name, "", c, d),
        ballot("stranger@x.example", a),
        ballot(ids[0], a, a, c, d, b, at="1/6/2568, 10:00:00"),
    ]
    import_votes(workspace, votes_file(tmp_path, rows))
    text = text_of(workspace)
    for words in (
        "ทั้งไฟล์ ๕ แถว = นับ ๓ + ถูกแทนที่ ๑ + ไม่นับ ๑",
        "นับ๓–๔,๖๓",  # the rows, then how many
        "ถูกแทนที่ด้วยบัตรที่ส่งทีหลัง๒ (นับแถว ๖)๑",
        "ไม่นับ: ไม่ทราบว่าเป็นบัตรของใคร๕๑",
        f"{a}๖๑{bare_name}๔๑๒{b}๓๑๑",
        "มีคะแนน ๓ + ไม่ลงคะแนน ๐ + บัตรเสีย ๐ + รอยืนยันชื่อ ๐ = ๓ บัตร",
        "รอยืนยันชื่อ: ไม่ตรงกับผู้ใดในทะเบียนใคร ไม่รู้๓๑",
        "ไม่ลงคะแนน๔๑",
    ):
        assert bare(words) in text


def test_a_second_file_is_told_apart_by_its_batch(workspace: Workspace, tmp_path: Path) -> None:
    ids = voted(workspace, tmp_path)
    late = [ballot(ids[4], NAMES[0], at="2/6/2568, 9:00:00")]
    again = [ballot(ids[0], NAMES[5], at="2/6/2568, 9:00:00")]
    import_votes(workspace, votes_file(tmp_path, [*late, *again], name="late.csv"))
    text = text_of(workspace)
    found = re.search(r"๒\(นับชุดที่([๐-๙]+)แถว๓\)", text)
    assert found
    late_batch = found.group(1)
    assert f"{bare(NAMES[0])}ชุดที่" in text
    assert f";ชุดที่{late_batch}:๒" in text


def test_ballots_without_voters_are_proved_too(workspace: Workspace, tmp_path: Path) -> None:
    voted(workspace, tmp_path, voters="anonymous")
    text = text_of(workspace)
    assert "ไม่ระบุตัวผู้ลงคะแนน" in text
    assert "นับ๒–๕๔" in text
    assert text.count(bare(WORDS["agrees"])) == 5


def test_a_confirmed_round_is_proved_with_the_lists_it_keeps(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = voted(workspace, tmp_path)
    freeze(workspace)
    with workspace.database.write() as session:
        people.edit(session, ids[0], replace(fields_of(session, ids[0]), status="ย้ายออก"))
        people.edit(session, ids[1], replace(fields_of(session, ids[1]), email="gone@x.example"))
    with workspace.database.read() as session:
        result = any_result(session, workspace.rulebook, ROUND)
        found = proof(session, workspace.rulebook, ROUND)
    assert found.valid == 3
    assert proving.agrees(found, result, WORDS) == ""
    text = text_of(workspace)
    assert text.count(bare(WORDS["differs"])) == 5
    assert "ยืนยันผลฉบับที่๑" in text


def test_an_old_version_cannot_be_proved(workspace: Workspace, tmp_path: Path) -> None:
    voted(workspace, tmp_path)
    freeze(workspace)
    assert print_paper(workspace, "proof", award=ROUND, version=1).missing == ()
    with workspace.database.write() as session:
        service.reopen(session, workspace.rulebook, ROUND, "พบชื่อผิด")
    with pytest.raises(UserError, match="เฉพาะผลที่ใช้อยู่"):
        print_paper(workspace, "proof", award=ROUND, version=1)


def test_a_round_without_votes_has_nothing_to_prove(workspace: Workspace) -> None:
    open_round(workspace)
    assert "ยังไม่มีไฟล์คะแนน" in text_of(workspace)
