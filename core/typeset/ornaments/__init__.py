"""Ornaments of certificates, each a function of its measures and colours that returns marks."""
