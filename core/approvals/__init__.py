"""A paper on its way: who has signed it, the scan that came back, and what was decided on it."""
