"""A lesson template, described by a file: parts in order, each with the kind of its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NoReturn

from core import catalogue, settings
from core.answers import KINDS, MADE, OF_CHOICES, OF_FIELDS, Answer, Field, Kind, kind_of
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError

_KEYS = frozenset({"version", "title", "short", "paper", "place", "group", "part"})
_KEY = re.compile("[a-z][a-z0-9_-]*")
FORMER = "lessons/versions"  # of KEY-v2.toml, which asked before a higher version did


@dataclass(frozen=True, slots=True)
class Part:
    """One question. ``short`` is its name in the outline, ``default`` a text with {names}.

    What else a kind needs to know stands as in a ``Field``.
    """

    group: str
    key: str
    heading: str
    kind: str
    short: str = ""
    hint: str = ""
    default: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    row: str = ""
    plain: str = ""

    @property
    def label(self) -> str:
        """Its name, as a field has one."""
        return self.heading

    @property
    def answer(self) -> Kind:
        """How its answer is read and checked."""
        return kind_of(self.kind, self.choices, self.fields, self.plain)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts shown together; ``numbered`` ones are counted from ๑."""

    key: str
    title: str
    numbered: bool = False


@dataclass(frozen=True)
class Template:
    """A form of one version.

    ``paper`` is the document that prints it, ``place`` where it stands among the templates,
    ``former`` what was asked before, by version.
    """

    key: str
    version: int
    title: str
    short: str
    paper: str
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]
    place: int = 99
    former: Mapping[int, Template] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_key(self) -> Mapping[str, Part]:
        """The parts by key."""
        return {part.key: part for part in self.parts}

    def part_of(self, slot: str) -> Part | None:
        """The part to whose answer the slot belongs."""
        return self.by_key.get(slot.partition(".")[0])

    def asked(self, path: str) -> Part | Field | None:
        """The part, or the field of one, at the end of a path of keys."""
        key, *rest = path.split(".")
        found: Part | Field | None = self.by_key.get(key)
        for name in rest:
            found = next((one for one in found.fields if one.key == name), None) if found else None
        return found

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
    """Every template of ``lessons/*.toml``, by key, the one used most first.

    Raises:
        TemplateError: a file that is no template.
    """
    former: dict[str, dict[int, Template]] = {}
    for stem, file in catalogue.files(FORMER, *roots).items():
        key = stem.rpartition("-v")[0]
        one = replace(_kept(file, _stamp(file)), key=key)
        former.setdefault(key, {})[one.version] = one
    found = {
        key: _kept(file, _stamp(file)) for key, file in catalogue.files("lessons", *roots).items()
    }
    found |= {key: replace(found[key], former=former[key]) for key in former.keys() & found.keys()}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].place, pair[0])))


@lru_cache(256)
def _kept(file: Path, stamp: tuple[int, int]) -> Template:  # noqa: ARG001 - a changed file is read again
    return template_from(catalogue.read(file), file)


def _stamp(file: Path) -> tuple[int, int]:
    """What tells a changed file from the one that was read."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0  # reading it tells what is wrong
    return found.st_mtime_ns, found.st_size


def template_of(templates: Mapping[str, Template], key: str) -> Template:
    """The template of this key.

    Raises:
        NotFoundError: there is none; the sentence lists what there is.
    """
    template = templates.get(key)
    if template is None:
        raise NotFoundError(f"ไม่มีแบบบันทึก “{key}” เลือกจาก: {', '.join(sorted(templates))}")
    return template


def template_for(templates: Mapping[str, Template], key: str, version: int) -> Template:
    """The template as it asked in this version; the newest where that one was not kept.

    Raises:
        NotFoundError: there is none of this key.
    """
    newest = template_of(templates, key)
    return newest if version == newest.version else newest.former.get(version, newest)


def template_from(table: Table, file: Path) -> Template:
    """The template of a file's tables, checked.

    Raises:
        TemplateError: they are no template; the sentence names file and part.
    """
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
            int(table.get("place", 99)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error
    groups = {group.key for group in template.groups}
    for part in template.parts:
        if part.group not in groups:
            _refuse(file, part.key, f"อยู่ใน group {part.group} ซึ่งไม่มี")
        _check(part, part.key, file)
    _check_keys([part.key for part in template.parts], "", file)
    return template


def _part(table: Table, file: Path) -> Part:
    part = settings.build(Part, table, file, f"ส่วน {table.get('key', '')}")
    return part if part.short else replace(part, short=part.heading)


def _check(asked: Part | Field, path: str, file: Path) -> None:
    """Pass only for a kind that there is, with the words and fields that it needs."""
    kind = asked.kind
    if kind not in KINDS and kind not in MADE:
        _refuse(file, path, f"มี kind {kind} เลือกได้: {', '.join(sorted({*KINDS, *MADE}))}")
    if kind in OF_CHOICES and not asked.choices:
        _refuse(file, path, "ต้องมี choices คือคำที่ให้เลือก")
    if (kind in OF_FIELDS) != bool(asked.fields):
        _refuse(file, path, "ต้องมี fields เมื่อ kind เป็น fields หรือ rows เท่านั้น")
    names = [field.key for field in asked.fields]
    _check_keys(names, path, file)
    if asked.plain and asked.plain not in names:
        _refuse(file, path, f"มี plain {asked.plain} ซึ่งไม่ใช่ช่องของแถว")
    for one in asked.fields:
        _check(one, f"{path}.{one.key}", file)


def _check_keys(keys: Sequence[str], path: str, file: Path) -> None:
    for key in keys:
        if not _KEY.fullmatch(key) or keys.count(key) > 1:
            _refuse(file, f"{path}.{key}".strip("."), "มี key ซ้ำ หรือไม่ได้เขียนด้วย a-z 0-9 และ _")


def _refuse(file: Path, path: str, why: str) -> NoReturn:
    raise TemplateError(f"ไฟล์ {file.name} ส่วน {path} {why} แก้แล้วเปิดใหม่", code="template")
