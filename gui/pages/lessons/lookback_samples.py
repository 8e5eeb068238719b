"""States of looking back that are looked at: the sample year as the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.imports import sample_year
from core.lookback.plan import Plan
from core.search.similar import Neighbour
from gui.page import State
from gui.pages.lessons.lookback_near import NearSheet
from gui.pages.lessons.lookback_sheet import again

if TYPE_CHECKING:
    from gui.pages.lessons.page import LessonsPage

_NAME, _SCHEME = "บุคลากรคุณธรรมต้นแบบ", "virtue"
_SAID = "ช่วงจัดค่ายตรงกับการรายงานงบประมาณ ครูจึงมาไม่ครบทุกโรงเรียน และต้องเลื่อนกำหนดสองครั้ง"
_MARKED = "ตรงกับการรายงานงบประมาณ"


def _look_back(page: LessonsPage) -> None:
    """What the sample year left, seen from the next one."""
    again(page.desk, Plan(_NAME, sample_year.YEAR_BE + 1, _SCHEME))


def _near(page: LessonsPage) -> None:
    start = _SAID.index(_MARKED)
    spans = ((start, start + len(_MARKED)),)
    one = Neighbour(1, "ค่ายคุณธรรมเยาวชน", 2567, "problems", _SAID, _SAID, spans, 0.6)
    NearSheet(page.desk, [one] * 3).open()


STATES = (State("lookback", _look_back), State("near", _near))
