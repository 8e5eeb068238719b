"""The places in the order of the year, the fiscal year above them, the data's home below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import icons, theme, ui
from gui.places import Place
from gui.ui import col, label, row
from gui.widgets.painted import CENTRE, LEFT, RIGHT, Painted, rounded, words

_LEAST = 120  # height for the places


@dataclass(frozen=True, slots=True)
class SidebarFacts:
    """What the sidebar tells besides the places."""

    office: str
    folder: Path
    year_be: int
    years: Sequence[int]


class Sidebar(QWidget):
    """Never hidden; narrow as a rail, where names become tooltips.

    Attributes:
        asked: the key of the place pressed.
        year_asked: the fiscal year (พ.ศ.) chosen.
    """

    asked = Signal(str)
    year_asked = Signal(int)

    def __init__(self, places: Sequence[Place], facts: SidebarFacts, *, rail: bool) -> None:
        super().__init__()
        self.rail = rail
        self.setFixedWidth(theme.now().shape("rail" if rail else "sidebar"))
        self._group = QButtonGroup(self)
        self.items = {one.key: NavItem(one, rail=rail) for one in places if one.listed}
        self.year = YearButton(facts.year_be, facts.years, rail=rail)
        self.year.chosen.connect(self.year_asked)
        for key, item in self.items.items():
            self._group.addButton(item)
            item.clicked.connect(lambda _on=False, key=key: self.asked.emit(key))
        self._lines = {one.key: one.key if one.listed else one.within for one in places}
        self._places = ui.scroll(col(*self.items.values(), None, gap=1 if rail else 2))
        self._places.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._places.setMinimumSize(1, ui.px(_LEAST))  # the wheel and the keyboard reach the rest
        self._fill(facts)

    def _fill(self, facts: SidebarFacts) -> None:
        box = QVBoxLayout(self)
        if self.rail:
            inside: list[ui.Item] = [row(None, Mark(), None), 8, self.year, 4, self._places]
            ui.fill(box, [*inside, Home(facts.folder, rail=True)], 0, (8, 16, 8, 12))
        else:
            names = col(label("ต้นแบบ", "heading"), _office(facts.office), gap=0)
            brand = row(Mark(), names, None, gap=10, margin=(4, 0, 0, 0))
            inside = [brand, 14, self.year, 12, self._places]
            ui.fill(box, [*inside, Home(facts.folder, rail=False)], 0, (12, 16, 12, 14))
        box.setStretchFactor(self._places, 1)

    def show_here(self, key: str) -> None:
        """Mark the place shown now, or the one it is within; none where it has no line here."""
        here = self._lines.get(key, "")
        self._group.setExclusive(here in self.items)
        for one, item in self.items.items():
            item.setChecked(one == here)
        if here in self.items:
            self._places.ensureWidgetVisible(self.items[here], 0, 0)

    def show_waiting(self, key: str, waiting: int) -> None:
        """Show how many things wait in a place."""
        if key in self.items:
            self.items[key].show_waiting(waiting)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.now().colour("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.now().colour("line"))
        painter.end()


def _office(name: str) -> QWidget:
    """The office's short name; cut where it is long, whole in the tooltip."""
    font = theme.now().font("small")
    shown = theme.elide(name, font, ui.px(118)) if name else "ยังไม่ได้ตั้งชื่อสำนักงาน"
    made = label(shown, "small", "muted" if name else "faint")
    if shown != name and name:
        ui.set_tip(made, name)
    return made


