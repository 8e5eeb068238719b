"""One round: its track, and below it the step that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from core.awards.progress import RoundProgress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards import reading
from gui.pages.awards.announcement import AnnouncementStep
from gui.pages.awards.certificates import CertificatesStep
from gui.pages.awards.count import CountStep
from gui.pages.awards.decisions import DecisionsStep
from gui.pages.awards.freeze import FreezeStep
from gui.pages.awards.lesson import LessonStep
from gui.pages.awards.names import NamesStep
from gui.pages.awards.part import Part, StepPart, drop
from gui.pages.awards.prepare import PrepareStep
from gui.pages.awards.reading import Facts
from gui.pages.awards.votes import VotesStep
from gui.widgets.round_track import KEYS, track
from gui.widgets.step_track import StepDot, StepTrack

STEPS: Mapping[str, type[StepPart]] = {
    part.step: part
    for part in (
        PrepareStep,
        VotesStep,
        NamesStep,
        CountStep,
        DecisionsStep,
        FreezeStep,
        AnnouncementStep,
        CertificatesStep,
        LessonStep,
    )
}


class RoundPart(Part):
    """A round at one of its steps; without one, where the round stands."""

    def __init__(self, desk: Desk, key: str, where: Mapping[str, object]) -> None:
        super().__init__(desk)
        self.key, self.step = key, str(where.get("step") or "")
        self._where = where
        self._facts: Facts | None = None
        self._panel: StepPart | None = None
        self._track: StepTrack | None = None
        self._shown: tuple[RoundProgress, str] | None = None
        self._drafts: dict[str, Mapping[str, object]] = {}
        self._wants_keys = False
        self._above = ui.box(ui.col(margin=(24, 4, 24, 0)))
        self._box = ui.fill(QVBoxLayout(self), (self._above,), 12)

    @property
    def panel(self) -> StepPart | None:
        """The step shown."""
        return self._panel

    @property
    def title(self) -> str:
        """The round's name and year."""
        row = self._facts.row if self._facts else None
        return to_thai(f"{row.title} {row.year_be}") if row else ""

    @property
    def facts_line(self) -> str:
        """How many take part, and whether the result is confirmed."""
        if self._facts is None:
            return ""
        row, tally = self._facts.row, self._facts.row.tally
        told = [f"ผู้มีสิทธิ {tally.eligible:,} คน"]
        if row.rows:
            told.append(f"บัตรดี {tally.valid:,} ใบ ({tally.turnout_percent}%)")
        if row.version:
            day = short_date(self._facts.versions[0].frozen_at.astimezone().date())
            when = "" if self.desk.narrow else f" เมื่อ {day}"
            told.append(f"ยืนยันผลฉบับที่ {row.version}{when}")
        else:
            told.append("ยังไม่ยืนยันผล")
        return to_thai(" · ".join(told))

    @override
    def acts(self) -> Sequence[Act]:
        return self._panel.acts() if self._panel is not None else ()

    @override
    def refresh(self) -> None:
        workspace, key = self.desk.workspace, self.key
        self.query(lambda session: reading.facts(session, workspace, key), self._show)

    @override
    def draft(self) -> Mapping[str, object]:
        self._keep()
        return {"steps": dict(self._drafts)}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        steps = draft.get("steps")
        if isinstance(steps, Mapping):
            self._drafts.update(steps)

    @override
    def escape(self) -> bool:
        return self._panel is not None and self._panel.escape()

    @override
    def search(self) -> None:
        if self._panel is not None:
            self._panel.search()

    @override
    def panes(self) -> Sequence[QWidget]:
        panes = self._panel.panes() if self._panel is not None else ()
        return (self._above, *panes)

    @override
    def start(self) -> None:
        if self._panel is None:
            self._wants_keys = True
        else:
            self._panel.start()

    def open_step(self, where: Mapping[str, object]) -> None:
        """Show the step that ``where`` names, or where the round stands."""
        self.step, self._where = str(where.get("step") or ""), where
        if self._facts is not None:
            self._show(self._facts)

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        if self.step not in STEPS:
            self.step = facts.progress.at or KEYS[-1]
        if (facts.progress, self.step) != self._shown:
            self._shown = (facts.progress, self.step)
            self._show_track(facts.progress)
        if self._panel is None or self._panel.step != self.step:
            self._stand(STEPS[self.step](self.desk), facts)
        else:
            self._panel.show_facts(facts)
        if self._where and self._panel is not None:
            self._panel.look_at(self._where)
            self._where = {}
        self._order()
        self.headed.emit()

    def _order(self) -> None:
        """Tab goes as one reads: the track, then the step."""
        if self._panel is None or self._track is None:
            return
        before: QWidget = self._panel.previousInFocusChain() or self._above
        for dot in self._track.findChildren(StepDot):
            QWidget.setTabOrder(before, dot)
            before = dot

    def _show_track(self, progress: RoundProgress) -> None:
        made = track(progress, self.step)
        made.asked.connect(lambda i: self._ask_step(KEYS[i]))
        if self._track is not None:
            drop(self._track)
        self._track = made
        layout = self._above.layout()
        if layout is not None:
            layout.addWidget(made)

    def _ask_step(self, step: str) -> None:
        self.asked.emit({"key": self.key, "step": step})

    def _stand(self, panel: StepPart, facts: Facts) -> None:
        self._keep()
        if self._panel is not None:
            drop(self._panel)
        self._panel = panel
        self._box.addWidget(panel, 1)
        panel.show_facts(facts)
        panel.restore(self._drafts.get(panel.step, {}))
        panel.headed.connect(self.headed)
        panel.asked.connect(self.asked)
        if self._wants_keys:
            self._wants_keys = False
            panel.start()

    def _keep(self) -> None:
        if self._panel is not None:
            self._drafts[self._panel.step] = self._panel.draft()
