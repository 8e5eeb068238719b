"""Widgets that style sheets cannot draw."""
