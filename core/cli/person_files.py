"""``print certificates --each PATTERN``: one PDF a person in a folder, and what was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.cli.frame import Outcome, progress, workspace
from core.documents import person_files
from core.documents.paper import Request
from core.documents.person_files import PersonFile
from core.documents.person_names import NAMES, USUAL
from core.documents.service import gather
from core.errors import UserError
from core.thai.numerals import to_thai

_KIND = "certificates"
EACH_HELP = (
    f"เกียรติบัตรคนละไฟล์ในโฟลเดอร์ของ --out ตามรูปแบบชื่อ เช่น {USUAL} ใช้ได้: "
    + " ".join(f"{{{name}}} {label}" for name, label in NAMES.items())
    + " ทำต่อจากที่ค้างเมื่อสั่งซ้ำ"
)


def write_each(request: Request, folder: Path, pattern: str) -> Outcome:
    """A PDF for each person lies in the folder; those that were whole already stay.

    Raises:
        UserError: the paper is not for persons, or pattern or folder cannot be used.
    """
    if request.kind != _KIND:
        raise UserError(f"--each ใช้ได้กับ print {_KIND} เท่านั้น เอาออกแล้วสั่งใหม่", code="bad-option")
    with workspace() as opened, opened.database.read() as session:
        gathered = gather(session, opened.house, request)
    done = person_files.write_each(gathered, folder, pattern, progress())
    lines = [
        f"{folder.name}: ทำใหม่ {to_thai(done.made)} ไฟล์ มีครบแล้ว {to_thai(done.kept)} ไฟล์",
        *(f"{person_files.DONE} {one.number} {one.name}: {one.file}" for one in done.files),
        *(f"ย่อตัวอักษร: {name}" for name in done.shrunk),
    ]
    data = {
        "file": str(folder),
        "pages": len(done.files),
        "sha256": None,
        "shrunk": list(done.shrunk),
        "missing": list(gathered.missing),
        "made": done.made,
        "kept": done.kept,
        "files": [_data(folder, one) for one in done.files],
    }
    notes = dict.fromkeys((*gathered.notes, *done.notes))
    return Outcome(data, lines, notes=tuple(notes), waits=bool(gathered.missing))


def _data(folder: Path, one: PersonFile) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "file": str(folder / one.file),
        "sha256": one.sha256,
    }
