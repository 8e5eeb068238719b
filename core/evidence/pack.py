"""One folder to hand over: nine folders of evidence, a cover list, and the hash of every file."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.approvals.queries import signed_copy
from core.approvals.scans import read_kept
from core.database import Session
from core.documents.file_name import safe_name
from core.documents.house import House
from core.documents.paper import Request
from core.documents.service import make_paper
from core.errors import UserError, WaitingError
from core.evidence.lists import COVER, Nothing, Packed, counted, cover_rows, index_page
from core.evidence.made import Made, made_for
from core.evidence.points import Points
from core.evidence.queries import SlotRow, board
from core.evidence.service import pages_of
from core.jobs import Progress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai

INDEX, HASHES = "เปิดที่นี่.html", "sha256.txt"
_LETTERS = 60  # of a file's name; sticks are read on systems with short paths


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was written: its files in order, and the slots said to have nothing."""

    folder: Path
    files: tuple[Packed, ...]
    nothing: tuple[Nothing, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlotState:
    """A slot for the screen: what was put in, and what the program makes for it."""

    row: SlotRow
    made: tuple[Made, ...]

    @property
    def settled(self) -> bool:
        """Whether a pack can be made as far as this slot is concerned."""
        return self.row.settled or bool(self.made)


def states(session: Session, house: House, points: Points, year_be: int) -> list[SlotState]:
    """Every slot of the fiscal year, with the program's own papers."""
    return [
        SlotState(row, tuple(made_for(session, house, row.slot, year_be)))
        for row in board(session, points, year_be)
    ]


def write_pack(
    session: Session,
    house: House,
    points: Points,
    year_be: int,
    out: Path,
    progress: Progress | None = None,
) -> Pack:
    """The folder ``out``, or the ZIP file of that name, holds the whole pack.

    Raises:
        WaitingError: slots with neither evidence nor a word that there is none, by name; or a
            paper of the program lacks a value. Nothing is written.
        UserError: ``out`` is there already, or cannot be written; nothing stays of it.
        CancelledError: stopped; nothing stays of it.
    """
    found = states(session, house, points, year_be)
    _refuse_empty(found, year_be)
    if out.exists():
        raise UserError(f"มี {out.name} อยู่แล้ว ตั้งชื่อใหม่หรือย้ายของเดิมออกก่อน", code="exists")
    folder = out.with_name(f"{out.name}.part")
    _discard(folder)
    try:
        folder.mkdir(parents=True)
        pack = _Work(session, house, points, year_be, folder).write(found, progress or Progress())
        _hand_over(folder, out)
    except OSError as error:
        raise UserError(
            f"เขียนชุดหลักฐาน {out.name} ไม่ได้ ตรวจที่ว่างและสิทธิ์ของโฟลเดอร์ แล้วลองอีกครั้ง",
            code="not-written",
        ) from error
    finally:
        _discard(folder)
    return Pack(out, pack.files, pack.nothing, pack.notes)


class _Work:
    """A pack on its way into a folder that is not yet the pack's."""

    def __init__(
        self, session: Session, house: House, points: Points, year_be: int, folder: Path
    ) -> None:
        self._session, self._house, self._points = session, house, points
        self._year_be, self._folder = year_be, folder
        self._files: list[Packed] = []
        self._notes: dict[str, None] = {}

    def write(self, found: Sequence[SlotState], progress: Progress) -> Pack:
        for point in self._points.points:
            (self._folder / str(point.number)).mkdir()
        for state in progress.each(found, "จัดชุดหลักฐาน"):
            for one in state.row.files:
                data = (self._house.files / one.file).read_bytes()
                day = short_date(one.day) if one.day else ""
                facts = (one.title, one.number, day, one.pages, counted(one.signed, one.asked))
                self._put(state.row, data, Path(one.file).suffix, facts)
            for made in state.made:
                self._put_made(state.row, made, progress)
        nothing = tuple(
            Nothing(state.row.point.number, state.row.slot.title, state.row.none)
            for state in found
            if state.row.none is not None and not state.made
        )
        self._write_lists(nothing)
        return Pack(self._folder, tuple(self._files), nothing, tuple(self._notes))

    def _put_made(self, row: SlotRow, made: Made, progress: Progress) -> None:
        """The signed copy where there is one, byte for byte; else the paper as it is now."""
        lesson = made.request.lesson
        signed = signed_copy(self._session, lesson) if lesson else None
        if signed is not None:
            data = read_kept(self._house.files, signed)
            facts = (made.title, "", "", pages_of(data), "ฉบับลงนาม")
            self._put(row, data, signed.ending, facts)
            return
        paper = make_paper(self._session, self._house, made.request, progress)
        self._notes.update(dict.fromkeys(paper.notes))
        self._put(row, paper.data, ".pdf", (paper.title, "", "", paper.pages, ""))

    def _put(
        self, row: SlotRow, data: bytes, ending: str, facts: tuple[str, str, str, int, str]
    ) -> None:
        title, number, day, pages, note = facts
        place = sum(one.point == row.point.number for one in self._files) + 1
        name = safe_name(f"{place:02} {title}", ending.lower(), letters=_LETTERS)
        path = f"{row.point.number}/{name}"
        (self._folder / path).write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        self._files.append(
            Packed(row.point.number, row.slot.title, title, number, day, pages, path, sha256, note)
        )

    def _write_lists(self, nothing: Sequence[Nothing]) -> None:
        rows = cover_rows(self._points, self._files, nothing)
        values = {"year": str(self._year_be), "rows": rows}
        paper = make_paper(self._session, self._house, Request("evidence-list", values=values))
        self._notes.update(dict.fromkeys(paper.notes))
        (self._folder / COVER).write_bytes(paper.data)
        page = index_page(self._points, self._year_be, self._files, nothing)
        (self._folder / INDEX).write_text(page, "utf-8", newline="\n")
        lines = [f"{one.sha256}  {one.path}\n" for one in self._files]
        lines += [f"{_sha256(self._folder / name)}  {name}\n" for name in (COVER, INDEX)]
        (self._folder / HASHES).write_text("".join(lines), "utf-8", newline="\n")


def _refuse_empty(found: Sequence[SlotState], year_be: int) -> None:
    empty = [state.row for state in found if not state.settled]
    if empty:
        raise WaitingError(
            f"ชุดหลักฐานปีงบประมาณ พ.ศ. {to_thai(year_be)} ยังไม่ครบ {to_thai(len(empty))} ช่อง "
            "ใส่หลักฐานหรือระบุว่าไม่มีให้ครบก่อน",
            code="evidence-missing",
            findings=[f"ข้อ {to_thai(row.point.number)} ยังไม่มี{row.slot.title}" for row in empty],
        )


def _hand_over(folder: Path, out: Path) -> None:
    """The folder stands where it is wanted, or its ZIP does."""
    if out.suffix.lower() != ".zip":
        folder.replace(out)
        return
    packed = out.with_name(f"{out.name}.writing")
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in _all(folder):
                archive.write(file, file.relative_to(folder).as_posix())
        packed.replace(out)
    finally:
        packed.unlink(missing_ok=True)


def _all(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")))


def _discard(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
