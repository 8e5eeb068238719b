"""Every row's verdict and every answer's fate, said in Thai with row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.awards.counting import land
from core.awards.judging import BallotRow, Judged, Judgement
from core.database import Session, plain_rows
from core.history.service import canonical
from core.imports import cells
from core.imports.findings import Finding
from core.imports.mapping import Mapped
from core.imports.sheet import Sheet, SheetRow
from core.imports.vote_reader import EMAIL, NAME, TIME
from core.thai.numerals import to_thai

Answers = Mapping[int, list[tuple[str, int | None, str]]]


def answers_of(session: Session, own: Sequence[Judgement]) -> Answers:
    """(category, spelling, void) by ballot, of the accepted ones among ``own``."""
    accepted = [one.ballot.id for one in own if one.verdict == "accepted"]
    found = plain_rows(
        session,
        "SELECT ballot_id, category, spelling_id, void FROM vote WHERE ballot_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY id",
        (canonical(accepted),),
    )
    out: dict[int, list[tuple[str, int | None, str]]] = defaultdict(list)
    for ballot_id, *answer in found:
        out[ballot_id].append((answer[0], answer[1], answer[2]))
    return out


def name_counts(judged: Judged, answers: Answers) -> tuple[int, int, int]:
    """Distinct candidates' spellings on accepted rows: matched, with a proposal, without one."""
    used = {spelling for some in answers.values() for _, spelling, void in some if not void}
    matched = to_confirm = unknown = 0
    for spelling in used - {None}:
        meant = judged.spellings[spelling or 0]
        if meant.meaning == "rejected":
            continue
        if meant.meaning == "matched":
            matched += 1
        elif judged.index.proposals(meant.written):
            to_confirm += 1
        else:
            unknown += 1
    return matched, to_confirm, unknown


