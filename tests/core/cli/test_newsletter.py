"""A newsletter from the command line."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from core import paths
from tests.core.cli.conftest import DONE, WAITS, Cli
from tests.core.documents.test_newsletter import pictures

EVENT = """
title = "กิจกรรมเช้าวันพุธสุขใจ"
date = 2025-06-11
time = "08.30 น."
president = "นายเมธา ธรรมดี รองศึกษาธิการจังหวัดแสนสุข"
year = 2568
"""
PHOTOS = """
place = "ห้องประชุมใหญ่"
photos = [{file = "a.png", caption = "เปิดงาน"}, {file = "a.png"}, {file = "a.png"}]
"""


def test_a_newsletter_is_printed_with_pictures_that_lie_beside_its_file(
    cli: Cli, tmp_path: Path
) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    file, out = tmp_path / "news.toml", tmp_path / "news.pdf"
    file.write_text(EVENT, "utf-8")
    status, told, _ = cli("print", "newsletter", "--file", file, "--out", out, "--json")
    assert (status, told["missing"]) == (WAITS, ["สถานที่"])

    file.write_text(EVENT + PHOTOS, "utf-8")
    status, told, _ = cli("print", "newsletter", "--file", file, "--out", out, "--json")
    assert (status, told["pages"], told["missing"]) == (DONE, 1, [])
    assert len(pictures(out.read_bytes())) == 3
