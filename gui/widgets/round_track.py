"""The track of a round and the one state of it that is worth a badge."""

from __future__ import annotations

from core.awards.progress import STEPS, RoundProgress
from core.awards.queries import RoundRow
from core.thai.numerals import to_thai
from gui.widgets.badge import Badge
from gui.widgets.step_track import Stand, Step, StepTrack

KEYS = tuple(STEPS)
_SIGNS = {"names": "people", "tie": "tie", "conflict": "committee"}


def track(progress: RoundProgress, opened: str = "") -> StepTrack:
    """The track as a widget; it tells the place in ``KEYS`` of the step pressed."""
    steps = [Step(words, _stand(key, progress)) for key, words in STEPS.items()]
    return StepTrack(steps, KEYS.index(opened) if opened else -1)


def badge(row: RoundRow, progress: RoundProgress) -> Badge | None:
    """What is out of the ordinary, or that the result is confirmed."""
    if row.version:
        return Badge(to_thai(f"ยืนยันแล้ว ฉบับที่ {row.version}"), "good", "check")
    words = {
        "names": to_thai(f"รอยืนยัน {row.names} ชื่อ"),
        "tie": "คะแนนเท่ากัน",
        "conflict": "นำหลายด้าน",
        "stale": "คะแนนเปลี่ยนหลังมติ",
        "no-votes": "มีด้านที่ไม่มีคะแนน",
    }.get(progress.waits)
    sign = _SIGNS.get(progress.waits, "wait")
    return Badge(words, "wait", sign) if words else None


def _stand(key: str, progress: RoundProgress) -> Stand:
    if key in progress.done:
        return Stand.DONE
    if key != progress.at:
        return Stand.LATER
    return Stand.STUCK if progress.stuck else Stand.NOW
