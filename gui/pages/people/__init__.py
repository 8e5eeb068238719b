"""บุคลากร: everybody the office knows, one person, and the form to add or edit one.

``page.py`` is the page; it shows the list (``listing.py``) with the person chosen beside it
(``detail.py``), or the form (``form.py``), or, on the first day, what to do first
(``beginning.py``).
"""

from gui.pages.people.finding import find_people
from gui.pages.people.page import PeoplePage

__all__ = ["PeoplePage", "find_people"]
