"""Sets of indicators from the command line: open one for a year, mark, and see what it comes to."""

from __future__ import annotations

from typing import Any

import click

from core.cli.frame import Outcome, command, workspace
from core.indicators import opening, queries
from core.indicators.alike import alike
from core.indicators.scoring import METHODS
from core.indicators.set_file import read_set, read_sets
from core.indicators.sets import IndicatorSet
from core.people import service as people
from core.thai.numerals import to_thai


@click.group()
def indicator() -> None:
    """ประเมินบุคลากรตามชุดตัวชี้วัด."""


_YEAR = click.argument("code", metavar="SET-YEAR")


@command(indicator, "list")
def list_() -> Outcome:
    """แสดงชุดตัวชี้วัดที่มี และปีที่เปิดประเมิน."""
    with workspace() as opened, opened.database.read() as session:
        sets = read_sets(opened.resources)
        years = queries.years(session)
    data = {
        "sets": [_set(one) for one in sets.values()],
        "years": [
            {"code": one.code, "title": one.title, "assessed": one.assessed} for one in years
        ],
    }
    lines = [to_thai(f"{one.title} ปี {one.year_be}") + f" ({one.key})" for one in sets.values()]
    lines += [f"{one.code}: " + to_thai(f"ผู้ถูกประเมิน {one.assessed} ราย") for one in years]
    return Outcome(data, lines)


@command(indicator)
@click.argument("key", metavar="SET")
def show(key: str) -> Outcome:
    """แสดงตัวชี้วัดทุกตัวของชุด และตัวที่คล้ายกัน."""
    with workspace() as opened:
        made, _ = read_set(opened.resources, key)
    near = alike(made)
    pairs = [
        {
            "first": one.first[1].key,
            "second": one.second[1].key,
            "likeness": f"{one.likeness:.2f}",
        }
        for one in near
    ]
    lines = [
        f"{group.title}: {one.key} {one.name} ({METHODS[one.method]})"
        for group, one in made.every()
    ]
    notes = [
        f"คล้ายกัน ควรรวมในปีหน้า: {one.first[1].name} ({one.first[0].title}) กับ "
        f"{one.second[1].name} ({one.second[0].title})"
        for one in near
    ]
    return Outcome({**_set(made), "alike": pairs}, lines, notes=notes)


@command(indicator, "open")
@click.argument("key", metavar="SET")
@click.option("--year", type=int, default=0, help="ปีงบประมาณ พ.ศ. ไม่ระบุคือปีของชุด")
def open_(key: str, year: int) -> Outcome:
    """เปิดประเมินปีตามชุดตัวชี้วัด."""
    with workspace() as opened, opened.database.write() as session:
        id_ = opening.open_year(session, opened.resources, opened.settings.office, key, year)
        found = queries.result(session, id_)
    groups = {one.group.key: len(one.standings) for one in found.groups}
    lines = [f"เปิดประเมิน {found.year.code} แล้ว"]
    lines += [
        to_thai(f"{one.group.title}: {len(one.standings)} ราย {len(one.group.indicators)} ตัวชี้วัด")
        for one in found.groups
    ]
    return Outcome({"code": found.year.code, "groups": groups}, lines)


@command(indicator)
@_YEAR
@click.option("--group", required=True, help="กลุ่มผู้ถูกประเมิน")
@click.argument("person", nargs=-1)
@click.option("--office", "offices", multiple=True, help="ชื่อหน่วยงานที่ถูกประเมิน")
def enrol(code: str, group: str, person: tuple[str, ...], offices: tuple[str, ...]) -> Outcome:
    """เพิ่มผู้ถูกประเมินในกลุ่ม."""
    with workspace() as opened, opened.database.write() as session:
        ids = [people.find(session, one).id for one in person]
        year = queries.find_year(session, code)
        made = opening.enrol(session, year, group, ids, offices)
    return Outcome({"added": made}, [to_thai(f"เพิ่มผู้ถูกประเมิน {len(made)} ราย")])


@command(indicator)
@_YEAR
@click.argument("who")
@click.option("--group", required=True, help="กลุ่มผู้ถูกประเมิน")
def withdraw(code: str, who: str, group: str) -> Outcome:
    """นำผู้ถูกประเมินออกจากกลุ่มพร้อมผลที่บันทึกไว้."""
    with workspace() as opened, opened.database.write() as session:
        year = queries.find_year(session, code)
        asked = queries.set_of(session, year).group(group)
        id_ = queries.find_assessed(session, year, asked, who)
        opening.withdraw(session, id_)
    return Outcome({"id": id_}, ["นำผู้ถูกประเมินออกแล้ว"])


def _set(made: IndicatorSet) -> dict[str, Any]:
    groups = [
        {
            "key": group.key,
            "title": group.title,
            "indicators": [
                {"key": one.key, "name": one.name, "method": one.method} for one in group.indicators
            ],
        }
        for group in made.groups
    ]
    return {"key": made.key, "title": made.title, "year": made.year_be, "groups": groups}
