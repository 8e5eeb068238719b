"""Papers that an officer writes in the window, kept as the values a file of theirs would hold."""
