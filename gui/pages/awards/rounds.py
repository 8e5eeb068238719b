"""Every round, a card each under its fiscal year; on an empty desk, what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.awards.progress import RoundProgress
from core.awards.queries import RoundRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards import reading
from gui.pages.awards.part import Part
from gui.pages.awards.reading import Rounds
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.banner import Banner
from gui.widgets.empty import empty
from gui.widgets.round_track import KEYS, badge, track


class RoundList(Part):
    """The rounds there are; ``asked`` opens one, or the form of a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: Rounds | None = None

    @override
    def refresh(self) -> None:
        workspace = self.desk.workspace
        self.query(lambda session: reading.rounds(session, workspace), self._show)

    @override
    def acts(self) -> Sequence[Act]:
        known, year = self._known, to_thai(self.desk.year_be)
        if known is None:
            return ()
        if not known.people:
            return (Act("ไปหน้าบุคลากร", self._to_people, "people", ink=True, hidden=True),)
        mine = next((pair for pair in known.rows if pair[0].year_be == self.desk.year_be), None)
        if mine is None:
            first = not known.rows
            name = "เปิดรอบแรก" if first else f"เปิดรอบ {year}"
            return (Act(name, self._open_new, "plus", ink=True, key="Ctrl+N", hidden=first),)
        opening = Act("เปิดรอบใหม่", self._open_new, "plus", key="Ctrl+N")
        register = Act("ทะเบียนและตรวจรหัสเกียรติบัตร", self._open_register, "stamp", rare=True)
        return (register, opening, Act(_next(mine[1]), partial(self._go, *mine), "arrow", ink=True))

    @property
    def facts_line(self) -> str:
        """How many rounds there are, and how many of them are confirmed."""
        if self._known is None or not self._known.rows:
            return ""
        rows = [row for row, _progress in self._known.rows]
        done = sum(bool(row.version) for row in rows)
        return to_thai(f"{len(rows)} รอบ · ยืนยันผลแล้ว {done} รอบ")

    def _open_register(self) -> None:
        self.desk.go("awards", register=True)

    def _show(self, known: Rounds) -> None:
        self._known = known
        if not known.people:
            self.fill(self._first_people())
        elif not known.rows:
            self.fill(self._first_round())
        else:
            area = ui.scroll(col(*self._cards(known), None, gap=12, margin=(24, 4, 24, 16)))
            self.fill(area)
        self.headed.emit()

    def _first_people(self) -> QWidget:
        return ui.box(
            col(
                empty(
                    "เริ่มจากรายชื่อบุคลากร",
                    "รอบคัดเลือกนับเฉพาะผู้มีสิทธิในทะเบียน นำเข้ารายชื่อจาก Excel หรือ CSV ก่อน แล้วกลับมาเปิดรอบ",
                    button("ไปหน้าบุคลากร", "primary", "people", do=self._to_people),
                    icon="people",
                ),
                margin=(24, 4, 24, 16),
            )
        )

    def _first_round(self) -> QWidget:
        return ui.box(
            col(
                empty(
                    "เปิดรอบคัดเลือกรอบแรก",
                    "เลือกปีและกติกา โปรแกรมบอกทันทีว่าใครลงคะแนนได้ แล้วให้รายชื่อไปวางในแบบฟอร์ม",
                    button("เปิดรอบแรก", "primary", "plus", do=self._open_new),
                    icon="award",
                ),
                margin=(24, 4, 24, 16),
            )
        )

    def _cards(self, known: Rounds) -> list[ui.Item]:
        items: list[ui.Item] = []
        year = self.desk.year_be
        if all(one.year_be != year for one, _progress in known.rows):
            words = f"ปีงบประมาณ {to_thai(year)} ยังไม่ได้เปิดรอบคัดเลือก"
            items.append(Banner(words, "ink", icon="info"))
        # the year on screen first, then the latest
        ordered = sorted(known.rows, key=lambda pair: (pair[0].year_be != year, -pair[0].year_be))
        for year_be, pairs in groupby(ordered, key=lambda pair: pair[0].year_be):
            items.append(label(f"ปีงบประมาณ {to_thai(year_be)}", "strong", "muted"))
            items += [self._card(*pair) for pair in pairs]
        return items

    def _card(self, one: RoundRow, progress: RoundProgress) -> QWidget:
        name = label(one.title, "heading", wrap=True)
        words = col(name, label(_facts(one), "small", "muted", wrap=True), gap=0)
        here = badge(one, progress)
        go = button(_next(progress), "tint", "arrow", do=partial(self._go, one, progress))
        signs = [BadgeLabel(here)] if here else []
        head = row(ui.Glyph("award", "ink-text", 24), ui.box(words), *signs, go, gap=12)
        head.setStretch(1, 1)
        line = track(progress)
        line.asked.connect(lambda i: self._ask(one, KEYS[i]))
        return panel(col(head, line, gap=10, margin=(18, 14, 18, 14)))

    def _go(self, one: RoundRow, progress: RoundProgress) -> None:
        act = progress.act
        where = {"category": act.category} if act and act.category else {}
        self.asked.emit({"key": one.key, "step": progress.at or KEYS[-1], **where})

    def _ask(self, one: RoundRow, step: str) -> None:
        self.asked.emit({"key": one.key, "step": step})

    def _open_new(self) -> None:
        self.asked.emit({"new": True})

    def _to_people(self) -> None:
        self.desk.go("people")


def _next(progress: RoundProgress) -> str:
    return progress.act.words if progress.act else "ดูรอบนี้"


def _facts(one: RoundRow) -> str:
    """``ผู้มีสิทธิ ๗๒ คน · บัตรดี ๖๙ ใบ (๙๕.๘๓%)``."""
    told = [f"ผู้มีสิทธิ {one.tally.eligible:,} คน"]
    if one.rows:
        told.append(f"บัตรดี {one.tally.valid:,} ใบ ({one.tally.turnout_percent}%)")
    else:
        told.append("ยังไม่มีคะแนน")
    return to_thai(" · ".join(told))
