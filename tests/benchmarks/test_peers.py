"""The peers of the benchmarks set what ours sets; they are installed by ``test --long``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from core.typeset.certificate import print_certificates
from tests.benchmarks import libreoffice, weasyprint
from tests.benchmarks.certificates import _qr
from tests.benchmarks.report import content
from tests.core.typeset.samples import ABOUT, crowd, design

pytestmark = pytest.mark.long
COUNT = 3


def pages(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as pdf:
        return len(pdf)


def test_weasyprint_sets_a_page_for_each_certificate_and_a_report(tmp_path: Path) -> None:
    bare = replace(design("gold"), boxes=())
    art = tmp_path / "art.pdf"
    art.write_bytes(print_certificates(bare, [{}], ABOUT).printed.data)
    people = [crowd(i) for i in range(COUNT)]
    symbols = [_qr(person["code"]) for person in people]
    spent, made = weasyprint.seconds(weasyprint.certificates(people, symbols, art))
    assert spent > 0
    assert pages(made) == COUNT
    assert pages(weasyprint.seconds(weasyprint.report(content(0)[:4]))[1]) >= 4


def test_libreoffice_sets_a_report() -> None:
    assert libreoffice.seconds(libreoffice.report(content(0)[:2]), turns=1) > 0
