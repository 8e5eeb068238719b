"""Records ready to be sent, and scans as copiers make them."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from core.approvals import scans, service
from core.approvals.scans import Kept
from core.workspace import Workspace
from tests.factories import add_lesson, own_office

DRAFTED, PASSED, ORDERED = date(2025, 6, 13), date(2025, 6, 18), date(2025, 6, 19)
SIGNERS = [
    {"name": "นายกล้า ดี", "position": "นิติกรปฏิบัติการ"},
    {"name": "นางสาวปิ่น งาม", "position": "ผู้อำนวยการกลุ่มบริหารงานบุคคล"},
    {"name": "นายปัญญา กิ่งแก้วไพบูลย์", "position": "ศึกษาธิการจังหวัดแสนสุข"},
]
REQUESTS = [
    "รับทราบและเห็นชอบให้ปรับปรุงกิจกรรม",
    "รวบรวมรายงานทุกกิจกรรมเป็นสื่ออิเล็กทรอนิกส์",
    "อนุญาตให้เผยแพร่สำเนาบันทึก",
]


def add_record(workspace: Workspace, **more: object) -> int:
    """A draft with three signers, three requests and lessons to follow up."""
    own_office(workspace)
    given = {
        "activity": "บุคลากรคุณธรรมต้นแบบ",
        "fiscal_year": 2568,
        "signers": SIGNERS,
        "requests": REQUESTS,
        "learned": ["แจ้งล่วงหน้าสองสัปดาห์"],
        "usable": ["แบบฟอร์มลงคะแนน"],
        "recommendations": ["เพิ่มเวลาลงคะแนน", "แจ้งเวียนก่อน"],
        "executive_recommendations": ["ควรสนับสนุนงบประมาณ"],
        "priorities": {"should": ["จัดทุกปี"], "must": ["ทำฐานข้อมูล"], "want": ["ตั้งเครือข่าย"]},
    }
    return add_lesson(workspace, **{**given, **more})


def a_pdf(words: str = "signed", pages: int = 1) -> bytes:
    """A PDF as a scanner makes it: a picture on each page."""
    out = io.BytesIO()
    sheets = [a_picture(f"{words} {n}") for n in range(pages)]
    then = time.gmtime(0)  # the same bytes whenever it is made
    sheets[0].save(
        out, "PDF", save_all=True, append_images=sheets[1:], resolution=60,
        creationDate=then, modDate=then,
    )  # fmt: skip
    return out.getvalue()


def a_picture(words: str = "signed") -> Image.Image:
    """A page of A4 at 60 dots an inch, with something written on it."""
    sheet = Image.new("RGB", (496, 702), "white")
    ImageDraw.Draw(sheet).text((200, 500), words, fill="navy")
    return sheet


def a_jpg(words: str = "signed", **more: object) -> bytes:
    out = io.BytesIO()
    a_picture(words).save(out, "JPEG", dpi=(60, 60), **more)
    return out.getvalue()


def a_png(words: str = "signed") -> bytes:
    out = io.BytesIO()
    a_picture(words).save(out, "PNG", dpi=(60, 60))
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="ก", user="ข"))
    return out.getvalue()


def on_stick(folder: Path, data: bytes, name: str = "สแกน ๑.pdf") -> Path:
    """The file as it lies on the USB stick."""
    stick = folder / "stick"
    stick.mkdir(exist_ok=True)
    file = stick / name
    file.write_bytes(data)
    return file


def kept(workspace: Workspace, folder: Path, data: bytes | None = None) -> Kept:
    """A scan that lies in the workspace."""
    return scans.keep_scan(workspace.files, on_stick(folder, data or a_pdf()))


def send(workspace: Workspace, record: int, on: date = DRAFTED) -> int:
    """The record is sent, with any PDF as what was printed."""
    printed = scans.keep_printed(workspace.files, a_pdf("printed"), "บันทึก.pdf")
    with workspace.database.write() as session:
        return service.send(session, record, on, printed)


def carry(workspace: Workspace, record: int) -> None:
    """Sent, passed and ordered one after the other."""
    send(workspace, record)
    with workspace.database.write() as session:
        service.pass_on(session, record, PASSED, "เห็นควรพิจารณา")
        service.give_order(session, record, ORDERED, "เห็นชอบตามเสนอ")


def signed(workspace: Workspace, folder: Path, record: int, data: bytes | None = None) -> Kept:
    """Carried, and the scan that came back."""
    carry(workspace, record)
    scan = kept(workspace, folder, data)
    with workspace.database.write() as session:
        service.sign(session, record, scan)
    return scan
