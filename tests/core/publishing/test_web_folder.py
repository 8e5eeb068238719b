"""A folder of pages: nothing dead, nothing from outside, nothing that is not said."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from core.documents import certificate_codes
from core.errors import CancelledError, UserError
from core.jobs import Progress
from core.publishing.web_folder import (
    CHECK,
    HASHES,
    START,
    Section,
    Site,
    WebLesson,
    write_site,
)
from core.workspace import Workspace

VALID, VOID = "TB1:2568/1:ABCDEFGH", "TB1:2568/2:BCDEFGH2"
LESSONS = (
    WebLesson(
        "0001",
        "บุคลากรคุณธรรมต้นแบบ <ปี 2568> & เพื่อน",
        2568,
        "บันทึกถอดบทเรียน",
        ("สุจริต", "วินัย"),
        (
            Section("ปัญหา", items=("เวลาซ้อนกับภารกิจหลัก", "มีผู้ตอบ 69 คน")),
            Section("ผล", ("ดำเนินการได้ครบ </script><b>ไม่หนา</b>",)),
        ),
        b"%PDF-1.7 one",
    ),
    WebLesson("0002", "เช้าวันพุธสุขใจ", 2567, "รายงาน", ("จิตอาสา",), (Section("", ("กำลังใจ",)),)),
)
SITE = Site("สำนักงานศึกษาธิการจังหวัดแสนสุข", "คลังบทเรียน", LESSONS, {VALID: "valid", VOID: "void"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_site(SITE, tmp_path / "เว็บ บทเรียน")
    return tmp_path / "เว็บ บทเรียน"


class _Page(HTMLParser):
    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(file.read_text("utf-8"))
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in {"meta", "link", "input"}:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_every_link_is_alive_relative_and_every_page_is_whole(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    assert len(pages) == 4
    reached: set[Path] = set()
    for file in pages:
        page = _Page(file)
        assert page.open == []
        for link in page.links:
            assert not re.match(r"[a-z]+:|/", link), link
            target = (file.parent / unquote(link)).resolve()
            assert target.is_file(), link
            reached.add(target)
    assert {(folder / "lessons" / "0001.pdf").resolve(), (folder / CHECK).resolve()} <= reached


def test_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.suffix in {".html", ".css", ".js"}:
            assert not re.search(r"https?:|//[a-z]", file.read_text("utf-8")), file.name


def test_words_are_words_and_digits_thai(folder: Path) -> None:
    page = _Page(folder / "lessons" / "0001.html")
    assert "บุคลากรคุณธรรมต้นแบบ <ปี ๒๕๖๘> & เพื่อน" in page.words
    assert "ดำเนินการได้ครบ </script><b>ไม่หนา</b>" in page.words
    assert "มีผู้ตอบ ๖๙ คน" in page.words


def test_codes_cannot_be_read_out_of_the_folder(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            assert b"ABCDEFGH:" not in file.read_bytes()
            assert VOID.encode() not in file.read_bytes()
    said = (folder / "assets" / "codes.js").read_text("utf-8")
    assert hashlib.sha256(VALID.encode()).hexdigest() in said


def test_the_hash_of_every_file_is_listed(folder: Path) -> None:
    lines = [line.split("  ", 1) for line in (folder / HASHES).read_text("utf-8").splitlines()]
    listed = {path: sha256 for sha256, path in lines}
    files = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    assert set(listed) == files - {HASHES}
    for path, sha256 in listed.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha256


def test_what_is_there_is_never_written_over(folder: Path) -> None:
    with pytest.raises(UserError, match="อยู่แล้ว"):
        write_site(SITE, folder)


def test_a_cancelled_folder_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        write_site(SITE, tmp_path / "เว็บ", progress)
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=80))
def test_no_word_ends_the_script_that_holds_it(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    folder = tmp_path_factory.mktemp("web") / "site"
    lesson = WebLesson("1", "เรื่อง", 2568, "บันทึก", sections=(Section("", (words,)),))
    write_site(Site("สำนักงาน", "คลัง", (lesson,), {}), folder)

    script = (folder / "assets" / "lessons.js").read_text("utf-8")

    assert "<" not in script
    assert "\u2028" not in script
    value = script.removeprefix('"use strict";\nwindow.LESSONS = ').removesuffix(";\n")
    assert json.loads(value)[0]["page"] == "lessons/1.html"


def test_every_code_that_was_printed_has_its_state(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        assert list(certificate_codes.codes(session, workspace.rulebook)) == []


def shown(folder: Path, page: str, asked: str) -> str:
    """What the page says in a browser after its scripts have run."""
    address = f"{(folder / page).as_uri()}#{quote(asked, safe='=')}"
    browser = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    ran = subprocess.run(
        [*browser, "--virtual-time-budget=2000", address],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return ran.stdout


@pytest.mark.long
@pytest.mark.parametrize(
    ("asked", "found", "mark"),
    [
        ("ซ้อน", 1, "ซ้อน"),
        ("69", 1, "๖๙"),
        ("๖๙ คน", 1, "๖๙"),
        ("กําลัง", 1, "กำลัง"),  # a split vowel
        ("เเบบ", 1, ""),  # in a title
        ("ไม่มีคำนี้", 0, ""),
        ("", 2, ""),
    ],
)
def test_a_browser_finds_what_is_asked(folder: Path, asked: str, found: int, mark: str) -> None:
    page = shown(folder, START, f"q={asked}")

    assert page.count("<li>") == found
    assert mark == "" or f"<mark>{mark}</mark>" in page
    assert ("ไม่พบเรื่องที่ตรงกับคำค้น" in page) == (found == 0)


@pytest.mark.long
@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (VALID, "ใช้ได้ เกียรติบัตรเลขที่ ๑/๒๕๖๘"),
        ("tb1:๒๕๖๘/๑: abcdefgh", "ใช้ได้ เกียรติบัตรเลขที่ ๑/๒๕๖๘"),
        (VOID, "ยกเลิกแล้ว เกียรติบัตรเลขที่ ๒/๒๕๖๘"),
        ("TB1:2568/1:ABCDEFGI", "รหัสไม่ตรงกับเกียรติบัตรที่สำนักงานออก"),
        ("TB1:2568", "รหัสยังไม่ครบหรือพิมพ์ผิด"),
    ],
)
def test_a_browser_checks_a_certificate(folder: Path, code: str, answer: str) -> None:
    assert answer in shown(folder, CHECK, code)
