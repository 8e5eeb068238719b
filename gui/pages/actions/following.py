"""The sheet that makes a lesson's recommendations into tasks, and shows how those stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.actions import queries, service
from core.actions.queries import ActionRow
from core.actions.service import ActionFields
from core.actions.wording import PART_NAMES
from core.answers import Item
from core.database import Session
from core.jobs import Progress
from core.lessons import queries as lessons
from core.lessons.template import template_for
from core.recall import Recall
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.editing import ActionSheet
from gui.pages.actions.listing import BADGES, OVERDUE, day
from gui.pages.actions.reading import today
from gui.ui import button, col, label, row
from gui.widgets.badge import BadgeLabel
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.workspace import Workspace

_WIDE = 720
_MOST_HIGH = 400  # of the list, before it scrolls
_AROUND = 220  # what stands above and below the list in the least window


@dataclass(frozen=True, slots=True)
class Followable:
    """One item with words, and what became of it."""

    part: str
    id: int
    words: str
    action: ActionRow | None


def followables(session: Session, workspace: Workspace, record_id: int) -> list[Followable]:
    """Every item of the parts that are followed up, in the order of the paper."""
    view = lessons.lesson(session, workspace.templates, record_id)
    template = template_for(workspace.templates, view.template, view.version)
    made = {one.item_id: one for one in queries.of_lesson(session, record_id)}
    asked = (part.answer.slots_in(part.key, view.answers) for part in template.parts)
    slots = [slot for some in asked for slot, _shape in some if service.is_followed(slot)]
    listed = [(slot, view.answers.get(slot)) for slot in slots]
    recall = Recall(session)
    return [
        Followable(part, item.id, recall.said(record_id, item.text), made.get(item.id))
        for part, answer in listed
        for item in _flat(answer if isinstance(answer, tuple) else ())
        if item.id is not None and item.text.strip()
    ]


def follow_up(desk: Desk, record_id: int) -> None:
    """Show the sheet for a lesson, with what is on disk by then."""
    workspace = desk.workspace

    def work(session: Session) -> list[Followable]:
        return followables(session, workspace, record_id)

    desk.runner.query(work, partial(Following, desk, record_id))


class Following(QObject):
    """Items under the names of their parts; each may be followed, or says how its task stands."""

    def __init__(self, desk: Desk, record_id: int, found: Sequence[Followable]) -> None:
        super().__init__(desk.host)
        self._desk, self._record_id = desk, record_id
        done = sum(one.action is not None for one in found)
        counted = to_thai(f"ติดตามแล้ว {done} จาก {len(found)} ข้อ")
        none = "ยังไม่มีข้อในส่วนควร–จำเป็น–อยากทำ และข้อเสนอแนะ เขียนส่วนเหล่านี้ก่อน"
        shut = button("ปิด")
        body = col(
            label("ติดตามข้อเสนอแนะ", "heading"),
            label(counted if found else none, "small", "muted", wrap=True),
            self._list(found),
            row(None, shut, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, _WIDE, 0.3)
        shut.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        QApplication.instance().focusChanged.connect(self._bring)  # type: ignore[union-attr]
        self.sheet.open()

    def follow(self, one: Followable) -> None:
        """Ask who does it and by when; come back to the sheet after."""
        desk, back = self._desk, partial(follow_up, self._desk, self._record_id)

        def write(session: Session, typed: ActionFields) -> int:
            return service.from_item(session, one.id, typed, today())

        def saved(action_id: int) -> None:
            back()
            desk.toast("เพิ่มงานติดตามแล้ว", partial(_take_back, desk, action_id))

        def ask() -> None:
            given = ActionFields(one.words)
            sheet = ActionSheet(desk, "ติดตามข้อนี้", given, write, saved, PART_NAMES[one.part])
            sheet.sheet.refused.connect(back)

        self.sheet.answer(ask)

    def show_action(self, action_id: int) -> None:
        """Go to the task on its own page."""
        self.sheet.answer(partial(self._desk.go, "actions", action=action_id))

    def _list(self, found: Sequence[Followable]) -> QWidget:
        items: list[ui.Item] = []
        for part, some in _by_part(found).items():
            items.append(label(PART_NAMES[part], "small", "muted"))
            items += [self._line(one) for one in some]
        inside = col(*items, None, gap=8, margin=(0, 0, 10, 0))
        area = self._area = ui.scroll(inside)
        wide = ui.px(_WIDE - 24 - 20 - 16)
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else 0
        most = min(ui.px(_MOST_HIGH), self._desk.host.height() - ui.px(_AROUND))
        area.setFixedHeight(min(max(high, inside.minimumSize().height()), most))
        return area

    def _bring(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now is not None and ui.alive(self._area) and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)

    def _line(self, one: Followable) -> QWidget:
        words = label(one.words, wrap=True)
        if one.action is None:
            do = partial(self.follow, one)
            act = button("ติดตาม", "tint", "plus", "s", do=do)
            act.setAccessibleName(f"ติดตาม {one.words}")
            line = row(words, col(act, None), gap=12)
        else:
            sign = OVERDUE if one.action.is_overdue(today()) else BADGES[one.action.state]
            do = partial(self.show_action, one.action.id)
            link = button("เปิด", "link", "", "s", do=do)
            link.setAccessibleName(f"เปิดงานติดตาม {one.words}")
            who = " · ".join(part for part in (one.action.owner, _until(one.action)) if part)
            said = col(words, label(who, "small", "muted", wrap=True), gap=0) if who else col(words)
            line = row(said, col(BadgeLabel(sign), None), col(link, None), gap=12)
        line.setStretch(0, 1)
        return ui.box(line)


def _until(one: ActionRow) -> str:
    return f"ภายใน {day(one.due)}" if one.due else ""


def _by_part(found: Sequence[Followable]) -> Mapping[str, list[Followable]]:
    parts: dict[str, list[Followable]] = {}
    for one in found:
        parts.setdefault(one.part, []).append(one)
    return parts


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _take_back(desk: Desk, action_id: int) -> None:
    def work(session: Session, _progress: Progress) -> None:
        service.remove(session, action_id)

    desk.runner.change(work)
