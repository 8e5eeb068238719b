"""What the office does in a fiscal year, and whether a lesson was written about it."""
