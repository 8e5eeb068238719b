"""What is found by words, in what order, and what stands round the hit."""

from __future__ import annotations

import random
from datetime import date

import pytest

from core.actions import service as actions
from core.actions.service import ActionFields
from core.awards import service as awards
from core.database import plain_rows
from core.errors import UserError
from core.lessons.model import LessonRecord
from core.people import service as people
from core.search import index, matching, queries
from core.search.among import Among
from core.search.folding import fold, words_of
from core.search.queries import Hit, Results
from core.search.snippet import LONGEST
from core.search.sources import KINDS, SOURCES
from core.workspace import Workspace
from tests.factories import add_lesson, add_people, open_round

LETTERS = "กขคนรสเแาิี้่ำ ๑1a"


def found(workspace: Workspace, asked: str, **among: object) -> Results:
    with workspace.database.read() as session:
        return queries.find(session, asked, **among)  # type: ignore[arg-type]


def places(hits: tuple[Hit, ...]) -> list[tuple[str, int | str, str]]:
    return [(hit.kind, hit.id, hit.part) for hit in hits]


def texts(workspace: Workspace) -> list[str]:
    """Every text that can be found, folded."""
    with workspace.database.read() as session:
        rows = plain_rows(session, "SELECT text FROM search_part")
    return [fold(row[0]) for row in rows]


def texts_of_years(workspace: Workspace) -> list[tuple[str, int | None]]:
    with workspace.database.read() as session:
        return [
            (text, year)
            for text, year in plain_rows(session, "SELECT text, year_be FROM search_part")
        ]


def test_every_part_that_holds_the_word_and_no_other(workspace: Workspace) -> None:
    id_ = add_lesson(
        workspace,
        activity="เลือกคนดี",
        fiscal_year=2568,
        problems=["ลงคะแนนซ้อนกัน", "เวลาน้อย", {"text": "ข้อใหญ่", "items": ["ชื่อซ้อน"]}],
        background="บัตรซ้อน\nแล้วนับใหม่",
        priorities={"must": ["กันการซ้อน"]},
    )
    [person] = add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม")

    told = found(workspace, "ซ้อน")

    assert told.total == 5
    assert sorted(map(str, places(told.hits))) == sorted(
        map(
            str,
            [
                ("lesson", id_, "problems"),
                ("lesson", id_, "problems"),
                ("lesson", id_, "background"),
                ("lesson", id_, "priorities.must"),
                ("person", person, ""),
            ],
        )
    )
    snippets = {hit.snippet for hit in told.hits}
    assert "ลงคะแนน[ซ้อน]กัน" in snippets
    assert "บัตร[ซ้อน] แล้วนับใหม่" in snippets
    assert {(hit.title, hit.year_be) for hit in told.hits if hit.kind == "lesson"} == {
        ("เลือกคนดี", 2568)
    }


@pytest.mark.parametrize(
    "asked", ["งบ", "ง", "บ", "25", "๒๕", "เเผ", "ITA", "ita", "ทํา", "น้ำ", "%", '"', "_"]
)
def test_few_letters_find_too(workspace: Workspace, asked: str) -> None:
    add_lesson(workspace, activity='งบ 2568 แผน 100% "ITA"', problems=["ทำ", "น้ำ_งบ", "จบ"])

    words = words_of(asked)
    truth = [one for one in texts(workspace) if all(word in one for word in words)]

    assert truth != []
    assert found(workspace, asked).total == len(truth)
    assert all("[" in hit.snippet for hit in found(workspace, asked).hits)


def test_several_words_are_all_in_one_part(workspace: Workspace) -> None:
    add_lesson(workspace, activity="งาน", problems=["บัตรซ้อน", "คะแนนซ้อนในบัตร", "คะแนน"])

    assert [hit.excerpt for hit in found(workspace, "ซ้อน คะแนน").hits] == ["คะแนนซ้อนในบัตร"]
    assert found(workspace, "ซ้อน ก").total == 0
    assert found(workspace, "ซ้อน บ").total == 2
    assert found(workspace, "ซ้อน ซ้อน บั").total == 2


