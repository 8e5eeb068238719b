"""The public copy: nothing that was refused is in any byte of it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from core import catalogue, paths
from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.documents.paper import Paper
from core.errors import UserError, WaitingError
from core.lessons.model import LessonRecord
from core.publishing.answers import Answer, Hit
from core.publishing.finding import Name
from core.publishing.hits import hits_in
from core.publishing.leaks import leaks
from core.publishing.public_copy import Draft, gather_record, gather_year, publish, unanswered
from core.thai.numerals import to_arabic, to_thai
from core.workspace import Workspace
from tests.core.approvals.making import a_pdf, signed
from tests.core.documents.making import house
from tests.core.typeset.reading import pdfium, poppler
from tests.factories import (
    add_lesson,
    add_people,
    ballot,
    import_votes,
    open_round,
    own_office,
    votes_file,
)
from tests.tagtree import problems

PHONE, MAIL, CITIZEN = "081-234-5678", "pin.t@office.example", "1101700230708"
WHOLE = {"activity": "จิตอาสา", "fiscal_year": 2568}


def whole(workspace: Workspace, **more: object) -> int:
    """A record that can be printed, with some of its parts said otherwise."""
    own_office(workspace)
    return add_lesson(workspace, **{**catalogue.read(paths.SAMPLE / "lesson.toml"), **more})


def gathered(workspace: Workspace, id_: int) -> Draft:
    with workspace.database.read() as session:
        return gather_record(session, workspace.house, id_)


def answered(draft: Draft, answer: Answer, **other: Answer) -> dict[str, Answer]:
    """The same answer to every hit but those whose kind is named."""
    return {hit.key: other.get(hit.kind, answer) for hit in draft.hits}


def everything(data: bytes) -> str:
    """All that can be read out of a file: its text, and all its bytes once nothing is packed."""
    flat = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            flat,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    raw = flat.getvalue()
    hexes = (h for h in re.findall(rb"<([0-9A-Fa-f]{4,})>", raw) if len(h) % 4 == 0)
    decoded = [bytes.fromhex(h.decode()).decode("utf-16-be", "ignore") for h in hexes]
    escaped = re.sub(rb"\\([0-7]{3})", lambda one: bytes([int(one[1], 8) & 255]), raw)
    codings = [
        some.decode(code, "ignore") for some in (raw, escaped) for code in ("utf-8", "utf-16-be")
    ]
    return to_arabic(" ".join([pdfium(data), poppler(data), *codings, *decoded])).casefold()


def of_kind(draft: Draft, kind: str) -> list[Hit]:
    return [hit for hit in draft.hits if hit.kind == kind]


def test_every_hit_must_be_answered_before_anything_is_made(workspace: Workspace) -> None:
    id_ = whole(workspace, problems=[f"โทรหา {PHONE}", f"ส่งถึง {MAIL}"], law=f"เลข {CITIZEN}")
    draft = gathered(workspace, id_)
    assert {"phone", "extension", "email", "id"} <= {hit.kind for hit in draft.hits}
    answers = answered(draft, Answer("keep"))
    left = answers.pop(of_kind(draft, "email")[0].key)
    assert left.act == "keep"

    with pytest.raises(WaitingError, match="ยังไม่ได้ตอบ ๑ รายการ") as waiting:
        publish(draft, answers)

    assert waiting.value.findings == (f"อีเมล: {MAIL}",)
    assert [hit.kind for hit in unanswered(draft, answers)] == ["email"]


def test_what_was_refused_is_in_no_byte_and_what_was_kept_is_there(workspace: Workspace) -> None:
    id_ = whole(
        workspace,
        activity=f"จิตอาสา {PHONE}",
        background=f"ติดต่อ {MAIL} หรือ **{to_thai(PHONE)}**",
        problems=[f"โทรหา {PHONE}", {"text": "ข้อย่อย", "items": [f"ส่งถึง {MAIL}"]}],
        law=f"เลขประจำตัว {CITIZEN}",
    )
    draft = gathered(workspace, id_)

    kept = publish(draft, answered(draft, Answer("keep")))
    paper = publish(draft, answered(draft, Answer("remove"), phone=Answer("replace", "(ปกปิด)")))

    for one in (PHONE, MAIL, CITIZEN, "ต่อ 101"):
        assert one in everything(kept.data)
        assert one not in everything(paper.data)
        assert one not in to_arabic(paper.title + paper.file_name)
    assert "(ปกปิด)" in pdfium(paper.data)
    assert problems(paper.data) == []


def test_the_same_number_in_two_dresses_is_one_line(workspace: Workspace) -> None:
    id_ = whole(workspace, problems=["โทร 081-234-5678"], law="โทร ๐๘๑ ๒๓๔ ๕๖๗๘")
    [hit] = [one for one in of_kind(gathered(workspace, id_), "phone") if "0812345678" in one.key]
    assert set(hit.words) == {"๐๘๑-๒๓๔-๕๖๗๘", "๐๘๑ ๒๓๔ ๕๖๗๘"}
    assert hit.places == ("ปัญหา อุปสรรค ข้อจำกัด และสิ่งที่ควรหลีกเลี่ยง", "ข้อกฎหมาย")
    assert hit.excerpt.startswith("โทร ๐๘๑-๒๓๔-๕๖๗๘")
    assert hit.suggestion == Answer("remove")


def test_the_office_may_keep_its_own_number_but_not_the_extension(workspace: Workspace) -> None:
    draft = gathered(workspace, whole(workspace))
    said = {hit.kind: hit.suggestion for hit in draft.hits}
    assert said["phone"] == Answer("keep")
    assert said["extension"] == Answer("remove")


def test_a_signed_record_is_printed_anew_without_signature_and_orders(
    workspace: Workspace, tmp_path: Path
) -> None:
    id_ = whole(workspace)
    scan = signed(workspace, tmp_path, id_, a_pdf("secret"))
    draft = gathered(workspace, id_)
    assert [hit.words[0] for hit in of_kind(draft, "order")] == ["เห็นควรพิจารณา", "เห็นชอบตามเสนอ"]
    assert draft.notes == ("ฉบับเผยแพร่พิมพ์ใหม่จากบันทึก จึงไม่มีลายมือชื่อและสิ่งที่เขียนด้วยมือ",)

    paper = publish(draft, answered(draft, Answer("remove")))

    assert "เห็นควรพิจารณา" not in pdfium(paper.data)
    assert "เห็นชอบตามเสนอ" not in pdfium(paper.data)
    with pikepdf.open(workspace.files / scan.file) as pdf:
        inside = [
            bytes(one.read_raw_bytes()) for one in pdf.objects if isinstance(one, pikepdf.Stream)
        ]
    assert not any(one in paper.data for one in inside if len(one) > 100)


def test_the_file_names_no_author(workspace: Workspace) -> None:
    draft = gathered(workspace, whole(workspace))
    paper = publish(draft, answered(draft, Answer("keep")))
    with pikepdf.open(BytesIO(paper.data)) as pdf:
        assert str(pdf.docinfo.get("/Author", "")) == ""
        assert "<dc:creator><rdf:Seq><rdf:li></rdf:li>" in pdf.Root.Metadata.read_bytes().decode()


def test_nominees_without_an_award_and_their_scores_are_asked_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    people = add_people(workspace, "นายกล้า ดีงาม", "นายกล้า ดี", "นางสาวปิ่น งาม")
    key = open_round(workspace)
    said = ("นายกล้า ดีงาม", "นายกล้า ดีงาม", "นายกล้า ดี")
    rows = [ballot(voter, name) for voter, name in zip(people, said, strict=True)]
    import_votes(workspace, votes_file(tmp_path, rows))
    id_ = whole(
        workspace,
        results=["นายกล้า ดีงาม ได้รับการยกย่อง", "นายกล้า ดี ได้ 1 คะแนน", "นางสาวปิ่น งาม ช่วยนับ"],
    )
    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).subject = key
    draft = gathered(workspace, id_)
    assert [hit.words for hit in of_kind(draft, "nominee")] == [("นายกล้า ดี",)]
    assert [hit.words for hit in of_kind(draft, "score")] == [("๑ คะแนน",)]
    assert ("นางสาวปิ่น งาม",) in [hit.words for hit in of_kind(draft, "person")]
    assert of_kind(draft, "nominee")[0].suggestion == Answer("replace", "ผู้ได้รับการเสนอชื่อ")

    removed = answered(draft, Answer("remove"), nominee=Answer("replace", "ผู้ได้รับการเสนอชื่อ"))
    text = pdfium(publish(draft, removed).data)

    assert "กล้า ดีงาม" in text
    assert not re.search("กล้า ดี(?!งาม)", text)
    assert "ปิ่น งาม" not in text
    assert "คะแนน" not in text.split("ผู้ได้รับการเสนอชื่อ", 1)[1].split("\n", 1)[0]


def test_a_replacement_may_not_say_what_was_refused(workspace: Workspace) -> None:
    draft = gathered(workspace, whole(workspace, problems=[f"ส่งถึง {MAIL}"]))
    for answer, code in ((f"ถึง {MAIL.upper()}", "replacement"), (" ", "no-replacement")):
        said = answered(draft, Answer("keep"), email=Answer("replace", answer))
        with pytest.raises(UserError) as refused:
            publish(draft, said)
        assert refused.value.code == code


def test_words_that_cannot_be_told_apart_stop_the_copy(workspace: Workspace) -> None:
    """A name found whole in one place stands inside other words in another."""
    add_people(workspace, "นายกล้า ดี")
    draft = gathered(workspace, whole(workspace, problems=["นายกล้า ดี มาช่วย"]))
    hidden = Draft(draft.title, 2568, 1, draft.paper, None, (), draft.hits)  # nothing is taken out

    with pytest.raises(UserError, match="ยังมี “กล้า ดี” อยู่ จึงไม่ได้เขียนไฟล์") as leak:
        publish(hidden, answered(draft, Answer("remove")))

    assert leak.value.code == "leak"


def test_the_year_book_is_made_public_whole(workspace: Workspace, tmp_path: Path) -> None:
    first = whole(workspace, activity=f"จิตอาสา {PHONE}", problems=[f"ส่งถึง {MAIL}"])
    signed(workspace, tmp_path, first, a_pdf("secret"))
    whole(workspace, activity="ตักบาตร", problems=[f"โทรหา {PHONE}"])
    with workspace.database.read() as session:
        draft = gather_year(session, workspace.house, 2568)
    [phone] = [hit for hit in of_kind(draft, "phone") if "0812345678" in hit.key]
    assert phone.places[0] == "ชื่อเรื่อง"

    paper = publish(draft, answered(draft, Answer("remove")))

    for one in (PHONE, MAIL, "ต่อ 101"):
        assert one not in everything(paper.data)
    assert problems(paper.data) == []
    assert "ตักบาตร" in pdfium(paper.data)


def test_photographs_are_asked_about_and_carry_no_place(tmp_path: Path) -> None:
    files = [photo(tmp_path / f"{n}.jpg", n) for n in (1, 2)]
    rows = tuple({"file": str(one), "caption": f"ภาพ {n}"} for n, one in enumerate(files, 1))
    report = sampled(house(), "workshop-report")
    paper = replace(report, author="", contents={**report.contents, "photos": rows})
    hits = hits_in([paper], [], (), "")
    draft = Draft("", 2568, 1, paper, None, (), hits)
    photos = of_kind(draft, "photo")
    assert [(hit.words, hit.suggestion) for hit in photos] == [
        (("ภาพ 1",), None),
        (("ภาพ 2",), None),
    ]

    answers = {**answered(draft, Answer("keep")), photos[0].key: Answer("remove")}
    made = publish(draft, answers)

    assert b"Exif" in files[0].read_bytes()
    assert b"Exif" not in made.data
    assert "ภาพ 1" not in to_arabic(pdfium(made.data))
    with pikepdf.open(BytesIO(made.data)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    pictures = [one for one in streams if one.get("/Subtype") == "/Image"]
    assert len(pictures) == 1


def photo(file: Path, number: int) -> Path:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (18.0, 47.0, 25.0)}
    exif[0x010F] = "Camera"
    Image.new("RGB", (320, 240), (number * 60, 90, 120)).save(file, exif=exif)
    return file


_PRIVATE = st.one_of(
    st.from_regex(r"0[689][0-9][- ]?[0-9]{3}[- ]?[0-9]{4}", fullmatch=True),
    st.from_regex(r"0[2-7][- ][0-9]{3}[- ]?[0-9]{4}", fullmatch=True),
    st.from_regex(r"[a-z][a-z0-9.]{2,9}@[a-z]{3,8}\.example", fullmatch=True),
    st.sampled_from([CITIZEN, "1-1017-00230-70-8", "นายกล้า ดี", "นางสาวปิ่นทิพย์ น้ำผึ้งทอง"]),
)
_TEXT = st.sampled_from(
    ["ควรแจ้งกำหนดการล่วงหน้าอย่างน้อยสิบห้าวัน", "ผู้เข้าร่วมเห็นว่าช่องทางนี้ได้ผลดีที่สุด", "ครั้งหน้าควรเริ่มเร็วขึ้น"]
)
_SAID = st.lists(st.one_of(_TEXT, _PRIVATE), min_size=1, max_size=6).map(" ".join)
_ITEMS = st.lists(_SAID, min_size=1, max_size=5)
_NAMES = (Name("nominee", "กล้า", "ดี"), Name("person", "ปิ่นทิพย์", "น้ำผึ้งทอง"))
_FIXED = {"file", "form", "values"}
_LAYOUTS = ("lesson-memo", "workshop-report", "report", "minutes", "letter")


@pytest.mark.parametrize("key", _LAYOUTS)
def test_in_any_layout_nothing_refused_is_left(key: str, request: pytest.FixtureRequest) -> None:
    many = 40 if request.config.getoption("--long") else 2

    @settings(max_examples=many, phases=(Phase.generate,))
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        paper = strewn(key, data)
        hits = hits_in([paper], [], _NAMES, "")
        draft = Draft(key, 2568, 1, paper, None, _NAMES, hits)
        acts = st.sampled_from([Answer("remove"), Answer("replace", "(ปกปิด)")])
        answers = {hit.key: data.draw(acts) for hit in hits}
        made = publish(draft, answers)
        seen = everything(made.data)
        refused = [words for hit in hits for words in hit.words if hit.kind != "photo"]
        assert [one for one in refused if to_arabic(one).casefold() in seen] == []
        assert_whole(made)

    holds()


def assert_whole(paper: Paper) -> None:
    assert problems(paper.data) == []


def strewn(key: str, data: st.DataObject) -> Gathered:
    """A document with its own sample, private things strewn over every text of it."""
    paper = replace(sampled(house(), key, long=data.draw(st.booleans())), author="")

    def fill(content: Any, field: str = "") -> Any:  # noqa: ANN401 - Content
        if isinstance(content, str):
            keeps = (
                field in _FIXED or not re.search("[ก-ฮ]", content) or data.draw(st.integers(0, 2))
            )
            return content if keeps else f"{content} {data.draw(_SAID)}"
        if isinstance(content, dict):
            return {name: fill(one, name) for name, one in content.items()}
        if isinstance(content, tuple):
            return tuple(fill(one, field) for one in content)
        return replace(content, text=fill(content.text), items=fill(content.items))

    return replace(paper, contents={name: fill(one) for name, one in paper.contents.items()})


def test_the_last_look_sees_every_hiding_place() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["note.txt"] = b"call 0812345678"
        pdf.save(out)
    assert leaks(out.getvalue(), ["0812345678", "0899999999"]) == ["0812345678"]
    assert leaks(titled("โทร ๐๘๑-๒๓๔-๕๖๗๘"), ["081-234-5678"]) == ["081-234-5678"]
    assert leaks(titled("กล้า ดีงาม"), ["กล้า ดี"], ["กล้า ดีงาม"]) == []
    assert leaks(titled("ความกล้าดีงาม"), ["กล้า ดี"]) == []


def titled(words: str) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = words
        pdf.save(out)
    return out.getvalue()
