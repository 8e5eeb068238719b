"""A paper of a round beside the few things it asks for: preview, save, print, all of one PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from core.awards import printed
from core.database import Session
from core.documents.paper import MissingValuesError, Paper, Request
from core.errors import UserError
from core.jobs import Progress
from gui import editables, locking, printing, ui
from gui.desk import Desk
from gui.page import Act
from gui.pages.awards.designs import DesignPicker
from gui.pages.awards.paper_fields import PaperFields
from gui.pages.awards.paper_notes import PaperNotes
from gui.pages.awards.part import Part
from gui.pages.awards.reading import Facts
from gui.ui import col, label, panel, row
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.sheets import Fit

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.documents.document import Value
    from core.documents.gathered import Gathered

_SIDE = 356
_AFTER_MS = 120  # after the last key, before the paper is made again


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, what it was drawn from, and what a final one still lacks."""

    paper: Paper
    gathered: Gathered
    lacking: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What the fields say."""

    values: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    design: str = "gold"


class PaperSheet(Part):
    """One kind of paper of one round.

    A final paper that lacks something is shown as a draft, and what is lacking is said by name.
    """

    def __init__(
        self,
        desk: Desk,
        kind: str,
        *,
        designer: Callable[[], object] | None = None,
        below: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(desk)
        self._kind = kind
        self._facts: Facts | None = None
        self._made: Made | None = None
        self._wish, self._asked = Wish(), 0
        self._fields = PaperFields()
        self._fields.changed.connect(self.again)
        self._preview = PdfPreview(desk.runner)
        self._preview.setMinimumHeight(ui.px(380) if desk.narrow else 0)
        if designer:
            self._preview.set_fit(Fit.PAGE)
        self._picker = DesignPicker(desk, self._take_design) if designer else None
        if self._picker is not None:
            self._picker.choose(self._wish.design)
        self._draft = QCheckBox("พิมพ์เป็นร่าง")
        self._draft.toggled.connect(self.again)
        self._notes = PaperNotes(desk)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._make)
        self._place(designer, below)
        self._ask_kinds()

    def show_facts(self, facts: Facts) -> None:
        """Make the paper of the round as it is now."""
        self._facts = facts
        if self._picker is not None:
            self._picker.show_round(facts.row.key)
        self._make()

    @override
    def acts(self) -> Sequence[Act]:
        why = self.why_not()
        gathered = self._made.gathered if self._made else None
        return (
            Act("บันทึก PDF", self.save, "save", key="Ctrl+Shift+S", why_not=why),
            *editables.acts(gathered, self.save_word, self.save_excel, why),
            locking.act(self.save_locked, why),
            Act(self._print_words(), self.print_, "print", ink=True, key="Ctrl+P", why_not=why),
        )

    @override
    def draft(self) -> Mapping[str, object]:
        return {"wish": self.wish()}

    @override
    def restore(self, draft: Mapping[str, object]) -> None:
        wish = draft.get("wish")
        if isinstance(wish, Wish):
            self._wish = wish
            self._fields.fill_in(wish.values)
            self._draft.setChecked(wish.draft)
            if self._picker is not None:
                self._picker.choose(wish.design)
            self._make()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self._preview, self._side)

    @override
    def start(self) -> None:
        if not self._fields.start():
            self._draft.setFocus()

    def wish(self) -> Wish:
        """What the fields say now."""
        values, draft = self._fields.values(), self._draft.isChecked()
        return replace(self._wish, values=values, draft=draft)

    def why_not(self) -> str:
        """Why the paper cannot be saved or printed yet, as a sentence; empty if it can."""
        made = self._made
        if made is None:
            return "กำลังทำเอกสาร"
        if made.lacking and not self._draft.isChecked():
            lacking = " ".join(made.lacking)
            return f"ยังขาด {lacking} จึงยังพิมพ์ฉบับจริงไม่ได้ พิมพ์ฉบับร่างได้"
        return ""

    @property
    def made(self) -> Made | None:
        """The paper on screen, once there is one."""
        return self._made

    def save(self) -> None:
        """Let the officer say where, then the very PDF on screen lies there."""
        if self._made is not None:
            printing.save(self.desk, self._made.paper, self.noted)

    def save_word(self) -> None:
        """The paper on screen as a Word file."""
        self._save_as(editables.WORD)

    def save_excel(self) -> None:
        """The tables of the paper on screen as an Excel file."""
        self._save_as(editables.EXCEL)

    def save_locked(self) -> None:
        """The very PDF on screen, behind a passphrase."""
        if self._made is not None:
            locking.LockSheet(self.desk, self._made.paper, self.noted)

    def _save_as(self, ending: str) -> None:
        if self._made is not None:
            editables.save(self.desk, self._made.gathered, ending)

    def print_(self) -> None:
        """Send the very PDF on screen to a printer that the officer chooses."""
        if self._made is not None:
            printing.ask(self.desk, self._made.paper, self.noted)

    def _print_words(self) -> str:
        pages = self._made.paper.pages if self._made else 0
        return f"พิมพ์ {ui.thai(pages)} ใบ" if self._picker and pages else "พิมพ์"

    def noted(self) -> None:
        """The history knows that the final paper has been made."""
        made, facts, kind = self._made, self._facts, self._kind
        if made is None or made.draft or facts is None or not facts.frozen:
            return
        workspace, key = self.desk.workspace, facts.row.key

        def work(session: Session, _progress: Progress) -> None:
            printed.note(session, workspace.rulebook, key, kind)

        runner = self.desk.runner
        runner.change(work)

    def _place(self, designer: Callable[[], object] | None, below: Sequence[QWidget]) -> None:
        items: list[ui.Item] = [self._fields, self._draft]
        if self._picker is not None:
            edit = ui.button("แก้แบบนี้", "link", "pen", do=designer)
            items = [row(label("แบบเกียรติบัตร", "heading"), None, edit), self._picker, *items]
        card = panel(col(*items, gap=10, margin=(18, 14, 18, 16)))
        inside = col(card, self._notes, *below, None, gap=12, margin=(0, 0, 2, 0))
        if self.desk.narrow:
            self._side: QWidget = ui.box(inside)
            self.fill(ui.scroll(col(self._preview, self._side, gap=12, margin=(0, 0, 12, 12))))
            return
        self._side = ui.scroll(inside)
        self._side.setFixedWidth(ui.px(_SIDE))
        both = row(self._preview, self._side, gap=16)
        both.setStretch(0, 1)
        self.fill(ui.box(both))

    def _ask_kinds(self) -> None:
        workspace, kind = self.desk.workspace, self._kind

        def work(_session: Session) -> tuple[Value, ...]:
            from core.documents.service import paper_kinds  # noqa: PLC0415 - brings ReportLab

            return next(one.given for one in paper_kinds(workspace.house) if one.kind == kind)

        self.query(work, self._fields.show_values)

    def choose_design(self, design: str) -> None:
        """Make the certificates in this design."""
        if self._picker is not None:
            self._picker.choose(design)
        self._take_design(design)

    def _take_design(self, design: str) -> None:
        self._wish = replace(self.wish(), design=design)
        self.again()

    def again(self, _changed: object = None) -> None:
        """The paper is made anew, with the fields and the settings of now."""
        self._timer.start()

    def _make(self) -> None:
        """Gather in the database's lane, draw beside it; only the last wish is shown."""
        if self._facts is None:
            return
        self._timer.stop()
        self._asked += 1
        asked, wish, workspace = self._asked, self.wish(), self.desk.workspace
        request = Request(
            self._kind,
            award=self._facts.row.key,
            values=wish.values,
            design=wish.design,
            draft=wish.draft,
        )

        def work(session: Session) -> tuple[Gathered, tuple[str, ...], bool]:
            from core.documents.service import gather  # noqa: PLC0415 - brings ReportLab

            try:
                return gather(session, workspace.house, request), (), wish.draft
            except MissingValuesError as error:
                draft = replace(request, draft=True)
                return gather(session, workspace.house, draft), error.missing, True

        self.desk.runner.query(
            work, partial(self._draw, asked), owner=self, failed=self._say_why_not
        )

    def _draw(self, asked: int, gathered: tuple[Gathered, tuple[str, ...], bool]) -> None:
        if asked != self._asked:
            return
        found, lacking, draft = gathered

        def work(progress: Progress) -> Made:
            from core.documents.service import draw  # noqa: PLC0415 - brings ReportLab

            return Made(draw(found, progress), found, lacking, draft)

        self.desk.runner.compute(
            work,
            self._show,
            newest=f"award-paper/{self._kind}",
            owner=self,
            failed=self._say_why_not,
        )

    def _show(self, made: Made) -> None:
        self._made = made
        self._preview.show_pdf(made.paper.data)
        self._notes.show_paper(made.paper, made.lacking)
        self.headed.emit()

    def _say_why_not(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.desk.runner.failed.emit(error)
        elif ui.alive(self):
            self._preview.say(str(error))
