"""Reads the structure tree of a tagged PDF: does it hold together, and what does it say?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Name

Key: TypeAlias = tuple[Any, int]  # (page, mark) or (annotation, -1)
# The standard structure types of PDF 1.7 that papers use.
_TYPES = frozenset(
    "/Document /Part /Sect /Div /Caption /TOC /TOCI /P /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody "
    "/Table /TR /TH /TD /Span /Quote /Note /Reference /Link /Figure /Formula /Form".split()
)
_HOMES = {
    "/LI": ("/L",),
    "/Lbl": ("/LI", "/Note"),
    "/LBody": ("/LI",),
    "/TD": ("/TR",),
    "/TH": ("/TR",),
    "/TR": ("/Table",),
    "/TOCI": ("/TOC",),
}


def problems(data: bytes) -> list[str]:
    """Where marks, parent tree, elements and annotations of a file disagree."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return _Tree(pdf).problems()


def texts(data: bytes) -> list[tuple[str, str]]:
    """Kind and words of every element that has text of its own, in reading order.

    A stretch in another language belongs to what it stands in.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        return _texts(pdf)


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf, self.root = pdf, pdf.Root.get(Name.StructTreeRoot)
        self.out: list[str] = []
        self.claimed: Counter[Key] = Counter()
        self.owner: dict[Key, Any] = {}
        self.drawn: set[Key] = set()
        self.level = 0  # of the last heading

    def problems(self) -> list[str]:
        """All of them."""
        self._of_the_file()
        if self.root is None:
            return [*self.out, "no structure tree"]
        numbers = list(self.root.ParentTree.Nums)
        self.parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for top in _kids(self.root):
            self._walk(top, self.root)
        for i, page in enumerate(self.pdf.pages, 1):
            self._page(i, page)
        self.out += [f"{key}: claimed {n} times" for key, n in self.claimed.items() if n > 1]
        self.out += [f"{key}: claimed, not drawn" for key in self.claimed.keys() - self.drawn]
        self.out += [f"{key}: drawn, not claimed" for key in self.drawn - self.claimed.keys()]
        return self.out

    def _of_the_file(self) -> None:
        root = self.pdf.Root
        if str(root.get(Name.Lang, "")) != "th-TH":
            self.out.append("no language")
        nothing = pikepdf.Dictionary()
        if not root.get(Name.MarkInfo, nothing).get(Name.Marked):
            self.out.append("not marked")
        if not root.get(Name.ViewerPreferences, nothing).get(Name.DisplayDocTitle):
            self.out.append("title not displayed")
        if Name.Metadata not in root or b"pdfuaid:part" not in root.Metadata.read_bytes():
            self.out.append("no claim of PDF/UA")

    def _walk(self, element: Any, parent: Any) -> None:  # noqa: ANN401
        if element.P.objgen != parent.objgen:
            self.out.append(f"{element.objgen}: wrong parent")
        self._element(element, parent)
        for kid in _kids(element):
            if isinstance(kid, int):
                self._claim(element, (element.Pg.objgen, kid))
            elif kid.get(Name.Type) == Name.MCR:
                self._claim(element, (kid.Pg.objgen, int(kid.MCID)))
            elif kid.get(Name.Type) == Name.OBJR:
                self._claim(element, (kid.Obj.objgen, -1))
            else:
                self._walk(kid, element)

    def _element(self, element: Any, parent: Any) -> None:  # noqa: ANN401
        kind, above = str(element.S), str(parent.get(Name.S, ""))
        said = str(element.get(Name.A, ""))
        faults = {
            "figure without words": kind == "/Figure" and Name.Alt not in element,
            "figure without a place": kind == "/Figure" and "BBox" not in said,
            "stretch without a language": kind == "/Span" and Name.Lang not in element,
            "head cell without scope": kind == "/TH" and "Scope" not in said,
            f"{kind} inside {above}": kind in _HOMES and above not in _HOMES[kind],
            f"{kind} inside an entry": above == "/LI" and kind not in {"/Lbl", "/LBody"},
            "empty row": kind == "/TR" and not list(_kids(element)),
            f"{kind} is no standard type": kind not in _TYPES,
        }
        self.out += [f"{element.objgen}: {fault}" for fault, found in faults.items() if found]
        if kind[:2] == "/H" and kind in _TYPES:
            self._heading(element, int(kind[2:]))

    def _heading(self, element: Any, level: int) -> None:  # noqa: ANN401
        if 0 < self.level < level - 1:
            self.out.append(f"{element.objgen}: level {level} under level {self.level}")
        self.level = level

    def _claim(self, element: Any, key: Key) -> None:  # noqa: ANN401
        self.claimed[key] += 1
        self.owner[key] = element.objgen

    def _page(self, number: int, page: pikepdf.Page) -> None:
        row: Any = self.parents.get(int(page.obj.get(Name.StructParents, -1)), [])
        if str(page.obj.get(Name.Tabs, "")) != "/S":
            self.out.append(f"page {number}: no tab order")
        for mark, _ in _marks(page):
            key: Key = (page.objgen, mark)
            if key in self.drawn:
                self.out.append(f"page {number}: mark {mark} twice")
            self.drawn.add(key)
            if mark >= len(row) or row[mark].objgen != self.owner.get(key):
                self.out.append(f"page {number}: mark {mark} has another parent")
        if _loose(page):
            self.out.append(f"page {number}: drawing without a mark")
        self._notes(number, page)

    def _notes(self, number: int, page: pikepdf.Page) -> None:
        for note in page.obj.get(Name.Annots, pikepdf.Array()):
            self.drawn.add((note.objgen, -1))
            owner: Any = self.parents.get(
                int(note.get(Name.StructParent, -1)), pikepdf.Dictionary()
            )
            if owner.objgen != self.owner.get((note.objgen, -1)):
                self.out.append(f"page {number}: annotation has another parent")
            if Name.Contents not in note:
                self.out.append(f"page {number}: annotation without words")


def _kids(element: Any) -> Iterator[Any]:  # noqa: ANN401
    if Name.K in element:
        kids = element.K
        yield from kids if isinstance(kids, pikepdf.Array) else [kids]


def _marks(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """Number and words of every mark; those of a form are the form's."""
    number, words, depth = -1, "", 0
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        if name == "BDC" and depth == 1 and Name.MCID in step.operands[1]:
            properties: Any = step.operands[1]
            number, words = int(properties[Name.MCID]), _actual(properties)
        elif name == "Do" and number >= 0:
            words += _in_form(page.obj.Resources.XObject[str(step.operands[0])])
        elif name == "EMC" and not depth and number >= 0:
            yield number, words
            number = -1


