"""While a part is written: the lessons that say nearly the same, one quiet line below the form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from core.search.similar import FEWEST_LETTERS, FORMAL, Neighbour, similar
from core.thai.numerals import to_thai
from gui import hints, icons, theme, ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.excerpt import paint_excerpt
from gui.widgets.marked import Marked
from gui.widgets.painted import Painted, rounded, words
from gui.widgets.sheet import Sheet

ASK_AFTER_MS = 500  # without a key; nothing that is typed waits for it
NAME, NOTHING = "บทเรียนใกล้เคียง", "ยังไม่มีบทเรียนใกล้เคียงกับที่พิมพ์"
_HIGH, _LINE, _WIDE = 36, 24, 700
_MOST_HIGH, _AROUND = 420, 190
_MOST = 6


class NearBar(Painted):
    """One line that never takes the keyboard by itself; pressed, it shows what was found."""

    def __init__(self, desk: Desk, record_id: int) -> None:
        super().__init__(NOTHING)
        self._desk, self._id = desk, record_id
        self._asked = ""
        self.found: Sequence[Neighbour] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(ASK_AFTER_MS)
        self._timer.timeout.connect(self.ask)
        self.setFixedHeight(ui.px(_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)
        self.clicked.connect(self.show_all)

    def listen(self, part: str, _slot: str = "") -> None:
        """Something was typed in this part; the question is asked when no key follows."""
        if part not in FORMAL:
            self._timer.start()

    def ask(self) -> None:
        """Look for lessons near to the words where the keyboard is."""
        typed = _typed(QApplication.focusWidget())
        if typed == self._asked or len(typed) < FEWEST_LETTERS:
            return
        self._asked, own = typed, {self._id}

        def show(found: Sequence[Neighbour]) -> None:
            if typed == self._asked:
                self.show_found(found)

        self._desk.runner.query(
            lambda session: similar(session, typed, without=own, most=_MOST), show, owner=self
        )

    def show_found(self, found: Sequence[Neighbour]) -> None:
        """The line tells of these."""
        self.found = found
        said = f"{NAME} {to_thai(len(found))} ฉบับ {found[0].excerpt}" if found else NOTHING
        self.setAccessibleName(said)
        ui.set_tip(self, said if found else "")
        self.setEnabled(bool(found))
        self.update()

    def show_all(self) -> None:
        """A sheet with everything that was found."""
        if self.found:
            NearSheet(self._desk, self.found).open()

    @override
    def draw(self, painter: QPainter) -> None:
        now, box = theme.now(), QRectF(self.rect())
        over = self.isEnabled() and self.underMouse()
        rounded(painter, box, "sunken" if over else "surface", "line")
        edge, left = now.px(16), now.px(12)
        tone = "ink-text" if self.found else "text-3"
        sign = QRectF(left, (box.height() - edge) / 2, edge, edge)
        icons.paint(painter, "lesson", sign, now.colour(tone))
        start = left + edge + now.px(8)
        room = box.adjusted(start, 0, -now.px(12), 0)
        if not self.found:
            words(painter, room, NOTHING, "small", "text-3", cut=True)
            return
        said = f"{NAME} {to_thai(len(self.found))} ฉบับ"
        words(painter, room, said, "small", "ink-text", 500)
        wide = theme.width(said, now.font("small", 500)) + now.px(12)
        best = self.found[0]
        air = (box.height() - now.px(_LINE)) / 2
        line = room.adjusted(wide, air, 0, -air)
        paint_excerpt(painter, line, best.excerpt, best.spans)


class NearSheet(Sheet):
    """Every lesson found, with its passage; opened or copied from here."""

    def __init__(self, desk: Desk, found: Sequence[Neighbour]) -> None:
        self._desk = desk
        shut = button("ปิด")
        inside = col(*map(self._line, found), None, gap=12, margin=(0, 0, 10, 0))
        area = ui.scroll(inside)
        body = col(
            label(to_thai(f"{NAME} {len(found)} ฉบับ"), "heading"),
            area,
            row(None, shut),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        super().__init__(desk.host, body, _WIDE, 0.3)
        wide = ui.px(_WIDE - 24 - 20 - 16)
        most = min(ui.px(_MOST_HIGH), desk.host.height() - ui.px(_AROUND))
        need = max(inside.heightForWidth(wide), inside.minimumSize().height())
        area.setFixedHeight(min(need + ui.px(2), most))
        shut.clicked.connect(self.refuse)

    def _line(self, one: Neighbour) -> QWidget:
        named = to_thai(" ".join(str(part) for part in (one.title, one.year_be) if part))
        do = partial(self.answer, partial(self._open, one))
        open_ = button("เปิดบันทึก", "link", "", "s", do=do)
        open_.setAccessibleName(f"เปิดบันทึก {named}")
        copy = button("คัดลอก", "link", "", "s", do=partial(self._copy, one))
        copy.setAccessibleName(f"คัดลอก {one.text}")
        below = row(label(named, "small", "muted", wrap=True), copy, open_, gap=12)
        below.setStretch(0, 1)
        return ui.box(col(Marked(one.excerpt, one.spans), below, gap=2))

    def _open(self, one: Neighbour) -> None:
        self._desk.go("lessons", lesson=one.record_id, part=one.part.partition(".")[0])

    def _copy(self, one: Neighbour) -> None:
        source = f" (จากบทเรียนปี {one.year_be})" if one.year_be else ""
        QGuiApplication.clipboard().setText(one.text + source)
        self.answer(partial(self._desk.toast, "คัดลอกแล้ว วางในข้อที่ต้องการได้เลย"))


def _typed(widget: QWidget | None) -> str:
    """The words of the field that has the keyboard."""
    if isinstance(widget, QPlainTextEdit):
        return hints.plain(widget.toPlainText()).strip()
    return hints.plain(widget.text()).strip() if isinstance(widget, QLineEdit) else ""
