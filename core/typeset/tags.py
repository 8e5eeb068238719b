"""Tagged PDF: a Tag says what a text is; elements grow in drawing order, the reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from core.typeset.operators import text_string

Box: TypeAlias = tuple[float, float, float, float]  # x, y, width, height
Kid: TypeAlias = "Element | tuple[PDFObjectReference, int] | PDFObjectReference"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """Pieces drawn with the same Tag, on whatever page, are one element.

    Attributes:
        kind: a standard structure type: P, H1, LI, TD.
        within: the tag it belongs to; without one, whatever is open when it is first drawn.
        alt: what to say instead of a figure.
        lang: its language, where it is not the paper's: ``en``.
        attributes: further entries as PDF writes them, ``/O/Table/Scope/Column``.
    """

    kind: str
    within: Tag | None = None
    alt: str = ""
    attributes: str = ""
    lang: str = ""


def numbered_list(within: Tag | None = None) -> Tag:
    """The tag of a list whose items bear numbers."""
    return Tag("L", within, attributes="/O/List/ListNumbering/Decimal")


def bullet_list(within: Tag | None = None) -> Tag:
    """The tag of a list whose items bear a bullet or a dash."""
    return Tag("L", within, attributes="/O/List/ListNumbering/Disc")


class Element(PDFObject):
    """One structure element; its kids are elements, (page, mark) pairs or annotations."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, parent: Element | Tree, tree: Tree) -> None:
        self.kind, self.alt, self.attributes = tag.kind, tag.alt, tag.attributes
        self.lang = tag.lang
        self.id = ""
        self.parent, self.tree = parent, tree
        self._name = ""
        self.kids: list[Kid] = []
        self.box: tuple[float, float, float, float] | None = None  # left, bottom, right, top

    def name(self, document: PDFDocument) -> str:
        """A reference to it; the first one gives it its number."""
        if not self._name:
            document.objectcounter += 1
            self.tree.numbered[document.objectcounter] = self
            self._name = f"{document.objectcounter} 0 R"
        return self._name

    def format(self, document: PDFDocument) -> bytes:
        """The element's dictionary."""
        home = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        kids = [_kid(kid, home, document) for kid in self.kids]
        parts = [f"/S/{self.kind}/P {self.parent.name(document)}"]
        if home:
            parts.append(f"/Pg {_ref(home, document)}")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if self.alt:
            parts.append(f"/Alt{text_string(self.alt)}")
        if self.lang:
            parts.append(f"/Lang({self.lang})")
        if self.id:
            parts.append(f"/ID{text_string(self.id)}")
        if self.attributes:
            parts.append(f"/A<<{self.attributes}>>")
        if self.box:
            parts.append(f"/A<</O/Layout/BBox[{' '.join(f'{v:.1f}' for v in self.box)}]>>")
        return f"<</Type/StructElem{''.join(parts)}>>".encode("ascii")


class Tree(PDFObject):
    """The structure tree's root, and with it the way back from marks to elements."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Element(Tag("Document"), self, self)
        self._made: dict[Tag, Element] = {}
        self._open = [self.document]
        self._owners: list[list[Element] | Element] = []  # by StructParent(s) key
        self._page: list[Element] = []
        self.numbered: dict[int, Element] = {}  # as the file numbers them
        self._page_key: int | None = None
        self._notes = 0

    def has(self, tag: Tag) -> bool:
        """Whether a piece of ``tag`` was drawn before."""
        return tag in self._made

    def element(self, tag: Tag) -> Element:
        """The element of ``tag``, made where it is first asked for."""
        made = self._made.get(tag)
        if made is None:
            made = self._made[tag] = self._new(tag)
        return made

    def _new(self, tag: Tag) -> Element:
        parent = self.element(tag.within) if tag.within else self._open[-1]
        made = Element(tag, parent, self)
        if tag.kind == "Note":  # which PDF/UA wants to have a name of its own
            self._notes += 1
            made.id = f"note{self._notes}"
        parent.kids.append(made)
        return made

    def open(self, tag: Tag) -> None:
        """Elements first drawn from now on belong to ``tag``."""
        self._open.append(self.element(tag))

    def close(self) -> None:
        """End what ``open`` began."""
        self._open.pop()

    def mark(
        self, tag: Tag, page: PDFObjectReference, *, once: bool = False
    ) -> tuple[Element, int]:
        """The element of ``tag`` and the number of its new mark on the page.

        With ``once`` the tag is not remembered: no other piece will be drawn with it.
        """
        element = self._new(tag) if once else self.element(tag)
        if self._page_key is None:
            self._page, self._page_key = [], len(self._owners)
            self._owners.append(self._page)
        self._page.append(element)
        element.kids.append((page, len(self._page) - 1))
        return element, len(self._page) - 1

    def own(self, tag: Tag) -> int:
        """A key for an annotation that belongs to the element of ``tag``."""
        self._owners.append(self.element(tag))
        return len(self._owners) - 1

    def end_page(self) -> int | None:
        """The page's key, if anything on it was marked."""
        key, self._page_key = self._page_key, None
        return key

    def name(self, document: PDFDocument) -> str:
        """A reference to it."""
        return _ref(self, document)

    def format(self, document: PDFDocument) -> bytes:
        """The root's dictionary with the parent tree."""
        rows = [f"{i} {_owner(owner, document)}" for i, owner in enumerate(self._owners)]
        return (
            f"<</Type/StructTreeRoot/K {self.document.name(document)}"
            f"/ParentTree<</Nums[{chr(10).join(rows)}]>>/ParentTreeNextKey {len(rows)}>>"
        ).encode("ascii")


def refer(document: PDFDocument, thing: PDFObject) -> PDFObjectReference:
    """A reference to ``thing``, which is written with the document."""
    made: PDFObjectReference = document.Reference(thing)  # type: ignore[no-untyped-call]
    return made


def _ref(thing: PDFObject, document: PDFDocument) -> str:
    return str(refer(document, thing).format(document), "ascii")


def _owner(owner: list[Element] | Element, document: PDFDocument) -> str:
    if isinstance(owner, list):
        return f"[{' '.join(element.name(document) for element in owner)}]"
    return owner.name(document)


def _kid(kid: Kid, home: PDFObjectReference | None, document: PDFDocument) -> str:
    if isinstance(kid, Element):
        return kid.name(document)
    if isinstance(kid, tuple):
        page, mark = kid
        if home and page.name == home.name:
            return str(mark)
        return f"<</Type/MCR/Pg {_ref(page, document)}/MCID {mark}>>"
    return f"<</Type/OBJR/Obj {_ref(kid, document)}>>"
