"""The sheets that keep a survey: out of a file, by its word alone, or under another name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from core.database import Session
from core.errors import UserError
from core.surveys.reading import Surveyed
from core.surveys.service import SurveyFields
from core.thai.calendar import FIRST_BE_YEAR
from gui import ui
from gui.desk import Desk
from gui.pages.people.form import ChoiceField
from gui.pages.surveys.reading import Offered
from gui.pages.surveys.telling import lines_of
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.number_field import NumberField

Write = Callable[[Session, SurveyFields], int]
Then = Callable[[int], object]
_LAST_BE_YEAR = 2999
_WIDE = 720
_MOST_HIGH, _AROUND = 330, 344  # of what a file says; of all else in the least window
_LEAST_HIGH = 90


class SurveySheet(Asking):
    """Name, activity, year and preset; ``write`` gets them in one transaction, ``then`` the id."""

    def __init__(
        self, desk: Desk, given: SurveyFields, offered: Offered, write: Write, then: Then
    ) -> None:
        super().__init__(desk)
        self._given, self._offered, self._write, self._then = given, offered, write, then
        self.bands: Combo | None = None  # only where it is shown
        self.name = text_field(given.title, "เช่น ความพึงพอใจของผู้เข้าร่วมกิจกรรม")
        self.activity = ChoiceField("กิจกรรม", "ชื่อกิจกรรม หรือเว้นว่าง")
        self.activity.offer(offered.activities)
        self.activity.setEditText(given.activity)
        self.year = NumberField(FIRST_BE_YEAR, _LAST_BE_YEAR)
        self.year.setValue(given.fiscal_year)
        self._name = Field("ชื่อแบบประเมิน", self.name, required=True)

    def ask(
        self,
        title: str,
        says: str = "",
        beside: Sequence[Field] = (),
        more: Sequence[ui.Item] = (),
        ink: str = "บันทึก",
    ) -> None:
        """Show the sheet with these words above its fields, a field ``beside``, ``more`` below."""
        named = row(col(self._name, None), col(Field("ปีงบประมาณ", self.year), None), gap=10)
        about = row(col(Field("กิจกรรม", self.activity, "เว้นว่างได้"), None), *beside, gap=10)
        for line in (named, about):
            line.setStretch(0, 1)
        head: list[ui.Item] = [label(title, "heading")]
        head += [label(says, "small", "muted", wrap=True)] if says else []
        save = button(ink, "primary", "check", do=self.save)
        self.stand([*head, named, about, *more], save, self._name, width=_WIDE)

    def preset(self) -> Field:
        """The field in which the preset is chosen."""
        choices = [(one.title, key) for key, one in self._offered.presets.items()]
        self.bands = Combo("เกณฑ์แปลผล", choices)
        self.bands.choose(self._given.bands)
        return Field("เกณฑ์แปลผล", self.bands)

    @property
    def by(self) -> str:
        """The key of the preset chosen."""
        return self._given.bands if self.bands is None else str(self.bands.currentData())

    def typed(self) -> SurveyFields:
        """What the fields say."""
        return SurveyFields(
            self.name.text(),
            round(self.year.value()),
            self.activity.currentText(),
            self.by,
        )

    def save(self) -> None:
        """The survey is kept as the fields say."""
        self.year.interpretText()  # a year typed last is read before it is kept
        typed, write = self.typed(), self._write
        self.write(lambda session: write(session, typed), self._then)


class EditSheet(SurveySheet):
    """Other words about a survey that is kept."""

    def begin(self, *, counted: bool) -> None:
        """Ask; a survey that is only a word has no preset."""
        self.ask("แก้ไขผลความพึงพอใจ", beside=[self.preset()] if counted else [])


class FileSheet(SurveySheet):
    """What a file says, before it is kept."""

    def __init__(
        self,
        desk: Desk,
        given: SurveyFields,
        offered: Offered,
        surveyed: Surveyed,
        write: Write,
        then: Then,
    ) -> None:
        super().__init__(desk, given, offered, write, then)
        self._surveyed = surveyed
        self.told = QScrollArea()
        preset = self.preset()
        self._tell()
        if self.bands is not None:
            self.bands.currentIndexChanged.connect(lambda _at: self._tell())
        group = f" · กลุ่มผู้ตอบจากคอลัมน์ “{surveyed.group}”" if surveyed.group else ""
        says = f"{surveyed.file}{group}"
        self.ask("เก็บผลความพึงพอใจ", says, [preset], [self.told], "เก็บผล")

    @override
    def field_of(self, error: UserError) -> Field | None:
        return None if error.code == "same-survey" else super().field_of(error)

    def _tell(self) -> None:
        """The table in the words of the preset chosen; the arrow keys scroll it."""
        bands = self._offered.presets[self.by]
        inside = QWidget()
        inside.setProperty("ground", "none")
        ui.fill(QVBoxLayout(inside), [*lines_of(self._surveyed, bands), None], 6, (14, 10, 14, 10))
        self.told.setProperty("ground", "sunken")
        self.told.setWidgetResizable(True)
        self.told.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.told.setAccessibleName("ผลที่อ่านได้")
        self.told.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told.setWidget(inside)
        self.told.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        room = self.desk.host.height() - ui.px(_AROUND)
        self.told.setFixedHeight(max(min(ui.px(_MOST_HIGH), room), ui.px(_LEAST_HIGH)))


class WordSheet(SurveySheet):
    """A survey of an earlier year, of which only the word is known."""

    def __init__(
        self,
        desk: Desk,
        given: SurveyFields,
        offered: Offered,
        write: Callable[[Session, SurveyFields, str], int],
        then: Then,
    ) -> None:
        super().__init__(desk, given, offered, self._with_word, then)
        self._write_word, self._said = write, ""
        words = [word for word, _ in next(iter(offered.presets.values())).bands]
        self.word = Combo("ระดับความพึงพอใจ", [(word, word) for word in words])
        says = "สำหรับปีก่อนที่รายงานไว้เป็นคำโดยไม่มีตัวเลข"
        self.ask("ใส่ผลความพึงพอใจเป็นคำ", says, [Field("ระดับความพึงพอใจ", self.word)])

    def _with_word(self, session: Session, typed: SurveyFields) -> int:
        return self._write_word(session, typed, self._said)

    @override
    def save(self) -> None:
        self._said = str(self.word.currentData())  # the writing must not look at the window
        super().save()
