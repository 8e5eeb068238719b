"""นำเข้า: the page that shows all batches, or a roster that waits for its ink act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from core import paths
from core.awards.opened import OpenedRow, opened
from core.database import Session
from core.imports import batches, roster
from core.imports.batches import BatchRow
from core.imports.roster import RosterReport
from core.jobs import Progress
from core.people import listing
from core.thai.numerals import to_thai
from gui.page import Act, Page, State
from gui.pages.imports.asking import ROSTER, KindSheet
from gui.pages.imports.listing import BatchList
from gui.pages.imports.reading import CHOOSE, SHEETS, Checked, read_roster
from gui.pages.imports.roster import RosterView, toast_words
from gui.pages.imports.undoing import ask_undo, undo
from gui.ui import button
from gui.widgets.empty import empty
from gui.widgets.file_drop import FileDrop

_NAMES = {"people": "บุคลากร", "home": "หน้าแรก"}
NO_ROUND = "เปิดรอบคัดเลือกก่อน จึงนำเข้าผลลงคะแนนได้"
NOTHING_NEW = "ทุกแถวเหมือนรายชื่อที่มีอยู่หรือไม่รับ จึงไม่มีแถวให้นำเข้า"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page reads: batches, rounds, and whether anybody is in the register."""

    batches: tuple[BatchRow, ...]
    rounds: tuple[OpenedRow, ...]
    people: int


def read_facts(session: Session) -> Facts:
    """Every batch and every round."""
    every = tuple(batches.every_batch(session))
    return Facts(every, tuple(opened(session)), listing.count(session))


