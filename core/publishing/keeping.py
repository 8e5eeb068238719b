"""What leaves the office is written and logged together, or neither."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.database import Session
from core.documents.paper import Paper
from core.files import write_whole
from core.publishing import log
from core.publishing.answers import Answer
from core.publishing.log import Published
from core.publishing.public_copy import Draft
from core.publishing.web_folder import HASHES, Site, write_site


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where something goes, when, and who lets it go."""

    destination: str
    on: date
    who: str


def keep(
    session: Session,
    draft: Draft,
    answers: Mapping[str, Answer],
    paper: Paper,
    file: Path,
    leaving: Leaving,
) -> int:
    """The public copy lies in the file and is in the log; returns the entry's id.

    Raises:
        UserError: it is not said where it goes, or the file cannot be written.
    """
    kind = "ebook" if draft.book else "lesson"
    id_ = _log(session, draft, answers, leaving, (kind, paper.title, file.name, paper.sha256))
    write_whole(file, paper.data)
    return id_


def publish_site(
    session: Session,
    site: Site,
    draft: Draft,
    answers: Mapping[str, Answer],
    folder: Path,
    leaving: Leaving,
) -> tuple[int, list[str]]:
    """The pages lie in the folder and are in the log; returns the entry's id and the files.

    Raises:
        UserError: it is not said where they go, or the folder is there or cannot be written.
    """
    written = write_site(site, folder)
    sha256 = hashlib.sha256((folder / HASHES).read_bytes()).hexdigest()
    id_ = _log(session, draft, answers, leaving, ("web", site.title, folder.name, sha256))
    return id_, written


def _log(
    session: Session,
    draft: Draft,
    answers: Mapping[str, Answer],
    leaving: Leaving,
    what: tuple[str, str, str, str],
) -> int:
    kind, title, file, sha256 = what
    published = Published(
        kind,
        title,
        draft.fiscal_year,
        draft.record_id,
        file,
        sha256,
        leaving.destination,
        leaving.on,
        leaving.who,
    )
    return log.record(session, published, {hit.key: answers[hit.key] for hit in draft.hits})
