"""ตัวชี้วัด: people assessed by a set of indicators, criterion by criterion.

``page.py`` is the page: those assessed (``listing.py``) with what is asked of the one chosen beside
them (``pane.py``, ``asked.py``). ``sheets.py`` asks for an award and for the committee's score.
"""

from gui.pages.indicators.page import IndicatorsPage

__all__ = ["IndicatorsPage"]
