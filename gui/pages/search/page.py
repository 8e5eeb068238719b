"""ค้นหา: the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from core.search.among import Among
from core.search.folding import words_of
from core.thai.numerals import to_thai
from core.topics import queries as topics
from gui import ui
from gui.finding import way_of
from gui.page import Act, Page, State
from gui.pages.search import reading, samples
from gui.pages.search.filters import Filters
from gui.pages.search.hit_list import HitList
from gui.pages.search.keeping import Keeping
from gui.pages.search.reading import FIRST, Found, HitRow
from gui.pages.search.topic_view import Topics
from gui.ui import col, label, panel, row
from gui.widgets.empty import empty
from gui.widgets.fields import SearchField

NAME = "ค้นหา"
ASK_AFTER_MS = 120
_HOW = (
    "ค้นได้ทุกตัวอักษรในบันทึก เอกสาร เลขทะเบียน รอบคัดเลือก งานติดตาม หลักฐาน และทะเบียนบุคลากร "
    "เลขไทยหรืออารบิกก็พบเหมือนกัน"
)


class _Field(SearchField):
    """The search field; down goes to the hits, Enter opens the best."""

    def __init__(self, page: SearchPage) -> None:
        super().__init__("ค้นในข้อมูลทั้งหมด")
        self._page = page
        self.setProperty("fit", "l")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._page.hits.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._page.open_best()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class SearchPage(Page):
    """``open(words="ซ้อน")`` searches for the words; ``chosen`` are the filters' choices.

    ``open(topic=3)`` shows a topic, ``open(topic=0)`` the one with the most lines.
    """

    tables = frozenset(
        "action activity alias approval award certificate decision document_number evidence "
        "evidence_none lesson_answer lesson_item lesson_record paper_draft person request_result "
        "signed_scan survey topic topic_item".split()
    )

    @override
    def build(self) -> None:
        self.field = _Field(self)
        self.filters = Filters(list(self.desk.workspace.templates.values()))
        self.hits = HitList()
        self.found = Found()
        self._asked: tuple[str, Among, int] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(ASK_AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        self._foot = label("", "small", "muted")
        self._stack = QStackedWidget()
        self._begin = empty("พิมพ์คำที่จำได้", _HOW, icon="search")
        self._nothing = empty("ไม่พบคำนี้", "ลองคำที่สั้นลง ตรวจตัวสะกด หรือเลือกให้กว้างขึ้น", icon="search")
        sheet = panel(ui.col(self.hits, margin=(1, 1, 1, 1)))
        self._list = ui.box(col(sheet, row(self._foot, None, margin=(2, 0, 2, 0)), gap=8))
        for one in (self._begin, self._nothing, self._list):
            self._stack.addWidget(one)
        self.topics = Topics(self.desk)
        self.topics.headed.connect(self._show_head)
        self._stack.addWidget(self.topics)
        self.lay(self.field, self.filters, self._stack)
        self.field.textChanged.connect(lambda _words: self._timer.start())
        self.filters.changed.connect(self.refresh)
        self.hits.opened.connect(self.open_hit)
        self.hits.ended.connect(self.read_more)
        self.hits.ticked.connect(self._show_head)
        self.query(reading.years, self.filters.show_years)
        self._show_head()

    @override
    def open(self, **where: object) -> None:
        self.where = where
        chosen, words = where.get("chosen"), where.get("words")
        self.query(reading.years, partial(self._arrive, chosen))
        if isinstance(words, str):
            self.field.setText(words)
        self._timer.stop()
        topic = where.get("topic")
        self._turn(topics=isinstance(topic, int))
        if isinstance(topic, int):
            self.topics.arrive(topic)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._ask(FIRST)

    def _arrive(self, chosen: object, years: list[int]) -> None:
        self.filters.show_years(years)
        if isinstance(chosen, Mapping) and chosen != self.filters.chosen():
            self.filters.choose(chosen)

    @override
    def where_now(self) -> dict[str, object]:
        shown = self.topics.shown
        topic = {"topic": shown.id if shown else 0} if self.on_topics else {}
        return {"words": self.field.text(), "chosen": self.filters.chosen(), **topic}

    @override
    def refresh(self) -> None:
        if self.on_topics:
            self.topics.look()
        self._ask(max(FIRST, len(self.hits.rows)) if self._same() else FIRST)

    @property
    def on_topics(self) -> bool:
        """Whether topics are shown instead of hits."""
        return self.field.isHidden()

    @override
    def escape(self) -> bool:
        if not self.on_topics:
            return False
        self._turn(topics=False)
        self._show(self.found)
        self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def search(self) -> None:
        if self.on_topics:
            self.topics.table.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @override
    def panes(self) -> Sequence[QWidget]:
        return self.topics.panes if self.on_topics else (self.field, self.hits)

    @classmethod
    @override
    def states(cls) -> Sequence[State]:
        return samples.STATES

    def read_more(self) -> None:
        """More of the hits follow those shown."""
        many = len(self.hits.rows)
        if many < self.found.total and self._same() and self._asked is not None:
            most = many + FIRST
            if self._asked[2] < most:
                self._ask(most)

    def open_best(self) -> None:
        """Go to the hit chosen, at first the best."""
        if self.hits.current is not None:
            self.open_hit(self.hits.current)

    def open_hit(self, one: HitRow) -> None:
        """Go where the record is, at the part that holds the words."""
        way = way_of(one.hit)
        self.desk.go(way.place, **way.where(one.hit))

    def keep(self) -> None:
        """Ask into which topic the ticked hits go."""
        places = [one.hit.place for one in self.hits.chosen]

        def kept(topic: int, many: int) -> None:
            self.hits.untick()
            self.topics.want(topic)
            told = f"เก็บเข้าประเด็นแล้ว {many} ข้อ" if many else "ทุกข้ออยู่ในประเด็นนี้แล้ว"
            look = partial(self.open, topic=topic)
            self.desk.toast(to_thai(told), look, "ดูประเด็น", undoes=False)

        if places:
            self.query(topics.topics, lambda rows: Keeping(self.desk, rows, places, kept))

    def show_topics(self) -> None:
        """Show the topics instead of the hits."""
        self.open(topic=0)

    def _turn(self, *, topics: bool) -> None:
        """Show topics, or hits."""
        self.field.setHidden(topics)
        self.filters.setHidden(topics)
        if topics:
            self._stack.setCurrentWidget(self.topics)
        self._show_head()

    def _same(self) -> bool:
        """Whether what is shown was found for what is asked now."""
        now = (self.field.text().strip(), self.filters.among)
        return self._asked is not None and self._asked[:2] == now

    def _ask(self, most: int) -> None:
        words, among, workspace = self.field.text().strip(), self.filters.among, self.desk.workspace
        asked = self._asked = (words, among, most)
        if not words_of(words):
            self._show(Found())
            return

        def show(found: Found) -> None:
            if asked == self._asked:
                self._show(found)

        self.query(lambda session: reading.find(session, workspace, words, among, most), show)

    def _show(self, found: Found) -> None:
        self.found = found
        self.hits.show_rows(found.rows)
        shown = len(found.rows)
        more = f"แสดง {shown:,} แห่งที่ตรงที่สุด จาก {found.total:,} แห่ง" if shown < found.total else ""
        self._foot.setText(to_thai(more or f"ทั้งหมด {shown:,} แห่ง"))
        typed = bool(words_of(self.field.text()))
        page = self._list if shown else self._nothing if typed else self._begin
        if not self.on_topics:
            self._stack.setCurrentWidget(page)
        self._show_head()

    def _show_head(self) -> None:
        if self.on_topics:
            self.head("ประเด็น", self.topics.facts, (), back=NAME)
        else:
            self.head(NAME, self.found.facts, self._acts(), back="กลับ")

    def _acts(self) -> Sequence[Act]:
        none = "" if self.found.rows else "ยังไม่มีผลการค้น พิมพ์คำที่จะค้นก่อน"
        many = len(self.hits.chosen)
        unticked = "" if many else "ยังไม่ได้ติ๊กข้อใด เลือกข้อแล้วกด Space"
        keep = to_thai(f"เก็บเข้าประเด็น {many or ''}".strip())
        return (
            Act("ประเด็นทั้งหมด", self.show_topics, "measure"),
            Act(keep, self.keep, "plus", key="Ctrl+N", why_not=none or unticked),
            Act("เปิดข้อที่เลือก", self.open_best, "arrow", ink=True, why_not=none),
        )
