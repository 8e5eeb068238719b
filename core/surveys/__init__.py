"""Satisfaction surveys: answers rated one to five, counted exactly, kept for their activity."""
