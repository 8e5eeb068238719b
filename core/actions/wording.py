"""Names of the parts that actions come from, short enough for a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from typing_extensions import override

_ROW = re.compile(r"\.\d+\.")  # groups.3.ways: what one of the rows says


class _PartNames(Mapping[str, str]):
    """By slot; a slot of a row by the name of all rows' slots, ``groups.*.ways``."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    @override
    def __getitem__(self, slot: str) -> str:
        return self._names[_ROW.sub(".*.", slot)]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    @override
    def __len__(self) -> int:
        return len(self._names)


PART_NAMES: Mapping[str, str] = _PartNames(
    {
        "priorities.should": "ควรทำ",
        "priorities.must": "จำเป็นต้องทำ",
        "priorities.want": "อยากทำ",
        "groups.*.ways": "แนวทางและข้อเสนอแนะของกลุ่ม",
        "solutions": "แนวทางการแก้ไข",
        "recommendations": "ข้อเสนอแนะเพื่อปรับปรุง",
        "executive_recommendations": "ข้อเสนอแนะผู้บริหาร",
        "requests": "ข้อที่ขอให้สั่งการ",
    }
)
