"""The register of certificate numbers: check a code, take a number back, give another."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from core import catalogue
from core.certificates import service
from core.certificates.service import parse_number
from core.cli.frame import Outcome, command, workspace
from core.documents.certificate_codes import check as check_code
from core.documents.certificate_codes import reissue_number
from core.documents.certificates import draw_test_sheet
from core.errors import NotFoundError
from core.files import write_whole
from core.thai.numerals import to_thai
from core.typeset.design import read_design


@click.group()
def certificate() -> None:
    """ทะเบียนเลขที่เกียรติบัตร."""


@command(certificate)
@click.argument("code")
def check(code: str) -> Outcome:
    """ตรวจรหัสบนเกียรติบัตร."""
    with workspace() as opened, opened.database.read() as session:
        found = check_code(session, opened.rulebook, code)
    return Outcome(asdict(found), [found.sentence], waits=found.state != "valid")


@command(certificate)
@click.argument("number")
@click.option("--reason", required=True, help="เหตุผลที่ยกเลิก")
def void(number: str, reason: str) -> Outcome:
    """ยกเลิกเลขที่เกียรติบัตร เช่น 17/2568."""
    year_be, plain = parse_number(number)
    with workspace() as opened, opened.database.write() as session:
        service.void(session, year_be, plain, reason)
        why = service.certificate_of(session, year_be, plain).void_reason
    said = f"{plain}/{year_be}"
    line = f"ยกเลิกเลขที่ {to_thai(said)} แล้ว ออกเลขใหม่ด้วย certificate reissue {said}"
    return Outcome({"number": said, "void_reason": why}, [line])


@command(certificate)
@click.argument("number")
def reissue(number: str) -> Outcome:
    """ออกเลขใหม่แทนเลขที่ที่ยกเลิกแล้ว."""
    year_be, plain = parse_number(number)
    with workspace() as opened, opened.database.write() as session:
        new = reissue_number(session, opened.rulebook, year_be, plain)
    data = {"number": f"{new}/{year_be}", "replaces": f"{plain}/{year_be}"}
    now, old = to_thai(data["number"]), to_thai(data["replaces"])
    return Outcome(data, [f"ออกเลขที่ {now} แทนเลขที่ {old} แล้ว พิมพ์เกียรติบัตรใหม่ได้"])


@command(certificate, "test-sheet")
@click.option("--design", default="gold", metavar="KEY", help="แบบของเกียรติบัตร")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="ไฟล์ PDF ที่จะเขียน")
def test_sheet(design: str, out: Path) -> Outcome:
    """แผ่นทดสอบตำแหน่งบนกระดาษที่พิมพ์ลายไว้แล้ว."""
    with workspace() as opened:
        there = catalogue.load("certificates", read_design, *opened.resources)
        if design not in there:
            listed = ", ".join(f"{one.id} ({one.title})" for one in there.values())
            raise NotFoundError(f"ไม่มีแบบเกียรติบัตร “{design}” เลือกจาก: {listed}")
        papers, office = opened.settings.papers, opened.settings.office.name
        paper = draw_test_sheet(there[design], papers, office)
    write_whole(out, paper.data)
    data = {"file": str(out), "pages": paper.pages, "sha256": paper.sha256}
    return Outcome(data, [f"{out.name}: {paper.title}"])
