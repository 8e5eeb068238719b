"""นำเข้า: every batch that came in, undo, and a roster row by row before it is written.

``page.py`` is the page; it shows all batches (``listing.py``), or a roster that was read and not
yet brought in (``roster.py``). ``reading.py`` reads one off the window's thread, ``undoing.py``
says what goes and what stays before a batch is taken back, ``asking.py`` asks what a dropped file
is.
"""

from gui.pages.imports.page import ImportsPage

__all__ = ["ImportsPage"]
