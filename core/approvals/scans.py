"""The signed copy as a file: judged by its bytes, kept whole under its hash, never processed."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.errors import RefusedFileError, UserError
from core.thai.numerals import to_thai

MOST_BYTES = 50_000_000
_MOST_PIXELS = 100_000_000  # A3 at 600 dots an inch, and some
_TAIL = 2048  # bytes in which a whole PDF says that it ends
_MAGIC = {b"%PDF-": ".pdf", b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the workspace: its path below ``files``, the hash of it, the name it came with."""

    file: str
    sha256: str
    name: str

    @property
    def ending(self) -> str:
        """``.pdf``, ``.jpg`` or ``.png``."""
        return Path(self.file).suffix


def keep_scan(folder: Path, source: Path) -> Kept:
    """The very bytes of the PDF, JPG or PNG lie in ``folder``, on disk for good.

    Raises:
        RefusedFileError: it is missing, empty, too large, cut short, or of another kind.
    """
    data = _bytes_of(source)
    ending = _checked(source.name, data)
    return _keep(folder, data, ending, source.name)


def keep_printed(folder: Path, data: bytes, name: str) -> Kept:
    """A PDF of our own lies in ``folder``, on disk for good."""
    return _keep(folder, data, ".pdf", name)


def read_kept(folder: Path, kept: Kept) -> bytes:
    """The bytes as they were kept.

    Raises:
        UserError: the file is gone, or is not what was kept.
    """
    try:
        data = (folder / kept.file).read_bytes()
    except OSError as error:
        raise _lost(kept) from error
    if hashlib.sha256(data).hexdigest() != kept.sha256:
        raise _lost(kept)
    return data


def _lost(kept: Kept) -> UserError:
    return UserError(
        f"ไฟล์ {kept.name} ในโฟลเดอร์ข้อมูลหายหรือไม่ตรงกับที่เก็บไว้ นำกลับจากชุดสำรอง หรือแนบไฟล์เดิมอีกครั้ง",
        code="file-damaged",
    )


def _keep(folder: Path, data: bytes, ending: str, name: str) -> Kept:
    return Kept(files.keep_bytes(folder, data, ending), hashlib.sha256(data).hexdigest(), name)


def _bytes_of(source: Path) -> bytes:
    try:
        if source.stat().st_size > MOST_BYTES:
            raise RefusedFileError(
                to_thai(f"ไฟล์ {source.name} ใหญ่เกิน {MOST_BYTES // 1_000_000} เมกะไบต์ ")
                + "สแกนใหม่ที่ความละเอียด ๓๐๐ จุดต่อนิ้วแล้วแนบอีกครั้ง"
            )
        return source.read_bytes()
    except (OSError, ValueError) as error:  # a name can hold what no name may
        raise RefusedFileError(
            f"เปิดไฟล์ {source.name} ไม่ได้ ตรวจว่าไฟล์ยังอยู่ที่เดิม แล้วแนบอีกครั้ง"
        ) from error


def _checked(name: str, data: bytes) -> str:
    """The ending of its kind, once the file has been read to its end."""
    if not data:
        raise RefusedFileError(f"ไฟล์ {name} ว่างเปล่า สแกนใหม่แล้วแนบอีกครั้ง")
    ending = next((one for magic, one in _MAGIC.items() if data.startswith(magic)), "")
    if not ending:
        raise RefusedFileError(
            f"ไฟล์ {name} ไม่ใช่ PDF, JPG หรือ PNG แม้ชื่อจะลงท้ายอย่างนั้น สแกนเป็นไฟล์ชนิดเหล่านี้แล้วแนบอีกครั้ง"
        )
    whole = _whole_pdf(name, data) if ending == ".pdf" else _whole_picture(name, data)
    if not whole:
        raise RefusedFileError(
            f"ไฟล์ {name} ไม่ครบหรือเสียหาย อาจคัดลอกมาไม่จบ คัดลอกหรือสแกนใหม่แล้วแนบอีกครั้ง"
        )
    return ending


def _whole_pdf(name: str, data: bytes) -> bool:
    import pikepdf  # noqa: PLC0415 - 80 ms that only a scan need pay

    if b"%%EOF" not in data[-_TAIL:]:
        return False
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PasswordError as error:
        raise RefusedFileError(
            f"ไฟล์ {name} ใส่รหัสผ่านไว้จึงเปิดดูไม่ได้ สแกนใหม่โดยไม่ใส่รหัสผ่านแล้วแนบอีกครั้ง"
        ) from error
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return False


def _whole_picture(name: str, data: bytes) -> bool:
    from PIL import Image  # noqa: PLC0415 - as above

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise RefusedFileError(
                        f"ภาพ {name} ละเอียดเกินไป สแกนใหม่ที่ความละเอียด ๓๐๐ จุดต่อนิ้วแล้วแนบอีกครั้ง"
                    )
                if picture.format == "PNG":
                    picture.verify()  # every chunk to the last, without unpacking them
                else:
                    picture.draft("L", (1, 1))  # reads all of it, at an eighth of its size
                    picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
