"""Verbs in the officer's language."""
