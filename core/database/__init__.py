"""The database file: tables' base, units of work, upgrades."""

from core.database.base import Base, utc_now
from core.database.session import Database, Session, insert_many, note_touched, plain_rows, touched

__all__ = [
    "Base",
    "Database",
    "Session",
    "insert_many",
    "note_touched",
    "plain_rows",
    "touched",
    "utc_now",
]
