"""The page on which an officer arranges a certificate design over the very PDF."""
