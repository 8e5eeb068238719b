"""The office's own backgrounds of certificates: kept by hash, drawn as vector where they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from core.errors import RefusedFileError
from core.files import write_whole
from core.typeset.foreign import Fault, faults_of
from core.typeset.pictures import Picture, load_picture

_MOST_BYTES = 20_000_000
_PLAIN = frozenset({"1", "L", "RGB", "RGBA"})  # modes that go into a PDF as they are
_QUALITY = 92
_FAULTS: dict[Fault, str] = {
    "font": "มีตัวอักษรที่ไม่ได้ฝังฟอนต์มาครบ",
    "colour": "ใช้สีสำหรับโรงพิมพ์ (CMYK)",
    "layers": "มีชั้นภาพที่ซ่อนได้",
    "coding": "เก็บภาพด้วยวิธีที่ PDF/A ไม่รับ",
}


@dataclass(frozen=True, slots=True)
class Background:
    """A picture that lies below a certificate, and what it keeps the file from claiming."""

    picture: Picture
    faults: frozenset[Fault]

    @property
    def note(self) -> str:
        """What an officer should know of it, as a finished sentence; empty if nothing."""
        if not self.faults:
            return ""
        why = " และ".join(_FAULTS[fault] for fault in sorted(self.faults))
        return (
            f"ภาพพื้นหลัง{why} ไฟล์เกียรติบัตรจึงไม่ใช่ PDF/A แต่เปิดและพิมพ์ได้ตามปกติ "
            "ถ้าต้องการ PDF/A ให้บันทึกพื้นหลังเป็น PNG แล้วเลือกใหม่"
        )


def keep_background(folder: Path, source: Path) -> str:
    """The picture lies in ``folder`` under its hash, its colours made for paper; its name.

    Raises:
        RefusedFileError: it is missing, too large, broken, or no PNG, JPEG, PDF or SVG.
    """
    try:
        size = source.stat().st_size
    except (OSError, ValueError) as error:
        raise RefusedFileError(f"เปิดไฟล์ภาพ {source.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่ที่เดิม") from error
    if size > _MOST_BYTES:
        raise RefusedFileError(f"ไฟล์ภาพ {source.name} ใหญ่เกิน ๒๐ เมกะไบต์ ย่อแล้วเลือกใหม่")
    try:
        load_picture(source)
        ending, data = _for_paper(source.read_bytes())
    except RefusedFileError:
        raise
    except (OSError, ValueError, SyntaxError, RecursionError, EOFError) as error:
        raise RefusedFileError(
            f"ใช้ภาพ {source.name} ไม่ได้ เพราะไฟล์เสียหายหรือไม่ครบ บันทึกภาพใหม่แล้วเลือกอีกครั้ง",
            code="picture",
        ) from error
    name = hashlib.sha256(data).hexdigest()[:32] + ending
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)
    return name


@lru_cache(4)
def background(file: Path) -> Background:
    """The background in a file that ``keep_background`` has kept; one name is one picture for ever.

    Raises:
        RefusedFileError: it is gone or broken.
    """
    picture = load_picture(file)
    faults = faults_of(file.read_bytes()) if file.suffix == ".pdf" else frozenset[Fault]()
    return Background(picture, faults)


def _for_paper(data: bytes) -> tuple[str, bytes]:
    """The ending and the bytes to keep: pixels upright and in the colours of screens."""
    if data.startswith(b"%PDF"):
        return ".pdf", data
    if b"<svg" in data[:4096]:
        return ".svg", data
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        ending = ".png" if image.format == "PNG" else ".jpg"
        turned = image.getexif().get(0x0112, 1) != 1
        if image.mode in _PLAIN and not turned and not image.info.get("icc_profile"):
            return ending, data
        upright = ImageOps.exif_transpose(image)
        return ending, _written(_in_screen_colours(upright), ending)


def _in_screen_colours(image: Image.Image) -> Image.Image:
    """The picture in sRGB."""
    if image.mode.startswith("I"):  # sixteen bits
        return image.convert("I").point(lambda v: v / 256).convert("L")
    wanted = "RGBA" if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info else "RGB"
    profile = image.info.get("icc_profile")
    if profile and wanted == "RGB":
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(
                image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            made = None  # a profile for other colours than the picture has
        if made is not None:
            return made
    return image.convert(wanted)


def _written(image: Image.Image, ending: str) -> bytes:
    out = BytesIO()
    if ending == ".png":
        image.save(out, "PNG", icc_profile=None)
    else:
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()