@pytest.mark.parametrize(
    ("seed", "few", "sparse"),
    # texts read at once, exact words asked of the index, texts read one by one, all texts read
    [(0, 8_000, 60_000), (1, 0, 60_000), (2, 0, 0), (3, 3, 6)],
)
def test_all_is_found_that_plain_reading_finds(
    workspace: Workspace,
    seed: int,
    few: int,
    sparse: int,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setattr(matching, "_FEW", few)
    monkeypatch.setattr(matching, "_SPARSE", sparse)
    monkeypatch.setattr(index, "_FREQUENT", 1 + seed)
    chance = random.Random(seed)

    def words(most: int) -> str:
        return "".join(chance.choices(LETTERS, k=chance.randint(1, most)))

    for at in range(6):
        told = [words(40) for _ in range(8)]
        add_lesson(workspace, activity=words(12), fiscal_year=2565 + at % 2, problems=told)
    every = [(fold(text), year) for text, year in texts_of_years(workspace)]
    with workspace.database.write() as session:
        index._count_frequent(session)

    for _ in range(500 if request.config.getoption("--long") else 60):
        wanted = words_of(words(5))
        years = chance.choice(([], [2565], [2566]))
        result = found(workspace, " ".join(wanted), limit=None, kinds=["lesson"], years=years)
        truth = [
            one
            for one, year in every
            if wanted and all(word in one for word in wanted)
            if not years or year in years
        ]
        assert (result.total, len(result.hits)) == (len(truth), len(truth))
        whole = [hit.excerpt for hit in result.hits if "…" not in hit.excerpt]
        assert sorted(map(fold, whole)) == sorted(one for one in truth if len(one) <= LONGEST)


def test_whole_words_and_names_come_first_then_the_newest(workspace: Workspace) -> None:
    old = add_lesson(workspace, activity="งานเก่า", fiscal_year=2566, problems=["ขาดแผน", "แผนก"])
    new = add_lesson(workspace, activity="งานใหม่", fiscal_year=2568, problems=["ขาดแผน"])
    named = add_lesson(workspace, activity="แผน", fiscal_year=2560)

    hits = found(workspace, "แผน").hits

    assert [(hit.id, hit.excerpt) for hit in hits if hit.part != "subject"] == [
        (named, "แผน"),
        (new, "ขาดแผน"),
        (old, "ขาดแผน"),
        (old, "แผนก"),
    ]


def test_what_says_it_most_comes_before_what_says_it_once(workspace: Workspace) -> None:
    long = "เรียนรู้ร่วมกันทั้งสำนักงานในทุกกลุ่มงานตลอดปีงบประมาณ"
    once = f"ซ้อน {long}"
    add_lesson(workspace, activity="งาน", problems=["ซ้อน ซ้อน ซ้อน", once])

    assert [hit.excerpt for hit in found(workspace, "ซ้อน").hits] == ["ซ้อน ซ้อน ซ้อน", once]


def test_far_more_matches_than_shown_begin_with_names_and_the_newest(workspace: Workspace) -> None:
    for year in (2566, 2568, 2567):
        add_lesson(workspace, activity="งาน", fiscal_year=year, problems=["ขาดคน"] * 60)
    named = add_lesson(workspace, activity="คน", fiscal_year=2560)

    told = found(workspace, "คน", limit=3)

    assert told.total == 181 + 1  # its subject says the name too
    assert [(hit.id == named, hit.year_be) for hit in told.hits] == [
        (True, 2560),
        (False, 2568),
        (False, 2568),
    ]


def test_kinds_and_years_narrow(workspace: Workspace) -> None:
    open_round(workspace)
    with workspace.database.write() as session:
        awards.open_award(session, workspace.rulebook, "virtue", 2569)
    add_people(workspace, "นายต้นแบบ ดี")
    add_lesson(workspace, activity="ต้นแบบ", fiscal_year=2568)

    rounds = found(workspace, "ต้นแบบ", kinds=["round"]).hits

    assert [(hit.id, hit.year_be) for hit in rounds] == [
        ("virtue-2569", 2569),
        ("virtue-2568", 2568),
    ]
    years = found(workspace, "ต้นแบบ", years=[2568])
    assert {(hit.kind, hit.year_be) for hit in years.hits} == {("round", 2568), ("lesson", 2568)}
    assert found(workspace, "ต", kinds=["person"], years=[2568]).total == 0
    assert found(workspace, "ต", kinds=["person"]).total == 1


def test_a_kind_that_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="เลือกจาก: person, round, lesson, action, activity"):
        found(workspace, "ก", kinds=["award"])


@pytest.mark.parametrize("asked", ["", "  ", "\u200b", "\n\t"])
def test_nothing_asked_finds_nothing(workspace: Workspace, asked: str) -> None:
    add_people(workspace, "นายกล้า ดี")

    assert found(workspace, asked) == Results(0, ())


def test_people_are_found_by_all_that_is_known_of_them(workspace: Workspace) -> None:
    [id_] = add_people(
        workspace, "นายกล้า ดี", position="นิติกร", level="ชำนาญการ", group_name="กลุ่มอำนวยการ"
    )
    with workspace.database.write() as session:
        people.remember_spelling(session, "นายกลา ดี", id_)

    for asked in ("กล้า นิติกรชำนาญการ", "กลา ดี", f"{id_}@X.EXAMPLE", "อำนวยการ"):
        [hit] = found(workspace, asked).hits
        assert (hit.kind, hit.id, hit.title, hit.year_be) == ("person", id_, "นายกล้า ดี", None)


