"""The sample year holds every hard case once, and ends in papers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from core import paths, sample
from core.awards import queries, service, spellings
from core.imports import batches, votes
from core.people.queries import everyone
from core.thai import names
from core.workspace import Workspace, open_workspace
from tests.core.typeset.reading import pdfium

SPEC_CODES = {
    "voter-unknown", "voter-not-eligible", "too-few-cells", "bad-timestamp", "control-characters",
    "self-vote", "candidate-not-eligible", "two-answers", "candidate-unknown",
    "candidate-ambiguous", "replaced-by-later", "replaced-by-earlier", "spelling-rejected",
}  # fmt: skip


def test_the_votes_hold_every_finding(workspace: Workspace) -> None:
    """Under the usual options and the others; one spelling was rejected before."""
    sample.fill(workspace, until="votes")
    found = set()
    with workspace.database.write() as session:
        service.open_award(
            session, workspace.rulebook, "virtue", 2569, {"ballot": "first", "self-vote": "no"}
        )
    for key in ("virtue-2568", "virtue-2569"):
        with workspace.database.write() as session:
            if key == "virtue-2568":
                batches.undo(session, workspace.rulebook, 2)
                spellings.reject(session, workspace.rulebook, key, "ปราณี ไกลบ้าน")
        report = votes.check(
            workspace.database, workspace.rulebook, key, paths.SAMPLE / "votes.csv"
        )
        found |= {finding.code for finding in report.findings}
    assert found == SPEC_CODES


def test_the_count_holds_a_tie_a_conflict_waiting_names_and_blanks(workspace: Workspace) -> None:
    sample.fill(workspace, until="votes")
    with workspace.database.read() as session:
        before = queries.tally(session, workspace.rulebook, sample.AWARD)
    assert [c.status for c in before.categories] == [
        "conflict", "names-wait", "won", "conflict", "won",
    ]  # fmt: skip
    assert all(c.blank for c in before.categories)

    sample._names(workspace)

    with workspace.database.read() as session:
        after = queries.tally(session, workspace.rulebook, sample.AWARD)
        assert spellings.queue(session, workspace.rulebook, sample.AWARD) == []
    assert [c.status for c in after.categories] == ["conflict", "tie", "won", "conflict", "won"]


def test_the_roster_holds_the_hard_names(workspace: Workspace) -> None:
    sample.fill(workspace, until="people")
    with workspace.database.read() as session:
        people = everyone(session)
    assert 70 <= len(people) <= 80
    assert any(len(person.name.replace(" ", "")) >= 45 for person in people)
    assert any(len(person.post) >= 70 for person in people)
    shown = {person.name for person in people}
    assert {"นายสมชาย ใจดี", "นายสมชัย ใจดี", "นายวิชัย แก้วคำ", "นายวิชัย แก้วก่ำ"} <= shown
    assert any(name.startswith("ว่าที่ร้อยตรีหญิง ") for name in shown)
    titles = {row["คำนำหน้า"] for row in roster()}
    assert {"น.ส.", "ว่าที่ร้อยตรีหญิง", "ว่าที่ ร.ต."} <= titles
    assert sum(person.left for person in people) == 2
    assert sum(person.namesakes for person in people) == 2


def test_nothing_in_the_sample_can_be_a_real_address() -> None:
    for file in paths.SAMPLE.iterdir():
        text = file.read_text("utf-8-sig")
        for address in re.findall(r"[\w.+-]+@[\w.-]+", text):
            assert address.endswith(".example")


def test_the_year_ends_in_papers(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "workspace")
    lesson = sample.fill(workspace)
    made = sample.print_papers(workspace, lesson, tmp_path)
    workspace.close()

    assert [file.name for file in made] == [
        "tally.pdf", "announcement.pdf", "certificates-gold.pdf", "certificates-quiet.pdf",
        "certificates-lotus.pdf", "certificates-plain.pdf", "lesson-memo.pdf",
        "follow-up.pdf", "number-register.pdf", "survey.pdf", "ebook.pdf",
    ]  # fmt: skip
    assert all(file.read_bytes().startswith(b"%PDF-1.7") for file in made)
    text = {file.stem: " ".join(pdfium(file.read_bytes()).split()) for file in made}
    assert "ที่ ๑/๒๕๖๘" in text["announcement"]
    assert "ศธ ๐๙๙๙๙/๑ " in text["lesson-memo"]
    assert "ผู้ตอบแบบประเมิน ๖๓ คน มีความพึงพอใจในภาพรวมอยู่ในระดับมาก" in text["survey"]
    assert all(words in text["number-register"] for words in ("ศธ ๐๙๙๙๙/๑", "๑/๒๕๖๘"))


@pytest.mark.parametrize("until", ["people", "votes", "names", "decided"])
def test_the_year_can_stop_earlier(workspace: Workspace, until: str) -> None:
    assert sample.fill(workspace, until=until) == 0


def roster() -> list[dict[str, str]]:
    with (paths.SAMPLE / "roster.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(names.key(row["ชื่อ"]) for row in rows)
    return rows
