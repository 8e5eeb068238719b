"""What the signed paper says, to be typed from it: days, written orders, results of requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.approvals.queries import ApprovalView, RequestRow
from core.approvals.requests import RESULTS
from core.approvals.stages import DRAFTED, ORDERED, Stage
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import col, label, row
from gui.widgets.date_field import DateField
from gui.widgets.fields import Combo, Field, text_field

_DAY_WIDE, _RESULT_WIDE = 196, 142
_DAY_HINT = "เช่น ๑๓ มิ.ย. ๒๕๖๘"
_UNSAID = ("ยังไม่บันทึกผล", "")


@dataclass(slots=True)
class Typed:
    """What is typed and not on disk yet, by place from 0; it outlives the widgets."""

    stages: dict[int, tuple[str, str]] = field(default_factory=dict)  # day as written, order
    requests: dict[int, tuple[str, str, str]] = field(default_factory=dict)  # result, note, day

    def forget(self) -> None:
        """Nothing is typed."""
        self.stages.clear()
        self.requests.clear()


class StageRow(QWidget):
    """One signer: the day on the paper, and what is written above the name.

    Attributes:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, place: int, stage: Stage, proposed: date | None) -> None:
        super().__init__()
        self.place, self.stage = place, stage
        self.day = DateField(stage.on or proposed)
        hint = "เช่น เห็นชอบตามเสนอ" if stage.role == ORDERED else "เช่น เห็นควรพิจารณา"
        self.order = _line(hint, stage.order)
        named = "วันที่เสนอ" if stage.role == DRAFTED else "วันที่ลงนาม"
        self._day_field = Field(named, self.day)
        self.day.setAccessibleName(f"{named} {stage.who}")
        self._day_field.setFixedWidth(ui.px(_DAY_WIDE))
        self.day.setPlaceholderText(_DAY_HINT)
        self.day.complain_in(self._day_field)
        said = "ข้อสั่งการ" if stage.role == ORDERED else "ข้อความที่เขียน"
        order_field = Field(said, self.order)
        self.order.setAccessibleName(f"{said} {stage.who}")
        who = col(
            label(to_thai(f"{place + 1}. {stage.who}"), "strong", wrap=True),
            label(stage.name, "small", "muted", wrap=True),
            None,
            gap=0,
        )
        ui.fill(QVBoxLayout(self), self._lines(who, order_field), 4)
        self.day.textEdited.connect(lambda _words: self.edited.emit())
        self.day.day_changed.connect(lambda _day: self.edited.emit())
        self.order.textEdited.connect(lambda _words: self.edited.emit())

    def _lines(self, who: ui.Column, order: Field) -> list[ui.Item]:
        """The drafter in one line, the others with their words below."""
        day = col(self._day_field, None)
        if self.stage.role != DRAFTED:
            return [who, row(day, order, gap=10)]
        order.hide()
        order.setParent(self)
        line = row(who, day, gap=10)
        line.setStretch(0, 1)
        return [line]

    @property
    def typed(self) -> tuple[str, str]:
        """The words of both fields."""
        return self.day.text(), self.order.text()

    @property
    def changed(self) -> bool:
        """Whether the fields say something else than is known, with a day."""
        return self.day.day is not None and (
            self.day.day != self.stage.on or self.order.text().strip() != self.stage.order
        )

    def show_typed(self, typed: tuple[str, str]) -> None:
        """Show what was typed before."""
        self.day.set_written(typed[0])
        self.order.setText(typed[1])


