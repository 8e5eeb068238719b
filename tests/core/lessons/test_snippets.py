from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import TemplateError, UserError
from core.lessons import snippets


def test_kept_words_come_first_once_and_clean(tmp_path: Path) -> None:
    assert snippets.snippets(tmp_path) == ()
    snippets.keep(tmp_path, "จึงเรียนมาเพื่อโปรดทราบ")
    snippets.keep(tmp_path, " ตามที่\u200b \n\n นั้น ")
    assert snippets.keep(tmp_path, "จึงเรียนมาเพื่อโปรดทราบ") == ("จึงเรียนมาเพื่อโปรดทราบ", "ตามที่\nนั้น")
    assert snippets.snippets(tmp_path) == ("จึงเรียนมาเพื่อโปรดทราบ", "ตามที่\nนั้น")

    assert snippets.drop(tmp_path, "ตามที่\nนั้น") == ("จึงเรียนมาเพื่อโปรดทราบ",)
    assert [one.name for one in (tmp_path / "templates").iterdir()] == ["snippets.toml"]


def test_nothing_is_not_kept_and_a_menu_has_an_end(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="เลือกข้อความ"):
        snippets.keep(tmp_path, " \n ")
    for n in range(snippets.MOST):
        snippets.keep(tmp_path, f"ข้อ {n}")
    with pytest.raises(UserError, match="เต็มแล้ว"):
        snippets.keep(tmp_path, "อีกข้อ")
    assert len(snippets.keep(tmp_path, "ข้อ 0")) == snippets.MOST


@pytest.mark.parametrize("written", ["snippets = 5", "snippets = [5]", "other = []", "["])
def test_a_file_of_another_form_is_refused_by_name(tmp_path: Path, written: str) -> None:
    file = tmp_path / snippets.FILE
    file.parent.mkdir()
    file.write_text(written, "utf-8")

    with pytest.raises(TemplateError, match=r"snippets\.toml"):
        snippets.snippets(tmp_path)
