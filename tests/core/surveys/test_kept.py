"""Surveys that are kept: for their activity, by a word alone, changed, taken out and put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.activities import service as activities
from core.activities.service import ActivityFields
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.surveys import queries, service
from core.surveys.reading import read
from core.surveys.service import SurveyFields
from core.workspace import Workspace
from tests.core.surveys.exports import golden

FIELDS = SurveyFields("แบบประเมินความพึงพอใจ", 2568, "โครงการ  คุณธรรม")


def keep(workspace: Workspace, tmp_path: Path, given: SurveyFields = FIELDS) -> int:
    surveyed = read(golden(tmp_path))
    with workspace.database.write() as session:
        return service.keep(session, given, surveyed)


def test_a_kept_survey_is_the_one_that_was_read(workspace: Workspace, tmp_path: Path) -> None:
    id_ = keep(workspace, tmp_path)
    with workspace.database.read() as session:
        [row] = queries.surveys(session, 2568)
        assert queries.survey(session, id_) == row
        assert queries.of_activity(session, "คุณธรรม ปีงบประมาณ ๒๕๖๘", 2568) == [row]
        assert queries.of_activity(session, "", 2568) == []
        assert queries.surveys(session, 2567) == []
    assert row.answers == read(golden(tmp_path)).answers
    assert (row.title, row.activity, row.word) == (FIELDS.title, "โครงการ คุณธรรม", "มาก")
    assert row.table is not None
    assert row.table.overall is not None


def test_the_same_file_is_kept_once(workspace: Workspace, tmp_path: Path) -> None:
    keep(workspace, tmp_path)
    with pytest.raises(ConflictError, match="เก็บไว้แล้วเป็นผลความพึงพอใจหมายเลข ๑"):
        keep(workspace, tmp_path)


def test_a_word_alone_is_kept_for_years_without_figures(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        id_ = service.keep_word(session, SurveyFields("ปีก่อน", 2564, "คุณธรรม"), " มากที่สุด ")
        row = queries.survey(session, id_)
    assert (row.word, row.answers, row.table) == ("มากที่สุด", None, None)


@pytest.mark.parametrize(
    ("given", "word", "code"),
    [
        (SurveyFields("", 2568), "มาก", "title-missing"),
        (SurveyFields("ก", 2025), "มาก", "year-missing"),
        (SurveyFields("ก", 2568), " ", "word-missing"),
        (SurveyFields("ก\0", 2568), "มาก", "control-characters"),
    ],
)
def test_what_lacks_something_is_not_kept(
    workspace: Workspace, given: SurveyFields, word: str, code: str
) -> None:
    with pytest.raises(UserError) as refused, workspace.database.write() as session:
        service.keep_word(session, given, word)
    assert refused.value.code == code


def test_it_follows_its_activitys_name_and_outlives_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.write() as session:
        activity = activities.add(session, ActivityFields("โครงการคุณธรรม", 2568))
    id_ = keep(workspace, tmp_path)
    with workspace.database.write() as session:
        activities.edit(session, activity, ActivityFields("กิจกรรมสุจริต", 2568))
        assert queries.survey(session, id_).activity == "กิจกรรมสุจริต"
    with workspace.database.write() as session:
        was = service.remove(session, id_)
        activities.remove(session, activity)
        service.put_back(session, was)
    with workspace.database.read() as session:
        assert queries.survey(session, id_).activity == "โครงการ คุณธรรม"


def test_changed_removed_and_put_back(workspace: Workspace, tmp_path: Path) -> None:
    id_ = keep(workspace, tmp_path)
    with workspace.database.write() as session:
        service.edit(session, id_, SurveyFields("ชื่อใหม่", 2567, "", "0.80"))
        changed = queries.survey(session, id_)
    assert (changed.title, changed.fiscal_year, changed.activity) == ("ชื่อใหม่", 2567, "")
    assert (changed.bands, changed.word) == ("0.80", "มากที่สุด")
    with workspace.database.write() as session:
        was = service.remove(session, id_)
    with workspace.database.write() as session:
        for act in (queries.survey, service.remove):
            with pytest.raises(NotFoundError, match="ไม่พบผลความพึงพอใจหมายเลข ๑"):
                act(session, id_)
        service.put_back(session, was)
        assert queries.survey(session, id_) == changed
        noted = [entry.act for entry in history.entries(session, "survey", id_)]
    assert noted == ["added", "removed", "changed", "added"]


def test_a_preset_that_is_gone_leaves_the_usual_words(workspace: Workspace, tmp_path: Path) -> None:
    id_ = keep(workspace, tmp_path, SurveyFields("ก", 2568, "", "own"))
    with workspace.database.read() as session:
        assert queries.survey(session, id_).word == "มาก"
