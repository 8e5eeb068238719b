"""ประกาศ: the announcement of a confirmed result, the very PDF beside its date and number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.papers import PaperSheet
from gui.pages.awards.part import StepPart
from gui.pages.awards.reading import Facts
from gui.ui import button
from gui.widgets.empty import empty


class ResultPaperStep(StepPart):
    """A paper that only a confirmed result may have; until then the page says what it waits for."""

    kind: ClassVar[str]
    icon: ClassVar[str] = "paper"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._paper: PaperSheet | None = None
        self._draft: Mapping[str, object] = {}
        self._shown: object = None

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        if not facts.frozen:
            self._paper, self._shown = None, None
            self.fill(self._waits(), margin=(24, 0, 24, 16))
            return
        if self._paper is None:
            self._paper = PaperSheet(
                self.desk, self.kind, designer=self.designer(), below=self.more_cards()
            )
            self._paper.headed.connect(self.headed)
            self._paper.restore(self._draft)
            self.fill(self._paper, margin=(24, 0, 24, 16))
        if facts.row != self._shown:
            self._shown = facts.row
            self._paper.show_facts(facts)

    @override
    def acts(self) -> Sequence[Act]:
        return self._paper.acts() if self._paper is not None else (self.onward(),)

    @override
    def draft(self) -> Mapping[str, object]:
        return self._paper.draft() if self._paper is not None else self._draft

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        self._draft = draft
        if self._paper is not None:
            self._paper.restore(draft)

    @override
    def panes(self) -> Sequence[QWidget]:
        return self._paper.panes() if self._paper is not None else (self,)

    @override
    def start(self) -> None:
        if self._paper is not None:
            self._paper.start()

    def designer(self) -> Callable[[], object] | None:
        """What opens the page on which its designs are edited, where it has designs."""
        return None

    def more_cards(self) -> Sequence[QWidget]:
        """What stands below the fields of the paper."""
        return ()

    @property
    def paper(self) -> PaperSheet | None:
        """The paper with its fields, once the result is confirmed."""
        return self._paper

    def _waits(self) -> QWidget:
        how = "เอกสารนี้พิมพ์จากผลที่ยืนยันแล้วเท่านั้น ตัวเลขบนกระดาษจึงไม่เปลี่ยนทีหลัง ยืนยันผลก่อนแล้วกลับมา"
        go = button("ดูว่าต้องทำอะไรก่อน", "", "right", do=self._to_freeze)
        return empty("รอยืนยันผล", how, go, icon=self.icon)

    def _to_freeze(self) -> None:
        self.go("freeze")


class AnnouncementStep(ResultPaperStep):
    """ประกาศผลการคัดเลือก."""

    step = kind = "announcement"
