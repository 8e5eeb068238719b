"""A paper as a file for Word or Excel, chosen by the ending of its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.cli.frame import Outcome, workspace
from core.documents.editable import EXCEL, WORD
from core.documents.paper import Request
from core.documents.service import gather
from core.files import write_whole

ENDINGS = frozenset({WORD, EXCEL})


def write_editable(request: Request, out: Path) -> Outcome:
    """The file lies there; only the program that opens it knows how many pages it has.

    Raises:
        WaitingError: a final paper lacks something.
        UserError: the paper has no such form, or the file cannot be written.
    """
    from core.documents.editing import editable_of  # noqa: PLC0415 - PDFs do without

    with workspace() as opened, opened.database.read() as session:
        gathered = gather(session, opened.house, request)
    made = editable_of(gathered, out.suffix.lower())
    write_whole(out, made.data)
    data = {
        "file": str(out),
        "pages": 0,
        "sha256": hashlib.sha256(made.data).hexdigest(),
        "shrunk": [],
        "missing": list(made.missing),
    }
    lines = [f"{out.name}: {made.title}", *(f"ยังขาด: {label}" for label in made.missing)]
    return Outcome(data, lines, notes=made.notes, waits=bool(made.missing))
