"""The five templates that come with the program."""

from __future__ import annotations

import pytest

from core import paths
from core.answers import Field
from core.lessons.template import Part, read_templates

TEMPLATES = read_templates((paths.RESOURCES,))
EVERY = (
    "fiscal_year activity virtues indicators signers held place participants facilitator recorder "
    "attachments photos review_on"
).split()


def keys(asked: Part | Field) -> str:
    """The key, in brackets the keys of the record or of each row."""
    inside = " ".join(map(keys, asked.fields))
    return f"{asked.key}({inside})" if inside else asked.key


def own(name: str) -> str:
    parts = TEMPLATES[name].parts
    return " ".join(keys(part) for part in parts if part.key not in EVERY)


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


RESULTS = "results(text photo caption oit)"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (
            "workshop-report",
            (
                "title office preface preface_signer event(date start end mode place participants) "
                "background opening(name position gist) "
                "groups(topic photo done_heading done problems ways) closing"
            ),
        ),
        (
            "exec-summary",
            (
                "project office objectives steps(code english thai text) "
                "informants(group total parts(name n)) driving "
                "ita(announced rank of total grade passed) "
                "office_level school_level satisfaction_of satisfaction_level"
            ),
        ),
        (
            "km-record",
            (
                "section category headline date votes views office sharer topic reasons process "
                "objectives method_heading steps submission problems(users makers) solutions "
                "contact(address phone fax email facebook)"
            ),
        ),
        (
            "best-practice",
            (
                "title owner position office preface phone fax mobile email category traits "
                "inspiration concepts_lead concepts(heading text) objectives "
                "targets(quantity quality) diagram plan do(lead plan do check act) check act "
                "efficiency ita_year resources outcome(text figures) "
                f"trait_rows(trait activity methods {RESULTS}) "
                f"pledge_rows(pledge activity methods {RESULTS}) success_factors(heading items) "
                "lessons publications awards(name giver level date file) recommendations "
                "appendix(heading photos)"
            ),
        ),
    ],
)
def test_a_template_asks_in_this_order(name: str, asked: str) -> None:
    assert own(name) == asked
