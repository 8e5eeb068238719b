"""The office's own facts and the officer's choices, kept as text in ``settings.toml``."""

from __future__ import annotations

import dataclasses
import os
import re
import types
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

import tomli_w

from core import catalogue
from core.errors import TemplateError
from core.thai import text

FILE = "settings.toml"
S = TypeVar("S")
_CALLED = re.compile(r"^\s*(?:หมายเลข)?โทร(?:ศัพท์)?[.:]?\s*")


@dataclass(frozen=True, slots=True)
class Chief:
    """Who signs for the office."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The office's own facts, as its papers print them.

    ``emblem`` (ตราครุฑ, for papers) and ``seal`` (logo, for certificates) are file names in the
    workspace's ``files`` folder; empty until the office gives them.
    """

    name: str = ""
    short_name: str = ""
    province: str = ""
    group: str = ""
    address: str = ""
    phone: str = ""
    number_prefix: str = ""
    slogan: str = ""
    motto: str = ""
    chief: Chief = field(default_factory=Chief)
    emblem: str = ""
    seal: str = ""
    words: tuple[str, ...] = ()  # the office's own terms, never broken at a line's end

    @property
    def phone_number(self) -> str:
        """The telephone number without ``โทร``, which papers say themselves."""
        return _CALLED.sub("", self.phone)


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """How certificates lie on paper, for printers that feed askew and paper printed before.

    ``right_mm`` and ``down_mm`` (-20 to 20) move every box, never the background.
    """

    right_mm: float = 0.0
    down_mm: float = 0.0
    background: bool = True


@dataclass(frozen=True, slots=True)
class Papers:
    """How papers are set; measures in points and millimetres."""

    leading_pt: float = 18.1
    before_part_pt: float = 0.0
    top_mm: float = 15.0
    thai_digits: bool = True
    certificates: CertificatePaper = field(default_factory=CertificatePaper)


@dataclass(frozen=True, slots=True)
class Window:
    """How the window looks on this workspace."""

    mode: str = "light"
    zoom: float = 1.0
    rail: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything in ``settings.toml``. ``officer`` is who the history says made a change."""

    officer: str = ""
    office: Office = field(default_factory=Office)
    papers: Papers = field(default_factory=Papers)
    window: Window = field(default_factory=Window)


def load(folder: Path) -> Settings:
    """The settings of a workspace; defaults where the file says nothing or is not there.

    Control characters that an older program let in are gone.

    Raises:
        TemplateError: the file holds a key or a kind of value that settings do not have.
    """
    file = folder / FILE
    return build(Settings, _healed(catalogue.read(file)), file) if file.exists() else Settings()


def save(folder: Path, settings: Settings) -> None:
    """Replace the settings of a workspace in one step: the old file or the new one, never half."""
    written = tomli_w.dumps(dataclasses.asdict(settings))
    part = folder / f"{FILE}.part"
    with part.open("w", encoding="utf-8") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / FILE)


def build(kind: type[S], table: Mapping[str, Any], file: Path, where: str = "") -> S:
    """A settings dataclass from a TOML table; what the table does not name keeps its default.

    Raises:
        TemplateError: an unknown or missing key, or a value of another kind; the sentence names it.
    """
    kinds = _hints(cast("Hashable", kind))
    catalogue.refuse_unknown(table, frozenset(kinds), file, where)
    values = {key: _value(kinds[key], value, file, key) for key, value in table.items()}
    missing = [key for key in _needed(kind) if key not in values]
    if missing:
        place = f" ใน {where}" if where else ""
        raise TemplateError(
            f"ไฟล์ {file.name}{place} ยังขาดคีย์: {', '.join(missing)} เติมแล้วลองอีกครั้ง",
            code="missing-key",
        )
    return kind(**values)


def _healed(value: Any) -> Any:  # noqa: ANN401 - TOML values
    if isinstance(value, dict):
        return {key: _healed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_healed(one) for one in value]
    return text.without_control(value) if isinstance(value, str) else value


@lru_cache(256)
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any dataclass
    return get_type_hints(kind)


def _needed(kind: Any) -> list[str]:  # noqa: ANN401 - any dataclass
    """The keys without a default."""
    return [
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]


def _value(kind: Any, value: Any, file: Path, key: str) -> Any:  # noqa: ANN401 - TOML values
    if kind is Any or (get_origin(kind) is Literal and value in get_args(kind)):
        return value
    if dataclasses.is_dataclass(kind) and isinstance(value, Mapping) and isinstance(kind, type):
        return build(kind, value, file, key)
    if isinstance(kind, types.GenericAlias) and isinstance(value, list):
        return tuple(_value(get_args(kind)[0], item, file, key) for item in value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and type(value) is kind:
        _refuse_control(value, file, key)
        return value
    raise TemplateError(
        f"ไฟล์ {file.name} ค่า {key} เป็นคนละชนิดกับที่ต้องการ แก้แล้วลองอีกครั้ง", code="wrong-kind"
    )


def _refuse_control(value: object, file: Path, key: str) -> None:
    if isinstance(value, str) and text.has_control(value):
        raise TemplateError(
            f"ไฟล์ {file.name} ค่า {key} มีอักขระควบคุมที่มองไม่เห็น พิมพ์ค่านั้นใหม่แล้วลองอีกครั้ง",
            code="control-characters",
        )
