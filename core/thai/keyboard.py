"""What a Latin keyboard, or a scanner that acts as one, types while Thai is switched on."""

from __future__ import annotations

# Key for key as TIS 820-2538 lays them out: plain, then with Shift, row by row.
_LATIN = (
    "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
)
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_KEYS = str.maketrans(_THAI, _LATIN)


def latin_keys(text: str) -> str:
    """The text as the same keys type it in Latin; for text that was typed while Thai was on."""
    return text.translate(_KEYS)
