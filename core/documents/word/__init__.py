"""A paper as a Word file, for the officer who must go on writing in it.

The same values and the same blocks that make the PDF are walked once more (``story.put``); what a
block becomes stands in ``texts``, ``heads`` and ``tables``. Only Word knows where its pages end:
catchwords are left out, for they would be wrong after the first change.
"""

from core.documents.word.writing import NO_WORD, word_of

__all__ = ["NO_WORD", "word_of"]
