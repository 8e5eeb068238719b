"""One PDF for each holder of a certificate, and beside them the list of which ones are whole."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.documents import content as contents
from core.documents.certificates import box_values
from core.documents.content import Content
from core.documents.drawing import draw
from core.documents.gathered import Gathered
from core.documents.person_names import checked, folded, letters_left, name_for
from core.errors import CancelledError, UserError
from core.files import write_whole
from core.jobs import Progress

LIST = "รายการเกียรติบัตร.csv"
DONE = "✓"
_HEAD = ("ทำแล้ว", "เลขที่", "ชื่อ", "ด้าน", "ไฟล์", "ขนาด", "SHA-256", "ทำจาก")
_LISTED_EVERY = 10  # files between two lists on disk


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person's certificate in a folder.

    Attributes:
        number: with its year, as printed: ``๓/๒๕๖๘``.
        done: the file is whole and says what the certificate says now.
        made_from: hash of all that the file was drawn from.
    """

    number: str
    name: str
    category: str
    file: str
    done: bool = False
    size: int = 0
    sha256: str = ""
    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a folder holds after the writing: ``made`` files are new, ``kept`` ones were whole."""

    files: tuple[PersonFile, ...]
    made: int
    kept: int
    shrunk: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def planned(gathered: Gathered, folder: Path, pattern: str) -> tuple[PersonFile, ...]:
    """The file of each person in the order of the certificates, and which are whole already.

    Raises:
        UserError: the pattern or the folder cannot be used.
    """
    stem, room = checked(pattern), letters_left(folder)
    listed = _listed(folder)
    taken = {folded(file.name) for file in folder.glob("*")} | {
        folded(one.file) for one in listed.values()
    }
    out: list[PersonFile] = []
    for record in gathered.records:
        number = _number(gathered, record)
        before = listed.get(number)
        others = taken - ({folded(before.file)} if before else set())
        file = name_for(gathered, record, stem, room, others)
        taken.add(folded(file))
        name, category = (contents.said(record.get(key, "")) for key in ("name", "category"))
        one = PersonFile(number, name, category, file, made_from=_made_from(gathered, record))
        out.append(before if before and _stands(before, one, folder) else one)
    return tuple(out)


def write_each(
    gathered: Gathered, folder: Path, pattern: str, progress: Progress | None = None
) -> Written:
    """A PDF for each person lies in the folder; those that are whole already are not made again.

    Raises:
        UserError: the pattern or the folder cannot be used, or a file cannot be written; what was
            made before stays and is in the list.
        CancelledError: stopped; what was made before stays and is in the list.
    """
    plan = planned(gathered, folder, pattern)
    if not plan:
        raise UserError("ยังไม่มีผู้รับเกียรติบัตรให้พิมพ์ เลือกผู้รับอย่างน้อยหนึ่งคนก่อน", code="no-records")
    _make_folder(folder)
    work = _Work(gathered, folder, list(plan))
    work.keep_list()
    try:
        for i in (progress or Progress()).each(range(len(plan)), "บันทึกเกียรติบัตร"):
            work.write(i)
    except (CancelledError, UserError):
        with contextlib.suppress(UserError):
            work.keep_list()
        raise
    work.keep_list()
    return work.written()


class _Work:
    """Files on their way into a folder."""

    def __init__(self, gathered: Gathered, folder: Path, files: list[PersonFile]) -> None:
        self._gathered, self._folder, self._files = gathered, folder, files
        self._others = [
            one for one in _listed(folder).values() if one.number not in {f.number for f in files}
        ]
        self._made = 0
        self._shrunk: list[str] = []
        self._notes: dict[str, None] = {}

    def write(self, i: int) -> None:
        """The file of one person is whole."""
        one = self._files[i]
        if one.done:
            return
        record = self._gathered.records[i]
        paper = draw(replace(self._gathered, records=(record,)))
        write_whole(self._folder / one.file, paper.data)
        self._files[i] = replace(one, done=True, size=len(paper.data), sha256=paper.sha256)
        self._made += 1
        self._shrunk += paper.shrunk
        self._notes.update(dict.fromkeys(paper.notes))
        if self._made % _LISTED_EVERY == 0:
            self.keep_list()

    def keep_list(self) -> None:
        """The list on disk says which files are whole now."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(_HEAD)
        for one in (*self._files, *self._others):
            who = (DONE if one.done else "", one.number, one.name, one.category)
            writer.writerow([*who, one.file, one.size, one.sha256, one.made_from])
        write_whole(self._folder / LIST, out.getvalue().encode("utf-8-sig"))

    def written(self) -> Written:
        kept = len(self._files) - self._made
        return Written(
            tuple(self._files), self._made, kept, tuple(self._shrunk), tuple(self._notes)
        )


def _number(gathered: Gathered, record: Mapping[str, Content]) -> str:
    year = contents.said(gathered.contents.get("year", ""))
    return f"{contents.said(record['number'])}/{year}"


def _made_from(gathered: Gathered, record: Mapping[str, Content]) -> str:
    """A hash that changes with whatever would change the paper."""
    design = dataclasses.asdict(gathered.design) if gathered.design else {}
    lies = dataclasses.asdict(gathered.papers.certificates)
    about = [gathered.draft, gathered.picture, gathered.author]
    told = [box_values(gathered, record), design, lies, about]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _stands(before: PersonFile, now: PersonFile, folder: Path) -> bool:
    """Whether the file of the list is there, untouched, and what would be made now."""
    if not before.done or (before.file, before.made_from) != (now.file, now.made_from):
        return False
    try:
        data = (folder / before.file).read_bytes()
    except OSError:
        return False
    return len(data) == before.size and hashlib.sha256(data).hexdigest() == before.sha256


def _listed(folder: Path) -> dict[str, PersonFile]:
    """What the list of the folder says; nothing where there is none or it cannot be understood."""
    try:
        text = (folder / LIST).read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        return {row[1]: _row(row) for row in rows[1:] if row}
    except (OSError, ValueError, IndexError, csv.Error):
        return {}


def _row(row: Sequence[str]) -> PersonFile:
    done, number, name, category, file, size, sha256, made_from = row
    plain = file if Path(file).name == file else ""  # a list that was tampered with
    return PersonFile(number, name, category, plain, done == DONE, int(size), sha256, made_from)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"สร้างโฟลเดอร์ {folder.name} ไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์หรือเลือกที่อื่น", code="no-folder"
        ) from error
