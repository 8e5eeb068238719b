"""Lesson records: a template filled, part by part, item by item."""
