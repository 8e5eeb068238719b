"""Why a file from outside is refused whole, in finished sentences."""

from __future__ import annotations

from core.errors import RefusedFileError
from core.thai.numerals import to_thai


def truncated() -> RefusedFileError:
    """The refusal of a file that was cut or damaged on its way."""
    return RefusedFileError(
        "ไฟล์เสียหายหรือคัดลอกมาไม่ครบ ดาวน์โหลดหรือคัดลอกใหม่แล้วลองอีกครั้ง", code="truncated"
    )


def hostile(what: str) -> RefusedFileError:
    """The refusal of a file built as none should be; ``what`` is a Thai phrase."""
    return RefusedFileError(
        f"ไฟล์{what} โปรแกรมจึงไม่เปิดเพื่อความปลอดภัย "
        "เปิดด้วยโปรแกรมตารางคำนวณ บันทึกเป็น .xlsx ไฟล์ใหม่ แล้วลองอีกครั้ง",
        code="hostile",
    )


def too_large(what: str) -> RefusedFileError:
    """The refusal of a file beyond a limit; ``what`` is a Thai phrase saying which."""
    return RefusedFileError(
        f"ไฟล์ใหญ่เกินที่โปรแกรมรับได้ ({what}) ลบแถว คอลัมน์ หรือแผ่นงานที่ไม่ใช้ แล้วลองอีกครั้ง",
        code="too-large",
    )


def encrypted() -> RefusedFileError:
    """The refusal of a file that opens only with a password."""
    return RefusedFileError(
        "ไฟล์เข้ารหัสไว้ด้วยรหัสผ่าน เปิดแล้วเอารหัสผ่านออก บันทึกใหม่ แล้วลองอีกครั้ง", code="encrypted"
    )


def empty() -> RefusedFileError:
    """The refusal of a file that holds nothing."""
    return RefusedFileError(
        "ไฟล์ว่างเปล่า ตรวจว่าเลือกไฟล์ถูกและดาวน์โหลดครบ แล้วลองอีกครั้ง", code="empty-file"
    )


def header_only() -> RefusedFileError:
    """The refusal of a file with a header row and nothing under it."""
    return RefusedFileError(
        "ไฟล์มีเพียงแถวหัวตาราง ยังไม่มีข้อมูลให้นำเข้า ตรวจว่าเลือกไฟล์ถูก แล้วลองอีกครั้ง", code="header-only"
    )


def not_a_sheet(message: str = "") -> RefusedFileError:
    """The refusal of a file that is no spreadsheet, whatever its name says."""
    return RefusedFileError(
        message or "ไฟล์ไม่ใช่ตารางคำนวณ เลือกไฟล์ .xlsx หรือ .csv ที่ดาวน์โหลดจากแบบฟอร์ม แล้วลองอีกครั้ง",
        code="not-a-sheet",
    )


def uncalculated(sheet: str, cell: str) -> RefusedFileError:
    """The refusal of a workbook whose formulas were never worked out."""
    return RefusedFileError(
        f"แผ่นงาน “{sheet}” ช่อง {cell} มีสูตรที่ยังไม่มีผลคำนวณเก็บไว้ "
        "เปิดด้วยโปรแกรมตารางคำนวณ บันทึกหนึ่งครั้ง แล้วลองใหม่",
        code="uncalculated",
    )


def old_xls() -> RefusedFileError:
    """The refusal of the workbook format of 1997."""
    return RefusedFileError(
        "ไฟล์เป็นแบบ .xls รุ่นเก่าซึ่งโปรแกรมไม่อ่าน บันทึกเป็น .xlsx แล้วลองใหม่", code="old-xls"
    )


def unknown_encoding() -> RefusedFileError:
    """The refusal of text whose encoding cannot be told for certain."""
    return RefusedFileError(
        "อ่านตัวอักษรในไฟล์ไม่ได้แน่ชัดว่าเข้ารหัสแบบใด เปิดด้วยโปรแกรมตารางคำนวณ "
        "บันทึกเป็น CSV UTF-8 หรือ .xlsx แล้วลองใหม่",
        code="unknown-encoding",
    )


def bad_quotes(row: int) -> RefusedFileError:
    """The refusal of a text file whose cells cannot be told apart from this row on."""
    return RefusedFileError(
        f'แถวที่ {to_thai(row)} มีเครื่องหมาย " ที่เปิดหรือปิดไม่ครบ จึงแยกช่องไม่ได้ '
        "เปิดด้วยโปรแกรมตารางคำนวณ แก้แถวนั้น บันทึกใหม่ แล้วลองอีกครั้ง",
        code="bad-quotes",
    )


def missing(name: str) -> RefusedFileError:
    """The refusal of a path where there is no file."""
    return RefusedFileError(
        f"ไม่พบไฟล์ “{name}” ตรวจชื่อไฟล์ ที่เก็บ และแฟลชไดรฟ์ แล้วลองอีกครั้ง", code="missing"
    )


def locked(name: str) -> RefusedFileError:
    """The refusal of a file that may not be read now."""
    return RefusedFileError(
        f"เปิดไฟล์ “{name}” ไม่ได้ ปิดโปรแกรมอื่นที่เปิดไฟล์นี้อยู่ หรือขอสิทธิอ่านไฟล์ แล้วลองอีกครั้ง",
        code="locked",
    )


def unreadable(name: str) -> RefusedFileError:
    """The refusal of a file whose disk or stick fails while it is read."""
    return RefusedFileError(
        f"อ่านไฟล์ “{name}” จากสื่อบันทึกไม่สำเร็จ คัดลอกไฟล์มาไว้ในเครื่องแล้วลองอีกครั้ง",
        code="unreadable",
    )
