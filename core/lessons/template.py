"""A lesson template, described by a file: parts in order, each with the kind of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from core import catalogue
from core.answers import KINDS, Answer, Kind
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError

_KEYS = frozenset({"version", "title", "short", "paper", "group", "part"})
_PART_KEYS = frozenset({"group", "key", "heading", "short", "kind", "required", "hint", "default"})


@dataclass(frozen=True, slots=True)
class Part:
    """One question. ``short`` is its name in the outline, ``default`` a text with {names}."""

    group: str
    key: str
    heading: str
    kind: str
    short: str = ""
    hint: str = ""
    default: str = ""
    required: bool = False

    @property
    def answer(self) -> Kind:
        """How its answer is read and checked."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Group:
    """Parts shown together; ``numbered`` ones are counted from ๑."""

    key: str
    title: str
    numbered: bool = False


@dataclass(frozen=True)
class Template:
    """A form of one version. ``paper`` is the document that prints it."""

    key: str
    version: int
    title: str
    short: str
    paper: str
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Part]:
        """The parts by key."""
        return {part.key: part for part in self.parts}

    def missing(self, answers: Mapping[str, Answer]) -> list[str]:
        """Keys of the required parts whose answer is not complete, in order."""
        return [
            part.key
            for part in self.parts
            if part.required and part.answer.is_missing(part.key, answers)
        ]

    def read(self, values: Table) -> dict[str, Answer]:
        """Answers by slot, from a file's values.

        Raises:
            TemplateError: keys that the template does not have, by name.
            WrongAnswerError: a value of another kind.
        """
        unknown = sorted(set(values) - set(self.by_key))
        if unknown:
            raise TemplateError(
                f"แบบ {self.key} ไม่มีคีย์: {', '.join(unknown)} ตรวจตัวสะกดหรือลบออก",
                code="unknown-key",
            )
        answers: dict[str, Answer] = {}
        for key, value in values.items():
            answers.update(self.by_key[key].answer.read(key, value))
        return answers

    def give(self, answers: Mapping[str, Answer]) -> dict[str, Any]:
        """The answers in the shape that files have; empty ones left out."""
        given = {part.key: part.answer.give(part.key, answers) for part in self.parts}
        return {key: value for key, value in given.items() if value is not None}


def read_templates(roots: tuple[Path, ...]) -> dict[str, Template]:
    """Every template of ``lessons/*.toml``, by key.

    Raises:
        TemplateError: a file that is no template.
    """
    return catalogue.load("lessons", _template, *roots)


def template_of(templates: Mapping[str, Template], key: str) -> Template:
    """The template of this key.

    Raises:
        NotFoundError: there is none; the sentence lists what there is.
    """
    template = templates.get(key)
    if template is None:
        raise NotFoundError(f"ไม่มีแบบบันทึก “{key}” เลือกจาก: {', '.join(sorted(templates))}")
    return template


def _template(table: Table, file: Path) -> Template:
    catalogue.refuse_unknown(table, _KEYS, file)
    try:
        template = Template(
            file.stem,
            int(table["version"]),
            str(table["title"]),
            str(table.get("short", table["title"])),
            str(table["paper"]),
            tuple(Group(**group) for group in table["group"]),
            tuple(_part(part, file) for part in table["part"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error
    groups = {group.key for group in template.groups}
    for part in template.parts:
        if part.kind not in KINDS or part.group not in groups:
            raise TemplateError(
                f"ไฟล์ {file.name} ส่วน {part.key} มี kind หรือ group ที่โปรแกรมไม่รู้จัก แก้แล้วเปิดใหม่",
                code="template",
            )
    return template


def _part(table: Table, file: Path) -> Part:
    catalogue.refuse_unknown(table, _PART_KEYS, file, f"ส่วน {table.get('key', '')}")
    part = Part(**table)
    return part if part.short else Part(**{**table, "short": part.heading})
