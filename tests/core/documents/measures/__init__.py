"""Papers measured as they come out of the PDF."""
