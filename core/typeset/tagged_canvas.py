"""A ReportLab canvas that marks content. Unmarked drawing is furniture, unmarked text a mistake."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFResourceDictionary,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from core.typeset.embedding import Embedded
from core.typeset.faces import Face
from core.typeset.tags import Box, Tag, Tree, refer

rl_config.useA85 = 0  # streams stay binary

_MARKED = re.compile(r"/Span<</MCID ")
_PAINTS = re.compile(r"(?:^|\s)(?:[SsfFBb]\*?|Do|sh)(?=\s|$)")


class UntaggedTextError(ValueError):
    """A text that no reader of the tagged document would hear."""


class TaggedCanvas(Canvas):
    """Pages of one document; not to be shared between threads."""

    # What ReportLab's canvas has and its stubs do not tell.
    _code: list[str]
    _doc: Any
    _pagesize: tuple[float, float]
    _formData: object  # noqa: N815
    _annotationrefs: list[PDFObjectReference]
    if TYPE_CHECKING:

        def _addAnnotation(self, annotation: PDFObject) -> None: ...  # noqa: N802
        def _bookmarkReference(self, name: str) -> PDFObject: ...  # noqa: N802

    def __init__(self, size: tuple[float, float]) -> None:
        self.tree = Tree()
        self._depth = 0  # the outermost mark wins
        self._tag: Tag | None = None
        self._whole = False
        self._faces: dict[str, Embedded] = {}
        self.foreign: dict[str, bytes] = {}  # PDF files by the empty form that shows them
        self._outline: list[int] = []  # levels of the entry last made and those above it
        self._places: dict[object, str] = {}
        self._bookmarked: set[object] = set()
        self._shared: dict[tuple[str, ...], PDFObjectReference] = {}
        self._page = PDFObjectReference("Page1")
        super().__init__("", size, pageCompression=1, invariant=1, lang="th-TH")
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self.tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def page_height(self) -> float:
        """Points from the lower to the upper edge."""
        return float(self._pagesize[1])

    @property
    def page_width(self) -> float:
        """Points from the left to the right edge."""
        return float(self._pagesize[0])

    @property
    def furnishing(self) -> bool:
        """Whether what is drawn now is printed and not read."""
        return self._whole and self._tag is None

    @property
    def pages(self) -> int:
        """Pages that are complete."""
        return len(self._doc.Pages.pages)

    def write(self, operators: str) -> None:
        """Add PDF operators to the page or form."""
        self._code.append(operators)

    def embedded(self, face: Face) -> Embedded:
        """The part of ``face`` that this document uses."""
        found = self._faces.get(face.name)
        if found is None:
            found = self._faces[face.name] = Embedded(face, len(self._faces) + 1)
            self._doc.delayedFonts.append(found)
        return found

    def prepared(self) -> Any:  # noqa: ANN401, ReportLab's document
        """The document with its fonts, outline and catalog, ready to be written."""
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        refer(self._doc, self._doc.Catalog)
        self._doc.Outlines.prepare(self._doc, self)
        if self._doc.Outlines.ready < 0:
            self._doc.Catalog.Outlines = None
        return self._doc

    @contextmanager
    def marked(self, tag: Tag, box: Box | None = None) -> Iterator[None]:
        """What is drawn inside is a piece of ``tag``.

        Without a box each line of text is a piece; with one, everything drawn is one piece, a
        figure. Inside another mark, and inside a form, nothing happens.
        """
        if self._begins():
            self._tag = tag
            if box:
                element, number = self.tree.mark(tag, self._page)
                element.box = self._absolute(box)
                self.write(f"/{tag.kind}<</MCID {number}>>BDC")
                self._whole = True
        yield
        self._end()

    @contextmanager
    def furniture(self, kind: Literal["Header", "Footer", "Watermark", ""] = "") -> Iterator[None]:
        """What is drawn inside is printed, not read: page numbers, catchwords, repeated heads."""
        if self._begins():
            subtype = f"/Subtype/{kind}" if kind else ""
            self.write(f"/Artifact<</Type/Pagination{subtype}>>BDC")
            self._whole = True
        yield
        self._end()

    @contextmanager
    def opened(self, tag: Tag) -> Iterator[None]:
        """Elements first drawn inside belong to ``tag``."""
        self.tree.open(tag)
        yield
        self.tree.close()

    def text_mark(self, actual: str) -> str:
        """What opens a line of text that reads as ``actual``: at one level and always Span.

        poppler loses what follows a span inside a mark, and heeds the ActualText of no other tag.
        """
        if self._tag is None or self._whole or self._formData:
            return f"/Span<</ActualText{actual}>>BDC"
        _, number = self.tree.mark(self._tag, self._page)
        return f"/Span<</MCID {number}/ActualText{actual}>>BDC"

    def show(self, form: str, tag: Tag, box: Box | None = None) -> None:
        """Show a form, drawn once for many pages, as a piece of ``tag``."""
        element, number = self.tree.mark(tag, self._page, once=True)
        element.box = self._absolute(box) if box else None
        self.write(f"/{tag.kind}<</MCID {number}>>BDC")
        self.doForm(form)
        self.write("EMC")

    def link(self, tag: Tag, box: Box, words: str, *, url: str = "", place: str = "") -> None:
        """Lay a link over ``box`` that is part of element ``tag`` and says ``words``."""
        entries: dict[str, object] = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(list(self._absolute(box))),
            "Contents": PDFString(words),
            "StructParent": self.tree.own(tag),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
        }
        if url:
            entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
        else:
            entries["Dest"] = self._bookmarkReference(place)
        self._addAnnotation(PDFDictionary(entries))
        self.tree.element(tag).kids.append(self._annotationrefs[-1])

    def label_pages(self, labels: PDFDictionary) -> None:
        """Tell viewers what the pages are called."""
        self._doc.Catalog.PageLabels = labels

    def place(self, key: object) -> str:
        """The name of a place that links lead to, whether it was drawn yet or not."""
        return self._places.setdefault(key, f"b{len(self._places) + 1}")

    def bookmark(self, title: str, level: int, y: float, key: object = None) -> None:
        """Add an entry to the outline, under the last one of a higher level.

        What is drawn a second time, or as furniture, has none.
        """
        if key in self._bookmarked or self.furnishing:
            return
        key = key or object()
        self._bookmarked.add(key)
        place = self.place(key)
        self.bookmarkHorizontalAbsolute(place, y)
        while self._outline and self._outline[-1] >= level:
            self._outline.pop()
        self.addOutlineEntry(title, place, len(self._outline))
        self._outline.append(level)

    def showPage(self) -> None:  # noqa: N802, ReportLab's name
        """End the page.

        Raises:
            UntaggedTextError: a text on it belongs to no tag.
        """
        _furnish(self._code)
        key = self.tree.end_page()
        super().showPage()
        self._page = PDFObjectReference(self._doc.thisPageName())
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = key, PDFName("S")
        page.Resources = self._resources(page)
        if page.Resources:
            page.XObjects = None
        # Compressed at once: a thousand pages of operators are heavy.
        packed = zlib.compress(page.stream.encode("latin-1"))
        entries = PDFDictionary({"Filter": PDFName("FlateDecode")})
        page.Contents, page.stream = refer(self._doc, PDFStream(entries, packed)), None

    def _resources(self, page: Any) -> PDFObjectReference | None:  # noqa: ANN401, ReportLab's page
        """One dictionary for all pages that show the same forms, but for those with more."""
        if page.ExtGState or page._colorsUsed or page._shadingUsed:  # noqa: SLF001
            return None
        forms = page.XObjects.dict if page.XObjects else {}
        key = tuple(sorted(forms))
        if key not in self._shared:
            made = PDFResourceDictionary(Font=PDFObjectReference("BasicFonts"), XObject=forms)
            made.allProcs()
            self._shared[key] = refer(self._doc, made)
        return self._shared[key]

    def _make_preamble(self) -> None:
        # ReportLab's own also selects Helvetica, which is never embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    def _begins(self) -> bool:
        self._depth += 1
        return self._depth == 1 and not self._formData  # a form belongs to where it is shown

    def _end(self) -> None:
        self._depth -= 1
        if self._depth == 0 and not self._formData:
            if self._whole:
                self.write("EMC")
            self._tag, self._whole = None, False

    def _absolute(self, box: Box) -> tuple[float, float, float, float]:
        x, y, width, height = box
        return (*self.absolutePosition(x, y), *self.absolutePosition(x + width, y + height))


def _furnish(code: list[str]) -> None:
    """Make furniture of every drawing outside the marks."""
    depth = 0
    for i, item in enumerate(code):
        if item.endswith("BDC"):
            depth += 1
        elif item == "EMC":
            depth -= 1
        elif depth == 0:
            if "]TJ" in item:
                if not _MARKED.match(item):
                    raise UntaggedTextError(item)
            elif _PAINTS.search(item):
                code[i] = f"/Artifact BMC {item} EMC"