class Mark(QWidget):
    """ต้นแบบ: a young plant on ink."""

    def __init__(self, size: int = 34) -> None:
        super().__init__()
        self.setFixedSize(ui.px(size), ui.px(size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        rounded(painter, box, "ink", radius="radius-l")
        inset = self.width() * 0.17
        leaf = box.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, "sufficiency", leaf, now.colour("on-ink"), 1.9)
        painter.end()


class NavItem(Painted):
    """One place."""

    def __init__(self, place: Place, *, rail: bool) -> None:
        super().__init__(place.name)
        self._place, self._rail, self._waiting = place, rail, 0
        self.setCheckable(True)
        self.setFixedHeight(ui.px(32 if rail else 38))  # all of a rail at 150 % of 680 pixels
        self.setToolTip(place.name if rail else "")

    def show_waiting(self, waiting: int) -> None:
        """Show how many things wait here; 0 shows nothing."""
        self._waiting = waiting
        name = self._place.name + (f" รอ {to_thai(waiting)} เรื่อง" if waiting else "")
        self.setAccessibleName(name)
        self.setToolTip(name if self._rail else "")
        self.update()

    @override
    def draw(self, painter: QPainter) -> None:
        now, on = theme.now(), self.isChecked()
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if on or self.underMouse():
            rounded(painter, box, "surface" if on else "still-tint", "line" if on else "")
        if on:
            bar = QRectF(0, box.top() + now.px(8), now.px(3), box.height() - now.px(16))
            rounded(painter, bar, "ink-text", radius="line")
        edge = now.px(20)
        left = (self.width() - edge) / 2 if self._rail else now.px(12)
        sign = QRectF(left, (self.height() - edge) / 2, edge, edge)
        icons.paint(painter, self._place.icon, sign, now.colour("ink-text" if on else "text-2"))
        if self._rail:
            self._spot(painter)
            return
        room = QRectF(now.px(42), 0, self.width() - now.px(42 + 38), self.height())
        colour = "ink-text" if on else "text"
        words(painter, room, self._place.name, "body", colour, 600 if on else 400)
        self._count(painter)

    def _count(self, painter: QPainter) -> None:
        if not self._waiting:
            return
        now, text = theme.now(), to_thai(self._waiting)
        font = now.font("caption", 600)
        wide = max(QFontMetricsF(font).horizontalAdvance(text) + now.px(10), now.px(22))
        high = now.px(20)
        pill = QRectF(self.width() - wide - now.px(10), (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("wait-tint"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(now.colour("wait-text"))
        painter.setFont(font)
        painter.drawText(pill.translated(0, -now.px(1)), CENTRE, text)

    def _spot(self, painter: QPainter) -> None:
        if self._waiting:
            now = theme.now()
            painter.setPen(QPen(now.colour("sidebar"), now.px(2)))
            painter.setBrush(now.colour("wait"))
            spot = QRectF(self.width() / 2 + now.px(4), now.px(6), now.px(9), now.px(9))
            painter.drawEllipse(spot)


class YearButton(Painted):
    """The fiscal year is the frame of everything on screen, so it stands above the places."""

    chosen = Signal(int)

    def __init__(self, year_be: int, years: Sequence[int], *, rail: bool) -> None:
        super().__init__(f"ปีงบประมาณ {to_thai(year_be)}")
        self._year, self._years, self._rail = to_thai(year_be), years, rail
        self.setFixedHeight(ui.px(34 if rail else 40))
        self.setToolTip(self.accessibleName() if rail else "")
        self.clicked.connect(self._offer)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for year in self._years:
            act = menu.addAction(f"ปีงบประมาณ {to_thai(year)}")
            act.setCheckable(True)
            act.setChecked(to_thai(year) == self._year)
            act.triggered.connect(lambda _on=False, year=year: self.chosen.emit(year))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @override
    def draw(self, painter: QPainter) -> None:
        now, box = theme.now(), QRectF(self.rect())
        rounded(painter, box, "sunken" if self.underMouse() else "surface", "line")
        if self._rail:
            words(painter, box, self._year, "caption", "text", side=CENTRE)
            return
        inner = box.adjusted(now.px(12), 0, -now.px(10), 0)
        words(painter, inner, "ปีงบประมาณ", "small", "text-2")
        words(painter, inner.adjusted(0, 0, -now.px(22), 0), self._year, "strong", side=RIGHT)
        edge = now.px(14)
        arrow = QRectF(inner.right() - edge, inner.center().y() - edge / 2, edge, edge)
        icons.paint(painter, "down", arrow, now.colour("text-2"), 2)


class Home(Painted):
    """Where the data lies; press to open the folder."""

    def __init__(self, folder: Path, *, rail: bool) -> None:
        super().__init__(f"ข้อมูลอยู่ที่ {folder}")
        self._folder, self._rail = folder, rail
        self.setFixedHeight(ui.px(46))
        ui.set_tip(self, f"ข้อมูลอยู่ที่\n{folder}\nกดเพื่อเปิดโฟลเดอร์")
        self.clicked.connect(self._open)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @override
    def draw(self, painter: QPainter) -> None:
        now, middle, edge = theme.now(), self.height() / 2, theme.now().px(20)
        if self.underMouse():
            rounded(painter, QRectF(self.rect()), "still-tint")
        left = (self.width() - edge) / 2 if self._rail else now.px(8)
        sign = QRectF(left, middle - edge / 2, edge, edge)
        icons.paint(painter, "folder", sign, now.colour("text-2"))
        if self._rail:
            return
        line = QRectF(now.px(38), middle - now.px(23), self.width() - now.px(42), now.px(24))
        words(painter, line, "โฟลเดอร์ข้อมูล", "small", "text-2")
        font = now.font("caption", 400)
        painter.setFont(font)
        painter.setPen(now.colour("text-3"))
        below = line.translated(0, now.px(22))
        path = QFontMetricsF(font).elidedText(
            str(self._folder), Qt.TextElideMode.ElideMiddle, below.width()
        )
        painter.drawText(below, LEFT, path)
