"""Paper kinds: values → blocks → pages → a finished PDF."""
