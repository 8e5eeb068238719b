"""The score of one indicator from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from core import catalogue
from core.cli.frame import Outcome, command, workspace
from core.indicators import given
from core.indicators.levels import Levels, read_levels


@command()
@click.argument("file", type=click.Path(path_type=Path))
def score(file: Path) -> Outcome:
    """คิดคะแนนตัวชี้วัดหนึ่งตัวจากเกณฑ์ที่ผ่านหรือรางวัลที่ได้."""
    values = catalogue.read(file)
    found = given.read(values, _levels() if "awards" in values else {})
    data = {
        "score": f"{found.score:.2f}",
        "percent": str(found.percent),
        "pending": list(found.pending),
        "explanation": list(found.explanation),
    }
    return Outcome(data, found.explanation, waits=bool(found.pending))


def _levels() -> Levels:
    """What awards are worth in this office."""
    with workspace() as opened:
        return read_levels(opened.resources)
