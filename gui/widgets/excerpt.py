"""One line of a record's words with the hits marked, begun where the first of them is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from core.search.folding import Span, clusters
from gui import theme
from gui.widgets.painted import rounded, words

_SEEN = 0.85  # of the line's width, within which the first hit must end
_KEPT = 24  # letters kept before it, where it would not


def paint_excerpt(painter: QPainter, box: QRectF, text: str, spans: Sequence[Span]) -> None:
    """The words of the record, a tint behind the hits."""
    now = theme.now()
    font = now.font("small")
    shown, marks = _in_sight(text, spans, font, box.width())
    painter.save()
    painter.setClipRect(box)
    for start, end in marks:
        x, wide = theme.width(shown[:start], font), theme.width(shown[start:end], font)
        mark = QRectF(box.left() + x - 1, box.top() + now.px(2), wide + 2, box.height() - now.px(4))
        rounded(painter, mark, "wait-tint")
    words(painter, box, shown, "small", "text-2", cut=True)
    painter.restore()


def _in_sight(
    text: str, spans: Sequence[Span], font: QFont, wide: float
) -> tuple[str, Sequence[Span]]:
    """The text, begun later where its first hit would lie beyond the line's end."""
    if not spans or theme.width(text[: spans[0][1]], font) < wide * _SEEN:
        return text, spans
    first = spans[0][0]
    begin = next(at for at in (*clusters(text), first) if at >= first - _KEPT)
    shift = 1 - begin
    return "…" + text[begin:], [(a + shift, b + shift) for a, b in spans]
