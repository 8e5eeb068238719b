from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.documents.person_files import LIST, planned, write_each
from core.documents.person_names import USUAL, checked, folded, letters_left, name_for
from core.errors import CancelledError, UserError
from core.jobs import Progress
from tests.core.documents.making import LONG_NAME, house

PEOPLE = (("๑", "พอเพียง", "นางสาวปิ่น งาม"), ("๒", "วินัย", LONG_NAME), ("๓", "สุจริต", "นายกล้า ดี"))


@cache
def _sample(design: str) -> Gathered:
    return sampled(house(), "certificates", design=design)


def certificates(*people: tuple[str, str, str], design: str = "plain") -> Gathered:
    """Certificates of these numbers, categories and names, without a database."""
    one = _sample(design)
    records = tuple(
        {**one.records[0], "number": number, "category": category, "name": name}
        for number, category, name in people or PEOPLE
    )
    return replace(one, records=records)


def letters(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        assert len(pdf) == 1
        text: str = pdf[0].get_textpage().get_text_range()
    return "".join(text.replace("\u2060", "").split())


def rows(folder: Path) -> list[list[str]]:
    with (folder / LIST).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def stopped_after(count: int) -> Progress:
    """Asked to stop while the file after so many is being made, which is still made whole."""
    progress = Progress(lambda done, *_: progress.cancel() if done == count else None)
    return progress


def test_each_person_has_a_file_of_the_pattern_and_a_row_in_the_list(tmp_path: Path) -> None:
    done = write_each(certificates(), tmp_path / "ใหม่", USUAL)
    names = [f"๐๐{number}_{category}_{name}.pdf" for number, category, name in PEOPLE]
    assert [one.file for one in done.files] == names
    assert (done.made, done.kept, done.shrunk) == (3, 0, (LONG_NAME,))
    assert {file.name for file in (tmp_path / "ใหม่").iterdir()} == {*names, LIST}
    for one, (number, _category, name) in zip(done.files, PEOPLE, strict=True):
        file = tmp_path / "ใหม่" / one.file
        assert "".join(name.split()) in letters(file)
        assert f"เลขที่{number}/๒๕๖๘" in letters(file)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == one.sha256
    assert [row[:5] for row in rows(tmp_path / "ใหม่")] == [
        ["✓", f"{number}/๒๕๖๘", name, category, file]
        for (number, category, name), file in zip(PEOPLE, names, strict=True)
    ]


def test_after_a_stop_only_what_is_not_whole_is_made(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        write_each(certificates(), tmp_path, USUAL, stopped_after(1))
    assert [row[0] for row in rows(tmp_path)] == ["✓", "✓", ""]
    first = tmp_path / rows(tmp_path)[0][4]
    before = first.stat().st_mtime_ns
    (tmp_path / rows(tmp_path)[1][4]).write_bytes(b"%PDF broken")

    assert [one.done for one in planned(certificates(), tmp_path, USUAL)] == [True, False, False]
    done = write_each(certificates(), tmp_path, USUAL)

    assert (done.made, done.kept) == (2, 1)
    assert first.stat().st_mtime_ns == before
    assert all(one.done for one in planned(certificates(), tmp_path, USUAL))
    assert write_each(certificates(), tmp_path, USUAL).made == 0


def test_what_says_something_else_now_is_made_again(tmp_path: Path) -> None:
    write_each(certificates(), tmp_path, USUAL)
    assert write_each(certificates(design="quiet"), tmp_path, USUAL).made == 3
    other = (PEOPLE[0], ("๒", "วินัย", "นางฐิติมา ศรีสุข"), PEOPLE[2])
    again = write_each(certificates(*other, design="quiet"), tmp_path, USUAL)
    assert (again.made, again.kept) == (1, 2)


def test_same_names_get_a_counter_that_stays(tmp_path: Path) -> None:
    same = [(number, "วินัย", "นายกล้า ดี") for number in ("๑", "๒", "๓")]
    done = write_each(certificates(*same), tmp_path, "{name}")
    names = ["นายกล้า ดี.pdf", "นายกล้า ดี (๒).pdf", "นายกล้า ดี (๓).pdf"]
    assert [one.file for one in done.files] == names
    third = write_each(certificates(same[2]), tmp_path, "{name}")
    assert [(one.file, third.made) for one in third.files] == [(names[2], 0)]
    assert len(rows(tmp_path)) == 3


def test_a_file_that_is_not_ours_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "นายกล้า ดี.pdf").write_bytes(b"theirs")
    done = write_each(certificates(PEOPLE[2]), tmp_path, "{name}.pdf")
    assert done.files[0].file == "นายกล้า ดี (๒).pdf"
    assert (tmp_path / "นายกล้า ดี.pdf").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    "list_", [b"", b"\xff\xfe", "ทำแล้ว,เลขที่\n✓".encode(), b"a\n1,2,3,4,5,x,7,8"]
)
def test_a_list_that_cannot_be_read_costs_only_work(tmp_path: Path, list_: bytes) -> None:
    write_each(certificates(PEOPLE[2]), tmp_path, "{number}")
    (tmp_path / LIST).write_bytes(list_)
    assert not planned(certificates(PEOPLE[2]), tmp_path, "{number}")[0].done
    assert write_each(certificates(PEOPLE[2]), tmp_path, "{number}").made == 1


