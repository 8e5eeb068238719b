"""Where a Thai line may break: ICU's words, held together where Thai typing forbids a break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from core.paths import RESOURCES
from core.thai.titles import PLAIN, RANKS, ROYAL, SHORT

ZERO_WIDTH_SPACE = "\u200b"
# Dependent vowels and marks of the Thai block: they belong to the consonant before them.
MARKS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e45\u0e4d\u0e4e"
    "\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a"
    "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
)
NEVER_FIRST = MARKS | frozenset("ๆฯ)]}”’»,.:;!?%/…")

_DIGIT = "[๐-๙0-9]"
_NUMBER = f"{_DIGIT}(?:[๐-๙0-9.,:/]*{_DIGIT})?"
_MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
_SHORT_MONTHS = (
    r"ม\.ค\. ก\.พ\. มี\.ค\. เม\.ย\. พ\.ค\. มิ\.ย\. ก\.ค\. ส\.ค\. ก\.ย\. ต\.ค\. พ\.ย\. ธ\.ค\."
)
_UNITS = (
    "คน ด้าน ข้อ ครั้ง แห่ง บาท วัน เดือน ปี ชั่วโมง นาที นาฬิกา หน้า ชุด เรื่อง ราย กลุ่ม คะแนน "
    "เสียง ท่าน ฉบับ รายการ โครงการ กิจกรรม ประการ ระดับ ขั้นตอน ขั้น รูป เล่ม เครื่อง ชิ้น ตัวชี้วัด "
    "ตัว เปอร์เซ็นต์ % เมตร กิโลเมตร ตารางเมตร สัปดาห์ ล้าน แสน หมื่น พัน ตำแหน่ง "
    f"โรงเรียน อำเภอ ตำบล จังหวัด ใบ น\\. {_MONTHS} {_SHORT_MONTHS}"
)
_BEFORE_NUMBERS = (
    "ร้อยละ วันที่ ที่ ข้อ หน้า มาตรา จำนวน ปี หมู่ เขต ชั้น อายุ ปีงบประมาณ ครั้งที่ ตารางที่ ภาพที่ แผนภูมิที่ "
    "กลุ่มที่ บทที่ ส่วนที่ ตอนที่ ฉบับที่ ลำดับที่ หมู่ที่ ตัวชี้วัดที่ ภาคผนวก อาคาร ห้อง เล่ม ระดับ ชุดที่ "
    "อันดับ อันดับที่"
)
_TO = f"{_NUMBER} [–-] {_NUMBER}"  # from one to the other: hours, years
_ANY_DIGIT = re.compile(_DIGIT)
_HELD = (  # each with what a text must hold to be worth a look
    (_ANY_DIGIT, re.compile(rf"โทร(?:ศัพท์|สาร)?\.? ?{_DIGIT}(?:[ -]?{_DIGIT})+(?: ต่อ {_NUMBER})?")),
    (_ANY_DIGIT, re.compile(rf"[๐0](?:[ -]?{_DIGIT}){{8,9}}(?: ต่อ {_NUMBER})?")),
    (_ANY_DIGIT, re.compile(rf"{_NUMBER} (?:{_UNITS.replace(' ', '|')})")),
    (_ANY_DIGIT, re.compile(rf"(?:{_BEFORE_NUMBERS.replace(' ', '|')}) {_NUMBER}")),
    (_ANY_DIGIT, re.compile(rf"{_NUMBER} {_DIGIT}")),
    (_ANY_DIGIT, re.compile(rf"(?:มาตรา|ข้อ|วรรค) {_NUMBER} \({_NUMBER}\)")),
    (re.compile("ว่าที่ "), re.compile(r"ว่าที่ (?:พ|ร|ส|จ|น)[ก-ฮ.]*\.")),
    (re.compile(f"{_DIGIT} [–-]"), re.compile(rf"{_TO}(?: (?:น\.|นาฬิกา))?")),
    (re.compile(f"{_DIGIT}/"), re.compile(rf"[ก-ฮ]{{2}} {_NUMBER}/(?:ว ?)?(?:{_NUMBER})?")),
    (re.compile("[@/.]"), re.compile(r"[A-Za-z][\w.+-]*(?:://|@)[^\sก-๛]+|www\.[^\sก-๛]+")),
)
_HOLDS_NEXT = re.compile(r"(?:(?:^|[^ก-๙])(?:[ก-ฮ]{1,4}\.)+|[(\[{“‘«/]) ?$")
_MAY_HOLD = frozenset('.([{“‘«/"')
_CERTAIN = 8  # letters of a listed word that are it wherever they stand, whatever ICU makes of them
_LEADING = frozenset("เแโใไ")  # vowels that stand before their consonant
_OPENING = frozenset('"([{“‘«')  # one piece with what they open
_OPENING_QUOTE = re.compile(r'(?:^|[ (\[{“‘«])"$')
_WOMENS = (short for short in SHORT if short.endswith(".หญิง"))  # others hold by their last dot
_OTHERS = ("พระมหา", "พระครู", "สามเณร", "แพทย์หญิง", "ทันตแพทย์หญิง")  # พระ begins many a word
_TITLES = (*PLAIN, *ROYAL, *RANKS, *_OTHERS, *_WOMENS)
_NAME = re.compile(r" ?[ก-๎]{1,16}(?![ก-๎])")
_SURNAME = re.compile(r" [ก-๎]{1,20}(?![ก-๎])")
_THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")
_PREFIXES = frozenset({"การ", "ความ", "ผู้", "นัก"})


@lru_cache(4096)
def words(text: str, own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Pieces that join to ``text`` again; a line may end after any of them.

    A space at which a line may break is a piece of its own; a space that holds is inside one.
    ``own`` are the office's words, which stay whole beside those of ``resources/words.txt``.
    """
    out: list[str] = []
    for start, end in pairwise((0, *_breaks(text, own), len(text))):
        bare = text[start:end].rstrip(" ")
        out += [bare] if bare else []
        out += [" "] * (end - start - len(bare))
    return tuple(out)


