"""The paper chosen: what it is, what it lacks by name, the very PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.paper import Request
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.documents import drafts, numbering
from gui.pages.documents.making import Made, Maker
from gui.pages.documents.reading import PaperRow, designs
from gui.ui import button, col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Combo
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.sheet import Sheet
from gui.widgets.sheets import Fit

GOLD = "gold"
_SETTINGS = "หน้าตั้งค่า"
_SHEET_WIDE = 600


class PaperPane(QWidget):
    """One paper.

    Attributes:
        made: another paper is shown, or none.
    """

    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: PaperRow | None = None
        self.paper: Made | None = None
        self._maker = Maker(desk, self)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._title = label("", "heading", wrap=True)
        self._facts = label("", "small", "muted", wrap=True)
        self.design = Combo("แบบเกียรติบัตร", [("ทองคลาสสิก", GOLD)])
        self.design.currentIndexChanged.connect(lambda _at: self._make())
        self._edit = button("แก้ไข", "", "pen", do=self._go)
        self._number = button("ออกเลข", "", "stamp", do=self.give_number)
        self._notes: list[Banner] = []
        self._told = col(gap=6)
        self.preview = PdfPreview(desk.runner, name="", thumbs=not desk.narrow)
        words = col(self._title, self._facts, gap=0)
        head = row(ui.box(words), self.design, self._number, self._edit, gap=10)
        head.setStretch(0, 1)
        card = panel(col(head, self._told, gap=8, margin=(18, 12, 14, 12)))
        ui.fill(QVBoxLayout(self), [card, self.preview], 10)
        self._layout_stretch()
        desk.runner.query(lambda _session: designs(desk.workspace), self._offer, owner=self)
        self.show_row(None)

    def _layout_stretch(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(1, 1)

    @property
    def why_not(self) -> str:
        """Why the paper cannot be printed or kept now; empty if it can."""
        if self._row is None:
            return "เลือกเอกสารก่อน"
        return "" if self.paper else "กำลังทำเอกสาร"

    def show_row(self, chosen: PaperRow | None) -> None:
        """Make and show this paper; the same one again if it may be new."""
        other = chosen is None or self._row is None or chosen.key != self._row.key
        self._row = chosen
        self.setVisible(chosen is not None)
        if chosen is None:
            self._maker.forget()
            self.paper = None
            self.made.emit()
            return
        self._title.setText(chosen.title)
        self.design.setVisible(chosen.has_designs)
        self._show_number()
        if other:
            self.paper = None
            self._facts.setText(chosen.about)
            self._tell()
            self.preview.say("กำลังทำเอกสาร")
            self.preview.set_fit(Fit.PAGE if chosen.has_designs else Fit.WIDTH)
            self.made.emit()
        self._make()

    def _offer(self, found: Sequence[tuple[str, str]]) -> None:
        self.design.set_choices([(title, key) for key, title in found])
        self.design.choose(GOLD)

    def _make(self) -> None:
        one = self._row
        if one is not None:
            design = str(self.design.currentData() or GOLD)
            about = Request(one.kind, one.award, one.lesson, one.values, design, year=one.year)
            self._maker.make(about)

    def _on_made(self, made: Made) -> None:
        one = self._row
        if one is None:
            return
        first = self.paper is None
        self.paper = made
        number = f"เลขที่ {made.number}" if made.number else ""
        facts = [one.about, number, f"{made.paper.pages} หน้า", one.draft_of]
        self._facts.setText(to_thai(" · ".join(fact for fact in facts if fact)))
        self._tell(*self._findings(made))
        self.preview.show_pdf(made.paper.data, page=0 if first else None)
        self._show_number()
        drafts.keep_number(self._desk, one, made)
        self.made.emit()

    def _on_failed(self, why: str) -> None:
        self.paper = None
        self._tell()
        self._show_number()
        self.preview.say(why)
        self.made.emit()

    def give_number(self) -> None:
        """Ask which number of the register the paper is to have, or to enter the one typed."""
        made = self.paper
        if made is None or not self.can_number:
            return
        if made.unregistered:
            numbering.ask_to_enter(self._desk, made.request, made.number)
        else:
            numbering.ask(self._desk, made.request, made.paper.title)

    @property
    def can_number(self) -> bool:
        """Whether the paper looked at may have a number, and the register has none of it yet."""
        return self._takes_number and self.paper is not None and not self.paper.lacking

    @property
    def _takes_number(self) -> bool:
        one, made = self._row, self.paper
        if one is None or not one.numbers:
            return False
        if made is None:
            return True
        return made.unregistered or (not made.number and made.gathered.signed is None)

    def _show_number(self) -> None:
        self._number.setVisible(self._takes_number)
        self._number.setEnabled(self.can_number)
        enters = self.paper is not None and self.paper.unregistered
        self._number.setText("ลงทะเบียนเลข" if enters else "ออกเลข")
        lacks = self.paper is not None and bool(self.paper.lacking)
        ui.set_tip(self._number, "ฉบับร่างไม่มีเลขที่ เติมส่วนที่ขาดก่อน" if lacks else "")

    def _tell(self, *banners: Banner) -> None:
        """Stand these above the paper instead of what stood there."""
        for old in self._notes:
            self._told.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._notes = list(banners)
        for banner in banners:
            self._told.addWidget(banner)

    def _findings(self, made: Made) -> list[Banner]:
        """What is lacking, and what else the officer should know before it is printed."""
        found = []
        if made.lacking:
            lacking = ", ".join(made.lacking)
            words = f"ยังขาด {lacking} จึงยังพิมพ์ฉบับจริงไม่ได้ ที่แสดงอยู่คือฉบับร่าง"
            found.append(Banner(words, "wait", act="ไปเติม", do=self._go))
        warned = made.paper.warnings
        found += [Banner(warning, "wait") for warning in warned]
        notes = [one for one in made.paper.notes if one not in warned]
        if made.paper.shrunk:
            notes.insert(0, f"ชื่อยาว ย่อขนาดให้พอดีกรอบ: {', '.join(made.paper.shrunk)}")
        if len(notes) == 1 and _SETTINGS in notes[0]:
            go = partial(self._desk.go, "settings")
            found.append(Banner(notes[0], "sunken", act=f"ไป{_SETTINGS}", do=go))
        elif len(notes) == 1:
            found.append(Banner(notes[0], "sunken"))
        elif notes:
            words = f"มี {to_thai(len(notes))} เรื่องที่ควรดูก่อนพิมพ์"
            found.append(Banner(words, "sunken", act="ดูทั้งหมด", do=partial(self._tell_all, notes)))
        return found

    def _tell_all(self, notes: Sequence[str]) -> None:
        """All notes on a sheet over the window."""
        close = button("ปิด", "primary")
        said = [label(f"• {note}", wrap=True) for note in notes]
        head = label("ควรดูก่อนพิมพ์", "heading")
        body = col(head, *said, row(None, close), gap=10, margin=(24, 20, 20, 18))
        sheet = Sheet(self._desk.host, body, _SHEET_WIDE)
        close.clicked.connect(sheet.finish)
        sheet.open(close)

    def _go(self) -> None:
        one = self._row
        if one is not None:
            self._desk.go(one.place, **one.where)
