"""Pictures as DrawingML, and texts as XML takes them."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from core.documents.word.form import Image

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EMU = 12700  # a point


def clean(text: str) -> str:
    """The text without what no XML may hold."""
    return _NOT_XML.sub("", text)


def attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotes."""
    return quoteattr(clean(text).replace("\n", " "))


def drawing(image: Image, relation: str) -> str:
    """The picture whose pixels the file holds under this relation."""
    wide, high = round(image.width * _EMU), round(image.height * _EMU)
    number = int(re.sub(r"\D", "", relation) or 1)
    said = attribute(image.alt)
    inside = (
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f"{'<wp:wrapNone/>' if image.floating else ''}"
        f'<wp:docPr id="{number}" name="Picture {number}" descr={said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr={said}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
    if not image.floating:
        none = 'distT="0" distB="0" distL="0" distR="0"'
        return f"<w:drawing><wp:inline {none}>{inside}</wp:inline></w:drawing>"
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:align>{image.floating}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f"{inside}</wp:anchor></w:drawing>"
    )
