"""``print``: files, JSON and exit statuses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from core.cli import run
from core.workspace import Workspace, open_workspace
from tests.core.documents.making import LONG_NAME, add_lesson, freeze, voted
from tests.factories import ROUND, own_office

DONE, REFUSED, WAITS = 0, 3, 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def opened(folder: Path) -> Iterator[Workspace]:
    workspace = open_workspace(folder)
    own_office(workspace)
    yield workspace
    workspace.close()


class Printer:
    """Runs ``print`` in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.out, self._capsys = folder, folder.parent / "out.pdf", capsys

    def __call__(self, *arguments: str) -> tuple[int, Any, str]:
        """Exit status, JSON and standard error."""
        given = ["--data", str(self.folder), "print", *arguments, "--out", str(self.out), "--json"]
        status = run(given)
        said = self._capsys.readouterr()
        return status, json.loads(said.out), said.err


@pytest.fixture
def printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> Printer:
    return Printer(folder, capsys)


def test_a_paper_is_written_and_described(opened: Workspace, printed: Printer) -> None:
    add_lesson(opened)
    status, data, notes = printed("lesson", "--lesson", "1")
    content = printed.out.read_bytes()
    assert status == DONE
    assert data == {
        "file": str(printed.out),
        "pages": 3,
        "sha256": hashlib.sha256(content).hexdigest(),
        "shrunk": [],
        "missing": [],
    }
    assert len(pypdfium2.PdfDocument(content)) == 3
    assert notes.count("\n") == 1
    assert "ตราครุฑ" in notes


