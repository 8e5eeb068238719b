"""States that are looked at: the register, for the sample year gave no numbers; a paper written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from core import paths
from core.drafts.queries import DraftRow
from core.numbers.kinds import read_kinds
from core.numbers.queries import NumberRow, SeriesRow
from gui.page import State
from gui.pages.documents import drafts
from gui.pages.documents.drafts import OpenedDraft
from gui.pages.documents.reading import LESSON
from gui.pages.documents.register import Book, Register

if TYPE_CHECKING:
    from core.database import Session
    from gui.pages.documents.page import DocumentsPage

YEAR, PREFIX = 2568, "ศธ 09999/"
_DAY, _AT = date(2025, 7, 4), datetime(2025, 7, 4, 3, tzinfo=UTC)
_PAPERS = (  # kind, n, subject, addressee, entered, why void
    ("letter", 120, "รายงานการถอดบทเรียนกิจกรรมเช้าวันพุธสุขใจ", "ศึกษาธิการจังหวัดแสนสุข", False, ""),
    ("letter", 121, "แจ้งผลการคัดเลือกบุคลากรคุณธรรมต้นแบบ", "โรงเรียนแสนสุขวิทยา", False, ""),
    ("letter", 122, "ขอใช้ห้องประชุมใหญ่", "", True, ""),
    ("letter", 123, "ขอใช้ห้องประชุมใหญ่", "", False, "ทำซ้ำกับฉบับก่อน"),
    ("circular", 12, "แจ้งเวียนแผนปฏิบัติการส่งเสริมคุณธรรมของสำนักงาน", "ทุกกลุ่มงาน", False, ""),
    ("order", 7, "แต่งตั้งคณะทำงานขับเคลื่อนองค์กรคุณธรรม", "", False, ""),
)


def book() -> Book:
    """A register of the sample year, as it could be."""
    kinds = read_kinds((paths.RESOURCES,))
    rows = []
    for at, (key, n, subject, to, entered, why) in enumerate(_PAPERS, 1):
        kind = kinds[key]
        series = kind.series(_DAY, PREFIX)
        row = NumberRow(
            id=at,
            series=series,
            kind_title=kind.title,
            n=n,
            words=kind.written(series, n),
            dated=_DAY,
            subject=subject,
            addressee=to,
            paper="",
            award="",
            record_id=1 if n == _PAPERS[0][1] else None,
            entered=entered,
            who="ปิ่นทิพย์",
            given_at=_AT,
            void_at=_AT if why else None,
            void_reason=why,
        )
        rows.append(row)
    coming = {one.series: one.n + 1 for one in rows}
    series_rows = [
        SeriesRow(one, kinds[one.kind].title, 1, 0, n, kinds[one.kind].written(one, n))
        for one, n in coming.items()
    ]
    return Book(YEAR, (YEAR, YEAR - 1), kinds, series_rows, rows)


def _register(page: DocumentsPage, then: Callable[[Register], object] | None = None) -> None:
    page.desk.go("documents", part="register", year=YEAR)

    def show(_nothing: None) -> None:
        page.register.show_book(book())
        if then is not None:
            then(page.register)

    page.query(lambda _session: None, show)  # answers come in the order of the questions


def _number(page: DocumentsPage) -> None:
    """The lesson's paper stands, and its number is asked for."""
    page.choose_kind(LESSON)

    def ask() -> None:
        if page.pane.can_number:
            page.pane.made.disconnect(ask)
            page.pane.give_number()

    page.pane.made.connect(ask)
    ask()


LETTER = {
    "date": "2025-07-04",
    "subject": "แจ้งผลการคัดเลือกบุคลากรคุณธรรมต้นแบบ",
    "to": "ผู้อำนวยการโรงเรียนแสนสุขวิทยา",
    "reason": "ด้วยสำนักงานศึกษาธิการจังหวัดแสนสุขได้คัดเลือกบุคลากรคุณธรรมต้นแบบ ประจำปีงบประมาณ พ.ศ. 2568",
    "purpose": "ในการนี้ บุคลากรในสังกัดของท่านได้รับการคัดเลือก จึงขอแจ้งผลและขอเชิญเข้ารับเกียรติบัตร",
    "people": [{"name": "นายกล้า ดี", "position": "ครูชำนาญการ", "role": "ด้านพอเพียง"}],
}


NEWSLETTER = {
    "title": "กิจกรรมเช้าวันพุธสุขใจ",
    "date": "2025-06-11",
    "time": "08.30 น.",
    "president": "นายปัญญา กิ่งแก้วไพบูลย์ ศึกษาธิการจังหวัดแสนสุข",
    "year": 2568,
    "place": "ห้องประชุมใหญ่",
    "photos": [{"file": "", "caption": words} for words in ("เปิดงาน", "แลกเปลี่ยน", "ถ่ายภาพ")],
}
ITA = {
    "year": 2566,
    "printed_total": 99.0,
    "indicators": {str(n): 90 + n for n in range(1, 11)},
}


def _writing(page: DocumentsPage, kind: str, values: Mapping[str, object]) -> None:
    """A paper is written that nobody keeps."""
    now, house = _AT, page.desk.workspace.house

    def read(_session: Session) -> OpenedDraft:
        from core.documents.forms import form_of  # noqa: PLC0415 - brings ReportLab
        from core.documents.reading import document_of  # noqa: PLC0415 - brings ReportLab

        document = document_of(house.resources, house.templates, kind)
        return OpenedDraft(DraftRow(0, kind, "", values, now, now), form_of(document))

    def show(opened: OpenedDraft) -> None:
        page.writing.close_draft()
        page.show_writing()
        page.writing.show_draft(opened)
        if page.writing.form is not None and page.writing.form.slots:  # every answer is made now
            page.query(read, lambda _again: None)

    page.query(read, show)


STATES = (
    State("write", lambda page: _writing(page, "letter", LETTER)),
    State("write-command", lambda page: _writing(page, "command", {})),
    State("write-newsletter", lambda page: _writing(page, "newsletter", NEWSLETTER)),
    State("write-ita", lambda page: _writing(page, drafts.ITA, ITA)),
    State("write-kind", lambda page: drafts.ask_kind(page.desk)),
    State("register", _register),
    State("register-give", lambda page: _register(page, Register.give)),
    State("register-enter", lambda page: _register(page, Register.enter)),
    State("register-begin", lambda page: _register(page, Register.begin)),
    State("register-void", lambda page: _register(page, Register.void)),
    State("register-new", lambda page: page.desk.go("documents", part="register")),
    State("number", _number),
)
