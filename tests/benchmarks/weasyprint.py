"""WeasyPrint as a peer: it sets HTML and writes a PDF; installed by ``test --long``."""

from __future__ import annotations

import base64
import subprocess
import time
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from core.paths import FONTS

_SIZE = 1 / 1.5042  # of the bundled face to that of TH SarabunPSK
_FACES = (  # named so that no face of the machine stands in for them
    ("Text", 400, "Laksaman.ttf"),
    ("Text", 700, "Laksaman-Bold.ttf"),
    ("Office", 600, "Trirong-SemiBold.ttf"),
    ("Name", 700, "Charmonman-Bold.ttf"),
)
_LINES = (  # key, top in mm, size in points, what else
    ("office", 47.5, 23, "font-family:Office;font-weight:600;color:#6E4F0E"),
    ("name", 80, 40, "font-family:Name;font-weight:700;color:#6B1420"),
    ("post", 99, 22 * _SIZE, ""),
    ("reason", 110, 24 * _SIZE, "white-space:pre-line"),
    ("blessing", 133, 21 * _SIZE, ""),
    ("date", 142.5, 21 * _SIZE, ""),
    ("signer", 171, 21 * _SIZE, ""),
    ("signer_post", 179, 21 * _SIZE, ""),
    ("number", 169.5, 16 * _SIZE, "left:201.5mm;width:40mm"),
)


def seconds(page: str) -> tuple[float, bytes]:
    """The time of setting the HTML in this process, fonts and modules ready; and the PDF.

    Raises:
        ImportError: WeasyPrint is not here.
    """
    _set("<p>ก</p>")  # modules and fonts are read once, as ours are before its first turn
    begin = time.perf_counter()
    made = _set(page)
    return time.perf_counter() - begin, made


def _set(body: str) -> bytes:
    import weasyprint  # noqa: PLC0415, a peer that need not be here
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415, the same

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};src:url({_face(file).as_uri()})}}"
        for name, weight, file in _FACES
    )
    sheet = weasyprint.CSS(string=faces, font_config=fonts)
    page = weasyprint.HTML(string=f'<html lang="th"><meta charset="utf-8">{body}</html>')
    made: bytes = page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_tags=True)
    return made


def _face(name: str) -> Path:
    return next(FONTS.rglob(name))


def report(parts: Iterable[Mapping[str, object]]) -> str:
    """Headings, paragraphs and numbered items on upright A4, tagged."""
    body: list[str] = []
    for part in parts:
        texts, items = part["texts"], part["items"]
        assert isinstance(texts, list)
        assert isinstance(items, list)
        body.append(f"<h2>{escape(str(part['head']))}</h2>")
        body += [f"<p>{escape(text)}</p>" for text in texts]
        body += [f"<p>{n}. {escape(text)}</p>" for n, text in enumerate(items, 1)]
    size = f"{16 * _SIZE:.2f}pt"
    return (
        "<style>@page{size:A4;margin:25mm 20mm 20mm 30mm;"
        "@top-center{content:'- ' counter(page) ' -';font-family:Text}}"
        f"body{{font:{size}/18.1pt Text;margin:0}}h2{{font-size:{size};margin:6pt 0 0}}"
        f"p{{text-align:justify;text-indent:25mm;margin:0}}</style>{''.join(body)}"
    )


def certificates(people: Iterable[Mapping[str, str]], symbols: Iterable[str], art: Path) -> str:
    """Nine lines and a QR symbol a page on lying A4; a picture of the art lies behind every page.

    Pixels, not vectors: it keeps a picture once in a file, and would draw vectors anew each page.
    """
    command = ["pdftocairo", "-png", "-singlefile", "-r", "200", str(art), "-"]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    body: list[str] = []
    for person, symbol in zip(people, symbols, strict=True):
        lines = "".join(
            f'<p style="top:{top}mm;font-size:{size:.2f}pt;{how}">{escape(person.get(key, ""))}</p>'
            for key, top, size, how in _LINES
        )
        body.append(
            f'<section>{lines}<img src="{_uri(symbol.encode())}" alt="{escape(person["code"])}">'
            "</section>"
        )
    behind = f"url({_uri(drawn, 'png')}) 0 0/297mm 210mm"
    return (
        f"<style>@page{{size:297mm 210mm;margin:0;background:{behind}}}"
        "body{margin:0;font-family:Text;color:#2B2118}"
        "section{position:relative;width:297mm;height:209.9mm;break-after:page}"
        "p{position:absolute;left:0;width:297mm;margin:0;text-align:center}"
        "img{position:absolute;left:213mm;top:150mm;width:17mm;height:17mm}"
        f"</style>{''.join(body)}"
    )


def _uri(data: bytes, kind: str = "svg+xml") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
