"""A folder of pages that any browser opens from a stick: lessons, search, certificates' check."""

from __future__ import annotations

import hashlib
import html
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core import paths
from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import printed, to_thai

START, CHECK, HASHES = "เปิดที่นี่.html", "ตรวจเกียรติบัตร.html", "sha256.txt"
_ASSETS = {
    "style.css": paths.RESOURCES / "web" / "style.css",
    "search.js": paths.RESOURCES / "web" / "search.js",
    "check.js": paths.RESOURCES / "web" / "check.js",
    "sarabun-400.ttf": paths.FONTS / "sarabun" / "Sarabun-Regular.ttf",
    "sarabun-700.ttf": paths.FONTS / "sarabun" / "Sarabun-SemiBold.ttf",
    "sarabun-OFL.txt": paths.FONTS / "sarabun" / "OFL.txt",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, or the items of a list."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WebLesson:
    """One lesson as the public may read it; ``paper`` is the PDF beside its page, if any."""

    key: str
    title: str
    year_be: int
    kind: str
    virtues: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    paper: bytes = b""


@dataclass(frozen=True, slots=True)
class Site:
    """All that the folder tells. ``codes`` are certificates' check codes with their state."""

    office: str
    title: str
    lessons: Sequence[WebLesson]
    codes: Mapping[str, str]


def write_site(site: Site, folder: Path, progress: Progress | None = None) -> list[str]:
    """The folder holds every page; returns their paths below it, in order.

    Nothing in it reaches outside: no address, no font and no script of another place.

    Raises:
        UserError: the folder is there already or cannot be written; nothing stays of it.
        CancelledError: stopped; nothing stays of it.
    """
    if folder.exists():
        raise UserError(f"มี {folder.name} อยู่แล้ว ตั้งชื่อใหม่หรือย้ายของเดิมออกก่อน", code="exists")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        written = [_put(part, path, data) for path, data in _files(site, progress or Progress())]
        lines = [
            f"{hashlib.sha256((part / one).read_bytes()).hexdigest()}  {one}\n" for one in written
        ]
        _put(part, HASHES, "".join(lines).encode())
        part.replace(folder)
    except OSError as error:
        raise UserError(
            f"เขียนโฟลเดอร์เว็บ {folder.name} ไม่ได้ ตรวจที่ว่างและสิทธิ์ของโฟลเดอร์ แล้วลองอีกครั้ง",
            code="not-written",
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return [*written, HASHES]


def _files(site: Site, progress: Progress) -> Iterable[tuple[str, bytes]]:
    yield START, _start(site).encode()
    yield CHECK, _check(site).encode()
    yield "assets/lessons.js", _data("LESSONS", [_found(one) for one in site.lessons])
    hashed = {
        hashlib.sha256(code.encode()).hexdigest(): state for code, state in site.codes.items()
    }
    yield "assets/codes.js", _data("CODES", hashed)
    for name, source in _ASSETS.items():
        yield f"assets/{name}", source.read_bytes()
    for lesson in progress.each(site.lessons, "ทำหน้าเว็บ"):
        yield f"lessons/{lesson.key}.html", _lesson(site, lesson).encode()
        if lesson.paper:
            yield f"lessons/{lesson.key}.pdf", lesson.paper


def _put(folder: Path, path: str, data: bytes) -> str:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return path


def _found(lesson: WebLesson) -> Mapping[str, Any]:
    """What the search page knows of a lesson."""
    parts = [
        text
        for section in lesson.sections
        for text in (section.heading, *section.paragraphs, *section.items)
    ]
    return {
        "page": quote(f"lessons/{lesson.key}.html"),
        "title": printed(lesson.title),
        "year": lesson.year_be,
        "kind": lesson.kind,
        "virtues": list(lesson.virtues),
        "parts": [printed(text) for text in parts if text],
    }


def _data(name: str, value: object) -> bytes:
    """A script that only states a value; nothing in it can end the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'"use strict";\nwindow.{name} = {text};\n'.encode()


def _start(site: Site) -> str:
    years = sorted({one.year_be for one in site.lessons}, reverse=True)
    virtues = list(dict.fromkeys(virtue for one in site.lessons for virtue in one.virtues))
    body = (
        f"<h1>{_t(site.title)}</h1>"
        '<form id="asking" role="search"><div class="row">'
        '<p><label for="words">ค้นหา</label><input id="words" type="search" autofocus></p>'
        f"{_select('year', 'ปีงบประมาณ', [(str(one), to_thai(one)) for one in years])}"
        f"{_select('virtue', 'คุณธรรม', [(one, one) for one in virtues])}"
        "</div></form>"
        '<p id="count" class="count" aria-live="polite"></p><ol id="found" class="found">'
        f"{''.join(_listed(one) for one in site.lessons)}</ol>"
    )
    return _page(site, site.title, body, "", ("lessons.js", "search.js"))


def _listed(lesson: WebLesson) -> str:
    """A line of the list for whoever runs no scripts."""
    page = quote(f"lessons/{lesson.key}.html")
    meta = _t(f"ปีงบประมาณ {to_thai(lesson.year_be)} · {lesson.kind}")
    return f'<li><a href="{page}">{_t(lesson.title)}</a><div class="meta">{meta}</div></li>'


def _check(site: Site) -> str:
    body = (
        "<h1>ตรวจเกียรติบัตร</h1>"
        "<p>พิมพ์รหัสใต้เกียรติบัตร หรือข้อความที่ได้จากการสแกน QR</p>"
        '<form id="asking"><p><label for="code">รหัส</label>'
        '<input id="code" autocomplete="off" autofocus></p></form>'
        '<p id="answer" aria-live="polite"></p>'
        "<noscript><p>หน้านี้ใช้จาวาสคริปต์ของเบราว์เซอร์ในการตรวจ เปิดใช้แล้วโหลดใหม่</p></noscript>"
    )
    return _page(site, "ตรวจเกียรติบัตร", body, "", ("codes.js", "check.js"))


def _lesson(site: Site, lesson: WebLesson) -> str:
    meta = " · ".join([f"ปีงบประมาณ {to_thai(lesson.year_be)}", lesson.kind, *lesson.virtues])
    paper = (
        f'<p><a href="{quote(lesson.key)}.pdf">เปิดฉบับกระดาษ (PDF)</a></p>' if lesson.paper else ""
    )
    body = f'<h1>{_t(lesson.title)}</h1><p class="meta">{_t(meta)}</p>{paper}'
    body += "".join(_section(one) for one in lesson.sections)
    return _page(site, lesson.title, body, "../", ())


def _section(section: Section) -> str:
    out = f"<h2>{_t(section.heading)}</h2>" if section.heading else ""
    out += "".join(f"<p>{_t(one)}</p>" for one in section.paragraphs)
    items = "".join(f"<li>{_t(one)}</li>" for one in section.items)
    return f"{out}<ol>{items}</ol>" if items else out


def _select(key: str, title: str, choices: Sequence[tuple[str, str]]) -> str:
    options = "".join(
        f'<option value="{html.escape(value)}">{html.escape(name)}</option>'
        for value, name in (("", "ทั้งหมด"), *choices)
    )
    return f'<p><label for="{key}">{title}</label><select id="{key}">{options}</select></p>'


def _page(site: Site, title: str, body: str, up: str, scripts: Sequence[str]) -> str:
    loaded = "".join(f'<script src="{up}assets/{one}"></script>' for one in scripts)
    return (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_t(title)}</title>"
        f'<link rel="stylesheet" href="{up}assets/style.css"></head>\n'
        f'<body><header><a href="{up}{quote(START)}">{_t(site.office)}</a>'
        f'<a href="{up}{quote(CHECK)}">ตรวจเกียรติบัตร</a></header>\n'
        f'<main>{body}</main>\n<footer class="meta">{_t(site.office)}</footer>'
        f"{loaded}</body></html>\n"
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _t(text: str) -> str:
    """Words as a page shows them: Thai digits, nothing that could be read as a tag."""
    return html.escape(printed(text))
