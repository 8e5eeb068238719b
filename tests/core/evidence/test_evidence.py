"""A year's evidence: into its slots, said to be none, and packed to hand over."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from typing_extensions import override

from core import paths
from core.errors import (
    CancelledError,
    ConflictError,
    NotFoundError,
    TemplateError,
    UserError,
    WaitingError,
)
from core.evidence import service
from core.evidence.lists import COVER
from core.evidence.pack import HASHES, INDEX, Pack, states, write_pack
from core.evidence.points import read_points
from core.evidence.queries import board
from core.evidence.service import Facts, Place
from core.jobs import Progress
from core.publishing import log
from core.publishing.log import Published
from core.workspace import Workspace
from tests.core.approvals.making import a_jpg, add_record, signed
from tests.factories import add_sample_lesson

POINTS = read_points((paths.RESOURCES,))
YEAR = 2568
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def file_of(folder: Path, name: str, data: bytes = PICTURE) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def put(workspace: Workspace, source: Path, slot: str = "1/declaration", **facts: object) -> int:
    point, _, key = slot.partition("/")
    with workspace.database.write() as session:
        place = Place(YEAR, int(point), key)
        return service.add(session, POINTS, workspace.files, place, source, Facts(**facts))  # type: ignore[arg-type]


def say_none_of_the_rest(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        for state in states(session, workspace.house, POINTS, YEAR):
            if not state.settled:
                place = Place(YEAR, state.row.point.number, state.row.slot.key)
                service.say_none(session, POINTS, place, "ยังไม่ครบรอบ")


def pack(workspace: Workspace, out: Path, progress: Progress | None = None) -> Pack:
    with workspace.database.read() as session:
        return write_pack(session, workspace.house, POINTS, YEAR, out, progress)


def words_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", text)


def test_there_are_nine_points_and_the_fifth_says_what_the_committee_says() -> None:
    assert [point.number for point in POINTS.points] == list(range(1, 10))
    assert POINTS.point(5).wording == (
        "องค์กรมีการประเมินผลหรือรายงานผลการดำเนินงาน มีการปรับปรุงหรือพัฒนา มีการทบทวน หรือถอดบทเรียน "
        "เพื่อให้การดำเนินงานมีผลสำเร็จเพิ่มมากขึ้น และเป็นไปตามเป้าหมายของแผนการดำเนินงาน"
    )


def test_a_file_lies_in_its_slot_with_what_is_said_of_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = file_of(tmp_path, "รายชื่อ.png")

    id_ = put(
        workspace,
        source,
        "1/signatories",
        title=" รายชื่อผู้ลงนาม ",
        number="ศธ 09999/12",
        day=date(2024, 11, 4),
        signed=69,
        asked=72,
    )

    with workspace.database.read() as session:
        (row,) = [one for one in board(session, POINTS, YEAR) if one.files]
    (found,) = row.files
    assert (row.point.number, row.slot.key, row.settled) == (1, "signatories", True)
    assert (found.id, found.title, found.number) == (id_, "รายชื่อผู้ลงนาม", "ศธ 09999/12")
    assert (found.day, found.signed, found.asked, found.pages) == (date(2024, 11, 4), 69, 72, 1)
    assert (workspace.files / found.file).read_bytes() == PICTURE
    assert found.sha256 == hashlib.sha256(PICTURE).hexdigest()


def test_without_a_title_the_evidence_is_called_like_its_slot(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, file_of(tmp_path, "a.pdf", b"%PDF-1.7 broken"))

    with workspace.database.read() as session:
        (row,) = [one for one in board(session, POINTS, YEAR) if one.files]
    assert (row.files[0].title, row.files[0].pages) == ("ประกาศเจตนารมณ์ที่ลงนาม", 0)


@pytest.mark.parametrize(
    ("slot", "facts", "error"),
    [
        ("10/declaration", {}, NotFoundError),
        ("1/nothing", {}, NotFoundError),
        ("1/signatories", {"signed": 3}, UserError),
        ("1/signatories", {"signed": 5, "asked": 3}, UserError),
        ("1/signatories", {"signed": 0, "asked": 0}, UserError),
        ("1/declaration", {"title": "ก\x07"}, UserError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    workspace: Workspace,
    tmp_path: Path,
    slot: str,
    facts: dict[str, object],
    error: type[UserError],
) -> None:
    source = file_of(tmp_path, "a.png")
    with pytest.raises(error):
        put(workspace, source, slot, **facts)
    with workspace.database.read() as session:
        assert not any(row.files for row in board(session, POINTS, YEAR))


def test_the_same_file_stands_once_in_a_slot_but_may_stand_in_another(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = file_of(tmp_path, "a.png")
    put(workspace, source)
    with pytest.raises(ConflictError):
        put(workspace, source)
    assert put(workspace, source, "1/ceremony")


def test_nothing_and_something_never_stand_in_one_slot(
    workspace: Workspace, tmp_path: Path
) -> None:
    place = Place(YEAR, 2, "aims")
    with workspace.database.write() as session:
        service.say_none(session, POINTS, place, "ยังไม่ประชุม")
        service.say_none(session, POINTS, place, "เลื่อนประชุม")
    with workspace.database.read() as session:
        (said,) = [one.none for one in board(session, POINTS, YEAR) if one.none is not None]
    assert said == "เลื่อนประชุม"

    id_ = put(workspace, file_of(tmp_path, "a.png"), "2/aims")
    with workspace.database.write() as session:
        assert all(one.none is None for one in board(session, POINTS, YEAR))
        with pytest.raises(ConflictError):
            service.say_none(session, POINTS, place)
    with workspace.database.write() as session:
        service.remove(session, id_)
        service.say_none(session, POINTS, place)
        service.unsay_none(session, place)
        assert not any(one.settled for one in board(session, POINTS, YEAR))


def test_facts_are_edited_and_an_empty_title_keeps_the_old_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    id_ = put(workspace, file_of(tmp_path, "a.png"), title="ภาพพิธี")
    with workspace.database.write() as session:
        service.edit(session, id_, Facts(number="๑๒/๒๕๖๘"))
    with workspace.database.read() as session:
        (row,) = [one for one in board(session, POINTS, YEAR) if one.files]
    assert (row.files[0].title, row.files[0].number) == ("ภาพพิธี", "๑๒/๒๕๖๘")


def test_another_year_has_its_own_evidence(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, file_of(tmp_path, "a.png"))
    with workspace.database.read() as session:
        assert not any(row.settled for row in board(session, POINTS, YEAR + 1))


def test_a_pack_with_an_empty_slot_is_refused_by_name_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_sample_lesson(workspace)

    with pytest.raises(WaitingError) as refused:
        pack(workspace, tmp_path / "ชุด")

    slots = [slot for point in POINTS.points for slot in point.slots]
    assert len(refused.value.findings) == len(slots) - 1  # the lesson settles its own
    assert refused.value.findings[0] == "ข้อ ๑ ยังไม่มีประกาศเจตนารมณ์ที่ลงนาม"
    assert [one.name for one in tmp_path.iterdir()] == ["workspace"]


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.links += [unquote(value or "") for name, value in attrs if name in {"href", "src"}]


@pytest.fixture
def ready(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A year with a lesson, two files for one point, and a word about all the rest."""
    add_sample_lesson(workspace)
    put(workspace, file_of(tmp_path, "พิธี.png"), "1/ceremony", title="ภาพพิธี <เช้า> & บ่าย/ค่ำ")
    names = file_of(tmp_path, "ชื่อ.docx", b"PK names")
    put(workspace, names, "1/signatories", title="รายชื่อ", signed=69, asked=72)
    say_none_of_the_rest(workspace)
    return workspace


