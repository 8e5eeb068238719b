"""Topics: lines of many records that speak of one thing."""

from __future__ import annotations

import click

from core.cli.frame import Outcome, command, workspace
from core.search import queries as search
from core.thai.numerals import to_thai
from core.topics import queries, service
from core.topics.queries import TopicLine


@click.group()
def topic() -> None:
    """ประเด็นที่กลับมาซ้ำ."""


@command(topic, "list")
def list_() -> Outcome:
    """แสดงประเด็นทั้งหมด มากที่สุดก่อน."""
    with workspace() as opened, opened.database.read() as session:
        rows = queries.topics(session)
    data = {"topics": [{"id": one.id, "name": one.name, "lines": one.lines} for one in rows]}
    lines = [f"{one.id}  {one.name}  {to_thai(f'{one.lines} ข้อ')}" for one in rows]
    return Outcome(data, lines or ["ยังไม่มีประเด็น"])


@command(topic)
@click.argument("name")
@click.option("--from", "words", default="", metavar="TEXT", help="ใส่ทุกแห่งที่มีคำเหล่านี้")
def add(name: str, words: str) -> Outcome:
    """เพิ่มประเด็น."""
    with workspace() as opened, opened.database.write() as session:
        id_ = service.add(session, name)
        hits = search.find(session, words, limit=None).hits
        many = len(service.tick(session, id_, [hit.place for hit in hits]))
    data = {"id": id_, "name": name, "lines": many}
    return Outcome(data, [to_thai(f"เพิ่มประเด็นที่ {id_} แล้ว {many} ข้อ")])


@command(topic)
@click.argument("id", type=int)
def show(id: int) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """แสดงประเด็นหนึ่ง จำนวนตามปี และทุกข้อ."""
    with workspace() as opened, opened.database.read() as session:
        view = queries.topic(session, id)
    data = {
        "id": view.id,
        "name": view.name,
        "years": {str(year): many for year, many in view.by_year},
        "lines": [
            {
                "kind": one.kind,
                "id": one.record,
                "title": one.title,
                "year": one.year_be,
                "part": one.part,
                "words": one.words,
            }
            for one in view.lines
        ],
    }
    counted = [to_thai(f"ปี {year} {many} ข้อ") for year, many in view.by_year]
    told = [f"{one.words} ({_source(one)})" for one in view.lines]
    return Outcome(data, [view.name, *counted, *told])


def _source(one: TopicLine) -> str:
    return to_thai(" ".join(str(part) for part in (one.title, one.year_be) if part))
