"""Form exports of surveys."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

HEADER = ("ประทับเวลา", "สถานะของท่าน", "ความพึงพอใจ [งานวิชาการ]", "ความพึงพอใจ [งานบุคคล]", "ข้อเสนอแนะ")
GOLDEN = {
    "ครู": 179,
    "บุคลากรอื่น": 34,
    "ผู้บริหารสถานศึกษา": 25,
    "ผู้บริหารการศึกษา": 10,
    "ศึกษานิเทศก์และธุรการ": 1,
}
COUNTS = (1, 3, 20, 95, 130)  # of 249


def write(file: Path, rows: Sequence[Sequence[object]], header: Sequence[str] = HEADER) -> Path:
    stream = io.StringIO()
    csv.writer(stream).writerows([header, *rows])
    file.write_text(stream.getvalue(), "utf-8")
    return file


def golden(tmp_path: Path) -> Path:
    """249 answers of five kinds of people, two items of equal counts written differently."""
    groups = [name for name, many in GOLDEN.items() for _ in range(many)]
    levels = [level for level, many in enumerate(COUNTS, 1) for _ in range(many)]
    words = ["", "น้อยที่สุด (1)", "น้อย", "ปานกลาง", "4 = มาก", "มากที่สุด"]
    rows = [
        (f"{day % 28 + 1}/6/2568, 9:00:00", group, level, words[level], "")
        for day, (group, level) in enumerate(zip(groups, levels, strict=True))
    ]
    return write(tmp_path / "แบบประเมินความพึงพอใจ (การตอบกลับ).csv", rows)
