"""Thai on PDF: faces, runs, paragraphs, blocks, pages, finish. Knows nothing of the office."""
