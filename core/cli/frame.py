"""What every command shares: the workspace, Thai or JSON out, and the exit status."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec

import click

from core import log, paths
from core.cli.usage import HINTS, thai_usage
from core.errors import UserError, WaitingError
from core.jobs import Progress
from core.workspace import Workspace, open_workspace

DONE, BUG, USAGE, REFUSED, WAITS = range(5)
P = ParamSpec("P")
_DATA = "data"
_MOST = 2**63 - 1  # no number in the database is larger


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has to say.

    ``data`` is the JSON object, ``lines`` the same in Thai; ``notes`` go to standard error;
    ``waits``: done, but something waits for a person.
    """

    data: Mapping[str, Any]
    lines: Sequence[str] = ()
    notes: Sequence[str] = field(default=())
    waits: bool = False


class Lazy(click.Group):
    """A group whose commands are imported when they are asked for."""

    def __init__(self, places: Mapping[str, str], **settings: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(**settings)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the year's work."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, if there is one."""
        place = self.places.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        return getattr(__import__(f"core.cli.{module}", fromlist=[name]), name)  # type: ignore[no-any-return]


COMMANDS = {
    "demo": "demo:demo",
    "office": "office:office",
    "people": "people:people",
    "award": "awards:award",
    "votes": "votes:votes",
    "names": "names:names",
    "tally": "awards:tally",
    "decide": "awards:decide",
    "freeze": "awards:freeze",
    "reopen": "awards:reopen",
    "print": "printing:print_",
    "certificate": "certificates:certificate",
    "number": "numbers:number",
    "lesson": "approvals:lesson",
    "check": "checks:check",
    "activity": "activities:activity",
    "publish": "publish:publish",
    "evidence": "evidence:evidence",
    "search": "search:search",
    "lookback": "lookback:lookback",
    "topic": "topics:topic",
    "survey": "surveys:survey",
    "surveys": "surveys:surveys",
    "ita": "ita:ita",
    "score": "score:score",
    "indicator": "indicator_marks:indicator",
    "doctor": "doctor:doctor",
}
root = Lazy(
    COMMANDS,
    name="tonbaep",
    help="ต้นแบบ: จากผลลงคะแนนใน USB ถึงบันทึกข้อความที่พร้อมลงนาม",
    params=[
        click.Option(
            [f"--{_DATA}"],
            type=click.Path(file_okay=False, path_type=Path),
            default=None,
            help="โฟลเดอร์ข้อมูล สร้างให้เมื่อใช้ครั้งแรก",
        )
    ],
    callback=lambda data: click.get_current_context().meta.__setitem__(_DATA, data),
)


class _Text(click.ParamType[str]):
    """Words that can be kept; a file's name may be any bytes, words may not."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words as they are.

        Raises:
            click.BadParameter: they hold bytes that are no UTF-8.
        """
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail("not UTF-8", param, ctx)
        return value


class _Whole(click.ParamType[int]):
    """A whole number that the database can hold; help does not tell its limits."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 - click's
        """The number.

        Raises:
            click.BadParameter: it is none, or larger than any record's.
        """
        number = click.INT.convert(value, param, ctx)
        if abs(number) > _MOST:
            self.fail("out of range", param, ctx)
        return number


_CHECKED: Mapping[click.ParamType[Any], click.ParamType[Any]] = {
    click.STRING: _Text(),
    click.INT: _Whole(),
}


def command(
    group: click.Group | None = None,
    name: str | None = None,
    **settings: Any,  # noqa: ANN401 - click's
) -> Callable[[Callable[P, Outcome]], click.Command]:
    """Makes a command with ``--json`` of a function that returns an Outcome."""

    def make(work: Callable[P, Outcome]) -> click.Command:
        def run_it(*args: P.args, **kwargs: P.kwargs) -> Outcome:
            kwargs.pop("as_json")
            return work(*args, **kwargs)

        run_it.__doc__ = work.__doc__
        run_it.__click_params__ = getattr(work, "__click_params__", [])  # type: ignore[attr-defined]
        made = (group.command if group else click.command)(name or work.__name__, **settings)(
            run_it
        )
        for parameter in made.params:
            parameter.type = _CHECKED.get(parameter.type, parameter.type)
        made.params.append(click.Option(["--json", "as_json"], is_flag=True, help="พิมพ์ผลเป็น JSON"))
        return made

    return make


@contextmanager
def workspace() -> Generator[Workspace, None, None]:
    """The workspace that ``--data`` names, open while the command works."""
    folder: Path = click.get_current_context().meta.get(_DATA) or paths.default_workspace()
    opened = open_workspace(folder)
    try:
        yield opened
    finally:
        opened.close()


def window() -> Callable[[Path], int] | None:
    """What opens a window on a workspace, where the program was started with one."""
    opener: Callable[[Path], int] | None = click.get_current_context().obj
    return opener


def progress() -> Progress:
    """Counts on standard error where that is a terminal, and nowhere else."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int, text: str) -> None:
        sys.stderr.write(f"\r{text} {done}/{total}\x1b[K" + ("\n" if done == total else ""))

    return Progress(show)


def run(arguments: Sequence[str], open_window: Callable[[Path], int] | None = None) -> int:
    """One command from start to exit status; nothing but its answer is on standard output.

    ``open_window`` is for the command that ends in the window.
    """
    log.start()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    as_json = "--json" in arguments
    try:
        outcome = root.main(
            list(arguments), prog_name="main.py", standalone_mode=False, obj=open_window
        )
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        _fail(as_json, "usage", thai_usage(error), [])
        return USAGE
    except UserError as error:
        _fail(as_json, error.code, str(error), error.findings)
        return WAITS if isinstance(error, WaitingError) else REFUSED
    except Exception:
        logging.getLogger(__name__).exception("command failed")
        _fail(as_json, "bug", f"ขออภัย โปรแกรมผิดพลาดเอง รายละเอียดอยู่ที่ {paths.log_file()}", [])
        return BUG
    return _tell(outcome, as_json=as_json) if isinstance(outcome, Outcome) else DONE


def _tell(outcome: Outcome, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps(outcome.data, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in outcome.lines)
    sys.stderr.writelines(f"{note}\n" for note in outcome.notes)
    return WAITS if outcome.waits else DONE


def _fail(as_json: bool, code: str, message: str, findings: Sequence[str]) -> None:  # noqa: FBT001 - a flag of the caller
    if as_json:
        error = {"code": code, "message": message, "findings": list(findings)}
        sys.stdout.write(json.dumps({"error": error}, ensure_ascii=False, indent=1) + "\n")
    hint = [HINTS[code]] if code in HINTS else []
    sys.stderr.writelines(f"{line}\n" for line in (message, *findings, *hint))
