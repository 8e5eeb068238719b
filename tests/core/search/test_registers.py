"""Papers, numbers, certificates, orders and files are found, and as they are now."""

from __future__ import annotations

from datetime import date

import pytest

from core import paths
from core.approvals.model import Approval, RequestResult, SignedScan
from core.certificates import service as certificates
from core.certificates.service import Holder
from core.drafts import service as drafts
from core.evidence.model import Evidence, EvidenceNone
from core.numbers import service as numbers
from core.numbers.kinds import read_kinds
from core.numbers.service import NumberFields
from core.people.model import Person
from core.search import index, queries
from core.search.among import Among
from core.search.queries import Hit
from core.surveys.model import Survey
from core.workspace import Workspace
from tests.factories import add_lesson, add_people

DAY = date(2026, 11, 3)  # the fiscal year 2570, the calendar year 2569


def hits(workspace: Workspace, asked: str, *kinds: str) -> list[Hit]:
    with workspace.database.read() as session:
        told = queries.find(session, asked, kinds=kinds)
    with workspace.database.write() as session:
        assert index.faults(session) == []
    assert told.total == len(told.hits)
    return list(told.hits)


def test_a_paper_that_is_written_is_found_by_each_of_its_values(workspace: Workspace) -> None:
    values = {
        "subject": "ขอเชิญเป็นวิทยากร",
        "body": "ด้วยสำนักงานจะจัด **เวที** แลกเปลี่ยน",
        "date": "2026-11-03",
    }
    with workspace.database.write() as session:
        id_ = drafts.add(session, "letter", values)

    [subject] = hits(workspace, "วิทยากร")
    [body] = hits(workspace, "เวที แลกเปลี่ยน", "paper")
    [day] = hits(workspace, "๓ พฤศจิกายน ๒๕๖๙")

    assert (subject.kind, subject.id, subject.part) == ("paper", id_, "subject")
    assert (body.part, body.title, body.snippet) == (
        "body",
        "ขอเชิญเป็นวิทยากร",
        "ด้วยสำนักงานจะจัด [เวที] [แลกเปลี่ยน]",
    )
    assert day.part == "date"

    with workspace.database.write() as session:
        drafts.write(session, id_, {"subject": "ยกเลิกเวที"})
    assert hits(workspace, "วิทยากร") == []
    with workspace.database.write() as session:
        drafts.remove(session, id_)
    assert hits(workspace, "เวที") == []


@pytest.mark.parametrize("asked", ["ศธ 09999/1", "ศธ ๐๙๙๙๙/๑", "ประชุมกลุ่ม", "บ้านดอน"])
def test_a_document_number_is_found_as_it_is_written(workspace: Workspace, asked: str) -> None:
    kinds = read_kinds((paths.RESOURCES,))
    given = NumberFields(DAY, "เชิญประชุมกลุ่ม", "โรงเรียนบ้านดอน")
    with workspace.database.write() as session:
        number = numbers.give(session, kinds["letter"], "ศธ ๐๙๙๙๙/", given)
        numbers.give(session, kinds["order"], "", NumberFields(DAY, "แต่งตั้งคณะทำงาน"))

    [hit] = hits(workspace, asked)

    assert (hit.kind, hit.id, hit.record) == ("paper", "ศธ 09999/1", number.id)
    assert (hit.part, hit.title, hit.year_be) == ("numbers.2569", "เชิญประชุมกลุ่ม", 2570)
    [order] = hits(workspace, "1/2569")
    assert order.title == "แต่งตั้งคณะทำงาน"


def test_why_a_number_is_void_is_found(workspace: Workspace) -> None:
    kinds = read_kinds((paths.RESOURCES,))
    with workspace.database.write() as session:
        number = numbers.give(session, kinds["order"], "", NumberFields(DAY, "แต่งตั้งคณะทำงาน"))
        numbers.void(session, number.id, "ออกซ้ำกับฉบับก่อน")

    assert [hit.id for hit in hits(workspace, "ออกซ้ำ")] == ["1/2569"]


