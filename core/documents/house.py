"""What a paper needs to know of the workspace it is made in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.awards.rules import Rulebook
from core.lessons.template import Template
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    """The office at this moment.

    Attributes:
        files: folder in which the emblem and the seal lie.
        resources: roots of TOML files; a later one wins.
    """

    settings: Settings
    rulebook: Rulebook
    templates: Mapping[str, Template]
    files: Path
    resources: tuple[Path, ...]
