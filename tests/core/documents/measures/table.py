"""Every measure, and the papers that have it."""

from __future__ import annotations

from collections.abc import Mapping

from core.documents.document import Document
from core.documents.pieces.closing import Signature, Signer
from core.documents.pieces.heads import Emblem
from core.documents.pieces.letters import Farewell
from tests.core.documents.measures import letters, memos, sheets
from tests.core.documents.measures.finding import POINT, TENTH, Measure

_SIGNED = (Signature, Signer, Farewell)


def _every(document: Document) -> bool:
    """Papers in a file; what hangs on a wall has measures of its own."""
    return document.layout not in {"certificate", "poster"}


def _typed(document: Document) -> bool:
    """Papers of running text."""
    return document.layout in {"memo", "letterhead", "report"} or document.key == "minutes"


def _indented(document: Document) -> bool:
    """Papers whose paragraphs all begin alike; of reports, those without steps in steps."""
    return _official(document) or document.key in {"minutes", "report"}


def _memo(document: Document) -> bool:
    return document.layout == "memo"


def _letterhead(document: Document) -> bool:
    return document.layout == "letterhead"


def _letter(document: Document) -> bool:
    return document.key == "letter"


def _titled(document: Document) -> bool:
    return _letterhead(document) and any(isinstance(one, Emblem) for one in document.pieces)


def _official(document: Document) -> bool:
    return _memo(document) or _letterhead(document)


def _signed(document: Document) -> bool:
    return _official(document) and any(isinstance(one, _SIGNED) for one in document.pieces)


def _plain(document: Document) -> bool:
    """Papers that begin with text, no emblem."""
    return document.layout in {"sheet", "wide-sheet", "report"}


def _headed(document: Document) -> bool:
    return _memo(document) or document.key in {"minutes", "privacy"}


def _listed(document: Document) -> bool:
    return document.key in {"memo", "lesson-memo", "command", "privacy"}


def _mottoed(document: Document) -> bool:
    return bool(document.motto)


MEASURES: Mapping[str, Measure] = {
    "left margin": Measure(sheets.left_margin, _every),
    "right margin": Measure(sheets.right_margin, _every),
    "bottom margin": Measure(sheets.bottom_margin, _every),
    "top of the text": Measure(sheets.top_of_text, _plain),
    "page number": Measure(sheets.page_number, _every),
    "catchword": Measure(sheets.catchword, _official),
    "size of the text": Measure(sheets.body_size, _typed, TENTH),
    "line to line": Measure(sheets.line_pitch, _every, TENTH, POINT),
    "indent": Measure(sheets.indent, _indented),
    "items": Measure(sheets.items, _listed),
    "level-1 headings": Measure(sheets.level_1_headings, _headed, TENTH, POINT),
    "emblem of a memo": Measure(memos.memo_emblem, _memo),
    "emblem of a letterhead": Measure(memos.paper_emblem, _letterhead),
    "title of a memo": Measure(memos.memo_title, _memo),
    "head of a memo": Measure(memos.memo_head, _memo),
    "addressee of a memo": Measure(memos.memo_addressee, _memo, TENTH, POINT),
    "signature": Measure(memos.signature, _signed),
    "endorsements": Measure(memos.endorsements, _memo),
    "motto": Measure(memos.motto, _mottoed),
    "titles": Measure(letters.titles, _titled),
    "head of a letter": Measure(letters.letter_head, _letter),
    "parts of a letter": Measure(letters.letter_parts, _letter, TENTH, POINT),
    "labels of a letter": Measure(letters.letter_hanging, _letter),
    "leave": Measure(letters.letter_leave, _letter),
}
