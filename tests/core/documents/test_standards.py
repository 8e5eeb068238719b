"""Every paper judged by veraPDF: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.core.documents.golden import CASES
from tests.core.documents.making import sample
from tests.peers.vera import broken_rules

pytestmark = pytest.mark.long
FLAVOURS = ("ua1", "2a")


def test_every_paper_keeps_the_standards(tmp_path: Path) -> None:
    files = []
    for key, name in CASES:
        files.append(tmp_path / f"{key}-{name}.pdf")
        files[-1].write_bytes(sample(key, name).data)

    found = broken_rules(files, FLAVOURS)

    assert found == {(file.name, flavour): "" for file in files for flavour in FLAVOURS}


def test_the_judge_is_awake(tmp_path: Path) -> None:
    file, faulty = tmp_path / "sound.pdf", tmp_path / "faulty.pdf"
    file.write_bytes(sample("memo", "short").data)
    with pikepdf.open(file) as pdf:
        del pdf.Root.Lang
        pdf.save(faulty)

    assert broken_rules([faulty], ["ua1"])[faulty.name, "ua1"] != ""
