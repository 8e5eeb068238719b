"""หน้าแรก: where every round stands with its next act, and what waits for the officer.

``page.py`` is the page; it shows cards of rounds (``cards.py``) with what waits beside or above
them (``waiting.py``), or, until the first round is open, the first steps (``first_steps.py``).
``reading.py`` is all that is read of the database.
"""

from gui.pages.home.page import HomePage

__all__ = ["HomePage"]
