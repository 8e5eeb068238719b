"""Small things the window remembers of this user: columns, filters, its size. Never data."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

WRITE_AFTER_MS = 800


class Memory(QObject):
    """Values by key, kept as JSON in one file; a file that cannot be read counts as empty."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._values = _read(file)
        self._timer = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def get(self, key: str, usual: Any = None) -> Any:  # noqa: ANN401 - any JSON value
        """What is remembered under the key, or ``usual``."""
        return self._values.get(key, usual)

    def set(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Remember the value; it is on disk a moment later."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._timer.start()

    def write(self) -> None:
        """Everything remembered is on disk, if the disk takes it."""
        self._timer.stop()
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            part.replace(self._file)
        except OSError:
            with suppress(OSError):
                part.unlink()


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
