"""What must be answered before a paper is published: a line for each thing, wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence

from core.documents.gathered import Gathered
from core.publishing.answers import Answer, Hit
from core.publishing.contents import Said, photos_of, texts_of
from core.publishing.finding import Found, HitKind, Name, found_in
from core.thai.numerals import to_arabic

_ORDER = "order"
_AROUND = 36  # letters of the text round a hit
_NOMINEE = "ผู้ได้รับการเสนอชื่อ"


def hits_in(
    papers: Sequence[Gathered], titles: Sequence[str], names: Sequence[Name], phone: str
) -> tuple[Hit, ...]:
    """One hit for each thing, in reading order; ``phone`` is the office's own."""
    seen: dict[str, list[tuple[HitKind, str, str, str]]] = {}
    said = [Said("ชื่อเรื่อง", "", title) for title in titles]
    said += [one for paper in papers for one in texts_of(paper)]
    for one in said:
        for hit in found_by(one, names):
            words = one.words[hit.start : hit.end]
            place = (hit.kind, words, one.part, _excerpt(one.words, hit))
            seen.setdefault(key_of(hit), []).append(place)
    for paper in papers:
        for part, file, caption in photos_of(paper):
            place = ("photo", caption or file, part, caption)
            seen.setdefault(f"photo:{file}", []).append(place)
    return tuple(_hit(key, places, phone) for key, places in seen.items())


def found_by(said: Said, names: Sequence[Name]) -> list[Found]:
    """What is found in a text; an order that was written by hand is one hit whole."""
    if said.field == _ORDER and said.words.strip():
        return [Found("order", said.words.strip(), 0, len(said.words))]
    return found_in(said.words, names)


def key_of(hit: Found) -> str:
    """The key under which the hit is answered."""
    return f"{hit.kind}:{hit.key}"


def _hit(key: str, places: Sequence[tuple[HitKind, str, str, str]], phone: str) -> Hit:
    kind, words, _, excerpt = places[0]
    return Hit(
        key,
        kind,
        tuple(dict.fromkeys(words for _, words, _, _ in places)),
        tuple(dict.fromkeys(part for _, _, part, _ in places)),
        excerpt,
        _suggestion(kind, words, phone),
    )


def _suggestion(kind: HitKind, words: str, phone: str) -> Answer | None:
    """What is usual for a thing of this kind."""
    if kind in {"photo", "person"}:
        return None
    if kind == "nominee":
        return Answer("replace", _NOMINEE)
    own = "".join(filter(str.isdigit, to_arabic(phone)))
    digits = "".join(filter(str.isdigit, to_arabic(words)))
    return Answer("keep" if kind == "phone" and own.startswith(digits) else "remove")


def _excerpt(words: str, hit: Found) -> str:
    """The words round a hit, on one line."""
    start, end = max(hit.start - _AROUND, 0), hit.end + _AROUND
    space = words.find(" ", start, hit.start)
    start = space + 1 if start and space >= 0 else start
    cut = " ".join(words[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(words) else ''}"
