"""One opened data folder: database, settings, files, templates. The only assembler."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, replace
from pathlib import Path

from core import catalogue, files, paths, settings
from core.actions import model as _actions
from core.activities import model as _activities
from core.approvals import model as _approvals
from core.assessments import model as _assessments
from core.awards import model as _awards
from core.awards.rules import Rulebook
from core.awards.scheme import read_schemes
from core.certificates import model as _certificates
from core.database import Database, migrate
from core.database.trouble import of_system
from core.documents.house import House
from core.drafts import model as _drafts
from core.errors import UserError
from core.evidence import model as _evidence
from core.history import model as _history
from core.history import service as history
from core.imports import model as _imports
from core.indicators import model as _indicators
from core.lessons import model as _lessons
from core.lessons.template import Template, read_templates
from core.lookback import model as _lookback
from core.numbers import model as _numbers
from core.people import model as _people
from core.publishing import model as _publishing
from core.recall import RULEBOOK
from core.search import index as search
from core.settings import Settings
from core.surveys import model as _surveys
from core.topics import model as _topics

DATABASE = "office.db"
# fills Base.metadata
TABLES = (
    _history,
    _people,
    _awards,
    _certificates,
    _lessons,
    _actions,
    _approvals,
    _publishing,
    _numbers,
    _drafts,
    _activities,
    _lookback,
    _topics,
    _assessments,
    _imports,
    _evidence,
    _surveys,
    _indicators,
)


@dataclass(slots=True)
class Workspace:
    """An opened data folder; close it before the folder is copied."""

    folder: Path
    database: Database
    settings: Settings

    @property
    def files(self) -> Path:
        """Where attachments lie, the emblem among them."""
        return self.folder / "files"

    @property
    def resources(self) -> tuple[Path, ...]:
        """Roots of TOML files: the program's, then the office's own, which win."""
        return paths.RESOURCES, self.folder / "templates"

    @property
    def rulebook(self) -> Rulebook:
        """What rounds are judged by: the schemes there are, and this office."""
        return Rulebook(read_schemes(self.resources), self.settings.office)

    @property
    def templates(self) -> dict[str, Template]:
        """Lesson templates by key."""
        return read_templates(self.resources)

    @property
    def house(self) -> House:
        """What papers are made with."""
        return House(self.settings, self.rulebook, self.templates, self.files, self.resources)

    def set_office(self, file: Path) -> None:
        """The office has the facts that the TOML file names; what it does not name stays.

        ``emblem`` and ``seal`` are paths beside the file; copies are kept in the workspace.

        Raises:
            UserError: the file, a key or an image cannot be used; nothing is changed.
        """
        table = catalogue.read(file)
        given = settings.build(settings.Office, table, file)
        changes = {key: getattr(given, key) for key in table}
        for key in ("emblem", "seal"):
            if changes.get(key):
                changes[key] = files.keep_image(self.files, file.parent / changes[key])
        self.change_settings(
            replace(self.settings, office=replace(self.settings.office, **changes))
        )

    def change_settings(self, changed: Settings) -> None:
        """From now on the workspace has these settings, on disk too.

        Raises:
            UserError: the folder is full or may not be written; nothing is changed.
        """
        try:
            settings.save(self.folder, changed)
        except OSError as error:
            raise of_system(error) from error
        self.settings = changed
        self.database.who = changed.officer

    def close(self) -> None:
        """Release every file of the folder."""
        self.database.close()


def open_workspace(folder: Path) -> Workspace:
    """The data folder, made on first use, with a database of today's schema.

    Raises:
        UserError: it cannot be made, read or upgraded; nothing was changed.
    """
    try:
        for part in ("", "files", "backups", "templates"):
            (folder / part).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"สร้างโฟลเดอร์ข้อมูล {folder} ไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์หรือเลือกที่อื่น", code="no-folder"
        ) from error
    chosen = settings.load(folder)
    if not chosen.officer:
        chosen = replace(chosen, officer=_account())
    file = folder / DATABASE
    migrate.prepare(file, folder / "backups")
    database = Database(file, chosen.officer)
    history.watch(database)
    opened = Workspace(folder, database, chosen)
    database.tell(RULEBOOK, lambda: opened.rulebook)
    search.keep(database)
    return opened


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "ไม่ทราบชื่อ"
