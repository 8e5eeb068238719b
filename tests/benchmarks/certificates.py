"""1,000 certificates: ours beside Typst drawing the same, turn about in one process.

Run ``python -m tests.benchmarks.certificates [turns] [count] [signed] [long]``; with ``signed`` the
codes are as long as one with an Ed25519 signature, with ``long`` LibreOffice and WeasyPrint are
asked too, once each. ``tests.benchmarks.profiles`` keeps as text where the time goes.
``memory`` alone measures the most memory.
"""

# ruff: noqa: T201 (a report for the terminal)

from __future__ import annotations

import json
import random
import resource
import statistics
import string
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import segno

from core.paths import FONTS
from core.typeset.certificate import print_certificates
from tests.benchmarks import libreoffice, weasyprint
from tests.core.typeset.samples import ABOUT, crowd, design

_PAGE = """
#set page(width: 297mm, height: 210mm, margin: 0mm, background: image("art.pdf", width: 297mm))
#set document(title: "เกียรติบัตร", date: none)
#set text(font: "Laksaman", lang: "th", fill: rgb("#2B2118"))
#let k = 1 / 1.5042
#let line(y, size, body, x: 0mm, w: 297mm, ..how) = place(top + left, dx: x, dy: y,
  box(width: w, align(center, text(size: size, ..how, body))))
#for r in json("data.json") [
  #place(top + center, dy: 22.5mm, circle(radius: 11.5mm, stroke: 0.8pt + rgb("#6E4F0E")))
  #line(47.5mm, 23pt, r.office, font: "Trirong", weight: 600, fill: rgb("#6E4F0E"))
  #line(61mm, 23pt * k)[ขอมอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า]
  #line(80mm, 40pt, r.name, font: "Charmonman", weight: 700, fill: rgb("#6B1420"))
  #line(99mm, 22pt * k, r.post)
  #line(110mm, 24pt * k, r.reason)
  #line(133mm, 21pt * k, r.blessing)
  #line(142.5mm, 21pt * k, r.date)
  #line(171mm, 21pt * k, r.signer)
  #line(179mm, 21pt * k, r.signer_post)
  #line(169.5mm, 16pt * k, r.number, x: 201.5mm, w: 40mm)
  #place(top + left, dx: 213mm, dy: 150mm,
    image(bytes(r.qr), format: "svg", width: 17mm, alt: r.code))
  #pagebreak(weak: true)
]
"""


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    turns, count = (*numbers, *(7, 1000)[len(numbers) :])
    import typst  # noqa: PLC0415, not where memory is measured

    gold = design("gold")
    ours: list[float] = []
    theirs: list[float] = []
    symbols: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        art = print_certificates(replace(gold, boxes=()), [{}], ABOUT).printed.data
        (folder / "art.pdf").write_bytes(art)
        (folder / "main.typ").write_text(_PAGE, "utf-8")
        for turn in range(turns + 1):
            # New names each turn: both remember what they have shaped before.
            people = [_person(i) for i in range(turn * count, (turn + 1) * count)]
            begin = time.perf_counter()
            printed = print_certificates(gold, people, ABOUT).printed
            ours.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            rows = [{**person, "qr": _qr(person["code"])} for person in people]
            symbols.append(time.perf_counter() - begin)
            (folder / "data.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
            begin = time.perf_counter()
            peer = typst.compile(folder / "main.typ", font_paths=[FONTS], ignore_system_fonts=True)
            theirs.append(time.perf_counter() - begin)
        if "long" in sys.argv:
            _beside_others(people, folder / "art.pdf", statistics.median(ours[1:]))
    _table(ours[1:], theirs[1:], symbols[1:], count)
    first = len(print_certificates(gold, people[:1], ABOUT).printed.data)
    each = (len(printed.data) - first) / (count - 1) / 1000
    print(f"ours {len(printed.data) / 1e6:.2f} MB, each further page {each:.2f} kB (≤ 2.5)")
    print(f"Typst {len(peer or b'') / 1e6:.2f} MB")


def _beside_others(people: list[dict[str, str]], art: Path, us: float) -> None:
    symbols = [_qr(person["code"]) for person in people]
    office = libreoffice.seconds(libreoffice.certificates(people, symbols, art), turns=1)
    print(f"LibreOffice {office:.1f} s   ours/LibreOffice 1/{office / us:.0f} (≤ 1/40)")
    spent, made = weasyprint.seconds(weasyprint.certificates(people, symbols, art))
    print(
        f"WeasyPrint {spent:.1f} s, {len(made) / 1e6:.2f} MB   ours/WeasyPrint 1/{spent / us:.0f}"
    )


def _person(i: int) -> dict[str, str]:
    person = crowd(i)
    if "signed" in sys.argv:
        signature = "".join(random.Random(i).choices(string.ascii_uppercase + string.digits, k=96))
        person["code"] += f":{signature}"
    return person


def _qr(text: str) -> str:
    """The symbol as Typst wants it."""
    matrix = segno.make(text, error="m", micro=False, mask=3, boost_error=False).matrix
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    side = len(matrix)
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
    return f'<svg {box}><path fill="#2B2118" d="{path}"/></svg>'


def _table(ours: list[float], theirs: list[float], symbols: list[float], count: int) -> None:
    us, them, qr = (statistics.median(x) for x in (ours, theirs, symbols))
    print(f"{count} certificates, tagged, seconds, median of {len(ours)} turns")
    print(f"  (least: ours {min(ours):.2f}, Typst {min(theirs):.2f}, segno {min(symbols):.2f})")
    print(f"  ours, with QR                     {us:6.2f}   {us / count * 1e3:.2f} ms a page")
    print(f"  Typst, QR given ready             {them:6.2f}   ours/Typst {us / them:.2f} (≤ 0.9)")
    print(f"  Typst, with segno making the QR   {them + qr:6.2f}   {us / (them + qr):.2f}")


def memory(count: int = 1000) -> int:
    """Most memory in MB that printing alone takes; for a fresh process."""
    print_certificates(design("gold"), [crowd(i) for i in range(count)], ABOUT)
    peak: Any = resource.getrusage(resource.RUSAGE_SELF)
    return int(peak.ru_maxrss / 1000)


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        print(f"most memory {memory()} MB (≤ 80)")
    else:
        main()
