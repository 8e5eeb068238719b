"""หน้าแรก: the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.thai import calendar
from core.thai.numerals import to_thai
from gui import ui
from gui.page import Act, Page
from gui.pages.home.cards import act_of, card
from gui.pages.home.first_steps import FirstStep, first_steps
from gui.pages.home.reading import Facts, read_facts
from gui.pages.home.waiting import Waiting, column, strip, waiting
from gui.pages.imports.reading import CHOOSE, SHEETS, read_roster
from gui.pages.people.beginning import load_sample
from gui.ui import button, col, label, row
from gui.widgets.file_drop import FileDrop

SIDE = 332


class HomePage(Page):
    """What is under way, what waits, and what to do first."""

    tables = frozenset(
        "action activity alias award ballot batch decision frozen_result history_entry "
        "lesson_answer lesson_item lesson_record person spelling vote".split()
    )

    def build(self) -> None:
        """Nothing is known yet; the cards come with ``refresh``."""
        self._shown: tuple[object, ...] = ()
        self._columns: list[QWidget] = []
        self.desk.settings_changed.connect(self._on_settings)
        FileDrop(self, "วางไฟล์เพื่อตรวจก่อนนำเข้า", self.take)
        self.head("หน้าแรก", _today())

    def refresh(self) -> None:
        """Read where every round stands."""
        work = partial(read_facts, workspace=self.desk.workspace, year_be=self.desk.year_be)
        self.query(work, self._show)

    def panes(self) -> Sequence[QWidget]:
        """The cards, and what waits."""
        return self._columns

    def choose_roster(self) -> None:
        """Let the officer choose a roster."""
        self.desk.open_file(CHOOSE, SHEETS, lambda file: read_roster(self, file, "home"))

    def take(self, file: Path) -> None:
        """A file was dropped: นำเข้า asks what it is."""
        self.desk.go("imports", dropped=file)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # papers and days pass without a change of any table

    def _on_settings(self) -> None:
        if ui.alive(self):
            self.refresh()

    def _show(self, facts: Facts) -> None:
        """Lay the page anew, if anything on it is new."""
        office = self.desk.workspace.settings.office.name
        shown = (facts, office, self.desk.year_be, _today())
        if shown == self._shown:
            return
        self._shown = shown
        if facts.any_round:
            self._show_rounds(facts)
        else:
            self._show_first_steps(facts, office)

    def _show_rounds(self, facts: Facts) -> None:
        act = Act("เปิดรอบคัดเลือก", partial(self.desk.go, "awards", new=True), "plus", key="Ctrl+N")
        ink = next((i for i, one in enumerate(facts.cards) if one.progress.act), -1)
        next_ = [act_of(facts.cards[ink], self._go)] if ink >= 0 else []
        self.head("หน้าแรก", _today(), (act, *next_))
        cards: list[ui.Item] = [
            card(one, self._go, urgent=i == ink) for i, one in enumerate(facts.cards)
        ]
        if not cards:
            cards.append(self._no_round())
        self._lay_cards(cards, waiting(facts))

    def _lay_cards(self, cards: Sequence[ui.Item], things: Sequence[Waiting]) -> None:
        if self.desk.narrow:
            self._lay_narrow(cards, things)
        else:
            self._lay_wide(cards, things)

    def _lay_wide(self, cards: Sequence[ui.Item], things: Sequence[Waiting]) -> None:
        left = ui.box(col(*cards, None, gap=12))
        right = ui.box(col(column(things, self._go_to), None, gap=12), SIDE)
        inside = row(left, right, gap=20, margin=(24, 4, 24, 16))
        inside.setStretch(0, 1)
        self._columns = [left, right]
        self.lay(ui.scroll(inside), margin=ui.NO_MARGIN)

    def _lay_narrow(self, cards: Sequence[ui.Item], things: Sequence[Waiting]) -> None:
        above = [ui.box(strip(things, self._go_to))] if things else []
        inside = col(*above, *cards, None, gap=12, margin=(24, 2, 14, 20))
        self._columns = [self]
        self.lay(ui.scroll(inside), margin=ui.NO_MARGIN)

    def _show_first_steps(self, facts: Facts, office: str) -> None:
        steps = self._first_steps(facts.people, office)
        here = next(step for step in steps if not step.done)
        self.head("หน้าแรก", _today(), (Act(here.act, here.do, here.icon, ink=True, hidden=True),))
        link = None
        if not facts.people and not office:
            sample = partial(load_sample, self.desk, self)
            link = button("ลองกับข้อมูลตัวอย่างก่อน", "link", do=sample)
        begin = first_steps(steps, link)
        things = waiting(facts)
        if things:  # lessons and tasks wait without any round too
            self._lay_cards([begin], things)
            return
        self._columns = [self]
        self.lay(ui.scroll(col(begin, None, margin=(24, 4, 24, 16))), margin=ui.NO_MARGIN)

    def _first_steps(self, people: int, office: str) -> tuple[FirstStep, ...]:
        go = self.desk.go
        roster = FirstStep(
            "นำเข้ารายชื่อบุคลากร",
            "ไฟล์ Excel หรือ CSV ที่มีชื่อ ตำแหน่ง และกลุ่ม ตรวจทุกแถวก่อนบันทึก",
            f"มีรายชื่อแล้ว {to_thai(f'{people:,}')} คน" if people else "",
            "ไปที่บุคลากร" if people else "เลือกไฟล์รายชื่อ",
            "people" if people else "import",
            partial(go, "people") if people else self.choose_roster,
        )
        facts = FirstStep(
            "ใส่ข้อมูลสำนักงาน",
            "ชื่อสำนักงาน ผู้ลงนาม และตรา ที่จะพิมพ์บนเอกสารทุกฉบับ",
            office,
            "ไปที่ตั้งค่า",
            "settings",
            partial(go, "settings"),
        )
        round_ = FirstStep(
            "เปิดรอบคัดเลือก",
            "เลือกรางวัลและปี แล้วโปรแกรมพาไปทีละขั้นจนถึงประกาศและเกียรติบัตร",
            "",
            "เปิดรอบคัดเลือก",
            "award",
            partial(go, "awards", new=True),
        )
        return roster, facts, round_

    def _no_round(self) -> QWidget:
        year = to_thai(self.desk.year_be)
        words = label(f"ปีงบประมาณ {year} ยังไม่มีรอบคัดเลือก", "heading", wrap=True)
        act = button(
            "เปิดรอบคัดเลือก", "primary", "plus", do=partial(self.desk.go, "awards", new=True)
        )
        line = row(words, act, gap=16, margin=(18, 14, 16, 14))
        line.setStretch(0, 1)
        return ui.panel(line)

    def _go(self, place: str, where: Mapping[str, object]) -> None:
        self.desk.go(place, **where)

    def _go_to(self, thing: Waiting) -> None:
        self.desk.go(thing.place, **thing.where)


def _today() -> str:
    day = datetime.now().astimezone().date()
    return to_thai(calendar.long_date(day, with_weekday=True))
