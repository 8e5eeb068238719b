"""Table of remembered column mappings."""

from __future__ import annotations

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class ColumnMapping(Base):
    """Which column holds what, for files whose header row has this fingerprint."""

    __tablename__ = "column_mapping"
    __table_args__ = (UniqueConstraint("source", "fingerprint"),)

    source: Mapped[str]
    fingerprint: Mapped[str]
    columns: Mapped[dict[str, list[int]]] = mapped_column(JSON)  # key → columns, counted from 1
