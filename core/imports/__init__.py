"""Foreign files → rows with a verdict each → one batch that can be taken back."""
