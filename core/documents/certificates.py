"""Certificates of a confirmed result, one page a winner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.gathered import Gathered
from core.documents.paper import Paper
from core.jobs import Progress
from core.typeset.certificate import Note, print_certificates
from core.typeset.design import Box, Design
from core.typeset.finish import About
from core.typeset.pictures import Picture

# Beside the seal, where no design has anything.
_DRAFT = Box(at=(178.0, 21.0, 40.0, 9.0), value="ร่าง", face="text-bold", size=(20.0, 20.0))
_GREY = re.compile(r"#(..)\1\1")


def draw_certificates(
    gathered: Gathered,
    design: Design,
    about: About,
    seal: Picture | None,
    progress: Progress | None = None,
) -> Paper:
    """One PDF in the order of the records."""
    if gathered.draft:
        design = replace(design, boxes=(*design.boxes, _DRAFT))
    records = [box_values(gathered, record) for record in gathered.records or ({},)]
    made = print_certificates(design, records, about, seal=seal, progress=progress)
    shrunk, notes = _smaller(records, made.notes)
    return Paper(
        made.printed.data,
        "",
        "",
        made.printed.pages,
        "",
        shrunk=shrunk,
        notes=(*gathered.notes, *notes),
        one_ink=seal is None and all(_GREY.fullmatch(ink) for ink in design.inks.values()),
    )


def box_values(gathered: Gathered, record: Mapping[str, contents.Content]) -> Mapping[str, str]:
    """What the boxes of one certificate print."""
    on = Compositor(replace(gathered, contents={**gathered.contents, **record}))
    return {box: on.words(pattern) for box, pattern in gathered.document.boxes.items()}


def _smaller(
    records: Sequence[Mapping[str, str]], notes: Iterable[Note]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that were set smaller, and sentences on other texts and on what does not fit."""
    names: list[str] = []
    said: list[str] = []
    for note in notes:
        name = records[note.record].get("name", "")
        if note.text == name:
            names.append(name)
        else:
            said.append(f"ข้อความ “{_flat(note.text)}” ในเกียรติบัตรของ{name} พิมพ์ตัวเล็กลงเพื่อให้พอดีกรอบ")
        if not note.fits:
            said.append(f"ข้อความ “{_flat(note.text)}” ยาวเกินกรอบ ย่อข้อความแล้วพิมพ์อีกครั้ง")
    return tuple(names), tuple(said)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
