from __future__ import annotations

from dataclasses import replace

from core.documents.compositor import Compositor
from core.documents.gathering import sampled
from core.documents.pieces.lists import Items
from core.typeset.pages import build
from tests.core.documents.making import house
from tests.core.typeset.samples import ABOUT
from tests.tagtree import texts


def _said(piece: Items, *, empty: bool = False) -> list[tuple[str, str]]:
    gathered = sampled(house(), "memo", long=True, empty=empty)
    values = [replace(v, required=True) for v in gathered.document.values]
    gathered = replace(gathered, document=replace(gathered.document, values=tuple(values)))
    return texts(build(list(piece.blocks(Compositor(gathered))), ABOUT).data)


def test_items_are_numbered_as_the_file_says_in_the_digits_of_the_paper() -> None:
    said = _said(Items(value="requests", levels=("(๑)",), hanging=True))
    assert [words for kind, words in said if kind == "Lbl"] == ["(๑) ", "(๒) "]
    assert [words for kind, words in _said(Items(value="requests", levels=("-",)))][::2] == [
        *("- ", "- ")
    ]


def test_a_draft_without_items_has_lines_to_write_on() -> None:
    assert _said(Items(value="requests"), empty=True) == []
