"""The form of one person: ten fields, the name and the post as papers will write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget
from typing_extensions import override

from core.people.doubts import doubts
from core.people.queries import Choices
from core.people.service import PersonFields
from core.people.wording import FIELD_WORDS
from core.thai import names, text, titles
from core.thai.posts import LEVELS, split_post
from gui import ui
from gui.desk import Desk
from gui.ui import col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Combo, Field, text_field

DOUBT_AFTER_MS = 250
_SIDE = 320
_HINTS = {
    "title": "เช่น นางสาว",
    "first_name": "",
    "last_name": "",
    "position": "เช่น นิติกร",
    "level": "เช่น ปฏิบัติการ",
    "group_name": "เช่น กลุ่มบริหารงานบุคคล",
    "office": "ว่างไว้คือสำนักงานนี้",
    "email": "",
    "kind": "เช่น ข้าราชการ",
    "status": "เช่น ปฏิบัติงาน",
}
_ROWS: tuple[tuple[tuple[str, int], ...], ...] = (  # keys with their share of the width
    (("title", 2), ("first_name", 3), ("last_name", 4)),
    (("position", 5), ("level", 4)),
    (("group_name", 1), ("office", 1)),
    (("email", 1), ("kind", 1), ("status", 1)),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form holds that is not saved: carried over a change of look."""

    person_id: int
    before: PersonFields
    typed: PersonFields


class ChoiceField(Combo):
    """Offers what is in use already; anything else may be typed."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QLineEdit()  # made here: Qt's own is lost to Python when a sheet goes away
        self.setLineEdit(line)
        line.setTextMargins(-ui.px(8), 0, 0, 0)  # it stands inside the combo's own padding
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words; what is typed stays."""
        typed = self.currentText()
        self.set_choices([(one, one) for one in words])
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + ui.px(32))
        self.setEditText(typed)

    @override
    def choose(self, value: object) -> None:
        """Nothing is chosen by itself: the words are typed."""


