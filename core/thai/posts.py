"""Posts: line of work and level (สายงาน, ระดับ), written as one word."""

from __future__ import annotations

# Civil-service levels, then those of teachers; the longest ending wins.
LEVELS = (
    "ปฏิบัติงาน",
    "ชำนาญงาน",
    "อาวุโส",
    "ทักษะพิเศษ",
    "ปฏิบัติการ",
    "ชำนาญการ",
    "ชำนาญการพิเศษ",
    "เชี่ยวชาญ",
    "เชี่ยวชาญพิเศษ",
    "ทรงคุณวุฒิ",
)
_LONGEST_FIRST = sorted(LEVELS, key=len, reverse=True)


def split_post(post: str) -> tuple[str, str]:
    """Line of work and level, which joined are the post; the level may be empty."""
    for level in _LONGEST_FIRST:
        if post.endswith(level) and len(post) > len(level):
            line = post.removesuffix(level)
            return (line, level) if line == line.rstrip() else (line.rstrip(), level)
    return post, ""
