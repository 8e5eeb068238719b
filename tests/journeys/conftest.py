"""Journeys go through the real window, with the fixtures of its tests."""

from __future__ import annotations

from tests.gui.conftest import desk, faces, light, memory, window

__all__ = ["desk", "faces", "light", "memory", "window"]