def test_without_json_it_is_said_in_thai(
    opened: Workspace, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_lesson(opened)
    out = folder.parent / "memo.pdf"
    assert (
        run(["--data", str(folder), "print", "lesson", "--lesson", "1", "--out", str(out)]) == DONE
    )
    assert capsys.readouterr().out == (
        "memo.pdf: บันทึกข้อความ รายงานการถอดบทเรียนกิจกรรมบุคลากรคุณธรรมต้นแบบ ปีงบประมาณ พ.ศ. ๒๕๖๘ ๓ หน้า\n"
    )


@pytest.mark.parametrize("kind", ["announcement", "certificates"])
@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_a_result_paper_of_an_open_round_waits_and_writes_nothing(
    opened: Workspace, printed: Printer, tmp_path: Path, kind: str, draft: list[str]
) -> None:
    voted(opened, tmp_path)
    status, data, notes = printed(kind, "--award", ROUND, *draft)
    assert (status, data["file"], data["missing"]) == (WAITS, None, [])
    assert "ยืนยันผลก่อน" in notes
    assert not printed.out.exists()


def test_papers_of_a_confirmed_round(opened: Workspace, printed: Printer, tmp_path: Path) -> None:
    voted(opened, tmp_path)
    freeze(opened)
    made = {
        kind: printed(kind, "--award", ROUND) for kind in ("announcement", "certificates", "tally")
    }
    assert [(status, data["pages"]) for status, data, _ in made.values()] == [
        (0, 1),
        (0, 5),
        (0, 2),
    ]
    assert made["certificates"][1]["shrunk"] == [LONG_NAME]
    status, data, _ = printed(
        "certificates", "--award", ROUND, "--design", "quiet", "--number", "3"
    )
    assert (status, data["pages"], data["shrunk"]) == (DONE, 1, [])
    assert printed("tally", "--award", ROUND, "--version", "1")[0] == DONE
    assert printed("tally", "--award", ROUND, "--version", "2")[0] == REFUSED


def test_a_tally_is_printed_any_time(opened: Workspace, printed: Printer, tmp_path: Path) -> None:
    voted(opened, tmp_path)
    assert printed("tally", "--award", ROUND)[0] == DONE


MEMO = """
subject = "ขอใช้ห้องประชุม"
background = "ก"
facts = "ข"
consideration = "ค"
signers = [{ name = "นายกล้า ดี", position = "นิติกร" }]
"""


def test_values_come_from_a_file(opened: Workspace, printed: Printer, tmp_path: Path) -> None:
    file = tmp_path / "memo.toml"
    file.write_text(MEMO, "utf-8")
    status, data, _ = printed("memo", "--file", str(file))
    assert (status, data["pages"], data["missing"]) == (DONE, 1, [])


def test_what_is_missing_stops_a_final_paper_by_its_name(
    opened: Workspace, printed: Printer, tmp_path: Path
) -> None:
    file = tmp_path / "memo.toml"
    file.write_text(MEMO.replace("subject", "#"), "utf-8")
    status, data, notes = printed("memo", "--file", str(file))
    nothing = {"file": None, "pages": 0, "sha256": None, "shrunk": [], "missing": ["เรื่อง"]}
    assert (status, data) == (WAITS, nothing)
    assert "เรื่อง" in notes
    assert not printed.out.exists()

    status, data, _ = printed("memo", "--file", str(file), "--draft")
    assert (status, data["file"], data["missing"]) == (WAITS, str(printed.out), ["เรื่อง"])
    assert printed.out.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["poster"], "announcement"),
        (["lesson"], "--lesson"),
        (["lesson", "--lesson", "9"], "๙|9"),
        (["tally"], "--award"),
        (["tally", "--award", "nothing"], "nothing"),
        (["memo", "--file", "nothing.toml"], "nothing.toml"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(
    opened: Workspace, printed: Printer, arguments: list[str], told: str
) -> None:
    status, data, notes = printed(*arguments)
    assert status == REFUSED
    assert set(data) == {"error"}
    assert any(word in notes for word in told.split("|"))
    assert not printed.out.exists()


def test_a_folder_that_is_not_there_is_refused_and_the_old_file_stays(
    opened: Workspace, printed: Printer
) -> None:
    add_lesson(opened)
    printed.out = printed.out.parent / "nowhere" / "out.pdf"
    status, data, _ = printed("lesson", "--lesson", "1")
    assert status == REFUSED
    assert data["error"]["code"] == "not-written"


def test_each_certificate_is_a_file_and_a_second_run_keeps_them(
    opened: Workspace, printed: Printer, tmp_path: Path
) -> None:
    voted(opened, tmp_path)
    freeze(opened)
    printed.out = tmp_path / "each"
    asked = ("certificates", "--award", ROUND, "--each", "{number}_{category}.pdf")
    status, data, _ = printed(*asked)
    assert (status, data["pages"], data["made"], data["kept"]) == (DONE, 5, 5, 0)
    assert data["shrunk"] == [LONG_NAME]
    assert data["files"][0]["number"] == "๑/๒๕๖๘"
    assert data["files"][0]["file"] == str(printed.out / "๐๐๑_พอเพียง.pdf")
    for one in data["files"]:
        content = Path(one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
    Path(data["files"][3]["file"]).unlink()
    for made in (1, 0):
        _, data, _ = printed(*asked)
        assert (data["made"], data["kept"]) == (made, 5 - made)

    status, data, notes = printed("certificates", "--award", ROUND, "--each", "{nick}")
    assert (status, data["error"]["code"]) == (REFUSED, "bad-pattern")
    assert "{nick}" in notes
    assert printed("tally", "--award", ROUND, "--each", "{number}")[0] == REFUSED


def test_pictures_lie_beside_the_file_that_names_them(
    opened: Workspace, printed: Printer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "report"
    (folder / "ภาพ").mkdir(parents=True)
    for name, colour in (("เปิด.jpg", "#335577"), ("พิธี.jpg", "#773355")):
        Image.new("RGB", (80, 60), colour).save(folder / "ภาพ" / name)
    file = folder / "report.toml"
    file.write_text(
        'title = "รายงาน"\n'
        'sections = [{ title = "หนึ่ง", figures = [{ file = "ภาพ/พิธี.jpg", caption = "พิธี" }] }]\n'
        'photos = [{ file = "ภาพ/เปิด.jpg", caption = "พิธีเปิด" }]\n',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    status, data, notes = printed("report", "--file", str(file), "--draft")
    assert status in {DONE, WAITS}, notes
    with pikepdf.open(printed.out) as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 2

    other = tmp_path / "elsewhere"
    other.mkdir()
    file.rename(other / "report.toml")
    monkeypatch.chdir(folder)  # a file of that name here is not meant
    status, data, _ = printed("report", "--file", str(other / "report.toml"), "--draft")
    assert status == REFUSED
    assert "พิธี.jpg" in data["error"]["message"]
