"""The text of every paper with its places, as files to be read in a review.

``python -m tests.core.documents.golden`` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from tests.core.documents.making import KINDS, SAMPLES, sample
from tests.core.typeset.reading import lines, pdfium

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "documents"
CASES = [(key, name) for key in KINDS for name in SAMPLES]


def text_of(key: str, name: str) -> str:
    """A line for each line of the paper: page, millimetres from left and top, words."""
    paper = sample(key, name)
    if key == "certificates":  # drawn in forms, whose places its design says
        return f"{paper.title}: {paper.file_name}\n{pdfium(paper.data)}\n".replace("\r", "")
    found = [
        f"{number} {line.left:4.0f} {line.baseline:4.0f}  {line.text}".rstrip()
        for number, page in enumerate(lines(paper.data), 1)
        for line in page
    ]
    return "\n".join([f"{paper.title}: {paper.file_name}", *found]) + "\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for key, name in CASES:
        (FOLDER / f"{key}-{name}.txt").write_text(text_of(key, name), "utf-8")


if __name__ == "__main__":
    main()
