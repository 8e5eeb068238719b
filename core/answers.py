"""Kinds of answer a template may ask for: read, check, show."""
