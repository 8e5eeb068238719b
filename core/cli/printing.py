"""Papers: any kind, as one finished PDF, or as a file for Word or Excel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import click

from core import catalogue
from core.cli.editable_files import ENDINGS, write_editable
from core.cli.frame import Outcome, command, progress, workspace
from core.cli.lock_file import LOCK_HELP, read_passphrase
from core.cli.person_files import EACH_HELP, write_each
from core.cli.publishing import write_ebook
from core.cli.survey_files import SURVEY, survey_values
from core.documents.locking import lock
from core.documents.numbering import Numbered
from core.documents.numbering import give_number as give
from core.documents.paper import MissingValuesError, Paper, Request
from core.documents.service import make_paper
from core.errors import UserError, WaitingError
from core.files import write_whole
from core.publishing.ebook import KIND as EBOOK
from core.thai.numerals import to_thai


@command(name="print")
@click.argument("kind")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="ไฟล์ .pdf .docx หรือ .xlsx ที่จะเขียน หรือโฟลเดอร์เมื่อใช้ --each",
)
@click.option("--award", default="", metavar="ID", help="รอบคัดเลือก เช่น virtue-2568")
@click.option("--lesson", default=0, type=int, metavar="ID", help="หมายเลขบันทึกถอดบทเรียน")
@click.option("--file", type=click.Path(path_type=Path), help="ไฟล์ TOML ของค่าที่พิมพ์ในฉบับนี้")
@click.option("--survey", default=0, type=int, metavar="ID", help="หมายเลขผลความพึงพอใจที่เก็บไว้")
@click.option("--bands", default="", metavar="PRESET", help="เกณฑ์แปลผลของ survey --file")
@click.option("--design", default="gold", metavar="KEY", help="แบบของเกียรติบัตร")
@click.option("--draft", is_flag=True, help="พิมพ์เป็นร่าง ส่วนที่ขาดเป็นเส้นประ")
@click.option("--version", default=0, type=int, metavar="N", help="ผลฉบับที่เท่าใด")
@click.option("--year", default=0, type=int, help="ปีงบประมาณ พ.ศ. (number-register: ปีปฏิทิน)")
@click.option("--unreported", is_flag=True, help="หนังสือรวมบทเรียน: บอกกิจกรรมที่ยังไม่รายงานไว้ในเล่ม")
@click.option("--digits", type=click.Choice(["thai", "arabic"]), help="ตัวเลขไทยหรืออารบิกทั้งฉบับ")
@click.option("--era", type=click.Choice(["with", "without"]), help="มีหรือไม่มี พ.ศ. หน้าปีของวันที่")
@click.option("--number", "only", multiple=True, type=int, metavar="N", help="เฉพาะเกียรติบัตรเลขที่นี้")
@click.option("--give-number", is_flag=True, help="ออกเลขที่หนังสือให้ฉบับนี้ ฉบับเดิมใช้เลขเดิม")
@click.option("--series", default="", metavar="KEY", help="ออกเลขจากทะเบียนนี้ เช่น circular")
@click.option("--another", is_flag=True, help="เป็นคนละฉบับกับเรื่องเดียวกันที่มีเลขแล้ว")
@click.option("--each", default=None, metavar="PATTERN", help=EACH_HELP)
@click.option("--lock-with", type=click.Path(path_type=Path), metavar="FILE", help=LOCK_HELP)
def print_(  # noqa: PLR0913 - one argument for each option of the command
    kind: str,
    out: Path,
    award: str,
    lesson: int,
    file: Path | None,
    *,
    survey: int,
    bands: str,
    design: str,
    version: int,
    year: int,
    digits: Literal["thai", "arabic"] | None,
    era: Literal["with", "without"] | None,
    only: tuple[int, ...],
    each: str | None,
    lock_with: Path | None,
    draft: bool,
    unreported: bool,
    give_number: bool,
    series: str,
    another: bool,
) -> Outcome:
    """พิมพ์เอกสารเป็น PDF, Word หรือ Excel."""
    values = _values(kind, file, survey, bands, year)
    request = Request(
        kind, award, lesson, values, design, draft, version, only, year, digits or "", era or ""
    )
    alone = each is None and kind != EBOOK and out.suffix.lower() not in ENDINGS
    passphrase = _passphrase(lock_with, alone=alone)
    try:
        if kind == EBOOK:
            return write_ebook(request, out, unreported=unreported)
        wants_number = give_number or series or another
        numbered = _numbered(request, series, another=another) if wants_number else None
        printed = _printed(request, out, each, passphrase)
    except WaitingError as error:
        return _waits(error)
    return _with_number(printed, numbered) if numbered else printed


def _values(kind: str, file: Path | None, survey: int, bands: str, year: int) -> Mapping[str, Any]:
    """What is given for this paper alone: by a file of values, or by a survey."""
    if kind == SURVEY and (survey or (file and file.suffix.lower() != ".toml")):
        return survey_values(survey, file, bands, year)
    if survey or bands:
        raise UserError(
            "--survey และ --bands ใช้กับ print survey เท่านั้น เอาออกแล้วสั่งใหม่", code="bad-option"
        )
    return _beside(catalogue.read(file), file.resolve().parent) if file else {}


def _beside(value: Any, folder: Path) -> Any:  # noqa: ANN401 - TOML
    """The values with their pictures named in full, where they lie in the folder of the file."""
    if isinstance(value, list):
        return [_beside(one, folder) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _beside(one, folder) for key, one in value.items()}
    name = found.get("file")
    if isinstance(name, str) and name and "\0" not in name and (folder / name).is_file():
        found["file"] = str(folder / name)
    return found


def _passphrase(file: Path | None, *, alone: bool) -> str:
    """What locks the one PDF; empty where nothing does."""
    if file is None:
        return ""
    if not alone:
        raise UserError(
            "--lock-with ใช้กับเอกสาร PDF ไฟล์เดียว ไม่ใช้กับ Word, Excel, --each และหนังสือรวมบทเรียน "
            "เอาออกแล้วสั่งใหม่",
            code="bad-option",
        )
    return read_passphrase(file)


def _printed(request: Request, out: Path, each: str | None, passphrase: str) -> Outcome:
    if each is not None:
        return write_each(request, out, each)
    if out.suffix.lower() in ENDINGS:
        return write_editable(request, out)
    paper = _made(request)
    if passphrase:
        paper = lock(paper, passphrase)
    write_whole(out, paper.data)
    lines = [f"{out.name}: {paper.title} {to_thai(paper.pages)} หน้า"]
    lines += [f"ย่อตัวอักษร: {name}" for name in paper.shrunk]
    lines += [f"ยังขาด: {label}" for label in paper.missing]
    waits = bool(paper.missing or paper.warnings)
    return Outcome(_data(out, paper), lines, notes=paper.notes, waits=waits)


def _made(request: Request) -> Paper:
    with workspace() as opened, opened.database.read() as session:
        return make_paper(session, opened.house, request, progress())


def _numbered(request: Request, series: str, *, another: bool) -> Numbered:
    """The paper's number is in the register before the paper is made, and stays if that fails."""
    with workspace() as opened, opened.database.write() as session:
        return give(session, opened.house, request, series, another=another)


def _with_number(printed: Outcome, numbered: Numbered) -> Outcome:
    words = numbered.row.words
    told = f"ออกเลขที่ {to_thai(words)}" if numbered.new else f"ใช้เลขที่เดิม {to_thai(words)}"
    data = {**printed.data, "number": words, "number_is_new": numbered.new}
    return replace(printed, data=data, lines=[*printed.lines, told])


def _data(out: Path, paper: Paper) -> dict[str, Any]:
    return {
        "file": str(out),
        "pages": paper.pages,
        "sha256": paper.sha256,
        "shrunk": list(paper.shrunk),
        "missing": list(paper.missing),
        **({"warnings": list(paper.warnings)} if paper.warnings else {}),
    }


def _waits(error: WaitingError) -> Outcome:
    """Nothing is written; what must be done first goes to standard error."""
    missing = list(error.missing) if isinstance(error, MissingValuesError) else []
    nothing = {"file": None, "pages": 0, "sha256": None, "shrunk": [], "missing": missing}
    return Outcome(nothing, notes=[str(error), *error.findings], waits=True)