class RequestLine(QWidget):
    """One request: its result, words, and the day of the result.

    Attributes:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, request: RequestRow, ordered: date | None) -> None:
        super().__init__()
        self.request = request
        name = to_thai(f"ข้อ {request.place}")
        choices = [_UNSAID, *((words, key) for key, words in RESULTS.items())]
        self.result = Combo(f"ผล {name}", choices, _RESULT_WIDE)
        self.result.choose(request.result)
        self.note = _line("ข้อความเพิ่มเติม", request.note)
        self.note.setAccessibleName(f"ข้อความ {name}")
        self.day = DateField(request.decided_on or ordered)
        self.day.setAccessibleName(f"วันที่ของผล {name}")
        self.day.setFixedWidth(ui.px(_DAY_WIDE - 14))
        self.day.setPlaceholderText(_DAY_HINT)
        words = label(to_thai(f"{request.place}. ") + request.words, wrap=True)
        line = row(self.result, self.note, self.day, gap=8)
        line.setStretch(1, 1)
        ui.fill(QVBoxLayout(self), [words, line], 4)
        self.result.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self.note.textEdited.connect(lambda _words: self.edited.emit())
        self.day.day_changed.connect(lambda _day: self.edited.emit())

    @property
    def typed(self) -> tuple[str, str, str]:
        """What the fields say."""
        return str(self.result.currentData()), self.note.text(), self.day.text()

    @property
    def changed(self) -> bool:
        """Whether the fields say something else than is known."""
        result, note, _day = self.typed
        before = self.request
        other_day = bool(result) and before.decided_on is not None
        return (result, note.strip()) != (before.result, before.note) or (
            other_day and self.day.day != before.decided_on
        )

    def show_typed(self, typed: tuple[str, str, str]) -> None:
        """Show what was typed before."""
        self.result.choose(typed[0])
        self.note.setText(typed[1])
        self.day.set_written(typed[2])


class ApprovalForm(QWidget):
    """A row for each signer, and, once it is sent, a line for each request.

    Attributes:
        edited: something was typed; it is in ``typed`` by then.
    """

    edited = Signal()

    def __init__(self, view: ApprovalView, typed: Typed, proposed: date) -> None:
        super().__init__()
        self._typed = typed
        ordered = view.stages[-1].on if view.stages else None
        self.stages = [
            StageRow(place, one, proposed if one.role == DRAFTED else None)
            for place, one in enumerate(view.stages)
        ]
        asked: Sequence[RequestRow] = view.requests if view.sent and len(view.stages) > 1 else ()
        self.requests = [RequestLine(one, ordered) for one in asked]
        ui.fill(QVBoxLayout(self), self._items(), 12)
        for place, one in enumerate(self.stages):
            if place in typed.stages:
                one.show_typed(typed.stages[place])
            one.edited.connect(self._on_edited)
        for line in self.requests:
            if line.request.place in typed.requests:
                line.show_typed(typed.requests[line.request.place])
            line.edited.connect(self._on_edited)

    @property
    def fault(self) -> DateField | None:
        """The first field whose day cannot be read."""
        self._read_days()
        return next((one for one in self._days() if one.why_not), None)

    @property
    def changed(self) -> bool:
        """Whether anything is said that is not known yet."""
        return any(one.changed for one in self.stages) or any(one.changed for one in self.requests)

    def _items(self) -> Iterator[ui.Item]:
        for place, one in enumerate(self.stages):
            if place:
                yield ui.rule()
            yield one
        if self.requests:
            yield ui.rule()
            yield label("ผลของข้อที่ขอให้สั่งการ", "strong")
            yield from self.requests

    def _days(self) -> list[DateField]:
        return [*(one.day for one in self.stages), *(one.day for one in self.requests)]

    def _read_days(self) -> None:
        for one in self._days():
            one.editingFinished.emit()  # a day typed last is read before it is kept

    def _on_edited(self) -> None:
        for place, one in enumerate(self.stages):
            if one.typed != (_shown(one.stage.on), one.stage.order):
                self._typed.stages[place] = one.typed
        for line in self.requests:
            if line.changed:
                self._typed.requests[line.request.place] = line.typed
        self.edited.emit()


def _shown(day: date | None) -> str:
    return DateField(day).text()


def _line(hint: str, words: str) -> QLineEdit:
    made = text_field(words, hint)
    made.setAcceptDrops(False)  # a scan is dropped on the page, not into a field
    made.setCursorPosition(0)
    return made
