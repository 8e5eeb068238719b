"""Every row of a file as an import would judge it: verdicts, sentences, nothing saved yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.imports.findings import Finding
from core.imports.sheet import Sheet
from core.imports.vote_preview import Preview, RowSeen
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.awards.reading import Facts
from gui.table_model import Column
from gui.ui import col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.table import Filter, Listing, Table

_SIDE = 372
_VERDICTS = {
    "accepted": Badge("รับ", "good", "check"),
    "replaced": Badge("แทนที่", "still", "sheet"),
    "refused": Badge("ไม่รับ", "bad", "close"),
}
_LANDINGS = {
    "waiting": Badge("รอยืนยัน", "wait", "people"),
    "void": Badge("บัตรเสีย", "bad", "close"),
    "blank": Badge("ไม่ลงคะแนน", "still"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row with all that was found in it."""

    seen: RowSeen
    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """Who sent it, or what stands in place of that."""
        return self.seen.voter or "ไม่รู้ว่าใครส่ง"

    @property
    def sentence(self) -> str:
        """What was found, without the row's number, which stands beside it."""
        return " ".join(said(one) for one in self.findings)

    def landed(self, landing: str) -> int:
        """How many answers of a counting row land so."""
        if self.seen.verdict != "accepted":
            return 0
        return sum(one.landing == landing for one in self.seen.answers)

    def badges(self) -> Sequence[Badge]:
        """The verdict, then what happens to answers."""
        out = [_VERDICTS[self.seen.verdict]]
        for landing in ("waiting", "void"):
            many = self.landed(landing)
            if many:
                badge = _LANDINGS[landing]
                count = f" {to_thai(many)}" if many > 1 else ""
                out.append(Badge(badge.text + count, badge.tone, badge.icon))
        return out


def said(finding: Finding) -> str:
    """The sentence of a finding without its ``แถว ๓:`` before it."""
    place = f"แถว {to_thai(finding.row)}"
    return finding.message.removeprefix(place).removeprefix(":").strip()


def lines(preview: Preview) -> list[Line]:
    """Every row in the file's order, each with its findings."""
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in preview.report.findings:
        found[finding.row].append(finding)
    ordered = sorted(preview.rows, key=lambda seen: seen.row)
    return [Line(seen, tuple(found[seen.row])) for seen in ordered]


_FILTERS: tuple[Filter[Line], ...] = (
    Filter("all", "ทั้งหมด", lambda _line: True),
    Filter("accepted", "รับ", lambda line: line.seen.verdict == "accepted"),
    Filter("replaced", "แทนที่", lambda line: line.seen.verdict == "replaced"),
    Filter("refused", "ไม่รับ", lambda line: line.seen.verdict == "refused"),
    Filter("waiting", "รอยืนยันชื่อ", lambda line: line.landed("waiting") > 0),
    Filter("void", "บัตรเสีย", lambda line: line.landed("void") > 0),
)


_TIME: Column[Line] = Column(
    "เวลาที่ส่ง", lambda line: line.seen.time, width=172, tone="text-2", spare=True
)


def _table(desk: Desk) -> Table[Line]:
    return Table(
        Listing(
            "award-rows",
            _columns(narrow=desk.narrow),
            identity=lambda line: line.seen.row,
            search=lambda line: f"{line.seen.row} {line.words} {line.sentence}",
            hint="ค้นชื่อหรือสิ่งที่พบ",
            unit="แถว",
            filters=_FILTERS,
            two_lines=desk.narrow,
        ),
        desk.memory,
    )


def _columns(*, narrow: bool) -> tuple[Column[Line], ...]:
    return (
        Column(
            "แถว",
            lambda line: to_thai(line.seen.row),
            sort=lambda line: line.seen.row,
            width=72,
            tone="text-3",
        ),
        Column(
            "ผู้ลงคะแนน",
            lambda line: line.words,
            below=(lambda line: line.sentence) if narrow else None,
        ),
        *(() if narrow else (_TIME,)),
        Column(
            "ผลตรวจ",
            lambda line: line.seen.verdict,
            width=220,
            badges=lambda line: line.badges(),
        ),
    )


