"""Search through everything: every record part by part, kept in step with each change."""
