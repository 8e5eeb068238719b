"""The personnel of the office, and the spellings by which they are known."""
