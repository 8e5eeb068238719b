"""A design being edited: what it is now, the chosen box, its very PDF, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from core.database import Session
from core.documents.backgrounds import keep_background
from core.documents.designs import Finding, OnDesk, findings, on_desk, sheet
from core.errors import UserError
from core.jobs import Progress
from core.typeset.design import Design, Kind
from core.typeset.design_edits import (
    Steps,
    added,
    changed,
    on_background,
    on_page,
    placed,
    pulled_in,
    removed,
)
from core.typeset.design_file import delete_design, write_design
from gui import ui
from gui.desk import Desk

CHECK_MS = 250  # after the last change, before every name is measured


class Editing(QObject):
    """One design over the certificates of a round; the program's own is copied, never changed.

    Attributes:
        opened: the design has been read.
        changed: the design or the chosen box is another.
        altered: what is printed is another: the design or the person.
        drawn: the very PDF of one certificate, as it is now.
        found: findings are new.
        kept: what is on disk is new.
    """

    opened = Signal()
    changed = Signal()
    altered = Signal()
    drawn = Signal(bytes)
    found = Signal()
    saved = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lies: OnDesk | None = None
        self._steps: Steps | None = None
        self.kept: Design | None = None  # as it is on disk
        self.index, self.record = -1, 0
        self.findings: tuple[Finding, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)

    @property
    def design(self) -> Design | None:
        """The design as it is now, once it has been read."""
        return self._steps.now if self._steps else None

    @property
    def lies(self) -> OnDesk | None:
        """What was read: the design with a round's certificates."""
        return self._lies

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._steps is not None and self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._steps is not None and self._steps.can_redo

    @property
    def is_kept(self) -> bool:
        """Whether nothing is to be saved: it is on disk, or a copy that nobody touched."""
        if self._lies is None or self.design is None:
            return True
        return self.design == (self.kept or self._lies.design)

    def open(self, award: str, key: str, draft: Mapping[str, object]) -> None:
        """Read the design; what ``draft`` holds of it comes before what is on disk."""
        house = self._desk.workspace.house

        def work(session: Session) -> OnDesk:
            return on_desk(session, house, award, key)

        def show(found: OnDesk) -> None:
            kept, design = draft.get("kept"), draft.get("design")
            self._lies, self.record = found, found.longest
            self.kept = kept if isinstance(kept, Design) else found.design if found.own else None
            self._steps = Steps(design if isinstance(design, Design) else found.design)
            self.index = int(cast("int", draft.get("index", _name_box(self._steps.now))))
            self.opened.emit()
            self._follow()

        self._desk.runner.query(work, show, owner=self)

    def pick(self, index: int) -> None:
        """This box is the chosen one."""
        if index != self.index:
            self.index = index
            self.changed.emit()

    def show_record(self, record: int) -> None:
        """Show the certificate of another person."""
        self.record = record
        self._follow()

    def do(self, design: Design, name: str = "") -> None:
        """The design is this one now; it can be taken back."""
        if self._steps is not None and self._steps.do(design, name):
            self._follow()

    def undo(self) -> None:
        """Take the last change back."""
        if self._steps is not None and self._steps.undo():
            self._follow()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._steps is not None and self._steps.redo():
            self._follow()

    def add(self, kind: str) -> None:
        """One more box, in the middle of the page, chosen."""
        if self.design is not None:
            self.index = len(self.design.boxes)
            self.do(added(self.design, cast("Kind", kind)))

    def delete(self) -> None:
        """The chosen box is gone; the one after it is chosen."""
        design, index = self.design, self.index
        if design is not None and 0 <= index < len(design.boxes):
            self.index = min(index, len(design.boxes) - 2)
            self.do(removed(design, index))

    def edit(self, values: Mapping[str, Any], name: str) -> None:
        """The chosen box has these values."""
        design, index = self.design, self.index
        if design is None or index < 0:
            return
        if "at" in values:
            self.do(placed(design, index, values["at"], exact=True), f"at{index}")
        else:
            self.do(changed(design, index, **values), f"{name}{index}")

    def retitle(self, title: str) -> None:
        """The design is called this; nothing else would find it again."""
        if self.design is not None and title.strip():
            self.do(replace(self.design, title=title.strip()), "title")

    def take_background(self, source: Path) -> None:
        """The office's own picture lies below the boxes instead of ornaments."""
        folder = self._desk.workspace.files

        def show(name: str) -> None:
            if self.design is not None:
                self.do(on_background(self.design, name))
                self._desk.toast("ใช้ภาพพื้นหลังแล้ว", self.undo)

        self._desk.runner.compute(
            lambda _progress: keep_background(folder, source), show, owner=self
        )

    def drop_background(self) -> None:
        """Nothing lies below the boxes."""
        if self.design is not None:
            self.do(on_background(self.design, ""))

    def repage(self, page: tuple[float, float]) -> None:
        """The design is on other paper; its boxes go with paper of the same shape."""
        if self.design is not None:
            self.do(on_page(self.design, page))

    def pull_in(self) -> None:
        """Every box lies whole on the page."""
        if self.design is not None:
            self.do(pulled_in(self.design))
            self._desk.toast("ดึงกล่องเข้ามาในกระดาษแล้ว", self.undo)

    @property
    def is_own(self) -> bool:
        """Whether the design lies in the office's folder."""
        return self.kept is not None

    def discard(self, then: Callable[[], object]) -> None:
        """The office's own design is gone from its folder; the toast brings it back."""
        kept, root, desk = self.kept, self._desk.workspace.resources[-1], self._desk
        if kept is None:
            return

        def done(_nothing: None) -> None:
            if ui.alive(self):
                self._steps = self.kept = None  # nothing is saved when it is left
            desk.toast(f"ลบแบบ{kept.title}แล้ว", lambda: _write(desk, root, kept))
            then()

        desk.runner.compute(lambda _progress: delete_design(root, kept.id), done, keep=True)

    def save(self) -> None:
        """The design lies in the office's folder, if it is new or changed."""
        design, before = self.design, self.kept
        if design is None or self.is_kept:
            return
        root, desk = self._desk.workspace.resources[-1], self._desk
        self.kept = design

        def failed(error: Exception) -> None:
            if ui.alive(self):
                self.kept = before
            desk.runner.failed.emit(error)

        def done(_file: Path) -> None:
            desk.toast(f"บันทึกแบบ{design.title}แล้ว")
            if ui.alive(self):
                self.saved.emit()

        desk.runner.compute(
            lambda _progress: write_design(root, design), done, keep=True, failed=failed
        )

    def draw(self) -> None:
        """The very PDF is on its way."""
        record = self.record
        self._compute(
            "sheet", lambda lies, design: sheet(lies.gathered, design, record), self.drawn.emit
        )

    def check(self) -> None:
        """Find what is wrong, on the certificate shown and in all the names."""
        self._timer.stop()
        record = self.record
        self._compute(
            "findings", lambda lies, design: findings(lies.gathered, design, record), self._say
        )

    def _follow(self) -> None:
        """Tell of the change; the findings follow it."""
        if self.design is not None:
            self.index = min(self.index, len(self.design.boxes) - 1)
        self.changed.emit()
        self.altered.emit()
        self._timer.start()

    def _compute(
        self, name: str, work: Callable[[OnDesk, Design], Any], then: Callable[[Any], object]
    ) -> None:
        lies, design = self._lies, self.design
        if lies is None or design is None or not lies.names:
            return

        def compute(_progress: Progress) -> object:
            return work(lies, design)

        self._desk.runner.compute(
            compute, then, newest=f"design-{name}", owner=self, failed=self._tell
        )

    def _say(self, found: tuple[Finding, ...]) -> None:
        self.findings = found
        self.found.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.runner.failed.emit(error)
        elif ui.alive(self):
            self._say((Finding(str(error), ()),))


def _write(desk: Desk, root: Path, design: Design) -> None:
    def done(_file: Path) -> None:
        desk.toast(f"แบบ{design.title}อยู่ที่เดิมแล้ว")

    desk.runner.compute(lambda _progress: write_design(root, design), done, keep=True)


def _name_box(design: Design) -> int:
    """The box that says the holder's name, else the first."""
    named = (i for i, box in enumerate(design.boxes) if "{name}" in box.value)
    return next(named, min(0, len(design.boxes) - 1))
