"""The parts of a Word file: styles, lists, settings, what stands round the text, properties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentFile
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from core.documents.word import markup
from core.documents.word.form import (
    NORMAL,
    OUTSIDE,
    STYLES,
    Form,
    Image,
    Item,
    Note,
    Pages,
    Run,
    Section,
    style_id,
)
from core.documents.word.markup import FONT, twips
from core.typeset.finish import About
from core.typeset.measures import MM, Measures

_SPACES = nsdecls("w", "wp", "a", "pic", "r")
_LANGUAGE = "th-TH"
_FOOT_MM = 5.0  # from the lower edge of the paper to the motto's line
HEAD_MM = 5.0  # from the upper edge to the first line of the margin
_NOT_OURS = frozenset(
    "customXml stylesWithEffects webSettings thumbnail fontTable theme numbering "
    "extended-properties".split()
)
_ALIASES = "TH Sarabun New"  # what Word may take where the face is not installed


class WordFile:
    """A document with the house's styles and nothing in it.

    ``pages`` tells what stands in a section's margins; ``first``: it is the first of all.
    """

    def __init__(self, measures: Measures, pages: Callable[..., Pages]) -> None:
        self._measures, self._pages, self._sections = measures, pages, 0
        self._docx: DocumentFile = Document()
        self._images: dict[bytes, str] = {}
        self._notes: list[Note] = []
        for owner in (self._docx.part, self._docx.part.package):
            for key, relation in list(owner.rels.items()) if owner else ():
                if relation.reltype.rsplit("/", 1)[-1] in _NOT_OURS:
                    del owner.rels[key]
        _fill(self._docx.styles.element, _styles())
        _fill(self._docx.settings.element, _settings())
        fonts = Part(PackURI("/word/fontTable.xml"), CT.WML_FONT_TABLE, _fonts(), _package(self))
        self._docx.part.relate_to(fonts, RT.FONT_TABLE)

    def finished(self, story: Sequence[Item], last: Section, about: About) -> bytes:
        """The file with this text; ``last`` is the section in which it ends."""
        body = markup.items(story, self) + self.section(last)
        _fill(self._docx.element.body, body)
        if self._notes:
            self._add_notes()
        self._describe(about)
        out = BytesIO()
        self._docx.save(out)
        return out.getvalue()

    def image(self, image: Image) -> str:
        """The relation of the picture's pixels, one for all places where it stands."""
        relation = self._images.get(image.png)
        if relation is None:
            relation, _ = self._docx.part.get_or_add_image(BytesIO(image.png))
            self._images[image.png] = relation
        return relation

    def link(self, url: str) -> str:
        """The relation of an address outside."""
        return self._docx.part.relate_to(url, RT.HYPERLINK, is_external=True)

    def note(self, note: Note) -> int:
        """The number under which the file keeps the note."""
        self._notes.append(note)
        return len(self._notes)

    def _add_notes(self) -> None:
        """The notes lie in a part of their own, with the lines that Word draws over them."""
        over = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        said = "".join(markup.footnote(note, i) for i, note in enumerate(self._notes, 1))
        whole = f"<w:footnotes {_SPACES}>{over}{said}</w:footnotes>"
        part = Part(
            PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, whole.encode(), _package(self)
        )
        self._docx.part.relate_to(part, RT.FOOTNOTES)

    def section(self, section: Section) -> str:
        """Paper and margins of a section, with the parts that stand in them."""
        part, at = self._docx.part, self._measures
        pages = self._pages(section, first=not self._sections)
        self._sections += 1
        refs = ""
        for kind, which, story in (
            ("header", "default", pages.head),
            ("header", "first", pages.first_head),
            ("footer", "default", pages.foot),
            ("footer", "first", pages.first_foot),
        ):
            add = part.add_header_part if kind == "header" else part.add_footer_part
            made, relation = add()  # type: ignore[no-untyped-call]
            _fill(made.element, markup.cell_items(story, self))
            refs += f'<w:{kind}Reference w:type="{which}" r:id="{relation}"/>'
        anew = ' w:start="1"' if pages.anew else ""
        return (
            f"<w:sectPr>{refs}{_paper(at)}"
            f'<w:pgNumType w:fmt="{pages.counting}"{anew}/><w:titlePg/></w:sectPr>'
        )

    def _describe(self, about: About) -> None:
        said = self._docx.core_properties
        said.title, said.author, said.subject = about.title, about.author, about.subject
        said.last_modified_by, said.comments, said.keywords = about.author, "", ""
        said.language, said.revision = _LANGUAGE, 1
        said.created = said.modified = about.when.replace(microsecond=0, tzinfo=None)


def _paper(at: Measures) -> str:
    wide, high = (twips(side) for side in at.size)
    turned = ' w:orient="landscape"' if wide > high else ""
    margins = {
        "top": at.top_mm,
        "right": at.right_mm,
        "bottom": at.bottom_mm,
        "left": at.left_mm,
        "header": HEAD_MM,
        "footer": _FOOT_MM,
    }
    sides = " ".join(f'w:{name}="{twips(mm * MM)}"' for name, mm in margins.items())
    return f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar {sides} w:gutter="0"/>'


def _package(file: WordFile) -> Any:  # noqa: ANN401 - python-docx wants its own package
    return file._docx.part.package  # noqa: SLF001 - one object's own parts


def _fill(element: Any, inside: str) -> None:  # noqa: ANN401 - lxml has no types
    """The element holds this markup and nothing else."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:body {_SPACES}>{inside}</w:body>")):
        element.append(child)


def _styles() -> str:
    faces = "".join(f'w:{name}="{FONT}" ' for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    language = "".join(f'w:{name}="{_LANGUAGE}" ' for name in ("val", "eastAsia", "bidi"))
    size = round(STYLES[NORMAL].size * 2)
    usual = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang {language}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    return usual + "".join(_style(name, form) for name, form in STYLES.items()) + table


def _style(name: str, form: Form) -> str:
    plain = name == NORMAL
    faces = "".join(f'w:{place}="{FONT}" ' for place in ("ascii", "hAnsi", "eastAsia", "cs"))
    half = round(form.size * 2)
    letters = f"<w:rFonts {faces}/>"
    letters += markup.run_properties(Run("", form.bold, form.italic), Form())
    letters += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    inside = "".join(markup.paragraph_properties(form, Form()))
    if name.startswith("heading"):
        inside += f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>'
    elif name == OUTSIDE:
        inside += '<w:outlineLvl w:val="1"/>'
    based = "" if plain else f'<w:basedOn w:val="{style_id(NORMAL)}"/>'
    following = '<w:next w:val="BodyText"/>' if name.startswith("heading") else ""
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if plain else ""} '
        f'w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{inside}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _settings() -> str:
    """Today's Word; a line broken by hand is not stretched."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
    )


def _fonts() -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>'
        f'<w:font w:name="{FONT}"><w:altName w:val="{_ALIASES}"/><w:charset w:val="DE"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
