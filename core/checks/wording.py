"""Slips of scanners and of hands, letters torn apart, quotes left open, two kinds of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.checks.remark import Bare, Remark
from core.thai.numerals import printed

_DEPENDENT = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
_TORN = re.compile(rf"[ก-ฮ] +[{_DEPENDENT}]|[เแโใไ] +[ก-ฮ]")
_AM = re.compile("([ก-ฮ]) +า")  # what copying from a PDF makes of ำ
_PAIRS = {"“": "”", "(": ")", "‘": "’", "[": "]", "«": "»"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_LIST_NUMBER = re.compile(r"(?<![๐-๙0-9a-zA-Zก-๎])(?:[๐-๙0-9.]+|[a-zA-Zก-ฮ])\)")
_THAI_DIGITS, _ARABIC_DIGITS = re.compile("[๐-๙]+"), re.compile("[0-9]+")


@dataclass(frozen=True)
class Slips:
    """Known slips: the wrong words with the right ones."""

    pairs: Mapping[str, str]

    def look(self, bare: Bare) -> Iterator[Remark]:
        """Every known slip of the text."""
        if not self.pairs:
            return
        for found in _any_of(tuple(self.pairs)).finditer(bare.text):
            right = self.pairs[found.group()]
            message = f"“{found.group()}” น่าจะเป็น “{right}” ตรวจกับต้นฉบับ"
            yield bare.remark("slip", message, found.span(), right)


def torn(bare: Bare) -> Iterator[Remark]:
    """Vowels and tones with a blank before them, leading vowels with one behind."""
    for found in _TORN.finditer(bare.text):
        instead = re.sub(" +", "", _AM.sub("\\1ำ", found.group()))
        message = f"“{found.group()}” มีช่องว่างคั่นกลางคำ ลบช่องว่างหรือพิมพ์ใหม่"
        yield bare.remark("torn", message, found.span(), instead)


def quotes(bare: Bare) -> Iterator[Remark]:
    """Quotes and brackets without their other half; straight quotes that are odd in number."""
    numbers = {found.end() - 1 for found in _LIST_NUMBER.finditer(bare.text)}
    open_: list[int] = []
    for at, letter in enumerate(bare.text):
        if letter in _PAIRS:
            open_.append(at)
        elif letter in _CLOSING:
            if open_ and bare.text[open_[-1]] == _CLOSING[letter]:
                open_.pop()
            elif at not in numbers:
                yield _lonely(bare, at, "เปิด")
    for at in open_:
        yield _lonely(bare, at, "ปิด")
    straight = [at for at, letter in enumerate(bare.text) if letter == '"']
    if len(straight) % 2:
        yield _lonely(bare, straight[-1], "คู่ของมัน")


def _lonely(bare: Bare, at: int, lacking: str) -> Remark:
    message = f"เครื่องหมาย {bare.text[at]} ไม่มีตัว{lacking} เติมให้ครบคู่หรือลบออก"
    return bare.remark("unbalanced", message.replace("ตัวคู่", "คู่"), (at, at + 1))


def digits(bare: Bare) -> Iterator[Remark]:
    """The first digits of the other kind in a text that has both, links and codes aside."""
    plain = printed(bare.text, thai=True)  # what stays Arabic there is a link or a code
    kinds = {
        kind: [one for one in kind.finditer(bare.text) if not _is_kept(plain, one)]
        for kind in (_THAI_DIGITS, _ARABIC_DIGITS)
    }
    if all(kinds.values()):
        fewer = min(kinds.values(), key=len)
        message = "มีทั้งเลขไทยและเลขอารบิกในข้อความเดียวกัน กระดาษจะพิมพ์เป็นแบบเดียวตามที่ตั้งไว้"
        yield bare.remark("mixed-digits", message, fewer[0].span())


def _is_kept(plain: str, found: re.Match[str]) -> bool:
    return _ARABIC_DIGITS.fullmatch(plain, found.start(), found.end()) is not None


@lru_cache(8)
def _any_of(wrong: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one) for one in sorted(wrong, key=len, reverse=True)))
