"""Lists say what their reader sees where names stand in a record, and tasks are made of that."""

from __future__ import annotations

from datetime import date

import pytest

from core import recall
from core.actions import queries as actions
from core.actions import service as follow_up
from core.actions.service import ActionFields
from core.approvals import requests
from core.approvals.model import Approval
from core.lessons.model import LessonItem, LessonRecord
from core.lookback import plan as plans
from core.lookback import queries as lookback
from core.lookback import service as carrying
from core.recall import UNKNOWN, Recall
from core.search import queries as search
from core.topics import service as topics
from core.topics.model import TopicItem
from core.workspace import Workspace
from tests.factories import ROUND, add_lesson, add_people, open_round

DAY = date(2026, 1, 5)
SAID = "มีสิทธิ {{ผู้มีสิทธิ}} คน"
SEEN = "มีสิทธิ 2 คน"


@pytest.fixture
def record(workspace: Workspace) -> int:
    """A lesson about a round of two people, each of whose lists says a name."""
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    open_round(workspace)
    lists = "problems learned requests recommendations".split()
    told = {key: [SAID] for key in lists}
    id_ = add_lesson(workspace, activity="เลือกคนดี", fiscal_year=2568, **told)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, id_).subject = ROUND
    return id_


def item(workspace: Workspace, record: int, part: str) -> int:
    with workspace.database.read() as session:
        found = session.query(LessonItem.id).filter_by(record_id=record, part=part).scalar()
    assert isinstance(found, int)
    return found


def test_requests_lessons_and_offers_say_values(workspace: Workspace, record: int) -> None:
    templates = workspace.templates
    with workspace.database.read() as session:
        view = recall.approval(session, templates, record)
        rows = recall.taught(session, templates, record)

    assert [one.words for one in view.requests] == [SEEN]
    assert {one.words for one in rows} == {SEEN}


def test_a_task_that_was_approved_has_the_words_that_were_seen(
    workspace: Workspace, record: int
) -> None:
    offer = requests.Offer(item(workspace, record, "requests"), "requests", SEEN, for_chief=False)
    with workspace.database.write() as session:
        requests.open_tasks(session, [offer], ActionFields(), "", DAY)
    with workspace.database.read() as session:
        [task] = recall.of_items(session, actions.actions(session))

    assert (task.words, task.item_text) == (SEEN, SEEN)


def test_a_task_and_its_item_say_the_same(workspace: Workspace, record: int) -> None:
    with workspace.database.write() as session:
        given = ActionFields(SEEN)
        follow_up.from_item(session, item(workspace, record, "recommendations"), given, DAY)
        [raw] = actions.actions(session)
        [task] = recall.of_items(session, [raw])

    assert (raw.item_text, task.item_text) == (SAID, SEEN)


def test_what_was_sent_keeps_its_own(workspace: Workspace, record: int) -> None:
    with workspace.database.write() as session:
        session.get_one(LessonRecord, record).state = "sent"
        sent = Approval(noun="lesson", record_id=record, version=1, printed="a", printed_sha256="0")
        sent.facts = {"ผู้มีสิทธิ": "9"}
        session.add(sent)
        session.flush()
        said = Recall(session)

        assert said.said(record, SAID) == "มีสิทธิ 9 คน"
        assert said.said(record, "{{ผู้มีสิทธิ}} {{ไม่มี}}") == f"9 {UNKNOWN}"
        assert said.said(999, SAID) == f"มีสิทธิ {UNKNOWN} คน"
        assert said.said(None, SAID) == SAID


def test_the_next_year_sees_and_carries_what_this_one_said(
    workspace: Workspace, record: int
) -> None:
    new = add_lesson(workspace, activity="เลือกคนดี", fiscal_year=2569)
    with workspace.database.write() as session:
        plan = plans.of_record(session, new)
        assert plan is not None
        seen = lookback.look_back(session, plan)
        problem = item(workspace, record, "problems")
        carrying.carry(session, workspace.templates, plan, problem)
    with workspace.database.read() as session:
        [carried] = lookback.planned(session, plan)

    assert {one.words for _meaning, some in seen.sections for one in some} == {SEEN}
    assert carried.words == SEEN
    with workspace.database.read() as session:
        text = session.query(LessonItem.text).filter_by(record_id=new, part="problems").scalar()
    assert text == f"{SEEN} (จากบทเรียนปี 2568)"


def test_a_topic_s_line_knows_the_item_that_says_it(workspace: Workspace, record: int) -> None:
    with workspace.database.write() as session:
        hits = search.find(session, "มีสิทธิ ๒ คน", kinds=["lesson"]).hits
        [place] = [one.place for one in hits if one.part == "problems"]
        topic = topics.add(session, "สิทธิ")
        topics.tick(session, topic, [place])
        line = session.query(TopicItem).one()

        assert (line.words, line.item_id) == (SEEN, item(workspace, record, "problems"))
