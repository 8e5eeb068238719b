"""Numbers of certificates: taken back, given anew, checked by their code, shown in the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from core.awards import service as awards
from core.certificates import service
from core.certificates.model import Certificate
from core.certificates.service import parse_number
from core.documents.certificate_codes import Checked, check, reissue_number
from core.documents.registers import register
from core.errors import ConflictError, NotFoundError, UserError, WaitingError
from core.history.model import HistoryEntry
from core.people import service as people
from core.people.service import PersonFields
from core.workspace import Workspace
from tests.core.documents.making import NAMES, freeze, print_paper, voted
from tests.core.typeset.reading import bare, pdfium
from tests.factories import ROUND

WHY = "พิมพ์ชื่อผิด"


@pytest.fixture
def ids(workspace: Workspace, tmp_path: Path) -> list[int]:
    made = voted(workspace, tmp_path)
    freeze(workspace)
    return made


def codes(workspace: Workspace) -> list[str]:
    data = print_paper(workspace, "certificates", award=ROUND).data
    pages = pdfium(data).split("\f")
    assert len(pages) == 5
    with workspace.database.read() as session:
        from core.documents.results import confirmed_result  # noqa: PLC0415 - what the QR holds

        found = confirmed_result(session, workspace.rulebook, ROUND)
    return [winner["code"] for winner in found.winners]


def void(workspace: Workspace, number: int, reason: str = WHY) -> None:
    with workspace.database.write() as session:
        service.void(session, 2568, number, reason)


def reissue(workspace: Workspace, number: int) -> int:
    with workspace.database.write() as session:
        return reissue_number(session, workspace.rulebook, 2568, number)


def checked(workspace: Workspace, code: str) -> Checked:
    with workspace.database.read() as session:
        return check(session, workspace.rulebook, code)


@pytest.mark.parametrize("words", ["17/2568", " ๑๗/๒๕๖๘ ", "0017 / 2568"])
def test_a_number_is_read_with_its_year_in_either_digits(words: str) -> None:
    assert parse_number(words) == (2568, 17)


@pytest.mark.parametrize("words", ["17", "", "17/68", "17/2025", "a/2568", "1234567/2568"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="เช่น 17/2568"):
        parse_number(words)


def test_a_number_taken_back_and_given_anew(workspace: Workspace, ids: list[int]) -> None:
    old = codes(workspace)
    void(workspace, 3)
    assert reissue(workspace, 3) == 6

    new = codes(workspace)
    assert [new[i] == old[i] for i in range(5)] == [True, True, False, True, True]
    assert new[2].startswith("TB1:2568/6:")
    page = bare(pdfium(print_paper(workspace, "certificates", award=ROUND).data).split("\f")[2])
    assert "เลขที่๖/๒๕๖๘" in page
    assert bare(NAMES[2]) in page
    one = print_paper(workspace, "certificates", award=ROUND, only=(6,))
    assert one.pages == 1
    assert not [note for note in one.notes if "ยกเลิก" in note]

    gone, there = checked(workspace, old[2]), checked(workspace, new[2])
    assert (gone.state, gone.void_reason, gone.replaced_by) == ("void", WHY, "6/2568")
    assert gone.sentence.startswith("ยกเลิกแล้ว เลขที่ ๓/๒๕๖๘ ของ")
    assert (there.state, there.name, there.number) == ("valid", NAMES[2], "6/2568")
    with workspace.database.read() as session:
        entries = register(session, workspace.rulebook, 2568).entries
    assert [(one.number, bool(one.void_on)) for one in entries] == [
        (1, False),
        (2, False),
        (3, True),
        (4, False),
        (5, False),
        (6, False),
    ]
    assert entries[2].void_reason == WHY
    assert (entries[5].name, entries[5].category) == (NAMES[2], entries[2].category)


def test_the_history_knows_who_took_a_number_back(workspace: Workspace, ids: list[int]) -> None:
    void(workspace, 2)
    with workspace.database.read() as session:
        noun = HistoryEntry.noun == "certificate"
        last = session.scalars(
            select(HistoryEntry).where(noun).order_by(HistoryEntry.id.desc())
        ).first()
        assert last is not None
        assert WHY in str(last.changes)


def test_a_post_mended_keeps_the_number_given_anew(workspace: Workspace, ids: list[int]) -> None:
    void(workspace, 3)
    reissue(workspace, 3)
    before = codes(workspace)[2]
    with workspace.database.write() as session:
        awards.reopen(session, workspace.rulebook, ROUND, WHY)
        mended = PersonFields("วิชัย", "แก้วคำ", "นาย", position="นิติกร", email="3@x.example")
        people.edit(session, ids[2], mended)
    with pytest.raises(WaitingError, match="ยืนยันผลก่อน"):
        reissue(workspace, 3)
    freeze(workspace)
    after = codes(workspace)[2]
    assert after.startswith("TB1:2568/6:")
    assert after != before
    assert checked(workspace, before).state == "outdated"
    now = checked(workspace, after)
    assert (now.state, now.name) == ("valid", NAMES[2])
    with workspace.database.read() as session:
        assert len(session.scalars(select(Certificate)).all()) == 6


def test_what_cannot_be_done_is_refused_with_the_reason(
    workspace: Workspace, ids: list[int]
) -> None:
    with pytest.raises(ConflictError, match="เลขที่ ๓/๒๕๖๘ ยังใช้ได้"):
        reissue(workspace, 3)
    with pytest.raises(UserError, match="ยังไม่มีเหตุผล"):
        void(workspace, 3, "  ")
    with pytest.raises(NotFoundError, match="ไม่มีเกียรติบัตรเลขที่ ๙/๒๕๖๘"):
        void(workspace, 9)
    void(workspace, 3)
    with pytest.raises(ConflictError, match=f"ยกเลิกไปแล้ว เพราะ{WHY}"):
        void(workspace, 3, "อีกครั้ง")
    reissue(workspace, 3)
    with pytest.raises(ConflictError, match="ออกเลขที่ ๖/๒๕๖๘ แทนเลขที่ ๓/๒๕๖๘ แล้ว"):
        reissue(workspace, 3)


def test_codes_of_nobody(workspace: Workspace, ids: list[int]) -> None:
    assert checked(workspace, "TB1:2568/99:ABCDEFGH").state == "unknown"
    wrong = checked(workspace, "tb1:๒๕๖๘/1:aaaaaaaa")
    assert (wrong.state, wrong.name) == ("mismatch", "")
    for code in ("", "TB1:2568/1", "TB1:2568/1:ABCDEFG1", "TB2:2568/1:ABCDEFGH", "http://x"):
        with pytest.raises(UserError, match="ไม่ใช่รหัสตรวจสอบ"):
            checked(workspace, code)


def test_every_printed_code_stands(workspace: Workspace, ids: list[int]) -> None:
    for code, name in zip(codes(workspace), NAMES, strict=False):
        assert (checked(workspace, code).state, checked(workspace, code).name) == ("valid", name)