def _in_form(form: Any) -> str:  # noqa: ANN401
    if form.Subtype != Name.Form:
        return ""
    steps = pikepdf.parse_content_stream(form)
    spans = [step.operands[1] for step in steps if str(step.operator) == "BDC"]
    return "".join(_actual(properties) for properties in spans)


def _actual(properties: Any) -> str:  # noqa: ANN401
    return str(properties.get(Name.ActualText, ""))


def _loose(page: pikepdf.Page) -> bool:
    depth = 0
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        if not depth and name in {"TJ", "Tj", "S", "s", "f", "F", "f*", "B", "B*", "b", "Do"}:
            return True
    return False


def _texts(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    said: dict[Key, str] = {}
    for page in pdf.pages:
        said.update({(page.objgen, number): words for number, words in _marks(page)})
    out: list[tuple[str, str]] = []

    def walk(element: Any) -> None:  # noqa: ANN401
        words, place = "", len(out)
        for kid in _kids(element):
            if isinstance(kid, int) or Name.S not in kid or Name.Span == kid.S:
                words += _said_by(kid, element, said)
            else:
                walk(kid)
        if words:
            out.insert(place, (str(element.S)[1:], words))

    walk(pdf.Root.StructTreeRoot.K)
    return out


def _said_by(kid: Any, within: Any, said: dict[Key, str]) -> str:  # noqa: ANN401
    """The words of a mark, or of a stretch inside an element; an annotation has none."""
    if isinstance(kid, int):
        return said[within.Pg.objgen, kid]
    if Name.MCID in kid:
        return said[kid.Pg.objgen, int(kid.MCID)]
    return "".join(_said_by(one, kid, said) for one in _kids(kid)) if Name.S in kid else ""
