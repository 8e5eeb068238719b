"""A roster before it is brought in: every row with what becomes of it, one act in ink."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.imports.roster import RosterReport, RowSeen
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.imports.reading import Checked
from gui.table_model import Column
from gui.ui import col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.banner import Banner
from gui.widgets.step_track import StepDot, StepTrack, steps
from gui.widgets.table import Filter, Listing, Table

STEPS = ("เลือกไฟล์", "ตรวจทุกแถว", "นำเข้า")
BADGES = {
    "new": Badge("ใหม่", "good", "plus"),
    "updated": Badge("แก้", "ink", "pen"),
    "unchanged": Badge("เหมือนเดิม", "still"),
    "refused": Badge("ไม่รับ", "bad", "close"),
}
NOTHING_YET = "ยังไม่ได้บันทึกอะไร ตรวจแล้วกดนำเข้า และถอยได้ทั้งชุดภายหลัง"


def sentence(seen: RowSeen) -> str:
    """What becomes of the row, as a finished sentence."""
    if seen.message:
        return seen.message
    at = f"แถว {to_thai(seen.row)} “{seen.name}”"
    said = {
        "new": f"{at}: เพิ่มเป็นคนใหม่",
        "unchanged": f"{at}: ตรงกับรายชื่อที่มีอยู่ จึงไม่มีอะไรเปลี่ยน",
    }
    return said.get(seen.verdict, at)


def _short(seen: RowSeen) -> str:
    """The sentence without what the other columns say already."""
    return sentence(seen).partition(": ")[2]


def _is(verdict: str, seen: RowSeen) -> bool:
    return seen.verdict == verdict


COLUMNS: tuple[Column[RowSeen], ...] = (
    Column("แถว", lambda seen: to_thai(seen.row), lambda seen: seen.row, width=68, tone="text-3"),
    Column("ชื่อในไฟล์", lambda seen: seen.name or "ไม่มีชื่อ", width=236),
    Column("ตำแหน่ง", lambda seen: seen.post, width=220, spare=True),
    Column(
        "ผลตรวจ",
        lambda seen: BADGES[seen.verdict].text,
        width=124,
        badges=lambda seen: (BADGES[seen.verdict],),
    ),
    Column("สิ่งที่จะเกิดขึ้น", _short, tone="text-2"),
)
LISTING: Listing[RowSeen] = Listing(
    "roster",
    COLUMNS,
    identity=lambda seen: seen.row,
    search=lambda seen: f"{seen.name} {seen.post} {seen.office}",
    hint="ค้นชื่อในไฟล์",
    unit="แถว",
    filters=(
        Filter("all", "ทั้งหมด", lambda _seen: True),
        *(Filter(key, badge.text, partial(_is, key)) for key, badge in BADGES.items()),
    ),
)


class RosterView(QWidget):
    """Every row of a roster that was read."""

    def __init__(self, desk: Desk, checked: Checked) -> None:
        super().__init__()
        self.checked = checked
        self.table: Table[RowSeen] = Table(LISTING, desk.memory)
        self._badge = BadgeLabel(BADGES["new"])
        self._says = label("", wrap=True, select=True)
        self.table.chosen.connect(self._say)
        self._place(desk)
        self.table.filter_by("all")
        self.table.set_rows(checked.report.seen)
        self.table.choose_first()

    @property
    def wanted(self) -> int:
        """How many rows would change the register."""
        return self.checked.report.new + self.checked.report.updated

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.table.view,)

    def _place(self, desk: Desk) -> None:
        words = row(col(1, self._badge, None, gap=0), self._says, gap=10, margin=(14, 8, 14, 8))
        words.setStretch(1, 1)
        self._strip = panel(words, "card")
        self._strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        note = Banner(NOTHING_YET, "sunken")
        lines: list[ui.Item] = [] if desk.narrow else [_track()]
        lines += [*unused(self.checked.report), self.table, self._strip]
        self.setLayout(col(*lines, *([] if desk.narrow else [note]), gap=10))

    def _say(self, seen: RowSeen | None) -> None:
        if seen is None and self.table.model.rows:
            self.table.choose_first()
            return
        self._strip.setVisible(seen is not None)
        if seen is not None:
            self._badge.show_badge(BADGES[seen.verdict])
            self._says.setText(sentence(seen))


def _track() -> StepTrack:
    """The track only tells; there is nothing to press on it."""
    made = StepTrack(steps(STEPS, 1))
    for dot in made.findChildren(StepDot):
        dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def unused(report: RosterReport) -> list[QWidget]:
    """A line about columns that nobody asked for, if there are any."""
    named = [one.value for one in report.findings if one.code == "column-unused"]
    if not named:
        return []
    listed = ", ".join(f"“{name}”" for name in named)
    return [Banner(f"คอลัมน์ที่ไม่ได้ใช้: {listed} ข้อมูลในคอลัมน์นี้จะไม่ได้นำเข้า", "sunken")]


def toast_words(report: RosterReport) -> str:
    """``นำเข้าแล้ว ๗๔ แถว ไม่รับ ๒ แถว ถอยทั้งชุดได้``."""
    done = to_thai(f"{report.new + report.updated:,}")
    refused = f" ไม่รับ {to_thai(report.refused)} แถว" if report.refused else ""
    return f"นำเข้าแล้ว {done} แถว{refused} ถอยทั้งชุดได้"
