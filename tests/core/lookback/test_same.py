"""One activity has one key, whatever the year in its name."""

from __future__ import annotations

import pytest

from core.lookback.same import key_of

SAME = "บุคลากรคุณธรรมต้นแบบ"


@pytest.mark.parametrize(
    "written",
    [
        "บุคลากรคุณธรรมต้นแบบ",
        "บุคลากรคุณธรรมต้นแบบ ๒๕๖๘",
        "บุคลากรคุณธรรมต้นแบบ 2569",
        "บุคลากรคุณธรรมต้นแบบ ปี 2569",
        "บุคลากรคุณธรรมต้นแบบ ประจำปี ๒๕๖๙",
        "บุคลากรคุณธรรมต้นแบบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "บุคลากรคุณธรรมต้นแบบ ปีงบประมาณ พ.ศ.2568",
        "กิจกรรมบุคลากรคุณธรรมต้นแบบ ครั้งที่ ๒/๒๕๖๘",
        "โครงการ “บุคลากรคุณธรรมต้นแบบ” รุ่นที่ 3",
        "บุคลากร คุณธรรม ต้นเเบบ พ.ศ. 2570",
        "กิจกรรม  บุคลากรคุณธรรมต้นแบบ\u200b (2568)",
        "โครงการ “บุคลากรคุณธรรมต้นแบบ” ปี ๖๙",
        "บุคลากรคุณธรรมต้นแบบ ปีงบ ๒๕๖๙",
        "บุคลากรคุณธรรมต้นแบบ รุ่น ๒",
        "บุคลากรคุณธรรมต้นแบบ ระยะที่ ๒",
        "๑. บุคลากรคุณธรรมต้นแบบ",
        "การดำเนินโครงการบุคลากรคุณธรรมต้นแบบ",
        "โครงการกิจกรรมบุคลากรคุณธรรมต้นแบบ",
        "การคัดเลือกบุคลากรคุณธรรมต้นแบบ",
        "ถอดบทเรียนกิจกรรมบุคลากรคุณธรรมต้นแบบ",
    ],
)
def test_the_same_activity_in_any_year(written: str) -> None:
    assert key_of(written) == SAME


@pytest.mark.parametrize(
    "other",
    ["บุคลากรคุณธรรม", "สถานศึกษาคุณธรรมต้นแบบ", "บุคลากรคุณธรรมต้นแบบระดับสถานศึกษา", ""],
)
def test_another_activity_has_another_key(other: str) -> None:
    assert key_of(other) != SAME


@pytest.mark.parametrize(("written", "key"), [("2568", "2568"), ("กิจกรรม", "กิจกรรม"), ("–", "")])
def test_a_name_that_is_nothing_else_is_its_own_key(written: str, key: str) -> None:
    assert key_of(written) == key


def test_other_numbers_stay() -> None:
    assert key_of("ค่าย 5 วัน ปี 2568") == "ค่าย5วัน"
    assert key_of("ตัวชี้วัด 12568") == "ตัวชี้วัด12568"
    assert key_of("ครบรอบ 60 ปี 12 เดือน") == "ครบรอบ60ปี12เดือน"
    assert key_of("5.2 ปรับแผน") == "52ปรับแผน"
