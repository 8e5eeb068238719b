"""The printed register of a calendar year's document numbers, as a paper and as a workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from core.documents.paper import Request
from core.documents.service import gather
from core.documents.sheets import sheets_of
from core.errors import UserError, WaitingError
from core.numbers import service
from core.numbers.kinds import read_kinds
from core.numbers.service import NumberFields
from core.workspace import Workspace
from tests.core.documents.making import ROOTS, print_paper
from tests.core.typeset.reading import bare, pdfium
from tests.factories import OFFICE, own_office
from tests.tagtree import problems, texts

KINDS = read_kinds(ROOTS)
DAY = date(2025, 7, 4)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Letters from 120, one of them void, one entered; an order; one of the next year."""
    own_office(workspace)
    letter, order = KINDS["letter"], KINDS["order"]
    prefix = OFFICE.number_prefix
    with workspace.database.write() as session:
        service.begin(session, letter, letter.series(DAY, prefix), 120)
        for subject in ("ขอใช้ห้องประชุม", "แจ้งผลการคัดเลือก"):
            service.give(session, letter, prefix, NumberFields(DAY, subject, "ผู้อำนวยการ"))
        service.void(session, 2, "พิมพ์เรื่องผิด")
        service.enter(session, letter, prefix, 130, NumberFields(DAY, "ออกด้วยมือ"))
        service.give(session, order, "", NumberFields(DAY, "แต่งตั้งคณะทำงาน"))
        service.give(session, order, "", NumberFields(date(2026, 1, 5), "ปีถัดไป"))
    return workspace


def test_a_year_without_numbers_says_so(workspace: Workspace) -> None:
    own_office(workspace)
    with pytest.raises(UserError, match=r"ต้องระบุปี พ\.ศ\."):
        print_paper(workspace, "number-register")
    with pytest.raises(WaitingError, match="ยังไม่ได้ออกเลขที่หนังสือของปี"):
        print_paper(workspace, "number-register", year=2568)


def test_the_register_has_a_table_for_each_series(filled: Workspace) -> None:
    data = print_paper(filled, "number-register", year=2568).data
    assert problems(data) == []
    tagged = texts(data)
    cells = [" ".join(text.split()) for kind, text in tagged if kind == "TD"]
    assert cells[:4] == ["ศธ ๐๙๙๙๙/๑๒๐", "๔ ก.ค. ๒๕๖๘", "ผู้อำนวยการ", "ขอใช้ห้องประชุม"]
    assert len([text for kind, text in tagged if kind == "TH" and bare(text) == "เรื่อง"]) == 2
    text = " ".join(pdfium(data).split())
    assert "ออกแล้ว ๓ เลข ในจำนวนนี้ยกเลิก ๑ เลข" in text
    assert "ทะเบียนนี้เริ่มที่เลข ๑๒๐" in text
    assert "ไม่มีเลข ๑๒๒ ถึง ๑๒๙" in text
    assert "พิมพ์เรื่องผิด" in bare(text)
    assert "ออกเลขบนกระดาษ" in bare(text)
    assert "๑/๒๕๖๘" in cells
    assert "ปีถัดไป" not in text


def test_the_register_is_one_sheet_to_sort_and_filter(filled: Workspace) -> None:
    with filled.database.read() as session:
        gathered = gather(session, filled.house, Request("number-register", year=2568))
    made = sheets_of(gathered)
    book = openpyxl.load_workbook(BytesIO(made.data))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    head = next(i for i, row in enumerate(rows) if "เรื่อง" in row)
    assert rows[head][:5] == ["หัวข้อ", "ที่", "ลงวันที่", "ถึง", "เรื่อง"]
    body = rows[head + 1 :]
    assert [row[4] for row in body] == [
        "ขอใช้ห้องประชุม",
        "แจ้งผลการคัดเลือก",
        "ออกด้วยมือ",
        "แต่งตั้งคณะทำงาน",
    ]
    book.close()
