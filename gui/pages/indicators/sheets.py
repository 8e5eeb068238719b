"""The sheets that ask for an award and for the score that the committee gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from core.database import Session
from core.errors import UserError
from core.indicators.levels import Level
from core.indicators.scoring import plain
from core.indicators.service import AwardFacts
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.pages.indicators.asked import Asked
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.growing import Growing


class AwardSheet(Asking):
    """Name, level, giver and day; ``write`` gets the facts in one transaction."""

    def __init__(
        self,
        desk: Desk,
        who: str,
        levels: Sequence[Level],
        write: Callable[[Session, AwardFacts], int],
        then: Callable[[int], object],
    ) -> None:
        super().__init__(desk)
        self._write, self._then = write, then
        self.name, self.giver = text_field(hint="ชื่อรางวัลตามเกียรติบัตร"), QLineEdit()
        self.level = Combo("ระดับ", [(_worth(one), one.key) for one in levels if one.points])
        self.day = DateField()
        self._name = Field("ชื่อรางวัล", self.name, required=True)
        self._giver = Field("ผู้มอบรางวัล", self.giver, required=True)
        self._day = Field("วันที่ได้รับ", self.day, required=True)
        self.keep_days((self.day, self._day))
        facts = row(Field("ระดับ", self.level), self._day, gap=10)
        save = button("บันทึก", "primary", "check", do=self.save)
        head = label("เพิ่มรางวัล", "heading")
        says = label(f"{who} รางวัลนับคะแนนเมื่อแนบไฟล์หลักฐานแล้ว", "small", "muted", wrap=True)
        self.stand([head, says, self._name, facts, self._giver], save, self._name)

    def save(self) -> None:
        """The award is kept as the fields say."""
        if not self.are_read(self.day):
            return
        if self.day.day is None:
            self._day.complain("ยังไม่มีวันที่ได้รับ พิมพ์วันที่ก่อนบันทึก")
            self.sheet.fit()
            self.day.setFocus()
            return
        level = str(self.level.currentData())
        facts = AwardFacts(self.name.text(), level, self.giver.text(), self.day.day)
        write = self._write
        self.write(lambda session: write(session, facts), self._then)

    def field_of(self, error: UserError) -> Field | None:
        """The field that lacks something, by what the sentence says."""
        if error.code == "other-year":
            return self._day
        return self._giver if "ผู้มอบ" in str(error) else self._name


class SaySheet(Asking):
    """A score between 0 and the full mark, and the reason; ``write`` gets both."""

    def __init__(
        self,
        desk: Desk,
        asked: Asked,
        who: str,
        write: Callable[[Session, str, str], None],
        then: Callable[[], object],
    ) -> None:
        super().__init__(desk)
        self._write, self._then = write, then
        found = asked.cell.found
        self.score = QLineEdit("" if found.said is None else to_thai(plain(found.said)))
        self.reason = Growing(found.reason, hint="เช่น ผลการตรวจสอบภายในไม่มีข้อทักท้วง", least=2)
        full = to_thai(plain(asked.cell.indicator.full_mark))
        self._score = Field("คะแนน", self.score, f"๐ ถึง {full}", required=True)
        self._reason = Field("เหตุผล", self.reason, required=True)
        head = label(asked.cell.indicator.name, "heading", wrap=True)
        save = button("บันทึก", "primary", "check", do=self.save)
        lines = [head, label(who, "small", "muted", wrap=True), self._score, self._reason]
        self.stand([col(*lines, gap=12)], save, self._score, width=500)

    def save(self) -> None:
        """The committee's score is as the fields say."""
        score, reason, write, then = self.score.text(), self.reason.words, self._write, self._then
        self.write(lambda session: write(session, score, reason), lambda _nothing: then())

    def field_of(self, error: UserError) -> Field | None:
        """The score, or the reason that lacks."""
        return self._score if error.code == "score" else self._reason


def _worth(level: Level) -> str:
    return to_thai(f"{level.title} {plain(level.points)} คะแนน") if level.points else level.title
