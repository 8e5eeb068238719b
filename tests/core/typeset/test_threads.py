from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from core.typeset import faces
from core.typeset.certificate import print_certificates
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.style import BODY, Style
from tests.core.typeset.reading import bare, pdfium
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, crowd, design


def _paper(i: int) -> bytes:
    if i % 3 == 0:
        people = [crowd(i * 40 + n) for n in range(40)]
        return print_certificates(design("plain"), people, ABOUT).printed.data
    face = ("text", "text-bold", "trirong")[i % 3]
    style = Style(face=face, leading=26) if i % 2 else BODY
    return build([Paragraph(f"{text} {i}", style) for text in MEMO_TEXT * 3], ABOUT).data


def test_papers_made_in_threads_are_those_made_alone() -> None:
    faces._load.cache_clear()  # so that the threads also load and shape for the first time
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(_paper, range(24)))
    assert together == [_paper(i) for i in range(24)]


def test_two_papers_drawn_by_turns_keep_their_own_glyphs() -> None:
    one, two = (Paragraph(text, BODY) for text in MEMO_TEXT[:2])
    first = build([one], ABOUT).data
    both = build([two, one], ABOUT).data
    assert build([one], ABOUT).data == first
    assert bare(MEMO_TEXT[0]) in bare(pdfium(both))
    assert bare(pdfium(first)) == bare(MEMO_TEXT[0])
