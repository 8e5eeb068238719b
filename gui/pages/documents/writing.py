"""A paper as it is written: the form left, the very PDF right. It saves itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.answers import Answer
from core.database import Session
from core.documents.paper import Request
from core.drafts import service
from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.form import Form
from gui.page import Act, Head
from gui.pages.documents import drafts
from gui.pages.documents.drafts import OpenedDraft
from gui.pages.documents.making import Made, Maker
from gui.pages.documents.reading import NO_TITLE
from gui.ui import panel
from gui.widgets.banner import Banner
from gui.widgets.pdf_preview import PdfPreview

BACK = "เอกสาร"
SAVE_AFTER_MS, DRAW_AFTER_MS = 1000, 150
_FORM, _PAPER = 5, 6  # shares of the width
_KEEP_YEAR = "เก็บเป็นผลของปี"
_BUG = "โปรแกรมทำงานผิดพลาดขณะบันทึก"


class PaperWriting(QWidget):
    """One paper at a time; what was typed is kept before another is opened.

    Attributes:
        headed: title, facts or acts are new.
    """

    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.draft_id = 0
        self.form: Form | None = None
        self._opened: OpenedDraft | None = None
        self._answers: dict[str, Answer] = {}
        self._steps: list[dict[str, Answer]] = []
        self._undone: list[dict[str, Answer]] = []
        self._typed = ""  # the slot of the last step
        self._kept: Mapping[str, Any] = {}  # what is on disk, or on its way
        self._before: Mapping[str, Any] = {}  # what the history knows
        self._lacking: Sequence[str] = ()
        self._save, self._draw = self._timer(self.save), self._timer(self.draw)
        self._maker = Maker(desk, self)
        self._maker.made.connect(self._on_made)
        self.preview = PdfPreview(desk.runner)
        self._maker.failed.connect(self.preview.say)
        self._place()

    def _timer(self, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def _place(self) -> None:
        self._inside = ui.col()
        self._area = ui.scroll(self._inside)
        self._area.setAccessibleName("แบบกรอก")
        self._trouble = Banner("", "bad", act="บันทึกอีกครั้ง", do=self.save)
        self._trouble.hide()
        self.warning = Banner("", "wait")
        self.warning.hide()
        sheet = panel(ui.col(self._area, margin=(1, 1, 1, 1)))
        both = ui.row(
            ui.box(ui.col(self._trouble, self.warning, sheet, gap=8)), self.preview, gap=16
        )
        both.setStretch(0, _FORM)
        both.setStretch(1, _PAPER)
        ui.fill(QVBoxLayout(self), [ui.box(both)])
        self.preview.setVisible(not self._desk.narrow)

    @property
    def head(self) -> Head:
        """What the window's header shows over the form."""
        opened = self._opened
        if opened is None:
            return Head(drafts.NAME, back=BACK)
        lacking = f"ยังขาด {len(self._lacking)} ข้อ" if self._lacking else ""
        facts = to_thai(" · ".join(filter(None, [opened.form.title, lacking])))
        title = service.title_of(self._kept) or NO_TITLE
        kept = (Act(_KEEP_YEAR, self.keep_assessment, "check"),) if self._is_assessment else ()
        acts = (
            Act("ลบเอกสารนี้", self.remove, "bin", rare=True),
            *kept,
            Act("ดูและพิมพ์", self.look, "print", ink=True, key="Ctrl+P"),
        )
        return Head(title, facts, acts, back=BACK)

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self._area, self.preview)

    def open(self, draft_id: int) -> None:
        """Read this paper and show its form."""
        self.close_draft()
        self.draft_id = draft_id
        workspace = self._desk.workspace
        self._desk.runner.query(
            lambda session: drafts.read(session, workspace, draft_id),
            self.show_draft,
            owner=self,
            failed=self._gone,
        )

    def _gone(self, error: Exception) -> None:
        self._desk.go("documents")
        self._desk.tell(error)

    def show_draft(self, opened: OpenedDraft) -> None:
        """Show this paper's form, the keyboard in its first answer."""
        from core.documents.forms import answers_of  # noqa: PLC0415 - brings ReportLab

        if opened.draft.id != self.draft_id:
            return
        self._opened, self._kept = opened, opened.draft.values
        self._before, self._lacking = self._kept, ()
        self._answers = answers_of(opened.form, self._kept)
        self._steps, self._undone, self._typed = [], [], ""
        form = Form(opened.form.parts, opened.form.groups, self._desk)
        form.show_answers(self._answers)
        form.know_people(opened.people)
        form.edited.connect(self._on_edited)
        form.paused.connect(self.save)
        form.undo_asked.connect(self.take_back)
        form.redo_asked.connect(self.do_again)
        self.form = form
        self._inside.addWidget(form)
        first = next((p.key for p in opened.form.parts if p.required), opened.form.parts[0].key)
        QTimer.singleShot(0, form, partial(form.go, first))
        self.draw()
        self.headed.emit()

    def save(self) -> None:
        """What is typed is on disk soon."""
        self._save.stop()
        values, id_ = self._values(), self.draft_id
        if not self.draft_id or values == self._kept:
            return

        def work(session: Session, _progress: Progress) -> None:
            service.write(session, id_, values)

        before, self._kept = self._kept, values
        failed = partial(self._on_failed, id_, before)
        self._desk.runner.change(work, lambda _none: self._on_saved(), failed=failed)

    def leave(self) -> None:
        """What is typed is on disk soon, and in the history."""
        self.save()
        before, after, id_ = self._before, self._kept, self.draft_id
        if not self.draft_id or before == after:
            return

        def work(session: Session, _progress: Progress) -> None:
            service.close_sitting(session, id_, before)

        self._before = after
        self._desk.runner.change(work, failed=self._desk.tell)

    def close_draft(self) -> None:
        """What is typed is kept, and no paper is open."""
        self.leave()
        self._forget()

    def _forget(self) -> None:
        self._save.stop()
        self._draw.stop()
        self._maker.forget()
        if self.form is not None:
            self.form.hide()
            self._inside.removeWidget(self.form)
            self.form.deleteLater()
        self.form, self._opened, self.draft_id = None, None, 0
        self._trouble.hide()
        self.warning.hide()

    def draw(self) -> None:
        """The paper beside is of what is typed now."""
        if self._opened is not None and not self._desk.narrow:
            self._maker.make(Request(self._opened.draft.kind, values=self._values()))

    def look(self) -> None:
        """The paper is among the others, to be printed, saved and numbered."""
        opened = self._opened
        if opened is not None:
            self._desk.go("documents", kind=opened.draft.kind, draft=opened.draft.id)

    @property
    def _is_assessment(self) -> bool:
        return self._opened is not None and self._opened.draft.kind == drafts.ITA

    def keep_assessment(self) -> None:
        """The scores typed are those of their year, for other papers to print."""
        drafts.keep_assessment(self._desk, self._values())

    def remove(self) -> None:
        """The paper is gone; that may be undone."""
        id_ = self.draft_id
        self.close_draft()
        self._desk.go("documents")
        drafts.remove(self._desk, id_)

    def take_back(self) -> bool:
        """Undo what was typed last; whether there was such a thing."""
        return self._turn(self._steps, self._undone)

    def do_again(self) -> bool:
        """Do again what was undone last; whether there was such a thing."""
        return self._turn(self._undone, self._steps)

    def _turn(self, from_: list[dict[str, Answer]], to: list[dict[str, Answer]]) -> bool:
        if not from_ or self.form is None:
            return False
        to.append(self._answers)
        before, self._answers = self._answers, from_.pop()
        now, self._typed = self._answers, ""
        new = (slot for slot in {**before, **now} if before.get(slot) != now.get(slot))
        for key in dict.fromkeys(slot.partition(".")[0] for slot in new):
            self.form.show_change(key, now)
        self._changed()
        return True

    def _values(self) -> dict[str, Any]:
        from core.documents.forms import values_of  # noqa: PLC0415 - brings ReportLab

        return values_of(self._opened.form, self._answers) if self._opened else {}

    def _on_edited(self, _part: str, slot: str) -> None:
        if self.form is None:
            return
        if slot != self._typed:
            self._steps.append(self._answers)
        self._undone.clear()
        self._typed = slot
        self._answers = {**self._answers, slot: self.form.answer(slot)}
        self._changed()

    def _changed(self) -> None:
        if not self._save.isActive():
            self._save.start(SAVE_AFTER_MS)
        self._draw.start(DRAW_AFTER_MS)

    def _on_made(self, made: Made) -> None:
        self._lacking = made.lacking
        self.warning.say(" · ".join(made.paper.warnings))
        self.preview.show_pdf(made.paper.data)
        self.headed.emit()

    def _on_saved(self) -> None:
        if ui.alive(self):
            self._trouble.hide()
            self.headed.emit()

    def _on_failed(self, id_: int, before: Mapping[str, Any], error: Exception) -> None:
        if not ui.alive(self) or id_ != self.draft_id:
            self._desk.tell(error)
            return
        self._kept = before
        why = str(error) if isinstance(error, UserError) else _BUG
        self._trouble.say(f"ยังไม่ได้บันทึก ข้อความบนจอยังอยู่ครบ · {why}")
