"""ติดตาม: the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.actions import service
from core.actions.queries import ActionRow
from core.actions.service import ActionFields
from core.actions.states import CLOSED, OPEN, Standing
from core.database import Session
from core.jobs import Progress
from gui.page import Act, Page, State
from gui.pages.actions.actions_list import ActionList
from gui.pages.actions.closing import Dropping, Finishing
from gui.pages.actions.detail import ActionPane
from gui.pages.actions.editing import ActionSheet
from gui.pages.actions.listing import counted
from gui.pages.actions.reading import of_year, today
from gui.ui import button
from gui.widgets.empty import empty

NAME = "ติดตาม"
EMPTY = "ยังไม่มีงานติดตาม"
REPORT = "actions"  # key of the paper


class ActionsPage(Page):
    """``open(action=7)`` chooses one; ``open(filter="overdue")`` presses a chip."""

    tables = frozenset({"action", "lesson_record", "lesson_item", "person"})

    def build(self) -> None:
        """The list stands ready; its rows come with ``refresh``."""
        self._wanted = 0
        self._alone: ActionPane | None = None  # one action on the whole page, where it is narrow
        self.list = ActionList(self.desk)
        self.table = self.list.table
        self.list.pane.asked.connect(self._do)
        self.table.opened.connect(self._open_row)
        self._empty = self._beginning()
        self._stack = QStackedWidget()
        for one in (self.list, self._empty):
            self._stack.addWidget(one)
        self.lay(self._stack)
        self.head(NAME)

    def open(self, **where: object) -> None:
        """Choose an action, or narrow the list to a chip."""
        wanted, chip = where.get("action"), where.get("filter")
        self._wanted = wanted if isinstance(wanted, int) else 0
        if isinstance(chip, str):
            self.table.filter_by(chip)
        super().open()

    def refresh(self) -> None:
        """Read the actions again."""
        self.query(partial(of_year, year_be=self.desk.year_be), self._show)

    def where_now(self) -> dict[str, object]:
        """The action chosen."""
        current = self._current()
        return {"action": current.id} if current is not None else {}

    def escape(self) -> bool:
        """Go back to the list."""
        if self._alone is None:
            return False
        self._drop_alone()
        self._arrange()
        return True

    def search(self) -> None:
        """Put the keyboard into the search field, where the list is shown."""
        if self._stack.currentWidget() is self.list:
            self.table.search.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The list and the action beside it, or what stands instead."""
        for alone in (self._alone, self._empty):
            if alone is not None and alone is self._stack.currentWidget():
                return (alone,)
        return self.list.panes()

    @classmethod
    def states(cls) -> Sequence[State]:
        """The sheets, a finished one, and a search that finds nothing."""
        return (
            State("add", lambda page: page.add()),
            State("edit", lambda page: page.edit()),
            State("finish", lambda page: page.finish()),
            State("drop", lambda page: page.drop()),
            State("done", lambda page: page.show_done()),
            State("nothing", lambda page: page.look_for("ไม่มีงานชื่อนี้")),
        )

    def look_for(self, words: str) -> None:
        """Search all of the list for these words."""
        self.list.show_all(words)

    def show_done(self) -> None:
        """Choose the first action that is done."""
        self.look_for("")
        self.table.filter_by("done")
        self.table.choose_first()

    def add(self) -> None:
        """Ask for a new action that comes from no lesson."""

        def write(session: Session, typed: ActionFields) -> int:
            return service.add(session, typed, today())

        def saved(action_id: int) -> None:
            self._wanted = action_id
            self.refresh()
            undo = partial(self._change, partial(service.remove, action_id=action_id))
            self.desk.toast("เพิ่มงานติดตามแล้ว", undo)

        year = self.desk.year_be
        ActionSheet(self.desk, "เพิ่มงานติดตาม", ActionFields(fiscal_year=year), write, saved)

    def edit(self) -> None:
        """Ask for other words, owner or day."""
        one = self._current()
        if one is None:
            return
        before = ActionFields(one.words, one.owner, one.owner_id, one.due, one.fiscal_year)

        def write(session: Session, typed: ActionFields) -> int:
            service.edit(session, one.id, typed, today())
            return one.id

        def put_back(session: Session) -> None:
            service.edit(session, one.id, before, today())

        def saved(_action_id: int) -> None:
            self.desk.toast("บันทึกงานติดตามแล้ว", partial(self._change, put_back))

        ActionSheet(self.desk, "แก้ไขงานติดตาม", before, write, saved)

    def begin(self) -> None:
        """The chosen one is under way."""
        self._move("เริ่มทำแล้ว", service.begin, lambda one: one.state == OPEN)

    def reopen(self) -> None:
        """The chosen one waits again."""
        self._move("เปิดงานอีกครั้งแล้ว", service.reopen, lambda one: one.state in CLOSED)

    def finish(self) -> None:
        """Ask what came of the chosen one."""
        one = self._current()
        if one is not None and one.state not in CLOSED:
            Finishing(self.desk, one, partial(self._told, "ปิดงานว่าเสร็จแล้ว", one.id))

    def drop(self) -> None:
        """Ask why the chosen one is given up."""
        one = self._current()
        if one is not None and one.state not in CLOSED:
            Dropping(self.desk, one, partial(self._told, "เลิกงานนี้แล้ว", one.id))

    def _do(self, name: str) -> None:
        acts = {
            "edit": self.edit,
            "begin": self.begin,
            "finish": self.finish,
            "drop": self.drop,
            "reopen": self.reopen,
        }
        acts[name]()

    def _move(
        self,
        says: str,
        act: Callable[[Session, int], None],
        may: Callable[[ActionRow], bool],
    ) -> None:
        one = self._current()
        if one is None or not may(one):
            return
        id_ = one.id

        def work(session: Session, _progress: Progress) -> Standing:
            before = service.standing(session, id_)
            act(session, id_)
            return before

        self.change(work, partial(self._told, says, id_))

    def _told(self, says: str, action_id: int, before: Standing) -> None:
        undo = partial(service.put_back, action_id=action_id, wanted=before)
        self.desk.toast(says, partial(self._change, undo))

    def _change(self, act: Callable[[Session], None]) -> None:
        def work(session: Session, _progress: Progress) -> None:
            act(session)

        self.desk.runner.change(work)

    def report(self) -> None:
        """The report of the year of the chosen action stands among the papers."""
        one = self._current()
        year = one.fiscal_year if one is not None else self.desk.year_be
        self.desk.go("documents", kind=REPORT, year=year)

    def _current(self) -> ActionRow | None:
        return self._alone.row if self._alone is not None else self.table.current

    def _show(self, rows: list[ActionRow]) -> None:
        wanted, self._wanted = self._wanted, 0
        self.list.set_rows(rows, wanted)
        if self._alone is not None and self._alone.row is not None:
            known = {one.id: one for one in rows}
            self._alone.show_row(known.get(self._alone.row.id))
        self._arrange()

    def _arrange(self) -> None:
        rows = self.list.rows
        if self._alone is not None:
            self._stack.setCurrentWidget(self._alone)
        else:
            self._stack.setCurrentWidget(self.list if rows else self._empty)
        facts = counted(rows) if rows else EMPTY
        back = NAME if self._alone is not None else ""
        self.head(NAME, facts, self._acts(none=not rows), back=back)

    def _acts(self, *, none: bool) -> tuple[Act, ...]:
        return (
            Act("แก้ไขงานที่เลือก", self.edit, "pen", key="F2", hidden=True),
            Act("เริ่มทำงานที่เลือก", self.begin, "arrow", hidden=True),
            Act("ปิดงานที่เลือกว่าเสร็จ", self.finish, "check", hidden=True),
            Act("เลิกงานที่เลือก", self.drop, "close", hidden=True),
            Act("พิมพ์รายงาน", self.report, "print", key="Ctrl+P", why_not=EMPTY if none else ""),
            Act("เพิ่มงานติดตาม", self.add, "plus", ink=True, key="Ctrl+N", hidden=none),
        )

    def _beginning(self) -> QWidget:
        return empty(
            "เริ่มจากข้อเสนอแนะในบันทึกถอดบทเรียน",
            "เปิดบันทึก เลือกข้อที่ควร จำเป็น หรืออยากทำ แล้วใส่ผู้รับผิดชอบและกำหนดเสร็จ งานที่เกินกำหนดจะขึ้นที่หน้าแรก",
            button("ไปที่ถอดบทเรียน", "primary", "lesson", do=partial(self.desk.go, "lessons")),
            button("เพิ่มงานเอง", "", "plus", do=self.add),
            icon="follow",
        )

    def _open_row(self, one: ActionRow) -> None:
        if not self.desk.narrow:
            self.edit()
            return
        self._drop_alone()
        self._alone = ActionPane(self.desk)
        self._alone.show_row(one)
        self._alone.asked.connect(self._do)
        self._stack.addWidget(self._alone)
        self._arrange()
        self._alone.setFocus()

    def _drop_alone(self) -> None:
        alone, self._alone = self._alone, None
        if alone is not None:
            self.table.view.setFocus()  # what had the keyboard goes
            self._stack.removeWidget(alone)
            alone.deleteLater()
