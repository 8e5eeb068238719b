# ruff: noqa: T201 (a report for the terminal)
"""A fiscal year's book: 60 lessons with 200 photographs of 12 million pixels.

Run ``python -m tests.benchmarks.ebook [lessons] [photographs]``. A process of its own makes the
book, so that its largest memory is the book's alone. To hold: 20 seconds and 250 MB.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from core import catalogue, paths
from core.lessons import service
from core.publishing.ebook import Wish, draw_ebook, gather_ebook
from core.workspace import Workspace, open_workspace
from tests.factories import own_office

YEAR = 2568
_WIDE, _HIGH = 4000, 3000
_LESSONS, _PHOTOS = 60, 200
_A_REPORT = 10  # photographs in one workshop report


def main() -> None:
    given = [int(word) for word in sys.argv[1:] if word.isdigit()]
    lessons, photographs = (*given, *(_LESSONS, _PHOTOS)[len(given) :])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        workspace = open_workspace(folder / "workspace")
        fill(workspace, lessons, photos(folder, photographs))
        workspace.close()
        command = [sys.executable, "-m", "tests.benchmarks.ebook", "make", str(folder)]
        subprocess.run(command, check=True)


def make(folder: Path) -> None:
    workspace = open_workspace(folder / "workspace")
    before = peak_mb()
    begin, working = time.perf_counter(), time.process_time()
    with workspace.database.read() as session:
        book = gather_ebook(session, workspace.house, Wish(YEAR))
    gathered = time.perf_counter()
    paper = draw_ebook(book)
    end = time.perf_counter()
    workspace.close()
    print(f"{len(book.chapters)} lessons, {paper.pages} pages, {len(paper.data) / 1e6:.1f} MB")
    print(f"gathered {gathered - begin:.2f} s, drawn {end - gathered:.2f} s, {end - begin:.2f} s")
    print(f"of it at work {time.process_time() - working:.2f} s")
    print(f"peak {peak_mb():.0f} MB, {before:.0f} MB of it before")


def fill(workspace: Workspace, lessons: int, pictures: list[str]) -> None:
    """Workshop reports for all photographs, memos for the rest of the lessons."""
    own_office(workspace)
    rest = list(pictures)
    office, memo = workspace.settings.office, catalogue.read(paths.SAMPLE / "lesson.toml")
    with workspace.database.write() as session:
        for number in range(lessons):
            taken, rest = rest[:_A_REPORT], rest[_A_REPORT:]
            template = workspace.templates["workshop-report" if taken else "lesson-memo"]
            values = report(number, taken) if taken else memo
            given = {**values, "activity": f"กิจกรรมที่ {number}", "fiscal_year": YEAR}
            service.add(session, template, template.read(given), office)


def report(number: int, taken: list[str]) -> dict[str, object]:
    """A workshop report of three groups."""
    lines = [f"ควรแจ้งกำหนดการล่วงหน้าอย่างน้อย {n} วัน และให้เลือกชื่อจากรายการ" for n in range(1, 9)]
    group = {"topic": "การสื่อสารและการสร้างการรับรู้", "done": lines, "problems": lines, "ways": lines}
    return {
        "title": [f"รายงานสรุปผลการถอดบทเรียนครั้งที่ {number}"],
        "background": "สำนักงานจัดกิจกรรมต่อเนื่องเป็นปีที่สองเพื่อให้บุคลากรตระหนักถึงคุณค่าของความดี",
        "groups": [group] * 3,
        "virtues": ["discipline", "honesty"],
        "photos": [
            {"file": file, "caption": f"ภาพที่ {n} ของกิจกรรม"} for n, file in enumerate(taken)
        ],
    }


def photos(folder: Path, many: int) -> list[str]:
    """Files as a camera writes them, each another."""
    chance = random.Random(0)
    small = Image.effect_noise((_WIDE // 8, _HIGH // 8), 80).convert("RGB")
    base = small.resize((_WIDE, _HIGH)).filter(ImageFilter.GaussianBlur(2))
    out: list[str] = []
    for number in range(many):
        draw = ImageDraw.Draw(base)
        x, y = chance.randrange(_WIDE), chance.randrange(_HIGH)
        draw.ellipse((x, y, x + 500, y + 500), fill=(x % 255, y % 255, number % 255))
        file = folder / f"{number}.jpg"
        base.save(file, quality=88)
        out.append(str(file))
    return out


def peak_mb() -> float:
    """The most memory that this program ever had; getrusage would count its parent's too."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[2]))
    else:
        main()
