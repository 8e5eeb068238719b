"""The register of document numbers: given once, gap-free, never reused, from 1 in each year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from core import paths
from core.database import Session
from core.errors import ConflictError, NotFoundError, TemplateError, UserError
from core.history import queries as history
from core.lessons.model import LessonAnswer, LessonItem, LessonRecord
from core.numbers import queries, service
from core.numbers.kinds import NumberKind, Series, kind_of, plain, read_kinds
from core.numbers.model import DocumentNumber
from core.numbers.queries import NumberRow
from core.numbers.service import NumberFields
from core.workspace import Workspace
from tests.factories import add_lesson

KINDS = read_kinds((paths.RESOURCES,))
LETTER, CIRCULAR, ORDER = (KINDS[key] for key in ("letter", "circular", "order"))
PREFIX, OTHER = "ศธ ๐๙๙๙๙/", "ศธ ๐๙๙๙๙.๑/"
DAY = date(2025, 7, 4)
YEAR = 2568


def paper(subject: str = "ขอใช้ห้องประชุม", day: date = DAY, **more: Any) -> NumberFields:  # noqa: ANN401 - its fields
    return NumberFields(day, subject, **more)


def give(workspace: Workspace, kind: NumberKind = LETTER, day: date = DAY, **more: Any) -> int:  # noqa: ANN401 - of its fields
    with workspace.database.write() as session:
        return service.give(session, kind, PREFIX, paper(day=day, **more)).n


def rows(workspace: Workspace, year: int = YEAR) -> list[NumberRow]:
    with workspace.database.read() as session:
        return queries.numbers(session, KINDS, year)


def test_each_series_counts_by_itself_and_is_written_its_own_way(workspace: Workspace) -> None:
    assert [give(workspace) for _ in range(3)] == [1, 2, 3]
    assert [give(workspace, CIRCULAR), give(workspace, ORDER)] == [1, 1]
    with workspace.database.write() as session:
        assert service.give(session, LETTER, OTHER, paper()).n == 1
        assert service.give(session, LETTER, " ศธ  09999/ ", paper()).n == 4  # the same prefix

    assert [one.words for one in rows(workspace)] == [
        *[f"ศธ 09999.1/{n}" for n in (1,)],
        *[f"ศธ 09999/{n}" for n in (1, 2, 3, 4)],
        "ศธ 09999/ว 1",
        "1/2568",
    ]


def test_a_series_begins_anew_with_the_calendar_year_not_the_fiscal_one(
    workspace: Workspace,
) -> None:
    days = (date(2025, 9, 30), date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [give(workspace, ORDER, day) for day in days] == [1, 2, 3, 1]
    assert [one.words for one in rows(workspace, 2569)] == ["1/2569"]
    with workspace.database.read() as session:
        assert queries.years(session) == [2569, 2568]


def test_a_void_number_is_never_given_again_and_says_why(workspace: Workspace) -> None:
    give(workspace)
    give(workspace)
    with workspace.database.write() as session:
        service.void(session, 2, "  พิมพ์ผิดเรื่อง ")
    assert give(workspace) == 3

    found = rows(workspace)[1]
    assert (found.n, found.void_reason, found.void_at is not None) == (2, "พิมพ์ผิดเรื่อง", True)
    with workspace.database.read() as session:
        told = history.entries(session, "number", 2)[0]
    assert (told.act, told.changes["void_reason"]) == ("changed", ("", "พิมพ์ผิดเรื่อง"))
    for reason, kind in (("อีกครั้ง", ConflictError), ("", ConflictError)):
        with workspace.database.write() as session, pytest.raises(kind, match="ยกเลิกไปแล้ว"):
            service.void(session, 2, reason)
    for reason, code in (("  ", "reason-missing"), ("ก\x07", "control-characters")):
        with workspace.database.write() as session, pytest.raises(UserError) as refused:
            service.void(session, 1, reason)
        assert refused.value.code == code
    with workspace.database.write() as session, pytest.raises(NotFoundError):
        service.void(session, 99, "ไม่มี")


def test_the_database_itself_keeps_a_number(workspace: Workspace) -> None:
    give(workspace)
    for act in (delete(DocumentNumber), update(DocumentNumber).values(n=7)):
        with pytest.raises(IntegrityError, match="stays"), workspace.database.write() as session:
            session.execute(act)
    assert [one.n for one in rows(workspace)] == [1]


def test_the_number_of_a_lesson_outlives_the_lesson(workspace: Workspace) -> None:
    record = add_lesson(workspace, activity="กิจกรรม")
    give(workspace, record_id=record)
    with workspace.database.write() as session:
        found = queries.of_paper(session, KINDS, record_id=record)
        assert found is not None
        assert found.words == "ศธ 09999/1"
        for table in (LessonAnswer, LessonItem, LessonRecord):
            session.execute(delete(table))

    assert [(one.n, one.record_id) for one in rows(workspace)] == [(1, None)]
    again = add_lesson(workspace, activity="กิจกรรมอื่น")
    assert again == record  # the engine gives the id again
    with workspace.database.read() as session:
        assert queries.of_paper(session, KINDS, record_id=again) is None


def test_a_year_begun_on_paper_is_gone_on_with(workspace: Workspace) -> None:
    series = LETTER.series(DAY, PREFIX)
    with workspace.database.write() as session:
        service.begin(session, LETTER, series, 120)
    assert give(workspace) == 120
    with workspace.database.write() as session:
        with pytest.raises(ConflictError, match="ศธ ๐๙๙๙๙/๑๒๐") as refused:
            service.begin(session, LETTER, series, 120)
        service.begin(session, LETTER, series, 121)  # not a step back
        service.begin(session, LETTER, series, 200)
    assert refused.value.code == "below-given"
    assert give(workspace) == 200
    assert queries.gaps(rows(workspace)) == [(121, 199)]
    for n in (0, -1, 1_000_000):
        with workspace.database.write() as session, pytest.raises(UserError, match="๑ ถึง"):
            service.begin(session, LETTER, series, n)


def test_a_number_given_on_paper_is_entered_once_and_skipped(workspace: Workspace) -> None:
    give(workspace)
    with workspace.database.write() as session:
        service.enter(session, LETTER, PREFIX, 3, paper("ออกด้วยมือ"))
    assert [give(workspace), give(workspace)] == [2, 4]
    for n, about in ((3, "ออกด้วยมือ"), (1, "ขอใช้ห้องประชุม")):
        with workspace.database.write() as session, pytest.raises(ConflictError) as refused:
            service.enter(session, LETTER, PREFIX, n, paper("อื่น"))
        assert refused.value.code == "number-taken"
        assert about in str(refused.value)
    with workspace.database.write() as session:
        service.void(session, 1, "ผิด")
        with pytest.raises(ConflictError, match="ไม่นำกลับมาใช้"):
            service.enter(session, LETTER, PREFIX, 1, paper("อื่น"))
    assert [one.entered for one in rows(workspace)] == [False, False, True, False]


def test_what_cannot_be_numbered_is_refused(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        for fields, code in (
            (paper("  "), "no-subject"),
            (paper("ก\x00"), "control-characters"),
            (paper(addressee="ก\x1b"), "control-characters"),
        ):
            with pytest.raises(UserError) as refused:
                service.give(session, LETTER, PREFIX, fields)
            assert refused.value.code == code
        with pytest.raises(UserError, match="ยังไม่มีเลขที่หนังสือของสำนักงาน"):
            service.give(session, LETTER, " ", paper())
    assert give(workspace, ORDER) == 1  # an order has no prefix


def test_numbers_are_found_as_they_are_written(workspace: Workspace) -> None:
    for kind in (LETTER, CIRCULAR, ORDER):
        give(workspace, kind)

    def found(words: str) -> list[str]:
        with workspace.database.read() as session:
            return [one.words for one in queries.find(session, KINDS, words, YEAR)]

    assert found("ศธ ๐๙๙๙๙/ว๑") == ["ศธ 09999/ว 1"]
    assert found("ศธ09999/1") == ["ศธ 09999/1"]
    assert found("๑/2568") == ["1/2568"]
    assert sorted(found("๑")) == ["1/2568", "ศธ 09999/1", "ศธ 09999/ว 1"]
    assert found("2") == found("") == []


def test_the_series_of_a_year_say_what_comes_next(workspace: Workspace) -> None:
    give(workspace)
    with workspace.database.read() as session:
        found = queries.series_of_year(session, KINDS, YEAR, PREFIX)
        without = queries.series_of_year(session, KINDS, 2570)
    assert [(one.series.kind, one.count, one.next_words) for one in found] == [
        ("letter", 1, "ศธ 09999/2"),
        ("circular", 0, "ศธ 09999/ว 1"),
        ("order", 0, "1/2568"),
        ("announcement", 0, "1/2568"),
    ]
    assert [one.next_words for one in without] == ["1/2570", "1/2570"]


def test_an_office_may_number_its_own_way(tmp_path: Path) -> None:
    folder = tmp_path / "numbers"
    folder.mkdir()
    file = folder / "memo.toml"
    text = 'version = 1\ntitle = "บันทึก"\nshort = "บันทึก"\npattern = "{n}/{year}"\n'
    file.write_text(text, "utf-8")
    kinds = read_kinds((paths.RESOURCES, tmp_path))
    memo = kind_of(kinds, "memo")
    assert memo.written(memo.series(DAY, ""), 5) == "5/2568"
    with pytest.raises(NotFoundError, match="letter"):
        kind_of(kinds, "poster")
    for wrong in ("{year}", "{n}{x}", "{n"):
        file.write_text(text.replace("{n}/{year}", wrong), "utf-8")
        with pytest.raises(TemplateError, match="pattern"):
            read_kinds((tmp_path,))
    file.write_text(text + 'key = "x"\n', "utf-8")
    with pytest.raises(TemplateError, match="key"):
        read_kinds((tmp_path,))


@dataclass
class Naive:
    """A series as a clerk with a book would keep it."""

    held: dict[int, str] = field(default_factory=dict)  # number → given, entered
    void: set[int] = field(default_factory=set)
    begun: list[int] = field(default_factory=lambda: [1])

    @property
    def last(self) -> int:
        return max((n for n, how in self.held.items() if how == "given"), default=0)

    def give(self) -> int:
        n = max(self.last + 1, self.begun[-1])
        while n in self.held:
            n += 1
        self.held[n] = "given"
        return n


ACTS = st.tuples(
    st.sampled_from(["give", "give", "give", "void", "enter", "begin"]),
    st.sampled_from(["letter", "circular", "order"]),
    st.sampled_from([PREFIX, OTHER]),
    st.dates(date(2025, 12, 28), date(2026, 1, 3)),
    st.integers(0, 12),
)


def play(session: Session, acts: list[tuple[str, str, str, date, int]]) -> dict[Series, Naive]:
    books: dict[Series, Naive] = defaultdict(Naive)
    for act, key, prefix, day, n in acts:
        kind, about = KINDS[key], paper(day=day)
        series = kind.series(day, prefix)
        book = books[series]
        if act == "give":
            assert service.give(session, kind, prefix, about).n == book.give()
        elif act == "enter" and n and n not in book.held:
            assert service.enter(session, kind, prefix, n, about).n == n
            book.held[n] = "entered"
        elif act == "begin" and n > book.last:
            service.begin(session, kind, series, n)
            book.begun.append(n)
        elif act == "void" and n in book.held and n not in book.void:
            [row] = session.query(DocumentNumber).filter_by(
                year_be=series.year_be, kind=key, prefix=series.prefix, n=n
            )
            service.void(session, row.id, "ผิด")
            book.void.add(n)
        elif act in {"enter", "begin"}:
            with pytest.raises(UserError):
                if act == "enter":
                    service.enter(session, kind, prefix, n, about)
                else:
                    service.begin(session, kind, series, n)
    return books


def check_any_sequence(workspace: Workspace, count: int) -> None:
    @settings(max_examples=count, database=None)
    @given(st.lists(ACTS, max_size=40))
    def run(acts: list[tuple[str, str, str, date, int]]) -> None:
        with workspace.database.read() as session:  # rolled back after each
            books = play(session, acts)
            for series, book in books.items():
                every = queries.numbers(session, KINDS, series.year_be)
                own = [one for one in every if one.series == series]
                assert [one.n for one in own] == sorted(book.held)
                assert {one.n for one in own if one.void_at} == book.void
                given_now = [one.n for one in own if not one.entered]
                first = min(given_now, default=book.last + 1)
                between = set(range(first, book.last + 1)) - set(book.held)
                # every gap before a number that was given ends where the office said
                for n in between:
                    after = min(one for one in book.held if one > n)
                    begun = [at for at in book.begun if n < at <= after]
                    assert begun or book.held[after] == "entered"

    run()


def test_any_sequence_keeps_the_book(workspace: Workspace) -> None:
    check_any_sequence(workspace, 60)


@pytest.mark.long
def test_any_sequence_keeps_the_book_long(workspace: Workspace) -> None:
    check_any_sequence(workspace, 2000)


def test_plain_words_compare_written_numbers() -> None:
    assert plain("ศธ ๐๙๙๙๙/ว ๑๒") == plain("ศธ09999/ว\u00a012") == "ศธ09999/ว12"
