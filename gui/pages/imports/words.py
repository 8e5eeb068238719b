"""Batches in words: what kind they are, what they counted, when they came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from core.imports.batches import ROSTER, VOTES, BatchRow
from core.thai import calendar
from core.thai.numerals import to_thai

KINDS = {ROSTER: "รายชื่อบุคลากร", VOTES: "ผลลงคะแนน"}
_COUNTS = {  # keys of a batch's counts, in the order they are told
    "new": "ใหม่",
    "updated": "แก้",
    "unchanged": "เหมือนเดิม",
    "accepted": "นับ",
    "replaced": "ถูกแทน",
    "refused": "ไม่รับ",
}


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Words and numbers of what a batch counted, zeros left out."""
    return [(words, counts[key]) for key, words in _COUNTS.items() if counts.get(key)]


def counts_in_words(counts: Mapping[str, int]) -> str:
    """``ใหม่ ๗๔ · ไม่รับ ๒``."""
    return " · ".join(to_thai(f"{words} {many:,}") for words, many in counted(counts))


def kind_in_words(batch: BatchRow, rounds: Mapping[str, str]) -> str:
    """``ผลลงคะแนน · บุคลากรคุณธรรมต้นแบบ ๒๕๖๘``; ``rounds`` are titles by key."""
    kind = KINDS.get(batch.kind, batch.kind)
    return f"{kind} · {rounds.get(batch.subject, batch.subject)}" if batch.subject else kind


def moment(at: datetime) -> str:
    """``๑๘ มิ.ย. ๒๕๖๘ ๐๙.๑๒ น.``, local time."""
    local = at.astimezone()
    return to_thai(f"{calendar.short_date(local.date())} {local:%H.%M} น.")
