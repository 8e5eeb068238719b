"""ติดตาม: what was recommended, who does it and by when, until it is done or dropped.

``page.py`` is the page; it shows the list (``actions_list.py``, its columns in ``listing.py``)
with the action chosen beside it (``detail.py``). ``editing.py`` and ``closing.py`` are the sheets
that write.
"""

from gui.pages.actions.page import ActionsPage
from gui.pages.actions.reading import find_actions, overdue

__all__ = ["ActionsPage", "find_actions", "overdue"]
