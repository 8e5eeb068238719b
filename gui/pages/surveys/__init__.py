"""ความพึงพอใจ: surveys read from form exports, kept for their activities, each as its paper.

``page.py`` is the page: the year's surveys (``listing.py``) with the paper of the chosen one beside
them (``pane.py``). ``sheets.py`` asks before something is kept or changed; what a file says is told
there first (``telling.py``).
"""

from gui.pages.surveys.page import SurveysPage
from gui.pages.surveys.reading import find_surveys

__all__ = ["SurveysPage", "find_surveys"]
