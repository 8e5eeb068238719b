"""Is everything in order? Engine, fonts, file, history."""

from __future__ import annotations

import sys

import click
from sqlcipher3 import dbapi2 as sqlite

from core import paths
from core.cli.frame import Outcome, command, workspace
from core.database import Database, migrate
from core.database.session import OLDEST_ENGINE
from core.history.service import first_broken
from core.search import index as search
from core.thai.numerals import to_thai


@command()
@click.option("--repair", is_flag=True, help="สร้างดัชนีค้นหาใหม่จากข้อมูล ถ้าไม่ตรงกัน")
def doctor(*, repair: bool) -> Outcome:
    """ตรวจเครื่องมือ ตัวอักษร ความครบถ้วนของข้อมูล และดัชนีค้นหา."""
    with workspace() as opened:
        file = opened.database.path
        found = migrate.problems(file)
        with opened.database.read() as session:
            broken = first_broken(session)
        amiss = [] if found else _search_faults(opened.database, repair=repair)
    fonts = sorted(str(f.relative_to(paths.FONTS)) for f in paths.FONTS.rglob("*.ttf"))
    data = {
        "python": sys.version.split()[0],
        "sqlite": sqlite.sqlite_version,
        "sqlite_ok": sqlite.sqlite_version_info >= OLDEST_ENGINE,
        "schema": migrate.HEAD,
        "fonts": len(fonts),
        "integrity": found,
        "history_broken_at": broken,
        "search": amiss,
        "backup": None,
    }
    lines = [
        f"Python {data['python']} · SQLite {data['sqlite']} · โครงสร้าง {data['schema']}",
        f"ตัวอักษรในโปรแกรม {len(fonts)} ไฟล์",
        "ไฟล์ข้อมูลครบถ้วน" if not found else "ไฟล์ข้อมูลเสียหาย นำชุดสำรองกลับมาใช้",
        "ประวัติการแก้ไขต่อเนื่อง" if broken is None else f"ประวัติถูกแก้นอกโปรแกรมตั้งแต่รายการที่ {broken}",
        _of_search(len(amiss)),
        "ยังไม่เคยสำรอง คัดลอกโฟลเดอร์ข้อมูลเก็บไว้ขณะปิดโปรแกรม",
    ]
    return Outcome(data, [*lines, *found], waits=bool(found or amiss) or broken is not None)


def _search_faults(database: Database, *, repair: bool) -> list[str]:
    """What the index of the search has otherwise than the records; none after a repair."""
    with database.read() as session:
        amiss = search.faults(session)
    if amiss and repair:
        with database.write() as session:
            search.rebuild(session)
            amiss = search.faults(session)
    return amiss


def _of_search(amiss: int) -> str:
    if not amiss:
        return "ดัชนีค้นหาตรงกับข้อมูล"
    return to_thai(f"ดัชนีค้นหาไม่ตรงกับข้อมูล {amiss} แห่ง ข้อมูลยังครบ สร้างดัชนีใหม่ด้วย doctor --repair")
