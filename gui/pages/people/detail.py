"""One person: facts, the spellings accepted for them, what was changed and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.database import Session
from core.people import queries
from core.people.listing import PersonLine
from core.people.past import PastAct, past
from core.people.queries import PersonRow
from core.people.wording import FIELD_WORDS
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.imports.words import moment
from gui.ui import button, col, label, row
from gui.widgets.pane import Pane, lines_of, nothing_chosen

_CHOOSE = "เลือกคนจากรายชื่อเพื่อดูรายละเอียด"
_AFTER_MS = 60  # arrows held down pass many people by
_MOST_ACTS = 30


@dataclass(frozen=True, slots=True)
class More:
    """What is read of one person besides the line in the list."""

    spellings: tuple[str, ...]
    past: tuple[PastAct, ...]


def read_more(session: Session, person_id: int) -> More:
    """The person's accepted spellings and everything that happened to the record."""
    spellings = queries.spellings_of(session, person_id)
    return More(tuple(spellings), tuple(past(session, person_id)))


class PersonPane(Pane):
    """The person chosen; empty words while there is none.

    Attributes:
        edited: its button was pressed for this line.
    """

    edited = Signal(object)

    def __init__(self, desk: Desk, follows: QWidget | None = None) -> None:
        super().__init__("รายละเอียดบุคคล", follows)
        self._desk = desk
        self._line: PersonLine | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        self.hold(nothing_chosen(_CHOOSE))

    @property
    def line(self) -> PersonLine | None:
        """Whom the pane shows."""
        return self._line

    def show_person(self, line: PersonLine | None) -> None:
        """Show this person: the facts at once, the rest as soon as it is read."""
        same = line is not None and self._line is not None and line.person == self._line.person
        self._line = line
        if line is None:
            self._timer.stop()
            self.hold(nothing_chosen(_CHOOSE))
        elif not same:
            self._fill(line.person, None)
            self._timer.start()

    def refresh(self) -> None:
        """Read the person's spellings and past again."""
        line = self._line
        if line is None:
            return
        person = line.person

        def show(more: More) -> None:
            if self._line is not None and self._line.person.id == person.id:
                self._fill(self._line.person, more)

        self._desk.runner.query(lambda session: read_more(session, person.id), show, owner=self)

    def _fill(self, person: PersonRow, more: More | None) -> None:
        head: list[ui.Item] = [
            label(person.name, "heading", wrap=True, select=True),
            label(person.post or "ไม่ระบุตำแหน่ง", "small", "muted", wrap=True, select=True),
            6,
            row(button("แก้ไข", "", "pen", "s", tip="แก้ไข (F2)", do=self._edit), None),
        ]
        lines: list[ui.Item] = [col(*head, gap=1), ui.rule(), facts(person)]
        if more is not None:
            lines += [*spelled(more.spellings), *happened(more.past)]
        self.hold(lines_of(person.name, *lines))

    def _edit(self) -> None:
        if self._line is not None:
            self.edited.emit(self._line)


def facts(person: PersonRow) -> QWidget:
    """Group, office, kind, address and status, as far as they are known."""
    known = {
        "กลุ่ม": person.group_name,
        "หน่วยงาน": person.office,
        "ประเภท": person.kind,
        "อีเมล": person.email,
        "สถานะ": person.status,
    }
    lines = [(name, words, "") for name, words in known.items() if words]
    if person.namesakes:
        same = f"มีคนชื่อนี้ {to_thai(person.namesakes + 1)} คน"
        lines.append(("ชื่อซ้ำ", same, "wait"))
    return grid(lines) if lines else label("ยังไม่มีข้อมูลอื่น", "small", "faint")


def grid(lines: Sequence[tuple[str, str, str]]) -> QWidget:
    """Names at the left, words at the right, each with a tone."""
    table = QGridLayout()
    table.setContentsMargins(0, 0, 0, 0)
    table.setHorizontalSpacing(ui.px(12))
    table.setVerticalSpacing(ui.px(3))
    table.setColumnStretch(1, 1)
    for i, (name, words, tone) in enumerate(lines):
        top = Qt.AlignmentFlag.AlignTop
        table.addWidget(label(name, "small", "muted", width=80), i, 0, top)
        table.addWidget(label(words, "small", tone, wrap=True, select=True), i, 1, top)
    return ui.box(table)


def spelled(spellings: Sequence[str]) -> list[ui.Item]:
    """The spellings that were accepted for the person."""
    if not spellings:
        return []
    name = f"ตัวสะกดที่รับไว้ {to_thai(len(spellings))}"
    lines = [label(f"“{one}”", "small", wrap=True, select=True) for one in spellings]
    return [ui.rule(), col(label(name, "strong"), *lines, gap=2)]


def happened(acts: Sequence[PastAct]) -> list[ui.Item]:
    """The changes of the record, the latest first."""
    lines: list[ui.Item] = [label("ประวัติการแก้ไข", "strong")]
    lines += [_act(act) for act in acts[:_MOST_ACTS]]
    if not acts:
        lines.append(label("ยังไม่มีการแก้ไข", "small", "faint"))
    if len(acts) > _MOST_ACTS:
        more = to_thai(len(acts) - _MOST_ACTS)
        lines.append(label(f"และก่อนหน้านี้อีก {more} ครั้ง", "small", "faint"))
    return [ui.rule(), col(*lines, gap=8)]


def _act(act: PastAct) -> ui.Column:
    head = label(f"{moment(act.at)} · {act.who}", "small", "muted", wrap=True)
    where = f"จากไฟล์ {act.file} ชุดที่ {to_thai(act.batch)}" if act.file else ""
    did = [f"เพิ่มเข้ารายชื่อ {where}".strip()] if act.added else [where] if where else []
    did += [_change(name, *change) for name, change in act.changes.items()]
    return col(head, *(label(one, "small", wrap=True) for one in did), gap=0)


def _change(name: str, before: str, after: str) -> str:
    field = FIELD_WORDS.get(name, name)
    if not before:
        return f"{field}: ใส่ {after}"
    return f"{field}: {before} → {after}" if after else f"{field}: เอา {before} ออก"
