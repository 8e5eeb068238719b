"""Tokens → palette, fonts and one style sheet. What has a size asks px(), so zoom is one number."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from core import paths
from gui import icons

Mode: TypeAlias = Literal["light", "dark", "contrast"]
Role: TypeAlias = Literal["title", "heading", "strong", "body", "small", "caption", "figure"]
MODES: dict[str, str] = {"light": "สว่าง", "dark": "มืด", "contrast": "ตัดกันชัด"}
FACES = ("noto-sans-thai-looped", "sarabun")
ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 0.8, 2.0, 0.1
_FOLDER = paths.RESOURCES / "theme"
_PIXELS = re.compile(r"(?<![\d.])(\d+)px")
_NAME = re.compile(r"\{([a-z][\w:-]*)\}")
_WITH_ALPHA = 9  # letters of #RRGGBBAA


@cache
def tokens() -> dict[str, Any]:
    """Everything in ``tokens.toml``."""
    return tomllib.loads((_FOLDER / "tokens.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Theme:
    """One choice of colours and one zoom; answers every question about size, colour and font."""

    mode: Mode = "light"
    zoom: float = 1.0

    def px(self, size: float) -> int:
        """A size at this zoom. One pixel stays one pixel: hairlines do not grow."""
        return round(size) if size <= 1 else max(1, round(size * self.zoom))

    def colour(self, name: str) -> QColor:
        """A colour by its token; eight digits carry their own alpha."""
        value: str = tokens()[self.mode][name]
        colour = QColor(value[:7])
        if len(value) == _WITH_ALPHA:
            colour.setAlpha(int(value[7:], 16))
        return colour

    def font(self, role: Role = "body", weight: int | None = None) -> QFont:
        """The font of a role at this zoom."""
        kind = tokens()["type"]
        size, usual = kind[role]
        font = QFont([kind["family"], kind["fallback"]])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight or usual))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def shape(self, name: str) -> int:
        """A size by its token."""
        return self.px(tokens()["shape"][name])


class _InForce:
    theme = Theme()


def now() -> Theme:
    """The theme in force; painted widgets ask in paintEvent."""
    return _InForce.theme


def load_fonts() -> None:
    """The window's faces are known to Qt; called once, before the first widget."""
    for face in FACES:
        for file in sorted((paths.FONTS / face).glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


def apply(app: QApplication, mode: str = "light", zoom: float = 1.0) -> Theme:
    """From now on the program looks so; an unknown mode is light, the zoom stays in its bounds."""
    theme = Theme(_mode(mode), round(min(max(zoom, ZOOM_LEAST), ZOOM_MOST), 2))
    _InForce.theme = theme
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")  # the only stock style that obeys a palette on every system
    app.setPalette(_palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))
    return theme


def _mode(name: str) -> Mode:
    return "dark" if name == "dark" else "contrast" if name == "contrast" else "light"


def style_sheet(theme: Theme) -> str:
    """The style sheet: sizes zoomed, ``{names}`` replaced by colours or by files of icons."""
    text = (_FOLDER / "theme.qss").read_text(encoding="utf-8")
    text = _PIXELS.sub(lambda found: f"{theme.px(int(found[1]))}px", text)
    return _NAME.sub(lambda found: _value(theme, found[1]), text)


def _value(theme: Theme, name: str) -> str:
    if name == "family":
        kind = tokens()["type"]
        return f'"{kind["family"]}", "{kind["fallback"]}"'
    if name.startswith("half:"):  # the radius of a pill whose inside is so high; Qt drops larger
        return f"{(theme.px(int(name[5:])) + 2) // 2}px"
    if name.startswith("icon:"):
        _, icon, colour = name.split(":")
        return icons.file(icon, theme.colour(colour)).as_posix()
    return theme.colour(name).name()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for name, roles in _ROLES.items():
        for role in roles:
            palette.setColor(role, theme.colour(name))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text-3"))
    return palette


_ROLE = QPalette.ColorRole
_ROLES: dict[str, tuple[QPalette.ColorRole, ...]] = {
    "canvas": (_ROLE.Window,),
    "surface": (_ROLE.Base, _ROLE.Button, _ROLE.ToolTipText),
    "sunken": (_ROLE.AlternateBase,),
    "text": (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.ToolTipBase),
    "text-3": (_ROLE.PlaceholderText,),
    "ink": (_ROLE.Highlight, _ROLE.Accent),
    "on-ink": (_ROLE.HighlightedText,),
    "ink-text": (_ROLE.Link,),
    "line": (_ROLE.Light, _ROLE.Mid),
    "line-strong": (_ROLE.Dark,),
}


def elide(text: str, font: QFont, width: float) -> str:
    """The text, cut with … where it is wider; only where a tooltip says the whole."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def must_fit(text: str, font: QFont, width: float) -> str:
    """The text, which should never be wider; cut with … if it is. The tests watch this."""
    return elide(text, font, width)


def width(text: str, font: QFont) -> float:
    """How wide the text is on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)
