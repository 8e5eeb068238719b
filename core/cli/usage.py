"""Wrong usage, said in Thai."""

from __future__ import annotations

import click

# What to type next, after a refusal of this code.
HINTS = {
    "frozen": "คำสั่ง: reopen --award ID --reason เหตุผล",
    "needs-override": "คำสั่ง: เติม --override",
    "columns-missing": "คำสั่ง: เติม --column KEY=เลขคอลัมน์ นับคอลัมน์ A เป็น 1",
    "no-spelling": "คำสั่ง: names list --award ID",
    "no-lesson": "คำสั่ง: เติม --lesson ID ดูหมายเลขด้วย lesson list",
    "no-award": "คำสั่ง: เติม --award ID",
    "no-year": "คำสั่ง: เติม --year ปี พ.ศ. เช่น 2568",
    "no-prefix": "คำสั่ง: office set FILE.toml ที่มี number_prefix",
    "same-subject": "คำสั่ง: เติม --another ถ้าเป็นคนละฉบับ",
    "numbered": "คำสั่ง: number enter เลข --subject เรื่อง หรือ number void เลข --reason เหตุผล",
    "several-series": "คำสั่ง: เติม --series KEY",
    "same-file": "คำสั่ง: votes undo เลขชุด",
}


def thai_usage(error: click.ClickException) -> str:
    """A finished Thai sentence: what was wrong with the command, and where to look."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    path = ctx.command_path if ctx else "main.py"
    return f"{_what(error)} ดูวิธีใช้ด้วย {path} --help"


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"ไม่มีตัวเลือก {error.option_name}"
        case click.MissingParameter():
            return f"ยังขาด {_parameter(error)}"
        case click.BadParameter():
            return f"ค่าของ {_parameter(error)} ใช้ไม่ได้"
        case click.BadOptionUsage():
            return f"ตัวเลือก {error.option_name} เขียนไม่ครบ"
    return _other(error.format_message())


def _other(words: str) -> str:
    if words.startswith("No such command"):
        return f"ไม่มีคำสั่ง {words.removeprefix('No such command').strip(' .')}"
    if "unexpected extra argument" in words:
        return f"มีคำเกินมา: {words.partition('(')[2].rstrip(').')}"
    return "คำสั่งไม่ครบ"


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.opts[0].upper()
