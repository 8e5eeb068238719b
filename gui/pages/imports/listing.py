"""All batches, the latest first, with the one chosen beside or below the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.imports.batches import VOTES, BatchRow
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.imports.words import counted, counts_in_words, kind_in_words, moment
from gui.table_model import Column
from gui.ui import button, col, label, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.pane import Pane, lines_of, nothing_chosen
from gui.widgets.table import Filter, Listing, Table

PANE_WIDE = 300
UNDONE = Badge("ถอยแล้ว", "still", "back")


@dataclass(frozen=True, slots=True)
class Line:
    """One batch, with what it is in words."""

    batch: BatchRow
    kind: str


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        "ไฟล์",
        lambda line: f"ชุดที่ {to_thai(line.batch.id)} · {line.batch.file}",
        lambda line: line.batch.id,
        below=lambda line: line.kind,
    ),
    Column("จำนวนแถว", lambda line: counts_in_words(line.batch.counts), width=192, spare=True),
    Column("ผู้นำเข้า", lambda line: line.batch.who, width=124, spare=True),
    Column(
        "เมื่อ",
        lambda line: moment(line.batch.imported_at),
        lambda line: line.batch.imported_at,
        width=186,
        tone="text-2",
    ),
    Column(
        "สถานะ",
        lambda _line: "มีผลอยู่",
        lambda line: line.batch.undone_at is not None,
        width=104,
        badges=lambda line: (UNDONE,) if line.batch.undone_at else (),
        tone="text-3",
    ),
)
LISTING: Listing[Line] = Listing(
    "batches",
    COLUMNS,
    identity=lambda line: line.batch.id,
    search=lambda line: f"{line.batch.file} {line.kind} {line.batch.who}",
    hint="ค้นไฟล์หรือรอบ",
    unit="ชุด",
    filters=(
        Filter("all", "ทั้งหมด", lambda _line: True),
        Filter("standing", "มีผลอยู่", lambda line: line.batch.undone_at is None),
        Filter("undone", "ถอยแล้ว", lambda line: line.batch.undone_at is not None),
    ),
    two_lines=True,
)


class BatchList(QWidget):
    """Every batch there is.

    Attributes:
        undo_asked: take this batch back.
        round_asked: show the round of this batch.
    """

    undo_asked = Signal(object)
    round_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = 0
        self.table: Table[Line] = Table(LISTING, desk.memory)
        self._pane = Pane("รายละเอียดของชุด", self.table.view)
        self.table.chosen.connect(self._show)
        self.table.binned.connect(self._ask)
        self.table.opened.connect(self._open)
        self._place()

    def choose(self, batch: int) -> None:
        """Choose this batch as soon as the list holds it."""
        if not self.table.choose(batch):
            self._wanted = batch

    def set_batches(self, batches: Sequence[BatchRow], rounds: Mapping[str, str]) -> None:
        """Show these batches; ``rounds`` are titles by key."""
        self.table.set_rows([Line(one, kind_in_words(one, rounds)) for one in batches])
        wanted, self._wanted = self._wanted, 0
        if not (wanted and self.table.choose(wanted)):
            self.table.choose_first()
        self._show(self.table.current)

    @property
    def current(self) -> BatchRow | None:
        """The batch chosen."""
        line = self.table.current
        return line.batch if line is not None else None

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return self.table.view, self._pane

    def _place(self) -> None:
        if self._desk.narrow:
            self.setLayout(col(self.table, self._pane, gap=10))
            return
        box = row(self.table, ui.box(col(self._pane), PANE_WIDE), gap=16)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _show(self, line: Line | None) -> None:
        self._pane.setVisible(line is not None or not self._desk.narrow)
        if line is not None:
            self._pane.hold(self._strip(line) if self._desk.narrow else self._whole(line))
        else:
            self._pane.hold(nothing_chosen("เลือกชุดเพื่อดูว่ามีอะไรบ้าง"))

    def _whole(self, line: Line) -> QWidget:
        batch = line.batch
        badge = [row(BadgeLabel(UNDONE), None)] if batch.undone_at else []
        facts: list[ui.Item] = [
            label(f"ชุดที่ {to_thai(batch.id)}", "heading"),
            label(line.kind, "small", "muted", wrap=True),
            *badge,
            ui.rule(),
            *(_fact(name, words) for name, words in _facts(batch)),
            ui.rule(),
            row(*_acts(self, line), None, gap=8),
        ]
        return lines_of(f"ชุดที่ {to_thai(batch.id)}", *facts, gap=8)

    def _strip(self, line: Line) -> QWidget:
        counts = counts_in_words(line.batch.counts)
        words = label(f"ชุดที่ {to_thai(line.batch.id)} · {counts}", "small", wrap=True)
        box = row(words, *_acts(self, line), gap=8, margin=(14, 6, 8, 6))
        box.setStretch(0, 1)
        return ui.box(box)

    def _ask(self, line: Line) -> None:
        if line.batch.undone_at is None:
            self.undo_asked.emit(line.batch)

    def _open(self, line: Line) -> None:
        if line.batch.kind == VOTES:
            self.round_asked.emit(line.batch)
        else:
            self._ask(line)


def _facts(batch: BatchRow) -> list[tuple[str, str]]:
    rows = to_thai(f"{batch.counts.get('rows', 0):,}")
    told = [
        ("ไฟล์", batch.file),
        ("แถวในไฟล์", rows),
        *((words, to_thai(f"{many:,}")) for words, many in counted(batch.counts)),
        ("ผู้นำเข้า", batch.who),
        ("นำเข้าเมื่อ", moment(batch.imported_at)),
    ]
    if batch.undone_at is not None:
        told.append(("ถอยเมื่อ", moment(batch.undone_at)))
    return told


def _fact(name: str, words: str) -> QWidget:
    box = row(
        label(name, "small", "muted", width=84), label(words, "small", wrap=True, select=True)
    )
    box.setStretch(1, 1)
    return ui.box(box)


def _acts(lists: BatchList, line: Line) -> list[QWidget]:
    made: list[QWidget] = []
    if line.batch.kind == VOTES:
        made.append(
            button("เปิดรอบนี้", "", "arrow", "s", do=lambda: lists.round_asked.emit(line.batch))
        )
    if line.batch.undone_at is None:
        back = button("ถอยชุดนี้", "danger", "back", "s", tip="ถอยชุดนี้ (Delete)")
        back.clicked.connect(lambda: lists.undo_asked.emit(line.batch))
        made.append(back)
    return made
