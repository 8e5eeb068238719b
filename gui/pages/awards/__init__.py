"""คัดเลือก: the rounds of every year, and one round from its form to its certificates.

``page.py`` is the page; it shows the list (``rounds.py``), the opening of a round
(``opening.py``) or one round (``round.py``), whose steps are one file each, named as in
``core.awards.progress.STEPS``. ``reading.py`` is all that is read of the database, ``part.py`` what
lists and steps have in common.
"""
