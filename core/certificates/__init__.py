"""The register of certificate numbers and their check codes."""
