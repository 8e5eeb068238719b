"""From drawn pages to PDF/UA-1 and PDF/A-2a: what the file says of itself, and its colours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from core.typeset.file import written
from core.typeset.foreign import unclaimed
from core.typeset.locking import locked
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import refer

_PRODUCER = "TonBaep (ReportLab)"
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
    """What a document says of itself; the same about and content give the same bytes.

    Attributes:
        claims: whether it says that it is PDF/UA and PDF/A.
    """

    title: str
    author: str
    when: datetime
    subject: str = ""
    claims: bool = True


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF."""

    data: bytes
    pages: int


def finish(canvas: TaggedCanvas, about: About, passphrase: str = "") -> Printed:
    """The drawn pages as a PDF/UA-1 and PDF/A-2a file; with a passphrase AES-256, never PDF/A."""
    document = canvas.prepared()
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = _intents(document)
    catalog.Metadata = _metadata(document, about)
    data = written(document, catalog, _info(about), canvas.tree)
    if canvas.foreign:
        data = _filled(data, canvas.foreign)
    if passphrase:
        data = locked(data, passphrase)
    return Printed(data, canvas.pages)


def _intents(document: PDFDocument) -> PDFArray:
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": refer(document, profile),
    }
    return PDFArray([PDFDictionary(intent)])


def _metadata(document: PDFDocument, about: About) -> PDFObjectReference:
    when = about.when.replace(microsecond=0)
    packet = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        when=when.isoformat() + ("" if when.tzinfo else "Z"),
        producer=_PRODUCER,
    ).encode()
    if not about.claims:
        packet = unclaimed(packet)
    entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return refer(document, PDFStream(PDFDictionary(entries), packet))


def _info(about: About) -> PDFDictionary:
    stamp = _stamp(about.when)
    entries = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Producer": _PRODUCER,
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    return PDFDictionary({key: PDFString(value) for key, value in entries.items()})


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


def _filled(drawn: bytes, foreign: dict[str, bytes]) -> bytes:
    """The file with the first pages of other files in the place of the empty forms."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        while foreign:  # large scans are let go one by one
            name, data = foreign.popitem()
            with pikepdf.open(BytesIO(data)) as other:
                form = pdf.copy_foreign(other.pages[0].as_form_xobject())
            empty = next(filter(None, (_form(page.obj, name) for page in pdf.pages)))
            empty.write(form.read_bytes())
            for key in ("/BBox", "/Matrix", "/Resources", "/Group"):
                if key in form:
                    empty[key] = form[key]
        out = BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, deterministic_id=True)
        return out.getvalue()


def _form(owner: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """The form of this name that a page, or a form on it, shows."""
    nothing = pikepdf.Dictionary()
    for key, form in owner.get("/Resources", nothing).get("/XObject", nothing).items():
        found = form if str(key).endswith(f".{name}") else _form(form, name)
        if found is not None:
            return found
    return None
