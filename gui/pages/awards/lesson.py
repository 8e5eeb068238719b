"""ถอดบทเรียน: opens the record that looks back on this round, or begins one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.answers import Answer
from core.database import Session
from core.jobs import Progress
from core.lessons import service as lessons
from core.lessons.queries import LessonRow
from core.lessons.template import template_of
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.part import StepPart
from gui.pages.awards.reading import Facts
from gui.pages.lessons.lookback_sheet import before_record
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.empty import empty

TEMPLATE = "lesson-memo"
_STATES = {
    "draft": Badge("ร่าง", "still", "pen"),
    "sent": Badge("เสนอ", "wait", "clock"),
    "signed": Badge("ลงนามแล้ว", "good", "stamp"),
}


class LessonStep(StepPart):
    """Writing goes on in the place ถอดบทเรียน."""

    step = "lesson"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._busy = False

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        if not facts.lessons:
            self.fill(self._nothing(), margin=(24, 0, 24, 16))
            return
        cards = [self._card(one) for one in facts.lessons]
        self.fill(ui.scroll(col(*cards, None, gap=12, margin=(24, 0, 24, 16))))

    @override
    def acts(self) -> Sequence[Act]:
        survey = Act("ความพึงพอใจ", self.open_survey, "measure")
        if not self.facts.lessons:
            return (survey, Act("เริ่มถอดบทเรียน", self.begin, "lesson", ink=True))
        words = "เขียนต่อ" if self.facts.lessons[-1].missing else "เปิดบันทึก"
        return (survey, Act(words, self.open_last, "arrow", ink=True))

    def begin(self) -> None:
        """A new record about this round is open in its place."""
        if self._busy:
            return
        self._busy = True
        workspace, row_ = self.desk.workspace, self.facts.row

        def work(session: Session, _progress: Progress) -> int:
            template = template_of(workspace.templates, TEMPLATE)
            answers: dict[str, Answer] = {lessons.ACTIVITY: row_.title, lessons.YEAR: row_.year_be}
            office = workspace.settings.office
            return lessons.add(session, template, answers, office, row_.key)

        self.change(work, lambda id_: before_record(self.desk, id_, partial(self._open, id_)))

    def open_survey(self) -> None:
        """How satisfied people were with this round is shown, or a file of it read."""
        row_ = self.facts.row
        self.desk.go("surveys", activity=row_.title, year=row_.year_be)

    def open_last(self) -> None:
        """The latest record is open in its place."""
        self._open(self.facts.lessons[-1].id)

    def _open(self, record: int) -> None:
        self._busy = False
        self.desk.go("lessons", lesson=record)

    def _nothing(self) -> QWidget:
        how = (
            "เขียนตอนที่ยังจำได้ว่าอะไรดี อะไรติดขัด โปรแกรมใส่ชื่อกิจกรรมและปีให้ "
            "ปีหน้าบทเรียนนี้จะกลับมาให้อ่านก่อนวางแผน"
        )
        return empty("ยังไม่ได้ถอดบทเรียนของรอบนี้", how, icon="lesson")

    def _card(self, one: LessonRow) -> QWidget:
        day = short_date(one.changed_at.astimezone().date())
        done = one.required - len(one.missing)
        told = to_thai(f"เขียนแล้ว {done} จาก {one.required} ข้อที่ต้องมี · แก้ล่าสุด {day}")
        words = col(
            label(one.activity or one.title, "heading", wrap=True),
            label(told, "small", "muted", wrap=True),
            gap=0,
        )
        go = button("เปิดบันทึก", "", "right", do=partial(self._open, one.id))
        badge = BadgeLabel(_STATES.get(one.state, _STATES["draft"]))
        line = row(
            ui.Glyph("lesson", "ink-text", 24),
            ui.box(words),
            badge,
            go,
            gap=12,
            margin=(18, 14, 16, 14),
        )
        line.setStretch(1, 1)
        return panel(line)
