"""ค้นหา: everything that holds the words, narrowed, opened at its part, ticked into topics."""

from __future__ import annotations

from gui.pages.search.page import SearchPage

__all__ = ["SearchPage"]