def test_a_pack_has_nine_folders_a_cover_and_the_hash_of_every_file(
    ready: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "ชุดหลักฐาน 2568"

    made = pack(ready, out)

    assert sorted(one.name for one in out.iterdir()) == sorted(
        [*map(str, range(1, 10)), COVER, INDEX, HASHES]
    )
    assert [one.path for one in made.files][:2] == [
        "1/01 ภาพพิธี -เช้า- & บ่าย-ค่ำ.png",
        "1/02 รายชื่อ.docx",
    ]
    assert made.files[2].path.startswith("5/01 บันทึกข้อความ รายงานการถอดบทเรียน")
    lines = [line.split("  ", 1) for line in (out / HASHES).read_text("utf-8").splitlines()]
    hashes = {path: sha256 for sha256, path in lines}
    files = {f.relative_to(out).as_posix(): f for f in out.rglob("*") if f.is_file()}
    del files[HASHES]
    assert hashes == {
        path: hashlib.sha256(file.read_bytes()).hexdigest() for path, file in files.items()
    }
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_every_link_of_the_pack_is_alive_and_none_leaves_it(
    ready: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "ชุด"
    made = pack(ready, out)

    page = (out / INDEX).read_text("utf-8")
    links = _Links(page).links

    assert sorted(links) == sorted([COVER, *(one.path for one in made.files)])
    assert all((out / link).is_file() for link in links)
    assert "ภาพพิธี &lt;เช้า&gt; &amp; บ่าย/ค่ำ" in page
    assert page.count('class="none"') == len(made.nothing) > 10


def test_the_cover_lists_every_file_and_what_there_is_none_of(
    ready: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "ชุด"
    made = pack(ready, out)

    text = words_of(out / COVER)

    assert "๖๙ จาก ๗๒ คน ร้อยละ ๙๕.๘๓" in text
    assert text.count("ไม่มี ยังไม่ครบรอบ") == len(made.nothing)
    assert made.files[2].pages == 3


def test_the_signed_copy_takes_the_place_of_the_paper_byte_for_byte(
    ready: Workspace, tmp_path: Path
) -> None:
    record = add_record(ready)
    scan = signed(ready, tmp_path, record, a_jpg())
    out = tmp_path / "ชุด"

    made = pack(ready, out)

    (copy,) = [one for one in made.files if one.note == "ฉบับลงนาม"]
    assert copy.path == "5/02 บุคลากรคุณธรรมต้นแบบ.jpg"
    assert copy.sha256 == scan.sha256
    assert (out / copy.path).read_bytes() == a_jpg()


def test_what_was_published_proves_the_ninth_point_by_itself(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_sample_lesson(workspace)
    published = Published(
        "lesson", "เรื่องหนึ่ง", YEAR, 1, "a.pdf", "0" * 64, "เว็บไซต์", date(2025, 7, 1), "ปิ่น"
    )
    with workspace.database.write() as session:
        log.record(session, published, {})
    say_none_of_the_rest(workspace)

    made = pack(workspace, tmp_path / "ชุด")

    (paper,) = [one for one in made.files if one.point == 9]
    assert paper.path == "9/01 ทะเบียนการเผยแพร่ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘.pdf"
    assert "เว็บไซต์" in words_of(tmp_path / "ชุด" / paper.path)


def test_a_pack_can_be_one_zip_file(ready: Workspace, tmp_path: Path) -> None:
    made = pack(ready, tmp_path / "ชุด.zip")

    with zipfile.ZipFile(tmp_path / "ชุด.zip") as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
    assert {COVER, INDEX, HASHES, *(one.path for one in made.files)} <= names
    assert {f"{number}/" for number in range(1, 10)} <= names
    assert sorted(one.suffix for one in tmp_path.iterdir() if "ชุด" in one.name) == [".zip"]


def test_what_is_there_is_never_written_over(ready: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "ชุด"
    out.mkdir()
    with pytest.raises(UserError, match="มี ชุด อยู่แล้ว"):
        pack(ready, out)
    assert list(out.iterdir()) == []


def test_a_cancelled_pack_leaves_nothing(ready: Workspace, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _text: str) -> None:
        if done == 8:
            progress.cancel()

    progress = Progress(stop)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CancelledError):
        pack(ready, tmp_path / "ชุด", progress)
    assert sorted(tmp_path.iterdir()) == before


def test_points_of_another_form_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "moral-organisation.toml").write_text('title = "ก"\npoint = []\n', "utf-8")
    with pytest.raises(TemplateError, match="moral-organisation"):
        read_points((paths.RESOURCES, tmp_path))
