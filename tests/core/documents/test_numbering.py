"""Papers that carry ที่ take their number from the register, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.answers import Answer
from core.documents.number_notes import is_unregistered
from core.documents.numbering import Numbered, enter_typed, give_number, void_number
from core.documents.paper import MissingValuesError, Request
from core.documents.service import gather
from core.errors import ConflictError, UserError
from core.history import queries as history
from core.lessons import queries as lessons
from core.lessons import service as lesson_service
from core.numbers.kinds import read_kinds
from core.numbers.queries import NumberRow, number, numbers
from core.workspace import Workspace
from tests.core.approvals.making import signed
from tests.core.documents.making import (
    DOCUMENTS,
    ROOTS,
    add_lesson,
    freeze,
    print_paper,
    said,
    voted,
)
from tests.core.documents.test_command_and_letter import COMMAND, LETTER
from tests.core.typeset.reading import bare
from tests.factories import ROUND, own_office

MEMO: dict[str, Any] = {
    "subject": "ขอใช้ห้องประชุม",
    "date": "2568-07-04",
    "background": "ก",
    "facts": "ข",
    "consideration": "ค",
    "signers": [{"name": "นายกล้า ดี", "position": "นิติกร"}],
}


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)


def numbered(
    workspace: Workspace,
    kind: str,
    series: str = "",
    *,
    another: bool = False,
    **request: Any,  # noqa: ANN401 - Request's
) -> Numbered:
    with workspace.database.write() as session:
        asked = Request(kind, **request)
        return give_number(session, workspace.house, asked, series, another=another)


def words(workspace: Workspace, kind: str, series: str = "", **request: Any) -> str:  # noqa: ANN401 - Request's
    return numbered(workspace, kind, series, **request).row.words


def text_of(workspace: Workspace, kind: str, **request: Any) -> str:  # noqa: ANN401 - Request's
    data = print_paper(workspace, kind, **request).data
    return bare("".join(text for page in said(data) for text in page))


def part_of(workspace: Workspace, record: int) -> Answer:
    with workspace.database.read() as session:
        return lessons.lesson(session, workspace.templates, record).answers["number"]


def test_every_paper_with_a_number_names_series_that_there_are() -> None:
    known = read_kinds(ROOTS)
    carrying = {key: one.numbers for key, one in DOCUMENTS.items() if one.numbers}
    assert {"memo", "lesson-memo", "letter", "command", "announcement"} <= set(carrying)
    for key, series in carrying.items():
        assert set(series) <= set(known)
        assert "number" in {value.name for value in DOCUMENTS[key].values}


def test_a_lesson_gets_its_number_once_and_its_record_says_so(workspace: Workspace) -> None:
    record = add_lesson(workspace)
    assert part_of(workspace, record) == "ศธ ๐๙๙๙๙/"

    first = numbered(workspace, "lesson", lesson=record)
    again = numbered(workspace, "lesson", lesson=record)

    assert (first.row.words, first.new) == ("ศธ 09999/1", True)
    assert (again.row.words, again.new) == ("ศธ 09999/1", False)
    assert (first.row.paper, first.row.record_id) == ("lesson-memo", record)
    assert first.row.subject.startswith("รายงานการถอดบทเรียน")
    assert first.row.addressee == "ศึกษาธิการจังหวัดแสนสุข"
    assert part_of(workspace, record) == "ศธ ๐๙๙๙๙/๑"
    assert "ที่ศธ๐๙๙๙๙/๑วันที่" in text_of(workspace, "lesson", lesson=record)
    with workspace.database.read() as session:
        acts = [one.changes for one in history.entries(session, "lesson", record)]
    assert {"number": ("ศธ ๐๙๙๙๙/", "ศธ ๐๙๙๙๙/๑")} in acts
    other = add_lesson(workspace)
    assert words(workspace, "lesson", "circular", lesson=other) == "ศธ 09999/ว 1"


def test_a_draft_never_takes_a_number_and_an_incomplete_paper_wastes_none(
    workspace: Workspace,
) -> None:
    record = add_lesson(workspace, subject="")
    with pytest.raises(UserError) as refused:
        numbered(workspace, "lesson", lesson=record, draft=True)
    assert refused.value.code == "draft-number"
    with pytest.raises(MissingValuesError):
        numbered(workspace, "lesson", lesson=record)
    with workspace.database.read() as session:
        assert numbers(session, read_kinds(ROOTS), 2568) == []


def test_a_void_number_leaves_the_record_and_the_next_one_is_new(workspace: Workspace) -> None:
    record = add_lesson(workspace)
    first = numbered(workspace, "lesson", lesson=record).row
    with workspace.database.write() as session:
        void_number(session, workspace.house, first.id, "พิมพ์ผิด")
    assert part_of(workspace, record) == "ศธ ๐๙๙๙๙/"
    assert words(workspace, "lesson", lesson=record) == "ศธ 09999/2"
    assert part_of(workspace, record) == "ศธ ๐๙๙๙๙/๒"
    with workspace.database.read() as session:
        old = number(session, read_kinds(ROOTS), first.id)
    assert old.void_reason == "พิมพ์ผิด"


def test_a_number_that_somebody_typed_stays_and_is_not_given_over(workspace: Workspace) -> None:
    record = add_lesson(workspace, number="ศธ ๐๙๙๙๙/๔๕๖")
    with pytest.raises(ConflictError, match="เขียนเลขที่ ศธ ๐๙๙๙๙/๔๕๖ ไว้แล้ว") as refused:
        numbered(workspace, "lesson", lesson=record)
    assert refused.value.code == "numbered"
    assert "ที่ศธ๐๙๙๙๙/๔๕๖" in text_of(workspace, "lesson", lesson=record)


def test_a_record_that_was_sent_is_numbered_on_its_paper_alone(workspace: Workspace) -> None:
    record = add_lesson(workspace)
    with workspace.database.write() as session:
        lesson_service.get(session, record).state = "sent"
    assert words(workspace, "lesson", lesson=record) == "ศธ 09999/1"
    assert part_of(workspace, record) == "ศธ ๐๙๙๙๙/"
    assert "ที่ศธ๐๙๙๙๙/๑วันที่" in text_of(workspace, "lesson", lesson=record)
    draft = text_of(workspace, "lesson", lesson=record, draft=True)
    assert "ที่ศธ๐๙๙๙๙/วันที่" in draft


def test_words_at_a_pages_foot_make_no_other_paper(workspace: Workspace) -> None:
    first = numbered(workspace, "memo", values=MEMO)
    asked = {**MEMO, "catchwords": [{"page": "1", "words": "ต่อ"}]}
    assert numbered(workspace, "memo", values=asked).row == first.row


def test_a_signed_record_has_the_number_that_is_on_its_paper(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_lesson(workspace)
    signed(workspace, tmp_path, record)
    with pytest.raises(ConflictError, match="ลงนามแล้ว") as refused:
        numbered(workspace, "lesson", lesson=record)
    assert refused.value.code == "signed"


def test_a_number_is_void_even_where_its_template_is_gone(workspace: Workspace) -> None:
    record = add_lesson(workspace)
    row = numbered(workspace, "lesson", lesson=record).row
    with workspace.database.write() as session:
        lesson_service.get(session, record).template = "gone"
        void_number(session, workspace.house, row.id, "ยกเลิกเรื่อง")
        found = number(session, read_kinds(ROOTS), row.id)
    assert found.void_reason == "ยกเลิกเรื่อง"


@pytest.mark.parametrize(
    ("kind", "values", "series", "expected"),
    [
        ("memo", MEMO, "", "ที่ศธ๐๙๙๙๙/๑วันที่"),
        ("letter", LETTER, "circular", "ที่ศธ๐๙๙๙๙/ว๑"),
        ("command", COMMAND, "", "ที่๑/๒๕๖๘"),
    ],
)
def test_a_file_keeps_its_number(
    workspace: Workspace, kind: str, values: dict[str, Any], series: str, expected: str
) -> None:
    assert expected not in text_of(workspace, kind, values=values)
    first = numbered(workspace, kind, series, values=values)
    assert numbered(workspace, kind, values=values) == replace(first, new=False)
    assert expected in text_of(workspace, kind, values=values)
    assert first.row.dated.year == 2025


def test_the_same_subject_and_day_is_asked_about(workspace: Workspace) -> None:
    assert words(workspace, "memo", values=MEMO) == "ศธ 09999/1"
    mended = {**MEMO, "facts": "ข้อเท็จจริงที่แก้แล้ว"}
    with pytest.raises(ConflictError, match="number = “ศธ ๐๙๙๙๙/๑”") as refused:
        numbered(workspace, "memo", values=mended)
    assert refused.value.code == "same-subject"
    assert words(workspace, "memo", values=mended, another=True) == "ศธ 09999/2"
    other_day = {**MEMO, "date": "2568-07-05"}
    assert words(workspace, "memo", values=other_day) == "ศธ 09999/3"
    typed = {**mended, "number": "ศธ ๐๙๙๙๙/๑"}  # as the sentence says
    assert "ที่ศธ๐๙๙๙๙/๑วันที่" in text_of(workspace, "memo", values=typed)


def test_an_announcement_is_numbered_version_by_version(
    workspace: Workspace, tmp_path: Path
) -> None:
    voted(workspace, tmp_path)
    freeze(workspace)
    first = numbered(workspace, "announcement", award=ROUND, values={"date": "2568-07-04"})
    assert (first.row.words, first.row.award) == ("1/2568", ROUND)
    again = numbered(workspace, "announcement", award=ROUND)  # without its day
    assert again.row == first.row
    assert "ที่๑/๒๕๖๘" in text_of(workspace, "announcement", award=ROUND)


def test_papers_without_a_number_and_strange_series_are_refused(workspace: Workspace) -> None:
    for kind, series, values, code in (
        ("worksheet", "", {}, "no-number"),
        ("memo", "order", MEMO, "wrong-series"),
    ):
        with pytest.raises(UserError) as refused:
            numbered(workspace, kind, series, values=values)
        assert refused.value.code == code
    numbered(workspace, "memo", values=MEMO)
    with pytest.raises(ConflictError, match="ศธ ๐๙๙๙๙/๑ แล้ว"):
        numbered(workspace, "memo", "circular", values=MEMO)


def test_digits_of_the_number_are_those_of_the_paper(workspace: Workspace) -> None:
    numbered(workspace, "memo", values=MEMO)
    with workspace.database.read() as session:
        request = Request("memo", values=MEMO, digits="arabic")
        found = gather(session, workspace.house, request)
    assert found.contents["number"] == "ศธ 09999/1"


def test_a_typed_number_is_held_against_the_register(workspace: Workspace) -> None:
    def notes(**values: str) -> list[str]:
        with workspace.database.read() as session:
            request = Request("memo", values={**MEMO, **values})
            found = gather(session, workspace.house, request).notes
        return [one for one in found if one.startswith("เลขที่")]

    nine = {"number": "ศธ ๐๙๙๙๙/๙"}
    assert notes(**nine) == []  # the office has a book of its own
    first = numbered(workspace, "memo", values=MEMO).row
    assert notes() == []
    assert notes(number="ศธ ๐๙๙๙๙/๑", facts="แก้ถ้อยคำ") == []
    assert notes(**nine) == ["เลขที่ ศธ ๐๙๙๙๙/๙ ยังไม่อยู่ในทะเบียน ลงทะเบียนเลขนี้ไว้ เพื่อไม่ให้ออกซ้ำกับฉบับอื่น"]
    assert notes(number="ศธ 09999/1", subject="อื่น") == [
        "เลขที่ ศธ ๐๙๙๙๙/๑ ในทะเบียนเป็นของเรื่อง “ขอใช้ห้องประชุม” ตรวจเลขก่อนใช้"
    ]
    with workspace.database.write() as session:
        void_number(session, workspace.house, first.id, "พิมพ์ผิด")
    assert notes(number="ศธ ๐๙๙๙๙/๑") == [
        "เลขที่ ศธ ๐๙๙๙๙/๑ ยกเลิกแล้วในทะเบียน เพราะพิมพ์ผิด ออกเลขใหม่ก่อนใช้"
    ]


def test_a_typed_number_is_entered_from_its_paper(workspace: Workspace) -> None:
    def enter(kind: str, **values: Any) -> NumberRow:  # noqa: ANN401 - of a file
        with workspace.database.write() as session:
            asked = Request(kind, values=values)
            assert is_unregistered(session, workspace.house, asked)
            made = enter_typed(session, workspace.house, asked)
            assert not is_unregistered(session, workspace.house, asked)
            return made

    memo = enter("memo", **{**MEMO, "number": "ศธ ๐๙๙๙๙/ว ๑๒"})
    assert (memo.words, memo.entered, memo.subject) == ("ศธ 09999/ว 12", True, "ขอใช้ห้องประชุม")
    assert enter("command", **{**COMMAND, "number": "๗/๒๕๖๘"}).words == "7/2568"
    with workspace.database.write() as session:
        house = workspace.house
        assert not is_unregistered(session, house, Request("memo", values=MEMO))
        for number_, code in (("กค ๐๑๑๑๑/๕", "bad-number"), ("ศธ ๐๙๙๙๙/ว๑๒", "number-taken")):
            typed = Request("memo", values={**MEMO, "number": number_})
            with pytest.raises(UserError) as refused:
                enter_typed(session, house, typed)
            assert refused.value.code == code
