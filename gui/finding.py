"""What a search through everything found, as lines of the palette that lead to the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.thai.numerals import to_thai
from gui.places import Found

if TYPE_CHECKING:
    from core.database import Session
    from core.search.queries import Hit
    from core.workspace import Workspace

MOST = 12  # lines of the palette
OUT_OF_DATE = "ต้องทบทวน"
Where = dict[str, object]


@dataclass(frozen=True, slots=True)
class Way:
    """How hits of one kind are shown, and where in the window their record is."""

    group: str
    icon: str
    place: str
    where: Callable[[Hit], Where]


def _at_step(hit: Hit) -> Where:
    step, _, category = hit.part.partition(".")
    return {"key": hit.id, **({"step": step, "category": category} if category else {})}


def _at_part(hit: Hit) -> Where:
    return {"lesson": hit.id, "part": hit.part.partition(".")[0]}


def _at_number(hit: Hit) -> Where:
    return {"part": "register", "year": int(hit.part.rpartition(".")[2]), "number": hit.record}


def _at_certificate(hit: Hit) -> Where:
    return {"key": hit.part.partition(".")[2], "step": "certificates"}


WAYS: Mapping[str, Way] = {
    "person": Way("บุคลากร", "people", "people", lambda hit: {"person": hit.id}),
    "round": Way("รอบคัดเลือก", "award", "awards", _at_step),
    "lesson": Way("ถอดบทเรียน", "lesson", "lessons", _at_part),
    "activity": Way(
        "กิจกรรม", "lesson", "lessons", lambda hit: {"board": hit.year_be or 0, "activity": hit.id}
    ),
    "action": Way("ติดตาม", "follow", "actions", lambda hit: {"action": hit.id}),
    "paper": Way(
        "เอกสาร", "paper", "documents", lambda hit: {"part": "draft", "draft": hit.record}
    ),
    "paper.number": Way("ทะเบียนเลข", "paper", "documents", _at_number),
    "person.certificate": Way("เกียรติบัตร", "award", "awards", _at_certificate),
    "lesson.order": Way("ผลการเสนอ", "lesson", "lessons", lambda hit: {"approval": hit.id}),
    "paper.evidence": Way("หลักฐาน", "measure", "evidence", lambda hit: {"slot": hit.part}),
    "paper.none": Way("หลักฐาน", "measure", "evidence", lambda hit: {"slot": hit.part}),
    "paper.survey": Way(
        "ความพึงพอใจ", "measure", "surveys", lambda hit: {"survey": hit.record, "year": hit.year_be}
    ),
}
GROUPS: Mapping[str, str] = {kind: way.group for kind, way in WAYS.items() if "." not in kind}
_PARTS = {"decisions": "มติคณะกรรมการ", "note": "บันทึกเมื่อปิด", "reason": "เหตุผล"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, those of one kind together, and how many there are in all."""

    found: tuple[Found, ...] = ()
    total: int = 0

    @property
    def note(self) -> str:
        """A sentence where more was found than is shown."""
        if self.total <= len(self.found):
            return ""
        return to_thai(
            f"พบทั้งหมด {self.total} แห่ง แสดง {len(self.found)} แห่งที่ตรงที่สุด พิมพ์เพิ่มเพื่อให้แคบลง"
        )


class Search:
    """Searches for one palette; the headings of parts are read once."""

    def __init__(self, workspace: Workspace, places: Collection[str]) -> None:
        self._workspace = workspace
        self._kinds = [kind for kind, way in WAYS.items() if way.place in places]
        self._headings: Mapping[tuple[str, str], str] | None = None

    def __call__(self, session: Session, words: str) -> Answer:
        """What holds the words, in the places there are; for a worker's thread."""
        from core.approvals.queries import standings  # noqa: PLC0415 - as below
        from core.lessons.reviewing import to_review  # noqa: PLC0415 - as below
        from core.search import queries  # noqa: PLC0415 - not before something is looked for

        told = queries.find(session, words, kinds=self._kinds, limit=MOST)
        written = {hit.id for hit in told.hits if hit.kind == "lesson"}
        stand = standings(session, [id_ for id_ in written if isinstance(id_, int)])
        states = {id_: one.words for id_, one in stand.items() if one.key != "draft"}
        states |= dict.fromkeys((one.id for one in to_review(session, today())), OUT_OF_DATE)
        found = [self._shown(hit, states) for hit in told.hits]
        groups = list(dict.fromkeys(one.group for one in found))
        return Answer(tuple(sorted(found, key=lambda one: groups.index(one.group))), told.total)

    def _shown(self, hit: Hit, states: Mapping[int, str]) -> Found:
        way = way_of(hit)
        state = states.get(hit.id, "") if isinstance(hit.id, int) and hit.kind == "lesson" else ""
        said = (to_thai(hit.year_be or ""), state, self._heading(hit))
        below = " · ".join(word for word in said if word)
        title = hit.title or "ยังไม่มีชื่อ"
        where = way.where(hit)
        return Found(way.group, title, below, way.icon, way.place, where, hit.excerpt, hit.spans)

    def _heading(self, hit: Hit) -> str:
        if self._headings is None:
            self._headings = headings(self._workspace)
        return part_of(hit, self._headings)


def way_of(hit: Hit) -> Way:
    """How the hit is shown, and where its record is."""
    return WAYS[hit.source or hit.kind]


def today() -> date:
    """The day by which a lesson is out of date."""
    return datetime.now().astimezone().date()


def headings(workspace: Workspace) -> Mapping[tuple[str, str], str]:
    """What the outline calls each part, by template and key."""
    templates = workspace.templates.values()
    return {(one.key, part.key): part.short for one in templates for part in one.parts}


def part_of(hit: Hit, named: Mapping[tuple[str, str], str]) -> str:
    """What the part of its record is called where a hit is; empty for the record itself."""
    key = hit.part.partition(".")[0]
    return named.get((hit.template, key), "") if hit.kind == "lesson" else _PARTS.get(key, "")


def without_those(more: Sequence[Found], shown: Sequence[Found]) -> list[Found]:
    """What is not among those shown already."""
    return [
        one
        for one in more
        if not any(
            one.place == other.place and one.where.items() <= other.where.items() for other in shown
        )
    ]