def findings_of(
    judged: Judged,
    own: Sequence[Judgement],
    answers: Answers,
    read: tuple[Sheet, Mapped],
) -> Iterator[Finding]:
    """Findings about these ballots of one sheet, in the order of rows, then of columns."""
    counted = {voter: judged.ballots[id_] for id_, voter in judged.counting.items()}
    sheet, mapped = read
    teller = _Teller(judged, sheet, mapped, {row.number: row for row in sheet.rows}, counted)
    for one in sorted(own, key=lambda one: one.ballot.row):
        if one.verdict != "accepted":
            yield teller.about_row(one)
            continue
        voter = None if judged.round.options.self_vote else one.voter
        for category, spelling, void in answers.get(one.ballot.id, ()):
            landing, code, person = land(judged, spelling, void, voter)
            if landing != "vote":
                yield teller.about_answer(one, category, (landing, code, person))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Finds cells and finished sentences for codes."""

    judged: Judged
    sheet: Sheet
    mapped: Mapped
    rows: Mapping[int, SheetRow]
    counted: Mapping[int | None, BallotRow]

    def about_row(self, one: Judgement) -> Finding:
        """Why the row does not count."""
        key = self._culprit(one)
        column, value = self._cell(one.ballot.row, key)
        place = f"แถว {to_thai(one.ballot.row)}"
        sentence = f"{place}: {self._row_sentence(one, value)}"
        return Finding(one.ballot.row, column, one.verdict, one.code, sentence, value)

    def about_answer(
        self, one: Judgement, category: str, landed: tuple[str, str, int | None]
    ) -> Finding:
        """Why the answer is no vote, or not yet."""
        landing, code, person = landed
        column, value = self._cell(one.ballot.row, category)
        scheme = self.judged.round.scheme
        title = f"{scheme.category_word}{scheme.category(category).title}"
        place = f"แถว {to_thai(one.ballot.row)} {title}"
        sentence = f"{place}: {self._answer_sentence(code, value, person)}"
        return Finding(one.ballot.row, column, landing, code, sentence, value)

    def _culprit(self, one: Judgement) -> str:
        if one.code in {"bad-timestamp", "replaced-by-later", "replaced-by-earlier"}:
            return TIME
        if one.code in {"too-few-cells", "control-characters"}:
            return ""
        return EMAIL if one.ballot.email else NAME

    def _cell(self, number: int, key: str) -> tuple[str, str]:
        """The header and the text of the cell; of several columns the first filled one."""
        columns = self.mapped.columns.get(key, ())
        row, first = self.rows[number], self.sheet.first_column
        if key == "":
            return self._broken_cell(row)
        said = [(c, cells.written(cells.at(row, c, first))) for c in columns]
        filled = [pair for pair in said if pair[1]] or said
        if not filled:
            return "", ""
        column, value = filled[0]
        if len({v for _, v in said if v}) > 1:
            value = " / ".join(v for _, v in said if v)
        return self.sheet.header[column - first], value

    def _broken_cell(self, row: SheetRow) -> tuple[str, str]:
        for place, cell in enumerate(row.cells):
            if cells.has_control([cell]):
                header = self.sheet.header[place] if place < len(self.sheet.header) else ""
                return header, cells.written(cell)
        last = len(row.cells)
        return self.sheet.header[last] if last < len(self.sheet.header) else "", ""

    def _row_sentence(self, one: Judgement, value: str) -> str:
        if one.code == "voter-unknown":
            return self._unknown_voter(one, value)
        if one.code == "voter-not-eligible":
            return f"{self._name(one.voter)} ไม่มีสิทธิลงคะแนนในรอบนี้ จึงไม่นับแถวนี้ ถ้าทะเบียนผิดให้แก้ที่ทะเบียน"
        if one.code in {"replaced-by-later", "replaced-by-earlier"}:
            return self._replaced(one)
        return {
            "too-few-cells": "มีช่องน้อยกว่าหัวตาราง จึงไม่นับแถวนี้ ตรวจแถวนี้ในไฟล์ต้นฉบับ",
            "control-characters": "มีอักขระควบคุมที่มองไม่เห็น จึงไม่นับแถวนี้ พิมพ์ช่องนั้นใหม่แล้วนำเข้าอีกครั้ง",
            "bad-timestamp": f"{self._name(one.voter)} ส่งมากกว่าหนึ่งครั้ง {_untimely(value)}",
        }[one.code]

    def _unknown_voter(self, one: Judgement, value: str) -> str:
        if one.people:
            by_email, by_name = map(self._name, one.people)
            return (
                f"อีเมลเป็นของ {by_email} แต่ชื่อเป็นของ {by_name} จึงไม่นับแถวนี้ "
                "ตรวจว่าใครเป็นผู้ส่ง แล้วแก้ทะเบียนหรือไฟล์"
            )
        if one.ballot.voter_id is not None:
            name = self.judged.spellings[one.ballot.voter_id].written
            return (
                f"ชื่อผู้ลงคะแนน “{name}” ยังไม่ตรงกับใครในทะเบียน จึงยังไม่นับแถวนี้ "
                "ยืนยันชื่อแล้วโปรแกรมจะตรวจแถวนี้ใหม่"
            )
        if not one.ballot.email:
            return "ไม่มีอีเมลหรือชื่อของผู้ลงคะแนน จึงไม่นับแถวนี้ ตรวจแถวนี้ในไฟล์ต้นฉบับ"
        return (
            f"อีเมล “{value}” ไม่ได้เป็นของคนเดียวในทะเบียน จึงไม่นับแถวนี้ "
            "แก้อีเมลในทะเบียนแล้วโปรแกรมจะตรวจแถวนี้ใหม่"
        )

    def _replaced(self, one: Judgement) -> str:
        counts = self.counted.get(one.voter)
        where = f"แถว {to_thai(counts.row)}" if counts else "อีกแถวหนึ่ง"
        if counts and counts.batch_id != one.ballot.batch_id:
            where = f"ชุดที่ {to_thai(counts.batch_id)} {where}"
        which = "ครั้งล่าสุด" if one.code == "replaced-by-later" else "ครั้งแรก"
        return f"{self._name(one.voter)} ส่งมากกว่าหนึ่งครั้ง จึงนับ{which}คือ{where} แทน"

    def _answer_sentence(self, code: str, value: str, person: int | None) -> str:
        count = to_thai(len(self.judged.index.find(value)))
        name = self._name(person)
        return {
            "candidate-unknown": f"“{value}” ยังไม่ตรงกับใครในทะเบียน รอยืนยันชื่อ",
            "candidate-ambiguous": f"“{value}” ตรงกับ {count} คนในทะเบียน รอยืนยันชื่อ",
            "candidate-not-eligible": f"{name} ไม่มีสิทธิรับการคัดเลือกในรอบนี้ คำตอบนี้จึงเป็นบัตรเสีย",
            "self-vote": f"{name} ลงคะแนนให้ตนเอง คำตอบนี้จึงเป็นบัตรเสีย",
            "two-answers": f"ตอบสองคนต่างกัน ({value}) คำตอบนี้จึงเป็นบัตรเสีย",
            "spelling-rejected": f"“{value}” ตรวจแล้วไม่ใช่ใครในทะเบียน คำตอบนี้จึงเป็นบัตรเสีย",
        }[code]

    def _name(self, person: int | None) -> str:
        return self.judged.index.people[person].name if person is not None else ""


def _untimely(written: str) -> str:
    if not written:
        return "แต่ไม่มีเวลาที่ส่ง จึงไม่รู้ว่าครั้งใดมาก่อนและไม่นับแถวนี้ เติมเวลาในไฟล์แล้วนำเข้าใหม่"
    return (
        f"แต่เวลา “{written}” อ่านไม่ได้หรืออ่านได้สองแบบ จึงไม่รู้ว่าครั้งใดมาก่อนและไม่นับแถวนี้ "
        "แก้เวลาในไฟล์ หรือบอกว่าวันหรือเดือนขึ้นก่อน แล้วนำเข้าใหม่"
    )
