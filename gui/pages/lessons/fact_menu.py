"""แทรกข้อมูล: names of what the program knows, put in where one types; papers say their values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from core.answers.placeholders import placeholder
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.desk import Desk

if TYPE_CHECKING:
    from core.database import Session
    from core.facts import Fact

NAME = "แทรกข้อมูล"
WAITS = "ยังไม่ทราบ"
NO_ROUND = "บันทึกนี้ไม่ได้ผูกกับรอบคัดเลือก จึงไม่มีข้อมูลการลงคะแนน"
NO_YEAR = "ใส่ปีงบประมาณก่อน จึงจะมีผลประเมิน ITA และความพึงพอใจให้แทรก"
NO_ACTIVITY = "ใส่ชื่อกิจกรรมก่อน จึงจะมีผลความพึงพอใจให้แทรก"
TITLE = "ชื่อกิจกรรมต้องพิมพ์เป็นคำ เพราะใช้ในรายการและสารบัญ"
_WIDE = 480  # pixels of words in the menu


def open_facts(
    desk: Desk, field: QWidget | None, subject: str, year_be: int | None, activity: str = ""
) -> None:
    """Show what is known of round, activity and year, to be put in at the field's cursor."""
    if not isinstance(field, QPlainTextEdit | QLineEdit):
        desk.toast("วางเคอร์เซอร์ในช่องที่จะแทรกข้อมูลก่อน")
        return
    rulebook = desk.workspace.rulebook

    def work(session: Session) -> tuple[Fact, ...]:
        from core.facts import facts  # noqa: PLC0415 - the window is up before it

        return facts(session, rulebook, subject, year_be, activity)

    needed = ((NO_ROUND, subject), (NO_YEAR, year_be), (NO_ACTIVITY, activity or subject))
    lacking = [why for why, there in needed if not there]
    desk.runner.query(work, partial(_show, field, lacking), owner=field)


def _show(field: QPlainTextEdit | QLineEdit, lacking: Sequence[str], known: Sequence[Fact]) -> None:
    menu = QMenu(field)
    menu.setAccessibleName(NAME)
    for fact in known:
        menu.addAction(words_of(fact)).triggered.connect(partial(_insert, field, fact.name))
    for why in lacking:
        menu.addAction(why).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    rect = field.cursorRect()
    menu.popup(field.mapToGlobal(rect.bottomLeft()))


def words_of(fact: Fact) -> str:
    """The fact as the menu shows it: what it is, and what it says now."""
    line = to_thai(f"{fact.label}: {fact.value or WAITS}").replace("&", "&&")
    return theme.elide(line, theme.now().font("body"), ui.px(_WIDE))


def _insert(field: QPlainTextEdit | QLineEdit, name: str, _on: object = None) -> None:
    words = placeholder(name)
    if isinstance(field, QLineEdit):
        field.insert(words)
    else:
        field.insertPlainText(words)
    field.setFocus()
