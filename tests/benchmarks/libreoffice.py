"""LibreOffice as a peer: it sets a flat ODT file and writes a PDF; installed by ``test --long``."""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from core.paths import FONTS

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_SIZE = 1 / 1.5042  # of the bundled face to that of TH SarabunPSK


def seconds(flat: str, turns: int = 2) -> float:
    """The least time of so many turns, start of the program included: it is warm from the second.

    Raises:
        FileNotFoundError: LibreOffice is not here, or it wrote nothing.
    """
    with tempfile.TemporaryDirectory() as place:
        source, made = Path(place) / "peer.fodt", Path(place) / "peer.pdf"
        source.write_text(flat, "utf-8")
        (Path(place) / "fonts.conf").write_text(
            f"<fontconfig><dir>{FONTS}</dir><cachedir>{place}</cachedir></fontconfig>"
        )
        env = {**os.environ, "FONTCONFIG_FILE": str(Path(place) / "fonts.conf")}
        command = ["soffice", f"-env:UserInstallation=file://{place}/home", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", place, str(source)]
        spent = []
        for _ in range(turns):
            begin = time.perf_counter()
            subprocess.run(command, env=env, capture_output=True, check=True)
            spent.append(time.perf_counter() - begin)
            made.unlink()
    return min(spent)


def report(parts: Iterable[Mapping[str, object]]) -> str:
    """Headings, paragraphs and numbered items on upright A4."""
    body: list[str] = []
    for part in parts:
        texts, items = part["texts"], part["items"]
        assert isinstance(texts, list)
        assert isinstance(items, list)
        body.append(f'<text:h text:style-name="Head">{escape(str(part["head"]))}</text:h>')
        body += [_line("Body", text) for text in texts]
        body += [_line("Body", f"{n}. {text}") for n, text in enumerate(items, 1)]
    return _flat("21cm", "29.7cm", "".join(body))


def certificates(people: Iterable[Mapping[str, str]], symbols: Iterable[str], art: Path) -> str:
    """Eight lines and a QR symbol a page on lying A4; the art of a PDF lies behind every page."""
    body: list[str] = []
    keys = "office name post reason blessing date signer number".split()
    for person, symbol in zip(people, symbols, strict=True):
        body += [
            _line("First" if key == "office" else "Middle", person.get(key, "")) for key in keys
        ]
        picture = _picture(symbol.encode(), "1.7cm", "1.7cm", "as-char")
        body.append(f'<text:p text:style-name="Middle">{picture}</text:p>')
    drawn = subprocess.run(["pdftocairo", "-svg", art, "-"], capture_output=True, check=True).stdout
    behind = _picture(drawn, "29.7cm", "21cm", "page")
    return _flat(
        "29.7cm", "21cm", "".join(body), f"<style:header><text:p>{behind}</text:p></style:header>"
    )


def _picture(svg: bytes, width: str, height: str, anchor: str) -> str:
    data = base64.b64encode(svg).decode()
    place = "" if anchor == "as-char" else 'draw:style-name="Behind" svg:x="0cm" svg:y="0cm" '
    return (
        f'<draw:frame {place}text:anchor-type="{anchor}" svg:width="{width}" svg:height="{height}">'
        '<draw:image draw:mime-type="image/svg+xml"><office:binary-data>'
        f"{data}</office:binary-data></draw:image></draw:frame>"
    )


def _line(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(words)}</text:p>'


def _flat(width: str, height: str, body: str, head: str = "") -> str:
    size = f"{16 * _SIZE:.2f}pt"
    face = (
        f'fo:font-family="Laksaman" style:font-family-complex="Laksaman" fo:font-size="{size}" '
        f'style:font-size-complex="{size}" fo:language="th" fo:country="TH"'
    )
    aligned = {
        "Head": 'fo:text-align="start"',
        "Body": 'fo:text-align="justify" fo:text-indent="2.5cm"',
        "First": 'fo:text-align="center" fo:break-before="page"',
        "Middle": 'fo:text-align="center"',
    }
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard"><style:paragraph-properties {how}/></style:style>'
        for name, how in aligned.items()
    )
    behind = (
        '<style:style style:name="Behind" style:family="graphic"><style:graphic-properties '
        'style:run-through="background" style:wrap="run-through" style:vertical-pos="from-top" '
        'style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page"/>'
        "</style:style>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:style style:name="Standard" style:family="paragraph">'
        f"<style:text-properties {face}/></style:style></office:styles>"
        '<office:automatic-styles><style:page-layout style:name="P">'
        f'<style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" '
        'fo:margin-left="3cm" fo:margin-right="2cm" fo:margin-top="2.5cm" fo:margin-bottom="2cm"/>'
        f"</style:page-layout>{styles}{behind}</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="P">{head}'
        f"</style:master-page></office:master-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )
