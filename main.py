#!/usr/bin/env python3
"""ต้นแบบ: without a subcommand the window opens, with one the same work is done without a screen."""

from __future__ import annotations

import sys
from pathlib import Path

from core import paths

IMPORT_WORKER = "--import-worker"  # how a frozen program starts its own child process


def main(arguments: list[str]) -> int:
    """Run the window or one command; returns the exit status."""
    if arguments[:1] == [IMPORT_WORKER]:
        from core.imports.worker import main as read_workbook  # noqa: PLC0415 - the child's one job

        read_workbook()
        return 0
    folder = _window_folder(arguments)
    if folder is not None:
        return _open_window(folder)
    from core.cli import run  # noqa: PLC0415 - the window must not wait for the command line

    return run(arguments, _open_window)


def _open_window(folder: Path) -> int:
    from gui.app import run  # noqa: PLC0415 - the command line needs no Qt

    return run(folder)


def _window_folder(arguments: list[str]) -> Path | None:
    """The workspace to open a window on; None if the arguments name a command."""
    match arguments:
        case []:
            return paths.default_workspace()
        case ["--data", folder]:
            return Path(folder)
        case [only] if only.startswith("--data="):
            return Path(only.removeprefix("--data="))
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