def test_a_number_of_certificate_is_found_under_the_name_of_today(workspace: Workspace) -> None:
    one, other = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    holders = [Holder("discipline", one), Holder("honesty", other)]
    with workspace.database.write() as session:
        certificates.give(session, "virtue-2568", 2568, holders)
    [hit] = hits(workspace, "เกียรติบัตร ๒/๒๕๖๘")

    assert (hit.kind, hit.id, hit.title, hit.year_be) == ("person", other, "นางสาวปิ่น งาม", 2568)
    assert hit.part == "certificates.virtue-2568"

    with workspace.database.write() as session:
        session.get_one(Person, other).last_name = "ใจงาม"
        certificates.void(session, 2568, 2, "พิมพ์ผิด")
    assert [hit.title for hit in hits(workspace, "2/2568")] == ["นางสาวปิ่น ใจงาม"]
    assert [hit.part for hit in hits(workspace, "พิมพ์ผิด")] == ["certificates.virtue-2568"]


def test_what_was_decided_and_the_signed_copy_lead_to_the_record(workspace: Workspace) -> None:
    lesson = add_lesson(workspace, activity="งาน")
    with workspace.database.write() as session:
        sent = Approval(
            noun="lesson", record_id=lesson, version=1, printed="a.pdf", printed_sha256="0"
        )
        session.add(sent)
        session.flush()
        session.add(
            RequestResult(
                approval_id=sent.id,
                place=1,
                words="ขอแต่งตั้ง",
                result="other",
                note="มอบรองประธานดูแล",
                decided_on=DAY,
            )
        )
        session.add(SignedScan(approval_id=sent.id, file="x", sha256="0", name="สแกนหน้าแรก.pdf"))

    [order] = hits(workspace, "มอบรองประธาน")
    [scan] = hits(workspace, "สแกนหน้าแรก", "lesson")

    assert (order.kind, order.id, order.part) == ("lesson", lesson, "requests")
    assert (order.excerpt, order.year_be) == ("ขอแต่งตั้ง · อื่น ๆ · มอบรองประธานดูแล", 2570)
    assert (scan.id, scan.part) == (lesson, "scan")


def test_evidence_is_found_by_its_name_and_its_want_by_the_reason(workspace: Workspace) -> None:
    title, file = "คำประกาศเจตนารมณ์", "evidence/ประกาศ-ลงนาม.pdf"
    with workspace.database.write() as session:
        session.add(
            Evidence(fiscal_year=2569, point=1, slot="pledge", title=title, file=file, sha256="0")
        )
        session.add(EvidenceNone(fiscal_year=2569, point=2, slot="plan", reason="งบยังไม่จัดสรร"))

    [named] = hits(workspace, "เจตนารมณ์")
    [none] = hits(workspace, "ยังไม่จัดสรร", "paper")

    assert (named.kind, named.part, named.year_be) == ("paper", "1/pledge", 2569)
    assert [hit.part for hit in hits(workspace, "ลงนาม.pdf")] == ["1/pledge"]
    assert (none.kind, none.part, none.source) == ("paper", "2/plan", "paper.none")


def test_a_kind_holds_all_that_is_told_as_it(workspace: Workspace) -> None:
    [person] = add_people(workspace, "นายกล้า ดี")
    with workspace.database.write() as session:
        certificates.give(session, "virtue-2568", 2568, [Holder("honesty", person)])
    with workspace.database.read() as session:
        spread = queries.spread(session, "กล้า", Among())

    assert [hit.id for hit in hits(workspace, "กล้า", "person")] == [person, person]
    assert [hit.source for hit in hits(workspace, "กล้า", "person.certificate")] == [
        "person.certificate"
    ]
    assert spread.kinds == {"person": 2}


def test_a_survey_is_found_by_its_title_and_by_what_it_asked(workspace: Workspace) -> None:
    items = ({"title": "ความสะดวกในการลงคะแนน", "counts": [0, 0, 1, 2, 3]},)
    answers = {"n": 6, "groups": (), "items": items}
    with workspace.database.write() as session:
        kept = Survey(fiscal_year=2568, title="แบบประเมินผู้ลงคะแนน", answers=answers)
        session.add(kept)
        session.flush()
        id_ = kept.id

    [named] = hits(workspace, "ประเมินผู้ลง")
    [asked] = hits(workspace, "ความสะดวก", "paper")

    assert (named.kind, named.part, named.year_be) == ("paper", "", 2568)
    assert (asked.part, asked.record, asked.title) == ("items", id_, "แบบประเมินผู้ลงคะแนน")
