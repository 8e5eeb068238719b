"""Names of the parts that actions come from, short enough for a list."""

from __future__ import annotations

from collections.abc import Mapping

PART_NAMES: Mapping[str, str] = {
    "priorities.should": "ควรทำ",
    "priorities.must": "จำเป็นต้องทำ",
    "priorities.want": "อยากทำ",
    "recommendations": "ข้อเสนอแนะเพื่อปรับปรุง",
    "executive_recommendations": "ข้อเสนอแนะผู้บริหาร",
    "requests": "ข้อที่ขอให้สั่งการ",
}
