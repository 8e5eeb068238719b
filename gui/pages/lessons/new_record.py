"""A new record: its activity, its year, and the round it looks back on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from core.answers import Answer
from core.awards.queries import RoundRow
from core.lessons import service
from core.lessons.template import Template, template_of
from core.thai import text
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.lessons.suggestion import Suggestion, suggest
from gui.ui import button, col, label, row
from gui.widgets.answers.words import paragraphs, show_words
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.growing import Growing
from gui.widgets.sheet import AIR, Sheet

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace

_WIDE, _YEAR_WIDE = 660, 150
_LEAST_HIGH = 160
_AROUND_FIELDS = 122  # title, acts and margins of the card
_YEARS_BACK = 8
_LATER = "จำเป็นเพียงชื่อกิจกรรม ที่เหลือเขียนทีหลังได้"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new record begins with; ``subject`` is the key of the round, if any."""

    template: str
    answers: Mapping[str, Answer]
    subject: str = ""

    def add(self, session: Session, workspace: Workspace) -> int:
        """The record is begun; returns its id."""
        template = template_of(workspace.templates, self.template)
        office = workspace.settings.office
        return service.add(session, template, self.answers, office, self.subject)


class NewRecord(Sheet):
    """Asks what a record begins with.

    Attributes:
        begun: the answer, a Beginning.
    """

    begun = Signal(object)

    def __init__(
        self, desk: Desk, templates: Sequence[Template], rounds: Sequence[RoundRow]
    ) -> None:
        self.template = Combo("แบบบันทึก", [(one.title, one.key) for one in templates])
        named = [(to_thai(f"{one.title} {one.year_be}"), one.key) for one in rounds]
        self.round = Combo("รอบคัดเลือกที่ถอดบทเรียน", [("ไม่มี เป็นกิจกรรมอื่น", ""), *named])
        self.activity = text_field(hint="เช่น บุคลากรคุณธรรมต้นแบบ")
        now = desk.year_be
        years = {*range(now - _YEARS_BACK, now + 2), *(one.year_be for one in rounds)}
        self.year = Combo("ปีงบประมาณ", [(to_thai(y), y) for y in sorted(years, reverse=True)])
        self.year.choose(now)
        self.background = Growing(hint="ทำอะไร โดยอำนาจหรือโครงการใด", least=3)
        self._activity_field = Field("ชื่อกิจกรรม", self.activity, required=True)
        self._background_field = Field("เรื่องเดิม", self.background, "ร่างจากผลของรอบ แก้ได้ทั้งหมด")
        self.begin = button("เริ่มเขียน", "primary", "pen")
        self._cancel = button("ยกเลิก")
        super().__init__(desk.host, self._body(len(templates) > 1), _WIDE)
        self._desk = desk
        self._suggested = Suggestion()
        self._facts: Mapping[str, Any] = {}
        self.begin.clicked.connect(self._begin)
        self._cancel.clicked.connect(self.refuse)
        self.round.currentIndexChanged.connect(lambda _at: self._on_round())
        layout = self.background.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: QTimer.singleShot(0, self, self.fit))

    def ask(self, subject: str = "") -> None:
        """Stand over the window, with the round of this key chosen if there is one."""
        self.round.choose(subject)
        self._on_round()
        self.open(self.activity)

    def _body(self, several: bool) -> ui.Column:  # noqa: FBT001 - one caller
        what = row(self._activity_field, Field("ปีงบประมาณ", self.year), gap=12)
        what.setStretch(0, 1)
        self.year.setFixedWidth(ui.px(_YEAR_WIDE))
        templates = [Field("แบบบันทึก", self.template)] if several else []
        acts = row(label(_LATER, "small", "muted"), None, self._cancel, self.begin, gap=8)
        round_ = Field("รอบคัดเลือกที่ถอดบทเรียน", self.round)
        self._fields = col(*templates, round_, what, self._background_field, None, gap=12)
        self._area = ui.scroll(self._fields)
        title = label("บันทึกถอดบทเรียนฉบับใหม่", "heading")
        return col(title, self._area, acts, gap=12, margin=(24, 20, 20, 18))

    @override
    def _lie(self) -> None:
        """As tall as all fields, where the window is."""
        self._fields.activate()
        room = self._host.height() - ui.px(2 * AIR + _AROUND_FIELDS)
        high = max(ui.px(_LEAST_HIGH), min(self._fields.sizeHint().height(), room))
        self._area.setFixedHeight(high)
        super()._lie()

    @property
    def _key(self) -> str:
        return str(self.round.currentData() or "")

    def _on_round(self) -> None:
        key, workspace = self._key, self._desk.workspace
        self._background_field.setVisible(bool(key))
        if key:
            self._desk.runner.query(
                lambda session: suggest(session, workspace.rulebook, key),
                partial(self._on_suggested, key),
                owner=self,
            )
        else:
            self._show(Suggestion())

    def _on_suggested(self, key: str, suggestion: Suggestion) -> None:
        if key == self._key:
            self._show(suggestion)

    def _show(self, suggestion: Suggestion) -> None:
        """Show the suggestion where the officer has not written anything else."""
        before, self._suggested = self._suggested, suggestion
        if self.activity.text() in ("", before.activity):
            self.activity.setText(suggestion.activity)
            self.activity.setCursorPosition(0)
        if self.background.words in ("", before.background):
            show_words(self.background, suggestion.background)
        if suggestion.year_be:
            self.year.choose(suggestion.year_be)
        self._facts = suggestion.facts
        self.fit()

    def _begin(self) -> None:
        activity = text.line(self.activity.text())
        if not activity:
            self._activity_field.complain("พิมพ์ชื่อกิจกรรมก่อน แล้วกด เริ่มเขียน")
            self.activity.setFocus()
            self.fit()
            return
        answers: dict[str, Answer] = {"activity": activity, "fiscal_year": self.year.currentData()}
        if self._key:
            said = paragraphs(self.background.words)
            answers |= {**self._facts, **({"background": said} if said else {})}
        made = Beginning(str(self.template.currentData()), answers, self._key)
        self.answer(partial(self.begun.emit, made))
