"""ตรวจทาน: what a sharp eye would point at, part by part, with a way to each place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from core.answers import Answer
from core.checks.looking import look, read_checks
from core.checks.remark import Remark
from core.jobs import Progress
from core.lessons.template import Part, Template
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.sheet import Sheet

_WIDE, _HIGH, _LINE_HIGH = 640, 360, 66
_MOST = 60  # shown at once; after these are mended the rest come
Go = Callable[[str], object]


def ask(desk: Desk, template: Template, answers: Mapping[str, Answer], go: Go) -> None:
    """Look at what stands in the form, then show what was found; ``go`` gets a part's key."""
    roots, said = desk.workspace.resources, dict(answers)

    def work(_progress: Progress) -> Sequence[Remark]:
        return look(template, said, read_checks(roots))

    def show(found: Sequence[Remark]) -> None:
        if found:
            Remarks(desk.host, template, found, go).ask()
        else:
            desk.toast("ตรวจทานแล้ว ไม่พบจุดที่ควรดูอีกครั้ง")

    desk.runner.compute(work, show, newest="lessons/remarks", owner=desk)


class Remarks(Sheet):
    """The list; a press on a part goes there. Nothing is changed by the program."""

    def __init__(self, host: QWidget, template: Template, found: Sequence[Remark], go: Go) -> None:
        shown = found[:_MOST]
        parts = [_part(template, one) for one in shown]
        self.links = [
            button(_where(p, one), "link", tip=p.heading)
            for p, one in zip(parts, shown, strict=True)
        ]
        close = button("ปิด", "primary")
        title = label(f"พบ {to_thai(len(found))} จุดที่ควรดูอีกครั้ง", "heading", wrap=True)
        how = "กดชื่อข้อเพื่อไปดู โปรแกรมชี้ให้เท่านั้น ไม่แก้ข้อความให้เอง"
        lines = [
            col(row(link, None, gap=0), row(_told(one), margin=(8, 0, 0, 0)), gap=0)
            for link, one in zip(self.links, shown, strict=True)
        ]
        area = ui.scroll(col(*lines, None, gap=8, margin=(12, 8, 12, 8)))
        area.setMinimumHeight(ui.px(min(_HIGH, _LINE_HIGH * len(shown))))
        super().__init__(
            host,
            col(
                title,
                label(how, "small", "muted", wrap=True),
                ui.panel(col(area, margin=(1, 1, 1, 1)), "sunken"),
                row(None, close, gap=8),
                gap=12,
                margin=(24, 20, 20, 18),
            ),
            _WIDE,
        )
        for link, part in zip(self.links, parts, strict=True):
            link.clicked.connect(partial(self.answer, partial(go, part.key)))
        close.clicked.connect(self.refuse)

    def ask(self) -> None:
        """Stand over the window."""
        self.open(self.links[0])


def _told(remark: Remark) -> ui.Words:
    return label(remark.message, wrap=True, select=True)


def _part(template: Template, remark: Remark) -> Part:
    """The part whose answer holds the passage."""
    slot = remark.passage.slot
    return next(
        part for part in template.parts if slot == part.key or slot.startswith(f"{part.key}.")
    )


def _where(part: Part, remark: Remark) -> str:
    """``ผลที่ได้รับ ข้อ ๒.๑``."""
    path = ".".join(map(str, remark.passage.path))
    return to_thai(f"{part.short} ข้อ {path}" if path else part.short)
