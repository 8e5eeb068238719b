from __future__ import annotations

import string

from core.thai.keyboard import _LATIN, _THAI, latin_keys


def test_every_key_types_one_letter_in_either_layout() -> None:
    assert len(_LATIN) == len(_THAI) == len(set(_LATIN)) == len(set(_THAI)) == 92
    assert set(string.ascii_letters + string.digits) <= set(_LATIN)


def test_what_was_typed_in_thai_is_read_as_the_same_keys_in_latin() -> None:
    assert latin_keys("ธฺๅซ/ถุคฝๅ/ซ") == "TB1:2568/12:"
    assert latin_keys("สวัสดี") == "l;ylfu"
