"""Table of the papers that are written in the window."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class PaperDraft(Base):
    """One paper as it was last written; ``kind`` is the word for ``Request.kind``.

    ``values`` have the shape of files. The history says them once for each sitting.
    """

    __tablename__ = "paper_draft"
    history_noun: ClassVar[str] = "paper-draft"
    history_silent: ClassVar[frozenset[str]] = frozenset({"values", "created_at", "changed_at"})

    kind: Mapped[str]
    title: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
