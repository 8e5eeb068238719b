"""The year's book, made of real records and read back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from core.activities import service as activities
from core.activities.service import ActivityFields
from core.approvals import scans
from core.approvals import service as approvals
from core.documents.paper import Paper, Request
from core.documents.service import make_paper
from core.errors import CancelledError, TemplateError, WaitingError
from core.jobs import Progress
from core.lessons.model import LessonRecord
from core.publishing.ebook import Wish, draw_ebook, gather_ebook, make_ebook
from core.thai.numerals import to_thai
from core.workspace import Workspace
from tests.core.approvals.making import a_jpg, a_pdf, carry, on_stick
from tests.core.publishing.reading import at_foot, claims, labels, links, outline
from tests.core.typeset.reading import bare, lines, pdfium, poppler
from tests.factories import add_lesson, add_sample_lesson, own_office
from tests.tagtree import problems

YEAR = 2568
FRONT = 3  # cover, preface, contents


def lesson(workspace: Workspace, activity: str) -> int:
    """A whole record about this activity."""
    id_ = add_sample_lesson(workspace)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).activity = activity
    return id_


def plan(workspace: Workspace, *names: str) -> None:
    with workspace.database.write() as session:
        for name in names:
            activities.add(session, ActivityFields(name, YEAR))


def made(workspace: Workspace, progress: Progress | None = None, **wish: object) -> Paper:
    own_office(workspace)
    with workspace.database.read() as session:
        return make_ebook(session, workspace.house, Wish(YEAR, **wish), progress)  # type: ignore[arg-type]


def alone(workspace: Workspace, id_: int) -> Paper:
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request("lesson", lesson=id_))


def test_the_contents_and_the_outline_name_the_pages_where_papers_begin(
    workspace: Workspace,
) -> None:
    names = [f"กิจกรรมที่ {n}" for n in range(8, 0, -1)]
    plan(workspace, *names)
    ids = [lesson(workspace, name) for name in names]
    pages = alone(workspace, ids[0]).pages

    paper = made(workspace)

    begins = [FRONT + pages * n for n in range(8)]
    called = labels(paper.data)
    assert called[:FRONT] == ["ปก", "ก", "ข"]
    assert called[FRONT:] == [to_thai(n) for n in range(1, len(called) - FRONT + 1)]
    top = [(t, page) for level, t, page in outline(paper.data) if not level and page >= FRONT]
    assert top[:8] == [(to_thai(name), page) for name, page in zip(names, begins, strict=True)]
    assert [title for title, _ in top[8:]] == ["ดัชนีตามคุณธรรม", "ดัชนีตามตัวชี้วัดองค์กรคุณธรรม"]
    wanted = [(f"{title} หน้า {called[page]}", page) for title, page in top]
    assert links(paper.data)[: len(top)] == wanted
    assert paper.pages == len(called)


def test_every_page_of_the_body_bears_its_number_and_nothing_stands_on_it(
    workspace: Workspace,
) -> None:
    for n in range(3):
        lesson(workspace, f"กิจกรรมที่ {n}")
    paper = made(workspace)
    for label, foot in zip(labels(paper.data)[FRONT:], at_foot(paper.data)[FRONT:], strict=True):
        [number] = [line for line in foot if line.text.startswith("หน้า")]
        assert number.text == f"หน้า {label}"
        assert abs(number.right - 190) < 0.5
        assert all(line is number or line.right < number.left - 1 for line in foot)


def test_papers_stand_in_the_book_as_they_are_printed_alone(workspace: Workspace) -> None:
    id_ = lesson(workspace, "เช้าวันพุธสุขใจ")
    single = lines(alone(workspace, id_).data)

    paper = made(workspace)

    inside = [
        [line[:5] for line in page if not line.text.startswith("หน้า ")]
        for page in lines(paper.data)[FRONT : FRONT + len(single)]
    ]
    assert inside == [[line[:5] for line in page] for page in single]


def test_a_book_of_our_own_papers_is_tagged_and_pdf_a(workspace: Workspace) -> None:
    lesson(workspace, "เช้าวันพุธสุขใจ")
    paper = made(workspace)
    assert problems(paper.data) == []
    assert claims(paper.data) == (True, True)


def test_the_same_records_give_the_same_pages_and_one_edit_makes_it_new(
    workspace: Workspace,
) -> None:
    id_ = lesson(workspace, "เช้าวันพุธสุขใจ")
    first, again = made(workspace), made(workspace)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).activity = "เช้าวันพุธสุขล้น"
    edited = made(workspace)

    assert pdfium(first.data) == pdfium(again.data)
    assert "เช้าวันพุธสุขล้น" in bare(pdfium(edited.data))
    assert "เช้าวันพุธสุขใจ" not in bare(pdfium(edited.data))


def test_the_indexes_lead_from_virtue_and_indicator_to_the_papers(workspace: Workspace) -> None:
    common = {"fiscal_year": YEAR, "problems": ["เวลาน้อย"]}
    add_lesson(workspace, activity="วันพุธ", virtues=["honesty", "discipline"], **common)
    add_lesson(workspace, activity="จิตอาสา", virtues=["discipline"], indicators=[5, 8], **common)

    paper = made(workspace)

    found = {title: page for level, title, page in outline(paper.data) if level == 0}
    in_index = [said for said, page in links(paper.data) if page in found.values()][4:]
    one, other = (f"{name} หน้า {labels(paper.data)[found[name]]}" for name in ("วันพุธ", "จิตอาสา"))
    assert in_index == [one, other, one, other, other]
    below = [
        title for level, title, page in outline(paper.data) if level and page > found["จิตอาสา"]
    ]
    assert below[-4:] == ["วินัย", "สุจริต", "ตัวชี้วัดที่ ๕", "ตัวชี้วัดที่ ๘"]


def test_a_record_without_virtues_and_indicators_makes_no_index(workspace: Workspace) -> None:
    add_lesson(workspace, activity="จิตอาสา", fiscal_year=YEAR)
    assert "ดัชนี" not in pdfium(made(workspace).data)


def test_what_was_not_reported_is_told_and_printed_only_if_asked(workspace: Workspace) -> None:
    names = [f"กิจกรรมที่ {n}" for n in range(1, 11)]
    plan(workspace, *names)
    for name in names[:8]:
        lesson(workspace, name)

    silent, named = made(workspace), made(workspace, unreported=True)

    assert silent.missing == named.missing == ("กิจกรรมที่ 10", "กิจกรรมที่ 9")
    assert silent.notes[-1] == "ยังรายงานไม่ครบ ๒ กิจกรรม: กิจกรรมที่ 10, กิจกรรมที่ 9"
    assert "ยังไม่รายงาน" not in pdfium(silent.data)
    assert "๑. กิจกรรมที่ ๑๐ (ยังไม่รายงาน)" in poppler(named.data)
    assert problems(named.data) == []
    [listed] = [page for _, title, page in outline(named.data) if title == "กิจกรรมที่ยังไม่รายงาน"]
    assert ("กิจกรรมที่ยังไม่รายงาน หน้า " + labels(named.data)[listed], listed) in links(named.data)


def test_a_record_with_gaps_stands_as_a_draft_and_it_is_told(workspace: Workspace) -> None:
    add_lesson(workspace, activity="จิตอาสา", fiscal_year=YEAR)
    paper = made(workspace, unreported=True)
    assert "ร่าง" in pdfium(paper.data)
    assert "ยังไม่ครบ ๑ เรื่อง พิมพ์เป็นร่างไว้: จิตอาสา" in paper.notes
    assert "จิตอาสา (รายงานยังไม่ครบ)" in poppler(paper.data)


@pytest.mark.parametrize("kind", ["pdf", "jpg"])
def test_the_signed_copy_stands_instead_untouched_and_it_is_said(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    id_ = lesson(workspace, "เช้าวันพุธสุขใจ")
    data = a_pdf(pages=2) if kind == "pdf" else a_jpg()
    carry(workspace, id_)
    kept = scans.keep_scan(workspace.files, on_stick(tmp_path, data, f"สแกน.{kind}"))
    with workspace.database.write() as session:
        approvals.sign(session, id_, kept)
    lesson(workspace, "จิตอาสา")

    paper = made(workspace)

    with pikepdf.open(BytesIO(paper.data)) as pdf:
        inside = {bytes(image.read_raw_bytes()) for image in pictures(pdf)}
    assert pictures_of(data, kind) <= inside
    pages = 2 if kind == "pdf" else 1
    begins = [page for level, _, page in outline(paper.data) if not level and page >= FRONT]
    assert begins[:2] == [FRONT, FRONT + pages]
    assert problems(paper.data) == ["no claim of PDF/UA"]
    assert claims(paper.data) == (False, False)
    assert "จึงไม่ระบุว่าเล่มนี้เป็น PDF/A" in paper.notes[-1]
    assert paper.notes[-1].endswith("เช้าวันพุธสุขใจ")


def pictures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    ]


def pictures_of(data: bytes, kind: str) -> set[bytes]:
    """The coded pictures of a scan."""
    if kind == "jpg":
        return {data}
    with pikepdf.open(BytesIO(data)) as pdf:
        return {bytes(image.read_raw_bytes()) for image in pictures(pdf)}


def test_a_year_without_lessons_waits(workspace: Workspace) -> None:
    plan(workspace, "จิตอาสา")
    with pytest.raises(WaitingError, match="ยังไม่มีบันทึกถอดบทเรียน"):
        made(workspace)


def test_the_officer_may_write_the_preface_and_nothing_else(workspace: Workspace) -> None:
    lesson(workspace, "จิตอาสา")
    paper = made(workspace, values={"preface": "คำนำของเราเอง", "author": "งานวินัย"})
    assert "คำนำของเราเอง" in bare(pdfium(paper.data))
    with pytest.raises(TemplateError, match="ไม่มีคีย์: colour"):
        made(workspace, values={"colour": "red"})


def test_progress_is_told_and_a_stop_leaves_nothing(workspace: Workspace) -> None:
    lesson(workspace, "จิตอาสา")
    told: list[tuple[int, int, str]] = []
    progress = Progress(lambda done, total, text: told.append((done, total, text)))
    made(workspace, progress)
    stages = list(dict.fromkeys(text for _, _, text in told))
    assert stages == ["กำลังรวบรวมบทเรียน", "กำลังเรียงพิมพ์", "กำลังจัดหน้า", "กำลังวาดหน้า"]
    assert all(done <= total for done, total, _ in told)

    for stage in stages:
        with pytest.raises(CancelledError):
            made(workspace, stopping_at(stage))


def stopping_at(stage: str) -> Progress:
    """A progress that is asked to stop as soon as this stage is told."""

    def told(_done: int, _total: int, text: str) -> None:
        if text == stage:
            progress.cancel()

    progress = Progress(told)
    return progress


def test_gathering_needs_the_database_and_drawing_does_not(workspace: Workspace) -> None:
    lesson(workspace, "จิตอาสา")
    with workspace.database.read() as session:
        book = gather_ebook(session, workspace.house, Wish(YEAR))
    workspace.close()
    assert draw_ebook(book).pages > FRONT
