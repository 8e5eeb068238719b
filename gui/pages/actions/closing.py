"""The sheets that close an action: done with a note and evidence, or dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable

from core.actions import service
from core.actions.queries import ActionRow
from core.actions.states import Standing
from core.database import Session
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import today
from gui.ui import button, label
from gui.widgets.asking import Asking
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.proof import Proof

Close = Callable[[Session], None]


class Closing(Asking):
    """One field and an act in ink. ``then`` gets how the action stood before."""

    def __init__(
        self, desk: Desk, one: ActionRow, title: str, then: Callable[[Standing], object]
    ) -> None:
        super().__init__(desk)
        self._one, self._then = one, then
        self.words = Growing(hint=self.hint, least=3)
        field = Field(self.asks, self.words, required=True)
        ink = button(title, "primary", "check", do=self.close)
        lines = [label(title, "heading"), label(one.words, wrap=True), field, *self.more()]
        self.stand(lines, ink, field, width=500)

    hint = ""
    asks = ""

    def more(self) -> list[ui.Item]:
        """What stands below the field."""
        return []

    def closes(self) -> Close:
        """What closes the action with what is typed."""
        raise NotImplementedError

    def close(self) -> None:
        """The action is closed; what is missing is said under the field."""
        id_, close = self._one.id, self.closes()

        def work(session: Session) -> Standing:
            before = service.standing(session, id_)
            close(session)
            return before

        self.write(work, self._then)


class Finishing(Closing):
    """What came of it, and the file that proves it."""

    hint = "เช่น แจ้งเวียนล่วงหน้าสองสัปดาห์แล้ว มีผู้ลงคะแนนเพิ่มขึ้น"
    asks = "ผลที่เกิดขึ้น"

    def __init__(self, desk: Desk, one: ActionRow, then: Callable[[Standing], object]) -> None:
        self.proof = Proof(desk)
        super().__init__(desk, one, "ปิดงานว่าเสร็จ", then)
        self.proof.arrived.connect(self.sheet.fit)
        self.proof.refused.connect(self.refused)

    def more(self) -> list[ui.Item]:
        """The evidence, one file."""
        return [self.proof]

    def closes(self) -> Close:
        """Done today, with the note and the file."""
        id_, note, evidence = self._one.id, self.words.words, self.proof.file
        return lambda session: service.finish(session, id_, today(), note, evidence)


class Dropping(Closing):
    """Why it will not be done."""

    hint = "เช่น ปีนี้ไม่ได้รับงบประมาณ"
    asks = "เหตุผลที่เลิก"

    def __init__(self, desk: Desk, one: ActionRow, then: Callable[[Standing], object]) -> None:
        super().__init__(desk, one, "เลิกงานนี้", then)

    def closes(self) -> Close:
        """Dropped today for the reason typed."""
        id_, reason = self._one.id, self.words.words
        return lambda session: service.drop(session, id_, today(), reason)
