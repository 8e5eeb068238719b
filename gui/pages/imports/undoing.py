"""Taking a batch back: first what goes and what stays, then one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from core.awards.rules import Rulebook
from core.database import Session
from core.imports import batches, sample_year
from core.imports.batches import Undone
from core.imports.undo_preview import Foreseen, foresee
from core.jobs import Progress
from core.settings import Office, Settings
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, panel, row
from gui.widgets.sheet import Sheet

_MOST_LINES = 100
_SCROLLED = 4  # lines; more than that scroll


def ask_undo(desk: Desk, owner: QObject, batch: int, file: str) -> None:
    """Show what goes and what stays if the batch is taken back; its red button does it."""
    rulebook = desk.workspace.rulebook
    work = partial(foresee, rulebook=rulebook, batch_id=batch)
    task = desk.runner.query(
        work, lambda seen: UndoSheet(desk, seen, file, partial(undo, desk, batch)), owner=owner
    )
    desk.watch(task, f"ดูว่าชุดที่ {to_thai(batch)} มีอะไรบ้าง")


def undo(desk: Desk, batch: int) -> None:
    """The batch is taken back whole."""
    rulebook = desk.workspace.rulebook
    desk.run(
        f"ถอยชุดที่ {to_thai(batch)}",
        partial(_undo, rulebook=rulebook, batch=batch),
        partial(_undone, desk),
    )


def _undo(
    session: Session, _progress: Progress, rulebook: Rulebook, batch: int
) -> tuple[Undone, bool]:
    """What was undone, and whether nothing is left in the register."""
    undone = batches.undo(session, rulebook, batch)
    return undone, sample_year.is_empty(session)


def _undone(desk: Desk, outcome: tuple[Undone, bool]) -> None:
    undone, empty = outcome
    stays = f" ยังอยู่ {to_thai(len(undone.stays))} รายการ" if undone.stays else ""
    removed = to_thai(f"{undone.removed:,}")
    desk.toast(f"ถอยชุดที่ {to_thai(undone.batch)} แล้ว {removed} แถว{stays}")
    if empty and desk.workspace.settings.office == sample_year.sample_office():
        desk.change_settings(_without_sample)


def _without_sample(now: Settings) -> Settings:
    sample = sample_year.sample_office()
    return replace(now, office=Office()) if now.office == sample else now


class UndoSheet(Sheet):
    """Lists what goes and what stays."""

    def __init__(self, desk: Desk, seen: Foreseen, file: str, do: partial[None]) -> None:
        title = f"ถอยชุดที่ {to_thai(seen.batch)} {file}"
        sign = ui.Glyph("back", "bad-text", 24)
        head = row(sign, label(title, "heading", wrap=True), gap=10)
        head.setStretch(1, 1)
        no, yes = button("ยกเลิก"), button("ถอยชุดนี้", "danger-now", "back")
        parts: list[ui.Item] = [head, *_part("จะเปลี่ยนกลับ", "bad-text", "minus", seen.goes)]
        parts += _part("ยังอยู่", "good-text", "check", seen.stays)
        if not seen.goes:
            parts.insert(1, label("ไม่มีอะไรที่ต้องเปลี่ยนกลับ ชุดนี้จะแสดงว่าถอยแล้ว", wrap=True))
        parts.append(row(None, no, yes, gap=8))
        super().__init__(desk.host, col(*parts, gap=12, margin=(24, 20, 20, 18)), 560, 0.3)
        no.clicked.connect(self.refuse)
        yes.clicked.connect(partial(self.answer, do))
        self.open(no)


def _part(name: str, tone: str, icon: str, lines: Sequence[str]) -> list[ui.Item]:
    if not lines:
        return []
    shown = [_line(icon, tone, line) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        more = to_thai(f"{len(lines) - _MOST_LINES:,}")
        shown.append(label(f"และอีก {more} รายการ", "small", "muted"))
    counted = f"{name} {to_thai(f'{len(lines):,}')} รายการ"
    return [col(label(counted, "strong"), _listed(shown), gap=4)]


def _line(icon: str, tone: str, words: str) -> QWidget:
    line = row(col(3, ui.Glyph(icon, tone, 14), None, gap=0), label(words, "small", wrap=True))
    line.setStretch(1, 1)
    return ui.box(line)


def _listed(lines: Sequence[QWidget]) -> QWidget:
    inside = col(*lines, None, gap=3, margin=(12, 8, 12, 8))
    if len(lines) <= _SCROLLED:
        return panel(inside, "sunken")
    area = ui.scroll(inside)
    area.setMinimumHeight(ui.px(120))
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    area.setAccessibleName("รายการทั้งหมด")
    return panel(col(area, margin=(1, 1, 1, 1)), "sunken")
