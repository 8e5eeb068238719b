"""The office's own templates: headings, names, hints and order as it wants them, as a file.

A version that has asked is never edited: its file goes to ``lessons/versions`` and the next one
takes its place. Keys, kinds and groups of parts stay, so that no answer loses its question; parts
that the office added itself may go again, and their keys are not given twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import tomli_w

from core import catalogue, files
from core.errors import UserError
from core.lessons.template import FORMER, Part, Template, read_templates, template_from, template_of
from core.thai import text

_OWN = "own-"  # before the key of an office's own template, which no released one has
_OWN_PART = "own_"  # before the key of a part that the office added
ADDED = ("line", "text", "list")  # kinds of such a part


@dataclass(frozen=True, slots=True)
class Wording:
    """What the office may say of one part; an empty ``short`` is its heading.

    ``group`` and ``kind`` are heeded of a part that is new, and tell of the others.
    """

    key: str
    heading: str
    short: str = ""
    hint: str = ""
    required: bool = False
    group: str = ""
    kind: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the office added it, and may take it out."""
        return self.key.startswith(_OWN_PART)


@dataclass(frozen=True, slots=True)
class Worded:
    """What the office may say of a template; the parts stand in its order, group by group."""

    title: str
    short: str
    parts: tuple[Wording, ...]


def worded(template: Template) -> Worded:
    """What the template says now."""
    said = (_said(part) for part in template.parts)
    short = template.short if template.short != template.title else ""
    return Worded(template.title, short, tuple(said))


def _said(part: Part) -> Wording:
    short = part.short if part.short != part.heading else ""
    return Wording(part.key, part.heading, short, part.hint, part.required, part.group, part.kind)


def own_part(template: Template, parts: Sequence[Wording], group: str, kind: str) -> Wording:
    """A part to be added to these, under a key that no version of the template has had."""
    versions = (template, *template.former.values())
    had = {*(one.key for one in parts), *(key for one in versions for key in one.by_key)}
    numbers = [int(n) for key in had if (n := key.removeprefix(_OWN_PART)).isdecimal()]
    return Wording(f"{_OWN_PART}{max(numbers, default=0) + 1}", "", group=group, kind=kind)


def next_version(template: Template) -> int:
    """The number after every one that has asked."""
    return max(template.version, *template.former, 0) + 1


def save_version(folder: Path, roots: tuple[Path, ...], key: str, said: Worded) -> Template:
    """The office's template of this key is the next version; the one before it is kept.

    ``folder`` is the root of the office's own files, the last of ``roots``.

    Raises:
        NotFoundError: there is no such template.
        UserError: a heading or the title is missing, or it cannot be written; nothing is changed.
    """
    was = template_of(read_templates(roots), key)
    made = _reworded(was, said, key, next_version(was))
    data = _data(made)
    asked = catalogue.files("lessons", *roots)[key]
    kept = folder / FORMER / f"{key}-v{was.version}.toml"
    if not kept.exists():
        _write(kept, asked.read_bytes())
    _write(folder / "lessons" / f"{key}.toml", data)
    return made


def save_copy(folder: Path, roots: tuple[Path, ...], key: str, said: Worded) -> Template:
    """A template of the office's own, worded so and asking what that of ``key`` asks.

    Raises:
        NotFoundError: there is no such template.
        UserError: another one has this title, a heading is missing, or it cannot be written.
    """
    known = read_templates(roots)
    was = template_of(known, key)
    made = _reworded(was, said, _new_key(said.title, key, known), 1)
    if any(one.title == made.title for one in known.values()):
        raise UserError(f"มีแบบบันทึกชื่อ “{made.title}” อยู่แล้ว ตั้งชื่ออื่น", code="title-taken")
    _write(folder / "lessons" / f"{made.key}.toml", _data(made))
    return made


def is_own(template: Template) -> bool:
    """Whether the office made it; one of the program's that it only worded anew is not."""
    return template.key.startswith(_OWN)


