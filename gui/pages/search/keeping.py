"""The sheet that puts the ticked hits into a topic, one that is there or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from core.topics import service
from core.topics.queries import TopicRow
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.fields import Combo, Field, text_field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.database import Session

_WIDE = 480
_NEW = 0


class Keeping(QObject):
    """Asks which topic; ``kept`` gets its id and how many lines are new."""

    def __init__(
        self,
        desk: Desk,
        topics: Sequence[TopicRow],
        places: Sequence[int],
        kept: Callable[[int, int], object],
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._places, self._kept = desk, places, kept
        named = [(to_thai(f"{one.name} ({one.lines})"), one.id) for one in topics]
        self.combo = Combo("ประเด็น", [*named, ("ตั้งประเด็นใหม่", _NEW)])
        self.name = text_field(hint="เช่น เวลาซ้อนกับภารกิจหลัก")
        self._field = Field("ชื่อประเด็นใหม่", self.name)
        chosen = Field("ประเด็น", self.combo)
        chosen.setVisible(bool(topics))
        self.keep = button(to_thai(f"เก็บ {len(places)} ข้อ"), "primary", "check", do=self._keep)
        cancel = button("ยกเลิก")
        body = col(
            label("เก็บเข้าประเด็น", "heading"),
            chosen,
            self._field,
            row(None, cancel, self.keep, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, _WIDE, 0.3)
        cancel.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.combo.currentIndexChanged.connect(lambda _at: self._show_name())
        self._show_name()
        self.sheet.open(self.combo if topics else self.name)

    def _show_name(self) -> None:
        self._field.setVisible(self.combo.currentData() == _NEW)
        self.sheet.fit()

    def _keep(self) -> None:
        topic, name, places = int(self.combo.currentData()), self.name.text(), self._places

        def work(session: Session, _progress: Progress) -> tuple[int, int]:
            id_ = topic or service.add(session, name)
            return id_, len(service.tick(session, id_, places))

        def done(answer: tuple[int, int]) -> None:
            self.sheet.answer(lambda: self._kept(*answer))

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and not topic and ui.alive(self):
                self._field.complain(str(error))
                self.sheet.fit()
            else:
                self._desk.tell(error)

        self._desk.runner.change(work, done, owner=self, failed=failed)
