"""Blocks poured into pages: what stays together, where a page ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.errors import UserError
from core.typeset.block import Block, NoteRule, PageBreak, Spacer, Together, stacked

FOOT_RULE = NoteRule(50.0, thick=0.5, above=6.0, below=3.0)  # over the notes of a page


class TooTallError(UserError):
    """A block that is higher than a page and cannot be broken."""

    code = "too-tall"


class Placed(NamedTuple):
    """A block and how far under the top of its page it stands, in points."""

    block: Block
    drop: float


class _Entry(NamedTuple):
    """A block of the story, and whether it stays with the beginning of the next one."""

    block: Block
    glued: bool


def paginate(
    story: Sequence[Block], width: float, height: Callable[[int], float]
) -> list[list[Placed]]:
    """The pages of a story, at least one; ``height(n)`` is the room on page n, from 1.

    Raises:
        TooTallError: a block does not fit on a page of its own.
    """
    rest = _glued(story, width)
    pages: list[list[Placed]] = []
    while rest:
        page = _fill(rest, width, height(len(pages) + 1))
        if page or not pages:
            pages.append(page)
    return pages or [[]]


def _glued(story: Sequence[Block], width: float) -> deque[_Entry]:
    """The story with what must not be parted: headings and texts, texts and signatures."""
    glued = [block.with_next for block in story]
    for i, block in enumerate(story):
        wanted, above = block.text_above, i
        while wanted > 0 and above > 0 and not isinstance(story[above - 1], PageBreak):
            above -= 1
            glued[above] = True
            wanted -= story[above].lines(width)
    return deque(map(_Entry, story, glued))


def _fill(rest: deque[_Entry], width: float, room: float) -> list[Placed]:
    """The next page; what it holds is taken from ``rest``."""
    page: list[Placed] = []
    feet: list[Block] = []
    used = 0.0
    while rest:
        first = rest[0].block
        if isinstance(first, PageBreak) or (isinstance(first, Spacer) and not page):
            rest.popleft()
            if isinstance(first, PageBreak) and page:
                break
            continue
        chain = _chain(rest)
        gap = first.before if page else 0.0
        left = room - used - gap
        if _needed(chain, feet, width) <= left + 0.01:
            taken, ends = chain, False
            for _ in chain:
                rest.popleft()
        else:
            taken = _cut(rest, chain, feet, (width, left), fresh=not page)
            ends = bool(taken or page)  # else what should stay together was taken apart
        for i, block in enumerate(taken):
            used += block.before if page or i else 0.0
            page.append(Placed(block, used))
            used += block.height(width)
        feet += _feet(taken, width)
        if ends:
            break
    return page + _at_the_foot(feet, width, room)


def _feet(blocks: Sequence[Block], width: float) -> list[Block]:
    """What stands at the page's foot because of the blocks."""
    return [foot for block in blocks for foot in block.feet(width)]


def _needed(blocks: Sequence[Block], feet: Sequence[Block], width: float) -> float:
    """Height of the blocks with all that stands at the page's foot then."""
    high = stacked(blocks, width)
    below = [*feet, *_feet(blocks, width)]
    return high + (FOOT_RULE.height(width) + stacked(below, width) if below else 0.0)


def _at_the_foot(feet: Sequence[Block], width: float, room: float) -> list[Placed]:
    """A short rule and the notes under it, on the last line of the page."""
    if not feet:
        return []
    drop = room - _needed((), feet, width)
    out = [Placed(FOOT_RULE, drop)]
    drop += FOOT_RULE.height(width)
    for block in feet:
        out.append(Placed(block, drop))
        drop += block.height(width)
    return out


def _chain(rest: deque[_Entry]) -> list[Block]:
    """The blocks at the head of the story that are glued to each other."""
    chain: list[Block] = []
    for entry in rest:
        if isinstance(entry.block, PageBreak):
            break
        chain.append(entry.block)
        if not entry.glued:
            break
    return chain


def _cut(
    rest: deque[_Entry],
    chain: list[Block],
    feet: Sequence[Block],
    space: tuple[float, float],
    *,
    fresh: bool,
) -> list[Block]:
    """What of a chain too high for the page still stands on it; the rest stays in ``rest``."""
    width, left = space
    for i in range(len(chain) - 1, -1, -1):
        above = stacked(chain[: i + 1], width) - chain[i].height(width)
        below = [*feet, *_feet(chain[:i], width)]
        parts = _parts(chain[i], below, width, left - above) if left > above else None
        if parts:
            for _ in range(i):
                rest.popleft()
            rest[0] = rest[0]._replace(block=parts[1])
            return [*chain[:i], parts[0]]
    return _forced(rest, chain, width, left) if fresh else []


def _parts(
    block: Block, feet: Sequence[Block], width: float, room: float
) -> tuple[Block, Block] | None:
    """The block in two so that its first part and the page's notes stand in the room."""
    parts = block.split(width, room)
    while parts and _needed(parts[:1], feet, width) > room + 0.1:
        parts = block.split(width, parts[0].height(width) - 1)
    return parts


def _forced(rest: deque[_Entry], chain: list[Block], width: float, left: float) -> list[Block]:
    """On an empty page: as many whole blocks as fit, though they should not be parted."""
    for count in range(len(chain) - 1, 0, -1):
        if _needed(chain[:count], (), width) <= left + 0.01:
            for _ in range(count):
                rest.popleft()
            return chain[:count]
    first = rest.popleft()
    if not isinstance(first.block, Together):
        raise TooTallError(
            "มีส่วนหนึ่งของเอกสารสูงเกินหนึ่งหน้าและแบ่งข้ามหน้าไม่ได้ ลดขนาดภาพหรือข้อความส่วนนั้นแล้วพิมพ์อีกครั้ง"
        )
    rest.extendleft(_Entry(block, glued=False) for block in reversed(first.block.blocks))
    return []
