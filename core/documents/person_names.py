"""Names of files that belong to one person each, from a pattern such as ``{number}_{name}``."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from core.documents import content as contents
from core.documents.content import Content
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.pieces.wording import filled, names_in
from core.errors import UserError
from core.thai.numerals import printed

USUAL = "{number}_{category}_{name}.pdf"
NAMES: Mapping[str, str] = {
    "number": "เลขที่",
    "category": "ด้าน",
    "name": "ชื่อผู้รับ",
    "post": "ตำแหน่ง",
    "group": "กลุ่ม",
    "award": "ชื่อรางวัล",
    "year": "ปีงบประมาณ",
}
_ENDING = ".pdf"
_DIGITS = 3  # of a number, so that names sort as numbers do
_LONGEST_PATH = 259  # letters, as Windows takes
_BESIDE = len(".part")  # added while a file is being written
_COUNTER = len(" (๙๙๙)")
_MOST_BYTES = 230  # of 255 that a file system takes, before counter and endings
_LEAST = 20  # letters that a name needs to tell people apart


def checked(pattern: str) -> str:
    """The pattern without its ending.

    Raises:
        UserError: it is empty, has a brace without its partner, or a name that is not known.
    """
    stem = pattern.strip().removesuffix(_ENDING).strip()
    known = " ".join(f"{{{name}}} {label}" for name, label in NAMES.items())
    try:
        asked = names_in(stem)
    except ValueError as error:
        raise _refused(f"รูปแบบชื่อไฟล์เขียนวงเล็บปีกกาไม่ครบคู่ เขียนเช่น {USUAL}") from error
    strange = sorted(set(asked) - set(NAMES))
    if strange:
        raise _refused(f"รูปแบบชื่อไฟล์ไม่รู้จัก {{{strange[0]}}} เลือกจาก {known}")
    if not stem:
        raise _refused(f"ยังไม่มีรูปแบบชื่อไฟล์ เขียนเช่น {USUAL}")
    return stem


def letters_left(folder: Path) -> int:
    """How many letters a name in the folder may have before its counter and ending.

    Raises:
        UserError: the folder's own path leaves too few.
    """
    room = _LONGEST_PATH - len(str(folder.absolute())) - 1 - len(_ENDING) - _BESIDE - _COUNTER
    if room < _LEAST:
        raise UserError(
            f"ที่อยู่ของโฟลเดอร์ {folder.name} ยาวเกินไป ชื่อไฟล์จะยาวเกินที่ Windows รับได้ "
            "เลือกโฟลเดอร์ที่อยู่ใกล้ต้นไดรฟ์กว่านี้",
            code="path-too-long",
        )
    return room


def name_for(
    gathered: Gathered, record: Mapping[str, Content], stem: str, room: int, taken: Collection[str]
) -> str:
    """The name of one person's file; a counter follows where the name is ``taken`` (folded)."""
    said = {name: contents.said({**gathered.contents, **record}.get(name, "")) for name in NAMES}
    said["number"] = _padded(said["number"])
    title = filled(stem, said.__getitem__)
    plain = safe_name(title, "", letters=room, size=_MOST_BYTES)
    name, count = plain + _ENDING, 1
    while folded(name) in taken:
        count += 1
        counter = printed(f" ({count})", thai=gathered.papers.thai_digits)
        name = plain + counter + _ENDING
    return name


def folded(name: str) -> str:
    """Equal for names that a file system may take for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _padded(number: str) -> str:
    zero = "๐" if number[:1] in set("๐๑๒๓๔๕๖๗๘๙") else "0"
    return number.rjust(_DIGITS, zero) if number else ""


def _refused(sentence: str) -> UserError:
    return UserError(sentence, code="bad-pattern")