def _new_key(title: str, base: str, known: Mapping[str, Template]) -> str:
    """A key of the title's Latin letters, of the base's where it has none, that nobody has."""
    latin = "-".join(re.findall("[a-z0-9]+", title.lower()))
    stem = _OWN + (latin if re.search("[a-z]", latin) else base.removeprefix(_OWN))[:40].strip("-")
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(known) + 2))
    return next(name for name in names if name not in known)


def _reworded(was: Template, said: Worded, key: str, version: int) -> Template:
    if not _fits(was, said):
        raise UserError(
            f"แบบ “{was.title}” มีส่วนเปลี่ยนไประหว่างแก้ ปิดแล้วเปิดแก้ใหม่", code="template-changed"
        )
    title = _line(said.title)
    if not title:
        raise UserError("แบบบันทึกยังไม่มีชื่อ พิมพ์ชื่อแล้วบันทึกอีกครั้ง", code="title-missing")
    return replace(
        was,
        key=key,
        version=version,
        title=title,
        short=_line(said.short) or title,
        parts=_placed(was, [_part(was, one) for one in said.parts]),
        former={},
    )


def _fits(was: Template, said: Worded) -> bool:
    """Whether it has every part that must stay, each once, and what is new may be added."""
    keys = [one.key for one in said.parts]
    needed = {part.key for part in was.parts if not part.key.startswith(_OWN_PART)}
    groups = {group.key for group in was.groups}
    new = (one for one in said.parts if one.key not in was.by_key)
    return (
        needed <= set(keys)
        and len(keys) == len(set(keys))
        and all(one.is_own and one.kind in ADDED and one.group in groups for one in new)
    )


def _placed(was: Template, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts in their order, each group where it stood; what is new stands at its end."""
    waiting = {group.key: [one for one in parts if one.group == group.key] for group in was.groups}
    last = {part.group: place for place, part in enumerate(was.parts)}
    out: list[Part] = []
    for place, part in enumerate(was.parts):
        queue = waiting[part.group]
        taken = len(queue) if last[part.group] == place else min(1, len(queue))
        out += queue[:taken]
        del queue[:taken]
    return (*out, *(one for queue in waiting.values() for one in queue))


def _part(was: Template, said: Wording) -> Part:
    heading, known = _line(said.heading), was.by_key.get(said.key)
    part = known or Part(said.group, said.key, heading, said.kind)
    if not heading:
        called = f"ส่วนที่เคยชื่อ “{part.heading}” " if known else "ส่วนที่เพิ่มใหม่"
        raise UserError(f"{called}ยังไม่มีหัวข้อ พิมพ์หัวข้อแล้วบันทึกอีกครั้ง", code="heading-missing")
    short, hint = _line(said.short) or heading, _line(said.hint)
    return replace(part, heading=heading, short=short, hint=hint, required=said.required)


def _line(said: str) -> str:
    return text.line(text.without_control(said))


def _data(template: Template) -> bytes:
    """The template as a file that reads back as the same."""
    table = _told(template)
    del table["key"]
    table["group"], table["part"] = table.pop("groups"), table.pop("parts")
    written = tomli_w.dumps(table)
    if template_from(tomllib.loads(written), Path(f"{template.key}.toml")) != template:
        raise ValueError(template.key)
    return written.encode()


def _told(one: Any) -> dict[str, Any]:  # noqa: ANN401 - any of a template's dataclasses
    """What differs from the defaults, by name."""
    said = {f.name: (getattr(one, f.name), f.default) for f in fields(one) if f.compare}
    return {
        name: _plain(value)
        for name, (value, default) in said.items()
        if default is MISSING or value != default
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a template holds
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _told(value) if is_dataclass(value) else value


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"สร้างโฟลเดอร์ {file.parent.name} ในโฟลเดอร์ข้อมูลไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์แล้วลองอีกครั้ง",
            code="no-folder",
        ) from error
    files.write_whole(file, data)
