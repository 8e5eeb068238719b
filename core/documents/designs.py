"""A certificate design on the officer's desk: what it prints for real people, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core import catalogue
from core.database import Session
from core.documents.certificates import BOX_LABELS, box_values
from core.documents.drawing import draw
from core.documents.gathered import Gathered
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.paper import Request
from core.settings import CertificatePaper
from core.typeset.certificate import shrunk
from core.typeset.design import Box, Design, read_design
from core.typeset.design_edits import copied
from core.typeset.design_faults import faults
from core.typeset.design_file import FOLDER

_SAYS = {
    "over": "{0} พิมพ์ทับ {1}",
    "outside": "{0} ออกนอกกระดาษ",
}
_TOO_LONG = "ยาวเกินกรอบ ขยายกรอบหรือลดขนาดเล็กสุด"
_SAME_SHAPE = 0.01
_LONGEST = 24  # letters of a box's own words that name it


@dataclass(frozen=True, slots=True)
class OnDesk:
    """A design with the certificates of a round.

    Attributes:
        own: it is the office's own and may be written over; else it is a copy not kept yet.
        names: of the holders, in the order of the certificates.
        longest: the place of the longest name, from 0.
    """

    design: Design
    gathered: Gathered
    own: bool
    names: tuple[str, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence on a design, and the boxes it is about."""

    words: str
    boxes: tuple[int, ...] = ()


def on_desk(session: Session, house: House, award: str, key: str) -> OnDesk:
    """The design of this key, or a copy of it if it is the program's, with a round's certificates.

    Raises:
        WaitingError: the round has no confirmed result yet.
        UserError: no such round or design.
    """
    request = Request("certificates", award=award, design=key, draft=True)
    gathered = gather(session, house, request)
    flat = replace(gathered.papers, certificates=CertificatePaper())
    gathered = replace(gathered, draft=False, notes=(), papers=flat)
    own = (house.resources[-1] / FOLDER / f"{key}.toml").exists()
    there = catalogue.load(FOLDER, read_design, *house.resources)
    design = there[key] if own else copied(there[key], there)
    names = tuple(box_values(gathered, record)["name"] for record in gathered.records)
    longest = max(range(len(names)), key=lambda i: len(names[i]), default=0)
    return OnDesk(design, gathered, own, names, longest)


def sheet(gathered: Gathered, design: Design, record: int) -> bytes:
    """The very PDF of one certificate in this design."""
    one = replace(gathered, design=design, records=gathered.records[record : record + 1])
    return draw(one).data


def findings(gathered: Gathered, design: Design, record: int) -> tuple[Finding, ...]:
    """What is wrong on this certificate, and which names of all are set smaller or do not fit."""
    values = [box_values(gathered, one) for one in gathered.records]
    if not values:
        return ()
    found = [*_on_art(design)]
    found += [
        Finding(_SAYS[one.kind].format(*(label(design.boxes[i]) for i in one.boxes)), one.boxes)
        for one in faults(design, values[record])
        if one.kind != "long"
    ]
    for note in shrunk(design, values):
        what = "พิมพ์เล็กลงเพื่อให้พอดีกรอบ" if note.fits else _TOO_LONG
        found.append(Finding(f"{note.text} {what}".replace("\n", " ")))
    return tuple(found)


def _on_art(design: Design) -> list[Finding]:
    """Art that was drawn for paper of another shape."""
    if not design.art_page:
        return []
    (wide, high), (width, height) = design.page, design.art_page
    if abs(wide * height / (high * width) - 1) <= _SAME_SHAPE:
        return []
    return [Finding("ลายทำไว้สำหรับกระดาษอีกแนว จึงวางย่อไว้กลางหน้า เอาลายออกหรือใช้พื้นหลังของเราได้")]


def label(box: Box) -> str:
    """What a box is called on screen."""
    if box.kind != "text":
        return BOX_LABELS[box.kind]
    only = box.value.strip().removeprefix("{").removesuffix("}")
    if only in BOX_LABELS:
        return BOX_LABELS[only]
    words = " ".join(box.value.format_map(_Labels()).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def fault_boxes(found: tuple[Finding, ...]) -> frozenset[int]:
    """The boxes that any of the findings is about."""
    return frozenset(i for one in found for i in one.boxes)


class _Labels(dict[str, str]):
    """A value's Thai name for its key; the key where it has none."""

    def __missing__(self, key: str) -> str:
        return BOX_LABELS.get(key, key)