def test_answers_are_found_as_papers_say_them(workspace: Workspace) -> None:
    add_lesson(
        workspace,
        activity="งาน",
        date="2568-06-13",
        background="เนื้อความ **ที่เน้น** และ __ขีดเส้น__",
        signers=[{"name": "นายกล้า ดี", "position": "นิติกร", "date": "2568-06-14"}],
        virtues=["discipline", "honesty"],
        indicators=[3, 7],
    )

    assert [hit.snippet for hit in found(workspace, "๑๓ มิถุนายน ๒๕๖๘").hits] == [
        "[13 มิถุนายน 2568]".replace(" ", "] [")
    ]
    assert [hit.snippet for hit in found(workspace, "ความที่").hits] == []
    assert [hit.snippet for hit in found(workspace, "ที่เน้น").hits] == ["เนื้อความ [ที่เน้น] และ ขีดเส้น"]
    assert [hit.part for hit in found(workspace, "กล้า มิถุนายน").hits] == ["signers"]
    assert [hit.excerpt for hit in found(workspace, "สุจริต วินัย").hits] == ["วินัย · สุจริต"]


def test_tasks_are_found_by_words_owner_and_closing_note(workspace: Workspace) -> None:
    given = ActionFields("จัดทำปฏิทินคัดเลือก", owner="กลุ่มบริหารงานบุคคล", fiscal_year=2569)
    with workspace.database.write() as session:
        id_ = actions.add(session, given, date(2026, 1, 5))
        actions.finish(session, id_, date(2026, 2, 1), note="แจ้งเวียนทุกกลุ่มแล้ว")

    [words] = found(workspace, "ปฏิทิน บุคคล").hits
    [note] = found(workspace, "แจ้งเวียน").hits

    assert (words.kind, words.id, words.part, words.year_be) == ("action", id_, "", 2569)
    assert (note.part, note.title) == ("note", "จัดทำปฏิทินคัดเลือก")


def test_each_kind_has_its_own_name_and_home() -> None:
    assert KINDS == ("person", "round", "lesson", "action", "activity", "paper")
    assert len({source.kind for source in SOURCES}) == len(SOURCES)
    assert index.END not in fold(index.END)


def test_among_templates_states_and_virtues(workspace: Workspace) -> None:
    said = {"problems": ["บัตรซ้อน"]}
    one = add_lesson(workspace, activity="งานหนึ่ง", virtues=["discipline", "honesty"], **said)
    two = add_lesson(workspace, activity="งานสอง", virtues=["volunteer"], **said)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, two).state = "signed"
        task = actions.add(session, ActionFields("กันบัตรซ้อน"), date(2025, 6, 30))

    def ids(among: Among) -> list[tuple[str, int | str]]:
        with workspace.database.read() as session:
            told = queries.find_among(session, "บัตรซ้อน", among, None)
        assert told.total == len(told.hits)
        return sorted((hit.kind, hit.id) for hit in told.hits)

    assert ids(Among()) == [("action", task), ("lesson", one), ("lesson", two)]
    assert ids(Among(templates=["lesson-memo"])) == [("lesson", one), ("lesson", two)]
    assert ids(Among(templates=["other"])) == []
    assert ids(Among(virtues=["honesty", "volunteer"])) == [("lesson", one), ("lesson", two)]
    assert ids(Among(virtues=["honesty"])) == [("lesson", one)]
    assert ids(Among(states=["signed"])) == [("lesson", two)]
    assert ids(Among(states=["open", "draft"])) == [("action", task), ("lesson", one)]
    assert ids(Among(kinds=["lesson"], states=["open"])) == []
    assert ids(Among(virtues=["volunteer"], states=["draft"])) == []


def test_how_the_hits_are_spread(workspace: Workspace) -> None:
    for year in (2567, 2568, 2568):
        add_lesson(workspace, activity="งาน", fiscal_year=year, problems=["บัตรซ้อน"])
    add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม")

    with workspace.database.read() as session:
        told = queries.spread(session, "ซ้อน", Among())
        none = queries.spread(session, "", Among())

    assert told.kinds == {"lesson": 3, "person": 1}
    assert told.years == {2567: 1, 2568: 2, None: 1}
    assert (none.kinds, none.years) == ({}, {})


@pytest.mark.parametrize("asked", ["ซ้อน", "ซ้อน คะแนน", "ซ"])
def test_the_spread_adds_up_to_the_total(workspace: Workspace, asked: str) -> None:
    add_lesson(workspace, activity="งาน", problems=["คะแนนซ้อน", "ซ้อน คะแนน", "ซ้ำ"])
    add_lesson(workspace, activity="ซ้อน", fiscal_year=2568, wishes=["คะแนนไม่ซ้อน"])

    with workspace.database.read() as session:
        told = queries.spread(session, asked, Among())
        total = queries.find(session, asked).total

    assert total > 0
    assert (sum(told.kinds.values()), sum(told.years.values())) == (total, total)


def test_a_hit_tells_its_template(workspace: Workspace) -> None:
    add_lesson(workspace, activity="งาน", problems=["บัตรซ้อน"])
    add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม")

    assert {(hit.kind, hit.template) for hit in found(workspace, "ซ้อน").hits} == {
        ("lesson", "lesson-memo"),
        ("person", ""),
    }
