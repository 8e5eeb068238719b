"""วัดผล: the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.database import Session
from core.evidence import service
from core.evidence.pack import Pack, SlotState, write_pack
from core.evidence.points import read_points
from core.evidence.queries import EvidenceRow
from core.evidence.service import Facts, Place
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.page import Act, Page, State
from gui.pages.evidence.facts_sheet import FactsSheet
from gui.pages.evidence.listing import LISTING, counted, key, title
from gui.pages.evidence.none_sheet import NoneSheet
from gui.pages.evidence.pane import SlotPane
from gui.pages.evidence.reading import of_year
from gui.ui import col, row
from gui.widgets.file_drop import FileDrop
from gui.widgets.table import Table

NAME = "วัดผล"
PANE_WIDE = 380
_KINDS = [
    ("หลักฐาน", ("pdf", "jpg", "jpeg", "png", "docx", "xlsx", "pptx", "zip")),
    ("ทุกไฟล์", ("*",)),
]
_ZIP = [("ชุดหลักฐาน", ("zip",))]


class EvidencePage(Page):
    """``open(slot="5/lessons")`` chooses one; ``open(filter="empty")`` presses a chip."""

    tables = frozenset(
        {"evidence", "evidence_none", "lesson_record", "action", "award", "certificate"}
    )

    def build(self) -> None:
        """The list stands ready; its rows come with ``refresh``."""
        self._wanted = ""
        self.table: Table[SlotState] = Table(LISTING, self.desk.memory)
        narrow = self.desk.narrow
        self.pane = SlotPane(self.desk, None if narrow else self.table.view)
        self.pane.asked.connect(self._do)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open_slot)
        self._stack = QStackedWidget()
        if narrow:
            self._stack.addWidget(self.table)
            self._stack.addWidget(self.pane)
        else:
            inside = row(self.table, ui.box(col(self.pane), PANE_WIDE), gap=16)
            inside.setStretch(0, 1)
            self._stack.addWidget(ui.box(inside))
        self.lay(self._stack)
        FileDrop(self, "ใส่เป็นหลักฐานของช่องที่เลือก", self.take)
        self.head(NAME)

    def open(self, **where: object) -> None:
        """Choose a slot, or narrow the list to a chip."""
        wanted, chip = where.get("slot"), where.get("filter")
        self._wanted = wanted if isinstance(wanted, str) else ""
        if isinstance(chip, str):
            self.table.filter_by(chip)
        super().open()

    def refresh(self) -> None:
        """Read the slots again."""
        workspace, year = self.desk.workspace, self.desk.year_be
        self.query(lambda session: (year, of_year(session, workspace, year)), self._show)

    def where_now(self) -> dict[str, object]:
        """The slot chosen."""
        return {"slot": key(self.table.current)} if self.table.current is not None else {}

    def escape(self) -> bool:
        """Go back to the list, where the window is narrow."""
        if self._stack.currentIndex() == 0:
            return False
        self._stack.setCurrentIndex(0)
        self.head(back="")
        self.table.view.setFocus()
        return True

    def search(self) -> None:
        """Put the keyboard into the search field."""
        if self._stack.currentIndex() == 0:
            self.table.search.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The list and the slot beside it."""
        if self.desk.narrow:
            return (self.pane,) if self._stack.currentIndex() else (self.table.view,)
        return (self.table.view, self.pane)

    @classmethod
    def states(cls) -> Sequence[State]:
        """The sheets, a slot that the program fills, and a search that finds nothing."""
        return (
            State("facts", lambda page: page.take(Path("รายชื่อผู้ลงนาม.pdf"))),
            State("none", lambda page: page.say_none()),
            State("made", lambda page: page.look_at("5/lessons")),
            State("nothing", lambda page: page.table.search.setText("ไม่มีช่องชื่อนี้")),
        )

    def look_at(self, slot: str) -> None:
        """Choose the slot."""
        self.table.choose(slot)

    def add(self) -> None:
        """Let the officer choose a file for the slot."""
        if self.table.current is not None:
            self.desk.open_file("เลือกหลักฐาน", _KINDS, self.take)

    def take(self, source: Path) -> None:
        """Ask what the file is, then keep a copy of it in the slot."""
        state = self.table.current
        if state is None:
            return
        workspace, place = self.desk.workspace, self._place(state)

        def write(session: Session, facts: Facts) -> int:
            points = read_points(workspace.resources)
            return service.add(session, points, workspace.files, place, source, facts)

        def saved(evidence_id: int) -> None:
            undo = partial(self._act, partial(service.remove, evidence_id=evidence_id))
            self.desk.toast(f"ใส่ {source.name} เป็นหลักฐานแล้ว", undo)

        slot = state.row.slot
        FactsSheet(self.desk, "ใส่หลักฐาน", source.name, slot, Facts(), write, saved)

    def edit(self, one: EvidenceRow) -> None:
        """Ask for other facts of the file."""
        state = self.table.current
        if state is None:
            return
        before = Facts(one.title, one.number, one.day, one.signed, one.asked)

        def write(session: Session, facts: Facts) -> int:
            service.edit(session, one.id, facts)
            return one.id

        def saved(_evidence_id: int) -> None:
            put_back = partial(service.edit, evidence_id=one.id, facts=before)
            self.desk.toast("บันทึกหลักฐานแล้ว", partial(self._act, put_back))

        name = one.file.rpartition("/")[2]
        FactsSheet(self.desk, "แก้ไขหลักฐาน", name, state.row.slot, before, write, saved)

    def remove(self, one: EvidenceRow) -> None:
        """The file is in no slot any more; that can be taken back."""
        state = self.table.current
        if state is None:
            return
        workspace, place = self.desk.workspace, self._place(state)
        facts = Facts(one.title, one.number, one.day, one.signed, one.asked)

        def put_back(session: Session) -> None:
            points, source = read_points(workspace.resources), workspace.files / one.file
            service.add(session, points, workspace.files, place, source, facts)

        self._act(
            partial(service.remove, evidence_id=one.id),
            lambda: self.desk.toast(f"นำ {one.title} ออกแล้ว", partial(self._act, put_back)),
        )

    def say_none(self) -> None:
        """Ask why there is nothing, then say so."""
        state = self.table.current
        if state is None or state.row.files:
            return
        workspace, place = self.desk.workspace, self._place(state)

        def write(session: Session, reason: str) -> None:
            service.say_none(session, read_points(workspace.resources), place, reason)

        def saved() -> None:
            undo = partial(self._act, partial(service.unsay_none, place=place))
            self.desk.toast("ระบุว่าไม่มีแล้ว", undo)

        NoneSheet(self.desk, title(state), write, saved)

    def unsay_none(self) -> None:
        """The slot waits for evidence again."""
        state = self.table.current
        if state is not None and state.row.none is not None:
            place = self._place(state)
            self._act(
                partial(service.unsay_none, place=place),
                lambda: self.desk.toast("ช่องนี้รอหลักฐานอีกครั้ง"),
            )

    def pack(self) -> None:
        """Let the officer name the ZIP file, then write the whole pack into it."""
        name = f"ชุดหลักฐานองค์กรคุณธรรม {self.desk.year_be}.zip"
        self.desk.save_file("จัดชุดหลักฐาน", _ZIP, Path(name), self.write_pack)

    def write_pack(self, out: Path) -> None:
        """The pack of the year lies in the ZIP file; progress is shown and can be stopped."""
        workspace, year = self.desk.workspace, self.desk.year_be

        def work(session: Session, progress: Progress) -> Pack:
            points = read_points(workspace.resources)
            out.unlink(missing_ok=True)  # the officer has said that it may be replaced
            return write_pack(session, workspace.house, points, year, out, progress)

        def done(made: Pack) -> None:
            many = to_thai(len(made.files))
            self.desk.toast(f"จัดชุดหลักฐาน {many} ไฟล์ไว้ใน {out.name} แล้ว")

        task = self.desk.runner.study(work, done, owner=self)
        self.desk.watch(task, "จัดชุดหลักฐาน")

    def _do(self, name: str, evidence_id: int) -> None:
        files = self.table.current.row.files if self.table.current is not None else ()
        chosen = next((one for one in files if one.id == evidence_id), None)
        if chosen is not None:
            (self.edit if name == "edit" else self.remove)(chosen)
        else:
            {"add": self.add, "none": self.say_none, "unsay": self.unsay_none}[name]()

    def _act(
        self, act: Callable[[Session], None], then: Callable[[], object] | None = None
    ) -> None:
        def work(session: Session, _progress: Progress) -> None:
            act(session)

        self.desk.runner.change(work, lambda _nothing: then() if then else None)

    def _place(self, state: SlotState) -> Place:
        return Place(self._year, state.row.point.number, state.row.slot.key)

    def _show(self, read: tuple[int, Sequence[SlotState]]) -> None:
        self._year, found = read
        wanted, self._wanted = self._wanted, ""
        self.table.set_rows(found)
        if wanted and not self.table.choose(wanted):
            self.table.filter_by("all")
            self.table.choose(wanted)
        self.table.choose_first()
        self._choose(self.table.current)
        self.head(NAME, counted(found), self._acts(found))

    def _acts(self, found: Sequence[SlotState]) -> tuple[Act, ...]:
        empty = sum(not state.settled for state in found)
        why = f"ยังว่าง {to_thai(empty)} ช่อง ใส่หลักฐานหรือระบุว่าไม่มีให้ครบก่อน" if empty else ""
        return (
            Act("ใส่หลักฐาน", self.add, "plus", key="Ctrl+N"),
            Act("ตัวชี้วัดบุคลากร", partial(self.desk.go, "indicators"), "people"),
            Act("ระบุว่าช่องที่เลือกไม่มีหลักฐาน", self.say_none, "close", hidden=True),
            Act("จัดชุดหลักฐาน", self.pack, "folder", ink=True, why_not=why),
        )

    def _choose(self, state: SlotState | None) -> None:
        self.pane.show_slot(state)

    def _open_slot(self, _state: SlotState) -> None:
        if self.desk.narrow:
            self._stack.setCurrentIndex(1)
            self.head(back=NAME)
            self.pane.setFocus()
        else:
            self.add()
