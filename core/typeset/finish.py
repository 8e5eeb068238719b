"""From a tagged PDF to PDF/UA-1 and PDF/A-2a: what it says of itself, colour, a tidy file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

_PRODUCER = "TonBaep (ReportLab, pikepdf)"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; the same about and content give the same bytes."""

    title: str
    author: str
    when: datetime
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF."""

    data: bytes
    pages: int


def finish(drawn: bytes, about: About, foreign: dict[str, bytes] | None = None) -> Printed:
    """The drawn document as a PDF/UA-1 and PDF/A-2a file.

    ``foreign`` are PDF files by the name of the empty form that their first page fills.
    """
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _describe(pdf, about)
        for name, data in (foreign or {}).items():
            _fill(pdf, name, data)
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return Printed(out.getvalue(), len(pdf.pages))


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    when = about.when.replace(microsecond=0)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                Info="sRGB IEC61966-2.1",
                DestOutputProfile=pdf.make_stream(_srgb(), N=3),
            )
        ]
    )
    packet = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        when=when.isoformat() + ("" if when.tzinfo else "Z"),
        producer=_PRODUCER,
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    stamp = _stamp(when)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=about.title,
            Author=about.author,
            Subject=about.subject,
            Producer=_PRODUCER,
            CreationDate=stamp,
            ModDate=stamp,
        )
    )


def _stamp(when: datetime) -> str:
    """A date as PDF writes it; one without a zone is taken for UTC."""
    zone = when.strftime("%z") or "+0000"
    return when.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"


@cache
def _srgb() -> bytes:
    """The colour profile, without the moment at which it was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 1 January 2000
    return bytes(profile)


def _fill(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    """Put the first page of another file in the place of the empty form ``name``."""
    with pikepdf.open(BytesIO(data)) as other:
        form = pdf.copy_foreign(other.pages[0].as_form_xobject())
    for page in pdf.pages:
        forms: Any = page.obj.Resources.get(Name.XObject, {})
        if name in forms:
            forms[name] = form
