"""Which widget answers which kind of question."""

from __future__ import annotations

from collections.abc import Mapping

from core.lessons.template import Part
from gui.desk import Desk
from gui.widgets.answers.attached import FileEditor, FilesEditor, PhotosEditor
from gui.widgets.answers.choices import (
    ChoiceEditor,
    IndicatorsEditor,
    TicksEditor,
    VirtuesEditor,
    YesNoEditor,
)
from gui.widgets.answers.composed import FieldsEditor
from gui.widgets.answers.editor import AnswerEditor, Question
from gui.widgets.answers.figures import DecimalEditor, NumberEditor
from gui.widgets.answers.lists import ItemsEditor, PrioritiesEditor
from gui.widgets.answers.records import RecordsEditor
from gui.widgets.answers.rows import GroupsEditor, PeriodsEditor, SignersEditor
from gui.widgets.answers.words import DayEditor, LineEditor, SwotEditor, TextEditor, YearEditor

EDITORS: Mapping[str, type[AnswerEditor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "paragraphs": TextEditor,
    "list": ItemsEditor,
    "swot": SwotEditor,
    "priorities": PrioritiesEditor,
    "date": DayEditor,
    "year": YearEditor,
    "number": NumberEditor,
    "decimal": DecimalEditor,
    "yes-no": YesNoEditor,
    "choice": ChoiceEditor,
    "ticks": TicksEditor,
    "signers": SignersEditor,
    "periods": PeriodsEditor,
    "groups": GroupsEditor,
    "photos": PhotosEditor,
    "file": FileEditor,
    "files": FilesEditor,
    "virtues": VirtuesEditor,
    "indicators": IndicatorsEditor,
    "fields": FieldsEditor,
    "rows": RecordsEditor,
}
_IN_A_LIST = "พิมพ์หนึ่งข้อ แล้วกด Enter"


def editor_for(part: Part, desk: Desk) -> AnswerEditor:
    """The editor of a part; above it stands the part's own hint."""
    hint = _IN_A_LIST if part.kind == "list" else ""
    return editor_of(Question(part.key, part.heading, hint, desk, part, editor_of))


def editor_of(question: Question) -> AnswerEditor:
    """The editor of the part or the field that the question is about."""
    if question.asked is None:
        raise TypeError("nothing is asked")
    return EDITORS[question.asked.kind](question)
