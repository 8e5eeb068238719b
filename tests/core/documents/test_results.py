"""Announcement, certificates and tally of real rounds."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from core.awards import service as awards
from core.documents.paper import MissingValuesError
from core.errors import NotFoundError, TemplateError, UserError, WaitingError
from core.imports import batches
from core.settings import Chief
from core.workspace import Workspace
from tests.core.documents.making import (
    LONG_NAME,
    NAMES,
    decide,
    freeze,
    named,
    print_paper,
    said,
    voted,
)
from tests.core.typeset.reading import bare, lines, pdfium, poppler
from tests.factories import (
    KEYS,
    ROUND,
    add_people,
    ballot,
    import_votes,
    open_round,
    votes_file,
)
from tests.tagtree import problems, texts

HALF = 0.5
RESULT_PAPERS = ("announcement", "certificates")


@pytest.fixture
def ids(workspace: Workspace, tmp_path: Path) -> list[int]:
    return voted(workspace, tmp_path)


def text_of(data: bytes) -> str:
    return "".join(text for page in said(data) for text in page)


@pytest.mark.parametrize("kind", RESULT_PAPERS)
def test_a_result_paper_of_an_open_round_waits(
    workspace: Workspace, ids: list[int], kind: str
) -> None:
    for draft in (False, True):
        with pytest.raises(WaitingError, match="ยังไม่ยืนยันผลรอบ virtue-2568"):
            print_paper(workspace, kind, award=ROUND, draft=draft)


def test_the_announcement_lists_the_winners_in_order(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    paper = print_paper(workspace, "announcement", award=ROUND, values={"date": "2568-07-04"})
    assert problems(paper.data) == []
    cells = [text for kind, text in texts(paper.data) if kind in {"TH", "TD"}]
    posts = ["นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ"] * 5
    titles = ("พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู")
    heads = [f"{n}. ด้าน{title}" for n, title in zip("๑๒๓๔๕", titles, strict=True)]
    rows = zip(heads, NAMES[:5], posts, strict=True)
    assert [bare(cell) for cell in cells] == [bare(cell) for row in rows for cell in row]
    assert "ประกาศ ณ วันที่ ๔ กรกฎาคม พ.ศ. ๒๕๖๘" in text_of(paper.data)
    assert paper.title.startswith("ประกาศสำนักงานศึกษาธิการจังหวัดแสนสุข เรื่อง ยกย่องเชิดชูเกียรติ")


def test_the_announcement_stands_as_the_regulation_wants_it(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    paper = print_paper(workspace, "announcement", award=ROUND)
    page = lines(paper.data)[0]
    title, subject = named(page, "ประกาศสำนักงาน"), named(page, "เรื่อง  ยกย่อง")
    for line in (title, subject):
        assert (line.left + line.right) / 2 == pytest.approx(110, abs=HALF)
    assert title.baseline == pytest.approx(15 + 30 + (10 + 13.05) * 25.4 / 72, abs=HALF)
    assert named(page, "ด้วยสำนักงาน").left == pytest.approx(55, abs=HALF)
    assert named(page, "๑. ด้าน").left == pytest.approx(55, abs=HALF)
    assert named(page, "(นายปัญญา").left == pytest.approx(105, abs=HALF)
    assert max(line.right for line in page) <= 190 + HALF


def test_a_date_that_is_not_given_is_room_to_write_by_hand(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    for kind in RESULT_PAPERS:
        paper = print_paper(workspace, kind, award=ROUND)
        assert paper.missing == ()
        found = re.search(r"ณ วันที่( +)เดือน( +)พ\.ศ\.", poppler(paper.data))
        assert found
        assert min(map(len, found.groups())) >= 3


def test_an_announcement_has_a_number_only_if_it_is_given(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    plain = print_paper(workspace, "announcement", award=ROUND)
    numbered = print_paper(workspace, "announcement", award=ROUND, values={"number": "12/2568"})
    assert "ที่  ๑๒/๒๕๖๘" in text_of(numbered.data)
    assert "ที่  ๑๒/" not in text_of(plain.data)


def test_result_papers_say_that_ballots_were_anonymous(
    workspace: Workspace, tmp_path: Path
) -> None:
    voted(workspace, tmp_path, voters="anonymous")
    freeze(workspace)
    assert "การลงคะแนนครั้งนี้ไม่ระบุตัวผู้ลงคะแนน" in text_of(
        print_paper(workspace, "announcement", award=ROUND).data
    )
    assert "การลงคะแนนครั้งนี้ไม่ระบุตัวผู้ลงคะแนน" in text_of(
        print_paper(workspace, "tally", award=ROUND).data
    )


def test_a_committees_choice_is_part_of_the_reason(workspace: Workspace, ids: list[int]) -> None:
    decide(workspace, KEYS[0], ids[5])
    freeze(workspace)
    text = text_of(print_paper(workspace, "announcement", award=ROUND).data)
    assert "และมติของคณะกรรมการ" in text
    assert NAMES[5] in text


@pytest.mark.parametrize("design", ["gold", "quiet", "lotus", "plain"])
def test_certificates_are_one_file_in_the_order_of_the_categories(
    workspace: Workspace, ids: list[int], design: str
) -> None:
    frozen = freeze(workspace)
    paper = print_paper(workspace, "certificates", award=ROUND, design=design)
    assert (paper.pages, paper.shrunk, paper.one_ink) == (5, (LONG_NAME,), design == "plain")
    assert problems(paper.data) == []
    pages = pdfium(paper.data).split("\f")
    for n, (page, winner) in enumerate(zip(pages, frozen.winners, strict=True), 1):
        assert bare(winner.name) in bare(page)
        assert f"เลขที่ {'๐๑๒๓๔๕'[n]}/๒๕๖๘" in page
        assert f"ด้าน{winner.title}" in page
    figures = [text for kind, text in _alts(paper.data) if "คิวอาร์" in text]
    assert figures == [f"คิวอาร์โค้ดสำหรับตรวจสอบ {winner.code}" for winner in frozen.winners]


def test_certificates_of_some_numbers_only(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    paper = print_paper(workspace, "certificates", award=ROUND, only=(2, 4))
    assert paper.pages == 2
    assert [name in pdfium(paper.data) for name in NAMES[1:4]] == [True, False, True]
    with pytest.raises(NotFoundError, match="๙/๒๕๖๘"):
        print_paper(workspace, "certificates", award=ROUND, only=(9,))


def test_a_design_that_is_not_there_is_refused_with_those_that_are(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    for key in ("silver", "../awards/virtue"):
        with pytest.raises(NotFoundError, match=r"gold .*plain"):
            print_paper(workspace, "certificates", award=ROUND, design=key)


def test_a_result_without_a_chief_is_not_printed(workspace: Workspace, ids: list[int]) -> None:
    freeze(workspace)
    office = replace(workspace.settings.office, chief=Chief())
    workspace.change_settings(replace(workspace.settings, office=office))
    with pytest.raises(MissingValuesError) as lacks:
        print_paper(workspace, "announcement", award=ROUND)
    assert lacks.value.missing == ("ชื่อหัวหน้าสำนักงาน", "ตำแหน่งหัวหน้าสำนักงาน")
    draft = print_paper(workspace, "certificates", award=ROUND, draft=True)
    assert draft.missing == lacks.value.missing
    assert pdfium(draft.data).count("ร่าง") == 5


def test_an_older_version_is_printed_with_a_word_of_warning(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    with workspace.database.write() as session:
        awards.reopen(session, workspace.rulebook, ROUND, "พบชื่อผิด")
    old = print_paper(workspace, "announcement", award=ROUND, version=1)
    assert "รอบนี้เปิดอยู่" in old.notes[0]
    decide(workspace, KEYS[1], ids[5])
    freeze(workspace)
    first = print_paper(workspace, "announcement", award=ROUND, version=1)
    now = print_paper(workspace, "announcement", award=ROUND)
    assert "ฉบับที่ใช้อยู่คือฉบับที่ ๒" in first.notes[0]
    assert [NAMES[5] in text_of(paper.data) for paper in (first, now)] == [False, True]
    void = print_paper(workspace, "certificates", award=ROUND, version=1)
    assert any("๒/๒๕๖๘" in note and "ยกเลิก" in note for note in void.notes)
    with pytest.raises(NotFoundError):
        print_paper(workspace, "tally", award=ROUND, version=7)


def test_a_tally_of_an_open_round_says_so(workspace: Workspace, ids: list[int]) -> None:
    paper = print_paper(workspace, "tally", award=ROUND)
    text = text_of(paper.data)
    assert "ยังไม่ยืนยันผล" in text
    assert "ยืนยันผลฉบับที่" not in text
    assert "ผู้มีสิทธิลงคะแนน ๖ คน  บัตรดี ๔ บัตร  คิดเป็นร้อยละ ๖๖.๖๗" in text
    assert problems(paper.data) == []


def test_a_tally_of_a_confirmed_round_says_which_version(
    workspace: Workspace, ids: list[int]
) -> None:
    frozen = freeze(workspace)
    text = text_of(print_paper(workspace, "tally", award=ROUND).data)
    assert "ยืนยันผลฉบับที่ ๑ เมื่อวันที่ " in text
    assert f"รหัสผล {frozen.sha256[:8]}" in text
    assert "ยังไม่ยืนยันผล" not in text


def test_a_tally_shows_how_every_category_came_about(workspace: Workspace, ids: list[int]) -> None:
    decide(workspace, KEYS[0], ids[5])
    paper = print_paper(workspace, "tally", award=ROUND)
    text = text_of(paper.data)
    cells = [bare(cell) for kind, cell in texts(paper.data) if kind in {"TH", "TD"}]
    first = cells.index("อันดับ")
    assert cells[first : first + 14] == [
        *("อันดับ", "ชื่อ–สกุล", "คะแนน", "ร้อยละ", "ผล"),
        *("๑", bare(NAMES[0]), "๓", "๗๕.๐๐"),
        *("๒", bare(NAMES[5]), "๑", "๒๕.๐๐", "ได้รับการคัดเลือกตามมติ"),
    ]
    for words in (
        f"ผล: {NAMES[5]} ตามมติคณะกรรมการ",
        f"มติคณะกรรมการเมื่อวันที่ ๑๘ มิถุนายน ๒๕๖๘ ให้ {NAMES[5]} ได้รับการคัดเลือก เหตุผล: ผลงานเด่นกว่า",
        "ผู้เข้าประชุม: นายประธาน มั่นคง, นางเลขา ดีงาม",
        "มตินี้ต่างจากผลคะแนน",
        "มีคะแนน ๔  ไม่ลงคะแนน ๐  บัตรเสีย ๐  รอยืนยันชื่อ ๐  รวม ๔ บัตร",
        "มีคะแนน ๓  ไม่ลงคะแนน ๑  บัตรเสีย ๐  รอยืนยันชื่อ ๐  รวม ๔ บัตร",
        "ร้อยละของแต่ละคนคิดจากบัตรดีของทั้งรอบ ๔ บัตร",
        "ผู้ลงคะแนนที่ส่งแบบมากกว่าหนึ่งครั้ง นับเฉพาะครั้งล่าสุด",
        "นับเฉพาะผู้มีรายชื่อเป็นผู้มีสิทธิ",
    ):
        assert bare(words) in bare(text)


def test_a_tally_names_the_files_by_their_code(workspace: Workspace, ids: list[int]) -> None:
    with workspace.database.read() as session:
        [batch] = batches.every_batch(session)
    while_open = _cells(print_paper(workspace, "tally", award=ROUND).data)
    frozen = freeze(workspace)
    confirmed = _cells(print_paper(workspace, "tally", award=ROUND).data)

    assert frozen.version == 1
    for cells in (while_open, confirmed):
        assert cells[:2] == [batch.file, "๔"]
        assert re.fullmatch("[0-9a-f]{8}", cells[2])


def test_a_tally_tells_ties_conflicts_and_waiting_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    _, a, b, c, d, e = NAMES
    rows = [
        ballot(ids[0], a, a, c, d, e),
        ballot(ids[1], b, a, c, d, e),
        ballot(ids[2], "", "", "ใคร ไม่รู้"),
    ]
    import_votes(workspace, votes_file(tmp_path, rows))

    text = bare(text_of(print_paper(workspace, "tally", award=ROUND).data))
    for words in (
        f"คะแนนสูงสุดเท่ากัน ๒ คน ได้แก่ {a}, {b}",
        "ผล: คะแนนสูงสุดเท่ากัน รอมติคณะกรรมการ",
        "มีคะแนน ๒  ไม่ลงคะแนน ๐  บัตรเสีย ๐  รอยืนยันชื่อ ๑  รวม ๓ บัตร",
        f"{a} ได้คะแนนสูงสุดด้านพอเพียง และ ด้านวินัย",
        f"ผล: {d} ได้คะแนนสูงสุด",
    ):
        assert bare(words) in text


def test_a_tally_of_a_round_without_votes_can_be_printed(workspace: Workspace) -> None:
    open_round(workspace)
    text = text_of(print_paper(workspace, "tally", award=ROUND).data)
    assert "ยังไม่มีไฟล์คะแนน" in text
    assert text.count("ผล: ยังไม่มีคะแนน") == 5


def test_an_unknown_kind_lists_those_there_are(workspace: Workspace) -> None:
    for kind in ("poster", "lesson-memo", "../lessons/lesson-memo"):
        with pytest.raises(UserError, match=r"announcement .*certificates .*lesson .*memo .*tally"):
            print_paper(workspace, kind)


def test_a_paper_about_a_round_asks_for_the_round(workspace: Workspace, ids: list[int]) -> None:
    with pytest.raises(UserError, match="ต้องระบุรอบ"):
        print_paper(workspace, "tally")
    with pytest.raises(NotFoundError, match="virtue-2568"):
        print_paper(workspace, "tally", award="virtue-2500")


def test_values_that_the_paper_does_not_have_are_refused(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    with pytest.raises(TemplateError, match=r"colour.*number, date"):
        print_paper(workspace, "announcement", award=ROUND, values={"colour": "red"})
    with pytest.raises(UserError, match="วันที่"):
        print_paper(workspace, "announcement", award=ROUND, values={"date": "เมื่อวาน"})


def test_the_emblem_and_the_seal_are_drawn_where_the_office_gave_them(
    workspace: Workspace, ids: list[int]
) -> None:
    freeze(workspace)
    circle = '<circle cx="5" cy="5" r="5"/>'
    art = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{circle}</svg>'
    (workspace.files / "mark.svg").write_text(art)
    office = replace(workspace.settings.office, emblem="mark.svg", seal="mark.svg")
    workspace.change_settings(replace(workspace.settings, office=office))
    announcement = print_paper(workspace, "announcement", award=ROUND)
    plain = print_paper(workspace, "certificates", award=ROUND, design="plain")
    assert announcement.notes == ()
    assert "ตราครุฑ" not in pdfium(announcement.data)
    assert plain.one_ink is False
    assert _ink_in_the_middle(announcement.data)

    gone = replace(office, emblem="gone.svg")
    workspace.change_settings(replace(workspace.settings, office=gone))
    paper = print_paper(workspace, "announcement", award=ROUND)
    assert "gone.svg" in paper.notes[0]
    assert "ตราครุฑ" in pdfium(paper.data)


def _cells(data: bytes) -> list[str]:
    return [text for kind, text in texts(data) if kind == "TD"]


def _alts(data: bytes) -> list[tuple[str, str]]:
    """Kind and alternative text of every figure, in reading order."""
    out: list[tuple[str, str]] = []

    def walk(element: pikepdf.Object) -> None:
        if "/Alt" in element:
            out.append((str(element.S), str(element.Alt)))
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    with pikepdf.open(BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return out


def _ink_in_the_middle(data: bytes) -> bool:
    """Whether the middle of the emblem's place is dark."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        image = page.render(scale=1).to_pil().convert("L")
        page.close()
    pixel = image.getpixel((int(110 * 72 / 25.4), int(30 * 72 / 25.4)))
    return isinstance(pixel, int) and pixel < 64
