"""Is everything in order? Engine, fonts, file, history."""

from __future__ import annotations

import sys

from sqlcipher3 import dbapi2 as sqlite

from core import paths
from core.cli.frame import Outcome, command, workspace
from core.database import migrate
from core.database.session import OLDEST_ENGINE
from core.history.service import first_broken


@command()
def doctor() -> Outcome:
    """ตรวจเครื่องมือ ตัวอักษร และความครบถ้วนของข้อมูล."""
    with workspace() as opened:
        file = opened.database.path
        found = migrate.problems(file)
        with opened.database.read() as session:
            broken = first_broken(session)
    fonts = sorted(str(f.relative_to(paths.FONTS)) for f in paths.FONTS.rglob("*.ttf"))
    data = {
        "python": sys.version.split()[0],
        "sqlite": sqlite.sqlite_version,
        "sqlite_ok": sqlite.sqlite_version_info >= OLDEST_ENGINE,
        "schema": migrate.HEAD,
        "fonts": len(fonts),
        "integrity": found,
        "history_broken_at": broken,
        "backup": None,
    }
    lines = [
        f"Python {data['python']} · SQLite {data['sqlite']} · โครงสร้าง {data['schema']}",
        f"ตัวอักษรในโปรแกรม {len(fonts)} ไฟล์",
        "ไฟล์ข้อมูลครบถ้วน" if not found else "ไฟล์ข้อมูลเสียหาย นำชุดสำรองกลับมาใช้",
        "ประวัติการแก้ไขต่อเนื่อง" if broken is None else f"ประวัติถูกแก้นอกโปรแกรมตั้งแต่รายการที่ {broken}",
        "ยังไม่เคยสำรอง คัดลอกโฟลเดอร์ข้อมูลเก็บไว้ขณะปิดโปรแกรม",
    ]
    return Outcome(data, [*lines, *found], waits=bool(found) or broken is not None)
