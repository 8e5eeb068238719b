"""ออกเลข: the sheet that gives the paper looked at its number from the register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from core.database import Session
from core.documents.paper import Request
from core.jobs import Progress
from core.numbers.queries import NumberRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.ui import button, label
from gui.widgets.asking import Asking
from gui.widgets.choice import Choice

if TYPE_CHECKING:  # what numbers papers brings ReportLab
    from core.documents.numbering import Numbered, Offer


def ask(desk: Desk, request: Request, title: str) -> None:
    """Ask which number the paper is to have, then give it."""
    house = desk.workspace.house

    def work(session: Session) -> Sequence[Offer]:
        from core.documents.numbering import offers  # noqa: PLC0415 - brings ReportLab

        return offers(session, house, request)

    desk.runner.query(work, lambda found: GiveSheet(desk, request, title, found), failed=desk.tell)


def ask_to_enter(desk: Desk, request: Request, words: str) -> None:
    """Ask whether the number that somebody typed is to stand in the register, then enter it."""
    house = desk.workspace.house

    def work(session: Session, _progress: Progress) -> NumberRow:
        from core.documents.numbering import enter_typed  # noqa: PLC0415 - brings ReportLab

        return enter_typed(session, house, request)

    def enter() -> None:
        desk.runner.change(work, partial(tell, desk, "ลงทะเบียนเลขที่"), failed=desk.tell)

    says = "เลขนี้ออกไว้บนกระดาษแล้ว เมื่ออยู่ในทะเบียน โปรแกรมจะไม่ออกเลขนี้ซ้ำให้ฉบับอื่น"
    desk.ask(Question(f"ลงทะเบียนเลขที่ {words}", says, "ลงทะเบียน"), enter)


def tell(desk: Desk, did: str, row_: NumberRow) -> None:
    """Say that the number is in the register, and offer to look there."""

    def show() -> None:
        desk.go("documents", part="register", year=row_.series.year_be, number=row_.id)

    desk.toast(f"{did} {to_thai(row_.words)} แล้ว", show, "ดูทะเบียน", undoes=False)


class GiveSheet(Asking):
    """The numbers that can be given, each as it would be written."""

    def __init__(self, desk: Desk, request: Request, title: str, offered: Sequence[Offer]) -> None:
        super().__init__(desk)
        self._request, self._offered = request, offered
        self.choices = QButtonGroup(self)
        for at, one in enumerate(offered):
            made = Choice(to_thai(one.words), one.title)
            made.setChecked(at == 0)
            self.choices.addButton(made, at)
        says = "เลขนี้เป็นของเอกสารฉบับนี้ พิมพ์อีกกี่ครั้งก็ใช้เลขเดิม เลขที่ออกแล้วไม่นำกลับมาใช้"
        lines: list[ui.Item] = [
            label("ออกเลขที่หนังสือ", "heading"),
            label(title, wrap=True),
            *self.choices.buttons(),
            label(says, "small", "muted", wrap=True),
        ]
        ink = button("ออกเลข", "primary", "stamp", do=self.give)
        self.stand(lines, ink, first=self.choices.button(0), width=500)

    def give(self) -> None:
        """The paper has the number chosen, or the next one if that was given meanwhile."""
        kind = self._offered[self.choices.checkedId()].kind
        request, house = self._request, self.desk.workspace.house

        def work(session: Session) -> Numbered:
            from core.documents.numbering import give_number  # noqa: PLC0415 - brings ReportLab

            return give_number(session, house, request, kind)

        self.write(work, lambda given: tell(self.desk, "ออกเลขที่", given.row))
