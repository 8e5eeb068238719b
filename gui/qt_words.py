"""Qt's own words in Thai: Qt ships none, and menus of fields would speak English."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override

_WORDS = {
    "&Undo": "เลิกทำ",
    "&Redo": "ทำซ้ำ",
    "Cu&t": "ตัด",
    "&Copy": "คัดลอก",
    "&Paste": "วาง",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "Select all": "เลือกทั้งหมด",
    "&Step up": "เพิ่ม",
    "Step &down": "ลด",
    "Clear": "ล้าง",
    "Look in:": "ในโฟลเดอร์",
    "File &name:": "ชื่อไฟล์",
    "Files of type:": "ชนิดไฟล์",
    "&Open": "เปิด",
    "&Save": "บันทึก",
    "&Choose": "เลือก",
    "Cancel": "ยกเลิก",
    "&Rename": "เปลี่ยนชื่อ",
    "&Delete": "ลบ",
    "Show &hidden files": "แสดงไฟล์ที่ซ่อน",
    "&New Folder": "โฟลเดอร์ใหม่",
    "New Folder": "โฟลเดอร์ใหม่",
    "Create New Folder": "สร้างโฟลเดอร์ใหม่",
    "Create a New Folder": "สร้างโฟลเดอร์ใหม่",
    "Parent Directory": "โฟลเดอร์ที่อยู่เหนือขึ้นไป",
    "Go to the parent directory": "ไปโฟลเดอร์ที่อยู่เหนือขึ้นไป",
    "Back": "ย้อนกลับ",
    "Go back": "ย้อนกลับ",
    "Forward": "ไปข้างหน้า",
    "Go forward": "ไปข้างหน้า",
    "List View": "แบบรายการ",
    "Change to list view mode": "แสดงแบบรายการ",
    "Detail View": "แบบละเอียด",
    "Change to detail view mode": "แสดงแบบละเอียด",
    "Sidebar": "แถบข้าง",
    "List of places and bookmarks": "ที่ที่ใช้บ่อย",
    "Files": "ไฟล์",
    "My Computer": "คอมพิวเตอร์",
    "Computer": "คอมพิวเตอร์",
    "Drive": "ไดรฟ์",
    "Folder": "โฟลเดอร์",
    "%1 File": "ไฟล์ %1",
    "File": "ไฟล์",
    "File Folder": "โฟลเดอร์",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Kind": "ชนิด",
    "Type": "ชนิด",
    "Date Modified": "แก้ไขเมื่อ",
    "Recent Places": "ที่เปิดล่าสุด",
    "Directory:": "โฟลเดอร์",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "ไม่พบไฟล์ %1 ตรวจชื่อไฟล์แล้วลองอีกครั้ง"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "ไม่พบโฟลเดอร์ %1 ตรวจชื่อโฟลเดอร์แล้วลองอีกครั้ง"
    ),
}


class ThaiWords(QTranslator):
    """Answers Qt's English words with Thai ones; unknown ones stay."""

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _WORDS.get(sourceText)

    @override
    def isEmpty(self) -> bool:
        return False
