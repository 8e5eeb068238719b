"""Settings from TOML: no control character gets in, none that is in keeps the folder shut."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import settings
from core.errors import TemplateError
from core.settings import Office
from core.workspace import Workspace


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (r'name = "สำนักงาน\u0007"', "name"),
        (r'chief = { name = "นาย\u001b[31m" }', "name"),
        (r'words = ["ดี", "ศธจ\u0000"]', "words"),
    ],
)
def test_a_control_character_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, line: str, key: str
) -> None:
    before = workspace.settings
    file = tmp_path / "office.toml"
    file.write_text(line, "utf-8")
    with pytest.raises(TemplateError) as refused:
        workspace.set_office(file)
    assert refused.value.code == "control-characters"
    assert str(refused.value) == (
        f"ไฟล์ office.toml ค่า {key} มีอักขระควบคุมที่มองไม่เห็น พิมพ์ค่านั้นใหม่แล้วลองอีกครั้ง"
    )
    assert workspace.settings == before


def test_what_an_older_program_let_in_is_healed_on_opening(tmp_path: Path) -> None:
    file = tmp_path / settings.FILE
    file.write_text('[office]\nname = "สำนัก\\u0007งาน"\nwords = ["ก\\u0000ข"]\n', "utf-8")
    assert settings.load(tmp_path).office == Office(name="สำนักงาน", words=("กข",))
