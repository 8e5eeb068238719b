"""มติ: the count at the left; at the right what the committee has decided, or has yet to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from core.awards import service
from core.awards.service import Resolution
from core.awards.views import CategoryRow, DecisionRow
from core.database import Session
from core.jobs import Progress
from core.thai.calendar import long_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.decision_form import DecisionForm, Typed
from gui.pages.awards.part import StepPart, drop
from gui.pages.awards.reading import Facts, needs_decision
from gui.pages.awards.standings import Standings, sentence, status
from gui.ui import button, chip, col, label, panel, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.empty import empty

_SIDE = 392


class DecisionsStep(StepPart):
    """One category at a time, first those that wait."""

    step = "decisions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._category = ""
        self._typed: dict[str, Typed] = {}
        self._again: set[str] = set()  # decided categories that are being decided anew
        self._form: DecisionForm | None = None
        self._card: QWidget | None = None
        self._shown: object = None
        self._wants_keys = False
        self._standings: Standings | None = None
        self._chips: dict[str, QPushButton] = {}
        self._side = ui.col()

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        self._keep_typed()
        if not facts.row.rows:
            how = "เมื่อนำเข้าคะแนนแล้ว ด้านที่คะแนนเท่ากันหรือคนเดียวนำหลายด้านจะมารอมติที่นี่"
            self.fill(empty("ยังไม่มีคะแนน", how, icon="committee"), margin=(24, 0, 24, 16))
            return
        if (facts.row.tally, facts.frozen) == self._shown:
            return
        self._shown = (facts.row.tally, facts.frozen)
        keys = [c.key for c in facts.row.tally.categories]
        waiting = [c.key for c in facts.undecided]
        if self._category not in keys:
            self._category = (waiting or keys)[0]
        self._build(facts)

    @override
    def acts(self) -> Sequence[Act]:
        facts = self.facts
        if facts.frozen or not facts.row.rows:
            return (self.onward(),)
        waiting = [facts.titled(c) for c in facts.undecided]
        why = f"ยืนยันผลได้เมื่อบันทึกมติ{' '.join(waiting)}แล้ว" if waiting else ""
        if not waiting and facts.names:
            return (self.onward(),)
        saving = Act("บันทึกมติ", self.save, "check", ink=True, hidden=True)  # for Ctrl+Enter
        on = Act("ยืนยันผล", self._on, "arrow", ink=True, why_not=why)
        return (saving, on) if self._form is not None else (on,)

    @override
    def draft(self) -> Mapping[str, object]:
        self._keep_typed()
        return {"category": self._category, "typed": dict(self._typed), "again": set(self._again)}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        typed, again, category = draft.get("typed"), draft.get("again"), draft.get("category")
        if isinstance(typed, Mapping) and isinstance(again, set):
            self._typed, self._again = dict(typed), set(again)
        if isinstance(category, str) and category:
            self._form = None
            self._pick(category)

    @override
    def look_at(self, where: Mapping[str, object]) -> None:
        category = where.get("category")
        if isinstance(category, str) and category and category != self._category:
            self._pick(category)

    @override
    def panes(self) -> Sequence[QWidget]:
        return [self._card] if self._card is not None else []

    @override
    def start(self) -> None:
        if self._form is not None:
            self._form.start()
        elif self._category in self._chips:
            self._chips[self._category].setFocus()

    @property
    def form(self) -> DecisionForm | None:
        """The form of the decision at hand."""
        return self._form

    def save(self) -> None:
        """Save what stands in the form, if one is open."""
        if self._form is not None:
            self._form.save()

    def _on(self) -> None:
        self.go("freeze")

    def _build(self, facts: Facts) -> None:
        self._standings = Standings(facts, self._pick)
        self._side, self._card, self._form = ui.col(), None, None
        side = ui.box(ui.col(self._choices(facts), self._side, gap=10))
        if self.desk.narrow:
            self._standings.hide()  # one column: the bars are at the step before
            self.fill(side, self._standings, margin=(24, 0, 24, 12))
        else:
            side.setFixedWidth(ui.px(_SIDE))
            both = row(self._standings, side, gap=16)
            both.setStretch(0, 1)
            self.fill(ui.box(both), margin=(24, 0, 24, 16))
        self._pick(self._category)
        if self._wants_keys:
            self._wants_keys = False
            self.start()

    def _choices(self, facts: Facts) -> QWidget:
        group = QButtonGroup(self)
        self._chips = {}
        for category in facts.row.tally.categories:
            made = chip(category.title, on=category.key == self._category)
            if needs_decision(category):
                made.setAccessibleName(f"{category.title} รอมติ")
            made.clicked.connect(partial(self._pick, category.key))
            group.addButton(made)
            self._chips[category.key] = made
        return ui.box(row(*self._chips.values(), None, gap=6))

    def _pick(self, key: str, _on: object = None) -> None:
        """Show what is or is to be decided on this category."""
        found = next((c for c in self.facts.row.tally.categories if c.key == key), None)
        if found is None or self._standings is None:
            return
        self._keep_typed()
        self._category = key
        self._standings.show_on(key)
        self._chips[key].setChecked(True)
        old, self._card = self._card, self._made(found)
        self._side.addWidget(self._card)
        if old is not None:
            drop(old)
        self.headed.emit()

    def _made(self, category: CategoryRow) -> QWidget:
        self._form = None
        settled = category.decided_by == "committee" and category.key not in self._again
        if self.facts.frozen or settled:
            return self._told(category)
        if not needs_decision(category) and category.key not in self._again:
            return self._quiet(category)
        kept = self._typed.get(category.key)
        typed = kept or self._beginning(category)
        self._form = DecisionForm(self.desk, self.facts, category, typed, touched=kept is not None)
        self._form.saved.connect(partial(self._save, category.key))
        return self._form

    def _beginning(self, category: CategoryRow) -> Typed:
        """What is known before anything is typed: the same meeting as of another decision."""
        if category.decision is not None:
            return _typed(category.decision)
        made = [c.decision for c in self.facts.row.tally.categories if c.decision is not None]
        if not made:
            return Typed()
        same = _typed(made[-1])
        return Typed(day=same.day, present=same.present)

    def _keep_typed(self) -> None:
        if self._form is None or not ui.alive(self._form):
            return
        if self._form.touched:
            self._typed[self._category] = self._form.typed
        else:
            self._typed.pop(self._category, None)

    def _save(self, key: str, resolution: Resolution) -> None:
        workspace, award, desk = self.desk.workspace, self.facts.row.key, self.desk
        title = next(self.facts.titled(c) for c in self.facts.row.tally.categories if c.key == key)

        def work(session: Session, _progress: Progress) -> None:
            service.decide(session, workspace.rulebook, award, key, resolution)

        def then(_nothing: None) -> None:
            self._again.discard(key)
            self._form = None
            self._typed.pop(key, None)
            self._category = ""  # on to the next that waits
            self._shown, self._wants_keys = None, True
            desk.toast(f"บันทึกมติ {title} แล้ว", lambda: withdraw(desk, award, key, title))

        self.change(work, then)

    def _told(self, category: CategoryRow) -> QWidget:
        """A decision that stands: whom, when, by whom, why."""
        decision = category.decision
        mark = status(category)
        badge: list[ui.Item] = [BadgeLabel(mark)] if mark else []
        items: list[ui.Item] = [
            row(label(self.facts.titled(category), "heading"), None, *badge),
            label(sentence(self.facts, category), wrap=True),
        ]
        if decision is not None:
            day = to_thai(long_date(date.fromisoformat(decision.decided_on)))
            items += [
                _fact("ประชุมเมื่อ", day),
                _fact("เหตุผล", decision.reason),
                _fact("ผู้เข้าประชุม", "\n".join(decision.present)),
            ]
        if not self.facts.frozen:
            acts = [button("แก้มติ", "", "pen", "s", do=partial(self._decide_again, category.key))]
            if decision is not None:
                acts.append(
                    button("ถอนมติ", "quiet", "back", "s", do=partial(self._withdraw, category))
                )
            items.append(row(*acts, None, gap=8))
        return panel(ui.col(ui.scroll(col(*items, None, gap=10, margin=(18, 14, 14, 14)))))

    def _quiet(self, category: CategoryRow) -> QWidget:
        """Nothing is to be decided; how to decide all the same."""
        words = "ด้านนี้ไม่ต้องลงมติ ผลเป็นไปตามคะแนน"
        items: list[ui.Item] = [
            label(self.facts.titled(category), "heading"),
            label(sentence(self.facts, category), wrap=True),
        ]
        if category.status == "won":
            items.append(label(words, "small", "muted", wrap=True))
            over = "คณะกรรมการมีมติต่างจากคะแนน"
            items.append(row(button(over, "link", do=partial(self._override, category.key)), None))
        elif category.status == "names-wait":
            go = partial(self.go, "names")
            items.append(row(button("ไปยืนยันชื่อ", "tint", "people", do=go), None))
        return panel(col(*items, None, gap=10, margin=(18, 14, 18, 14)))

    def _decide_again(self, key: str) -> None:
        self._again.add(key)
        self._pick(key)
        self.start()

    def _override(self, key: str) -> None:
        self._decide_again(key)
        if self._form is not None:
            self._form.ask_over()

    def _withdraw(self, category: CategoryRow) -> None:
        withdraw(self.desk, self.facts.row.key, category.key, self.facts.titled(category))


def withdraw(desk: Desk, award: str, category: str, title: str) -> None:
    """No decision stands for the category; the count speaks again."""
    workspace = desk.workspace

    def work(session: Session, _progress: Progress) -> None:
        service.withdraw_decision(session, workspace.rulebook, award, category)

    desk.runner.change(work, lambda _nothing: desk.toast(f"ถอนมติ {title} แล้ว"))


def _typed(decision: DecisionRow) -> Typed:
    day = date.fromisoformat(decision.decided_on)
    return Typed(
        decision.winner_id,
        decision.winner,
        decision.override,
        day,
        decision.present,
        decision.reason,
    )


def _fact(name: str, words: str) -> QWidget:
    return ui.box(col(label(name, "small", "muted"), label(words, wrap=True), gap=0))
