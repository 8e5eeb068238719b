"""The report of what became of recommendations, from a real workspace."""

from __future__ import annotations

from datetime import date

import pytest

from core.actions import service
from core.actions.service import ActionFields
from core.documents.paper import Paper, Request
from core.documents.service import make_paper
from core.errors import WaitingError
from core.workspace import Workspace
from tests.core.typeset.reading import pdfium
from tests.factories import own_office

DAY = date(2025, 6, 1)


def report(workspace: Workspace, year: int = 2568) -> Paper:
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request("actions", year=year))


def test_a_year_without_tasks_says_what_to_do_first(workspace: Workspace) -> None:
    own_office(workspace)
    with pytest.raises(WaitingError, match="ยังไม่มีงานติดตามของปีงบประมาณ"):
        report(workspace)


def test_the_report_counts_and_tells_every_task_of_the_year(workspace: Workspace) -> None:
    own_office(workspace)
    with workspace.database.write() as session:
        late, done, dropped, doing, other = (
            service.add(session, ActionFields(words, "กลุ่มอำนวยการ", due=due), DAY)
            for words, due in (
                ("ช้า", DAY),
                ("เวียน", None),
                ("พัสดุ", None),
                ("ป้าย", date(2999, 9, 1)),
                ("ปีหน้า", date(2025, 12, 1)),
            )
        )
        service.finish(session, done, DAY, "เวียนครบ", "ab/หนังสือ.pdf")
        service.drop(session, dropped, DAY, "ไม่มีงบ")
        service.edit(session, doing, ActionFields("ป้าย", fiscal_year=2568), DAY)
        service.begin(session, doing)

    paper = report(workspace)

    text = " ".join(pdfium(paper.data).split())
    assert paper.pages == 1
    assert "ติดตามทั้งหมด ๔ เรื่อง เสร็จ ๑ กำลังทำ ๑ ค้าง ๑ เลิก ๑" in text
    assert "เกินกำหนด ๑ เรื่อง" in text
    assert "เวียนครบ หลักฐาน: หนังสือ.pdf เมื่อ ๑ มิ.ย. ๒๕๖๘" in text
    assert "เหตุผล: ไม่มีงบ" in text
    assert "ปีหน้า" not in text
    assert late < other
