"""Papers leave the program: onto a printer at true size and place, into a queue, into a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import sample
from core.documents.paper import Paper, Request
from core.documents.service import make_paper
from core.errors import CancelledError, UserError
from core.jobs import Progress
from core.workspace import Workspace
from gui import printing
from gui.desk import Desk
from gui.main_window import MainWindow
from gui.print_pages import BAND_ROWS, Job, paint
from gui.printing import PrintSheet, queue_program, send, to_queue
from tests.gui.inked import differences
from tests.gui.walking import press, sheet, toasts, wait, words


@pytest.fixture
def papers(workspace: Workspace) -> dict[str, Paper]:
    """An upright paper in one ink and a lying one in colours."""
    sample.fill(workspace)
    made = {}
    for kind in ("announcement", "certificates"):
        with workspace.database.read() as session:
            request = Request(kind, award=sample.AWARD, design="gold")
            made[kind] = make_paper(session, workspace.house, request)
    return made


def to_pdf(file: Path, dpi: int) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dpi)
    return printer


@pytest.mark.parametrize(("kind", "dpi"), [("announcement", 600), ("certificates", 200)])
def test_pages_keep_size_and_place_within_a_millimetre(
    papers: dict[str, Paper], tmp_path: Path, kind: str, dpi: int
) -> None:
    paper, file = papers[kind], tmp_path / "printed.pdf"

    paint(Job(paper.data, paper.title, paper.one_ink), to_pdf(file, dpi), Progress())

    assert max(differences(paper.data, file.read_bytes())) < 1.0


def test_a_printer_of_more_dots_gets_six_hundred(papers: dict[str, Paper], tmp_path: Path) -> None:
    printer = to_pdf(tmp_path / "printed.pdf", 1200)

    paint(Job(papers["announcement"].data, "ประกาศ"), printer, Progress())

    assert printer.resolution() == 600


def test_a_paper_of_one_ink_is_sent_in_grey_and_another_in_colour(
    papers: dict[str, Paper], tmp_path: Path
) -> None:
    modes = {}
    for kind, paper in papers.items():
        printer = to_pdf(tmp_path / f"{kind}.pdf", 72)
        paint(Job(paper.data, paper.title, paper.one_ink), printer, Progress())
        modes[kind] = printer.colorMode()
        colours = _colours(tmp_path / f"{kind}.pdf")
        assert (colours > 0) == (not paper.one_ink)

    assert modes == {
        "announcement": QPrinter.ColorMode.GrayScale,
        "certificates": QPrinter.ColorMode.Color,
    }


def _colours(file: Path) -> int:
    """How many pixels of the first page are not grey."""
    document = pypdfium2.PdfDocument(file)
    image = document[0].render(scale=1).to_pil().convert("HSV")
    document.close()
    return sum(image.getchannel("S").histogram()[64:])


def test_printing_tells_its_steps_and_stops_between_bands(
    papers: dict[str, Paper], tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, _text: steps.append((done, total)))
    paper = papers["certificates"]
    paint(Job(paper.data, paper.title), to_pdf(tmp_path / "whole.pdf", 200), progress)
    bands = paper.pages * -(-round(210 / 25.4 * 200) // BAND_ROWS)
    assert steps == [*((i, bands) for i in range(bands)), (bands, bands)]

    seen: list[int] = []
    stopping = Progress(lambda done, _total, _text: seen.append(done))

    def stop(done: int, total: int, text: str) -> None:
        seen.append(done)
        if done == 2:
            stopping.cancel()

    stopping._report = stop
    with pytest.raises(CancelledError):
        paint(Job(paper.data, paper.title), to_pdf(tmp_path / "part.pdf", 200), stopping)
    assert seen == [0, 1, 2]


def test_a_printer_that_takes_nothing_is_told_in_a_sentence(
    papers: dict[str, Paper], tmp_path: Path
) -> None:
    printer = to_pdf(tmp_path / "no" / "such" / "folder.pdf", 72)

    with pytest.raises(UserError, match="เครื่องพิมพ์ไม่รับงาน ตรวจว่าเปิดเครื่องและต่อสายแล้ว"):
        paint(Job(papers["announcement"].data, "ประกาศ"), printer, Progress())


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named ``lp`` that keeps what it is told and given; broken for one printer."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/told"\n'
        f'cat > "{tmp_path}/given.pdf"\n[ "$2" != broken ]\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_a_queue_gets_the_pdf_itself(papers: dict[str, Paper], queue: Path) -> None:
    paper = papers["announcement"]

    send(Job(paper.data, paper.title, copies=3), "ชั้น ๒", Progress())

    assert (queue / "given.pdf").read_bytes() == paper.data
    assert (queue / "told").read_text().split("\n")[:8] == [
        "-d",
        "ชั้น ๒",
        "-n",
        "3",
        "-t",
        paper.title,
        "--",
        "-",
    ]


def test_a_queue_that_refuses_is_told_in_a_sentence(queue: Path) -> None:
    with pytest.raises(UserError, match="เครื่องพิมพ์ broken ไม่รับงาน"):
        to_queue(queue_program(), "broken", Job(b"%PDF", "ประกาศ"))


def test_cancel_before_the_queue_sends_nothing(queue: Path) -> None:
    progress = Progress()
    progress.cancel()

    with pytest.raises(CancelledError):
        send(Job(b"%PDF", "ประกาศ"), "ชั้น ๒", progress)
    assert not (queue / "told").exists()


def test_without_a_printer_the_file_is_offered(
    papers: dict[str, Paper], window: MainWindow, desk: Desk
) -> None:
    printing.ask(desk, papers["announcement"])
    wait(window)

    said = words(sheet(window))
    assert said[0] == "เครื่องนี้ยังไม่มีเครื่องพิมพ์"
    inside = [one.text() for one in sheet(window).findChildren(QPushButton)]
    assert inside == ["ปิด", "บันทึก PDF"]


def test_the_chosen_printer_gets_the_paper_and_is_remembered(
    papers: dict[str, Paper], window: MainWindow, desk: Desk, queue: Path, qtbot: QtBot
) -> None:
    paper, done = papers["announcement"], []
    asked = PrintSheet(
        desk,
        Job(paper.data, paper.title),
        paper,
        (["ชั้น ๑", "ชั้น ๒"], "ชั้น ๑"),
        lambda: done.append(True),
    )
    assert asked.printers.currentText() == "ชั้น ๑"
    asked.printers.choose("ชั้น ๒")
    asked.copies.setValue(2)
    press(sheet(window), "พิมพ์")
    wait(window)

    assert (queue / "told").read_text().split("\n")[:4] == ["-d", "ชั้น ๒", "-n", "2"]
    assert toasts(window) == [f"ส่ง {paper.title} ให้เครื่องพิมพ์แล้ว"]
    assert done == [True]
    assert desk.memory.get("papers/printer") == "ชั้น ๒"


def test_a_folder_that_cannot_be_written_is_told(
    papers: dict[str, Paper], window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    done: list[bool] = []
    printing.write(
        desk, papers["announcement"], lambda: done.append(True), tmp_path / "no" / "ประกาศ.pdf"
    )
    wait(window)

    assert "เขียนไฟล์ ประกาศ.pdf ไม่ได้" in " ".join(words(sheet(window)))
    assert done == []
