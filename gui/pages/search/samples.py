"""States of the page that are looked at; a topic is made of what the sample year says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.search import queries as search
from core.topics import queries, service
from gui.page import State

if TYPE_CHECKING:
    from core.database import Session
    from core.jobs import Progress
    from gui.pages.search.page import SearchPage

_TOPIC, _WORDS = "การลงคะแนน", "ลงคะแนน"


def _hits(page: SearchPage) -> None:
    page.open(words=_WORDS)


def _nothing(page: SearchPage) -> None:
    page.open(words="ไม่มีคำนี้ในบันทึกใด")


def _ticked(page: SearchPage, then: Callable[[SearchPage], object] = lambda _page: None) -> None:
    """The first two hits are ticked."""
    page.open(words=_WORDS)

    def go_on(_nothing: None) -> None:
        for at in range(2):
            page.hits.choose(at)
            page.hits.tick()
        then(page)

    # answers of the database come in the order of the questions
    page.query(lambda _session: None, lambda _first: page.query(lambda _session: None, go_on))


def _keep(page: SearchPage) -> None:
    _ticked(page, lambda page: page.keep())


def _topic(page: SearchPage) -> None:
    def work(session: Session, _progress: Progress) -> int:
        known = {one.name: one.id for one in queries.topics(session)}
        id_ = known.get(_TOPIC) or service.add(session, _TOPIC)
        service.tick(session, id_, [hit.place for hit in search.find(session, _WORDS).hits])
        return id_

    page.change(work, lambda id_: page.open(topic=id_))


STATES = (
    State("hits", _hits),
    State("nothing", _nothing),
    State("ticked", _ticked),
    State("keep", _keep),
    State("topic", _topic),
)