def loose(text: str) -> list[str]:
    """The pieces of what is too long for a line: where ICU parts words, whatever should hold."""
    cuts = [p for p in _icu_ends(text)[:-1] if not _forbidden(text, p)]
    return [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]


def hinted(text: str, own: tuple[str, ...] = ()) -> str:
    """The text with U+200B where a line may break inside a word; for showing only."""
    pieces = words(text, own)
    out = list(pieces[:1])
    for before, piece in pairwise(pieces):
        out.append(piece if " " in (before, piece) else ZERO_WIDTH_SPACE + piece)
    return "".join(out)


def unhinted(text: str) -> str:
    """The text as it was before ``hinted``."""
    return text.replace(ZERO_WIDTH_SPACE, "")


def _breaks(text: str, own: tuple[str, ...]) -> list[int]:
    """Positions after which a line may end, without the text's own end."""
    certain = [found.span() for found in _certain(own).finditer(text)]
    ends = _ends(text, certain)
    held = {p for a, b in (*certain, *_kept(text, ends, own)) for p in range(a + 1, b)}
    for start, end in pairwise((0, *ends)):
        if start not in held and text[start:end] in _PREFIXES:
            held.add(end)
    return [p for p in ends[:-1] if p not in held and not _forbidden(text, p)]


def _ends(text: str, certain: Sequence[tuple[int, int]]) -> list[int]:
    """Where words end, as ICU says; those that are certain end where they do.

    Else ICU takes a letter from a listed word for its neighbour.
    """
    ends = _icu_ends(text)
    known = {0, *ends}
    cuts = {p for span in certain for p in span if _ends_thai(text, p)}
    if cuts <= known:
        return ends
    out: list[int] = []
    for start, end in pairwise(sorted({0, *cuts, len(text)})):
        if start in known and end in known:
            out += [p for p in ends if start < p <= end]
        else:
            out += [start + p for p in _icu_ends(text[start:end])]
    return out


def _ends_thai(text: str, p: int) -> bool:
    """Whether one Thai syllable ends before letter ``p`` and another begins with it."""
    if not 0 < p < len(text) or text[p] in NEVER_FIRST or text[p - 1] in _LEADING:
        return False
    return bool(_THAI_LETTER.match(text, p) and _THAI_LETTER.match(text, p - 1))


@lru_cache(8)
def _certain(own: tuple[str, ...]) -> re.Pattern[str]:
    """The listed words that are so long that they are certain, the longest first."""
    listed = {word for word in (*_office_words(), *own) if len(word) >= _CERTAIN}
    by_start: dict[str, list[str]] = {}
    for word in sorted(listed, key=len, reverse=True):
        by_start.setdefault(word[:2], []).append(re.escape(word[2:]))
    alike = (f"{re.escape(start)}(?:{'|'.join(rest)})" for start, rest in by_start.items())
    return re.compile("|".join(alike))


def _icu_ends(text: str) -> list[int]:
    """Where ICU's pieces end, the text's own end among them."""
    return list(accumulate(map(len, _icu()(text))))


@cache
def _icu() -> Callable[[str], Iterable[str]]:
    # Loaded here: the window starts without ICU's 30 MB of data.
    from icu4py.breakers import LineBreaker  # noqa: PLC0415
    from icu4py.locale import Locale  # noqa: PLC0415

    thai = Locale("th")
    return lambda text: LineBreaker(text, thai)


def _forbidden(text: str, p: int) -> bool:
    """Whether Thai typing forbids a line to end before letter ``p``."""
    if text[p] in NEVER_FIRST:
        return True
    before = text[max(0, p - 24) : p]
    if text[p] == '"' and not before.endswith((" ", "(", "“")):
        return True  # a straight quote that closes
    if before.rstrip(" ")[-1:] not in _MAY_HOLD:
        return False
    return bool(_HOLDS_NEXT.search(before) or _OPENING_QUOTE.search(before))


def _kept(text: str, ends: list[int], own: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Stretches without a break inside: listed words, names after titles, numbers and units."""
    listed, edges = _index(own), {0, *ends}
    edges |= {p + 1 for p in edges if text[p : p + 1] in _OPENING}
    for start in edges:
        for word, is_title in listed.get(text[start : start + 2], ()):
            if text.startswith(word, start):
                end = start + len(word)
                if is_title:
                    yield from _name(text, start, end)
                elif end in edges or not _THAI_LETTER.match(text, end):
                    yield start, end
    for trigger, pattern in _HELD:
        if trigger.search(text):
            yield from (m.span() for m in pattern.finditer(text))


def _name(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name that follows a title: its first name with it, its surname by itself."""
    first = _NAME.match(text, end)
    if first:
        yield start, first.end()
        surname = _SURNAME.match(text, first.end())
        if surname:
            yield first.end() + 1, surname.end()


@lru_cache(8)
def _index(own: tuple[str, ...]) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Words and titles by their first two letters, each with whether it is a title."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for word in (*_office_words(), *own):
        found.setdefault(word[:2], []).append((word, False))
    for title in _TITLES:
        found.setdefault(title[:2], []).append((title, True))
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _office_words() -> tuple[str, ...]:
    lines = (RESOURCES / "words.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
