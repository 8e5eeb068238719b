"""เอกสาร: every paper that can be made now, and the very PDF of the one chosen.

``page.py`` is the page; ``reading.py`` says which papers there are, ``making.py`` makes the one
that is looked at, ``pane.py`` shows it. ``writing.py`` is where a letter, command,
memo or report is written, ``drafts.py`` how one is begun and removed.
"""

from gui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
