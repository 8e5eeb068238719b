from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import icons, theme
from gui.ui import label

WORDS = "ปี่ กี้ ปั๊ม ฟื้นฟู น้ำ ผู้ กตัญญู ใหญ่ ฎีกา ฏ ฐานุกรม ฤๅ ป่วย ๐๑๒๓๔๕๖๗๘๙"
AIR = 20
ROLES: tuple[theme.Role, ...] = ("title", "heading", "strong", "body", "small", "caption", "figure")
GROUNDS = ("canvas", "sidebar", "surface", "sunken")
TEXTS = [(text, ground) for ground in GROUNDS for text in ("text", "text-2", "text-3", "ink-text")]
TEXTS += [
    ("on-ink", "ink"),
    ("on-ink", "ink-hover"),
    ("on-ink", "ink-press"),
    ("on-bad", "bad"),
    ("on-bad", "bad-hover"),
    ("ink-text", "ink-tint"),
    ("text", "ink-tint"),
    ("text-2", "ink-tint"),
    ("wait-text", "wait-tint"),
    ("text", "wait-tint"),
    ("text-2", "wait-tint"),
    ("wait-text", "surface"),
    ("good-text", "good-tint"),
    ("good-text", "surface"),
    ("bad-text", "bad-tint"),
    ("bad-text", "surface"),
    ("bad-text", "ink-tint"),  # the name chosen in a list
    ("good-text", "canvas"),
    ("text-2", "still-tint"),
    ("text-3", "still-tint"),
    ("text-2", "desk"),
    ("surface", "text"),
    ("paper-text", "paper"),
]
SHAPES = [
    ("line-strong", "surface"),
    ("line-strong", "canvas"),
    ("ring", "surface"),
    ("ring", "canvas"),
    ("ink", "surface"),
    ("wait", "surface"),
    ("good", "surface"),
    ("bad", "surface"),
]
FLOORS = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
SHAPE_FLOOR = 3.0


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", theme.MODES)
def test_every_pair_has_its_contrast(mode: str) -> None:
    tokens = theme.tokens()[mode]
    pairs = [(a, b, FLOORS[mode]) for a, b in TEXTS] + [(a, b, SHAPE_FLOOR) for a, b in SHAPES]

    low = {
        f"{a} on {b}": round(ratio(tokens[a], tokens[b]), 2)
        for a, b, floor in pairs
        if ratio(tokens[a], tokens[b]) < floor
    }

    assert low == {}


def test_the_themes_have_the_same_tokens() -> None:
    light, dark, contrast = (set(theme.tokens()[mode]) for mode in theme.MODES)

    assert light == dark == contrast


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25, 1.5, 2.0])
def test_marks_stay_inside_the_line(dressed: QApplication, qtbot: QtBot, zoom: float) -> None:
    theme.apply(dressed, "contrast", zoom)

    assert {role: rows_outside(role, qtbot) for role in ROLES} == dict.fromkeys(ROLES, 0)


def rows_outside(role: theme.Role, qtbot: QtBot) -> int:
    """Rows of ink outside the label's own line, when it is given air to draw into."""
    one = label(WORDS, role)
    qtbot.addWidget(one)
    one.setContentsMargins(AIR, AIR, AIR, AIR)
    one.setStyleSheet("background: white; color: black")
    one.adjustSize()
    image = one.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = image.width(), image.height()
    pixels, stride = bytes(image.constBits()), image.bytesPerLine()
    inked = [y for y in range(high) if min(pixels[y * stride : y * stride + wide]) < 200]
    assert inked
    return sum(y < AIR or y >= high - AIR for y in inked)


def test_a_style_sheet_names_nothing_that_is_not_there(dressed: QApplication) -> None:
    for mode in theme.MODES:
        sheet = theme.style_sheet(theme.Theme("dark" if mode == "dark" else "light", 1.5))
        assert re.findall(r"\{[a-z][\w:-]*\}", sheet) == []


def test_sizes_grow_with_the_zoom_and_hairlines_do_not() -> None:
    large = theme.Theme(zoom=1.5)

    assert (large.px(34), large.px(1), large.px(0)) == (51, 1, 0)
    assert large.font("title").pixelSize() == 33


def test_zoom_stays_in_its_bounds_and_a_strange_mode_is_light(dressed: QApplication) -> None:
    made = theme.apply(dressed, "purple", 9.0)

    assert (made.mode, made.zoom) == ("light", 2.0)


def test_the_window_speaks_with_its_own_faces(qapp: QApplication) -> None:
    assert qapp.font().families() == ["Noto Sans Thai Looped", "Sarabun"]
    assert QFontInfo(qapp.font()).family() == "Noto Sans Thai Looped"


@pytest.mark.parametrize("name", sorted(icons.drawings()))
def test_every_icon_draws_something(name: str, qapp: QApplication) -> None:
    image = icons.icon(name, theme.now().colour("text"), 24).pixmap(24, 24).toImage()

    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
