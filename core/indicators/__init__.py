"""People assessed by indicators: sets of them, what was found of each, and what it comes to."""
