"""Frozen rows for the screens."""
