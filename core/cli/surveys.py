"""Satisfaction surveys: the table of a form's export, and what is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from core.activities.service import get as activity_of
from core.cli.frame import Outcome, command, progress, workspace
from core.database import Session
from core.errors import UserError
from core.surveys import queries, service
from core.surveys.bands import DEFAULT, preset
from core.surveys.queries import SurveyRow
from core.surveys.reading import Surveyed, read
from core.surveys.scale import LEVELS
from core.surveys.service import SurveyFields
from core.surveys.table import Row, Table, tabled
from core.thai.numerals import to_thai

_BANDS = click.option(
    "--bands", default=DEFAULT, metavar="PRESET", help="เกณฑ์แปลผล: boonchom, 0.80 หรือ 4.50"
)
_TITLE = click.option("--title", default="", help="ชื่อแบบประเมิน")
_YEAR = click.option("--year", default=0, type=int, help="ปีงบประมาณ พ.ศ.")
_ACTIVITY = click.option("--activity", default="", metavar="NAME", help="ชื่อหรือหมายเลขกิจกรรม")


@command()
@click.argument("file", type=click.Path(path_type=Path))
@_BANDS
@click.option("--group", default=0, type=int, metavar="N", help="คอลัมน์ที่ N เป็นกลุ่มผู้ตอบ นับจาก 1")
@click.option("--keep", is_flag=True, help="เก็บผลไว้กับกิจกรรมและปี ให้บันทึกถอดบทเรียนดึงไปพิมพ์")
@_TITLE
@_YEAR
@_ACTIVITY
def survey(
    file: Path, bands: str, group: int, title: str, year: int, activity: str, *, keep: bool
) -> Outcome:
    """นับแบบประเมินความพึงพอใจเป็นตารางค่าเฉลี่ย S.D. และคำแปลผล."""
    with workspace() as opened:
        chosen = preset(bands, opened.resources)
        surveyed = read(file, progress(), group=group)
        kept = 0
        if keep:
            with opened.database.write() as session:
                given = _fields(session, surveyed, title, year, activity, chosen.key)
                kept = service.keep(session, given, surveyed)
    table = tabled(surveyed.answers, chosen)
    data = {**_data(table), **({"survey": kept} if kept else {})}
    lines = _lines(table)
    lines += [f"เก็บไว้เป็นผลความพึงพอใจหมายเลข {kept}"] if kept else []
    doubts = surveyed.doubts
    return Outcome(data, [to_thai(line) for line in lines], notes=doubts, waits=bool(doubts))


@click.group()
def surveys() -> None:
    """ผลความพึงพอใจที่เก็บไว้."""


@command(surveys, "list")
@_YEAR
def list_(year: int) -> Outcome:
    """แสดงผลที่เก็บไว้ ทุกปีหรือปีเดียว."""
    with workspace() as opened, opened.database.read() as session:
        rows = queries.surveys(session, year or None, opened.resources)
    lines = [_line(row) for row in rows] or ["ยังไม่มีผลความพึงพอใจที่เก็บไว้"]
    return Outcome({"surveys": [_kept(row) for row in rows]}, lines)


@command(surveys, "word")
@click.argument("word")
@click.option("--title", required=True, help="ชื่อแบบประเมิน")
@click.option("--year", required=True, type=int, help="ปีงบประมาณ พ.ศ.")
@_ACTIVITY
def word_(word: str, title: str, year: int, activity: str) -> Outcome:
    """เก็บผลของปีก่อนที่รู้เพียงระดับเป็นคำ ไม่มีตัวเลข."""
    with workspace() as opened, opened.database.write() as session:
        name = _activity(session, activity)[0]
        id_ = service.keep_word(session, SurveyFields(title, year, name), word)
    return Outcome({"survey": id_}, [to_thai(f"เก็บไว้เป็นผลความพึงพอใจหมายเลข {id_}")])


@command(surveys)
@click.argument("survey_id", metavar="ID", type=int)
@_TITLE
@_YEAR
@_ACTIVITY
@click.option("--bands", default="", metavar="PRESET", help="เกณฑ์แปลผล")
def change(survey_id: int, title: str, year: int, activity: str, bands: str) -> Outcome:
    """แก้ชื่อ ปี กิจกรรม หรือเกณฑ์แปลผล ที่ไม่ระบุคงเดิม."""
    with workspace() as opened, opened.database.write() as session:
        was = queries.survey(session, survey_id, opened.resources)
        name = _activity(session, activity)[0] if activity else was.activity
        key = preset(bands, opened.resources).key if bands else was.bands
        given = SurveyFields(title or was.title, year or was.fiscal_year, name, key)
        service.edit(session, survey_id, given)
        row = queries.survey(session, survey_id, opened.resources)
    return Outcome(_kept(row), [_line(row)])


@command(surveys)
@click.argument("survey_id", metavar="ID", type=int)
def remove(survey_id: int) -> Outcome:
    """ลบผลที่เก็บไว้ ไฟล์แบบประเมินเดิมไม่เปลี่ยน."""
    with workspace() as opened, opened.database.write() as session:
        service.remove(session, survey_id)
    return Outcome({"removed": survey_id}, [to_thai(f"ลบผลความพึงพอใจหมายเลข {survey_id} แล้ว")])


def _fields(
    session: Session, surveyed: Surveyed, title: str, year: int, activity: str, bands: str
) -> SurveyFields:
    name, of_activity = _activity(session, activity)
    chosen = year or of_activity or surveyed.year_be
    if not chosen:
        raise UserError("ไม่รู้ปีงบประมาณของแบบประเมินนี้ ระบุปีแล้วสั่งใหม่", code="no-year")
    return SurveyFields(title or surveyed.title, chosen, name, bands)


def _activity(session: Session, told: str) -> tuple[str, int]:
    """The activity's name, and its year where it was told by its number."""
    if not told.isdecimal():
        return told, 0
    found = activity_of(session, int(told))
    return found.name, found.fiscal_year


