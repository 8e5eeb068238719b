"""Signed copies as files: judged by their bytes, kept as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import files
from core.approvals import scans
from core.errors import RefusedFileError, UserError
from tests.core.approvals.making import a_jpg, a_pdf, a_png, locked_pdf, on_stick

WHOLE = {".pdf": a_pdf(pages=3), ".jpg": a_jpg(), ".png": a_png()}


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("name", ["สแกน ๑.pdf", "scan.JPG", "no ending"])
def test_the_very_bytes_are_kept_whatever_the_file_is_called(
    tmp_path: Path, ending: str, name: str
) -> None:
    source = on_stick(tmp_path, WHOLE[ending], name)

    kept = scans.keep_scan(tmp_path, source)

    assert kept.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert (kept.name, kept.ending) == (name, ending)
    assert (tmp_path / kept.file).read_bytes() == WHOLE[ending]
    assert scans.read_kept(tmp_path, kept) == WHOLE[ending]
    assert source.read_bytes() == WHOLE[ending]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = scans.keep_scan(tmp_path, on_stick(tmp_path, WHOLE[".pdf"], "ก.pdf"))
    second = scans.keep_scan(tmp_path, on_stick(tmp_path, WHOLE[".pdf"], "ข.pdf"))
    assert (first.file, first.sha256) == (second.file, second.sha256)
    assert [one.name for one in tmp_path.glob("*.pdf")] == [first.file]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "ว่างเปล่า"),
        (b"MZ\x90 a program", "ไม่ใช่ PDF, JPG หรือ PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ไม่ใช่ PDF, JPG หรือ PNG"),
        (b"GIF89a" + bytes(50), "ไม่ใช่ PDF, JPG หรือ PNG"),
        (b"%PDF-1.7\nnothing follows\n%%EOF", "ไม่ครบหรือเสียหาย"),
        (b"\xff\xd8\xff\xe0 nothing follows \xff\xd9", "ไม่ครบหรือเสียหาย"),
        (b"\x89PNG\r\n\x1a\n nothing follows IEND", "ไม่ครบหรือเสียหาย"),
        (locked_pdf(), "ใส่รหัสผ่านไว้"),
    ],
)
def test_what_is_no_scan_is_refused_in_a_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(RefusedFileError, match=says) as refused:
        scans.keep_scan(tmp_path, on_stick(tmp_path, data))
    assert str(refused.value).startswith("ไฟล์ สแกน ๑.pdf")
    assert list(tmp_path.glob("*.*")) == []


@pytest.mark.parametrize("ending", WHOLE)
@settings(max_examples=30)
@given(share=st.floats(0.02, 0.97))
def test_a_file_cut_short_is_refused(
    tmp_path_factory: pytest.TempPathFactory, ending: str, share: float
) -> None:
    folder, data = tmp_path_factory.mktemp("cut"), WHOLE[ending]
    with pytest.raises(RefusedFileError, match="ไม่ครบหรือเสียหาย"):
        scans.keep_scan(folder, on_stick(folder, data[: round(len(data) * share)]))


def test_too_large_too_fine_missing_and_folders_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedFileError, match=r"เปิดไฟล์ ไม่มี\.pdf ไม่ได้"):
        scans.keep_scan(tmp_path, tmp_path / "ไม่มี.pdf")
    with pytest.raises(RefusedFileError, match="ไม่ได้ ตรวจว่าไฟล์ยังอยู่ที่เดิม"):
        scans.keep_scan(tmp_path, tmp_path)
    monkeypatch.setattr(scans, "_MOST_PIXELS", 100_000)
    with pytest.raises(RefusedFileError, match="ละเอียดเกินไป"):
        scans.keep_scan(tmp_path, on_stick(tmp_path, WHOLE[".png"]))
    monkeypatch.setattr(scans, "MOST_BYTES", 1_000)
    with pytest.raises(RefusedFileError, match="ใหญ่เกิน"):
        scans.keep_scan(tmp_path, on_stick(tmp_path, WHOLE[".pdf"]))


def test_a_kept_file_that_was_touched_is_told_and_mended_by_giving_it_again(tmp_path: Path) -> None:
    source = on_stick(tmp_path, WHOLE[".png"])
    kept = scans.keep_scan(tmp_path, source)
    (tmp_path / kept.file).write_bytes(b"rotten")
    with pytest.raises(UserError, match="หายหรือไม่ตรงกับที่เก็บไว้") as told:
        scans.read_kept(tmp_path, kept)
    assert told.value.code == "file-damaged"
    (tmp_path / kept.file).unlink()
    with pytest.raises(UserError, match="หายหรือไม่ตรง"):
        scans.read_kept(tmp_path, kept)

    (tmp_path / kept.file).write_bytes(b"rotten")
    assert scans.keep_scan(tmp_path, source) == kept
    assert scans.read_kept(tmp_path, kept) == WHOLE[".png"]


def test_what_a_start_left_half_written_is_written_anew(tmp_path: Path) -> None:
    name = files.keep_bytes(tmp_path, b"whole", ".pdf")
    (tmp_path / name).unlink()
    (tmp_path / f"{name}.part").write_bytes(b"who")
    assert files.keep_bytes(tmp_path, b"whole", ".pdf") == name
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(name, b"whole")]
