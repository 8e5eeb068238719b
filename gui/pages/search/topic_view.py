"""One topic: how often in which year, and the lines behind each bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.jobs import Progress
from core.search.queries import Hit
from core.thai.numerals import to_thai
from core.topics import queries, service
from core.topics.queries import TopicLine, TopicRow, TopicView
from gui import ui
from gui.desk import Desk
from gui.finding import WAYS
from gui.table_model import Column
from gui.ui import button, col, label, panel, row
from gui.widgets.empty import empty
from gui.widgets.fields import Combo
from gui.widgets.table import Listing, Table
from gui.widgets.year_bars import YearBars

if TYPE_CHECKING:
    from core.database import Session

_HOW = "ค้นคำที่พบบ่อย ติ๊กข้อที่พูดเรื่องเดียวกันด้วย Space แล้วกด เก็บเข้าประเด็น"
_COLUMNS: tuple[Column[TopicLine], ...] = (
    Column("ข้อความ", lambda one: one.words.replace("\n", " "), below=lambda one: one.title),
    Column("ชนิด", lambda one: WAYS[one.kind].group, width=130, tone="text-2", spare=True),
    Column(
        "ปี",
        lambda one: to_thai(one.year_be or "–"),
        lambda one: one.year_be or 0,
        width=90,
        tone="text-2",
    ),
)
_LISTING: Listing[TopicLine] = Listing(
    "topic-lines",
    _COLUMNS,
    identity=lambda one: one.id,
    search=lambda one: f"{one.words} {one.title}",
    hint="ค้นในประเด็นนี้",
    unit="ข้อ",
    two_lines=True,
)


class Topics(QWidget):
    """A topic is chosen above; Delete takes a line out, Enter opens its record.

    Attributes:
        headed: topics or lines are new.
    """

    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: Sequence[TopicRow] = ()
        self.shown: TopicView | None = None
        self._wanted = 0
        self._arrives = False  # it was opened: the keyboard comes along
        self.combo = Combo("ประเด็น")
        self.combo.setMinimumWidth(ui.px(300))
        self.combo.currentIndexChanged.connect(lambda _at: self._read())
        self.bars = YearBars(low=desk.narrow)
        self.bars.chosen.connect(self._narrow)
        self.table: Table[TopicLine] = Table(_LISTING, desk.memory)
        self.table.opened.connect(self._open)
        self.table.binned.connect(self._take_out)
        self._none = empty("ยังไม่มีประเด็น", _HOW, icon="measure")
        remove = button("ลบประเด็น", "quiet", do=self._remove)
        self._yearless = label("", "small", "muted")
        head = row(self.combo, self._yearless, None, remove, gap=12)
        card = panel(col(self.bars, margin=(16, 6, 16, 4)))
        some = col(head, card, self.table, gap=12)
        some.setStretch(2, 1)
        self._some = ui.box(some)
        ui.fill(QVBoxLayout(self), (self._none, self._some), 0)
        self._show_rows([])

    @property
    def facts(self) -> str:
        """``๒ ประเด็น``."""
        return to_thai(f"{len(self.rows)} ประเด็น") if self.rows else ""

    @property
    def panes(self) -> Sequence[QWidget]:
        """The stops of F6."""
        return (self.combo, self.bars, self.table.view)

    def want(self, topic_id: int) -> None:
        """This topic is shown when topics are."""
        self._wanted = topic_id

    def arrive(self, topic_id: int = 0) -> None:
        """As ``look``; then the keyboard is at the chart, or at the lines."""
        self._arrives = True
        self.look(topic_id)

    def look(self, topic_id: int = 0) -> None:
        """Read the topics again and show this one, or the one shown."""
        self._wanted = topic_id or self._wanted
        self._desk.runner.query(queries.topics, self._show_rows, owner=self)

    def _show_rows(self, rows: Sequence[TopicRow]) -> None:
        self.rows = rows
        self._none.setVisible(not rows)
        self._some.setVisible(bool(rows))
        self.combo.set_choices([(to_thai(f"{one.name} ({one.lines})"), one.id) for one in rows])
        if self._wanted:
            self.combo.choose(self._wanted)
        self._read()
        self.headed.emit()

    def _read(self) -> None:
        id_ = self.combo.currentData()
        if not isinstance(id_, int):
            self.shown = None
            return
        self._wanted = id_
        self._desk.runner.query(partial(queries.topic, topic_id=id_), self._show, owner=self)

    def _show(self, topic: TopicView) -> None:
        if topic.id != self.combo.currentData():
            return
        same = self.shown is not None and self.shown.id == topic.id
        year = next((bar.year for bar in self.bars.bars if bar.isChecked()), 0) if same else 0
        self.shown = topic
        self.bars.show_years(topic.by_year, year)
        self.bars.follow(self.combo)
        self._narrow(year)
        self.table.set_rows(topic.lines)
        self._yearless.setText(to_thai(f"ไม่มีปี {topic.yearless} ข้อ") if topic.yearless else "")
        if self._arrives and not self.bars.begin():
            self.table.view.setFocus()
        self._arrives = False

    def _narrow(self, year: int) -> None:
        self.table.narrow_to((lambda one: one.year_be == year) if year else None)

    def _open(self, one: TopicLine) -> None:
        way = WAYS[one.kind]
        self._desk.go(way.place, **where_of(one))

    def _take_out(self, one: TopicLine) -> None:
        def work(session: Session, _progress: Progress) -> Sequence[service.Line]:
            return service.untick(session, [one.id])

        def done(taken: Sequence[service.Line]) -> None:
            self._desk.toast("นำข้อนี้ออกจากประเด็นแล้ว", partial(self._put_back, taken))

        self._desk.runner.change(work, done)

    def _put_back(self, taken: Sequence[service.Line]) -> None:
        def work(session: Session, _progress: Progress) -> None:
            service.put_back(session, taken)

        self._desk.runner.change(work)

    def _remove(self) -> None:
        """The topic shown is gone; it can be put back while the toast stands."""
        topic = self.shown
        if topic is None:
            return

        def work(session: Session, _progress: Progress) -> Sequence[service.Line]:
            taken = service.untick(session, [one.id for one in topic.lines])
            service.remove(session, topic.id)
            return taken

        def done(taken: Sequence[service.Line]) -> None:
            self._wanted = 0
            undo = partial(self._make_again, topic.name, taken)
            self._desk.toast(f"ลบประเด็น {topic.name} แล้ว", undo)

        self._desk.runner.change(work, done)

    def _make_again(self, name: str, taken: Sequence[service.Line]) -> None:
        def work(session: Session, _progress: Progress) -> int:
            id_ = service.add(session, name)
            service.put_back(session, [{**line, "topic_id": id_} for line in taken])
            return id_

        self._desk.runner.change(work)


def where_of(one: TopicLine) -> Mapping[str, object]:
    """Where in the window the record of a line is, at its part."""
    named = (one.kind, one.record, one.title, one.year_be, one.part, "", ())
    return WAYS[one.kind].where(Hit(*named, record=one.record_id))
