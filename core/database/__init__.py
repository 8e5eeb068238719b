"""The database file: tables' base, units of work, upgrades."""

from core.database.base import Base, utc_now
from core.database.session import Database, Session, touched

__all__ = ["Base", "Database", "Session", "touched", "utc_now"]
