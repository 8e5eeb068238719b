"""Numbered figures over the column: pictures from files, charts from figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.wording import emphasised
from core.errors import UserError
from core.thai.numerals import to_arabic
from core.typeset.block import Block
from core.typeset.charts import NAMES, Chart, Data, Form, Series
from core.typeset.figures import Figure, Shot
from core.typeset.measures import MM
from core.typeset.photos import load_photo
from core.typeset.style import PLAIN

_PICTURE = (160 * MM, 110 * MM)
_CHART = (160 * MM, 78 * MM)
_LABEL = "ภาพที่"


def figures(on: Compositor, row: Mapping[str, Content], numbers: Iterator[int]) -> Iterator[Block]:
    """The ``figures`` and the ``chart`` of a row, each with the next number under it.

    Raises:
        RefusedFileError: a file is no picture.
        UserError: a chart whose figures are none, or not as many as its labels.
    """
    for given in contents.rows(row.get("figures", ())):
        file, caption, alt = (_said(given, key) for key in ("file", "caption", "alt"))
        picture = load_photo(on.file(file), *_PICTURE) if file else None
        yield _figure(on, Shot(picture, caption, on.digits(alt)), _PICTURE, next(numbers))
    given = contents.parts(row.get("chart", {}))
    if given:
        yield _figure(on, chart(on, given), _CHART, next(numbers))


def chart(on: Compositor, given: Mapping[str, Content]) -> Shot:
    """A chart of ``labels`` and ``series`` (``name``, ``values``), told in words as well.

    ``step`` and ``most`` are those of its scale, where the figures do not say them; ``places``
    are decimals of every value.

    Raises:
        UserError: its figures are none, or not as many as its labels.
    """
    title, form = _said(given, "title"), _form(_said(given, "form"))
    labels = tuple(item.text for item in contents.items(given.get("labels", ())))
    series = tuple(
        _series(title, row, len(labels)) for row in contents.rows(given.get("series", ()))
    )
    if not labels or not series:
        raise _refused(title)
    data = Data(labels, series)
    told = f"{NAMES[form]} {title}: {data.told(on.digits)}"
    step, most = (float(_said(given, key) or 0) for key in ("step", "most"))
    places = int(_said(given, "places") or 0)
    made = Chart(form, data, spell=on.digits, step=step, most=most, places=places)
    return Shot(made, title, told)


def _figure(on: Compositor, shot: Shot, size: tuple[float, float], number: int) -> Figure:
    style = replace(PLAIN, leading=on.papers.leading_pt)
    label = on.digits(f"{_LABEL} {number} ")
    words = shot.caption if isinstance(shot.caption, str) else ""
    alt = shot.alt or f"{label}{words}"
    numbered = Shot(shot.picture, emphasised(f"**{label.strip()}** {words}"), alt)
    return Figure(numbered, size=size, style=style, shrinks=True, own=on.own)


def _series(title: str, row: Mapping[str, Content], count: int) -> Series:
    try:
        values = tuple(
            float(to_arabic(item.text).replace(",", ""))
            for item in contents.items(row.get("values", ()))
        )
    except ValueError:
        raise _refused(title) from None
    if len(values) != count or min(values, default=0.0) < 0:
        raise _refused(title)
    return Series(_said(row, "name"), values)


def _form(said: str) -> Form:
    return "line" if said == "line" else "bar"


def _refused(title: str) -> UserError:
    return UserError(
        f"วาดแผนภูมิ “{title}” ไม่ได้ เพราะ values ต้องเป็นตัวเลขไม่ติดลบ และมีจำนวนเท่ากับ labels "
        "แก้ในไฟล์แล้วพิมพ์อีกครั้ง",
        code="chart",
    )


def _said(row: Mapping[str, Content], key: str) -> str:
    return contents.said(row.get(key, ""))
