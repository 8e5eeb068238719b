"""The house's own rules, as other programs see them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PARTS = ("core", "gui", "installer", "tests", "main.py")


def sources(*parts: str) -> list[Path]:
    found = [ROOT / part for part in parts]
    return [f for p in found for f in (sorted(p.rglob("*.py")) if p.is_dir() else [p])]


def tracked() -> list[Path]:
    """Files of the repository; of the folder where there is none."""
    asked = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    names = asked.stdout.split("\0") if asked.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", *PARTS),
        ("ruff", "format", "--check", *PARTS),
        ("mypy",),
        ("lint-imports",),
        ("deptry", "."),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_checks_of_the_house_pass(command: tuple[str, ...]) -> None:
    tool, *arguments = command
    ended = subprocess.run(
        [BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_only_the_database_ends_a_transaction() -> None:
    calls = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources("core", "gui")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ]
    assert [call for call in calls if not call.startswith("core/database/")] == []


def test_files_and_functions_stay_small() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {len(file.read_text('utf-8').splitlines())} lines"
        for file in sources("core", "gui", "installer")
        if len(file.read_text("utf-8").splitlines()) > 300 and "migrations" not in file.parts
    ]
    functions = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in sources("core", "gui", "installer", "main.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
        and "migrations" not in file.parts
    ]
    assert long == []
    assert functions == []


def test_nothing_names_a_registry_or_this_machine() -> None:
    forbidden = re.compile(
        r"--(?:extra-)?index-url|pypi\.org/simple|files\.pythonhosted|registry\.npmjs|"
        + re.escape(str(Path.home()) + "/")
    )
    found = [
        str(file.relative_to(ROOT))
        for file in tracked()
        if file != Path(__file__)
        and file.suffix
        in {".py", ".toml", ".md", ".txt", ".sh", ".qss", ".cfg", ".svg", ".csv", ""}
        and forbidden.search(file.read_text("utf-8", errors="replace"))
    ]
    assert found == []


def test_the_tree_in_the_architecture_is_the_tree_on_disk() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    [tree] = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    told = set(re.findall(r"^ {2}([\w./]+)", tree, re.MULTILINE))
    present = {
        path.name + ("/" if path.is_dir() else "")
        for path in (ROOT / "core").iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
    }
    assert told == present
