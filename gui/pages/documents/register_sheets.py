"""The sheets of the register: a number is given or entered, a series begun, a number taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from core.database import Session
from core.numbers import service
from core.numbers.kinds import Kinds
from core.numbers.queries import NumberRow, SeriesRow, number
from core.numbers.service import NumberFields
from core.thai import calendar
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.growing import Growing
from gui.widgets.number_field import NumberField

_KEPT = "เลขที่ออกแล้วไม่ลบและไม่นำกลับมาใช้ ถ้าออกผิดให้ยกเลิกพร้อมเหตุผล"


class _RegisterSheet(Asking):
    """Words on top, fields below them, the act in ink; a row of the register comes of it."""

    refuses = "ยกเลิก"

    def __init__(self, desk: Desk, title: str, act: str, icon: str, says: str) -> None:
        super().__init__(desk)
        lines, first = self.fields()
        told = next(one for one in lines if isinstance(one, Field))
        head = [label(title, "heading"), label(says, "small", "muted", wrap=True)]
        ink = button(act, "primary", icon, do=self.save)
        self.stand([*head, *lines], ink, told, first=first, refuses=self.refuses)

    def fields(self) -> tuple[list[ui.Item], QWidget]:
        """What stands between the words and the act, and where the keyboard begins."""
        raise NotImplementedError

    def save(self) -> None:
        """What the act in ink does."""
        raise NotImplementedError


class NumberSheet(_RegisterSheet):
    """What a number is for; ``entered``: which, for it was given on paper before."""

    def __init__(
        self,
        desk: Desk,
        kinds: Kinds,
        kind: str,
        then: Callable[[NumberRow], object],
        *,
        entered: bool = False,
    ) -> None:
        self._kinds, self._then, self._entered = kinds, then, entered
        self.kind = Combo("ทะเบียน", [(one.title, one.key) for one in kinds.values()])
        self.kind.choose(kind)
        self.subject = Growing(hint="เช่น แจ้งผลการคัดเลือกบุคลากรคุณธรรมต้นแบบ", least=2)
        self.addressee = text_field(hint="ไม่ใส่ก็ได้")
        self.day = DateField(_today())
        self.number = NumberField(1, service.MOST)
        title = "ลงทะเบียนเลขที่ออกแล้ว" if entered else "ออกเลขที่หนังสือ"
        says = "เลขที่เขียนลงกระดาษไปแล้ว เลขที่ออกต่อไปจะข้ามเลขนี้" if entered else _KEPT
        super().__init__(desk, title, "ลงทะเบียน" if entered else "ออกเลข", "stamp", says)

    def fields(self) -> tuple[list[ui.Item], QWidget]:
        """Subject, to whom, series and day."""
        self._day = Field("ลงวันที่", self.day, required=True)
        self.keep_days((self.day, self._day))
        which_one = [Field("เลข", self.number, required=True)] if self._entered else []
        named: list[Field] = [Field("ทะเบียน", self.kind), *which_one, self._day]
        which = row(*(col(one, None) for one in named), gap=10)
        which.setStretch(0, 1)
        which.setStretch(len(named) - 1, 1)  # a long month's name is whole
        to = Field("ถึง", self.addressee)
        return [Field("เรื่อง", self.subject, required=True), to, which], self.subject

    def save(self) -> None:
        """The number is in the register."""
        self.number.interpretText()  # what is typed last is read before it is kept
        self.day.editingFinished.emit()
        if self.day.why_not or self.day.day is None:
            self._day.complain(self.day.why_not or "ใส่วันที่บนหนังสือก่อน เลขนับตามปีของวันนั้น")
            self.sheet.fit()
            self.day.setFocus()
            return
        kind = self._kinds[str(self.kind.currentData())]
        fields = NumberFields(self.day.day, self.subject.words, self.addressee.text())
        prefix = self.desk.workspace.settings.office.number_prefix
        kinds, entered, n = self._kinds, self._entered, round(self.number.value())

        def work(session: Session) -> NumberRow:
            if entered:
                made = service.enter(session, kind, prefix, n, fields)
            else:
                made = service.give(session, kind, prefix, fields)
            return number(session, kinds, made.id)

        self.write(work, self._told)

    def _told(self, found: NumberRow) -> None:
        said = "ลงทะเบียนเลขที่" if self._entered else "ออกเลขที่"
        self.desk.toast(f"{said} {to_thai(found.words)} แล้ว")
        self._then(found)


class BeginSheet(_RegisterSheet):
    """Where a series of a year goes on."""

    def __init__(
        self, desk: Desk, kinds: Kinds, year_be: int, kind: str, series: Sequence[SeriesRow]
    ) -> None:
        self._kinds, self._year_be = kinds, year_be
        self._next = {one.series.kind: one.next for one in series}
        self.kind = Combo("ทะเบียน", [(one.title, one.key) for one in kinds.values()])
        self.kind.choose(kind)
        self.kind.currentIndexChanged.connect(lambda _at: self._offer())
        self.number = NumberField(1, service.MOST)
        self._offer()
        says = f"เมื่อเริ่มใช้ทะเบียนนี้กลางปี {year_be} ให้เลขต่อจากสมุดทะเบียนเดิม ตั้งต่ำกว่าเลขที่ออกแล้วไม่ได้"
        super().__init__(desk, "ตั้งเลขเริ่ม", "ตั้งเลขเริ่ม", "arrow", to_thai(says))

    def fields(self) -> tuple[list[ui.Item], QWidget]:
        """Series and number."""
        following = Field("เลขที่จะออกต่อไป", self.number, required=True)
        return [following, Field("ทะเบียน", self.kind)], self.number

    def _offer(self) -> None:
        """The field says what would come next anyway."""
        self.number.setValue(self._next.get(str(self.kind.currentData()), 1))

    def save(self) -> None:
        """The series goes on from the number."""
        self.number.interpretText()  # what is typed last is read before it is kept
        kind, n = self._kinds[str(self.kind.currentData())], round(self.number.value())
        prefix = self.desk.workspace.settings.office.number_prefix
        day = date(self._year_be - calendar.BE, 1, 1)

        def work(session: Session) -> None:
            service.begin(session, kind, kind.series(day, prefix), n)

        self.write(work, lambda _row: None)


class VoidSheet(_RegisterSheet):
    """Why a number is taken back."""

    refuses = "กลับ"

    def __init__(self, desk: Desk, one: NumberRow) -> None:
        self._one = one
        self.reason = Growing(hint="เช่น พิมพ์เรื่องผิดและทำฉบับใหม่แล้ว", least=2)
        says = "เลขนี้จะอยู่ในทะเบียนพร้อมเหตุผล และไม่ออกให้ฉบับอื่นอีก การยกเลิกย้อนคืนไม่ได้"
        title = f"ยกเลิกเลขที่ {to_thai(one.words)}"
        super().__init__(desk, title, "ยกเลิกเลขนี้", "close", says)

    def fields(self) -> tuple[list[ui.Item], QWidget]:
        """The paper's subject, and the reason."""
        subject = label(self._one.subject, wrap=True)
        return [subject, Field("เหตุผลที่ยกเลิก", self.reason, required=True)], self.reason

    def save(self) -> None:
        """The number is void for the reason typed."""
        one, why, house = self._one, self.reason.words, self.desk.workspace.house

        def work(session: Session) -> NumberRow:
            from core.documents.numbering import void_number  # noqa: PLC0415 - brings ReportLab

            void_number(session, house, one.id, why)
            return one

        def told(found: NumberRow) -> None:
            self.desk.toast(f"ยกเลิกเลขที่ {to_thai(found.words)} แล้ว")

        self.write(work, told)


def _today() -> date:
    return datetime.now().astimezone().date()
