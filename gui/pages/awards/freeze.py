"""ยืนยันผล: the winners, what stands in the way, the confirmed versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.awards import service
from core.awards.queries import VersionRow
from core.awards.service import Frozen
from core.awards.views import CategoryRow
from core.database import Session
from core.jobs import Progress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import icons, ui
from gui.desk import Desk
from gui.dialogs import Question
from gui.page import Act
from gui.pages.awards.name_label import NameLabel
from gui.pages.awards.part import StepPart
from gui.pages.awards.reading import Facts, Obstacle, obstacles
from gui.pages.awards.reopening import Reopening
from gui.pages.awards.standings import status
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel

_SIDE = 392
_WHERE = {
    "votes": "ไปนำเข้าคะแนน",
    "names": "ไปยืนยันชื่อ",
    "decisions": "ไปลงมติ",
}
_HASH = 16  # letters of the hash that stand on screen; the whole is in the clipboard


class FreezeStep(StepPart):
    """Nothing is confirmed while anything waits; what is confirmed no longer moves."""

    step = "freeze"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: object = None

    @override
    def show_facts(self, facts: Facts) -> None:
        super().show_facts(facts)
        if (facts.row, facts.versions) == self._shown:
            return
        self._shown = (facts.row, facts.versions)
        side = col(*self._side(facts), None, gap=12)
        if self.desk.narrow:
            inside = col(side, self._winners(facts), None, gap=12, margin=(24, 0, 14, 16))
            self.fill(ui.scroll(inside))
            return
        left = ui.scroll(col(self._winners(facts), None, margin=(0, 0, 2, 0)))
        right = ui.scroll(side)
        right.setFixedWidth(ui.px(_SIDE))
        both = row(left, right, gap=16)
        both.setStretch(0, 1)
        self.fill(ui.box(both), margin=(24, 0, 24, 16))

    @override
    def acts(self) -> Sequence[Act]:
        facts = self.facts
        if facts.frozen:
            reopen = Act("เปิดผลอีกครั้ง", self.ask_reopen, "history")
            return (reopen, self.onward())
        found = obstacles(facts)
        why = f"{found[0].sentence} ({to_thai(len(found))} เรื่อง)" if len(found) > 1 else ""
        why = why or (found[0].sentence if found else "")
        return (Act("ยืนยันผล", self.ask_freeze, "check", ink=True, why_not=why),)

    @override
    def start(self) -> None:
        first = self.findChild(type(button("")))
        if first is not None:
            first.setFocus()

    def ask_freeze(self) -> None:
        """Say who wins, then confirm."""
        facts = self.facts
        lines = [f"{facts.titled(c)}: {c.winner}" for c in facts.row.tally.categories]
        number = len(facts.versions) + 1
        question = Question(
            to_thai(f"ยืนยันผลฉบับที่ {number}"),
            "หลังยืนยัน การนำเข้า ยืนยันชื่อ และมติจะแก้ไม่ได้จนกว่าจะเปิดผลอีกครั้ง เกียรติบัตรได้เลขที่ทันที",
            yes="ยืนยันผล",
            lines=lines,
        )
        self.desk.ask(question, self._freeze)

    def ask_reopen(self) -> None:
        """Ask why, then open the result again."""
        Reopening(self.desk, self.facts)

    def _freeze(self) -> None:
        workspace, key = self.desk.workspace, self.facts.row.key

        def work(session: Session, _progress: Progress) -> Frozen:
            return service.freeze(session, workspace.rulebook, key)

        def then(frozen: Frozen) -> None:
            many = len(frozen.winners)
            said = f"ยืนยันผลฉบับที่ {frozen.version} แล้ว เกียรติบัตร {many} ใบมีเลขที่แล้ว"
            self.desk.toast(to_thai(said))

        self.change(work, then)

    def _winners(self, facts: Facts) -> QWidget:
        lines: list[ui.Item] = [self._version_head(facts)]
        for category in facts.row.tally.categories:
            lines += [ui.rule(), _winner(category)]
        return panel(col(*lines, gap=0, margin=(1, 0, 1, 6)))

    def _version_head(self, facts: Facts) -> QWidget:
        title = to_thai(f"ผลฉบับที่ {facts.row.version}") if facts.frozen else "ผลที่จะยืนยัน"
        badge = Badge("ยืนยันแล้ว", "good", "check") if facts.frozen else Badge("ยังไม่ยืนยัน", "still")
        line = row(label(title, "heading"), None, BadgeLabel(badge), margin=(18, 12, 16, 10))
        return ui.box(line)

    def _side(self, facts: Facts) -> list[ui.Item]:
        items: list[ui.Item] = []
        if not facts.frozen:
            found = obstacles(facts)
            items.append(self._in_the_way(found) if found else _ready())
        if facts.versions:
            items.append(self._versions(facts))
        return items

    def _in_the_way(self, found: Sequence[Obstacle]) -> QWidget:
        count = to_thai(len(found))
        lines: list[ui.Item] = []
        for one in found:
            where = {"category": one.category} if one.category else {}
            go = button(_WHERE[one.step], "link", do=partial(self.go, one.step, **where))
            words = label(one.sentence, "small", wrap=True)
            body = ui.box(col(words, row(go, None), gap=0))
            line = row(col(2, ui.Glyph("wait", "wait-text", 16), None, gap=0), body, gap=8)
            line.setStretch(1, 1)
            lines += [ui.rule(), line] if lines else [line]
        head = label(f"ต้องทำก่อนยืนยันผล {count} เรื่อง", "heading")
        return panel(col(head, *lines, gap=8, margin=(18, 12, 18, 14)))

    def _versions(self, facts: Facts) -> QWidget:
        lines: list[ui.Item] = []
        for one in facts.versions:
            lines += [ui.rule()] if lines else []
            lines.append(self._version(one, in_force=one.version == facts.row.version))
        return panel(col(label("ฉบับที่ยืนยัน", "heading"), *lines, gap=8, margin=(18, 12, 18, 14)))

    def _version(self, one: VersionRow, *, in_force: bool) -> QWidget:
        local = one.frozen_at.astimezone()
        when = to_thai(f"{short_date(local.date())} {local:%H.%M} น.")
        badge = (
            Badge("ใช้อยู่", "good", "check") if in_force else Badge("เปิดใหม่แล้ว", "still", "history")
        )
        head = row(label(to_thai(f"ฉบับที่ {one.version}"), "strong"), None, BadgeLabel(badge))
        digest = label(f"SHA-256 {one.sha256[:_HASH]}…", "small", "faint", select=True)
        ui.set_tip(digest, one.sha256)
        items: list[ui.Item] = [
            head,
            label(f"{when} · {one.who}", "small", "muted", wrap=True),
            digest,
        ]
        if one.reopen_reason:
            items.append(label(f"เปิดอีกครั้งเพราะ {one.reopen_reason}", "small", wrap=True))
        return ui.box(col(*items, gap=0))


def _ready() -> QWidget:
    words = (
        "ทุกด้านมีผู้ได้รับคัดเลือกแล้ว ยืนยันผลแล้วโปรแกรมเก็บกติกา รายชื่อ คะแนน และมติไว้ทั้งหมด "
        "เอกสารทุกฉบับพิมพ์จากผลที่ยืนยันเท่านั้น"
    )
    head = row(ui.Glyph("shield", "good-text", 20), label("พร้อมยืนยันผล", "heading"), None, gap=8)
    return panel(col(head, label(words, "small", wrap=True), gap=6, margin=(18, 12, 18, 14)))


def _winner(category: CategoryRow) -> QWidget:
    sign = category.key if category.key in icons.drawings() else "award"
    place = next((s for s in category.standings if s.person_id == category.winner_id), None)
    if category.winner is None:
        words: QWidget = label("ยังไม่มีผู้ได้รับคัดเลือก", tone="wait")
        below = ""
    else:
        words = NameLabel(category.winner)
        below = place.post if place else ""
    mark = status(category)
    title = ui.box(row(label(category.title), None), 84)
    items: list[ui.Item] = [
        ui.Glyph(sign, "wait-text" if category.winner is None else "ink-text", 20),
        title,
        ui.box(col(words, *([label(below, "small", "muted", wrap=True)] if below else []), gap=0)),
    ]
    if mark is not None:
        items.append(BadgeLabel(mark))
    if place is not None and category.winner is not None:
        votes = label(to_thai(f"{place.votes:,} คะแนน"), "strong")
        share = label(to_thai(f"{place.percent}%"), "small", "muted")
        for made in (votes, share):
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
        items.append(ui.box(col(votes, share, gap=0), 84))
    line = row(*items, gap=10, margin=(16, 8, 16, 8))
    line.setStretch(2, 1)
    return ui.box(line)
