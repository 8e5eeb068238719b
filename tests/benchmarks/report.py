# ruff: noqa: T201 (a report for the terminal)
"""A report of about 100 pages: ours beside Typst setting the same text, turn about, warm.

Run ``python -m tests.benchmarks.report [turns] [long]``; ``long`` asks LibreOffice and
WeasyPrint too. ``tests.benchmarks.profiles`` keeps as text where the time goes.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from core.paths import FONTS
from core.typeset.block import Block
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.style import BODY
from tests.benchmarks import libreoffice, weasyprint
from tests.core.typeset.samples import ABOUT, MEMO_TEXT

_PAGE = """
#set page(paper: "a4", margin: (left: 30mm, right: 20mm, top: 25mm, bottom: 20mm),
  numbering: "- 1 -", number-align: top + center)
#set document(title: "รายงาน", date: none)
#let k = 1 / 1.5042
#set text(font: "Laksaman", lang: "th", size: 16pt * k)
#set par(justify: true, first-line-indent: (amount: 25mm, all: true), leading: 0.75em)
#for part in json("data.json") [
  #heading(level: 2, part.head)
  #for text in part.texts { par(text) }
  #for (i, text) in part.items.enumerate() { par(str(i + 1) + ". " + text) }
]
"""


def main() -> None:
    import typst  # noqa: PLC0415, only the peer needs it

    turns = next((int(word) for word in sys.argv[1:] if word.isdigit()), 7)
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "main.typ").write_text(_PAGE, "utf-8")
        for turn in range(turns + 1):
            parts = content(turn)
            begin = time.perf_counter()
            printed = build(story(parts), ABOUT)
            ours.append(time.perf_counter() - begin)
            (folder / "data.json").write_text(json.dumps(parts, ensure_ascii=False), "utf-8")
            begin = time.perf_counter()
            peer = typst.compile(folder / "main.typ", font_paths=[FONTS], ignore_system_fonts=True)
            theirs.append(time.perf_counter() - begin)
    with pypdfium2.PdfDocument(peer) as pdf:
        peer_pages = len(pdf)
    us, them = statistics.median(ours[1:]), statistics.median(theirs[1:])
    print(f"report, tagged, seconds, median of {turns} turns, new text each turn")
    print(f"  (least: ours {min(ours[1:]):.2f}, Typst {min(theirs[1:]):.2f}; cold {ours[0]:.2f})")
    print(f"  ours   {us:6.2f}   {printed.pages} pages, {len(printed.data) / 1e6:.2f} MB")
    print(f"  Typst  {them:6.2f}   {peer_pages} pages, {len(peer or b'') / 1e6:.2f} MB")
    print(f"  ours/Typst {us / them:.2f} (≤ 0.5)")
    if "long" in sys.argv:
        office = libreoffice.seconds(libreoffice.report(parts))
        print(f"  LibreOffice {office:.2f}   ours/LibreOffice {us / office:.2f} (≤ 0.5)")
        spent, made = weasyprint.seconds(weasyprint.report(parts))
        with pypdfium2.PdfDocument(made) as pdf:
            pages = len(pdf)
        print(f"  WeasyPrint {spent:.2f}, {pages} pages   ours/WeasyPrint {us / spent:.2f}")


def content(turn: int) -> list[dict[str, object]]:
    """Headings, paragraphs and items enough for about 100 pages; other words each turn."""
    pick = random.Random(turn)
    words = " ".join(MEMO_TEXT).split()

    def text(most: int) -> str:
        return " ".join(pick.choices(words, k=pick.randint(8, most)))

    return [
        {
            "head": f"ส่วนที่ {n} ผลการดำเนินงาน",
            "texts": [text(80) for _ in range(6)],
            "items": [text(40) for _ in range(6)],
        }
        for n in range(1, 46)
    ]


def story(parts: list[dict[str, object]]) -> list[Block]:
    story: list[Block] = []
    for part in parts:
        texts, items = part["texts"], part["items"]
        assert isinstance(texts, list)
        assert isinstance(items, list)
        story.append(Heading(str(part["head"])))
        story += [Paragraph(text, BODY) for text in texts]
        story += numbered(items, [f"{n}." for n in range(1, len(items) + 1)])
    return story


if __name__ == "__main__":
    main()
