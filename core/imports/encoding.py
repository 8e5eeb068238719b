"""Which encoding a text file is in: told by evidence, refused where the evidence is weak."""

from __future__ import annotations

import re

from core.imports.refusals import unknown_encoding

_SAMPLE_BYTES = 200_000
_BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (b"\xff\xfe\0\0", ""),
    (b"\0\0\xfe\xff", ""),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HIGH_BYTES = b"\x00\x0e"  # of Latin and of Thai in UTF-16
_MOST = 0.7
_THAI = re.compile("[ก-ฺเ-๎]")
_MISPLACED = re.compile(  # what nobody writes: cp874 is not what this file is in
    "(?<![ก-ฮั-ฺ็-๎])[ัิ-ฺ็-๎]"  # a mark on nothing
    "|[เ-ไ](?![ก-ฮเ])"  # a leading vowel that leads nothing
    "|(?<![ก-ฮ็-๎ัาๅ])[ะาำ]"  # a vowel after nothing
    "|[\u0e48-\u0e4b]{2}"  # two tones
    "|[A-Za-z][ก-๎]|[ก-๎][A-Za-z]"  # Thai grown into Latin: é of another code page
    "|[ฃฅฦ]"
)
_BAD_SHARE = 0.1
_BYTES_OF_THREE = 3
_UTF_8_THAI = re.compile(rb"\xe0\xb8[\x81-\xba]|\xe0\xb9[\x80-\x9b]")


def detect(data: bytes) -> str:
    """The codec that reads all of ``data``: by its mark, as UTF-16, as UTF-8, as Thai cp874.

    Raises:
        RefusedFileError: none of them reads it, or what they read is not what people write.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _checked(data, codec)
    if codec := _utf_16_order(data[:_SAMPLE_BYTES]):
        return _checked(data, codec)
    as_utf_8, as_cp874 = _reads(data, "utf-8"), _reads(data, "cp874")
    thai = as_cp874 and _is_thai(data[:_SAMPLE_BYTES])
    if as_utf_8 and (data.isascii() or _UTF_8_THAI.search(data) or not thai):
        return "utf-8"
    if thai and not as_utf_8:
        return "cp874"
    raise unknown_encoding()


def name(codec: str) -> str:
    """The encoding's name for people and records."""
    return "utf-16" if codec.startswith("utf-16") else codec


def _checked(data: bytes, codec: str) -> str:
    if not codec or not _reads(data, codec):
        raise unknown_encoding()
    return codec


def _reads(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _utf_16_order(sample: bytes) -> str:
    """``utf-16-le`` or ``-be`` where most high bytes are those of Latin and Thai, else ``""``."""
    for codec, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sample[first::2]
        others = high.translate(None, _HIGH_BYTES)
        if high and len(others) <= (1 - _MOST) * len(high):
            return codec
    return ""


def _is_thai(sample: bytes) -> bool:
    """Whether the sample reads as Thai in cp874, and is not UTF-8 with a damaged place."""
    text = sample.decode("cp874")
    letters = len(_THAI.findall(text))
    if _BYTES_OF_THREE * len(_UTF_8_THAI.findall(sample)) > _BAD_SHARE * letters:
        return False
    return letters > 0 and len(_MISPLACED.findall(text)) <= _BAD_SHARE * letters
