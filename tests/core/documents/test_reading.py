"""Documents as files: what is refused, and how the office's own win."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core import paths
from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.documents.house import House
from core.documents.reading import read_documents
from core.documents.service import paper_kinds
from core.errors import NotFoundError, TemplateError
from tests.core.documents.making import KINDS, house, said

MINIMAL = """
version = 1
title = "ใบนำส่ง"
layout = "letterhead"
needs = "file"
heading = "ใบนำส่ง {to}"
file_name = "ใบนำส่ง"
[[block]]
kind = "title"
text = "ใบนำส่ง"
[[block]]
kind = "text"
text = "เรียน {to} ส่งเอกสาร {count} ฉบับ"
[[value]]
name = "to"
source = "given.to"
label = "ผู้รับ"
required = true
sample = "ผู้อำนวยการ"
[[value]]
name = "count"
source = "given.count"
label = "จำนวน"
sample = "3"
"""


@pytest.fixture
def own(tmp_path: Path) -> House:
    (tmp_path / "documents").mkdir()
    one = house()
    return replace(one, resources=(*one.resources, tmp_path))


def write(own: House, text: str, name: str = "slip") -> None:
    (own.resources[-1] / "documents" / f"{name}.toml").write_text(text, "utf-8")


def test_a_new_paper_is_one_file(own: House) -> None:
    write(own, MINIMAL)
    [slip] = [kind for kind in paper_kinds(own) if kind.kind == "slip"]
    assert (slip.title, slip.needs, [v.slot for v in slip.given]) == (
        "ใบนำส่ง",
        "file",
        ["to", "count"],
    )
    assert "เรียน ผู้อำนวยการ ส่งเอกสาร ๓ ฉบับ" in "".join(said(draw(sampled(own, "slip")).data)[0])


def test_the_offices_own_file_wins(own: House) -> None:
    text = (paths.RESOURCES / "documents" / "announcement.toml").read_text("utf-8")
    write(own, text.replace("จึงประกาศให้ทราบโดยทั่วกัน", "จึงประกาศมา ณ ที่นี้"), "announcement")
    page = "".join(said(draw(sampled(own, "announcement")).data)[0])
    assert "จึงประกาศมา ณ ที่นี้" in page
    assert "โดยทั่วกัน" not in page


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version = 1", "version = 1\ncolour = 2", "colour"),
        ("version = 1", 'version = "x"', "version"),
        ('title = "ใบนำส่ง"', "title = 5", "title"),
        ('layout = "letterhead"', 'layout = "billboard"', "billboard.*letterhead"),
        ('needs = "file"', 'needs = "money"', "money"),
        ('heading = "ใบนำส่ง {to}"', 'heading = "{whom}"', "whom"),
        ('heading = "ใบนำส่ง {to}"', 'heading = "{to"', "วงเล็บ"),
        ('kind = "title"', 'kind = "tile"', "ที่ 1.*kind.*title"),
        ('kind = "title"', 'kind = "title"\nfont = "x"', "ที่ 1.*font"),
        ('kind = "title"', 'kind = "title"\nwhen = "nobody"', "nobody"),
        ('kind = "title"\ntext = "ใบนำส่ง"', 'kind = "title"', "ที่ 1.*text"),
        ("ส่งเอกสาร {count} ฉบับ", "ส่งเอกสาร {number} ฉบับ", "ที่ 2.*number"),
        ("ส่งเอกสาร {count} ฉบับ", "ส่งเอกสาร {count ฉบับ", "ที่ 2.*วงเล็บ"),
        ("given.count", "award.count", "award.count"),
        ("given.count", "result.year", "result.year"),
        ("given.count", "part.count", "part|template"),
        ('label = "จำนวน"', 'label = "จำนวน"\nkind = "colour"', "count.*kind"),
        ('label = "จำนวน"', "", "count.*label"),
        ('label = "จำนวน"', 'label = "จำนวน"\ndefault = "{who}"', "count.*who"),
        ('label = "จำนวน"', 'label = "จำนวน"\nunit = "x"', "count.*unit"),
    ],
)
def test_a_file_that_does_not_hang_together_is_refused_by_name(
    own: House, old: str, new: str, told: str
) -> None:
    changed = MINIMAL.replace(old, new, 1)
    assert changed != MINIMAL
    write(own, changed)
    with pytest.raises(TemplateError, match=rf"slip\.toml.*(?:{told})"):
        read_documents(own.resources, own.templates)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"ballot.first" = ', '"ballot.middle" = ', r"ballot\.first"),
        ("ได้แก่ {names}", "ได้แก่ {people}", "people"),
        ('cell = "{percent}"', 'cell = "{share}"', "share"),
    ],
)
def test_a_tally_must_have_its_phrases(own: House, old: str, new: str, told: str) -> None:
    text = (paths.RESOURCES / "documents" / "tally.toml").read_text("utf-8")
    assert old in text
    write(own, text.replace(old, new), "tally")
    with pytest.raises(TemplateError, match=told):
        sampled(own, "tally")


def test_a_document_that_is_not_there_is_said(own: House) -> None:
    with pytest.raises(NotFoundError, match="billboard"):
        sampled(own, "billboard")


@pytest.mark.parametrize("key", KINDS)
def test_every_value_is_used_and_has_a_sample_of_its_kind(key: str) -> None:
    document = sampled(house(), key).document
    used = {name for piece in document.pieces for name in piece.names()}
    texts = [document.heading, document.file_name, document.motto, *document.boxes.values()]
    texts += [value.default for value in document.values]
    used |= {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    used |= {value.by for value in document.values if value.by}
    at_the_foot = {"catchwords"} if document.has_catchwords else set()
    assert {value.name for value in document.values} - at_the_foot == used
    assert not [v.name for v in document.values if v.required and v.sample in ("", [])]
