"""Who changed what, and when; and the numbered batches that came from files."""
