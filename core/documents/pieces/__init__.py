"""Blocks that a document's file may ask for, by the word that stands under ``kind``."""