def _data(table: Table) -> dict[str, Any]:
    overall = table.overall
    return {
        "n": table.n,
        "groups": [
            {"name": one.name, "n": one.n, "percent": str(one.percent)} for one in table.groups
        ],
        "items": [_item(row) for row in table.rows],
        "overall": {"n": overall.figures.n, **_figures(overall)} if overall else None,
    }


def _item(row: Row) -> dict[str, Any]:
    counts = {str(level): many for level, many in zip(LEVELS, row.item.counts, strict=True)}
    return {"title": row.item.title, "n": row.figures.n, "counts": counts, **_figures(row)}


def _figures(row: Row) -> dict[str, Any]:
    found = row.figures
    sd = None if found.sd is None else str(found.sd)
    return {"mean": str(found.mean), "sd": sd, "band": row.band}


def _lines(table: Table) -> list[str]:
    lines = [f"ผู้ตอบ {table.n} คน"]
    lines += [f"{one.name} {one.n} คน ร้อยละ {one.percent}" for one in table.groups]
    rows = [*table.rows, *([table.overall] if table.overall else [])]
    return lines + [
        f"{row.item.title}  n {row.figures.n}  x̄ {row.figures.mean}  "
        f"S.D. {row.figures.sd or '–'}  {row.band}"
        for row in rows
    ]


def _kept(row: SurveyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "fiscal_year": row.fiscal_year,
        "activity": row.activity or None,
        "bands": row.bands,
        "n": row.table.n if row.table else None,
        "overall": _data(row.table)["overall"] if row.table else None,
        "band": row.word,
    }


def _line(row: SurveyRow) -> str:
    figures = row.table.overall.figures if row.table and row.table.overall else None
    told = [str(row.id), str(row.fiscal_year), row.title, row.activity]
    told += [f"ผู้ตอบ {row.table.n} คน  x̄ {figures.mean}"] if row.table and figures else []
    return to_thai("  ".join(filter(None, (*told, row.word))))
