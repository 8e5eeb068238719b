"""Everything that one paper is drawn from: plain values, no session, no record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.approvals.scans import Kept
from core.documents.content import Content
from core.documents.document import Document
from core.settings import Papers
from core.typeset.design import Design


@dataclass(frozen=True, slots=True)
class Gathered:
    """Ready to be drawn, in any thread.

    Attributes:
        contents: by the names of the document's values, digits done.
        records: what the boxes of each certificate print.
        missing: labels of required values that say nothing; only a draft has any.
        warnings: those of the notes that tell of something that does not agree.
        own: the office's words that no line end may split.
        picture: the emblem, or for certificates the seal.
        signed: the signed copy, which is the paper instead of what would be drawn.
        files: folder in which a design's background and other pictures of the office lie.
    """

    document: Document
    contents: Mapping[str, Content]
    papers: Papers
    author: str
    draft: bool = False
    records: tuple[Mapping[str, Content], ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    picture: Path | None = None
    design: Design | None = None
    signed: Kept | None = None
    files: Path = Path()
