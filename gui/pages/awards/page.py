"""The page of คัดเลือก: the list, the opening of a round, or one round at one of its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from gui import ui
from gui.page import Act, Page, State
from gui.pages.awards import samples
from gui.pages.awards.certificate_register import CertificateRegister
from gui.pages.awards.opening import Opening
from gui.pages.awards.part import Part, drop
from gui.pages.awards.round import RoundPart
from gui.pages.awards.rounds import RoundList

NAME = "คัดเลือก"


class AwardsPage(Page):
    """``open(key=…, step=…)`` shows a round at a step, ``open(new=True)`` the form of a new one.

    ``open(register=True)`` shows the register of certificates, with ``key`` from that round.
    Without a step the round opens where it stands; ``category`` opens the decision on one.
    """

    tables = frozenset(
        "action alias award ballot batch carried certificate decision frozen_result history_entry "
        "lesson_record looked_back person spelling vote".split()
    )

    @override
    def build(self) -> None:
        self._part: Part | None = None
        self._box = ui.fill(QVBoxLayout(self), (), 0)
        self._kept: dict[str, Mapping[str, object]] = {}  # drafts of rounds left for a while
        self.head(NAME, acts=())

    @override
    def open(self, **where: object) -> None:
        draft, old = where.pop("draft", None), self._part
        self.where = {key: where[key] for key in where if key != "design_chosen"}  # told once
        same = isinstance(old, RoundPart) and where.get("key") == old.key
        elsewhere = where.get("design") or where.get("register")
        if isinstance(old, RoundPart) and same and not elsewhere:
            old.open_step(where)
            return
        self._stand(self._made(where))
        if isinstance(draft, Mapping) and self._part is not None:
            self._part.restore(draft)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._part is not None:
            self._part.refresh()

    @override
    def where_now(self) -> dict[str, object]:
        if self._part is None:
            return dict(self.where)
        step = {"step": self._part.step} if isinstance(self._part, RoundPart) else {}
        return {**self.where, **step, "draft": self._part.draft()}

    @override
    def leave(self) -> None:
        self._keep()

    @override
    def escape(self) -> bool:
        if self._part is None or self._part.escape():
            return True
        if isinstance(self._part, RoundList):
            return False
        self.open()
        return True

    @override
    def search(self) -> None:
        if self._part is not None:
            self._part.search()

    @override
    def panes(self) -> Sequence[QWidget]:
        return self._part.panes() if self._part is not None else ()

    @classmethod
    @override
    def states(cls) -> Sequence[State]:
        return samples.states()

    @property
    def part(self) -> Part | None:
        """What is shown below the head."""
        return self._part

    def _made(self, where: Mapping[str, object]) -> Part:
        key = where.get("key")
        if key and where.get("design"):
            from gui.pages.designs.part import DesignPart  # noqa: PLC0415 - brings ReportLab

            return DesignPart(self.desk, str(key), str(where["design"]))
        if where.get("register"):
            return CertificateRegister(self.desk, str(key or ""))
        if isinstance(key, str) and key:
            made = RoundPart(self.desk, key, where)
            made.restore(self._kept.get(key, {}))
            return made
        return Opening(self.desk) if where.get("new") else RoundList(self.desk)

    def _keep(self) -> None:
        """What is typed in a round and not saved is there again when the round is opened."""
        if self._part is not None:
            self._part.leave()
        if isinstance(self._part, RoundPart):
            self._kept[self._part.key] = self._part.draft()

    def _stand(self, part: Part) -> None:
        self._keep()
        if self._part is not None:
            self._part.headed.disconnect(self._show_head)
            drop(self._part)
        self._part = part
        self.rail = part.wide
        self._box.addWidget(part)
        part.headed.connect(self._show_head)
        part.asked.connect(self._go)
        self._show_head()

    def _go(self, where: dict[str, object]) -> None:
        self.open(**where)
        if self._part is not None:
            self._part.start()

    def _show_head(self) -> None:
        part = self._part
        if isinstance(part, RoundPart):
            self._say(part.title, part.facts_line, part.acts(), NAME)
        elif isinstance(part, Opening):
            self._say("เปิดรอบคัดเลือก", "กติกาแก้ไม่ได้หลังเปิดรอบ", part.acts(), NAME)
        elif isinstance(part, RoundList):
            self._say(NAME, part.facts_line, part.acts(), "")
        elif part is not None:
            back = "เกียรติบัตร" if self.where.get("key") else NAME
            self._say(part.title, part.facts_line, part.acts(), back)

    def _say(self, title: str, facts: str, acts: Sequence[Act], back: str) -> None:
        """Change the head where something of it is new; else what has the keyboard keeps it."""
        now = self.header
        if (title, facts, tuple(acts), back) != (now.title, now.facts, now.acts, now.back):
            self.head(title, facts, acts, back=back)
