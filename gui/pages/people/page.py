"""บุคลากร: the page that shows the list, the form, or what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.people import listing, queries
from core.people.listing import PersonLine
from core.people.service import PersonFields
from gui import ui
from gui.dialogs import Question
from gui.page import Act, Page, State
from gui.pages.imports.reading import CHOOSE, SHEETS, read_roster
from gui.pages.people import exporting
from gui.pages.people.beginning import beginning, load_sample
from gui.pages.people.detail import PersonPane
from gui.pages.people.form import Draft, PersonForm
from gui.pages.people.listing import PeopleList, counted
from gui.pages.people.saving import name_of, save
from gui.widgets.file_drop import FileDrop


class PeoplePage(Page):
    """Everybody the office knows."""

    tables = frozenset({"person", "alias", "batch"})

    def build(self) -> None:
        """The list stands ready; its rows come with ``refresh``."""
        self._ready = False
        self._lines: list[PersonLine] = []
        self._form: PersonForm | None = None
        self._empty: QWidget | None = None
        self._alone: PersonPane | None = None  # one person on the whole page, where it is narrow
        self._list = PeopleList(self.desk)
        self._list.opened.connect(self._open_line)
        self._list.edited.connect(lambda line: self.edit(line.person.id))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self.lay(self._stack)
        FileDrop(self, "วางไฟล์รายชื่อเพื่อตรวจก่อนนำเข้า", self.take)
        self.desk.settings_changed.connect(self._on_settings)
        self.head("บุคลากร")

    def open(
        self, person: object = 0, chosen: object = 0, draft: object = None, **where: object
    ) -> None:
        """Show a person, or go on with the form that ``draft`` holds."""
        super().open(**where)
        self._list.table.view.setFocus()
        if isinstance(draft, Draft):
            self._show_form(draft.person_id, draft.before)
            if self._form is not None:
                self._form.show_fields(draft.typed)
        elif isinstance(person, int) and person:
            self.close_form(partial(self._show_person, person))
        elif isinstance(chosen, int) and chosen:
            self._list.choose(chosen)
        elif self._form is not None and not self._form.is_new():
            self.close_form()

    def refresh(self) -> None:
        """Read everybody again."""
        office = self.desk.workspace.settings.office
        self.query(partial(listing.lines, office=office), self._show_lines)

    def where_now(self) -> dict[str, object]:
        """The form with what is typed, or the person chosen."""
        form, line = self._form, self._list.current
        if form is not None:
            return {"draft": Draft(form.person_id, form.before, form.typed())}
        if self._alone is not None and self._alone.line is not None:
            return {"person": self._alone.line.person.id}
        return {"chosen": line.person.id} if line is not None else {}

    def escape(self) -> bool:
        """Close the form or the one person; then the search."""
        if self._form is not None:
            self.close_form()
        elif self._alone is not None:
            self._drop_alone()
            self._arrange()
        else:
            return False
        return True

    def search(self) -> None:
        """Put the keyboard into the search field, where the list is shown."""
        if self._stack.currentWidget() is self._list:
            self._list.table.search.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The list and the person beside it, or what stands instead."""
        alone = self._form or self._alone or self._empty
        return (alone,) if alone is not None else self._list.panes()

    @classmethod
    def states(cls) -> Sequence[State]:
        """The form, empty and filled, and a search that finds nobody."""
        return (
            State("add", lambda page: page.add()),
            State("edit", lambda page: page.edit_current()),
            State("nobody", lambda page: page.look_for("กฤษดา")),
        )

    def look_for(self, words: str) -> None:
        """Search the list for these words."""
        self._list.table.search.setText(words)

    def add(self) -> None:
        """Open the form for somebody new."""
        if self._form is None:
            self._show_form(0, PersonFields())

    def edit_current(self) -> None:
        """Open the form for the person chosen."""
        line = self._alone.line if self._alone is not None else self._list.current
        if self._form is None and line is not None:
            self.edit(line.person.id)

    def edit(self, person_id: int) -> None:
        """Open the form for this person."""

        def show(fields: PersonFields) -> None:
            if self._form is None:
                self._show_form(person_id, fields)

        self.query(partial(queries.fields_of, person_id=person_id), show)

    def save_now(self) -> None:
        """The person is as the form says, after a look at what is doubtful."""
        if self._form is not None:
            save(self.desk, self._form, self._saved)

    def close_form(self, then: Callable[[], object] | None = None) -> None:
        """Go back to the list; what is typed and not saved is asked for first."""
        form = self._form

        def close() -> None:
            self._drop_form()
            self._arrange()
            if then is not None:
                then()

        if form is None or not form.is_new():
            close()
        else:
            self.desk.ask(_DROP, close, form.begin)

    def choose_file(self) -> None:
        """Let the officer choose a roster."""
        self.desk.open_file(CHOOSE, SHEETS, self.take)

    def take(self, file: Path) -> None:
        """Show every row of the roster before anything is written."""
        read_roster(self, file, "people")

    def export(self) -> None:
        """Write the people shown, in their order, into a workbook."""
        exporting.ask_where(self, [line.person for line in self._list.table.model.rows])

    def _show_lines(self, lines: list[PersonLine]) -> None:
        self._lines, self._ready = lines, True
        self._list.set_lines(lines)
        if self._alone is not None and self._alone.line is not None:
            self._fill_alone(self._alone.line.person.id)
        self._arrange()

    def _arrange(self) -> None:
        """Stand what the page shows now, and say so above it."""
        if self._form is not None:
            self._stack.setCurrentWidget(self._form)
        elif self._alone is not None:
            self._stack.setCurrentWidget(self._alone)
        elif self._ready and not self._lines:
            self._show_beginning()
        else:
            self._stack.setCurrentWidget(self._list)
            self._drop_empty()
        self._say_head()

    def _say_head(self) -> None:
        if self._form is not None:
            new = not self._form.person_id
            title = "เพิ่มบุคลากร" if new else "แก้ไขข้อมูลบุคลากร"
            self.head(
                title, "" if new else name_of(self._form.before), self._form_acts(), back="รายชื่อ"
            )
        elif self._alone is not None:
            act = Act("แก้ไข", self.edit_current, "pen", ink=True, key="F2")
            self.head("บุคลากร", "", (act,), back="รายชื่อ")
        elif self._ready and not self._lines:
            self.head("บุคลากร", "ยังไม่มีรายชื่อ", self._first_acts(), back="")
        else:
            self.head("บุคลากร", counted(self._lines), self._list_acts(), back="")

    def _list_acts(self) -> tuple[Act, ...]:
        return (
            Act("แก้ไขคนที่เลือก", self.edit_current, "pen", key="F2", hidden=True),
            Act("นำเข้ารายชื่อ", self.choose_file, "import"),
            Act("ส่งออก Excel", self.export, "sheet"),
            Act("เพิ่มบุคลากร", self.add, "plus", ink=True, key="Ctrl+N"),
        )

    def _first_acts(self) -> tuple[Act, ...]:
        return (
            Act("พิมพ์ทีละคน", self.add, "plus", key="Ctrl+N", hidden=True),
            Act("นำเข้ารายชื่อ", self.choose_file, "import", ink=True, hidden=True),
        )

    def _form_acts(self) -> tuple[Act, ...]:
        return (
            Act("ยกเลิก", self.close_form),
            Act("บันทึก", self.save_now, "check", ink=True),
        )

    def _show_beginning(self) -> None:
        card = beginning(
            self.desk, self.choose_file, self.add, partial(load_sample, self.desk, self)
        )
        self._stack.addWidget(card)
        self._stack.setCurrentWidget(card)
        self._remove(self._empty)
        self._empty = card

    def _on_settings(self) -> None:
        if ui.alive(self) and self._ready:
            self.refresh()

    def _open_line(self, line: PersonLine) -> None:
        if self.desk.narrow:
            self._show_person(line.person.id)
        else:
            self.edit(line.person.id)

    def _show_person(self, person_id: int) -> None:
        self._list.choose(person_id)
        if not self.desk.narrow:
            return
        self._drop_alone()
        self._alone = PersonPane(self.desk)
        self._alone.edited.connect(lambda line: self.edit(line.person.id))
        self._stack.addWidget(self._alone)
        self._fill_alone(person_id)
        self._arrange()

    def _fill_alone(self, person_id: int) -> None:
        line = next((one for one in self._lines if one.person.id == person_id), None)
        if self._alone is not None:
            self._alone.show_person(line)

    def _show_form(self, person_id: int, before: PersonFields) -> None:
        self._drop_form()
        form = self._form = PersonForm(self.desk, person_id, before)
        self._stack.addWidget(form)
        self._arrange()
        form.begin()
        self.query(queries.choices, form.offer)
        if person_id:
            form.look_for_doubts(form.know)

    def _saved(self, person_id: int) -> None:
        self._drop_form()
        self._list.choose(person_id)
        self._arrange()

    def _drop_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._list.table.view.setFocus()  # what had the keyboard goes
            self._remove(form)

    def _drop_empty(self) -> None:
        empty, self._empty = self._empty, None
        if empty is not None:
            self._list.table.view.setFocus()  # the button that had the keyboard goes
            self._remove(empty)

    def _drop_alone(self) -> None:
        alone, self._alone = self._alone, None
        self._remove(alone)

    def _remove(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()


_DROP = Question(
    "ยังไม่ได้บันทึกที่พิมพ์ไว้",
    "ถ้ากลับไปที่รายชื่อ สิ่งที่พิมพ์จะหายไป",
    yes="ทิ้งที่พิมพ์",
    no="พิมพ์ต่อ",
    danger=True,
)
