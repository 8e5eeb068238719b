"""A whole sample year, from the roster to the papers, with nothing typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from core import sample
from core.cli.frame import Outcome, command, progress, window
from core.errors import UserError
from core.workspace import DATABASE, open_workspace


@command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--no-window", is_flag=True, help="ไม่เปิดหน้าต่างเมื่อเสร็จ")
def demo(out: Path, *, no_window: bool) -> Outcome:
    """ทำทั้งปีตัวอย่างลงในโฟลเดอร์ แล้วเปิดหน้าต่างถ้ามีจอ."""
    folder = out / "workspace"
    if (folder / DATABASE).exists():
        raise UserError(
            f"โฟลเดอร์ {folder} มีข้อมูลอยู่แล้ว ลบโฟลเดอร์ {out} หรือเลือกที่อื่น แล้วลองอีกครั้ง", code="exists"
        )
    out.mkdir(parents=True, exist_ok=True)
    workspace = open_workspace(folder)
    try:
        lesson = sample.fill(workspace)
        made = sample.print_papers(workspace, lesson, out, progress())
    finally:
        workspace.close()
    files = [str(file) for file in made]
    open_window = window()
    if open_window and not no_window and sys.stdin.isatty() and _has_display():
        sys.stdout.writelines(f"{file}\n" for file in files)
        sys.stdout.flush()
        open_window(folder)
        return Outcome({"workspace": str(folder), "files": files})
    return Outcome({"workspace": str(folder), "files": files}, files)


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
