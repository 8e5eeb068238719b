"""Taking away a template that the office made itself, which is refused while a record uses it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from core.database import Session
from core.errors import UserError
from core.lessons.model import LessonRecord
from core.lessons.template import FORMER, Template
from core.lessons.template_file import is_own
from core.thai.numerals import to_thai


def delete(session: Session, folder: Path, template: Template) -> None:
    """The template and all its versions are gone from the office's own files in ``folder``.

    Raises:
        UserError: it is the program's, records use it, or a file cannot be deleted.
    """
    refuse_used(session, template)
    versions = sorted((folder / FORMER).glob(f"{template.key}-v*.toml"))
    for file in (*versions, folder / "lessons" / f"{template.key}.toml"):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                f"ลบไฟล์ {file.name} ไม่ได้ ปิดโปรแกรมอื่นที่เปิดไฟล์นี้อยู่แล้วลองอีกครั้ง", code="file-in-use"
            ) from error


def refuse_used(session: Session, template: Template) -> None:
    """Pass only for a template of the office's own that no record uses.

    Raises:
        UserError: it is the program's, or records use it; the sentence says how many.
    """
    if not is_own(template):
        raise UserError(
            f"“{template.title}” เป็นแบบของโปรแกรม จึงลบไม่ได้ ลบได้เฉพาะแบบที่สำนักงานทำขึ้นเอง",
            code="template-released",
        )
    using = select(func.count()).where(LessonRecord.template == template.key)
    count = session.scalar(using) or 0
    if count:
        raise UserError(
            f"มีบันทึก {to_thai(count)} ฉบับใช้แบบ “{template.title}” จึงลบแบบนี้ไม่ได้ "
            "ถ้าต้องการให้บันทึกใหม่ถามอย่างอื่น แก้แล้วบันทึกเป็นรุ่นถัดไป",
            code="template-used",
        )
