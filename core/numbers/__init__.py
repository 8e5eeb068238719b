"""The register of document numbers: given once in a calendar year, never reused."""
