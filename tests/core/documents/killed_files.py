"""A program that writes a certificate for each of so many people: ``FOLDER COUNT``; to be killed.

It says on a line how many are whole before each next one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.documents.gathered import Gathered
from core.documents.person_files import write_each
from core.documents.person_names import USUAL
from core.jobs import Progress
from core.thai.numerals import to_thai
from tests.core.documents.test_person_files import certificates


def crowd(count: int) -> Gathered:
    """Certificates of so many people, several of the same name."""
    people = ((to_thai(n), "วินัย", f"นายกล้า ดี{'กขคง'[n % 4]}") for n in range(1, count + 1))
    return certificates(*people)


def main(folder: Path, count: int) -> None:
    write_each(crowd(count), folder, USUAL, Progress(lambda done, *_: _say(done)))


def _say(done: int) -> None:
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
