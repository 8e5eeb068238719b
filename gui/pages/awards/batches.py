"""The files of a round: what each brought in, and taking one back whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.database import Session
from core.imports import batches
from core.imports.batches import BatchRow, Undone
from core.jobs import Progress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.dialogs import Question, Trouble
from gui.pages.awards.reading import Facts
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel


class BatchCards(QWidget):
    """One card a file, the latest first; nothing at all before the first file."""

    def __init__(self, desk: Desk, facts: Facts) -> None:
        super().__init__()
        self._desk, self._frozen = desk, facts.frozen
        cards: list[ui.Item] = []
        if facts.batches:
            cards.append(
                row(label("ไฟล์ที่นำเข้าแล้ว", "strong"), None, label(_counted(facts), "small", "muted"))
            )
        cards += [self._card(one) for one in facts.batches]
        ui.fill(QVBoxLayout(self), cards, 8)

    def _card(self, one: BatchRow) -> QWidget:
        gone = one.undone_at is not None
        name = label(to_thai(f"ชุดที่ {one.id}"), "strong", "muted" if gone else "")
        words = col(
            row(name, label(one.file, wrap=False), None, gap=8),
            label(_told(one), "small", "muted", wrap=True),
            gap=0,
        )
        items: list[ui.Item] = [
            ui.Glyph("sheet", "text-3" if gone else "ink-text", 20),
            ui.box(words),
        ]
        if gone:
            items.append(BadgeLabel(Badge("ถอยแล้ว", "still", "back")))
        elif not self._frozen:
            undo = button("ถอยทั้งชุด", "quiet", "back", "s", do=partial(ask_undo, self._desk, one))
            undo.setAccessibleName(to_thai(f"ถอยทั้งชุดที่ {one.id}"))
            items.append(undo)
        line = row(*items, gap=12, margin=(16, 8, 12, 8))
        line.setStretch(1, 1)
        return panel(line)


def ask_undo(desk: Desk, one: BatchRow) -> None:
    """Ask, then take the batch back."""
    rows = one.counts.get("rows", 0)
    desk.ask(
        Question(
            to_thai(f"ถอยชุดที่ {one.id} ทั้งชุด"),
            f"คะแนน {to_thai(f'{rows:,}')} แถวจาก {one.file} ออกจากการนับ ใบที่ชุดนี้เคยแทนกลับมานับ "
            "ตัวสะกดที่ยืนยันแล้วและมติยังอยู่ ไฟล์ต้นฉบับไม่ถูกแก้ นำเข้าใหม่ได้ทุกเมื่อ",
            yes="ถอยทั้งชุด",
        ),
        lambda: undo_import(desk, one.id),
    )


def undo_import(desk: Desk, batch: int) -> None:
    """The batch is taken back; what stays although it rests on it is listed."""
    workspace = desk.workspace

    def work(session: Session, _progress: Progress) -> Undone:
        return batches.undo(session, workspace.rulebook, batch, batches.VOTES)

    def then(undone: Undone) -> None:
        words = to_thai(f"ถอยชุดที่ {undone.batch} แล้ว เอาออก {undone.removed:,} แถว")
        if undone.stays:
            desk.tell(
                Trouble(
                    words,
                    "สิ่งที่คนตัดสินไว้แล้วยังอยู่ ตรวจว่ายังถูกต้อง",
                    "ไฟล์ต้นฉบับและงานส่วนอื่นยังครบ",
                    lines=undone.stays,
                )
            )
        else:
            desk.toast(words)

    desk.runner.change(work, then)


def _told(one: BatchRow) -> str:
    """``๗๗ แถว รับ ๖๙ แทนที่ ๓ ไม่รับ ๕ · ๑๗ มิ.ย. ๒๕๖๘ ๐๙.๑๒ น. · ปิ่นทิพย์``."""
    counts, local = one.counts, one.imported_at.astimezone()
    verdicts = " ".join(
        f"{name} {counts[key]:,}"
        for key, name in (("accepted", "รับ"), ("replaced", "แทนที่"), ("refused", "ไม่รับ"))
        if counts.get(key)
    )
    when = f"{short_date(local.date())} {local:%H.%M} น."
    return to_thai(" · ".join([f"{counts.get('rows', 0):,} แถว {verdicts}".strip(), when])) + (
        f" · {one.who}" if one.who else ""
    )


def _counted(facts: Facts) -> str:
    counts = facts.verdicts
    return to_thai(
        f"ตอนนี้นับ {counts['accepted']:,} แถว แทนที่ {counts['replaced']:,} ไม่รับ {counts['refused']:,}"
    )
