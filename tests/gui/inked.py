"""Where the ink of a paper stands, to tell whether a printer moved or scaled it."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

MM = 25.4 / 72
SCALE = 4  # pixels to the point, where ink is looked for
INKED = 128


def ink_boxes(
    data: bytes,
) -> Iterator[tuple[tuple[float, float], tuple[float, float, float, float]]]:
    """Of every page: its size, and left, top, right, bottom of all its ink, in millimetres."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        image = page.render(scale=SCALE, grayscale=True).to_pil()
        box = image.point(lambda light: 255 * (light < INKED)).getbbox()
        assert box is not None
        wide, high = page.get_size()
        yield (wide * MM, high * MM), tuple(edge / SCALE * MM for edge in box)
    document.close()


def differences(one: bytes, other: bytes) -> list[float]:
    """How far sizes and ink of the pages lie apart, in millimetres."""
    found: list[float] = []
    for (size, box), (same, there) in zip(ink_boxes(one), ink_boxes(other), strict=True):
        found += [abs(a - b) for a, b in zip((*size, *box), (*same, *there), strict=True)]
    return found
