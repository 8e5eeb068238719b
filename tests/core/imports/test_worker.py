from __future__ import annotations

from typing import Any

import pytest

from core.imports import limits, worker
from tests.core.imports import workbooks
from tests.core.imports.hostile import WORKBOOKS
from tests.core.imports.workbooks import BALLOTS, FORM, one_sheet

SAFE = [  # to be looked at in this process
    "nothing in it",
    "header only",
    "billion laughs",
    "another encoding",
    "utf-16 inside",
    "strings claim four thousand million",
    "macros",
    "links outside",
    "XML crossed",
    "same row number twice",
    "far column",
    "16,384 columns",
    "millions of cells",
    "a string no cell can hold",
    "a cell of two million letters",
    "formula without a result",
    "strings are not there",
    "sheet is not there",
    "no sheet at all",
    "string beyond the last",
    "cut in the middle",
]


@pytest.fixture
def freely(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of the other process are not put on this one."""
    monkeypatch.setattr(worker, "allow", lambda _: None)


def answers_to(data: bytes) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    worker.read(data, said.append)
    return said


def test_table_is_said_once_and_in_order(freely: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_CHUNK_CELLS", 6)
    rows: list[list[workbooks.Value]] = [
        ["ชื่อ", "ผล", None],
        ["ก", 1, "ข"],
        ["ก", 2.5, None],
        ["ข", None, "ค"],
    ]

    assert answers_to(workbooks.workbook(rows)) == [
        {"sheet": FORM, "column": 1, "rows": 4},
        {"row": 1, "texts": ["ชื่อ", "ผล", "ก", "ข"], "rows": [[1, 2, 0], [3, [1], 4]]},
        {"row": 3, "texts": ["ค"], "rows": [[3, [2.5], 0], [4, 0, 5]]},
        {"end": 4},
    ]


def test_times_are_said_with_their_kind(freely: None) -> None:
    inside = (
        '<row r="4"><c r="C4" s="1"><v>46024.5</v></c><c r="D4" s="1"><v>46024</v></c></row>'
        '<row r="5"><c r="C5" s="1"><v>0.25</v></c><c r="D5" t="e"><v>#N/A</v></c></row>'
    )

    assert answers_to(one_sheet(inside)) == [
        {"sheet": FORM, "column": 3, "rows": 2},
        {
            "row": 4,
            "texts": ["#N/A"],
            "rows": [
                [["datetime", "2026-01-02T12:00:00"], ["date", "2026-01-02"]],
                [["time", "06:00:00"], 1],
            ],
        },
        {"end": 2},
    ]


def test_length_of_time_is_said_in_days(freely: None) -> None:
    made = workbooks.parts([("a",), (BALLOTS[1][0],)])
    made["xl/styles.xml"] = made["xl/styles.xml"].replace(b'"22"', b'"46"')

    said = answers_to(workbooks.packed(made))

    assert said[1]["rows"][1] == [[pytest.approx(46_256.704, abs=0.001)]]


@pytest.mark.parametrize("name", SAFE)
def test_refusal_is_said_with_its_reason(name: str, freely: None) -> None:
    build, code = WORKBOOKS[name]

    said = answers_to(build())

    assert [answer.get("refused") for answer in said if "refused" in answer] == [code]
    assert "end" not in said[-1]


def test_too_many_cells_are_refused(freely: None, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="I9"><v>1</v></c></row>'
    monkeypatch.setattr(limits, "CELLS", 80)

    assert answers_to(one_sheet(apart))[0]["refused"] == "too-large"
