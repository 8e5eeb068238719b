"""All that is remarked about a record, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import catalogue
from core.answers import Answer, Item
from core.catalogue import Table
from core.checks import answers as whole
from core.checks import days, declared, numbers, wording
from core.checks.remark import Bare, Passage, Remark, apart
from core.errors import TemplateError
from core.lessons.template import Template

_SENTENCES = frozenset({"text", "list", "swot", "priorities"})  # kinds answered in sentences
Rule = Callable[[Bare], Iterator[Remark]]
_RULES: tuple[Rule, ...] = (
    days.look,
    wording.torn,
    wording.quotes,
    wording.digits,
    numbers.jumps,
    numbers.typed_number,
    numbers.sums,
)


@dataclass(frozen=True)
class Checks:
    """Known slips, and which parts tell what became of which."""

    slips: wording.Slips
    answered: tuple[tuple[str, tuple[str, ...]], ...]


def read_checks(roots: tuple[Path, ...]) -> Checks:
    """What ``checks/slips.toml`` says; the office's own file wins over the program's.

    Raises:
        TemplateError: the file is not of that form.
    """
    return catalogue.load("checks", _checks, *roots)["slips"]


def look(template: Template, answers: Mapping[str, Answer], checks: Checks) -> list[Remark]:
    """Everything worth a second look, in the order of the form. The record is not touched."""
    by_slot = {slot: list(_passages(slot, answer)) for slot, answer in answers.items()}
    order = [slot for part in template.parts for slot in by_slot if _is_of(slot, part.key)]
    said = [remark for slot in order for remark in _of_texts(by_slot[slot], checks)]
    for part in template.parts:
        if part.required and part.kind in _SENTENCES:
            texts = [text for slot in order if _is_of(slot, part.key) for text in by_slot[slot]]
            said += [one for text in texts for one in whole.one_word(text)]
    said += declared.look(template, answers)
    for aims, results in checks.answered:
        if aims in template.by_key and all(key in template.by_key for key in results):
            headings = [template.by_key[key].short for key in results]
            told = {key: by_slot.get(key, ()) for key in results}
            said += whole.unanswered(by_slot.get(aims, ()), told, headings)
    return sorted(said, key=lambda one: (order.index(one.passage.slot), one.passage.path))


def _of_texts(passages: Iterable[Passage], checks: Checks) -> Iterator[Remark]:
    for passage in passages:
        bare = Bare.of(passage)
        yield from apart([one for rule in (*_RULES, checks.slips.look) for one in rule(bare)])


def _is_of(slot: str, part: str) -> bool:
    return slot == part or slot.startswith(f"{part}.")


def _passages(slot: str, answer: Answer | Any, path: tuple[int, ...] = ()) -> Iterator[Passage]:  # noqa: ANN401 - data
    """The texts of an answer; of a table's rows each cell."""
    if isinstance(answer, str):
        yield Passage(slot, answer, path)
    elif isinstance(answer, Item):
        yield Passage(slot, answer.text, path, answer.id)
        yield from _passages(slot, answer.items, path)
    elif isinstance(answer, tuple | list):
        for number, one in enumerate(answer, 1):
            yield from _passages(slot, one, (*path, number))
    elif isinstance(answer, Mapping):
        for cell in answer.values():
            yield from _passages(slot, cell, path)


def _checks(table: Table, file: Path) -> Checks:
    catalogue.refuse_unknown(table, frozenset({"slips", "answered"}), file)
    try:
        slips = {str(wrong): str(right) for wrong, right in table["slips"].items()}
        answered = tuple((str(one["part"]), tuple(one["by"])) for one in table.get("answered", ()))
    except (AttributeError, KeyError, TypeError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error
    return Checks(wording.Slips(slips), answered)
