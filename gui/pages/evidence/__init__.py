"""วัดผล: what proves each of the nine points of a moral organisation, and one pack of it.

``page.py`` is the page: the list of slots (``listing.py``) with the slot chosen beside it
(``pane.py``). ``facts_sheet.py`` and ``none_sheet.py`` are the sheets that write.
"""

from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.reading import waiting

__all__ = ["EvidencePage", "waiting"]
