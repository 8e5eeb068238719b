from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.documents.file_name import safe_name
from core.thai.breaks import MARKS


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ประกาศ บุคลากรคุณธรรมต้นแบบ ๒๕๖๘", "ประกาศ บุคลากรคุณธรรมต้นแบบ ๒๕๖๘.pdf"),
        ("เลขที่ ๑/๒๕๖๘: “ด้านสุจริต”?", "เลขที่ ๑-๒๕๖๘- “ด้านสุจริต”.pdf"),
        ("  ../ลับ\\ไฟล์ ", "ลับ-ไฟล์.pdf"),
        ("", "เอกสาร.pdf"),
        ("CON", "เอกสาร CON.pdf"),
        ("com1.x", "เอกสาร com1.x.pdf"),
        ("แลกเปลี่ยนเรียนรู้ " * 9, "แลกเปลี่ยนเรียนรู้ แลกเปลี่ยนเรียนรู้ แลกเปลี่ยนเรียนรู้.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
@example("ก" + "ั" * 300)
@example("น้ำ" * 100)
def test_no_title_breaks_a_file_system(title: str) -> None:
    name = safe_name(title)
    stem = name.removesuffix(".pdf")
    assert stem
    assert len(name.encode()) <= 200
    assert not set(name) & set('/\\<>:"|?*')
    assert stem == stem.strip(" .")
    assert not any(unicodedata.category(c) == "Cc" for c in name)


@given(st.text(alphabet="กนำ้ีู่์า", min_size=100))
def test_a_letter_is_never_parted_from_its_marks(title: str) -> None:
    kept = safe_name(title).removesuffix(".pdf")
    rest = title[len(kept) :]
    if title.startswith(kept) and title[0] not in MARKS:
        assert rest[:1] not in MARKS or rest == ""