def test_a_list_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "outside.pdf"
    write_each(certificates(PEOPLE[2]), folder, "{number}")
    outside.write_bytes(b"theirs")
    list_ = (folder / LIST).read_text("utf-8-sig").replace("๐๐๓.pdf", "../outside.pdf")
    (folder / LIST).write_text(list_, "utf-8-sig")
    write_each(certificates(PEOPLE[2]), folder, "{number}")
    assert outside.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{number}_{nick}", r"ไม่รู้จัก \{nick\} เลือกจาก \{number\} เลขที่ \{category\} ด้าน"),
        ("{number", "วงเล็บปีกกาไม่ครบคู่"),
        ("{}", r"ไม่รู้จัก \{\}"),
        ("  .pdf", "ยังไม่มีรูปแบบชื่อไฟล์"),
    ],
)
def test_a_wrong_pattern_is_refused_before_anything_is_written(
    tmp_path: Path, pattern: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        write_each(certificates(), tmp_path / "no", pattern)
    assert not (tmp_path / "no").exists()


def test_a_folder_too_deep_for_windows_is_refused(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["โฟลเดอร์" * 5] * 6)
    with pytest.raises(UserError, match="ยาวเกินไป"):
        planned(certificates(), deep, USUAL)


@settings(max_examples=40)
@given(
    st.text(max_size=300),
    st.text(max_size=120),
    st.integers(min_value=20, max_value=200),
    st.integers(min_value=0, max_value=3),
)
def test_no_name_breaks_windows(name: str, category: str, room: int, twins: int) -> None:
    gathered = certificates(("๑", category, name))
    taken: set[str] = set()
    for _ in range(twins + 1):
        made = name_for(gathered, gathered.records[0], checked("{category}_{name}"), room, taken)
        assert folded(made) not in taken
        taken.add(folded(made))
        assert len(made) <= room + len("เอกสาร ") + len(" (๙๙๙).pdf")
        assert len(made.encode()) <= 255
        assert not set(made) & set('/\\<>:"|?*')
        assert not made.removesuffix(".pdf").endswith((" ", "."))


def test_the_whole_path_stays_in_what_windows_takes(tmp_path: Path) -> None:
    room = letters_left(tmp_path)
    gathered = certificates(("๑", "วินัย", "นายยาว " * 60))
    made = name_for(gathered, gathered.records[0], "{name}", room, ())
    assert len(str(tmp_path / made)) + len(".part") <= 259


def test_progress_counts_people(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_each(certificates(), tmp_path, USUAL, Progress(lambda d, t, _: seen.append((d, t))))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