class PersonForm(QWidget):
    """Add somebody, or edit a person."""

    def __init__(self, desk: Desk, person_id: int, fields: PersonFields) -> None:
        super().__init__()
        self._desk, self.person_id = desk, person_id
        self.before = fields
        self.doubts: tuple[str, ...] = ()
        self.known_doubts: frozenset[str] = frozenset()  # told when the form was opened
        self._fields = {key: self._field(key) for key in FIELD_WORDS}
        self._lines = {key: _line(one.inside) for key, one in self._fields.items()}
        self._banner = Banner("", "wait")
        self._name, self._post = label("", "heading", wrap=True), label("", wrap=True)
        self._belongs = label("", "small", "muted", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=DOUBT_AFTER_MS)
        self._timer.timeout.connect(self.look_for_doubts)
        self._place()
        self.show_fields(fields)
        self._watch()
        self._tell_doubts([])

    def typed(self) -> PersonFields:
        """What the fields say, as typed."""
        return PersonFields(**{key: line.text() for key, line in self._lines.items()})

    def show_fields(self, fields: PersonFields) -> None:
        """The fields say this."""
        for key, words in asdict(fields).items():
            self._lines[key].setText(words)
            self._lines[key].setCursorPosition(0)
        self._show_paper()

    def offer(self, choices: Choices) -> None:
        """The lists offer what the register holds, and what is usual."""
        usual = [*choices.titles, *(t for t in titles.PLAIN if t not in choices.titles)]
        offered = {
            "title": usual,
            "position": choices.positions,
            "level": LEVELS,
            "group_name": choices.groups,
            "office": choices.offices,
            "kind": choices.kinds,
            "status": choices.statuses,
        }
        for key, words in offered.items():
            inside = self._fields[key].inside
            if isinstance(inside, ChoiceField):
                inside.offer(words)

    def is_new(self) -> bool:
        """Whether something is typed that is not saved."""
        typed, before = asdict(self.typed()), asdict(self.before)
        return {k: text.line(v) for k, v in typed.items()} != before

    def know(self, found: Sequence[str]) -> None:
        """These doubts were there before anything was typed."""
        self.known_doubts = frozenset(found)

    def begin(self) -> None:
        """Put the keyboard into the first field to fill."""
        key = "title" if not self.person_id else "first_name"
        self._fields[key].inside.setFocus(Qt.FocusReason.TabFocusReason)

    def complain(self, key: str, why: str) -> None:
        """Show the sentence under the field and go there."""
        self._fields[key].complain(why)
        self._fields[key].inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def with_control(self) -> str:
        """The first field that holds control characters; the name's where none does."""
        typed = asdict(self.typed())
        return next((key for key, words in typed.items() if text.has_control(words)), "first_name")

    def look_for_doubts(self, then: Callable[[tuple[str, ...]], object] | None = None) -> None:
        """Ask what deserves a second look, and show it; ``then`` gets the sentences."""
        self._timer.stop()
        work = partial(doubts, given=self.typed(), person_id=self.person_id)

        def show(found: list[str]) -> None:
            self._tell_doubts(found)
            if then is not None:
                then(self.doubts)

        self._desk.runner.query(work, show, owner=self)

    def _tell_doubts(self, found: Sequence[str]) -> None:
        self.doubts = tuple(found)
        self._banner.say("\n".join(found))

    def _field(self, key: str) -> Field:
        name, hint = FIELD_WORDS[key], _HINTS[key]
        plain = key in ("first_name", "last_name", "email")
        inside = text_field(hint=hint) if plain else ChoiceField(name, hint)
        return Field(name, inside, required=key == "first_name")

    def _place(self) -> None:
        rows: list[ui.Item] = []
        for keys in _ROWS:
            above = [col(self._fields[key], None) for key, _share in keys]  # an error hangs below
            line = row(*above, gap=12)
            for i, (_key, share) in enumerate(keys):
                line.setStretch(i, share)
            rows.append(line)
        main = panel(col(*rows, gap=12, margin=(18, 14, 18, 18)))
        paper = panel(
            col(
                label("บนเอกสารจะเขียนว่า", "small", "muted"),
                self._name,
                self._post,
                self._belongs,
                gap=2,
                margin=(18, 14, 18, 16),
            ),
            "sunken",
        )
        form = col(self._banner, main, None, gap=12)
        if self._desk.narrow:
            inside: ui.Row | ui.Column = col(form, paper, None, gap=12, margin=(0, 0, 10, 4))
        else:
            inside = row(ui.box(form), ui.box(col(paper, None), _SIDE), gap=16)
            inside.setStretch(0, 1)
        self.setLayout(col(ui.scroll(inside)))

    def _watch(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_typed)
        self._lines["first_name"].editingFinished.connect(self._split_name)
        self._lines["position"].editingFinished.connect(self._split_post)

    def _on_typed(self, _text: str) -> None:
        self._fields["first_name"].complain("")
        self._show_paper()
        self._timer.start()

    def _show_paper(self) -> None:
        said = PersonFields(**{k: text.line(v) for k, v in asdict(self.typed()).items()})
        title = names.normal_title(said.title) if said.title else ""
        name = names.full_name(title, said.first_name, said.last_name)
        self._name.setText(name or "ยังไม่มีชื่อ")
        self._post.setText(said.position + said.level or "ไม่ระบุตำแหน่ง")
        where = " · ".join(part for part in (said.group_name, said.office) if part)
        self._belongs.setText(where)

    def _split_name(self) -> None:
        """A whole name typed or pasted into one field goes into its three."""
        typed = self.typed()
        if typed.title or typed.last_name:
            return
        title, first, last = names.split_full_name(typed.first_name)
        if title or last:
            self.show_fields(replace(typed, title=title, first_name=first, last_name=last))

    def _split_post(self) -> None:
        """A whole post typed into the first field goes into its two."""
        typed = self.typed()
        position, level = split_post(text.line(typed.position))
        if level and not typed.level:
            self.show_fields(replace(typed, position=position, level=level))


def _line(inside: QWidget) -> QLineEdit:
    """Where the words of a field are typed."""
    line = inside.lineEdit() if isinstance(inside, QComboBox) else inside
    assert isinstance(line, QLineEdit)  # noqa: S101 - made above
    return line
