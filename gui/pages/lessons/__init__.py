"""ถอดบทเรียน: the records, and the form that writes one beside its paper.

``page.py`` is the page; it shows the list (``listing.py``) or one record as it is written
(``writing.py``): the form, its outline (``outline.py``), what saves it (``draft.py``), what keeps
the paper at what is typed (``follower.py``).
"""

from gui.pages.lessons.page import LessonsPage
from gui.pages.lessons.reading import find_lessons

__all__ = ["LessonsPage", "find_lessons"]
