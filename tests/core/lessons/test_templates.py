"""The five templates that come with the program."""

from __future__ import annotations

import pytest

from core import paths
from core.answers import Field
from core.lessons.template import Part, Template, read_templates

TEMPLATES = read_templates((paths.RESOURCES,))
EVERY = (
    "fiscal_year activity virtues indicators signers held place participants facilitator recorder "
    "attachments photos review_on"
).split()


def keys(asked: Part | Field) -> dict[str, object]:
    """The keys of a record or of each row, with those inside."""
    return {field.key: keys(field) for field in asked.fields}


def own(template: Template) -> dict[str, object]:
    return {part.key: keys(part) for part in template.parts if part.key not in EVERY}


def test_there_are_five_in_the_order_of_use() -> None:
    assert list(TEMPLATES) == [
        *("lesson-memo", "workshop-report", "best-practice", "exec-summary", "km-record")
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_takes_the_facts_of_an_activity(name: str) -> None:
    assert set(EVERY) <= set(TEMPLATES[name].by_key)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_question_has_a_name_for_the_form(name: str) -> None:
    def named(asked: Part | Field) -> bool:
        return bool(asked.label) and all(map(named, asked.fields))

    assert all(map(named, TEMPLATES[name].parts))


def test_the_workshop_report_asks_for_groups() -> None:
    assert own(TEMPLATES["workshop-report"]) == {
        **dict.fromkeys(("title", "office", "preface", "preface_signer", "background"), {}),
        "event": dict.fromkeys(("date", "start", "end", "mode", "place", "participants"), {}),
        "opening": dict.fromkeys(("name", "position", "gist"), {}),
        "groups": dict.fromkeys(("topic", "photo", "done_heading", "done", "problems", "ways"), {}),
        "closing": {},
    }


def test_the_executive_summary_asks_for_steps_and_informants() -> None:
    assert own(TEMPLATES["exec-summary"]) == {
        **dict.fromkeys(("project", "office", "objectives", "driving"), {}),
        "steps": dict.fromkeys(("code", "english", "thai", "text"), {}),
        "informants": {"group": {}, "total": {}, "parts": {"name": {}, "n": {}}},
        "ita": dict.fromkeys(("announced", "rank", "of", "total", "grade", "passed"), {}),
        **dict.fromkeys(
            ("office_level", "school_level", "satisfaction_level", "satisfaction_of"), {}
        ),
    }


def test_the_knowledge_record_asks_for_problems_of_both_sides() -> None:
    asked = own(TEMPLATES["km-record"])
    frame = ("section", "category", "headline", "date", "votes", "views")
    assert {key: asked[key] for key in asked if key not in frame} == {
        **dict.fromkeys(
            "office sharer topic reasons process objectives method_heading steps submission "
            "solutions".split(),
            {},
        ),
        "problems": {"users": {}, "makers": {}},
        "contact": dict.fromkeys(("address", "phone", "fax", "email", "facebook"), {}),
    }


def test_the_best_practice_report_has_its_sections_in_order() -> None:
    results = dict.fromkeys(("text", "photo", "caption", "oit"), {})
    asked = own(TEMPLATES["best-practice"])
    assert asked == {
        **dict.fromkeys("title owner position office preface phone fax mobile".split(), {}),
        **dict.fromkeys("email category traits inspiration concepts_lead".split(), {}),
        "concepts": {"heading": {}, "text": {}},
        "objectives": {},
        "targets": {"quantity": {}, "quality": {}},
        **dict.fromkeys("diagram plan check act efficiency ita_year resources".split(), {}),
        "do": dict.fromkeys(("lead", "plan", "do", "check", "act"), {}),
        "outcome": {"text": {}, "figures": {}},
        "trait_rows": {"trait": {}, "activity": {}, "methods": {}, "results": results},
        "pledge_rows": {"pledge": {}, "activity": {}, "methods": {}, "results": results},
        "success_factors": {"heading": {}, "items": {}},
        **dict.fromkeys(("lessons", "publications", "recommendations"), {}),
        "awards": dict.fromkeys(("name", "giver", "level", "date", "file"), {}),
        "appendix": {"heading": {}, "photos": {}},
    }
