"""Opening a round: scheme, year and choices in words, and who would take part, counted live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.awards import service
from core.awards.scheme import Scheme
from core.awards.service import Opened
from core.database import Session
from core.jobs import Progress
from core.lookback import plan as plans
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards import reading
from gui.pages.awards.opening_lookback import OpeningLookBack
from gui.pages.awards.part import Part
from gui.pages.awards.reading import Openable, Prospect
from gui.pages.awards.rules_in_words import RULES
from gui.ui import col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Combo, Field

_SIDE = 400
_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What the form says: a scheme, a year, and the value of every choice."""

    scheme: str
    year_be: int
    words: Mapping[str, str]


class Opening(Part):
    """The form of a new round; ``asked`` shows the round once it is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._schemes: Mapping[str, Scheme] = {}
        self._counted: Prospect | None = None
        self._restored: Plan | None = None
        year = desk.year_be
        years = range(year + 1, year - _YEARS_BACK - 1, -1)
        self._scheme = Combo("เกณฑ์การคัดเลือก")
        self._year = Combo("ปีงบประมาณ", [(to_thai(one), one) for one in years])
        self._year.choose(year)
        self._rules = {
            rule.key: Combo(rule.about, [(words, value) for value, words in rule.answers.items()])
            for rule in RULES
        }
        self._usual = {rule.key: label("", "caption", "faint") for rule in RULES}
        self._figures = [label("", "figure") for _ in range(2)]
        self._back = OpeningLookBack(desk)
        self._first = Banner("", "wait", act="อ่านเดี๋ยวนี้", do=self._read)
        self._without = Banner("", "sunken")
        self._taken = Banner("", "wait")
        self._place()
        self._back.headed.connect(self._show_first)
        self._scheme.currentIndexChanged.connect(self._take_usual)
        for combo in (self._year, *self._rules.values()):
            combo.currentIndexChanged.connect(self._count)

    @override
    def refresh(self) -> None:
        workspace = self.desk.workspace
        self.query(lambda session: reading.openable(session, workspace), self._show_schemes)

    @override
    def acts(self) -> Sequence[Act]:
        name = f"เปิดรอบ {to_thai(self.plan().year_be)}"
        opening = Act(name, self.open_round, "check", ink=True, why_not=self._why_not())
        return (*self._back.acts(), opening)

    @override
    def draft(self) -> Mapping[str, object]:
        return {"plan": self.plan()} if self._schemes else {}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        plan = draft.get("plan")
        if isinstance(plan, Plan):
            self._restored = plan
            self._year.choose(plan.year_be)
            for key, value in plan.words.items():
                self._rules[key].choose(value)

    @override
    def start(self) -> None:
        self._year.setFocus()

    def plan(self) -> Plan:
        """What the form says now."""
        words = {key: str(combo.currentData()) for key, combo in self._rules.items()}
        return Plan(str(self._scheme.currentData() or ""), int(self._year.currentData()), words)

    def open_round(self) -> None:
        """The round is open and shown."""
        plan, workspace = self.plan(), self.desk.workspace

        def work(session: Session, _progress: Progress) -> Opened:
            rulebook = workspace.rulebook
            return service.open_award(session, rulebook, plan.scheme, plan.year_be, plan.words)

        def then(opened: Opened) -> None:
            self.desk.set_year(plan.year_be)
            counted = f"ผู้มีสิทธิลงคะแนน {opened.eligible:,} คน"
            self.desk.toast(to_thai(f"เปิดรอบ {plan.year_be} แล้ว {counted}"))
            self.asked.emit({"key": opened.award, "step": "prepare"})

        self.change(work, then)

    def _place(self) -> None:
        first = row(Field("เกณฑ์การคัดเลือก", self._scheme), Field("ปีงบประมาณ", self._year), gap=12)
        first.setStretch(0, 1)
        rules: list[ui.Item] = []
        for rule in RULES:
            words = col(label(rule.about), label(rule.why, "small", "muted", wrap=True), gap=0)
            answer = col(self._rules[rule.key], self._usual[rule.key], gap=1)
            line = row(ui.box(words), ui.box(answer, 236), gap=16)
            line.setStretch(0, 1)
            rules += [ui.rule(), line]
        form = panel(col(self._taken, self._first, first, *rules, gap=10, margin=(18, 14, 18, 16)))
        side = col(self._side(), self._back, gap=12)
        if self.desk.narrow:
            inside: ui.Row | ui.Column = col(form, side, None, gap=12, margin=(24, 4, 24, 16))
        else:
            left, right = ui.box(col(form, None)), ui.box(col(side, None), _SIDE)
            inside = row(left, right, gap=16, margin=(24, 4, 24, 16))
            inside.setStretch(0, 1)
        self._area = ui.scroll(inside)
        self.fill(self._area)
        self._taken.say("")
        self._first.say("")
        self._without.say("")

    def _side(self) -> QWidget:
        names = ("คนลงคะแนนได้", "คนอยู่ในรายชื่อให้เลือก")
        figures = [
            col(figure, label(name, "small", "muted"), gap=0)
            for figure, name in zip(self._figures, names, strict=True)
        ]
        why = "นับจากทะเบียนบุคลากรเดี๋ยวนี้ คนเข้าใหม่หรือย้ายออกหลังเปิดรอบยังมีผลจนกว่าจะยืนยันผล"
        return panel(
            col(
                label("ผู้มีส่วนร่วม", "heading"),
                row(*figures, None, gap=24),
                label(why, "small", "muted", wrap=True),
                self._without,
                gap=10,
                margin=(18, 14, 18, 16),
            )
        )

    def _show_schemes(self, known: Openable) -> None:
        if known.schemes == self._schemes:
            self._count()
            return
        self._schemes = known.schemes
        self._scheme.set_choices([(one.title, key) for key, one in sorted(known.schemes.items())])
        if self._restored is None:
            self._choose_year(known)
            self._take_usual()
        else:
            self._scheme.choose(self._restored.scheme)
            self._count()

    def _choose_year(self, known: Openable) -> None:
        """The year on screen, or the next one where that is open already."""
        year = self.desk.year_be
        taken = f"{self.plan().scheme}-{year}" in known.taken
        self._year.choose(year + 1 if taken else year)

    def _take_usual(self, _index: int = 0) -> None:
        """The choices are those that the scheme starts with."""
        scheme = self._schemes.get(self.plan().scheme)
        if scheme is not None:
            for key, value in scheme.options.words.items():
                self._rules[key].choose(value)
        self._count()

    def _count(self, _index: int = 0) -> None:
        plan, workspace = self.plan(), self.desk.workspace
        scheme = self._schemes.get(plan.scheme)
        if scheme is None:
            return
        for key, hint in self._usual.items():
            usual = plan.words[key] == scheme.options.words[key]
            hint.setText("ค่าปกติของเกณฑ์นี้" if usual else "ต่างจากค่าปกติ")
            ui.restyle(hint, "tone", "faint" if usual else "wait")

        def then(counted: Prospect) -> None:
            if plan == self.plan():
                self._show_count(counted)

        self._back.look(plans.of_round(scheme, plan.year_be))
        self.query(
            lambda session: reading.prospect(session, workspace, scheme, plan.year_be, plan.words),
            then,
        )

    def _show_count(self, counted: Prospect) -> None:
        self._counted = counted
        for figure, many in zip(self._figures, (counted.voters, counted.candidates), strict=True):
            figure.setText(to_thai(f"{many:,}"))
        missing = to_thai(f"{counted.without_email:,} คนไม่มีอีเมลในทะเบียน ให้แบบฟอร์มถามชื่อด้วย")
        named = self.plan().words["voters"] == "roster"
        self._without.say(missing if counted.without_email and named else "")
        self._taken.say(self._why_not() if counted.taken else "")
        self.headed.emit()

    def _show_first(self) -> None:
        """The form says that earlier years are to be read first, while they are."""
        self._first.say(self._back.why_not)
        self.headed.emit()

    def _read(self) -> None:
        """The first thing that earlier years left has the keyboard, in sight."""
        if self._back.panel is not None:
            first = self._back.panel.lines[0].act
            self._area.ensureWidgetVisible(self._back.panel.end)
            self._area.ensureWidgetVisible(first)
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _why_not(self) -> str:
        year = to_thai(self.plan().year_be)
        if self._counted is None:
            return "กำลังนับผู้มีสิทธิ"
        if self._counted.taken:
            return f"เปิดรอบปี {year} ไว้แล้ว เลือกปีอื่น หรือกลับไปทำงานต่อในรอบนั้น"
        if not self._counted.voters:
            return "ยังไม่มีใครลงคะแนนได้ นำเข้ารายชื่อบุคลากรก่อน"
        return self._back.why_not
