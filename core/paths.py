"""Where the program's own files and the officer's data are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
FONTS = ROOT / "fonts"
SAMPLE = RESOURCES / "sample"


def default_workspace() -> Path:
    """The data folder opened when none is named: ``ต้นแบบ`` in the user's documents."""
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "ต้นแบบ"


def log_file() -> Path:
    """The log of this user, outside the workspace so that it never travels with the data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    else:
        base = Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local" / "state"))
    return base / "tonbaep" / "tonbaep.log"
