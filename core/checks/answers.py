"""What a whole record lacks: one word where an answer is asked for, aims without a result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from core.answers.placeholders import has_name
from core.checks.remark import Passage, Remark
from core.thai import breaks
from core.thai.numerals import to_arabic, to_thai

_LETTERS = re.compile("[ก-ฮA-Za-z]{2}|[ก-ฮ][ะ-ฺ็-๎]")
_FIGURE = re.compile("[๐-๙0-9]")
_SAME = 3  # letters that must stand together in both
_SHARE = 0.25  # of an aim's pieces, found again in what is said of the result
_ALL = re.compile(r"ทุกข้อ|ทุกวัตถุประสงค์|ทั้ง ?\d+ ?(?:ข้อ|ประการ|วัตถุประสงค์)|ครบ(?:ทุก|ถ้วนทุก|ทั้ง)")
_AND = r" ?(?:,|และ|กับ|หรือ|ถึง|[-–])? ?(?:ข้อ(?:ที่)? ?)?"
_NAMED = re.compile(rf"(?:ข้อ|วัตถุประสงค์)(?:ที่)? ?(\d+(?:{_AND}\d+)*)")  # ข้อ 1, 2 และ 4
_SPAN = re.compile(r"(\d+)(?: ?(?:ถึง|[-–]) ?(?:ข้อ(?:ที่)? ?)?(\d+))?")
_MOST = 99  # aims of a record
_BEGINNING = re.compile("^(?:เพื่อ)?(?:ให้|ส่งเสริม|สร้าง|พัฒนา|เสริมสร้าง)?")


def one_word(passage: Passage) -> Iterator[Remark]:
    """An answer of a single word; a figure says enough, and a name that will say something."""
    pieces = [piece for piece in breaks.words(passage.text) if _LETTERS.search(piece)]
    short = len(pieces) < 2 and not has_name(passage.text)  # noqa: PLR2004 - two words say something
    if passage.text.strip() and short and not _FIGURE.search(passage.text):
        message = f"คำตอบ “{passage.text.strip()}” สั้นเกินกว่าจะนำไปใช้ต่อได้ เขียนให้เป็นประโยค"
        yield Remark("one-word", message, passage, 0, len(passage.text))


def unanswered(
    aims: Sequence[Passage], results: Mapping[str, Sequence[Passage]], headings: Sequence[str]
) -> Iterator[Remark]:
    """Aims of which nothing is said where their results should stand.

    An aim is answered where its number is named (``ข้อ ๑ และ ๒``), where all are (``ทุกข้อ``), or
    where enough of its words return.

    Args:
        aims: the items of the list of aims.
        results: what is said, by slot; nothing is remarked while all of it is empty.
        headings: names of those parts, for the sentence.
    """
    said = to_arabic(" ".join(one.text for many in results.values() for one in many))
    if not said.strip() or _ALL.search(said):
        return
    known, named = _pieces(said), _numbers(said)
    for aim in (one for one in aims if len(one.path) == 1):
        number = aim.path[-1]
        wanted = _pieces(_BEGINNING.sub("", to_arabic(aim.text)))
        if wanted and number not in named and len(wanted & known) < _SHARE * len(wanted):
            where = " หรือ ".join(f"“{heading}”" for heading in headings)
            message = f"วัตถุประสงค์ข้อ {to_thai(number)} ยังไม่มีผลใน {where} เขียนว่าบรรลุหรือไม่ เพราะอะไร"
            yield Remark("no-result", message, aim, 0, len(aim.text))


def _numbers(said: str) -> set[int]:
    """Every number of an aim that is named, those between two as well."""
    spans = [span for named in _NAMED.findall(said) for span in _SPAN.findall(named)]
    return {n for a, b in spans for n in range(int(a), min(int(b or a), _MOST) + 1)}


def _pieces(text: str) -> set[str]:
    words = [word.strip() for word in breaks.words(text)]
    return {word for word in words if len(word) >= _SAME and _LETTERS.search(word)}
