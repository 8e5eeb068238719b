"""The form of one decision: whom, when, who was there, why. The program never chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from core.awards.service import Resolution
from core.awards.views import CategoryRow, StandingRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.awards import reading
from gui.pages.awards.person_picker import PersonPicker, Somebody
from gui.pages.awards.reading import Facts
from gui.pages.awards.standings import sentence, status
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.choice import Choice
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.list_editor import ListEditor

_OVER = (
    "มติเหนือคะแนน ใช้เมื่อคณะกรรมการมีมติต่างจากผลคะแนนจริง "
    "ผลที่ยืนยันและเอกสารจะบันทึกว่าเป็นมติเหนือคะแนน พร้อมเหตุผล"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, saved or not."""

    winner_id: int | None = None
    winner: str = ""
    over: bool = False
    day: date | None = None
    present: tuple[str, ...] = ()
    reason: str = ""
    day_words: str = ""  # what stands where the day should be


class DecisionForm(QFrame):
    """Choices, date, people, reason; ``saved`` tells the finished decision.

    Attributes:
        saved: a Resolution; everything that it must say is there.
        changed: something else is typed.
    """

    saved = Signal(object)
    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        facts: Facts,
        category: CategoryRow,
        typed: Typed,
        *,
        touched: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._desk, self._facts, self._category = desk, facts, category
        self._group = QButtonGroup(self)
        self._people: dict[int, Choice] = {}
        self._outsider = typed.winner_id if typed.over else None
        self._outsider_name = typed.winner if typed.over else ""
        self._day = DateField(typed.day)
        if typed.day is None:
            self._day.setText(typed.day_words)
        self._day_field = Field("ประชุมเมื่อ", self._day, required=True)
        self._day.complain_in(self._day_field)
        self._present = ListEditor("ผู้เข้าประชุม", typed.present, hint="ชื่อ ตำแหน่งในคณะกรรมการ")
        self._present_field = Field("ผู้เข้าประชุม", self._present, "คนละบรรทัด Enter คือคนถัดไป")
        self._reason = Growing(typed.reason, "ที่ประชุมเห็นว่า…", least=2)
        self._reason_field = Field("เหตุผล", self._reason, required=True)
        self._why = label("", "small", "bad", wrap=True)
        self._why.hide()
        self._over = ui.box(ui.col(gap=8))
        self._choices = ui.col(gap=8)
        self._other = button("เลือกคนอื่น…", "link", do=self.ask_over)
        ui.set_tip(self._other, _OVER)
        self._offer(typed)  # before they are placed: Tab goes as one reads
        self._place()
        self._watch()
        self._begun = None if touched else self.typed

    def start(self) -> None:
        """Put the keyboard on the choices."""
        made = self._group.checkedButton() or next(iter(self._group.buttons()), None)
        (made or self._day).setFocus()

    @property
    def typed(self) -> Typed:
        """What stands in the form now."""
        chosen = self._chosen()
        over = chosen is not None and chosen == self._outsider
        name = self._outsider_name if over else ""
        present, reason = tuple(self._present.items), self._reason.words
        words = "" if self._day.day else self._day.text()
        return Typed(chosen, name, over, self._day.day, present, reason, words)

    @property
    def touched(self) -> bool:
        """Whether something else stands in the form than at first."""
        return self.typed != self._begun

    def save(self) -> None:
        """Tell the decision if it is complete, else say beside each field what it lacks."""
        self._day.clearFocus()  # a day is read when its field is left
        typed = self.typed
        self._day_field.complain("" if typed.day else self._day.why_not or "ใส่วันที่ประชุม")
        self._present_field.complain("" if typed.present else "ใส่อย่างน้อยหนึ่งคน")
        self._reason_field.complain("" if typed.reason else "พิมพ์เหตุผลของมติ")
        chosen = typed.winner_id
        self._why.setText("" if chosen else "เลือกผู้ได้รับคัดเลือกก่อน")
        self._why.setVisible(not chosen)
        if not chosen:
            self.start()
        elif typed.day is None:
            self._day.setFocus()
        elif not typed.present:
            self._present.focus_item(0)
        elif not typed.reason:
            self._reason.setFocus()
        else:
            made = Resolution(chosen, typed.reason, typed.present, typed.day, typed.over)
            self.saved.emit(made)

    def _place(self) -> None:
        facts, category = self._facts, self._category
        mark = status(category)
        badge: list[ui.Item] = [BadgeLabel(mark)] if mark else []
        head = col(
            row(label(f"มติ {facts.titled(category)}", "heading"), None, *badge),
            label(f"{sentence(facts, category)} โปรแกรมไม่เลือกแทน", wrap=True),
            gap=2,
        )
        inside = col(
            head,
            self._choices,
            self._why,
            self._over,
            self._day_field,
            self._present_field,
            self._reason_field,
            None,
            gap=10,
            margin=(18, 14, 14, 8),
        )
        area = ui.scroll(inside)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        save = button(f"บันทึกมติ {facts.titled(category)}", "primary", "check", do=self.save)
        foot = row(self._other, None, save, gap=12, margin=(18, 8, 18, 14))
        box = ui.fill(QVBoxLayout(self), [area, ui.rule(), foot], 0, (1, 1, 1, 1))
        box.setStretch(0, 1)

    def _offer(self, typed: Typed) -> None:
        """The people whom the count allows, then the way round it."""
        by_id = {one.person_id: one for one in self._category.standings}
        for person in self._category.choices:
            self._add_choice(person, _voted(by_id[person]))
        if self._outsider is not None:
            self._add_choice(self._outsider, Choice(self._outsider_name, "มติเหนือคะแนน"))
        wanted = self._people.get(typed.winner_id or 0)
        if wanted is not None:
            wanted.setChecked(True)
        self._show_over()

    def _add_choice(self, person: int, made: Choice) -> None:
        self._group.addButton(made)
        self._people[person] = made
        self._choices.addWidget(made)

    def _show_over(self) -> None:
        layout = self._over.layout()
        assert layout is not None  # noqa: S101 - made above
        self._over.setVisible(self._outsider is not None)
        self._other.setText("เลือกคนอื่น…" if self._outsider is None else "เปลี่ยนคน…")
        if self._outsider is not None:
            told = label(_OVER, "small", wrap=True)
            line = row(ui.Glyph("wait", "wait-text", 18), told, gap=8, margin=(12, 6, 12, 6))
            line.setStretch(1, 1)
            layout.addWidget(panel(line, "wait"))

    def ask_over(self) -> None:
        """Say what overriding means, then let the officer choose anybody who may be voted for."""
        votes = {one.person_id: one for one in self._category.standings}

        def show(people: Sequence[Somebody]) -> None:
            counted = [
                Somebody(p.id, p.name, p.below, votes[p.id].votes if p.id in votes else 0)
                for p in people
            ]
            ordered = sorted(counted, key=lambda one: -one.votes)
            title = f"มติเหนือคะแนน {self._facts.titled(self._category)}"
            PersonPicker(self._desk, title, ordered, self._choose_outsider, _OVER)

        workspace, key = self._desk.workspace, self._facts.row.key
        self._desk.runner.query(
            lambda session: [
                Somebody(one.id, one.name, one.post)
                for one in reading.electorate(session, workspace, key).people
                if one.candidate
            ],
            show,
            owner=self,
        )

    def _choose_outsider(self, chosen: Somebody) -> None:
        if chosen.id in self._people:
            self._people[chosen.id].setChecked(True)
            return
        self._outsider, self._outsider_name = chosen.id, chosen.name
        made = Choice(chosen.name, f"มติเหนือคะแนน · {to_thai(chosen.votes)} คะแนน")
        self._add_choice(chosen.id, made)
        made.setChecked(True)
        layout = self._over.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._show_over()
        made.setFocus()
        self.changed.emit()

    def _chosen(self) -> int | None:
        return next((person for person, made in self._people.items() if made.isChecked()), None)

    def _watch(self) -> None:
        self._group.buttonClicked.connect(lambda _made: self._settle())
        self._day.day_changed.connect(lambda _day: self.changed.emit())
        self._present.edited.connect(self.changed)
        self._reason.textChanged.connect(self.changed)

    def _settle(self) -> None:
        self._why.hide()
        self.changed.emit()


def _voted(one: StandingRow) -> Choice:
    below = one.post or to_thai(f"อันดับ {one.rank}")
    return Choice(one.name, below, to_thai(f"{one.votes:,}"), "คะแนน")
