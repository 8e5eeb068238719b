"""One office for many small rounds, each rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.workspace import Workspace, open_workspace
from tests.factories import own_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with its own name and nobody in it."""
    opened = open_workspace(tmp_path_factory.mktemp("office") / "workspace")
    own_office(opened)
    yield opened
    opened.close()