class ImportsPage(Page):
    """What came in from files."""

    tables = frozenset({"batch", "award", "person"})

    def build(self) -> None:
        """The list stands ready; its rows come with ``refresh``."""
        self._facts: Facts | None = None
        self._dropped: Path | None = None  # waits for the rounds to be read
        self._roster: RosterView | None = None
        self._empty: QWidget | None = None
        self._list = BatchList(self.desk)
        self._list.undo_asked.connect(self.ask_undo)
        self._list.round_asked.connect(lambda batch: self._go_round(batch.subject))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self.lay(self._stack)
        FileDrop(self, "วางไฟล์เพื่อตรวจก่อนนำเข้า", self.take)
        self.head("นำเข้า")

    def open(self, checked: object = None, dropped: object = None, **where: object) -> None:
        """Show all batches, or the roster that was read and checked; ask what was dropped."""
        super().open(**where)
        self._dropped = dropped if isinstance(dropped, Path) else None
        if isinstance(checked, Checked):
            self._show_roster(checked)
        else:
            self._drop_roster()

    def refresh(self) -> None:
        """Read all batches again."""
        self.query(read_facts, self._show_facts)

    def where_now(self) -> dict[str, object]:
        """The roster that waits, if there is one."""
        return {"checked": self._roster.checked} if self._roster is not None else {}

    def escape(self) -> bool:
        """Put the roster away and go back to where it was asked for."""
        if self._roster is None:
            return False
        origin = self._roster.checked.origin
        self._drop_roster()
        if origin:
            self.desk.go(origin)
        return True

    def search(self) -> None:
        """Put the keyboard into the search field."""
        here = self._roster or self._list
        here.table.search.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The table, and the batch beside it."""
        here = self._roster or self._list
        return here.panes()

    @classmethod
    def states(cls) -> Sequence[State]:
        """A roster row by row, a refused file, the question of a dropped file, an undo."""
        sample = paths.SAMPLE / "roster.csv"
        return (
            State("roster", lambda page: page.read_roster(sample)),
            State("refused", lambda page: page.read_roster(sample.with_name("office.toml"))),
            State("dropped", lambda page: page.take(sample)),
            State("undo", lambda page: page.ask_undo_first()),
        )

    def take(self, file: Path) -> None:
        """A file was dropped: ask what it is, if it may be more than one thing."""
        rounds = self._open_rounds()
        if self._roster is not None or not rounds:
            self.read_roster(file)
            return

        def chosen(key: str) -> None:
            if key == ROSTER:
                self.read_roster(file)
            else:
                self._go_round(key, file)

        KindSheet(self.desk, f"ไฟล์ {file.name} คืออะไร", rounds, chosen)

    def choose_roster(self) -> None:
        """Let the officer choose a roster."""
        self.desk.open_file(CHOOSE, SHEETS, self.read_roster)

    def read_roster(self, file: Path) -> None:
        """Show every row of the roster before anything is written."""
        read_roster(self, file, self._roster.checked.origin if self._roster else "")

    def choose_votes(self) -> None:
        """Go to the round whose votes come in; asked if there are several."""
        rounds = self._open_rounds()
        if len(rounds) == 1:
            self._go_round(rounds[0].key)
        elif rounds:
            KindSheet(self.desk, "ผลลงคะแนนของรอบใด", rounds, self._go_round, roster=False)

    def ask_undo(self, batch: BatchRow) -> None:
        """Show what goes and what stays if the batch is taken back."""
        ask_undo(self.desk, self, batch.id, batch.file)

    def ask_undo_first(self) -> None:
        """The same for the batch chosen."""
        if self._list.current is not None and self._list.current.undone_at is None:
            self.ask_undo(self._list.current)

    def bring_in(self) -> None:
        """The roster's rows are in the register, as one batch."""
        view = self._roster
        if view is None:
            return
        office, sheet = self.desk.workspace.settings.office, view.checked.sheet

        def work(session: Session, progress: Progress) -> RosterReport:
            return roster.bring_in(session, office, sheet, None, progress)

        self.run(f"นำเข้า {to_thai(f'{view.wanted:,}')} แถว", work, self._brought)

    def _brought(self, report: RosterReport) -> None:
        origin = self._roster.checked.origin if self._roster is not None else ""
        self._drop_roster()
        if origin:
            self.desk.go(origin)
        batch = report.batch
        self._list.choose(batch or 0)
        take_back = partial(undo, self.desk, batch) if batch is not None else None
        self.desk.toast(toast_words(report), take_back)

    def _show_facts(self, facts: Facts) -> None:
        self._facts = facts
        titles = {one.key: f"{one.title} {to_thai(one.year_be)}" for one in facts.rounds}
        self._list.set_batches(facts.batches, titles)
        self._arrange()
        dropped, self._dropped = self._dropped, None
        if dropped is not None:
            self.take(dropped)

    def _arrange(self) -> None:
        """Stand what the page shows now, and say so above it."""
        if self._roster is not None:
            self._stack.setCurrentWidget(self._roster)
            self._head_of_roster(self._roster)
            return
        facts = self._facts
        if facts is not None and not facts.batches:
            self._show_empty(facts)
        else:
            self._stack.setCurrentWidget(self._list)
        self.head("นำเข้า", _counted(facts), self._list_acts(), back="")

    def _head_of_roster(self, view: RosterView) -> None:
        report, wanted = view.checked.report, view.wanted
        back = _NAMES.get(view.checked.origin, "นำเข้า")
        act = f"นำเข้า {to_thai(f'{wanted:,}')} แถว"
        self.head(
            "นำเข้ารายชื่อบุคลากร",
            f"{view.checked.file.name} · {to_thai(f'{report.rows:,}')} แถว",
            (
                Act("ยกเลิก", self.escape),
                Act("เลือกไฟล์อื่น", self.choose_roster, "folder"),
                Act(act, self.bring_in, "import", ink=True, why_not="" if wanted else NOTHING_NEW),
            ),
            back=back,
        )

    def _list_acts(self) -> tuple[Act, ...]:
        facts = self._facts
        why_not = "" if self._open_rounds() else NO_ROUND
        hidden = facts is not None and not facts.batches  # the card of the empty page has them
        first = not why_not and facts is not None and facts.people > 0
        people = Act("นำเข้ารายชื่อบุคลากร", self.choose_roster, "people", not first, hidden=hidden)
        votes = Act(
            "นำเข้าผลลงคะแนน", self.choose_votes, "import", first, why_not=why_not, hidden=hidden
        )
        return (people, votes) if first else (votes, people)

    def _show_empty(self, facts: Facts) -> None:
        first = bool(self._open_rounds()) and facts.people > 0
        card = _empty(self.choose_roster, self.choose_votes, votes_first=first)
        self._stack.addWidget(card)
        self._stack.setCurrentWidget(card)
        _remove(self._stack, self._empty)
        self._empty = card

    def _show_roster(self, checked: Checked) -> None:
        self._drop_roster()
        self._roster = RosterView(self.desk, checked)
        self._stack.addWidget(self._roster)
        self._arrange()
        self._roster.table.view.setFocus()

    def _drop_roster(self) -> None:
        view, self._roster = self._roster, None
        if view is not None:
            _remove(self._stack, view)
            self._arrange()
            self._list.table.view.setFocus()  # what had the keyboard is gone

    def _open_rounds(self) -> list[OpenedRow]:
        return [one for one in self._facts.rounds if not one.version] if self._facts else []

    def _go_round(self, key: str, file: Path | None = None) -> None:
        more = {"file": str(file)} if file is not None else {}
        self.desk.go("awards", key=key, step="votes", **more)


def _remove(stack: QStackedWidget, widget: QWidget | None) -> None:
    if widget is not None:
        stack.removeWidget(widget)
        widget.deleteLater()


def _empty(
    people: Callable[[], object], votes: Callable[[], object], *, votes_first: bool
) -> QWidget:
    roster_act = ("นำเข้ารายชื่อบุคลากร", "people", people)
    votes_act = ("นำเข้าผลลงคะแนน", "import", votes)
    first, second = (votes_act, roster_act) if votes_first else (roster_act, votes_act)
    acts = [button(first[0], "primary", first[1], do=first[2])]
    if votes_first:
        acts.append(button(second[0], "", second[1], do=second[2]))
    return empty(
        "ยังไม่เคยนำเข้าไฟล์",
        "รายชื่อบุคลากรหรือผลลงคะแนน เป็น Excel หรือ CSV ก็ได้ โปรแกรมแสดงทุกแถวให้ตรวจก่อน และถอยได้ทั้งชุด",
        *acts,
        icon="import",
    )


def _counted(facts: Facts | None) -> str:
    if facts is None:
        return ""
    if not facts.batches:
        return "ยังไม่มีชุดนำเข้า"
    standing = sum(one.undone_at is None for one in facts.batches)
    undone = len(facts.batches) - standing
    words = f"มีผลอยู่ {to_thai(standing)} ชุด"
    return f"{words} · ถอยแล้ว {to_thai(undone)} ชุด" if undone else words
