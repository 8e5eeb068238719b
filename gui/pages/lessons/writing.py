"""One record as it is written: outline, form, paper. Everything saves itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.answers import Answer
from core.checks import declared
from core.lessons.queries import LessonView
from core.lessons.template import Part, Template
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.form import Form
from gui.pages.lessons import output
from gui.pages.lessons.answering import Answering
from gui.pages.lessons.beside import PaperBeside
from gui.pages.lessons.draft import Draft, Sitting
from gui.pages.lessons.lookback_near import NearBar
from gui.pages.lessons.outline import FILLED, Outline, Progress, progress_of
from gui.pages.lessons.panes import Panes
from gui.pages.lessons.sight import Sight
from gui.ui import label, panel
from gui.widgets.banner import Banner
from gui.widgets.pdf_preview import PdfPreview

READ_ONLY = "บันทึกนี้เสนอหรือลงนามแล้ว จึงอ่านได้อย่างเดียว"


@dataclass(slots=True)
class Opened:
    """A record with all that its form needs.

    ``opening`` is what it said when the officer opened it, ``sitting`` what was typed since,
    ``part`` where to begin.
    """

    view: LessonView
    template: Template
    people: Sequence[tuple[str, str]] = ()
    opening: Mapping[str, Answer] | None = None
    sitting: Sitting = field(default_factory=Sitting)
    part: str = ""


class Writing(QWidget):
    """Outline left, form in the middle, paper right; where it is narrow, one of them.

    Attributes:
        headed: title, pages or what is saved are new.
    """

    headed = Signal()

    def __init__(self, desk: Desk, opened: Opened) -> None:
        super().__init__()
        self.desk, self.view, self.template = desk, opened.view, opened.template
        self.form = Form(opened.template.parts, opened.template.groups, desk)
        self.form.show_answers({**opened.view.answers, **opened.sitting.unsaved})
        self.form.know_people(opened.people)
        self.draft = Draft(
            desk, opened.view.id, opened.view.answers, opened.sitting, self.form.hold
        )
        self.draft.setParent(self)
        opening = opened.view.answers if opened.opening is None else opened.opening
        steps = opened.sitting.steps
        self.answering = Answering(opened.template, self.form, self.draft, steps, opening)
        self.paper = PaperBeside(
            desk, opened.view.id, opened.template.parts, lambda: self.draft.unsaved
        )
        self.paper.setParent(self)
        self.outline = Outline(opened.template)
        self.near = NearBar(desk, opened.view.id)
        if self.read_only:
            self.near.hide()
        self._progress: dict[str, Progress] = {}
        self._place()
        self._connect()
        self._show_progress(opened.template.parts)
        self._here = opened.part or self._first()
        self._show_here(self._here)  # else the outline begins at its top when it gets the keyboard

    @property
    def here(self) -> str:
        """The part that is written now."""
        return self._here

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What stands in the form, by slot."""
        return self.answering.answers

    @property
    def touched(self) -> bool:
        """Whether anything was changed since the record was opened."""
        return self.answering.touched

    @property
    def preview(self) -> PdfPreview:
        """The pane that shows the paper."""
        return self.paper.preview

    @property
    def pages(self) -> int:
        """How many the paper has; 0 before it is drawn."""
        return self.paper.pages

    @property
    def read_only(self) -> bool:
        """Whether it was sent or signed."""
        return self.view.state != "draft"

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return self._panes.stops

    def missing(self) -> list[Part]:
        """Required parts that are not complete, and those whose answer has a fault, in order."""
        open_ = (Progress.MISSING, Progress.BEGUN)
        return [part for part in self.template.parts if self._progress[part.key] in open_]

    def go(self, key: str) -> None:
        """Put the keyboard into a part's answer, the part in sight."""
        self._panes.show_form()
        self.show_part(key)
        self.form.go(key)

    def show_paper(self) -> None:
        """The paper is in sight, where the window is narrow instead of the form."""
        self._panes.show_paper()

    def show_part(self, key: str) -> None:
        """The part stands at the top of the form."""
        self._here = key
        self.form.begin(key, self.window().height())
        self._sight.show_part(key)
        self._show_here(key)
        self._mark()

    def take_back_all(self) -> None:
        """The whole record says what it said when it was opened; that may be undone."""
        self.answering.take_back_all()
        self.desk.toast("ย้อนเป็นอย่างตอนเปิดบันทึกแล้ว", self._take_back)

    def _take_back(self) -> None:
        if ui.alive(self):
            self.answering.take_back()
            self.draft.close_sitting()

    def print_paper(self) -> None:
        """Print the final paper; if parts are missing, say which."""
        self.leave()
        output.finish(self.desk, self, self.view.id, self.missing(), self.go, output.print_)

    def save_paper(self) -> None:
        """Keep the final paper as a file; if parts are missing, say which."""
        self.leave()
        output.finish(self.desk, self, self.view.id, self.missing(), self.go, output.save)

    def save_word(self) -> None:
        """Keep the final paper as a Word file; if parts are missing, say which."""
        self.leave()
        output.finish(self.desk, self, self.view.id, self.missing(), self.go, output.save_word)

    def save_locked(self) -> None:
        """Keep the final paper behind a passphrase; if parts are missing, say which."""
        self.leave()
        output.finish(self.desk, self, self.view.id, self.missing(), self.go, output.save_locked)

    def refresh(self) -> None:
        """Draw the paper again."""
        self.paper.ask()

    def leave(self) -> None:
        """What is typed is on disk soon, and in the history."""
        self.draft.close_sitting()

    def _place(self) -> None:
        self._inside = ui.col()
        self._area = ui.scroll(self._inside)
        self._area.setAccessibleName("แบบบันทึก")
        self._sight = Sight(self.form, self._area)
        self._count = label("", "small", "muted")
        self._trouble = Banner("", "bad", act="บันทึกอีกครั้ง", do=self.draft.save)
        self._trouble.hide()
        above: list[ui.Item] = [Banner(READ_ONLY, "sunken", icon="lock")] if self.read_only else []
        self.form.setDisabled(self.read_only)
        sheet = panel(ui.col(self._area, margin=(1, 1, 1, 1)))
        middle = ui.box(ui.col(*above, self._trouble, sheet, self.near, gap=8))
        self._panes = Panes(
            self.outline, self._count, middle, self.preview, narrow=self.desk.narrow
        )
        ui.fill(QVBoxLayout(self), [self._panes])

    def _connect(self) -> None:
        self.answering.changed.connect(self._on_changed)
        self.form.edited.connect(self.near.listen)
        self.form.judged.connect(lambda key: self._show_progress([self.template.by_key[key]]))
        self.form.entered.connect(self._on_entered)
        self.form.paused.connect(self.draft.save)
        self.form.finished.connect(self.draft.close_sitting)
        self.draft.saved.connect(self._on_saved)
        self.draft.refused.connect(self._on_refused)
        self.paper.paged.connect(self.headed)
        self.outline.chosen.connect(self.show_part)
        self.outline.asked.connect(self.go)
        self._panes.asked.connect(self.go)
        self._panes.paper_shown.connect(self._on_paper_shown)

    def stand(self) -> None:
        """The form takes its place; last, for whatever moves its many fields styles them anew."""
        self._inside.addWidget(self.form)
        self.form.begin(self._here, self.window().height())
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._show_here(self._here)
        if not self.read_only:
            self.go(self._here)
        self.paper.ask()

    def _first(self) -> str:
        """Where to go on: the first part that is missing, else the first of all."""
        missing = self.missing()
        return (missing or list(self.template.parts))[0].key

    def _on_changed(self, parts: Sequence[Part]) -> None:
        self._show_progress(parts)
        if self._panes.paper_in_sight:
            self.paper.ask()
        QTimer.singleShot(0, self, self._sight.show_cursor)

    def _on_entered(self, key: str) -> None:
        self._here = key
        self._show_here(key)
        self._mark()

    def _show_here(self, key: str) -> None:
        self.outline.show_here(key)
        self._panes.show_here(key)

    def _on_paper_shown(self) -> None:
        self.preview.sheets.setFocus()
        self.paper.ask()

    def _on_saved(self) -> None:
        self._trouble.hide()
        self.headed.emit()

    def _on_refused(self, why: str) -> None:
        self._trouble.say(f"ยังไม่ได้บันทึก ข้อความบนจอยังอยู่ครบ · {why}")
        self.headed.emit()

    def _mark(self) -> None:
        self.paper.show_here(self._here)

    def _show_progress(self, parts: Sequence[Part]) -> None:
        for part in parts:
            self._progress[part.key] = progress_of(part, self.answers, self.form.fault(part.key))
        self.outline.show_progress(self._progress)
        self._panes.show_progress(self._progress)
        required = [part for part in self.template.parts if part.required]
        done = sum(self._progress.get(part.key) in FILLED for part in required)
        short = sum(one is Progress.SHORT for one in self._progress.values())
        more = f" · สั้นไป {short}" if short else ""
        self._count.setText(to_thai(f"ครบ {done} จาก {len(required)} ข้อที่ต้องมี{more}"))
        if any(part.fields for part in parts):
            self._advise()

    def _advise(self) -> None:
        """What the template's own rules find stands below the parts."""
        found: dict[str, list[str]] = {}
        for one in declared.look(self.template, self.answers):
            found.setdefault(one.passage.slot.partition(".")[0], []).append(one.message)
        self.form.advise({key: "\n".join(said) for key, said in found.items()})
