"""The sheet that says that a slot has nothing this year, and why."""

from __future__ import annotations

from collections.abc import Callable

from core.database import Session
from gui.desk import Desk
from gui.ui import button, label
from gui.widgets.asking import Asking
from gui.widgets.fields import Field
from gui.widgets.growing import Growing


class NoneSheet(Asking):
    """One field, which may stay empty; ``write`` gets the reason in one transaction."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        write: Callable[[Session, str], None],
        then: Callable[[], object],
    ) -> None:
        super().__init__(desk)
        self._write, self._then = write, then
        self.words = Growing(hint="เช่น ยังไม่ครบรอบการประเมิน", least=2)
        field = Field("เหตุที่ไม่มี", self.words)
        heading = label(f"ไม่มี{title}", "heading", wrap=True)
        says = label("ชุดหลักฐานจะบอกว่าช่องนี้ไม่มี พร้อมเหตุที่พิมพ์ไว้", "small", "muted", wrap=True)
        ink = button("ระบุว่าไม่มี", "primary", "check", do=self.save)
        self.stand([heading, says, field], ink, field, width=500)

    def save(self) -> None:
        """The slot is said to have nothing."""
        reason, write, then = self.words.words, self._write, self._then
        self.write(lambda session: write(session, reason), lambda _nothing: then())
