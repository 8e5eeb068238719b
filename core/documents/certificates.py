"""Certificates of a confirmed result, one page a winner."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from core.documents import content as contents
from core.documents.backgrounds import Background, background
from core.documents.compositor import Compositor
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.paper import Paper
from core.errors import RefusedFileError
from core.jobs import Progress
from core.settings import CertificatePaper, Papers
from core.thai.numerals import to_thai
from core.typeset.alignment import alignment_sheet
from core.typeset.certificate import Note, print_certificates
from core.typeset.design import Box, Design, on_paper
from core.typeset.finish import About
from core.typeset.foreign import disclaimed
from core.typeset.pictures import Picture

BOX_LABELS: Mapping[str, str] = {
    "office": "ชื่อสำนักงาน",
    "name": "ชื่อผู้รับ",
    "post": "ตำแหน่งผู้รับ",
    "reason": "เหตุที่มอบ",
    "blessing": "คำอวยพร",
    "date": "วันที่ให้ไว้",
    "signer": "ชื่อผู้ลงนาม",
    "signer_post": "ตำแหน่งผู้ลงนาม",
    "number": "เลขที่เกียรติบัตร",
    "code": "รหัสตรวจสอบ",
    "seal": "ตราหน่วยงาน",
    "qr": "คิวอาร์",
}
_DRAFT = Box(at=(29.5, 21.0, 40.0, 9.0), value="ร่าง", face="text-bold", size=(20.0, 20.0))
_GREY = re.compile(r"#(..)\1\1")


def draw_certificates(
    gathered: Gathered,
    design: Design,
    about: About,
    seal: Picture | None,
    progress: Progress | None = None,
) -> Paper:
    """One PDF in the order of the records."""
    design = placed(design, gathered.papers.certificates)
    if gathered.draft:
        design = replace(design, boxes=(*design.boxes, _draft_mark(design)))
    below = _background(design, gathered.files)
    records = [box_values(gathered, record) for record in gathered.records or ({},)]
    picture = below.picture if below else None
    made = print_certificates(
        design, records, about, seal=seal, background=picture, progress=progress
    )
    shrunk, notes = _smaller(records, made.notes)
    data, told = made.printed.data, (below.note,) if below and below.faults else ()
    if below and below.faults:
        data = disclaimed(data, below.faults)
    return Paper(
        data,
        "",
        "",
        made.printed.pages,
        "",
        shrunk=shrunk,
        notes=(*gathered.notes, *told, *notes),
        one_ink=not seal
        and not below
        and all(_GREY.fullmatch(ink) for ink in design.inks.values()),
    )


def _draft_mark(design: Design) -> Box:
    """Right of the middle, beside the seal, where no design has anything."""
    left, top, width, height = _DRAFT.at
    return replace(_DRAFT, at=(design.page[0] / 2 + left, top, width, height))


def _background(design: Design, files: Path) -> Background | None:
    """The office's own background of a design.

    Raises:
        RefusedFileError: it is gone or broken; a certificate is not printed without it.
    """
    if not design.background:
        return None
    try:
        return background(files / design.background)
    except RefusedFileError as error:
        raise RefusedFileError(
            f"พื้นหลังของแบบ{design.title}หายไปหรือเสียหาย เลือกภาพพื้นหลังใหม่ในหน้าแก้แบบเกียรติบัตร",
            code="no-background",
        ) from error


def placed(design: Design, paper: CertificatePaper) -> Design:
    """The design as it is printed on the office's paper."""
    return on_paper(design, paper.right_mm, paper.down_mm, background=paper.background)


def draw_test_sheet(design: Design, papers: Papers, author: str) -> Paper:
    """Crosses, rulers and the design's boxes where they are printed now, on one page."""
    now = papers.certificates
    title = f"แผ่นทดสอบตำแหน่ง แบบ{design.title}"
    words = [
        "พิมพ์ขนาดจริง (๑๐๐%) ไม่ย่อ แล้ววัดจากขอบกระดาษถึงกากบาท",
        "กากบาทต้องห่างขอบกระดาษ ๒๐ มม. ไม้บรรทัดนับจากขอบกระดาษ",
        "ถ้าบนซ้ายวัดจากขอบซ้ายได้ ๒๑ มม. ให้ตั้ง เลื่อนขวา -๑ มม.",
        "กรอบสีเทาคือที่ของข้อความ ทาบกับกระดาษพิมพ์ลายแล้วส่องดู",
        f"ค่าที่ใช้อยู่: เลื่อนขวา {_signed(now.right_mm)} มม. เลื่อนลง {_signed(now.down_mm)} มม.",
    ]
    about = About(title, author, datetime.now(UTC), "แผ่นทดสอบ")
    made = alignment_sheet(placed(design, now), BOX_LABELS, words, about)
    sha256 = hashlib.sha256(made.data).hexdigest()
    return Paper(made.data, title, safe_name(title), made.pages, sha256)


def _signed(millimetres: float) -> str:
    said = f"{abs(millimetres):.1f}".removesuffix(".0")
    return to_thai(f"-{said}" if millimetres < 0 else said)


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