class RowsSeen(QWidget):
    """The table of all rows, and beside it the row that is chosen."""

    def __init__(
        self, desk: Desk, facts: Facts, sheet: Sheet, preview: Preview, shown: Sequence[Line]
    ) -> None:
        super().__init__()
        self._facts = facts
        self.table = _table(desk)
        self.table.set_rows(shown)
        self.table.filter_by("all")
        note = row(
            ui.Glyph("info", "text-2", 16),
            label(
                "ยังไม่ได้บันทึกอะไร นำเข้าได้เลย ชื่อที่รอยืนยันทำต่อภายหลังได้ และถอยทั้งชุดได้",
                "small",
                "muted",
                wrap=True,
            ),
            gap=8,
        )
        note.setStretch(1, 1)
        self.table.search.setVisible(not desk.narrow)
        if desk.narrow:
            ui.fill(QVBoxLayout(self), [self.table, note], 6)
            return
        self._chosen = col(gap=0)
        summary = _summary(sheet, preview)
        side = ui.scroll(col(summary, self._chosen, None, gap=12, margin=(0, 0, 2, 0)))
        side.setFixedWidth(ui.px(_SIDE))
        body = row(self.table, side, gap=16)
        body.setStretch(0, 1)
        box = ui.fill(QVBoxLayout(self), [self.table.bar, body, note], 12)
        box.setStretch(1, 1)
        self.table.chosen.connect(self._show_line)
        self.table.choose_first()

    def _show_line(self, line: Line | None) -> None:
        while (item := self._chosen.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if line is not None:
            self._chosen.addWidget(self._line_card(line))

    def _line_card(self, line: Line) -> QWidget:
        seen = line.seen
        head = row(label(to_thai(f"แถว {seen.row}"), "heading"), None, BadgeLabel(line.badges()[0]))
        items: list[ui.Item] = [head, label(line.words, wrap=True)]
        if seen.time:
            items.append(label(f"ส่งเมื่อ {seen.time}", "small", "muted", wrap=True))
        items += [_sentence(one) for one in line.findings]
        if seen.verdict == "accepted":
            items.append(ui.rule())
            for category, answer in zip(
                self._facts.row.tally.categories, seen.answers, strict=True
            ):
                name = ui.box(row(label(category.title, "small", "muted"), None), 72)
                badge = _LANDINGS.get(answer.landing)
                told = label(answer.written, "small", wrap=True) if answer.written else None
                one = row(name, told, None if told is None else 0, gap=8)
                if badge is not None:
                    one.addWidget(BadgeLabel(badge))
                if told is not None:
                    one.setStretch(1, 1)
                items.append(one)
        return panel(col(*items, gap=6, margin=(18, 12, 18, 14)))


def _sentence(finding: Finding) -> QWidget:
    tone = {"refused": "bad", "void": "bad", "waiting": "wait"}.get(finding.verdict, "sunken")
    colour = {"bad": "bad-text", "wait": "wait-text"}.get(tone, "text-2")
    sign = {"bad": "close", "wait": "people"}.get(tone, "info")
    words = label(said(finding), "small", wrap=True)
    line = row(col(2, ui.Glyph(sign, colour, 16), None, gap=0), words, gap=8, margin=(10, 6, 10, 6))
    line.setStretch(1, 1)
    return panel(line, tone)


def _summary(sheet: Sheet, preview: Preview) -> QWidget:
    report = preview.report
    told = [f"ตรงทะเบียน {report.names.matched:,}"]
    if report.names.to_confirm:
        told.append(f"รอยืนยัน {report.names.to_confirm:,}")
    if report.names.unknown:
        told.append(f"ไม่มีชื่อใกล้เคียง {report.names.unknown:,}")
    inside = f"แผ่นงาน {sheet.sheet}" if sheet.sheet else sheet.encoding.upper()
    return panel(
        col(
            label(sheet.file, "heading", wrap=True),
            label(inside, "small", "muted", wrap=True),
            label(to_thai(f"ชื่อผู้ได้รับคะแนน: {' · '.join(told)}"), "small", wrap=True),
            gap=2,
            margin=(18, 12, 18, 14),
        )
    )
