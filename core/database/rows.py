"""Plain rows by their key, each given its names only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from typing_extensions import override

T = TypeVar("T")
Row = tuple[Any, ...]


class RowsById(Mapping[int, T]):
    """Rows whose first value is their key. Thousands cost what the driver's tuples cost."""

    def __init__(self, rows: Iterable[Row], make: Callable[[Row], T]) -> None:
        self.plain: dict[int, Row] = {row[0]: row for row in rows}
        self._make = make

    @override
    def __getitem__(self, key: int) -> T:
        return self._make(self.plain[key])

    @override
    def __iter__(self) -> Iterator[int]:
        return iter(self.plain)

    @override
    def __len__(self) -> int:
        return len(self.plain)
