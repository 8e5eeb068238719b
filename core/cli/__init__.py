"""The command line: a second front end over the same functions, one file a noun."""

from core.cli.frame import run

__all__ = ["run"]
